"""Time on the map: a window of days, the steps it is walked through, and how both are written."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.words import day_as_known

TIMES = {"calendar": "Calendar", "onset": "Days since onset"}
STEPS = {
    "calendar": {1: "1 month", 3: "3 months", 12: "1 year"},
    "onset": {7: "7 days", 30: "30 days", 90: "90 days"},
}
"""Length of a step, in months or in days."""
STEP = {"calendar": 3, "onset": 30}
"""Length of a step where nothing is chosen."""


@dataclass(frozen=True)
class Span:
    """Days from ``first`` to ``last``, both counted.

    A day is a number: since 1 January 1970 in the calendar, since the onset otherwise.
    """

    first: int
    last: int

    @property
    def empty(self) -> bool:
        """Whether the window ends before it begins."""
        return self.last < self.first


@dataclass(frozen=True)
class Clock:
    """A window and the steps in which it is walked through.

    ``time`` is a key of `TIMES`, ``step`` one of its `STEPS`; with ``alone`` each step is
    shown by itself, else everything from the start of the window.
    """

    time: str
    whole: Span
    step: int
    alone: bool = False

    @cached_property
    def steps(self) -> tuple[Span, ...]:
        """The steps in order; together they are the window. None if it is empty."""
        if self.whole.empty:
            return ()
        if self.time == "onset":
            starts = list(range(self.whole.first, self.whole.last + 1, self.step))
        else:
            months = range(month_of(self.whole.first), month_of(self.whole.last) + 1, self.step)
            starts = [max(self.whole.first, first_day(month)) for month in months]
        ends = [start - 1 for start in starts[1:]] + [self.whole.last]
        return tuple(Span(*pair) for pair in zip(starts, ends, strict=True))

    def shown(self, step: int | None) -> Span:
        """What is shown at a step; None stands for the whole window."""
        if step is None or not self.steps:
            return self.whole
        at = self.steps[step]
        return at if self.alone else Span(self.whole.first, at.last)

    def step_at(self, day: int) -> int | None:
        """Number of the step in which a day lies; None outside the window."""
        for number, step in enumerate(self.steps):
            if step.first <= day <= step.last:
                return number
        return None

    def to_link(self, step: int) -> str:
        """How the end of a step stands in the link."""
        last = self.steps[step].last
        return str(last) if self.time == "onset" else month_id(month_of(last))

    def from_link(self, text: str) -> int | None:
        """The step that a link names; None if it names none."""
        if self.time == "onset":
            return self.step_at(int(text)) if re.fullmatch(r"-?[0-9]{1,5}", text) else None
        month = parse_month(text)
        if month is None or first_day(month) > self.whole.last:
            return None
        return self.step_at(min(last_day(month), self.whole.last))


def days(dates: pd.Series) -> np.ndarray:
    """Calendar days as numbers."""
    return dates.to_numpy().astype("datetime64[D]").astype(int)


def date(day: int) -> pd.Timestamp:
    """The date of a calendar day."""
    return pd.Timestamp(np.datetime64(int(day), "D"))


def month_of(day: int) -> int:
    """Months since January 1970."""
    return int(np.datetime64(int(day), "D").astype("datetime64[M]").astype(int))


def first_day(month: int) -> int:
    """First day of a month."""
    return int(np.datetime64(int(month), "M").astype("datetime64[D]").astype(int))


def last_day(month: int) -> int:
    """Last day of a month."""
    return first_day(month + 1) - 1


def month_id(month: int) -> str:
    """``2008-02``."""
    return str(np.datetime64(int(month), "M"))


def parse_month(text: str) -> int | None:
    """The month a link names; None if it names none."""
    if not re.fullmatch(r"(19[7-9][0-9]|20[0-9]{2})-(0[1-9]|1[0-2])", text):
        return None
    return int(np.datetime64(text, "M").astype(int))


def month_words(month: int) -> str:
    """``Feb 2008``."""
    return day_as_known(date(first_day(month)), "month")


def months_of_acts(data: Dataset, cases: tuple[str, ...] | None = None) -> tuple[int, int]:
    """First and last month with an act; of all crises without ``cases``."""
    dates = data.events["date"]
    if cases is not None and data.events["case_id"].isin(cases).any():
        dates = dates[data.events["case_id"].isin(cases)]
    low, high = days(pd.Series([dates.min(), dates.max()]))
    return month_of(low), month_of(high)


def span_words(time: str, span: Span) -> str:
    """``Nov 2007 to Jul 2008``, or ``30 days before to 60 days after onset``."""
    if time == "onset":
        return _onset_words(span)
    first, last = month_of(span.first), month_of(span.last)
    if first == last:
        return month_words(last)
    if first // 12 == last // 12:
        return f"{month_words(first).split()[0]} to {month_words(last)}"
    return f"{month_words(first)} to {month_words(last)}"


def _onset_words(span: Span) -> str:
    if span.last < 0:
        return f"{-span.first} to {-span.last} days before onset"
    if span.first >= 0:
        return f"days {span.first} to {span.last} after onset"
    if span.last == 0:
        return f"{-span.first} days before onset to the onset"
    return f"{-span.first} days before to {span.last} days after onset"
