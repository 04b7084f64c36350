"""Pieces that many drawings are made of, as Plotly takes them: words, lines, bands.

Each function knows what all drawings agree on (no arrows, nothing in the way of the pointer);
``more`` holds what is special to one of them and wins.
"""

from collections.abc import Sequence
from typing import Any


def note(text: str, colour: str, size: int = 12, *, weight: int = 0, **more: Any) -> dict[str, Any]:
    """An annotation; ``text`` may hold Plotly's tags, words from the data must be escaped."""
    font = {"size": size, "color": colour, **({"weight": weight} if weight else {})}
    return {"text": text, "showarrow": False, "font": font, **more}


def left_note(
    text: str, colour: str, size: int, shift: float, y: float, **more: Any
) -> dict[str, Any]:
    """A note ``shift`` pixels right of the left edge of the drawing, its middle at ``y``."""
    across = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": shift, "align": "left"}
    return note(text, colour, size) | across | {"y": y, "yanchor": "middle", **more}


def line(
    xs: Sequence, ys: Sequence, colour: str, width: float, dash: str = "", **more: Any
) -> dict[str, Any]:
    """A trace of lines that the pointer passes through; None ends a line."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": colour, "width": width, **({"dash": dash} if dash else {})},
        "hoverinfo": "skip",
        **more,
    }


def words(
    xs: Sequence, ys: Sequence, texts: Sequence[str], colour: str, size: int = 12, **more: Any
) -> dict[str, Any]:
    """A trace of words that keep their colour whatever is selected; escaped already."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": xs,
        "y": ys,
        "text": texts,
        "textfont": {"size": size, "color": colour},
        "unselected": {"textfont": {"color": colour}},
        "hoverinfo": "skip",
        "cliponaxis": False,
        **more,
    }


def band(x0: float, x1: float, y0: float, y1: float, colour: str) -> dict[str, Any]:
    """A shape below everything: a tinted box without an outline."""
    place = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
    return {"type": "rect", "layer": "below", **place, "fillcolor": colour, "line": {"width": 0}}


def rule(
    x0: float, x1: float, y0: float, y1: float, colour: str, width: float = 1
) -> dict[str, Any]:
    """A shape below everything: a thin straight line."""
    place = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
    return {"type": "line", "layer": "below", **place, "line": {"color": colour, "width": width}}
