"""Joint action: the share of acts in which two or more organisations acted together."""

from collections.abc import Sequence
from typing import Any

from r2p.figures.compare.form import Form
from r2p.figures.compare.frame import Frame
from r2p.figures.compare.scale import Scale, scale_to
from r2p.figures.compare.shown import Row
from r2p.figures.compare.words import bold
from r2p.figures.look import Look
from r2p.figures.words import percent


class Joint(Form):
    """A bar as long as the share of joint acts."""

    noun = "joint acts"
    acts = "total"

    def scale(self) -> Scale:
        most = max((row["value"] or 0 for row in self.shown.rows.values()), default=0.0)
        return scale_to(most, "%", least=0.6)

    def draw(self, frame: Frame, panel: int, rows: Sequence[Row]) -> None:
        colour = frame.panels[panel].colour
        marker = {"color": colour, "line": {"color": colour, "width": 1}}
        values = [float(row["value"] or 0) for row in rows]
        frame.bars(panel, range(len(rows)), [0.0] * len(rows), values, marker)

    def label(self, row: Row, look: Look) -> str:
        if row["state"] == "missing":
            return "no act of the kind" if row["total"] == 0 else str(self.missing(row))
        return f"{bold(look, percent(row['value']))} {row['n']} of {row['total']} joint"

    def said(self, row: Row) -> str:
        return percent(row["value"])

    def columns(self, row: Row) -> dict[str, Any]:
        value = row["value"]
        return {
            "Share of joint acts (%)": None if value is None else round(value * 100, 1),
            "Joint acts": row["n"],
            "Acts of the kind": row["total"],
        }
