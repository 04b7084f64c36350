"""Where a day lies on the axis: stages of equal width, a calendar, or days since onset."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.timeline.ticks import date_ticks, day_ticks
from r2p.figures.timeline.view import View

MARGIN_DAYS = 30  # shown before onset and after the acute phase
PAD = 8.0  # px kept free at both ends of a stage, so that marks do not touch its edge
_NAMES = labels("stages")


@dataclass(frozen=True)
class Band:
    """One stage on the axis, in pixels; ``start`` and ``days`` are those of the whole stage."""

    stage: str
    name: str
    order: int
    left: float
    right: float
    start: pd.Timestamp
    days: int


@dataclass(frozen=True)
class Axis:
    """The axis of one crisis: days (as ordinals) to pixels, piecewise linear.

    ``first`` and ``last`` are the days shown, ``onset`` is the place of the
    onset or None. ``ticks`` are places with their text.
    """

    days: np.ndarray
    places: np.ndarray
    first: int
    last: int
    bands: list[Band]
    onset: float | None
    ticks: list[tuple[float, str]] = field(default_factory=list)

    def at(self, ordinals: np.ndarray) -> np.ndarray:
        """Pixels from the left of days; what lies outside is put at the edge."""
        return np.interp(ordinals, self.days, self.places)

    @property
    def right(self) -> float:
        """Where the drawing ends: at the last stage that was coded, or at the edge."""
        return self.bands[-1].right if self.bands else float(self.places[-1])

    def shows(self, ordinals: np.ndarray) -> np.ndarray:
        """Which days are on the axis."""
        return (ordinals >= self.first) & (ordinals <= self.last)


def ordinal(dates: pd.Series | pd.Timestamp | date) -> np.ndarray:
    """Whole days since 1970."""
    return np.asarray(dates, dtype="datetime64[D]").astype(np.int64)


def axes(data: Dataset, view: View, width: float) -> dict[str, Axis]:
    """The axis of each crisis; on days since onset one and the same for all of them."""
    cases = data.cases.set_index("case_id").loc[list(view.cases)]
    spans = _spans(cases, view)
    made = {}
    for case_id in view.cases:
        stages = data.stages[data.stages["case_id"] == case_id].sort_values("order")
        onset = int(ordinal(cases["onset"][case_id]))
        if view.axis == "stage":
            made[case_id] = _stage_axis(stages, onset, width)
        else:
            made[case_id] = _linear_axis(stages, onset, *spans[case_id], view, width)
    return made


def _spans(cases: pd.DataFrame, view: View) -> dict[str, tuple[int, int]]:
    """First and last day to show of each crisis."""
    onset, until = ordinal(cases["onset"]), ordinal(cases["acute_until"])
    if view.span == "whole":
        start, end = ordinal(cases["coding_start"]), ordinal(cases["coding_end"])
    elif view.span == "acute":
        start, end = onset - MARGIN_DAYS, until + MARGIN_DAYS
    elif view.span == "dates" and view.first and view.last:
        start = np.full(len(cases), ordinal(view.first))
        end = np.full(len(cases), ordinal(view.last))
    else:
        start, end = onset - MARGIN_DAYS, onset + int(view.span)
    if view.axis == "days":
        start, end = onset + (start - onset).min(), onset + (end - onset).max()
    return {
        case_id: (int(a), int(b)) for case_id, a, b in zip(cases.index, start, end, strict=True)
    }


def _stage_axis(stages: pd.DataFrame, onset: int, width: float) -> Axis:
    step = width / len(_NAMES)
    days, places, bands = [], [], []
    for row in stages.itertuples():
        start, left = int(ordinal(row.start)), row.order * step
        bands.append(_band(row, left, left + step))
        days += [start, start + row.days]
        places += [left + PAD, left + step - PAD]
    onset_at = next((band.left for band in bands if ordinal(band.start) == onset), None)
    if onset_at is None:
        onset_at = float(np.interp(onset, days, places))
    return Axis(np.array(days), np.array(places), days[0], days[-1] - 1, bands, onset_at)


def _band(row: Any, left: float, right: float) -> Band:
    name = str(_NAMES[row.stage])
    return Band(row.stage, name, int(row.order), left, right, row.start, int(row.days))


def _linear_axis(
    stages: pd.DataFrame, onset: int, first: int, last: int, view: View, width: float
) -> Axis:
    days, places = np.array([first, last + 1]), np.array([0.0, width])

    def at(day: int) -> float:
        return float(np.interp(day, days, places))

    bands = []
    for row in stages.itertuples():
        start = int(ordinal(row.start))
        end = start + row.days
        if end > first and start <= last:
            bands.append(_band(row, at(start), at(end)))
    if view.axis == "days":
        marks = day_ticks(first - onset, last - onset, width)
        ticks = [(at(onset + day), text) for day, text in marks]
    else:
        ticks = [(at(day), text) for day, text in date_ticks(first, last, width)]
    shown = at(onset) if first <= onset <= last else None
    return Axis(days, places, first, last, bands, shown, ticks)
