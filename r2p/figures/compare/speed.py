"""Speed: the day of the first act after onset, on a scale that gives the first days room."""

import math
from collections.abc import Sequence
from typing import Any

from r2p.figures.compare.dots import dot, dot_entry, dots, lines
from r2p.figures.compare.form import Form
from r2p.figures.compare.frame import Frame, Trace
from r2p.figures.compare.scale import Scale
from r2p.figures.compare.shown import Row
from r2p.figures.compare.words import NAMED, bold, crises, number
from r2p.figures.look import Look
from r2p.figures.pieces import line
from r2p.figures.words import listed

SOON = 30  # days; "within a month"
BEFORE = -0.9  # where the zone of "before onset" begins on the scale of days
DAYS = (0, 1, 3, 10, 30, 100, 300, 1000, 3000)


class Speed(Form):
    """A dot on the day of the first act after onset; what was in use before stands apart."""

    noun = "first act"

    def scale(self) -> Scale:
        days = [row["high"] or 0 for row in self.shown.rows.values()]
        end = _place(max([*days, SOON]) * 1.15)
        ticks = [day for day in DAYS if _place(day) <= end]
        return Scale(
            BEFORE,
            end,
            (BEFORE / 2, *(_place(day) for day in ticks)),
            ("before", *(number(day) for day in ticks)),
            "days after onset",
        )

    def legend(self, look: Look) -> tuple[Trace, ...]:
        ink = look.palette.muted
        ring = dot(ink, filled=False, look=look)
        return (
            dot_entry("first act after onset", dot(ink, filled=True)),
            dot_entry("range, where the date is not known to the day", ring),
            dot_entry("in use before onset", {"symbol": "square", "size": 9, "color": ink}),
        )

    def draw(self, frame: Frame, panel: int, rows: Sequence[Row]) -> None:
        colour = frame.panels[panel].colour
        _onset(frame, panel)
        low = [None if row["low"] is None else _place(row["low"]) for row in rows]
        high = [None if row["high"] is None else _place(row["high"]) for row in rows]
        day = [None if row["value"] is None else _place(row["value"]) for row in rows]
        wide = [a is not None and a != b for a, b in zip(low, high, strict=True)]
        lines(frame, panel, low, high, colour, 2.5)
        ring = dot(colour, filled=False, look=frame.look)
        dots(frame, panel, low, wide, ring)
        dots(frame, panel, high, wide, ring)
        known = [place is not None and not w for place, w in zip(day, wide, strict=True)]
        dots(frame, panel, day, known, dot(colour, filled=True))
        before = [row["state"] == "before_onset" for row in rows]
        square = {"symbol": "square", "size": 9, "color": colour}
        dots(frame, panel, [BEFORE / 2] * len(rows), before, square)

    def label(self, row: Row, look: Look) -> str:
        if row["state"] == "not_recorded":
            return f"not recorded by day {number(row['total'])}"
        if row["state"] == "before_onset":
            after = f", then {self._day(row)}" if row["value"] is not None else ""
            return f"{bold(look, 'before onset')}{after}"
        return bold(look, self._day(row))

    def _day(self, row: Row) -> str:
        if row["low"] != row["high"]:
            return f"day {number(row['low'])} to {number(row['high'])}"
        return f"day {number(row['value'])}"

    def said(self, row: Row) -> str:
        return {"not_recorded": "not recorded", "before_onset": "in use before onset"}.get(
            row["state"], self._day(row) if row["value"] is not None else ""
        )

    def sorting(self, row: Row) -> float | None:
        if row["state"] == "not_recorded":
            return math.inf
        return -1.0 if row["state"] == "before_onset" else float(row["value"])

    def columns(self, row: Row) -> dict[str, Any]:
        return {
            "State": self.said(row).partition(" ")[0].replace("day", "after onset")
            if row["state"] == "day"
            else self.said(row),
            "First day after onset": row["value"],
            "Earliest day": row["low"],
            "Latest day": row["high"],
            "Coding ends on day": row["total"],
            "Act": row["event_id"],
        }

    def finding(self) -> str:
        """In how many crises each kind came soon."""
        texts = []
        for pair in self.shown.pairs[:NAMED]:
            soon = [row for row in self.shown.of(pair) if _came_soon(row)]
            texts.append(f"{self.shown.noun(pair)} in {len(soon)}")
        texts[0] += f" of {crises(len(self.shown.view.selection.cases))}"
        return f"Before onset or within {SOON} days after it: {listed(texts)}"

    def spread(self, rows: Sequence[Row]) -> str:
        """How many of the crises are in each state, and the day by which half had acted."""
        states = [row["state"] for row in rows]
        days = sorted(row["value"] for row in rows if row["state"] == "day")
        middle = f", half of these by day {number(days[(len(days) - 1) // 2])}" if days else ""
        said = {
            "before_onset": "in use before onset in {}",
            "day": "first after it in {}" + middle,
            "not_recorded": "not recorded in {}",
        }
        held = {state: states.count(state) for state in said}
        return ", ".join(said[state].format(n) for state, n in held.items() if n)


def _onset(frame: Frame, panel: int) -> None:
    """The day of onset: a red hairline through the marks, not through the words."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in range(len(frame.lines)):
        x += [0.0, 0.0, None]
        y += [frame.bar_at(row) - 6, frame.bar_at(row) + 6, None]
    red = frame.look.palette.deaths
    frame.traces.append(line(x, y, red, 1, showlegend=False, **frame.axes(panel)))


def _place(day: float) -> float:
    """Where a day stands: a logarithm, with onset at nought."""
    return math.log10(max(0.0, day) + 1)


def _came_soon(row: Row) -> bool:
    if row["state"] == "day":
        return row["value"] <= SOON
    return row["state"] == "before_onset"
