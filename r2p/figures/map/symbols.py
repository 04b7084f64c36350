"""The marks of the actor groups: the same shapes on the map, in its legend and in print."""

import math
from urllib.parse import quote

SIZE = 48  # px of one mark in ``static/map-symbols.png``

Points = tuple[tuple[float, float], ...]


def _regular(corners: int, radius: float, turn: float = 0.0) -> Points:
    """A regular polygon around the origin; ``turn`` in degrees from straight up."""
    return tuple(
        (radius * math.sin(angle), radius * math.cos(angle))
        for angle in (math.radians(turn + 360 * k / corners) for k in range(corners))
    )


def _cross(reach: float, half: float) -> Points:
    corner, arm = half, reach
    return (
        (-corner, arm), (corner, arm), (corner, corner), (arm, corner), (arm, -corner),
        (corner, -corner), (corner, -arm), (-corner, -arm), (-corner, -corner),
        (-arm, -corner), (-arm, corner), (-corner, corner),
    )  # fmt: skip


OUTLINES: dict[str, tuple[tuple[Points, bool], ...]] = {
    "world": ((_regular(40, 0.74), True),),
    "regional": ((_regular(4, 0.93, 45), True),),
    "subregional": ((_regular(4, 0.93), True),),
    "states": ((tuple((x, y - 0.18) for x, y in _regular(3, 0.98)), True),),
    "home_government": ((_regular(5, 0.86), True),),
    "courts": ((_cross(0.82, 0.28), True),),
    "society": ((_regular(40, 0.74), True), (_regular(40, 0.44), False)),
    "contenders": ((_regular(4, 0.93, 45), True), (_regular(4, 0.52, 45), False)),
}
"""Rings per actor group in a box from -1 to 1, y up: filled, or cut out of the one before."""


def icon_mapping() -> dict[str, dict]:
    """Where each mark lies in the sheet, as deck.gl wants to know it."""
    return {
        group: {"x": place * SIZE, "y": 0, "width": SIZE, "height": SIZE, "mask": True}
        for place, group in enumerate(OUTLINES)
    }


def path(group: str, size: float = 1.0) -> str:
    """The mark as an SVG path (even-odd), in a box from 0 to 2 × ``size``."""
    return "".join(
        "M" + "L".join(f"{(1 + x) * size:.2f} {(1 - y) * size:.2f}" for x, y in ring) + "Z"
        for ring, _ in OUTLINES[group]
    )


def as_image(drawing: str, width: int = 16, height: int = 16) -> str:
    """A small SVG drawing as an address that can stand in Markdown."""
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' "
        f"viewBox='0 0 {width} {height}'>{drawing}</svg>"
    )
    return "data:image/svg+xml," + quote(svg)
