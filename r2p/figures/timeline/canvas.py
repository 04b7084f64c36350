"""A sheet of paper measured in pixels, from the top left; few traces, however much is drawn."""

from collections import defaultdict
from typing import Any

from r2p.figures.look import Look
from r2p.figures.palette import Palette
from r2p.figures.pieces import left_note, line, words
from r2p.figures.webgl import by_webgl


class Canvas:
    """Collects what is drawn and hands it to Plotly as one list of shapes and a few traces.

    Across, positions are pixels of a drawing ``width`` wide, which the browser
    stretches to the room there is; down, they are true pixels.
    """

    def __init__(self, look: Look) -> None:
        self.look = look
        self.names = 0 if look.narrow else 136  # px for the names of lanes
        self.margin = self.names + (16 if look.printed else 4 if look.narrow else 0)
        self.right_margin = 16 if look.printed else 4 if look.narrow else 8
        if look.printed:
            self.width = 448.0 if look.narrow else 1032.0
        else:
            self.width = 340.0 if look.narrow else 680.0
        self.shapes: list[dict[str, Any]] = []
        self.annotations: list[dict[str, Any]] = []
        self.marks: list[dict[str, Any]] = []
        self._lines: dict[tuple, tuple[list, list]] = defaultdict(lambda: ([], []))
        self._texts: dict[tuple, tuple[list, list, list]] = defaultdict(lambda: ([], [], []))

    @property
    def palette(self) -> Palette:
        """The colours of the theme."""
        return self.look.palette

    def rect(self, left: float, right: float, top: float, bottom: float, **style: Any) -> None:
        """A rectangle under everything else."""
        self.shapes.append(
            {
                "type": "rect",
                "layer": "below",
                "x0": round(left, 1),
                "x1": round(right, 1),
                "y0": top,
                "y1": bottom,
                "line": {"width": 0},
                **style,
            }
        )

    def line(
        self, xs: list[float], ys: list[float], colour: str, width: float, dash: str = "solid"
    ) -> None:
        """A line that cannot be pointed at."""
        across, down = self._lines[(colour, width, dash)]
        across += [round(x, 1) for x in xs] + [None]
        down += [round(y, 1) for y in ys] + [None]

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        muted: bool = True,
        size: int = 12,
        to: str = "right",
    ) -> None:
        """A line of text beside a point; ``text`` must be escaped already."""
        xs, ys, texts = self._texts[(muted, size, to)]
        xs.append(round(x, 1))
        ys.append(round(y, 1))
        texts.append(text)

    def lane_name(self, y: float, text: str, *, muted: bool = False, size: int = 13) -> None:
        """Text left of the drawing; on a phone it stands at the left edge, above what it names."""
        cover = {"bgcolor": self.palette.page} if self.look.narrow else {}
        self._note(-self.names, y, text, muted, size, **cover)

    def _note(self, shift: float, y: float, text: str, muted: bool, size: int, **more: Any) -> None:
        colour = self.palette.muted if muted else self.palette.ink
        self.annotations.append(left_note(text, colour, size, round(shift, 1), round(y, 1), **more))

    def pinned(self, kind: str, x0: float, x1: float, y0: float, y1: float, **style: Any) -> None:
        """A shape whose place across is in true pixels, which the browser does not stretch."""
        ends = {"x0": round(x0, 1), "x1": round(x1, 1), "y0": round(y0, 1), "y1": round(y1, 1)}
        self.shapes.append({"type": kind, "xsizemode": "pixel", "xanchor": 0, **ends, **style})

    def pinned_path(self, points: list[tuple[float, float]], **style: Any) -> None:
        """A closed path, placed like `pinned`."""
        path = "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + "Z"
        self.shapes.append(
            {"type": "path", "xsizemode": "pixel", "xanchor": 0, "path": path, **style}
        )

    def pinned_text(
        self, x: float, y: float, text: str, *, muted: bool = True, size: int = 12
    ) -> None:
        """A line of text whose place across is in true pixels."""
        self._note(x, y, text, muted, size)

    def traces(self) -> list[dict[str, Any]]:
        """Everything drawn but the shapes, in the order in which it lies: lines, marks, text."""
        lines = [line(*points, *style) for style, points in self._lines.items()]
        texts = [
            words(
                *found, self.palette.muted if muted else self.palette.ink, size,
                textposition=f"middle {to}",
            )
            for (muted, size, to), found in self._texts.items()
        ]  # fmt: skip
        return [*lines, *by_webgl(self.marks), *texts]
