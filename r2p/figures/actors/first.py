"""Who came first: who opened each instrument, who followed, and after how many days."""

from collections.abc import Sequence

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.actors.board import Board, Mark
from r2p.figures.actors.days import Days, reach
from r2p.figures.actors.layout import name_sides
from r2p.figures.actors.text import (
    View,
    cut,
    level_noun,
    outline,
    short_names,
    subtitle,
    symbol,
)
from r2p.figures.chart import Chart, Spec
from r2p.figures.compare.words import capital
from r2p.figures.look import Look
from r2p.figures.palette import blend
from r2p.figures.words import count, escaped, listed
from r2p.measures.grid import counted
from r2p.measures.openers import openers
from r2p.measures.selection import in_scope

PER_PAGE = 3
"""Crises that are drawn below each other."""
BY = {"family": "families", "instrument": "instruments"}
_NAMES = {"family": "Instrument family", "instrument": "Instrument"}
_HEAD, _ROW, _FOOT, _BETWEEN = 34, 42, 22, 22  # px
_DODGE = 11  # px


def opened(data: Dataset, view: View, by: str) -> pd.DataFrame:
    """`openers` of the chosen crises; the window plays no part."""
    return openers(in_scope(data, view.selection), by, view.what)


def first(data: Dataset, view: View, by: str, cases: tuple[str, ...], look: Look) -> Chart:
    """A row per family or instrument, the first act of each actor that led one.

    Args:
        data: the dataset.
        view: what counts; title, reading and table are about all its crises.
        by: ``family`` or ``instrument``.
        cases: the crises drawn.
        look: theme and width.
    """
    found = opened(data, view, by)
    short = short_names(data, view)
    number = int(counted(in_scope(data, view.selection), view.what).sum())
    words = subtitle(data, view, f"First act of each lead actor, by {_NAMES[by].lower()}", number)
    words = words.replace(f" · {view.selection.window.label}", " · to the end of coding", 1)
    drawn = {case: short[case] for case in cases}
    return Chart(
        title=_title(found, by),
        subtitle=words,
        reading=_reading(found, short, by),
        spec=_spec(found, drawn, by, look),
        table=_table(data, found, by),
        file_name=f"actors-first-by-{by}",
        caveats=(
            "To come after is not to follow on purpose: the order of acts says nothing about why.",
            "Only the lead actor of each act is counted. Pale marks on the left came before onset.",
        ),
    )


def _after(found: pd.DataFrame) -> pd.DataFrame:
    return found[~found["early"]]


def _title(found: pd.DataFrame, by: str) -> str:
    rows = _after(found)
    if rows.empty:
        return "No act from onset on is recorded here"
    later = rows.loc[rows["place"] > 1, "after"]
    one = {"family": "an instrument family", "instrument": "an instrument"}[by]
    if later.empty:
        return f"Nobody followed where one actor had opened {one}"
    return (
        f"Once {one} was opened, half of the {count(len(later), 'follower')} came within "
        f"{count(int(later.median()), 'day')}"
    )


def _reading(found: pd.DataFrame, short: dict[str, str], by: str) -> str:
    rows = _after(found)
    first_rows = rows[rows["place"] == 1]
    if first_rows.empty:
        return "No act from onset on is recorded here."
    parts = []
    for case in short if len(short) <= 4 else ():
        own = first_rows[first_rows["case_id"] == case]
        if own.empty:
            continue
        top = own.groupby("level")["term"].nunique().sort_values(ascending=False, kind="stable")
        total = own["term"].nunique()
        parts.append(
            f"{level_noun(str(top.index[0]))} opened {top.iloc[0]} of {total} {BY[by]} "
            f"in {short[case]}"
        )
    if not parts:
        pairs = first_rows.drop_duplicates(["case_id", "term", "level"])
        top = pairs.groupby("level").size().sort_values(ascending=False, kind="stable")
        total = len(first_rows.drop_duplicates(["case_id", "term"]))
        shown = [f"{level_noun(str(level))} {number}" for level, number in top.head(3).items()]
        parts.append(f"of {total} openings in {len(short)} crises most were by {listed(shown)}")
    early = found[found["early"]].drop_duplicates(["case_id", "term"])
    said = capital("; ".join(parts)) + "."
    if len(early):
        said += f" {count(len(early), BY_ONE[by], BY[by])} had been in use before onset" + (
            " already." if len(short) == 1 else ", counted crisis by crisis."
        )
    return said


BY_ONE = {"family": "family", "instrument": "instrument"}


def _table(data: Dataset, found: pd.DataFrame, by: str) -> pd.DataFrame:
    vocabulary_name = {"family": "families", "instrument": "instruments"}[by]
    return pd.DataFrame(
        {
            "Crisis": found["case_id"].map(data.labels),
            _NAMES[by]: found["term"].map(labels(vocabulary_name)),
            "Order from onset on": found["place"].where(~found["early"]).astype("Int64"),
            "Lead actor": found["name"],
            "Level": found["level"].map(labels("levels")),
            "Day": found["day"],
            "Days after the first": found["after"],
            "Date known to the day": found["exact"].map({True: "yes", False: "no"}),
            "Act": found["event_id"],
        }
    )


def _spec(found: pd.DataFrame, short: dict[str, str], by: str, look: Look) -> Spec:
    wide = 340.0 if look.narrow else 640.0
    if look.printed:
        wide = 380.0 if look.narrow else 780.0
    drawn = found[found["case_id"].isin(list(short))]
    before, after = reach(drawn["day"].tolist())
    days = Days(8, wide - (36 if look.narrow else 60), before, after)
    names = labels({"family": "families", "instrument": "instruments"}[by])
    board = _Panels(look, days, wide)
    top = 0.0
    rows: dict[str, dict[str, list]] = {case: {} for case in short}
    for row in drawn.itertuples():
        rows[row.case_id].setdefault(row.term, []).append(row)
    for case, name in short.items():
        own = rows[case]
        terms = [
            (label, own.get(term, []))
            for term, label in names.items()
            if term in own or by == "family"
        ]
        top = board.panel(name, terms, top)
    high = max(top - _BETWEEN, 60)
    return board.spec(wide, high, _left(look))


def _left(look: Look) -> int:
    """Pixels left of the drawing; a picture keeps more of an edge."""
    if look.narrow:
        return 4
    return 202 if look.printed else 190


class _Panels(Board):
    """The crises below each other."""

    def __init__(self, look: Look, days: Days, wide: float) -> None:
        super().__init__(look)
        self.days, self.wide = days, wide

    def panel(self, name: str, terms: Sequence[tuple[str, list]], top: float) -> float:
        """One crisis from ``top`` down; returns where the next one begins."""
        above = 16 if self.look.narrow else 0
        shift = 0 if self.look.narrow else -186
        self.note(escaped(name), top + 12, size=14, weight=600, shift=shift)
        y = top + _HEAD
        bottom = y + len(terms) * (_ROW + above)
        self.onset(self.days, 0, y, bottom)
        for label, rows in terms:
            middle = y + above + _ROW / 2
            at = y + 9 if above else middle
            self.note(escaped(label), at, size=12 if above else 13, shift=shift)
            self.guide(0, self.wide, y)
            self._row(rows, middle)
            y += _ROW + above
        return bottom + _FOOT + _BETWEEN

    def _row(self, rows: list, middle: float) -> None:
        if not rows:
            self.text(self.days.zero + 6, middle, "none recorded")
            return
        at = self._places(rows, middle)
        radius = {row.event_id: 7.0 if row.place == 1 else 5.0 for row in rows}
        order = sorted((row.place, row.event_id, row) for row in rows if not row.early)
        names = self._names([row for _, _, row in order])
        box = (0, middle - _ROW / 2 - 1, self.wide, middle + _ROW / 2 + 1)
        sides = name_sides(at, radius, names, box, 12)
        self.marks.extend(self._mark(row, *at[row.event_id]) for row in rows)
        for event_id, side in sides.items():
            x, y = at[event_id]
            away = radius[event_id]
            x += {"middle right": away + 2, "middle left": -away - 2}.get(side, 0)
            y += {"top center": 1 - away, "bottom center": away - 1}.get(side, 0)
            who, _, lag = names[event_id].rpartition(" ")
            self.text(x, y, f"{escaped(who)} <b>{lag}</b>", side, muted=False)

    def _places(self, rows: list, middle: float) -> dict[str, tuple[float, float]]:
        """Marks of one day stand above and below the line."""
        at: dict[str, tuple[float, float]] = {}
        for row in rows:
            x = self.days.at(row.day)
            taken = {y for other, y in at.values() if abs(other - x) < _DODGE}
            free = [y for y in (middle, middle - _DODGE, middle + _DODGE) if y not in taken]
            at[row.event_id] = (x, free[0] if free else middle)
        return at

    def _names(self, rows: list) -> dict[str, str]:
        """What is written beside the marks; openers of one day share their words."""
        opened = [row for row in rows if row.place == 1]
        most = 15 if self.look.narrow else 24
        named = {}
        if opened:
            first = opened[0]
            who = ", ".join(
                cut(row.name, most if len(opened) == 1 else most * 3 // 4) for row in opened
            )
            named[first.event_id] = f"{who} {_about(first)}{first.day}"
        for row in rows:
            if row.place > 1:
                named[row.event_id] = f"{cut(row.name, most)} {_about(row)}+{row.after:.0f}"
        return named

    def _mark(self, row, x: float, y: float) -> Mark:
        palette = self.look.palette
        colour = palette.groups[row.group]
        when = f"{'' if row.exact else 'about '}day {row.day}".replace("-", "−")
        if row.early:
            colour = blend(colour, palette.page, 0.45)
            said = f"before onset, {when}"
        elif row.place == 1:
            said = f"opened on {when}"
        else:
            said = f"{when}, {count(int(row.after), 'day')} after the first"
        size = 8 if row.early else 13 if row.place == 1 else 9
        hover = f"<b>{escaped(row.name)}</b><br>{said}"
        line = outline(row.level, colour, palette.page)
        return Mark(x, y, row.event_id, hover, symbol(row.level), size, colour, line)


def _about(row) -> str:
    return "" if row.exact else "~"
