"""How long each kind of act was waited for: one stepped curve a kind, over all chosen crises."""

from typing import Any

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.compare.words import care
from r2p.figures.first_days import curves_words as words
from r2p.figures.first_days.asked import Asked, Found, colours, dashes, name_of
from r2p.figures.first_days.axis import NOTE, Stretched, enough
from r2p.figures.first_days.lags_words import hover
from r2p.figures.first_days.sheet import (
    LABEL,
    SAMPLE,
    Ended,
    finished,
    in_lines,
    legend,
    markers,
    name_lines,
    sheet,
)
from r2p.figures.look import Look
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.text import width as text_width
from r2p.measures.waiting import waiting

SIZE = 12
TOP, TALL, BEFORE = 40.0, 300.0, 46.0  # px
LEGEND = (
    ({"symbol": "triangle-left", "size": 11}, "crises in use before onset, with their number"),
    ({"symbol": "circle", "size": 6}, "first act in a crisis"),
    ({"symbol": "line-ns", "size": 11, "line": 1.5}, "coding of a crisis ends without one"),
)


def curves(data: Dataset, asked: Asked, kinds: tuple[str, ...], look: Look) -> Chart:
    """Share of the crises in which a kind had been used, by day since onset (Kaplan-Meier).

    Args:
        data: the dataset.
        asked: at least one crisis, and which acts count.
        kinds: a curve each, at most `r2p.figures.first_days.asked.MOST_LINES`.
        look: theme and width.
    """
    found = Found(data, asked)
    speeds = found.speeds(kinds)
    steps = waiting(speeds)
    return Chart(
        title=words.title(found, speeds),
        subtitle=words.subtitle(found, kinds),
        reading=words.reading(found, speeds),
        spec=_draw(found, speeds, steps, kinds, look),
        table=words.table(found, speeds, steps),
        file_name="r2p-atlas-waiting-for-first-acts",
        caveats=(words.SAME, *care(data, asked.selection, "speed")),
    )


def _draw(
    found: Found, speeds: pd.DataFrame, steps: pd.DataFrame, kinds: tuple[str, ...], look: Look
) -> dict[str, Any]:
    canvas = sheet(look)
    most = 118.0 if look.narrow else 190.0
    labels = [_label(speeds[speeds["kind"] == id], id, most) for id in kinds]
    room = max(text_width(line, SIZE) for lines in labels for line in lines) + SAMPLE + 4
    y = legend(canvas, LEGEND, 4.0)
    top, tall = y + TOP - 20, max(TALL, sum(len(lines) for lines in labels) * LABEL)
    left = 38.0
    days = [*speeds["day"].dropna(), *speeds.loc[speeds["state"] == "not_recorded", "censored_at"]]
    axis = Stretched(left + BEFORE, canvas.width - room, enough(days))
    _ground(canvas, axis, left, top, tall)
    colour, dash = colours(kinds, look), dashes(kinds)
    points: list[dict[str, Any]] = []
    ends: list[Ended] = []
    for id in kinds:
        rows = steps[steps["kind"] == id]
        xs, ys = _path(axis, rows, left, top, tall)
        canvas.line(xs, ys, colour[id], 2, dash[id])
        ends.append(Ended(xs[-1], ys[-1], colour[id], dash[id], labels[len(ends)]))
        own = speeds[speeds["kind"] == id]
        points += _points(canvas, found, axis, own, rows, left, top, tall, colour[id])
    canvas.marks.append(markers(points))
    name_lines(canvas, ends, axis.right, top - 8, top + tall + 8)
    canvas.text(0, top + tall + 38, NOTE, size=SIZE)
    return finished(canvas, top + tall + 50)


def _label(rows: pd.DataFrame, id: str, most: float) -> list[str]:
    """Name of a curve with how many crises it has reached."""
    used = int((rows["state"] != "not_recorded").sum())
    return in_lines(f"{name_of(id)} {used} of {len(rows)}", most, SIZE)


def _ground(canvas: Canvas, axis: Stretched, left: float, top: float, tall: float) -> None:
    palette = canvas.palette
    canvas.rect(left, axis.left - 6, top, top + tall, fillcolor=palette.band_acute)
    canvas.text((left + axis.left - 6) / 2, top + tall + 13, "before", size=11, to="center")
    for share in (0, 25, 50, 75, 100):
        y = top + tall * (1 - share / 100)
        canvas.line([left, axis.right], [y, y], palette.rule, 1)
        canvas.text(left - 2, y, f"{share} %", size=11, to="left")
    for x, text in axis.ticks(11):
        canvas.line([x, x], [top + tall, top + tall + 4], palette.muted, 1)
        canvas.text(x, top + tall + 13, text, size=11, to="center")
    canvas.text(left - 4, top - 16, "Share of the crises in which it had been used", size=SIZE)


def _path(
    axis: Stretched, rows: pd.DataFrame, left: float, top: float, tall: float
) -> tuple[list[float], list[float]]:
    """The steps of one curve, from the zone before onset to the last day shown."""
    xs, ys = [left + 4], [top + tall * (1 - float(rows["used"].iloc[0]))]
    if rows["day"].iloc[0] == 0 and rows["before"].iloc[0] < rows["crises"].iloc[0]:
        ys[0] = top + tall * (1 - rows["before"].iloc[0] / rows["crises"].iloc[0])
    for day, used in zip(rows["day"], rows["used"], strict=True):
        x, y = axis.at(day), top + tall * (1 - used)
        xs += [x, x]
        ys += [ys[-1], y]
    return [*xs, axis.right], [*ys, ys[-1]]


def _points(
    canvas: Canvas,
    found: Found,
    axis: Stretched,
    speeds: pd.DataFrame,
    steps: pd.DataFrame,
    left: float,
    top: float,
    tall: float,
    colour: str,
) -> list[dict[str, Any]]:
    """The share before onset, each crisis on its day, and where codings end without an act."""
    days, used = steps["day"].to_numpy(), steps["used"].to_numpy()

    def height(day: float) -> float:
        reached = used[days <= day]
        return top + tall * (1 - float(reached[-1] if len(reached) else 0.0))

    early = int(steps["before"].iloc[0])
    share = early / int(steps["crises"].iloc[0])
    canvas.text(left + 17, top + tall * (1 - share) - 8, str(early), muted=False, size=SIZE)
    base = {"color": colour}
    points = [
        {
            **base,
            "x": left + 14,
            "y": top + tall * (1 - share),
            "symbol": "triangle-left",
            "size": 11,
            "hover": words.before(found, speeds),
        }
    ]
    for first in speeds.to_dict("records"):
        if first["state"] == "day":
            shape = {"x": axis.at(first["day"]), "y": height(first["day"]), "size": 7}
            points.append(
                {**base, **shape, "symbol": "circle", "act": first["event_id"],
                 "hover": hover(found, first)}
            )  # fmt: skip
        elif first["state"] == "not_recorded":
            shape = {"x": axis.at(first["censored_at"]), "y": height(first["censored_at"])}
            points.append(
                {**base, **shape, "symbol": "line-ns", "size": 11, "line": 1.5,
                 "hover": hover(found, first)}
            )  # fmt: skip
    return points
