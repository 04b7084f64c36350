"""A drawing for a projector: the same, with every size in pixels multiplied."""

import re
from typing import Any

from r2p.figures.chart import Spec

_PIXELS = frozenset(
    ("size", "xshift", "yshift", "ax", "ay", "standoff", "height", "ticklen", "borderpad")
)
_MARGIN = frozenset(("l", "r", "t", "b", "pad"))
_SHAPE_ENDS = {"xsizemode": ("x0", "x1"), "ysizemode": ("y0", "y1")}


def enlarged(spec: Spec, factor: float) -> Spec:
    """The drawing with type, marks, lines, margins and height ``factor`` times as large.

    Places on the axes stay as they are; the width is the screen's.

    >>> enlarged({"data": [], "layout": {"height": 400, "font": {"size": 10}}}, 1.5)
    {'data': [], 'layout': {'height': 600.0, 'font': {'size': 15.0}}}
    """
    return {
        "data": [_part(trace, factor, "") for trace in spec["data"]],
        "layout": _part(spec["layout"], factor, ""),
    }


def _part(part: Any, factor: float, inside: str) -> Any:
    if isinstance(part, dict):
        made = {
            key: _times(value, factor)
            if _is_pixels(key, inside, part)
            else _part(value, factor, key)
            for key, value in part.items()
        }
        for mode, ends in _SHAPE_ENDS.items():
            if part.get(mode) == "pixel":
                made |= {end: _times(part[end], factor) for end in ends if end in part}
                if "path" in part:
                    made["path"] = _path(part["path"], factor)
        return made
    if isinstance(part, list | tuple):
        return [_part(each, factor, inside) for each in part]
    return part


def _is_pixels(key: str, inside: str, part: dict) -> bool:
    if key in _MARGIN:
        return inside == "margin"
    if key == "width":  # of a line; of a bar it is a part of the axis
        return inside == "line"
    return key in _PIXELS and not isinstance(part[key], dict)


def _path(path: str, factor: float) -> str:
    return re.sub(r"-?[0-9.]+", lambda found: f"{float(found[0]) * factor:g}", path)


def _times(value: Any, factor: float) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return value * factor
    return [_times(each, factor) for each in value]
