"""A board in pixels on which acts are marks: guide lines, bands, words and marks, few traces."""

from dataclasses import dataclass

from r2p.figures.actors.days import Days
from r2p.figures.chart import Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.pieces import band, line, note, rule, words


@dataclass(frozen=True)
class Mark:
    """An act on the board. ``line`` is width and colour of the outline."""

    x: float
    y: float
    event_id: str
    hover: str
    symbol: str
    size: float
    colour: str
    line: tuple[float, str]


class Board:
    """Collects what is drawn. Across, pixels stretch with the page; down, they are true."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.notes: list[dict] = []
        self.shapes: list[dict] = []
        self.marks: list[Mark] = []
        self._guides: tuple[list, list] = ([], [])
        self._ties: dict[str, tuple[list, list]] = {}
        self._texts: list[tuple[float, float, str, str, bool]] = []

    def guide(self, left: float, right: float, y: float) -> None:
        """A faint line on which marks stand."""
        self._guides[0].extend([left, right, None])
        self._guides[1].extend([y, y, None])

    def tie(self, xs: tuple[float, float], ys: tuple[float, float], dash: str) -> None:
        """A line from one mark to another."""
        across, down = self._ties.setdefault(dash, ([], []))
        across.extend([*xs, None])
        down.extend([*ys, None])

    def text(
        self, x: float, y: float, text: str, side: str = "middle right", *, muted: bool = True
    ) -> None:
        """Words beside a point; ``text`` must be escaped already."""
        self._texts.append((round(x, 1), round(y, 1), text, side, muted))

    def note(
        self, text: str, y: float, *, x: float | None = None, size: int = 13, weight: int = 400,
        shift: int = 0, muted: bool = False,
    ) -> None:  # fmt: skip
        """Words at the left edge of the figure, or from ``x`` on; escaped already."""
        palette = self.look.palette
        made = note(
            text,
            palette.muted if muted else palette.ink,
            size,
            weight=weight,
            x=0 if x is None else round(x, 1),
            xref="paper" if x is None else "x",
            xanchor="left",
            xshift=shift,
            y=round(y, 1),
            yanchor="middle",
            align="left",
        )
        self.notes.append(made)

    def onset(self, days: Days, left: float, top: float, bottom: float) -> None:
        """The days before onset as a band, onset as a red line, and the days below."""
        palette = self.look.palette
        self.shapes.append(band(left, days.zero, top, bottom, palette.band))
        self.upright(days.zero, top, bottom, palette.deaths)
        for x, text in days.ticks(26 if self.look.narrow else 24):
            self.text(x, bottom + 9, text, "middle center")

    def upright(self, x: float, top: float, bottom: float, colour: str) -> None:
        """A thin line from ``top`` to ``bottom``."""
        self.shapes.append(rule(x, x, top, bottom, colour))

    def spec(self, wide: float, high: float, left: int = 4) -> Spec:
        """The finished drawing: ``wide`` across and ``high`` pixels, ``left`` px beside it."""
        layout = base_layout(
            self.look,
            int(high) + 12,
            margin={"l": left, "r": 4, "t": 4, "b": 8},
            xaxis={"range": [0, wide], "visible": False},
            yaxis={"range": [high, 0], "visible": False},
            annotations=self.notes,
            shapes=self.shapes,
        )
        return {"data": self.traces(), "layout": layout}

    def traces(self) -> list[dict]:
        """Everything but shapes and notes, as Plotly draws it."""
        palette = self.look.palette
        found = [line(*self._guides, palette.rule, 1, "solid")]
        found += [line(*points, palette.muted, 1.5, dash) for dash, points in self._ties.items()]
        found.append(self._marked())
        for muted in (False, True):
            found.append(self._written(muted, palette.muted if muted else palette.ink))
        return [trace for trace in found if trace["x"]]

    def _marked(self) -> dict:
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [mark.x for mark in self.marks],
            "y": [mark.y for mark in self.marks],
            "customdata": [[mark.event_id] for mark in self.marks],
            "hovertext": [mark.hover for mark in self.marks],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {
                "symbol": [mark.symbol for mark in self.marks],
                "size": [mark.size for mark in self.marks],
                "color": [mark.colour for mark in self.marks],
                "line": {
                    "width": [mark.line[0] for mark in self.marks],
                    "color": [mark.line[1] for mark in self.marks],
                },
                "opacity": 1,
            },
            "unselected": {"marker": {"opacity": 1}},
            "cliponaxis": False,
        }

    def _written(self, muted: bool, colour: str) -> dict:
        own = [text for text in self._texts if text[4] is muted]
        return words(
            [text[0] for text in own],
            [text[1] for text in own],
            [text[2] for text in own],
            colour,
            textposition=[text[3] for text in own],
        )
