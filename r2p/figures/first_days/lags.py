"""Days from onset to the first act of each kind: three states, three marks, no number invented."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.compare.words import care
from r2p.figures.first_days import lags_words as words
from r2p.figures.first_days.asked import BY, Asked, Found, colours, day_number, name_of
from r2p.figures.first_days.axis import NOTE, Stretched, enough
from r2p.figures.first_days.sheet import finished, in_lines, legend, markers, sheet
from r2p.figures.look import Look
from r2p.figures.palette import blend
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.text import width as text_width
from r2p.figures.words import escaped

BEFORE, ZONE = 46.0, 32.0  # px for what was in use before onset, and of these in tint
HEAD, ROW, TWO, FOOT, APART = 26.0, 21.0, 30.0, 20.0, 28.0  # px
SIZE = 12
LONG = 6  # rows from which on every panel has its own numbers below

LEGEND = (
    ({"symbol": "triangle-left", "size": 11}, "in use before onset"),
    ({"symbol": "line-ns", "size": 9, "line": 2}, "next act after it"),
    ({"symbol": "circle", "size": 9}, "first act, with its day (line: the days it may have been)"),
    ({"symbol": "circle-open", "size": 9, "line": 2}, "not recorded up to the end of coding"),
)


@dataclass(frozen=True)
class _Place:
    """One column of panels on the sheet."""

    left: float
    axis: Stretched
    right: float


def lags(data: Dataset, asked: Asked, by: str, look: Look) -> Chart:
    """Dot plot of the first acts: a panel for each kind, a row for each crisis.

    A lone crisis has one panel with a row for each kind.

    Args:
        data: the dataset.
        asked: at least one crisis, and which acts count.
        by: a set of kinds, one of `r2p.figures.first_days.asked.BY`.
        look: theme and width.
    """
    found = Found(data, asked)
    kinds = BY[by][1]
    frame = found.speeds(kinds)
    shown = [id for id in kinds if (frame.loc[frame["kind"] == id, "state"] != NEVER).any()]
    return Chart(
        title=words.title(found, frame, by),
        subtitle=found.subtitle("Days from onset to the first act"),
        reading=words.reading(found, frame),
        spec=_draw(found, frame, shown or list(kinds), look),
        table=words.table(found, frame),
        file_name=f"r2p-atlas-first-acts-{by}",
        caveats=words.left_out(kinds, shown) + care(data, asked.selection, "speed"),
    )


NEVER = "not_recorded"


@dataclass(frozen=True)
class _Row:
    """One row of a panel: its name in lines, the first act, and the colour of its mark."""

    name: list[str]
    first: dict[str, Any]
    colour: str


def _panels(
    found: Found, frame: pd.DataFrame, kinds: list[str], look: Look
) -> list[tuple[str, list[_Row]]]:
    """Title and rows of each panel: a panel a kind, or one with all kinds for a lone crisis."""
    colour = colours(kinds, look)
    most = 100.0 if look.narrow else 170.0
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for first in frame.to_dict("records"):
        by_kind.setdefault(first["kind"], []).append(first)
    if len(found.ids) == 1:
        rows = [_Row(in_lines(name_of(id), most, SIZE), by_kind[id][0], colour[id]) for id in kinds]
        return [(found.data.labels[found.ids[0]], rows)]
    names = {id: in_lines(found.short[id], most, SIZE) for id in found.ids}
    return [
        (name_of(id), [_Row(names[first["case_id"]], first, colour[id]) for first in by_kind[id]])
        for id in kinds
    ]


def _draw(found: Found, frame: pd.DataFrame, kinds: list[str], look: Look) -> dict[str, Any]:
    canvas = sheet(look)
    panels = _panels(found, frame, kinds, look)
    places, row = _places(canvas, panels, enough(frame["day"].dropna().tolist()))
    y = legend(canvas, LEGEND, 8.0)
    rows = len(panels[0][1])
    own_foot = rows >= LONG
    height = HEAD + row * rows + (FOOT if own_foot else 6)
    points: list[dict[str, Any]] = []
    rounds = -(-len(panels) // len(places))
    for number, (title, members) in enumerate(panels):
        place = places[number % len(places)]
        top = y + (number // len(places)) * (height + 14)
        below = number + len(places) >= len(panels)
        _panel(canvas, place, title, members, top, row, foot=own_foot or below)
        for order, one in enumerate(members):
            middle = top + HEAD + row * (order + 0.5)
            points += _marks(canvas, place, found, one.first, middle, one.colour)
    canvas.marks.append(markers(points))
    y += rounds * (height + 14) - 14 + (0 if own_foot else FOOT)
    canvas.text(0, y + 12, NOTE, size=SIZE)
    return finished(canvas, y + 24)


def _places(
    canvas: Canvas, panels: list[tuple[str, list[_Row]]], last: int
) -> tuple[list[_Place], float]:
    """Columns of panels, and the height of a row."""
    columns = 1 if canvas.look.narrow or len(panels) == 1 else 2
    wide = (canvas.width - APART * (columns - 1)) / columns
    names = [one.name for _, rows in panels for one in rows]
    room = max(text_width(line, SIZE) for name in names for line in name) + 12
    places = []
    for column in range(columns):
        left = column * (wide + APART)
        start, right = left + room + BEFORE, left + wide
        places.append(_Place(left, Stretched(start, right - 30, last), right))
    return places, TWO if any(len(name) > 1 for name in names) else ROW


def _panel(
    canvas: Canvas,
    place: _Place,
    title: str,
    rows: list[_Row],
    top: float,
    row: float,
    *,
    foot: bool,
) -> None:
    """Title, names of the rows and numbers of one panel, without its marks."""
    palette = canvas.palette
    canvas.text(place.left, top + 10, f"<b>{escaped(title)}</b>", muted=False, size=14)
    start, end = top + HEAD - 4, top + HEAD + row * len(rows) + 2
    zone = place.axis.left - BEFORE
    canvas.rect(zone, zone + ZONE, start, end, fillcolor=palette.band_acute)
    for x, text in place.axis.ticks(11):
        canvas.line([x, x], [start, end], palette.rule, 1)
        if foot:
            canvas.text(x, end + 9, text, size=11, to="center")
    if foot:
        canvas.text(zone + ZONE / 2, end + 9, "before", size=11, to="center")
    for order, one in enumerate(rows):
        text = "<br>".join(escaped(line) for line in one.name)
        middle = top + HEAD + row * (order + 0.5)
        canvas.text(place.left, middle, text, muted=False, size=SIZE)


def _marks(
    canvas: Canvas, place: _Place, found: Found, first: dict[str, Any], y: float, colour: str
) -> list[dict[str, Any]]:
    """The mark or marks of one crisis, and the words beside them."""
    hover = words.hover(found, first)
    unsure = " ?" if first["either_side"] else ""
    base = {"y": y, "color": colour, "hover": hover}
    if first["state"] == NEVER:
        edge = place.right - 8
        text = f"not recorded by day {day_number(first['censored_at'])}"
        canvas.text(edge - 8, y, text, size=SIZE, to="left")
        return [{**base, "x": edge, "symbol": "circle-open", "size": 9, "line": 2}]
    points = []
    if first["state"] == "before_onset":
        x = place.axis.left - BEFORE + ZONE / 2
        act = first["before_event_id"]
        points.append({**base, "x": x, "symbol": "triangle-left", "size": 11, "act": act})
        if first["acts"] == 0:
            canvas.text(place.axis.left - 4, y, f"none after onset{unsure}", size=SIZE)
            return points
    x = place.axis.at(first["day"])
    main = first["state"] == "day"
    symbol = (
        {"symbol": "circle", "size": 9} if main else {"symbol": "line-ns", "size": 9, "line": 2}
    )
    points.append({**base, "x": x, "act": first["event_id"], **symbol})
    low, high = first["day_low"], first["day_high"]
    reach, text = x, day_number(first["day"])
    if low != high:
        reach = place.axis.at(high)
        tint = blend(colour, canvas.palette.page, 0.5)
        canvas.line([place.axis.at(low), reach], [y, y], tint, 3)
        text += f" ({day_number(low)}–{day_number(high)})"
    text += unsure
    room = text_width(text, SIZE) + 8
    if reach + 6 + room <= place.right:
        canvas.text(reach + (7 if main else 4), y, text, muted=not main, size=SIZE)
    else:
        canvas.text(place.axis.at(low) - 7, y, text, muted=not main, size=SIZE, to="left")
    return points
