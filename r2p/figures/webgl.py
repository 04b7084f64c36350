"""Marks by the thousand, drawn by the graphics card instead of one element each."""

from typing import Any

MANY = 1_000
"""Marks of one chart above which they are drawn by WebGL; the real crises never have so many."""

_SVG_ONLY = {"cliponaxis"}


def by_webgl(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The traces, with those of marks alone drawn by WebGL where the marks are many.

    WebGL lies above what is drawn as SVG: lines stay below their marks.

    >>> few = [{"type": "scatter", "mode": "markers", "x": [1], "cliponaxis": False}]
    >>> by_webgl(few) is few
    True
    >>> by_webgl([{**few[0], "x": [0] * 2000}])[0]["type"]
    'scattergl'
    """
    marks = [trace for trace in traces if _marks_alone(trace)]
    if sum(len(trace["x"]) for trace in marks) <= MANY:
        return traces
    return [_turned(trace) if _marks_alone(trace) else trace for trace in traces]


def _marks_alone(trace: dict[str, Any]) -> bool:
    return trace.get("type") == "scatter" and trace.get("mode") == "markers"


def _turned(trace: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in trace.items() if name not in _SVG_ONLY}
    return {**kept, "type": "scattergl"}
