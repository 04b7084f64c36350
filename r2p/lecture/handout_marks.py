"""Marks of a drawing as lines and letters of a PDF."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from r2p.lecture.prims import Ink, Mark, Outline, Words

if TYPE_CHECKING:
    from fpdf import FPDF

POINT = 72 / 25.4  # points in a millimetre
HATCH = 1.6  # mm between the strokes of a hatched bar
NARROW = 0.98  # of the room that was planned for a text, so that none is cut
Colour = tuple[int, int, int, float]


def put(paper: "FPDF", marks: Sequence[Mark], corner: tuple[float, float], scale: float) -> None:
    """Draw the marks; ``corner`` is their left top in mm, ``scale`` the mm of a pixel."""
    breaking = paper.auto_page_break, paper.b_margin
    paper.set_auto_page_break(False)
    for mark in marks:
        if isinstance(mark, Words):
            _words(paper, mark, corner, scale)
        else:
            _outline(paper, mark, corner, scale)
    paper.set_auto_page_break(*breaking)


def _mixed(colour: Colour) -> tuple[int, int, int]:
    """The colour as it looks on white paper."""
    red, green, blue, opacity = colour
    return tuple(round(part * opacity + 255 * (1 - opacity)) for part in (red, green, blue))  # type: ignore[return-value]


def _pen(paper: "FPDF", ink: Ink, scale: float) -> str:
    """Set fill and line; returns what fpdf calls the style, empty for nothing."""
    style = ""
    width = max(ink.width * scale, 0.08)
    if ink.line and ink.width:
        paper.set_draw_color(*_mixed(ink.line))
        paper.set_line_width(width)
        style = "D"
    if ink.fill:
        paper.set_fill_color(*_mixed(ink.fill))
        style += "F"
    if ink.dash == "solid":
        paper.set_dash_pattern()
        return style
    told = [float(part) * scale for part in re.findall(r"[\d.]+", ink.dash)]
    dash, gap, *_ = told * 2 if told else [(2.0 if ink.dash == "dot" else 6.0) * scale] * 2
    # Each dash of a PDF by fpdf goes on for half the width of the line at both ends: a dotted
    # line would be drawn through.
    paper.set_dash_pattern(max(dash - width, 0.01), gap + width)
    return style


def _outline(paper: "FPDF", mark: Outline, corner: tuple[float, float], scale: float) -> None:
    style = _pen(paper, mark.ink, scale)
    points = [(corner[0] + x * scale, corner[1] + y * scale) for x, y in mark.points]
    if not style:
        return
    (left, top), (right, bottom) = (
        (min(x for x, _ in points), min(y for _, y in points)),
        (max(x for x, _ in points), max(y for _, y in points)),
    )
    if mark.form == "rect":
        paper.rect(left, top, right - left, bottom - top, style)
        if mark.ink.hatch:
            _hatch(paper, mark.ink.hatch, (left, top, right, bottom))
    elif mark.form == "oval":
        paper.ellipse(left, top, right - left, bottom - top, style)
    elif mark.closed:
        paper.polygon(points, style=style)
    else:
        paper.polyline(points)
    paper.set_dash_pattern()


def _hatch(paper: "FPDF", colour: Colour, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    paper.set_draw_color(*_mixed(colour))
    paper.set_line_width(0.35)
    high = bottom - top
    start = left - high
    while start < right:
        one, other = max(start, left), min(start + high, right)
        if other > one:
            paper.line(one, bottom - (one - start), other, bottom - (other - start))
        start += HATCH


def _words(paper: "FPDF", mark: Words, corner: tuple[float, float], scale: float) -> None:
    size = mark.size * scale * POINT
    wide, high = mark.room
    step = high * scale / len(mark.lines)
    x, y = corner[0] + mark.x * scale, corner[1] + mark.y * scale
    if mark.turned:
        with paper.rotation(90, x, y):
            down = {"left": "top", "center": "middle", "right": "bottom"}[mark.across]
            across = {"bottom": "left", "middle": "center", "top": "right"}[mark.down]
            _lines(paper, mark, (x, y), size, (step, wide * scale), (across, down))
        return
    _lines(paper, mark, (x, y), size, (step, wide * scale), (mark.across, mark.down))


def _lines(
    paper: "FPDF",
    mark: Words,
    at: tuple[float, float],
    size: float,
    room: tuple[float, float],
    hold: tuple[str, str],
) -> None:
    step, wide = room
    top = at[1] - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[hold[1]] * step * len(mark.lines)
    for number, line in enumerate(mark.lines):
        widths = []
        for run in line:
            paper.set_font("atlas", "B" if run.bold else "", size)
            paper.set_stretching(100)
            widths.append(paper.get_string_width(run.text))
        total = sum(widths)
        # The typeface is wider than the atlas's: drawn in, it takes the room planned for it.
        shrink = min(1.0, max(0.6, wide * NARROW / total)) if total else 1.0
        if len(mark.lines) > 1:
            shrink = min(shrink, 0.88)
        x = at[0] - {"left": 0.0, "center": 0.5, "right": 1.0}[hold[0]] * total * shrink
        baseline = top + step * number + step * 0.5 + size / POINT * 0.36
        for run, long in zip(line, widths, strict=True):
            paper.set_font("atlas", "B" if run.bold else "", size)
            paper.set_stretching(100 * shrink)
            paper.set_text_color(*_mixed(run.colour or mark.colour))
            if run.text.strip():
                paper.text(x, baseline, run.text)
            x += long * shrink
    paper.set_stretching(100)
