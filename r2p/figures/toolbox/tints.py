"""The colours of a cell: its fill, its outline, and how strong a tint may be under ink."""

from functools import cache

from r2p.figures.palette import Palette, blend, rgb
from r2p.figures.toolbox.cells import Cell

FAINT, STRONG = 0.18, 0.7
"""How strongly a cell is tinted at least, and at most unless ink becomes hard to read on it."""
READABLE = 4.5
"""Least contrast of text on its ground: WCAG 2.2, 1.4.3, level AA."""


def fill_of(cell: Cell, palette: Palette) -> str:
    """Colour of a cell on the page."""
    if cell.kind != "full":
        return palette.page
    high = _strongest(cell.colour, palette.ink, palette.page)
    return blend(cell.colour, palette.page, FAINT + (high - FAINT) * cell.strength)


@cache
def _strongest(colour: str, ink: str, page: str) -> float:
    """The strongest tint on which ink can be read."""
    steps = (step / 100 for step in range(round(100 * STRONG), round(100 * FAINT), -1))
    tints = ((step, blend(colour, page, step)) for step in steps)
    return next((step for step, tint in tints if contrast(ink, tint) >= READABLE), FAINT)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours after WCAG, from 1 to 21.

    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in rgb(colour)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def outline_of(cell: Cell, palette: Palette) -> tuple[str, float]:
    """Colour of a cell's outline, and its width in pixels."""
    if cell.kind == "ring":
        return cell.colour, 2
    if cell.kind == "none":
        return palette.muted, 0.75
    return palette.rule if cell.kind == "absent" else palette.page, 0.5
