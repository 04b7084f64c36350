"""How much room text takes, and values of tables as they are read."""

import textwrap
from typing import Any

import pandas as pd

from r2p.figures.timeline.text import width as text_width


def in_lines(text: str, wide: float, size: float, *, bold: bool = False) -> list[str]:
    """The text broken into lines that are about ``wide`` at most, in the unit of ``size``."""
    made: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            if line and text_width(longer, size, bold=bold) > wide:
                made.append(line)
                longer = word
            line = longer
        made.append(line)
    return made


def fitted(
    text: str, wide: float, sizes: tuple[float, ...], most: int, *, bold: bool = False
) -> tuple[float, int]:
    """The largest of some type sizes at which text fits a number of lines, and its lines.

    >>> fitted("One line", 400, (28, 24), 2)
    (28, 1)
    """
    lines = 1
    for size in sizes:
        lines = len(in_lines(text, wide * 0.98, size, bold=bold))
        if lines <= most:
            return size, lines
    return sizes[-1], lines


def short(text: str, most: int) -> str:
    """The text, cut at a word where it is longer than ``most`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else textwrap.shorten(text, most, placeholder=" …") or (
        text[: most - 1] + "…"
    )  # fmt: skip


def cell_text(value: Any) -> str:
    """A value of a table as it is read: no ``nan``, no time of day, few decimals."""
    if isinstance(value, list | tuple):
        return ", ".join(map(cell_text, value))
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return f"{value.date()}"
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"
    return str(value)
