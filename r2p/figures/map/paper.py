"""Words on paper: broken into lines by their real width, written downwards."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from r2p.figures.look import Look

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DOTS = 100  # per inch, as the page counts pixels
POINT = 72 / DOTS  # points per pixel
EDGE = 20  # px around everything


@dataclass(frozen=True)
class Line:
    """A line of words on the picture; ``size`` and ``after`` (the room below) in pixels."""

    text: str
    size: int
    bold: bool
    muted: bool
    after: int


def lines(
    text: str, size: int, width: float, *, bold: bool = False, muted: bool = False, after: int = 0
) -> list[Line]:
    """The text broken into lines that fit, measured word by word."""
    made: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in text.split():
        needed = 1.03 * width_of(word, size, bold) + size * 0.38
        if line and used + needed > width:
            made.append(" ".join(line))
            line, used = [], 0.0
        line.append(word)
        used += needed
    made.append(" ".join(line))
    last = len(made) - 1
    return [Line(t, size, bold, muted, after if i == last else 0) for i, t in enumerate(made)]


@cache
def width_of(text: str, size: float, bold: bool = False) -> float:
    """Pixels a text takes in the letters of the picture."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    font = FontProperties(weight="bold" if bold else "normal")
    return float(TextPath((0, 0), text, size=size, prop=font).get_extents().width)


def height_of(line: Line) -> float:
    """Pixels a line takes, with the room below."""
    return line.size * 1.35 + line.after


def write(figure: "Figure", lines: list[Line], top: float, look: Look) -> float:
    """Write lines downwards from ``top``; returns where they end."""
    width, height = figure.get_size_inches() * DOTS
    for line in lines:
        figure.text(
            EDGE / width,
            (top - line.size) / height,
            line.text,
            fontsize=line.size * POINT,
            fontweight="bold" if line.bold else "normal",
            color=look.palette.muted if line.muted else look.palette.ink,
            parse_math=False,
        )
        top -= height_of(line)
    return top
