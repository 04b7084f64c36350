"""How acts add up from before onset on: a panel for each crisis, a stepped line for each kind."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.compare.scale import scale_to
from r2p.figures.compare.words import care
from r2p.figures.first_days import deaths
from r2p.figures.first_days import growth_words as words
from r2p.figures.first_days.asked import Asked, Found, colours, dashes, day_number, name_of
from r2p.figures.first_days.sheet import (
    LABEL,
    SAMPLE,
    Ended,
    finished,
    in_lines,
    markers,
    name_lines,
    sheet,
)
from r2p.figures.look import Look
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.text import width as text_width
from r2p.figures.words import escaped
from r2p.measures.first_days import cumulative
from r2p.measures.kinds import kind
from r2p.measures.notes import depth_warning

SIZE = 12
TALL, HEAD, FOOT, APART = 132.0, 40.0, 22.0, 30.0  # px
NOTE = "Up: acts so far. Across: days since onset. Line at day 0: onset."
STEPS = (7, 10, 15, 30, 60, 90, 180, 365, 730)


@dataclass(frozen=True)
class _Frame:
    """Where a panel lies and what its axes mean."""

    left: float
    right: float
    edge: float
    outer: float
    top: float
    first: int
    last: int
    most: float
    tall: float

    @property
    def below(self) -> float:
        """Where the strip of deaths begins."""
        return self.top + self.tall + 10

    def x(self, day: float) -> float:
        return self.left + (day - self.first) / (self.last - self.first) * (self.right - self.left)

    def y(self, acts: float) -> float:
        return self.top + self.tall * (1 - acts / self.most)


def growth(
    data: Dataset, asked: Asked, kinds: tuple[str, ...], first: int, last: int, look: Look
) -> Chart:
    """Cumulative acts of each kind between two days since onset, with deaths below.

    Args:
        data: the dataset; the deaths come from ``data/reference``.
        asked: at least one crisis, and which acts count.
        kinds: a line each, at most `r2p.figures.first_days.asked.MOST_LINES`.
        first: first day counted (negative: before onset).
        last: last day counted.
        look: theme and width.
    """
    found = Found(data, asked)
    sums = cumulative(found.events, found.cases, kinds, first, last, asked.what)
    acts = _acts(found, kinds, first, last)
    strips = {id: deaths.strip(id, found.onsets[id], first, last) for id in found.ids}
    depth = depth_warning(data, found.ids, "acts")
    return Chart(
        title=words.title(found, acts, first, last),
        subtitle=found.subtitle(
            f"Acts added up from day {day_number(first)} to day {day_number(last)}",
            acts["event_id"].nunique(),
        ),
        reading=words.reading(found, sums, kinds, last),
        spec=_draw(found, kinds, sums, acts, strips, (first, last), look),
        table=words.table(found, acts, sums),
        file_name="r2p-atlas-first-days",
        caveats=(
            *words.about_deaths(found, strips),
            *((depth,) if depth else ()),
            *care(data, asked.selection, "speed"),
        ),
    )


def _acts(found: Found, kinds: tuple[str, ...], first: int, last: int) -> pd.DataFrame:
    """One row per act and kind between the days, with ``so_far``: its place in the count."""
    own = found.acts[found.acts["day"].between(first, last).to_numpy()]
    own = own.iloc[np.lexsort((own["event_id"], own["day"]))]
    plain = own[["case_id", "day", "event_id"]]
    which = [np.flatnonzero(kind(id).mask(own)) for id in kinds]
    acts = plain.iloc[np.concatenate(which)].reset_index(drop=True)
    acts["kind"] = pd.Series(np.repeat(kinds, [len(rows) for rows in which]), dtype="str")
    return acts.assign(so_far=acts.groupby(["case_id", "kind"]).cumcount() + 1)


def _draw(
    found: Found,
    kinds: tuple[str, ...],
    sums: pd.DataFrame,
    acts: pd.DataFrame,
    strips: dict[str, deaths.Strip],
    days: tuple[int, int],
    look: Look,
) -> dict[str, Any]:
    canvas = sheet(look)
    columns = 1 if look.narrow or len(found.ids) <= 3 else 2
    wide = (canvas.width - APART * (columns - 1)) / columns
    ends = sums.groupby(["case_id", "kind"], sort=False).last()
    labels, room = _labels(canvas, found, kinds, ends, wide)
    scale = scale_to(float(sums["acts"].max() if len(sums) else 1), least=4)
    colour, dash = colours(kinds, look), dashes(kinds)
    most = max(sum(len(lines) for lines in own.values()) for own in labels.values())
    tall = max(TALL, most * LABEL - 14)
    panel = HEAD + tall + deaths.HEIGHT + 10 + FOOT
    points: list[dict[str, Any]] = []
    frames: dict[str, _Frame] = {}
    lines = dict(list(sums.groupby(["case_id", "kind"], sort=False)))
    for order, id in enumerate(found.ids):
        left = order % columns * (wide + APART)
        top = order // columns * (panel + 12) + HEAD
        frame = _Frame(
            left + 26, left + wide - room, left, left + wide, top, *days, scale.end, tall
        )
        frames[id] = frame
        _ground(canvas, found, order, frame, scale.ticks, strips[id])
        ends_here = []
        for each in kinds:
            x, y = _line(canvas, frame, lines.get((id, each)), colour[each], dash[each])
            ends_here.append(Ended(x, y, colour[each], dash[each], labels[id][each]))
        name_lines(canvas, ends_here, frame.right, frame.top - 6, frame.below - 2)
    for act in acts.to_dict("records"):
        frame = frames[act["case_id"]]
        points.append(
            {
                "x": frame.x(act["day"]),
                "y": frame.y(act["so_far"]),
                "symbol": "circle",
                "size": 6 if look.narrow else 5,
                "color": colour[act["kind"]],
                "hover": words.hover(found, act),
                "act": act["event_id"],
            }
        )
    canvas.marks.append(markers(points))
    rounds = -(-len(found.ids) // columns)
    end = rounds * (panel + 12)
    canvas.text(0, end + 4, NOTE, size=SIZE)
    return finished(canvas, end + 16)


def _ground(
    canvas: Canvas,
    found: Found,
    order: int,
    frame: _Frame,
    ticks: tuple[float, ...],
    strip: deaths.Strip,
) -> None:
    """Name, scales, onset and deaths of one panel."""
    palette, case = canvas.palette, found.cases.iloc[order]
    name = escaped(found.data.labels[case["case_id"]])
    canvas.text(frame.edge, frame.top - HEAD + 9, f"<b>{name}</b>", muted=False, size=14)
    canvas.text(frame.edge, frame.top - HEAD + 25, words.below_name(case), size=SIZE)
    for value in ticks:
        y = frame.y(value)
        canvas.line([frame.left, frame.right], [y, y], palette.rule, 1)
        canvas.text(frame.left - 2, y, f"{value:g}", size=11, to="left")
    bottom = frame.below + deaths.HEIGHT
    if frame.first <= 0 <= frame.last:
        x = frame.x(0)
        canvas.line([x, x], [frame.top, bottom], palette.muted, 1)
    acute = words.acute_days(case)
    if acute is not None and frame.first <= acute <= frame.last:
        x = frame.x(acute)
        canvas.line([x, x], [frame.top, bottom], palette.muted, 1, "1px,3px")
    deaths.draw(canvas, strip, frame.x, (frame.left, frame.right), frame.below)
    _beside_strip(canvas, frame, strip, bottom)
    for day in _days(frame.first, frame.last, canvas.look.narrow):
        text = "onset" if day == 0 else day_number(day)
        canvas.text(frame.x(day), bottom + 11, text, size=11, to="center")


def _beside_strip(canvas: Canvas, frame: _Frame, strip: deaths.Strip, bottom: float) -> None:
    """What the red strip is, or why there is none."""
    if strip.why:
        lines = in_lines(f"Deaths per month: {strip.why}", frame.outer - frame.left - 8, 11)
        text = "<br>".join(escaped(line) for line in lines)
        canvas.text(frame.left + 2, bottom - 12, text, size=11)
        return
    canvas.text(frame.right + 8, bottom - 18, "Deaths per month", size=11)
    canvas.text(frame.right + 8, bottom - 4, strip.scale, size=11)


def _days(first: int, last: int, narrow: bool) -> list[int]:
    """Days that get a number: round ones, day zero among them."""
    most = 6 if narrow else 12
    step = next((step for step in STEPS if (last - first) / step <= most), STEPS[-1])
    return list(range(-(-first // step) * step, last + 1, step))


def _line(
    canvas: Canvas, frame: _Frame, rows: pd.DataFrame | None, colour: str, dash: str
) -> tuple[float, float]:
    """Draw one stepped line; returns where it ends."""
    if rows is None:
        return frame.right, frame.y(0)
    xs: list[float] = []
    ys: list[float] = []
    for day, acts in zip(rows["day"], rows["acts"], strict=True):
        if ys:
            xs.append(frame.x(day))
            ys.append(ys[-1])
        xs.append(frame.x(day))
        ys.append(frame.y(acts))
    canvas.line(xs, ys, colour, 2, dash)
    return xs[-1], ys[-1]


def _labels(
    canvas: Canvas, found: Found, kinds: tuple[str, ...], ends: pd.DataFrame, wide: float
) -> tuple[dict[str, dict[str, list[str]]], float]:
    """What stands at the end of each line, in lines, and the room it takes."""
    most = min(170.0, wide * 0.4)
    labels = {
        id: {
            each: in_lines(f"{name_of(each)} {_end(ends, id, each)}", most, SIZE) for each in kinds
        }
        for id in found.ids
    }
    longest = max(
        text_width(line, SIZE)
        for by_kind in labels.values()
        for lines in by_kind.values()
        for line in lines
    )
    return labels, max(longest + SAMPLE, 132.0) + 4


def _end(ends: pd.DataFrame, case_id: str, id: str) -> str:
    return str(int(ends["acts"][case_id, id])) if (case_id, id) in ends.index else "not coded"
