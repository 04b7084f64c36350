"""Acts at cross purposes, each eased or obstructed act with the pressure around it."""

from dataclasses import dataclass, replace

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.actors.board import Board, Mark
from r2p.figures.actors.text import View, cut, outline, short_names, symbol
from r2p.figures.chart import Chart, Spec
from r2p.figures.compare.words import lower, selection_words
from r2p.figures.look import Look
from r2p.figures.timeline.text import width as text_width
from r2p.figures.words import count, escaped, wrapped
from r2p.measures.cross_purposes import cross_purposes, easing
from r2p.measures.houses import houses
from r2p.measures.selection import select

PER_PAGE = 8
"""Easing or obstructing acts drawn below each other."""
_LINE, _ROW, _BETWEEN = 18, 22, 18  # px
_SORTS = {"eases": "eases", "counter": "counter-act"}


@dataclass(frozen=True)
class Crossed:
    """The pairs of a view. ``pairs`` as `cross_purposes` gives them, ``eased`` the number of
    acts that ease or obstruct at all."""

    pairs: pd.DataFrame
    eased: int


def crossed(data: Dataset, view: View, within: int) -> Crossed:
    """Pairs of acts at cross purposes in the window; counter-acts are asked for here."""
    chosen = view.selection
    events = select(data, replace(chosen, direction="all"))
    place = {case: number for number, case in enumerate(chosen.cases)}
    events = events.assign(_case=events["case_id"].map(place))
    events = events.sort_values(["_case", "day", "event_id"]).drop(columns="_case")
    pairs = cross_purposes(events, data.event_actors, houses(data.actors), within)
    return Crossed(pairs, int((easing(events) != "").sum()))


def cross(data: Dataset, view: View, within: int, page: int, look: Look) -> Chart:
    """Days around each act that eases or obstructs, with the pressing acts of others."""
    found = crossed(data, view, within)
    pairs = found.pairs
    short = short_names(data, view)
    shown = list(dict.fromkeys(pairs["event_id"]))[(page - 1) * PER_PAGE : page * PER_PAGE]
    return Chart(
        title=_title(pairs),
        subtitle=(
            f"Carried-out pressure by others, at most {count(within, 'day')} before or after · "
            f"{selection_words(view.selection)} · n = {_eased(found.eased)}"
        ),
        reading=_reading(found, short, within),
        spec=_spec(data, pairs[pairs["event_id"].isin(shown)], short, within, look),
        table=_table(data, pairs),
        file_name="actors-cross-purposes",
        caveats=(
            "Listed by rule, not by judgement: a relief that was earned stands beside one that "
            "undercut others. Read the acts before you call it a lack of coordination.",
            "Targets are compared word by word; the same body under two names goes unnoticed.",
        ),
    )


def _eased(number: int) -> str:
    return (
        f"{count(number, 'act')} that {'eases or obstructs' if number == 1 else 'ease or obstruct'}"
    )


def _title(pairs: pd.DataFrame) -> str:
    if pairs.empty:
        return "No acts at cross purposes are recorded here"
    same = int((pairs["same_target"] != "").sum())
    tail = f"{same} of them name the same target" if len(pairs) > 1 else "the same target is named"
    if not same:
        tail = "their targets are named differently"
    return f"{count(len(pairs), 'pair')} of acts pulled in different directions; {tail}"


def _reading(found: Crossed, short: dict[str, str], within: int) -> str:
    pairs = found.pairs
    if not found.eased:
        return "No act that eases, and no counter-act, lies in the window."
    having = pairs["event_id"].nunique()
    said = (
        f"{having} of {_eased(found.eased)} came within {count(within, 'day')} of pressure by "
        "somebody else"
    )
    if pairs.empty:
        return said + "."
    per = pairs.groupby("case_id", sort=False).size()
    names = ", ".join(f"{short[case]} {number}" for case, number in list(per.items())[:6])
    more = f" and {len(per) - 6} more" if len(per) > 6 else ""
    none = [name for case, name in short.items() if case not in per.index]
    without = f"; none in {', '.join(none)}" if none and len(none) <= 4 else ""
    return f"{said}. Pairs by crisis: {names}{more}{without}."


def _table(data: Dataset, pairs: pd.DataFrame) -> pd.DataFrame:
    acts = data.events.set_index("event_id")
    ours, theirs = acts.loc[pairs["event_id"]], acts.loc[pairs["other_event_id"]]
    named = pairs["same_target"].replace("", "no: named differently")
    return pd.DataFrame(
        {
            "Crisis": pairs["case_id"].map(data.labels),
            "Act": pairs["event_id"],
            "Who eases or obstructs": ours["lead_name"].to_numpy(),
            "What": ours["title"].to_numpy(),
            "As": pairs["sort"].map(_SORTS),
            "Day": pairs["day"],
            "Pressing act": pairs["other_event_id"],
            "Who presses": theirs["lead_name"].to_numpy(),
            "With what": theirs["title"].to_numpy(),
            "Instrument": theirs["instrument"].map(labels("instruments")).to_numpy(),
            "Day of the pressure": pairs["other_day"],
            "Days apart": pairs["apart"],
            "Words both targets name": named,
            "Both dates known to the day": pairs["exact"].map({True: "yes", False: "no"}),
        }
    )


def _spec(
    data: Dataset, pairs: pd.DataFrame, short: dict[str, str], within: int, look: Look
) -> Spec:
    wide = 340.0 if look.narrow else 820.0
    if look.printed:
        wide = 380.0 if look.narrow else 1000.0
    board = _Rows(data, look, wide, within)
    top = 0.0
    for _, rows in pairs.groupby("event_id", sort=False):
        top = board.act(rows, short, top)
    if pairs.empty:
        board.note("No pair to draw.", 20, muted=True)
        top = 60.0
    high = max(top - _BETWEEN, 40)
    return board.spec(wide, high)


class _Rows(Board):
    """One block per act that eases or obstructs."""

    def __init__(self, data: Dataset, look: Look, wide: float, within: int) -> None:
        super().__init__(look)
        self.acts = data.events.set_index("event_id")
        self.wide, self.within = wide, max(within, 1)

    def at(self, days: int) -> float:
        """Where so many days after the act lie."""
        side = 60.0 if self.look.narrow else 190.0
        part = (days + self.within) / (2 * self.within)
        return round(side + (self.wide - 2 * side) * part, 1)

    def act(self, rows: pd.DataFrame, short: dict[str, str], top: float) -> float:
        """The act from ``top`` down; returns where the next one begins."""
        first = rows.iloc[0]
        own = self.acts.loc[first["event_id"]]
        when = f"day {first['day']}".replace("-", "−")
        head = f"<b>{escaped(short[first['case_id']])}, {when}: {escaped(own['lead_name'])}</b>"
        self.note(f"{head}, {_SORTS[first['sort']]}", top + 9)
        title = wrapped(own["title"], int(self.wide / 6.4)).split("<br>")
        for number, line in enumerate(title):
            self.note(line, top + 9 + _LINE * (number + 1), size=12, muted=True)
        y = top + 9 + _LINE * (len(title) + 1) + 4
        zero = self.at(0)
        middle = y + _ROW * (len(rows) - 1) / 2
        self.upright(zero, y - 10, y + _ROW * (len(rows) - 1) + 10, self.look.palette.muted)
        said = f"{_SORTS[first['sort']]} on {when}"
        self.marks.append(self._mark(own, zero, middle, said, 15))
        for place, row in enumerate(rows.itertuples()):
            self._pressing(row, zero, y + place * _ROW, middle)
        return y + _ROW * (len(rows) - 1) + 12 + _BETWEEN

    def _pressing(self, row, zero: float, y: float, middle: float) -> None:
        other = self.acts.loc[row.other_event_id]
        x = self.at(row.apart) if row.apart else zero + 18
        if x != zero:
            self.tie((zero, x), (y, y), "solid" if row.same_target else "2px,3px")
        when = _apart(row.apart) + ("" if row.exact else ", about")
        target = (
            f"same target: {row.same_target}" if row.same_target else "target named differently"
        )
        self.marks.append(self._mark(other, x, y, f"{when}<br>{escaped(target)}", 11))
        side = "middle right" if x >= zero else "middle left"
        away = 9 if x >= zero else -9
        days = "same day" if not row.apart else f"{row.apart:+d}".replace("-", "−")
        name = cut(other["lead_name"], 22)
        what = lower(labels("instruments")[other["instrument"]])
        room = (self.wide - x if x >= zero else x) - 14
        for words in (f"{name}, {what}", name, cut(name, 12), ""):
            if text_width(f"{days} {words}", 12) <= room or not words:
                self.text(x + away, y, f"<b>{days}</b> {escaped(words)}".strip(), side, muted=False)
                return

    def _mark(self, act: pd.Series, x: float, y: float, said: str, size: float) -> Mark:
        palette = self.look.palette
        colour = palette.groups[act["lead_group"]]
        hover = f"<b>{escaped(act['lead_name'])}</b><br>{wrapped(act['title'], 48)}<br>{said}"
        line = outline(act["lead_level"], colour, palette.page)
        return Mark(x, y, str(act.name), hover, symbol(act["lead_level"]), size, colour, line)


def _apart(days: int) -> str:
    if not days:
        return "on the same day"
    return f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
