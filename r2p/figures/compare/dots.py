"""Dots and lines in rows, and their entries in the legend."""

from collections.abc import Sequence
from typing import Any

from r2p.figures.compare.frame import Frame, Trace, key
from r2p.figures.look import Look
from r2p.figures.pieces import line


def dot(colour: str, *, filled: bool, look: Look | None = None) -> dict[str, Any]:
    """A dot in the colour of its panel; an empty one shows the page of ``look`` inside."""
    if filled:
        return {"symbol": "circle", "size": 9, "color": colour}
    page = look.palette.page if look else "rgba(0,0,0,0)"
    return {"symbol": "circle", "size": 8, "color": page, "line": {"color": colour, "width": 1.5}}


def dot_entry(name: str, marker: dict[str, Any]) -> Trace:
    """An entry of the legend: a mark with a name."""
    return key(name, marker) | {"type": "scatter", "mode": "markers"}


def line_entry(name: str, colour: str) -> Trace:
    """An entry of the legend: a line with a name."""
    return line([None], [None], colour, 1.5, name=name, showlegend=True)


def lines(
    frame: Frame,
    panel: int,
    low: Sequence[float | None],
    high: Sequence[float | None],
    colour: str,
    width: float,
) -> None:
    """A line in each row from its low to its high number; none where they are equal or missing."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row, (a, b) in enumerate(zip(low, high, strict=True)):
        if a is not None and b is not None and a != b:
            x += [a, b, None]
            y += [frame.bar_at(row)] * 2 + [None]
    if x:
        frame.traces.append(line(x, y, colour, width, showlegend=False, **frame.axes(panel)))


def dots(
    frame: Frame,
    panel: int,
    places: Sequence[float | None],
    shown: Sequence[bool],
    marker: dict[str, Any],
) -> None:
    """A mark in each row that is ``shown``, at its place on the scale."""
    rows = [row for row, on in enumerate(shown) if on]
    if rows:
        frame.traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [places[row] for row in rows],
                "y": [frame.bar_at(row) for row in rows],
                "marker": marker,
                "cliponaxis": False,
                "hoverinfo": "skip",
                "showlegend": False,
                **frame.axes(panel),
            }
        )
