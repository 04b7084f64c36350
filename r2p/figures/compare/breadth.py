"""Variety: instruments expected in samples of equal size, beside those counted."""

from collections.abc import Sequence
from typing import Any

from r2p.figures.compare.form import Form
from r2p.figures.compare.frame import Frame, Trace, key
from r2p.figures.compare.scale import Scale, scale_to
from r2p.figures.compare.shown import Row
from r2p.figures.compare.words import bold, number
from r2p.figures.look import Look
from r2p.figures.words import count


class Breadth(Form):
    """Two bars a row: instruments expected in a sample of equal size, and as counted."""

    noun = "different instruments"
    bar_px = 18
    acts = "total"

    def scale(self) -> Scale:
        rows = self.shown.rows.values()
        most = max((max(row["value"] or 0, float(row["n"] or 0)) for row in rows), default=0.0)
        return scale_to(most, "instruments" if self.shown.view.selection.cases else "")

    def legend(self, look: Look) -> tuple[Trace, ...]:
        solid, empty = _solid_and_empty(look.palette.muted)
        return (
            key("expected in a sample of equal size", solid),
            key("as counted (grows with the number of acts)", empty),
        )

    def draw(self, frame: Frame, panel: int, rows: Sequence[Row]) -> None:
        solid, empty = _solid_and_empty(frame.panels[panel].colour)
        every, zero = range(len(rows)), [0.0] * len(rows)
        values = [float(row["value"] or 0) for row in rows]
        raw = [float(row["n"] or 0) for row in rows]
        frame.bars(panel, every, zero, values, solid, shift=-4.5, width=7)
        frame.bars(panel, every, zero, raw, empty, shift=4.5, width=7)

    def label(self, row: Row, look: Look) -> str:
        if missing := self.missing(row):
            return missing
        if not row["total"]:
            return "no act"
        counted = f"expected, {row['n']} counted in {count(int(row['total']), 'act')}"
        return f"{bold(look, number(round(row['value'], 1)))} {counted}"

    def said(self, row: Row) -> str:
        return number(round(row["value"], 1))

    def notes(self, rows: Sequence[Row]) -> tuple[str, ...]:
        size = _sample(rows)
        return (f"expected: in {size} at random" if size else "no act recorded",)

    def remarks(self) -> list[str]:
        if any(_sample(self.shown.of(pair)) == "1 act" for pair in self.shown.pairs):
            return [
                "A sample of one act shows one instrument, always: without the crises that have "
                "a single act the numbers say more."
            ]
        return []

    def columns(self, row: Row) -> dict[str, Any]:
        value = row["value"]
        return {
            "Instruments expected in a sample": None if value is None else round(value, 2),
            "Instruments as counted": row["n"],
            "Acts": row["total"],
        }


def _solid_and_empty(colour: str) -> tuple[dict[str, Any], dict[str, Any]]:
    line = {"color": colour, "width": 1}
    return {"color": colour, "line": line}, {"color": "rgba(0,0,0,0)", "line": line}


def _sample(rows: Sequence[Row]) -> str:
    """Size of the equal samples, as the measure words it: ``18 acts``."""
    first = next((str(row["note"]) for row in rows if row["value"] is not None), "")
    return first.partition(".")[0].removeprefix("Rarefied to ")
