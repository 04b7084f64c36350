"""Shapes and annotations of a drawing as outlines and words."""

import re
from collections.abc import Iterator
from typing import Any

from r2p.lecture.prims import Ink, Mark, Outline, Words, colour, lines_of
from r2p.lecture.space import Space

_STEP = re.compile(r"([MLHVZmlhvz])([^MLHVZmlhvz]*)")


def shapes(space: Space, *, below: bool) -> Iterator[Mark]:
    """The shapes that lie below, or above, everything else."""
    for shape in space.layout.get("shapes", ()):
        if (shape.get("layer") == "below") == below and shape.get("visible", True):
            yield from _shape(shape, space)


def _ink(shape: dict[str, Any]) -> Ink:
    line = shape.get("line", {})
    width = float(line.get("width", 2))
    opacity = float(shape.get("opacity", 1))
    fill = colour(shape.get("fillcolor", "rgba(0,0,0,0)"))
    edge = colour(line.get("color", "#444444")) if width else None
    if opacity < 1:
        fill = fill and (*fill[:3], fill[3] * opacity)
        edge = edge and (*edge[:3], edge[3] * opacity)
    return Ink(fill, edge, width, str(line.get("dash", "solid")))


def _place(shape: dict[str, Any], space: Space, letter: str, value: Any) -> float:
    ref = shape.get(f"{letter}ref")
    if shape.get(f"{letter}sizemode") == "pixel":
        anchor = space.refer(ref, letter, shape.get(f"{letter}anchor", 0))
        return anchor + float(value) if letter == "x" else anchor - float(value)
    return space.refer(ref, letter, value)


def _shape(shape: dict[str, Any], space: Space) -> Iterator[Mark]:
    kind, ink = shape.get("type", "rect"), _ink(shape)
    if kind == "path":
        points = tuple(_path(shape, space))
        if len(points) > 1:
            yield Outline(points, ink, closed=shape["path"].rstrip()[-1:] in "Zz")
        return
    x0, x1 = (_place(shape, space, "x", shape[key]) for key in ("x0", "x1"))
    y0, y1 = (_place(shape, space, "y", shape[key]) for key in ("y0", "y1"))
    if kind == "line":
        yield Outline(((x0, y0), (x1, y1)), ink, closed=False)
        return
    (x0, x1), (y0, y1) = sorted((x0, x1)), sorted((y0, y1))
    if kind == "circle":
        yield Outline(((x0, y0), (x1, y1)), ink, form="oval")
    else:
        yield Outline(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), ink, form="rect")


def _path(shape: dict[str, Any], space: Space) -> Iterator[tuple[float, float]]:
    """The corners of an SVG path of straight lines."""
    x = y = 0.0
    for step, rest in _STEP.findall(shape["path"]):
        numbers = [float(part) for part in re.findall(r"-?[\d.]+(?:e-?\d+)?", rest)]
        if step in "Hh":
            x = numbers[-1]
        elif step in "Vv":
            y = numbers[-1]
        elif step in "ML":
            for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                yield _place(shape, space, "x", x), _place(shape, space, "y", y)
            continue
        else:
            continue
        yield _place(shape, space, "x", x), _place(shape, space, "y", y)


def notes(space: Space) -> Iterator[Mark]:
    """The annotations; the atlas draws none with an arrow."""
    general = space.layout.get("font", {})
    for note in space.layout.get("annotations", ()):
        if not note.get("text") or note.get("visible", True) is False:
            continue
        font = {**general, **note.get("font", {})}
        x = space.refer(note.get("xref"), "x", note.get("x", 0)) + float(note.get("xshift", 0))
        y = space.refer(note.get("yref"), "y", note.get("y", 0)) - float(note.get("yshift", 0))
        words = Words(
            x,
            y,
            lines_of(note["text"], bold=float(font.get("weight", 400) or 400) >= 600),
            float(font.get("size", 12)),
            colour(font.get("color")) or (21, 24, 28, 1.0),
            _anchor(note, "x", ("left", "center", "right")),
            _anchor(note, "y", ("bottom", "middle", "top")),
            note.get("textangle") in (-90, 270),
            str(note.get("align", "center")),
        )
        if back := colour(note.get("bgcolor", "rgba(0,0,0,0)")):
            left, top, right, bottom = words.box
            box = ((left, top), (right, top), (right, bottom), (left, bottom))
            yield Outline(box, Ink(back), form="rect")
        yield words


def _anchor(note: dict[str, Any], letter: str, names: tuple[str, str, str]) -> str:
    given = note.get(f"{letter}anchor", "auto")
    if given != "auto":
        return str(given)
    ref = note.get(f"{letter}ref", letter)
    if ref == "paper" or ref.endswith("domain"):
        place = float(note.get(letter, 0))
        return names[0] if place < 1 / 3 else names[2] if place > 2 / 3 else names[1]
    return names[1]
