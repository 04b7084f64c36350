"""The outlines of Plotly's marker symbols."""

import math

Points = tuple[tuple[float, float], ...]


def _ring(corners: int, turn: float, *, inner: float = 1.0) -> Points:
    """Corners on a circle of radius one, clockwise from ``turn`` degrees; ``inner`` for stars."""
    steps = corners * (1 if inner == 1.0 else 2)
    made = []
    for step in range(steps):
        angle = math.radians(turn + 360 * step / steps)
        far = inner if step % 2 and inner != 1.0 else 1.0
        made.append((far * math.cos(angle), far * math.sin(angle)))
    return tuple(made)


def _plus(arm: float) -> Points:
    quarter = ((arm, -1.0), (arm, -arm), (1.0, -arm))
    made: list[tuple[float, float]] = []
    for _ in range(4):
        made += quarter
        quarter = tuple((-y, x) for x, y in quarter)  # type: ignore[assignment]
    return tuple(made)


def _turned(points: Points, degrees: float) -> Points:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return tuple((x * cos - y * sin, x * sin + y * cos) for x, y in points)


_UP = ((-1.155, 0.577), (0.0, -1.155), (1.155, 0.577))
_LONG = 1.3  # the half diagonal of Plotly's diamond, in radii
OUTLINES: dict[str, Points] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((-_LONG, 0), (0, -_LONG), (_LONG, 0), (0, _LONG)),
    "triangle-up": _UP,
    "triangle-down": _turned(_UP, 180),
    "triangle-left": _turned(_UP, -90),
    "triangle-right": _turned(_UP, 90),
    "cross": _plus(0.4),
    "x": _turned(_plus(0.4), 45),
    "pentagon": _ring(5, -90),
    "hexagon": _ring(6, -90),
    "star": tuple((1.4 * x, 1.4 * y) for x, y in _ring(5, -90, inner=0.382)),
}


def outline(symbol: str, x: float, y: float, size: float) -> Points | None:
    """The corners of a symbol around a point; None for a circle."""
    base = symbol.removesuffix("-dot").removesuffix("-open")
    corners = OUTLINES.get(base)
    if corners is None:
        return None
    return tuple((x + a * size / 2, y + b * size / 2) for a, b in corners)
