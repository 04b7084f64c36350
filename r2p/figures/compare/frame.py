"""Small multiples drawn: bars, labels above them, and what answers to the pointer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from r2p.figures.compare.layout import layout_of
from r2p.figures.compare.sizes import Sizes
from r2p.figures.palette import rgba
from r2p.figures.words import escaped

Trace = dict[str, Any]


@dataclass
class Frame(Sizes):
    """A drawing in the making: its `Sizes`, its legend and what has been drawn so far."""

    legend: tuple[Trace, ...] = ()
    traces: list[Trace] = field(default_factory=list)

    def bars(
        self,
        panel: int,
        rows: Sequence[int],
        starts: Sequence[float],
        lengths: Sequence[float],
        marker: dict[str, Any],
        *,
        shift: float = 0.0,
        width: float | None = None,
    ) -> None:
        """Draw pieces of bars; pieces without length are left out."""
        keep = [place for place, length in enumerate(lengths) if length > 0]
        if keep:
            self.traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "x": [lengths[place] for place in keep],
                    "base": [starts[place] for place in keep],
                    "y": [self.bar_at(rows[place]) + shift for place in keep],
                    "width": width or self.bar_px,
                    "marker": marker,
                    "hoverinfo": "skip",
                    "showlegend": False,
                    **self.axes(panel),
                }
            )

    def texts(self, panel: int, texts: Sequence[str]) -> None:
        """Write the label of each row of a panel above its bar."""
        start, end = self.scale.start, self.scale.end
        feet = [self.label_at(row) for row in range(len(texts))]
        if not self.look.narrow:
            self._write(panel, start, feet, list(texts), "top right")
            return
        ink = self.look.palette.ink
        names = [
            f'<b><span style="color:{ink}">{escaped(line.name)}</span></b> {escaped(line.ended)}'
            for line in self.lines
        ]
        if self.beside:
            self._write(panel, start, feet, names, "top right")
            self._write(panel, end, feet, list(texts), "top left")
        else:
            both = [f"{name}<br>{text}" for name, text in zip(names, texts, strict=True)]
            self._write(panel, start, feet, both, "top right")

    def _write(self, panel: int, x: float, y: list[float], texts: list[str], position: str) -> None:
        self.traces.append(
            {
                "type": "scatter",
                "mode": "text",
                "x": [x] * len(y),
                "y": y,
                "text": texts,
                "textposition": position,
                "textfont": {"size": 12, "color": self.look.palette.muted},
                "cliponaxis": False,
                "hoverinfo": "skip",
                "showlegend": False,
                **self.axes(panel),
            }
        )

    def targets(self, panel: int, ids: Sequence[str], hovers: Sequence[str]) -> None:
        """The whole of each row answers to pointer and finger."""
        if self.look.printed:
            return
        rows = range(len(ids))
        self.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": [self.scale.end - self.scale.start] * len(ids),
                "base": self.scale.start,
                "y": [row * self.pitch + self.pitch / 2 for row in rows],
                "width": self.pitch,
                "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
                "selected": {"marker": {"color": rgba(self.look.palette.muted, 0.16)}},
                "customdata": [[id] for id in ids],
                "hovertext": list(hovers),
                "hovertemplate": "%{hovertext}<extra></extra>",
                "showlegend": False,
                **self.axes(panel),
            }
        )

    def spec(self) -> dict[str, Any]:
        """The finished drawing."""
        return {"data": [*self.traces, *self.legend], "layout": layout_of(self, self.legend)}


def key(name: str, marker: dict[str, Any]) -> Trace:
    """An entry of the legend: a swatch with a name."""
    return {
        "type": "bar",
        "x": [None],
        "y": [None],
        "name": name,
        "marker": marker,
        "hoverinfo": "skip",
        "showlegend": True,
    }
