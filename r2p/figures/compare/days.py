"""Days in force: the least and the most that the dates allow, beside the length of the window."""

from collections.abc import Sequence
from typing import Any

from r2p.figures.compare.dots import dot, dot_entry, dots, line_entry, lines
from r2p.figures.compare.form import Form
from r2p.figures.compare.frame import Frame, Trace
from r2p.figures.compare.scale import Scale, scale_to
from r2p.figures.compare.shown import Row
from r2p.figures.compare.words import bold, number
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.words import count


class Days(Form):
    """A line from the least to the most days in force, on one as long as the window."""

    noun = "days in force"

    def scale(self) -> Scale:
        rows = self.shown.rows.values()
        return scale_to(max((float(row["total"] or 0) for row in rows), default=0.0), "days")

    def legend(self, look: Look) -> tuple[Trace, ...]:
        ink = look.palette.muted
        return (
            dot_entry("least", dot(ink, filled=True)),
            dot_entry("most, where an end is not recorded", dot(ink, filled=False, look=look)),
            line_entry("length of the window", rgba(ink, 0.4)),
        )

    def draw(self, frame: Frame, panel: int, rows: Sequence[Row]) -> None:
        colour = frame.panels[panel].colour
        length = [float(row["total"] or 0) for row in rows]
        zero = [0.0] * len(rows)
        lines(frame, panel, zero, length, rgba(frame.look.palette.muted, 0.4), 1.5)
        low = [row["low"] for row in rows]
        high = [row["high"] for row in rows]
        lines(frame, panel, low, high, colour, 2.5)
        some = [bool(row["high"]) for row in rows]
        range_ = [on and a != b for on, a, b in zip(some, low, high, strict=True)]
        dots(frame, panel, high, range_, dot(colour, filled=False, look=frame.look))
        dots(frame, panel, low, some, dot(colour, filled=True))

    def label(self, row: Row, look: Look) -> str:
        if missing := self.missing(row):
            return missing
        return f"{bold(look, self._span(row))} of {count(int(row['total']), 'day')}"

    def _span(self, row: Row) -> str:
        low, high = int(row["low"]), int(row["high"])
        return number(low) if low == high else f"{number(low)} to {number(high)}"

    def said(self, row: Row) -> str:
        return f"{self._span(row)} of {count(int(row['total']), 'day')}"

    def columns(self, row: Row) -> dict[str, Any]:
        return {
            "Days in force, least": row["low"],
            "Days in force, most": row["high"],
            "Days of the window": row["total"],
            "Acts in force": row["n"],
        }
