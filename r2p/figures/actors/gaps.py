"""Days between: when UN bodies, regional organisations, states and others first acted."""

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.actors.board import Board, Mark
from r2p.figures.actors.days import Days, reach
from r2p.figures.actors.text import View, cut, short_names, subtitle, symbol
from r2p.figures.chart import Chart, Spec
from r2p.figures.compare.words import capital
from r2p.figures.look import Look
from r2p.figures.palette import blend
from r2p.figures.timeline.text import width as text_width
from r2p.figures.words import count, escaped, listed
from r2p.measures.first_acts import first_acts
from r2p.measures.grid import counted
from r2p.measures.selection import in_scope
from r2p.measures.voices import VOICES, bodies_named, speaking

WIDE, NARROW = 640.0, 340.0
_HEAD, _ROW, _FOOT, _BETWEEN = 28, 23, 20, 20  # px
_LABELS = 128  # px, names of the voices on a phone
_LEVEL = {
    "un": "global",
    "world": "global",
    "regional": "regional",
    "subregional": "subregional",
    "elsewhere": "regional",
    "state": "state",
    "domestic_government": "domestic_government",
    "civil_society": "civil_society",
    "private_sector": "private_sector",
}
_OPEN = ("world", "elsewhere")
"""Voices that share the symbol of another one and are drawn open."""


def firsts(data: Dataset, view: View, voices: pd.DataFrame | None = None) -> pd.DataFrame:
    """`first_acts` of the chosen crises; the window plays no part. ``voices``: of `speaking`."""
    events = in_scope(data, view.selection)
    voices = speaking(data) if voices is None else voices
    return first_acts(events, view.selection.cases, voices, view.what)


def un_and_region(found: pd.DataFrame) -> dict[str, float]:
    """Days between the first act of a UN body and of an organisation of the neighbourhood.

    Counted from onset on, whoever came first; crises where one is not recorded are left out.
    """
    day = found.pivot(index="case_id", columns="voice", values="day")
    region = day[["regional", "subregional"]].min(axis=1)
    apart = (day["un"] - region).abs().dropna()
    return {case: float(apart[case]) for case in found["case_id"].unique() if case in apart.index}


def gaps(data: Dataset, view: View, look: Look) -> Chart:
    """One small drawing per crisis, a row per voice, a dot on the day of its first act."""
    found = firsts(data, view)
    short = short_names(data, view)
    events = in_scope(data, view.selection)
    number = int(counted(events, view.what).sum())
    words = subtitle(data, view, "Days from onset to the first act of each", number)
    words = words.replace(f" · {view.selection.window.label}", " · to the end of coding", 1)
    return Chart(
        title=_title(found, short),
        subtitle=words,
        reading=_reading(data, view, found, short),
        spec=_spec(data, found, short, look),
        table=_table(data, found),
        file_name="actors-gaps",
        caveats=(
            "Acts close in time may never have been agreed, and agreed ones may lie far apart: "
            "a gap in days is not a measure of coordination by itself.",
            "Onset dates are choices. The scale gives the first days as much room as later months.",
        ),
    )


def _title(found: pd.DataFrame, short: dict[str, str]) -> str:
    apart = un_and_region(found)
    if not apart:
        return "First acts of UN bodies and regional organisations cannot be compared here"
    first = "UN bodies and regional organisations first acted"
    if len(short) <= 4:
        days = list(apart.items())
        parts = [f"{count(int(days[0][1]), 'day')} apart in {short[days[0][0]]}"]
        parts += [f"{day:.0f} in {short[case]}" for case, day in days[1:]]
        return f"{first} {listed(parts)}"
    values = sorted(apart.values())
    middle = pd.Series(values).median()
    return (
        f"{first} {values[0]:.0f} to {values[-1]:.0f} days apart, in half of {len(values)} crises "
        f"at most {middle:.0f}"
    )


def _reading(data: Dataset, view: View, found: pd.DataFrame, short: dict[str, str]) -> str:
    if len(short) > 4:
        return _reading_of_many(found, len(short))
    parts = []
    for case, name in short.items():
        own = found[(found["case_id"] == case) & found["day"].notna()].sort_values("day")
        if own.empty:
            parts.append(f"{name}: no act from onset on")
            continue
        low, high = own.iloc[0], own.iloc[-1]
        parts.append(
            f"{name}: from {VOICES[low['voice']].words} on day {low['day']:.0f} to "
            f"{VOICES[high['voice']].words} on day {high['day']:.0f}"
        )
    lacking = [
        f"{listed([VOICES[voice].words for voice in none], 'or')} in {short[case]}"
        for case in short
        if (
            none := found[(found["case_id"] == case) & (found["state"] == "not_recorded")][
                "voice"
            ].tolist()
        )
    ]
    said = capital("; ".join(parts)) + "."
    return said + (f" Not recorded: {'; '.join(lacking)}." if lacking else "")


def _reading_of_many(found: pd.DataFrame, number: int) -> str:
    parts = []
    for voice in ("un", "regional", "subregional", "civil_society"):
        days = found.loc[(found["voice"] == voice) & found["day"].notna(), "day"]
        if len(days):
            parts.append(f"{VOICES[voice].words} {days.median():.0f} ({len(days)} crises)")
    never = found[found["state"] == "not_recorded"].groupby("voice").size()
    worst = never.sort_values(ascending=False, kind="stable")
    said = f"Median day of the first act from onset on: {listed(parts)}."
    if len(worst):
        said += (
            f" Most often not recorded: {VOICES[str(worst.index[0])].words} "
            f"({worst.iloc[0]} of {number})."
        )
    return said


def _table(data: Dataset, found: pd.DataFrame) -> pd.DataFrame:
    states = {
        "before_onset": "acted before onset too",
        "day": "from onset on only",
        "not_recorded": "not recorded",
    }
    first = found.groupby("case_id")["day"].transform("min")
    return pd.DataFrame(
        {
            "Crisis": found["case_id"].map(data.labels),
            "Who": found["voice"].map({id: voice.label for id, voice in VOICES.items()}),
            "State": found["state"].map(states),
            "Day of first act": found["day"],
            "Days after the first of all": found["day"] - first,
            "Actors": found["who"],
            "Act": found["event_id"],
            "Acts from onset on": found["acts"],
            "Acts before onset": found["before"],
            "Latest day before onset": found["before_day"],
        }
    )


def _spec(data: Dataset, found: pd.DataFrame, short: dict[str, str], look: Look) -> Spec:
    columns = 1 if look.narrow else _columns(len(short))
    wide = NARROW if look.narrow else WIDE
    if look.printed:
        wide = 380.0 if look.narrow else 800.0
    labels_px = _LABELS if look.narrow else 0
    gap = 26.0
    panel = (wide - (columns - 1) * gap) / columns
    before, after = reach([*found["day"].dropna(), *found["before_day"].dropna()])
    board = _Panels(look, bodies_named(data))
    pitch = _HEAD + len(VOICES) * _ROW + _FOOT + _BETWEEN
    for place, (case, name) in enumerate(short.items()):
        line, column = divmod(place, columns)
        left = column * (panel + gap) + labels_px
        right = column * (panel + gap) + panel
        days = Days(left + 4, right - (34 if columns > 3 else 62), before, after, right)
        own = found[found["case_id"] == case]
        board.panel(name, own, days, line * pitch, column == 0)
    lines = -(-len(short) // columns)
    high = lines * pitch - _BETWEEN + 4
    return board.spec(wide, high, _left(look))


def _left(look: Look) -> int:
    """Pixels left of the drawings; a picture keeps more of an edge."""
    if look.narrow:
        return 4
    return 184 if look.printed else 172


def _columns(number: int) -> int:
    return number if number <= 3 else 4 if number > 6 else 3 if number != 4 else 2


class _Panels(Board):
    """The small drawings, one per crisis."""

    def __init__(self, look: Look, named: dict[str, frozenset[str]]) -> None:
        super().__init__(look)
        self.named = named

    def panel(self, name: str, rows: pd.DataFrame, days: Days, top: float, named: bool) -> None:
        """One crisis; ``named`` writes the voices to the left of it."""
        narrow = self.look.narrow
        bottom = top + _HEAD + len(VOICES) * _ROW
        left = days.left - 4
        start = left - _LABELS if narrow else left
        self.note(escaped(name), top + 10, x=start, weight=600)
        self.onset(days, left, top + _HEAD - 4, bottom)
        by_voice = {row.voice: row for row in rows.itertuples()}
        for place, (id, voice) in enumerate(VOICES.items()):
            y = top + _HEAD + place * _ROW + _ROW / 2
            if narrow:
                self.note(voice.label, y, x=start, size=12)
            elif named:
                self.note(voice.label, y, shift=-168)
            row = by_voice[id]
            self.guide(left, days.at(row.day) if row.acts else days.zero, y)
            self._row(row, days, y)

    def _row(self, row, days: Days, y: float) -> None:
        if row.before:
            said = (
                f"{count(row.before, 'act')} before onset, the latest on day −{-row.before_day:.0f}"
            )
            x = days.at(row.before_day)
            self.marks.append(self._mark(row, x, y, row.before_event_id, said, pale=True))
        if row.acts:
            about = "" if row.exact else "about "
            hover = f"first act from onset on: {about}day {row.day:.0f}<br>{escaped(row.who)}"
            self.marks.append(self._mark(row, days.at(row.day), y, row.event_id, hover))
            self._label(row, days, y)
            return
        possible = self.named.get(row.case_id, frozenset())
        if row.before:
            text = "none from onset on"
        elif row.voice in ("regional", "subregional") and row.voice not in possible:
            text = "no such body named"
        else:
            text = "not recorded"
        self.text(days.zero + 5, y, text)

    def _label(self, row, days: Days, y: float) -> None:
        """The day and as much of the name as there is room for, on either side of the mark."""
        x = days.at(row.day)
        day = f"{'' if row.exact else '~'}{row.day:.0f}"
        room = {"middle right": days.edge - x - 8, "middle left": x - days.zero - 12}
        first = row.who.split(", ")[0]
        for who in (row.who, *(cut(first, most) for most in (30, 22, 16, 13, 10)), ""):
            needs = text_width(f"{day} {who}".strip(), 12)
            for side, free in room.items():
                if needs <= free:
                    away = 8 if side == "middle right" else -8
                    words = f"<b>{day}</b> {escaped(who)}".strip()
                    self.text(x + away, y, words, side, muted=False)
                    return

    def _mark(self, row, x: float, y: float, event_id: str, said: str, pale: bool = False) -> Mark:
        voice, palette = VOICES[row.voice], self.look.palette
        colour = palette.groups[voice.group]
        if pale:
            colour = blend(colour, palette.page, 0.45)
        shape = symbol(_LEVEL[row.voice]) + ("-open" if row.voice in _OPEN else "")
        line = (2.0, colour) if shape.endswith("-open") else (1.0, palette.page)
        hover = f"<b>{escaped(voice.label)}</b><br>{said}"
        return Mark(x, y, event_id, hover, shape, 8 if pale else 11, colour, line)
