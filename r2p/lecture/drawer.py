"""A Plotly drawing taken apart into outlines and words, for paper and slides.

Only what the figures of the atlas use is known here: bars, scatter (lines, markers, text), one
heatmap, shapes, annotations, axes and the legend. The order is Plotly's own.
"""

import re
from collections.abc import Iterator
from typing import Any

from r2p.figures.chart import Spec
from r2p.lecture.drawer_axes import axes, legend
from r2p.lecture.drawer_notes import notes, shapes
from r2p.lecture.prims import Ink, Mark, Outline, Words, colour, lines_of
from r2p.lecture.space import Axis, Space
from r2p.lecture.symbols import outline

Colour = tuple[int, int, int, float]


def draw(spec: Spec, width: float) -> list[Mark]:
    """All marks of a drawing that is ``width`` pixels wide, the lowest first."""
    space = Space(spec, width)
    return [
        *shapes(space, below=True),
        *axes(space),
        *(mark for trace in spec["data"] if trace.get("visible", True) is True
          for mark in _trace(trace, space)),
        *shapes(space, below=False),
        *legend(space, sample),
        *notes(space),
    ]  # fmt: skip


def _trace(trace: dict[str, Any], space: Space) -> Iterator[Mark]:
    kind = trace.get("type", "scatter")
    if kind == "bar":
        yield from _bars(trace, space)
    elif kind == "heatmap":
        yield from _cells(trace, space)
    else:
        mode = trace.get("mode", "lines")
        if "lines" in mode:
            yield from _lines(trace, space)
        if "markers" in mode:
            yield from _markers(trace, space)
        if "text" in mode:
            yield from _texts(trace, space)


def nth(value: Any, index: int) -> Any:
    """A property that holds for all points, or one for each."""
    return value[index] if isinstance(value, list | tuple) else value


def _font(trace: dict[str, Any], space: Space, index: int) -> tuple[float, Colour]:
    font = {**space.layout.get("font", {}), **trace.get("textfont", {})}
    return float(nth(font.get("size", 12), index)), colour(
        nth(font.get("color", "#15181C"), index)
    ) or (21, 24, 28, 1.0)


def ink_of(marker: dict[str, Any], index: int = 0) -> Ink:
    """Fill and line of a bar."""
    line = marker.get("line", {})
    pattern = marker.get("pattern", {})
    hatched = bool(nth(pattern.get("shape"), index))
    fill = nth(pattern.get("bgcolor"), index) if hatched and pattern.get("bgcolor") else None
    width = float(nth(line.get("width", 0), index) or 0)
    return Ink(
        colour(fill or nth(marker.get("color", "#5B6470"), index)),
        colour(nth(line.get("color", "#444444"), index)) if width else None,
        width,
        hatch=colour(nth(pattern.get("fgcolor", "#FFFFFF"), index)) if hatched else None,
    )


def _bars(trace: dict[str, Any], space: Space) -> Iterator[Mark]:
    x_axis, y_axis = space.of(trace)
    flat = trace.get("orientation") == "h"
    along, over = (x_axis, y_axis) if flat else (y_axis, x_axis)
    lengths, places = (trace["x"], trace["y"]) if flat else (trace["y"], trace["x"])
    gap = float(space.layout.get("bargap", 0.2))
    for index, (length, place) in enumerate(zip(lengths, places, strict=True)):
        if length is None or place is None:
            continue
        base = float(nth(trace.get("base", 0), index) or 0)
        step = abs(over.end - over.start) / abs(over.high - over.low)
        thick = float(nth(trace.get("width", 1 - gap), index)) * step
        middle = over.at(place)
        one, other = sorted((along.at(base), along.at(base + float(length))))
        low, high = middle - thick / 2, middle + thick / 2
        box = (one, low, other, high) if flat else (low, one, high, other)
        ink = ink_of(trace.get("marker", {}), index)
        if (ink.fill or ink.line or ink.hatch) and other > one:
            yield rect(*box, ink)
        text = nth(trace.get("text"), index)
        if text:
            size, tone = _font(trace, space, index)
            if trace.get("textposition") == "outside":
                yield Words(other + 5, middle, lines_of(str(text)), size, tone, "left")
            else:
                yield Words((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, lines_of(str(text)),
                            size, tone)  # fmt: skip


def rect(x0: float, y0: float, x1: float, y1: float, ink: Ink) -> Outline:
    """A box."""
    return Outline(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), ink, form="rect")


def _cells(trace: dict[str, Any], space: Space) -> Iterator[Mark]:
    x_axis, y_axis = space.of(trace)
    scale = [(float(stop), _stop(tone)) for stop, tone in trace["colorscale"]]
    low, high = float(trace.get("zmin", 0)), float(trace.get("zmax", 1))
    size, tone = _font(trace, space, 0)
    for row, values in enumerate(trace["z"]):
        for column, value in enumerate(values):
            if value is None or value != value:
                continue
            x0, x1 = sorted((x_axis.at(column - 0.5), x_axis.at(column + 0.5)))
            y0, y1 = sorted((y_axis.at(row - 0.5), y_axis.at(row + 0.5)))
            fill = _between(scale, (float(value) - low) / (high - low))
            yield rect(x0, y0, x1 - float(trace.get("xgap", 0)),
                       y1 - float(trace.get("ygap", 0)), Ink(fill))  # fmt: skip
            text = trace["text"][row][column] if trace.get("text") else ""
            if text not in ("", None):
                yield Words((x0 + x1) / 2, (y0 + y1) / 2, lines_of(str(text)), size, tone)


def _stop(tone: str) -> Colour:
    """A colour of a scale; what cannot be seen is the other end's colour at no opacity."""
    parts = re.findall(r"[\d.]+", tone)
    if tone.startswith("rgba") and float(parts[3]) == 0:
        return int(parts[0]), int(parts[1]), int(parts[2]), 0.0
    return colour(tone) or (255, 255, 255, 1.0)


def _between(scale: list[tuple[float, Colour]], share: float) -> Colour:
    share = min(max(share, 0.0), 1.0)
    for (low, one), (high, other) in zip(scale, scale[1:], strict=False):
        if share <= high:
            part = (share - low) / (high - low) if high > low else 0.0
            mixed = [a + (b - a) * part for a, b in zip(one, other, strict=True)]
            return round(mixed[0]), round(mixed[1]), round(mixed[2]), mixed[3]
    return scale[-1][1]


def _lines(trace: dict[str, Any], space: Space) -> Iterator[Mark]:
    x_axis, y_axis = space.of(trace)
    line = trace.get("line", {})
    ink = Ink(
        None, colour(line.get("color", "#5B6470")), float(line.get("width", 2)),
        str(line.get("dash", "solid")),
    )  # fmt: skip
    stretch: list[tuple[float, float]] = []
    for x, y in [*zip(trace["x"], trace["y"], strict=True), (None, None)]:
        if x is None or y is None:
            yield from _clipped(stretch, ink, x_axis, y_axis)
            stretch = []
            continue
        here = (x_axis.at(x), y_axis.at(y))
        if stretch and line.get("shape") == "hv":
            stretch.append((here[0], stretch[-1][1]))
        stretch.append(here)


def _clipped(
    points: list[tuple[float, float]], ink: Ink, x_axis: Axis, y_axis: Axis
) -> Iterator[Outline]:
    """The parts of a line that lie within its axes."""
    left, right = sorted((x_axis.start, x_axis.end))
    top, bottom = sorted((y_axis.start, y_axis.end))
    run: list[tuple[float, float]] = []
    for one, other in zip(points, points[1:], strict=False):
        part = _within(one, other, (left - 1, top - 1, right + 1, bottom + 1))
        if part is None or (run and run[-1] != part[0]):
            if len(run) > 1:
                yield Outline(tuple(run), ink, closed=False)
            run = []
        if part is not None:
            run = [*run, part[1]] if run else [*part]
    if len(run) > 1:
        yield Outline(tuple(run), ink, closed=False)


def _within(
    one: tuple[float, float], other: tuple[float, float], box: tuple[float, float, float, float]
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The stretch between two points that lies in a box (Liang and Barsky)."""
    (x, y), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
    enter, leave = 0.0, 1.0
    for step, room in ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y)):
        if step == 0:
            if room < 0:
                return None
            continue
        share = room / step
        if step < 0:
            enter = max(enter, share)
        else:
            leave = min(leave, share)
    if enter > leave:
        return None
    first = one if enter == 0 else (x + enter * dx, y + enter * dy)
    last = other if leave == 1 else (x + leave * dx, y + leave * dy)
    return first, last


def _inside(trace: dict[str, Any], x: float, y: float, x_axis: Axis, y_axis: Axis) -> bool:
    if trace.get("cliponaxis", True) is False:
        return True
    left, right = sorted((x_axis.start, x_axis.end))
    top, bottom = sorted((y_axis.start, y_axis.end))
    return left - 8 <= x <= right + 8 and top - 8 <= y <= bottom + 8


def _points(trace: dict[str, Any], space: Space) -> Iterator[tuple[int, float, float]]:
    x_axis, y_axis = space.of(trace)
    for index, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if x is None or y is None:
            continue
        here = x_axis.at(x), y_axis.at(y)
        if _inside(trace, *here, x_axis, y_axis):
            yield index, *here


def _markers(trace: dict[str, Any], space: Space) -> Iterator[Mark]:
    for index, x, y in _points(trace, space):
        yield from sample(trace.get("marker", {}), x, y, index)


def sample(marker: dict[str, Any], x: float, y: float, index: int = 0) -> Iterator[Mark]:
    """One mark at a point."""
    symbol = str(nth(marker.get("symbol", "circle"), index))
    size = float(nth(marker.get("size", 6), index))
    line = marker.get("line", {})
    tone = colour(nth(marker.get("color", "#5B6470"), index))
    width = float(nth(line.get("width", 0), index) or 0)
    edge = colour(nth(line.get("color", "#444444"), index)) if width else None
    opacity = float(nth(marker.get("opacity", 1), index))
    if tone and opacity < 1:
        tone = (*tone[:3], tone[3] * opacity)
    ink = Ink(None, tone, width or 1.0) if "-open" in symbol else Ink(tone, edge, width)
    if not (ink.fill or ink.line):
        return
    corners = outline(symbol, x, y, size)
    if corners is None:
        yield oval(x, y, size / 2, ink)
    else:
        yield Outline(corners, ink)
    if symbol.endswith("-dot"):
        yield oval(x, y, size / 6, Ink(ink.line or ink.fill))


def oval(x: float, y: float, radius: float, ink: Ink) -> Outline:
    """A circle."""
    corners = ((x - radius, y - radius), (x + radius, y + radius))
    return Outline(corners, ink, form="oval")


def _texts(trace: dict[str, Any], space: Space) -> Iterator[Mark]:
    marker = trace.get("marker", {}) if "markers" in trace.get("mode", "") else {}
    for index, x, y in _points(trace, space):
        text = nth(trace.get("text", ""), index)
        if not text:
            continue
        where = str(nth(trace.get("textposition", "middle center"), index)).split()
        off = float(nth(marker.get("size", 6), index)) / 1.6 + 1 if marker else 0.0
        size, tone = _font(trace, space, index)
        across = {"left": "right", "right": "left"}.get(where[1], "center")
        down = {"top": "bottom", "bottom": "top"}.get(where[0], "middle")
        x += {"left": off, "right": -off}.get(across, 0.0)
        y += {"top": off, "bottom": -off}.get(down, 0.0)
        yield Words(x, y, lines_of(str(text)), size, tone, across, down)
