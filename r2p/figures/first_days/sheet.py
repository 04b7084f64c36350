"""How the figures of the first days are laid out: a sheet in pixels, marks, words, labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from r2p.figures.chart import base_layout
from r2p.figures.look import Look
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.text import width as text_width
from r2p.figures.words import escaped


def sheet(look: Look) -> Canvas:
    """A sheet that uses the whole width: names stand on it, not in its margin."""
    canvas = Canvas(look)
    if not look.narrow:
        canvas.width += canvas.margin
        canvas.margin = 0
    return canvas


def finished(canvas: Canvas, height: float) -> dict[str, Any]:
    """The drawing as a plain figure."""
    hidden = {"visible": False, "fixedrange": True}
    layout = base_layout(
        canvas.look,
        round(height),
        margin={"l": canvas.margin, "r": 4 if canvas.look.narrow else 8, "t": 0, "b": 0},
        xaxis={**hidden, "range": [0, canvas.width]},
        yaxis={**hidden, "range": [round(height), 0]},
        shapes=canvas.shapes,
        annotations=canvas.annotations,
    )
    return {"data": canvas.traces(), "layout": layout}


def markers(points: Sequence[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """One trace for many marks.

    Each point has ``x, y, symbol, size, color, hover`` and may have ``act`` (id of the act
    it leads to) and ``line`` (width of its outline, in its own colour).
    """
    edges = [point["color"] for point in points]
    widths = [point.get("line", 0) for point in points]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(point["x"], 1) for point in points],
        "y": [round(point["y"], 1) for point in points],
        "customdata": [[point["act"]] if point.get("act") else None for point in points],
        "hovertext": [point["hover"] for point in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "opacity": 1,
            "symbol": _once([point["symbol"] for point in points]),
            "size": _once([point["size"] for point in points]),
            "color": _once([point["color"] for point in points]),
            **({"line": {"color": _once(edges), "width": _once(widths)}} if any(widths) else {}),
        },
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
        **more,
    }


def _once(values: list[Any]) -> Any:
    """One value where all are the same: less to send."""
    return values[0] if values and len(set(values)) == 1 else values


def legend(
    canvas: Canvas, entries: Sequence[tuple[dict[str, Any], str]], top: float, size: int = 12
) -> float:
    """A key to the marks in as few lines as it needs; returns where it ends."""
    x, y = 0.0, top + 8
    points = []
    for sign, words in entries:
        wide = 16 + text_width(words, size)
        if x and x + wide > canvas.width:
            x, y = 0.0, y + 18
        color = canvas.palette.muted
        points.append({"x": x + 6, "y": y, "color": color, "hover": "", **sign})
        canvas.text(x + 13, y, words, size=size)
        x += wide + 20
    canvas.marks.append(markers(points, hoverinfo="skip", hovertemplate=None, customdata=None))
    return y + 18


@dataclass(frozen=True)
class Ended:
    """Where a line ends, how it is drawn, and what is written at its end, in lines."""

    x: float
    y: float
    colour: str
    dash: str
    label: list[str]


SAMPLE = 34.0  # px from the end of the plot to the words: a leader and a piece of the line
LABEL = 14.0  # px, a line of a label


def name_lines(
    canvas: Canvas, ends: Sequence[Ended], edge: float, top: float, bottom: float, size: int = 12
) -> None:
    """Write the name of each line beside its end, with a piece of the line before it.

    Args:
        canvas: the sheet.
        ends: of the lines.
        edge: where the plot ends.
        top: where the highest label may begin.
        bottom: where the lowest should end.
        size: of the type.
    """
    apart = [len(end.label) * LABEL for end in ends]
    heights = spread([end.y for end in ends], apart, top, bottom)
    for end, height in zip(ends, heights, strict=True):
        if end.x < edge:
            canvas.line([end.x, edge + 2], [end.y, end.y], canvas.palette.rule, 1)
        canvas.line([edge + 2, edge + 12], [end.y, height], end.colour, 1)
        canvas.line([edge + 12, edge + 30], [height, height], end.colour, 2, end.dash)
        text = "<br>".join(escaped(line) for line in end.label)
        canvas.text(edge + SAMPLE - 3, height, text, muted=False, size=size)


def in_lines(text: str, room: float, size: float) -> list[str]:
    """Text in as few lines as fit a room, broken at spaces; a long word stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def spread(
    wanted: Sequence[float], apart: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Heights for labels beside lines: as near as can be, none on another, order kept.

    Args:
        wanted: where each label would like to stand.
        apart: room each label takes.
        top: where the highest may begin.
        bottom: where the lowest should end; it goes on below if there are too many.

    >>> spread([10, 10, 50], [12, 12, 12], 0, 100)
    [6.0, 18.0, 50.0]
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    blocks: list[tuple[float, float, list[int]]] = []  # middle, room, who

    def clamped(middle: float, room: float) -> float:
        return max(top + room / 2, min(middle, bottom - room / 2))

    for place in order:
        who, room = [place], apart[place]
        middle = clamped(wanted[place], room)
        while blocks and blocks[-1][0] + blocks[-1][1] / 2 > middle - room / 2:
            other, taken, them = blocks.pop()
            who, room = [*them, *who], room + taken
            middle = clamped(sum(wanted[each] for each in who) / len(who), room)
        blocks.append((middle, room, who))
    found = [0.0] * len(wanted)
    for middle, room, who in blocks:
        y = middle - room / 2
        for place in who:
            found[place] = float(y + apart[place] / 2)
            y += apart[place]
    return found
