"""One mark for one act: shape for how it was done, fill for what came of it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from r2p.figures.palette import Palette
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.lanes import Act
from r2p.figures.timeline.view import Lane

SHAPES = {
    "apply": "circle",
    "sustain": "square",
    "threaten": "triangle-up",
    "ease": "triangle-down",
}
SIZES = {"circle": 9.0, "square": 8.0, "triangle-up": 11.0, "triangle-down": 11.0}
RING = 1.6  # px; stroke of an empty mark
DOTTED = ("partial", "reversed")
EMPTY = ("partial", "refused", "blocked", "ignored")


def look_of(mode: str, result: str, colour: str, palette: Palette) -> dict[str, Any]:
    """A Plotly marker: solid done, ring with dot partial, empty ring failed, dotted reversed."""
    shape = SHAPES[mode]
    empty = result in EMPTY
    return {
        "symbol": f"{shape}-dot" if result in DOTTED else shape,
        "size": SIZES[shape] - (RING if empty else 0),
        "color": palette.page if empty else colour,
        "line": {
            "width": RING if empty or result in DOTTED else 1,
            "color": colour if empty else palette.page,
        },
    }


def together(looks: list[dict[str, Any]], larger: float = 0) -> dict[str, Any]:
    """One Plotly marker for many acts with their `look_of`, each ``larger`` by so many pixels."""
    return {
        "opacity": 1,
        "symbol": [look["symbol"] for look in looks],
        "size": [look["size"] + larger for look in looks],
        "color": [look["color"] for look in looks],
        "line": {
            "color": [look["line"]["color"] for look in looks],
            "width": [look["line"]["width"] for look in looks],
        },
    }


def draw(canvas: Canvas, placed: Iterable[tuple[Lane, Act]]) -> None:
    """Draw all acts of all crises: their lines, marks, days and signs."""
    groups: dict[tuple[str, str], list[tuple[Lane, Act]]] = defaultdict(list)
    for lane, act in placed:
        _line(canvas, lane, act)
        key = ("earlier", "") if act.earlier else (act.mode, _fill(act.result))
        groups[key].append((lane, act))
    for (mode, fill), members in sorted(groups.items(), key=lambda item: item[0]):
        canvas.marks.append(_trace(canvas.palette, mode, fill, members))


def _fill(result: str) -> str:
    return "refused" if result in ("blocked", "ignored") else result


def _line(canvas: Canvas, lane: Lane, act: Act) -> None:
    if act.end is not None:
        dash = "2px,3px" if act.open_end else "solid"
        canvas.line([act.x, act.end], [act.y, act.y], lane.faint, 2.5, dash)
        if act.room and act.lasted:
            canvas.text(act.end + 3, act.y, act.lasted, size=11)
    if act.signs:
        canvas.text(act.x + 5, act.y, f"<b>{act.signs}</b>", muted=False, size=11)


def _trace(
    palette: Palette, mode: str, fill: str, members: list[tuple[Lane, Act]]
) -> dict[str, Any]:
    colours = [lane.colour for lane, _ in members]
    if mode == "earlier":
        marker: dict[str, Any] = {
            "symbol": "triangle-left",
            "size": 8,
            "color": colours,
            "line": {"width": 1, "color": palette.page},
        }
    else:
        marker = look_of(mode, fill, "", palette)
        if fill in EMPTY:
            marker["line"]["color"] = colours
        else:
            marker["color"] = colours
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(act.x, 1) for _, act in members],
        "y": [round(act.y, 1) for _, act in members],
        "customdata": [[act.event_id] for _, act in members],
        "text": [act.hover for _, act in members],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {**marker, "opacity": 1},
        "selected": {"marker": {"size": marker["size"] + 5}},
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
    }
