"""One crisis of a timeline, from its name down to its keys; its marks are drawn with all others."""

from dataclasses import dataclass

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.timeline import deaths as timeline_deaths
from r2p.figures.timeline import frame as timeline_frame
from r2p.figures.timeline.axis import Axis, ordinal
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.deaths import Deaths
from r2p.figures.timeline.highlights import Highlights, highlights
from r2p.figures.timeline.lanes import AIR, ROW, Shown, place
from r2p.figures.timeline.view import Lane, View, lane_column
from r2p.figures.words import count, escaped

LINE = 17  # px of a lane's name above it, on a phone


@dataclass(frozen=True)
class Crisis:
    """One crisis, ready to be drawn. ``recorded`` names the lanes with any act in the data."""

    case: pd.Series
    stages: pd.DataFrame
    events: pd.DataFrame
    recorded: frozenset[str]
    axis: Axis
    shown: Shown
    deaths: Deaths


def prepared(
    data: Dataset,
    view: View,
    case_id: str,
    axis: Axis,
    events: pd.DataFrame,
    lanes: list[Lane],
    canvas: Canvas,
) -> Crisis:
    """Put the acts of one crisis on its axis. ``events`` are those of all crises of the view."""
    own = events[events["case_id"] == case_id]
    everything = data.events.loc[data.events["case_id"] == case_id, lane_column(view)]
    return Crisis(
        case=data.case(case_id),
        stages=data.stages[data.stages["case_id"] == case_id],
        events=own,
        recorded=frozenset(everything),
        axis=axis,
        shown=place(own, axis, lanes, view, canvas),
        deaths=timeline_deaths.on_axis(case_id, axis),
    )


def draw(canvas: Canvas, view: View, lanes: list[Lane], one: Crisis, top: float) -> float:
    """Draw the crisis from ``top`` down and settle where its acts lie; returns where it ends."""
    y = timeline_frame.name(canvas, one.case["label"], _beside(one, view), top)
    if not one.axis.bands:
        start, end = one.case["coding_start"], one.case["coding_end"]
        return timeline_frame.nothing(canvas, start, end, y)
    y = start = timeline_frame.headers(canvas, one.axis, view, y)
    labels = highlights(canvas, one.case, one.axis, one.shown)
    y += labels.height
    rows = []  # where each lane begins, and the panel of deaths
    for lane in lanes:
        rows.append(y)
        y = _lane(canvas, lane, one, labels, y)
    rows.append(y)
    y = _deaths(canvas, one, labels, y)
    timeline_frame.bands(canvas, one.axis, start, y)
    _rule(canvas, one.axis, rows)
    labels.draw(canvas, start, y)
    y = timeline_frame.ticks(canvas, one.axis, y) if one.axis.ticks else y + 2
    if view.axis == "calendar" and view.span != "whole":
        y = timeline_frame.strip(canvas, one.axis, one.stages, ordinal(one.events["date"]), y)
    if canvas.look.narrow:
        y = timeline_frame.stage_key(canvas, one.axis, y + 4)
        y = timeline_frame.letter_key(canvas, labels.key, y)
    return y


def _rule(canvas: Canvas, axis: Axis, rows: list[float]) -> None:
    """Part the lanes: by a thin rule, on a phone by a row of page colour for the lane's name."""
    for y in rows:
        if canvas.look.narrow:
            canvas.rect(0, axis.right, y, y + LINE, fillcolor=canvas.palette.page)
        else:
            canvas.line([0, axis.right], [y, y], canvas.palette.rule, 1)


def _lane(canvas: Canvas, lane: Lane, one: Crisis, labels: Highlights, top: float) -> float:
    """Name one lane and settle where its acts lie; returns where it ends."""
    height = one.shown.height(lane)
    if canvas.look.narrow:
        canvas.lane_name(top + LINE / 2, escaped(lane.label), size=12)
        top += LINE
    else:
        canvas.lane_name(top + height / 2, escaped(lane.label))
    acts = one.shown.lanes[lane.id]
    for act in acts:
        act.y = top + AIR / 2 + (act.row + 0.5) * ROW
    if not acts:
        _say(canvas, one.axis, labels, _why_empty(lane, one), top + height / 2)
    return top + height


def _why_empty(lane: Lane, one: Crisis) -> str:
    """Nothing in the data, or nothing in the days and acts chosen."""
    if lane.id not in one.recorded:
        return "none recorded"
    outside = one.shown.before + one.shown.after
    return "none in these days" if outside else "none among the acts chosen"


def _deaths(canvas: Canvas, one: Crisis, labels: Highlights, top: float) -> float:
    """The panel of deaths with its scale; returns where it ends."""
    scale = timeline_deaths.scale_of(one.deaths)
    if canvas.look.narrow:
        text = "Deaths per month" + (f": {scale}" if scale else "")
        canvas.lane_name(top + LINE / 2, text, size=12)
        top += LINE
    else:
        canvas.lane_name(top + (18 if scale else 26), "Deaths per month")
        if scale:
            canvas.lane_name(top + 35, scale, muted=True, size=11)
    why = timeline_deaths.why_flat(one.deaths)
    if why:
        _say(canvas, one.axis, labels, why, top + timeline_deaths.HEIGHT / 2)
    timeline_deaths.draw(canvas, one.axis, one.deaths, top + 6)
    return top + timeline_deaths.HEIGHT + 12


def _say(canvas: Canvas, axis: Axis, labels: Highlights, text: str, y: float) -> None:
    """A line of text inside the drawing, where no leader crosses it."""
    canvas.text(labels.free(text, axis.right, y), y, text)


def _beside(one: Crisis, view: View) -> list[str]:
    """What stands beside the name of a crisis: how many acts, and how many lie outside."""
    counters = int((one.events["direction"] == "counter").sum())
    text = count(len(one.events), "act")
    if counters:
        text += f", {counters} of them {'a counter-act' if counters == 1 else 'counter-acts'}"
    if view.whole:
        return [text]
    sides = ((one.shown.before, "before"), (one.shown.after, "after"))
    outside = " and ".join(f"{number} {where}" for number, where in sides if number)
    return [text, ", ".join(filter(None, [f"{one.shown.inside} in these days", outside]))]
