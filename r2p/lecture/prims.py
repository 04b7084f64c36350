"""What a drawing is made of, whatever it is drawn on: pixels, y growing downwards."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from r2p.figures.timeline.text import width as text_width

LINE_HEIGHT = 1.3  # of the type size, as Plotly sets lines
HEAD = 40.0  # px: by so much a gap above a heading is preferred for a cut


@dataclass(frozen=True)
class Ink:
    """How an outline is filled and drawn. Colours are ``(red, green, blue, opacity)`` or None."""

    fill: tuple[int, int, int, float] | None = None
    line: tuple[int, int, int, float] | None = None
    width: float = 0.0
    dash: str = "solid"
    hatch: tuple[int, int, int, float] | None = None


@dataclass(frozen=True)
class Outline:
    """A polygon, or a polyline where it is not ``closed``; ``rect`` and ``oval`` are its box."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    closed: bool = True
    form: str = "path"  # path, rect, oval

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        xs, ys = zip(*self.points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def curved(self) -> bool:
        """Whether it would lose its form if it were cut."""
        return self.form == "oval" or (self.form == "path" and len(self.points) > 2)


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    colour: tuple[int, int, int, float] | None = None


@dataclass(frozen=True)
class Words:
    """Lines of text at a point.

    ``across`` says which part of the text is at ``x`` (left, center, right), ``down`` which at
    ``y`` (top, middle, bottom). ``turned`` text reads upwards.
    """

    x: float
    y: float
    lines: tuple[tuple[Run, ...], ...]
    size: float
    colour: tuple[int, int, int, float]
    across: str = "center"
    down: str = "middle"
    turned: bool = False
    align: str = ""

    @property
    def room(self) -> tuple[float, float]:
        """Width and height that the lines take, unturned."""
        wide = max(
            (sum(text_width(run.text, self.size, bold=run.bold) for run in line))
            for line in self.lines
        )
        return wide, len(self.lines) * self.size * LINE_HEIGHT

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        wide, high = reversed(self.room) if self.turned else self.room
        left = self.x - {"left": 0.0, "center": 0.5, "right": 1.0}[self.across] * wide
        top = self.y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[self.down] * high
        return left, top, left + wide, top + high


Mark = Outline | Words
_TAG = re.compile(r"(<br\s*/?>|</?(?:b|i|em|strong|sup|sub|span)\b[^<>]*>)", re.IGNORECASE)
_COLOUR = re.compile(r"color:\s*([^;\"']+)")


def colour(text: object) -> tuple[int, int, int, float] | None:
    """A colour as Plotly writes it; None for what cannot be seen.

    >>> colour("#1B1F24"), colour("rgba(0,0,0,0)")
    ((27, 31, 36, 1.0), None)
    """
    text = str(text).strip()
    if text.startswith("#") and len(text) == 7:
        return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16), 1.0
    if text.startswith("#") and len(text) == 4:
        return colour("#" + "".join(2 * digit for digit in text[1:]))
    if match := re.fullmatch(r"rgba?\(([^)]*)\)", text):
        parts = [float(part) for part in match.group(1).split(",")]
        opacity = parts[3] if len(parts) > 3 else 1.0
        return (int(parts[0]), int(parts[1]), int(parts[2]), opacity) if opacity else None
    return {"white": (255, 255, 255, 1.0), "black": (0, 0, 0, 1.0)}.get(text)


def lines_of(text: str, *, bold: bool = False) -> tuple[tuple[Run, ...], ...]:
    """Plotly's few tags read into lines of runs; all else is text.

    >>> lines_of("<b>8 %</b> of<br>a &lt; b")[1]
    (Run(text='a < b', bold=False, colour=None),)
    """
    lines: list[list[Run]] = [[]]
    heavy = int(bold)
    colours: list[tuple[int, int, int, float] | None] = [None]
    for part in _TAG.split(text):
        tag = part.lower()
        if tag.startswith("<br") and _TAG.fullmatch(part):
            lines.append([])
        elif tag in ("<b>", "<strong>"):
            heavy += 1
        elif tag in ("</b>", "</strong>"):
            heavy -= 1
        elif tag.startswith("<span"):
            found = _COLOUR.search(part)
            colours.append(colour(found.group(1)) if found else colours[-1])
        elif tag == "</span>":
            colours = colours[:-1] or [None]
        elif part and not _TAG.fullmatch(part):
            lines[-1].append(Run(unescape(part), heavy > 0, colours[-1]))
    return tuple(tuple(line) or (Run(""),) for line in lines)


def plain(text: str) -> str:
    """The text without Plotly's tags; line breaks become spaces."""
    return " ".join("".join(run.text for run in line) for line in lines_of(text)).strip()


def bands(marks: Sequence[Mark], height: float, room: float) -> list[tuple[float, float]]:
    """Where a tall drawing is cut into about equal pieces of about ``room``.

    A cut goes through no text and no small mark, but where most room is left: among a few
    numbers of pieces the one with the widest gaps is taken.
    """
    ratio = height / room
    gaps: list[tuple[float, float]] = []  # middle, and height of what is empty
    reached = 0.0
    small = [
        mark
        for mark in marks
        if isinstance(mark, Words) or mark.curved or mark.box[3] - mark.box[1] < 40
    ]
    for mark in sorted(small, key=lambda mark: mark.box[1]):
        _, start, _, end = mark.box
        if start > reached:
            head = isinstance(mark, Words) and mark.lines[0][0].bold  # stays with what follows
            gaps.append(((start + reached) / 2, start - reached + (HEAD if head else 0)))
        reached = max(reached, end)
    if ratio <= 1.15:
        return [(0.0, height)]
    tried = [_cut(height, number, gaps) for number in range(max(2, round(ratio - 0.1)),
                                                            math.ceil(ratio) + 2)]  # fmt: skip
    cuts = max(tried, key=lambda one: min(min(gap for _, gap in one), 40 + HEAD) - 6 * len(one))
    middles = [0.0, *(middle for middle, _ in cuts), height]
    return list(zip(middles, middles[1:], strict=False))


def _cut(
    height: float, number: int, gaps: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The widest gap near each end of ``number`` equal pieces: middle and height."""
    even = height / number
    made = []
    for step in range(1, number):
        aim = step * even
        near = [gap for gap in gaps if abs(gap[0] - aim) < even * 0.3]
        made.append(
            max(near, key=lambda gap: gap[1] - abs(gap[0] - aim) / even * 30, default=(aim, 0.0))
        )
    return made


def piece(marks: Sequence[Mark], top: float, bottom: float) -> list[Mark]:
    """The marks between two heights, moved to the top; what reaches further is cut off."""
    made: list[Mark] = []
    for mark in marks:
        _, above, _, below = mark.box
        if isinstance(mark, Words):
            if top <= (above + below) / 2 < bottom:
                made.append(replace(mark, y=mark.y - top))
        elif below < top or above > bottom or (below == top and above < top):
            continue
        elif not mark.curved or (above >= top and below <= bottom):
            points = tuple((x, min(max(y, top), bottom) - top) for x, y in mark.points)
            made.append(replace(mark, points=points))
        elif top <= (above + below) / 2 < bottom:
            made.append(replace(mark, points=tuple((x, y - top) for x, y in mark.points)))
    return made
