"""Axes and legend of a drawing as outlines and words."""

from collections.abc import Callable, Iterator
from typing import Any

from r2p.figures.timeline.text import width as text_width
from r2p.lecture.prims import Ink, Mark, Outline, Words, colour, lines_of, plain
from r2p.lecture.space import Axis, Space

GREY = (91, 100, 112, 1.0)
SWATCH = 30  # px; Plotly's ``itemwidth``


def axes(space: Space) -> Iterator[Mark]:
    """Grid, zero line, tick labels and title of every axis that is shown."""
    for name, axis in space.axes.items():
        if axis.given.get("visible", True) is not False:
            across = name[0] == "x"
            anchor = axis.given.get("anchor") or ("y" if across else "x")
            other = space.axes.get(anchor) or space.axes["y" if across else "x"]
            yield from _axis(axis, other, across)


def _axis(axis: Axis, other: Axis, across: bool) -> Iterator[Mark]:
    given = axis.given
    values, texts = ticks(axis)
    if given.get("showgrid"):
        for value in values:
            yield _rule(axis.at(value), other, across, given.get("gridcolor"), 1)
    if given.get("zeroline") and min(axis.low, axis.high) <= 0 <= max(axis.low, axis.high):
        wide = float(given.get("zerolinewidth", 1))
        yield _rule(axis.at(0), other, across, given.get("zerolinecolor"), wide)
    font = given.get("tickfont", {})
    size, tone = float(font.get("size", 12)), colour(font.get("color")) or GREY
    top = across and given.get("side") == "top"
    edge = other.end if top else other.start
    turned = given.get("tickangle") in (-90, 270)
    off = 3 + float(given.get("ticklabelstandoff", 0))
    if given.get("showticklabels", True) is not False:
        for value, text in zip(values, texts, strict=True):
            lines, here = lines_of(str(text)), axis.at(value)
            if across:
                down = "bottom" if top else "top"
                yield Words(here, edge - off if top else edge + off, lines, size, tone,
                            "center", down, turned)  # fmt: skip
            else:
                yield Words(edge - off, here, lines, size, tone, "right", align="right")
    title = given.get("title") or {}
    title = title if isinstance(title, dict) else {"text": title}
    heading = title.get("text")
    if heading and across:
        font = title.get("font", {})
        size_, tone_ = float(font.get("size", 13)), colour(font.get("color")) or GREY
        beyond = off + size * 1.3 + 2
        middle = (axis.start + axis.end) / 2
        if top:
            yield Words(middle, edge - beyond, lines_of(heading), size_, tone_, "center", "bottom")
        else:
            yield Words(middle, edge + beyond, lines_of(heading), size_, tone_, "center", "top")


def ticks(axis: Axis) -> tuple[list[Any], list[str]]:
    """Values and labels of an axis: those given, or about five round numbers."""
    values = axis.given.get("tickvals")
    if values is None:
        low, high = sorted((axis.low, axis.high))
        step = next(
            size * 10**power
            for power in range(-6, 9)
            for size in (1, 2, 5)
            if (high - low) / (size * 10**power) <= 6
        )
        first = int(low // step) + (low % step > 0)
        values = [number * step for number in range(first, int(high // step) + 1)]
    texts = axis.given.get("ticktext") or [f"{value:g}" for value in values]
    low, high = sorted((axis.low, axis.high))
    kept = [
        (value, text)
        for value, text in zip(values, texts, strict=False)
        if isinstance(value, str) or low - 1e-9 <= value <= high + 1e-9
    ]
    return [value for value, _ in kept], [text for _, text in kept]


def _rule(at: float, other: Axis, across: bool, tone: Any, width: float) -> Outline:
    points = (
        ((at, other.start), (at, other.end)) if across else ((other.start, at), (other.end, at))
    )
    return Outline(points, Ink(None, colour(tone) or GREY, width), closed=False)


def entries(space: Space) -> list[dict[str, Any]]:
    """The traces that the legend names."""
    if not space.layout.get("showlegend"):
        return []
    return [
        trace
        for trace in space.spec["data"]
        if trace.get("name") and trace.get("showlegend", True) is not False
    ]


def legend(space: Space, sample: Callable[..., Iterator[Mark]]) -> Iterator[Mark]:
    """The legend in rows across the sheet, growing upwards from where it is anchored."""
    named = entries(space)
    if not named:
        return
    given = space.layout.get("legend", {})
    font = {"size": 12, "color": "#5B6470", **given.get("font", {})}
    size, tone = float(font["size"]), colour(font["color"]) or GREY
    x0 = space.refer("paper", "x", given.get("x", 0))
    y0 = space.refer("paper", "y", given.get("y", 1))
    room = space.width - x0 - 8
    step = max(SWATCH + 16 + text_width(plain(trace["name"]), size) for trace in named)
    even = len(named) > 6  # many entries stand in columns, as Plotly sets them
    rows: list[list[tuple[float, dict[str, Any]]]] = [[]]
    x = 0.0
    for trace in named:
        wide = step if even else SWATCH + 16 + text_width(plain(trace["name"]), size)
        if rows[-1] and x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((x, trace))
        x += wide
    high = size * 1.3 + 4
    top = y0 - high * len(rows) if given.get("yanchor", "bottom") == "bottom" else y0
    for number, row in enumerate(rows):
        y = top + (number + 0.5) * high
        for x, trace in row:
            yield from _swatch(trace, x0 + x + 5, y, sample)
            yield Words(x0 + x + SWATCH + 5, y, lines_of(trace["name"]), size, tone, "left")


def _swatch(
    trace: dict[str, Any], x: float, y: float, sample: Callable[..., Iterator[Mark]]
) -> Iterator[Mark]:
    if trace.get("type") == "bar":
        from r2p.lecture.drawer import ink_of, rect

        yield rect(x + 8, y - 5, x + 20, y + 5, ink_of(trace.get("marker", {})))
        return
    mode = trace.get("mode", "lines")
    if "lines" in mode:
        line = trace.get("line", {})
        ink = Ink(None, colour(line.get("color", "#5B6470")), float(line.get("width", 2)),
                  str(line.get("dash", "solid")))  # fmt: skip
        yield Outline(((x, y), (x + 22, y)), ink, closed=False)
    if "markers" in mode:
        yield from sample(trace.get("marker", {}), x + 12, y)
