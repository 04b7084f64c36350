"""Windows: which days of a crisis are looked at.

Source: design of the atlas, windows of the measures. The acute phase is the default
across crises; whole responses differ too much in length to be compared.
"""

import re
from dataclasses import dataclass

import pandas as pd

from r2p.dataset.load import Dataset
from r2p.dataset.vocabulary import labels

LONGEST = 3650
"""Most days after onset that a window may ask for."""


@dataclass(frozen=True)
class Window:
    """The days of a crisis that count: ``what`` is acute, whole, first or stage."""

    what: str
    days: int = 0
    stage: str = ""

    @classmethod
    def parse(cls, text: str) -> "Window":
        """The window that a short id stands for.

        Raises:
            ValueError: the text is no window; the message says what is allowed.

        >>> Window.parse("first-100").label
        'first 100 days'
        >>> Window.parse("stage-settlement").label
        'settlement stage'
        >>> Window.parse("first-0")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ValueError: no window 'first-0'; allowed: acute, whole, first-N (N from 1 to 3650), ...
        """
        if text in ("acute", "whole"):
            return cls(text)
        if (first := re.fullmatch(r"first-([1-9][0-9]{0,3})", text)) and int(first[1]) <= LONGEST:
            return cls("first", days=int(first[1]))
        what, _, stage = text.partition("-")
        if what == "stage" and stage in labels("stages"):
            return cls("stage", stage=stage)
        stages = ", ".join(f"stage-{stage}" for stage in labels("stages"))
        raise ValueError(
            f"no window {text!r}; allowed: acute, whole, first-N (N from 1 to {LONGEST}), {stages}"
        )

    @property
    def id(self) -> str:
        """Short and stable, for links: ``Window.parse(window.id) == window``."""
        if self.what == "first":
            return f"first-{self.days}"
        return f"stage-{self.stage}" if self.what == "stage" else self.what

    @property
    def label(self) -> str:
        """How the window is named within a sentence."""
        if self.what == "first":
            return "first day" if self.days == 1 else f"first {self.days} days"
        if self.what == "stage":
            return f"{labels('stages')[self.stage].lower()} stage"
        return {"acute": "acute phase", "whole": "whole response"}[self.what]


def bounds(dataset: Dataset, window: Window) -> pd.DataFrame:
    """First and last day of a window for each crisis.

    Args:
        dataset: ``cases`` and ``stages`` are read.
        window: which days.

    Returns:
        One row per crisis, in the order of ``dataset.cases``: ``case_id``, ``start`` and
        ``end`` (dates, both count), ``days`` (int, both ends counted), ``note`` (str,
        empty or a sentence on what stands in for what). A crisis without the stage asked
        for has no row.

    >>> from types import SimpleNamespace
    >>> day = pd.Timestamp
    >>> cases = pd.DataFrame({
    ...     "case_id": ["A"], "onset": [day("2010-01-11")], "acute_until": [day("2010-01-20")],
    ...     "acute_given": [True], "coding_start": [day("2010-01-01")],
    ...     "coding_end": [day("2010-12-31")]})
    >>> bounds(SimpleNamespace(cases=cases), Window.parse("acute"))["days"].item()
    10
    """
    if window.what == "stage":
        return _stage_bounds(dataset, window.stage)
    cases = dataset.cases
    note = [""] * len(cases)
    if window.what == "whole":
        return _frame(cases["case_id"], cases["coding_start"], cases["coding_end"], note)
    if window.what == "acute":
        given = zip(cases["acute_given"], cases["acute_until"], cases["coding_end"], strict=True)
        note = ["" if is_given else _stands_in(until == end) for is_given, until, end in given]
        return _frame(cases["case_id"], cases["onset"], cases["acute_until"], note)
    wanted = cases["onset"] + pd.Timedelta(days=window.days - 1)
    cut = wanted > cases["coding_end"]
    note = [f"Coding ends before day {window.days}; the window ends with it." * x for x in cut]
    return _frame(cases["case_id"], cases["onset"], wanted.mask(cut, cases["coding_end"]), note)


def _stands_in(at_coding_end: bool) -> str:
    if at_coding_end:
        return "No end of the acute phase is recorded; the window runs to the end of coding."
    return "No end of the acute phase is recorded; the end of the settlement stage stands in."


def _stage_bounds(dataset: Dataset, stage: str) -> pd.DataFrame:
    rows = dataset.stages.loc[dataset.stages["stage"] == stage, ["case_id", "start", "end"]]
    # The inner merge keeps the order of the crises and drops those without the stage.
    rows = dataset.cases[["case_id"]].merge(rows, on="case_id", how="inner")
    return _frame(rows["case_id"], rows["start"], rows["end"], [""] * len(rows))


def _frame(case_id: pd.Series, start: pd.Series, end: pd.Series, note: list[str]) -> pd.DataFrame:
    days = (end - start).dt.days + 1
    notes = pd.Series(note, index=case_id.index, dtype="str")
    return pd.DataFrame(
        {"case_id": case_id, "start": start, "end": end, "days": days, "note": notes}
    )
