"""Selections: which crises, days and rows a view counts."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from r2p.dataset.load import Dataset
from r2p.dataset.vocabulary import labels
from r2p.measures.kinds import suggestion
from r2p.measures.window import Window, bounds

DIRECTIONS = ("protective", "all")


@dataclass(frozen=True)
class Selection:
    """What a view counts; hashable, so it can be the key of a cache.

    ``cases`` keeps the order of the reader, each once. ``checked_only`` leaves out acts
    whose date and fact nobody has read confirmed, ``min_confidence`` those below it.
    ``direction`` is ``protective`` (counter-acts count for nothing) or ``all``.

    Raises:
        ValueError: ``min_confidence`` or ``direction`` is not allowed.
    """

    cases: tuple[str, ...]
    window: Window = field(default_factory=lambda: Window("acute"))
    checked_only: bool = False
    min_confidence: str = "low"
    direction: str = "protective"

    def __post_init__(self) -> None:
        object.__setattr__(self, "cases", tuple(dict.fromkeys(self.cases)))
        levels = tuple(labels("confidences"))
        if self.min_confidence not in levels:
            raise ValueError(f"no confidence {self.min_confidence!r}; allowed: {', '.join(levels)}")
        if self.direction not in DIRECTIONS:
            raise ValueError(f"no direction {self.direction!r}; allowed: {', '.join(DIRECTIONS)}")


def in_scope(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Acts of the chosen crises that are good enough, on any day.

    Returns:
        Rows of ``dataset.events``, all columns, in their order. The window plays no part:
        what began before it may be in force inside it.

    Raises:
        KeyError: a chosen crisis is not in the dataset.
    """
    return dataset.events[_in_scope(dataset, selection)]


def select(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Acts of the chosen crises that are good enough and dated inside the window.

    The date is taken as coded: an act known to the month only counts on its coded day.

    Returns:
        Rows of ``dataset.events``, all columns, in their order. A crisis that does not
        have the window (see `r2p.measures.window.bounds`) gives no row.

    Raises:
        KeyError: a chosen crisis is not in the dataset.
    """
    return dataset.events[_in_scope(dataset, selection) & _inside(dataset, selection.window)]


def windows(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """`bounds` of the chosen crises in the order of the reader."""
    frame = bounds(dataset, selection.window)
    place = pd.Index(frame["case_id"]).get_indexer(list(selection.cases))
    return frame.iloc[place[place >= 0]].reset_index(drop=True)


def chosen_cases(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Rows of ``dataset.cases`` in the order of the reader.

    Raises:
        KeyError: a chosen crisis is not in the dataset; the text suggests a near one.
    """
    known = pd.Index(dataset.cases["case_id"])
    place = known.get_indexer(list(selection.cases))
    for case_id in np.array(selection.cases, dtype=object)[place < 0]:
        raise KeyError(f"no crisis {case_id!r}{suggestion(case_id, known)}")
    return dataset.cases.iloc[place].reset_index(drop=True)


def _in_scope(dataset: Dataset, selection: Selection) -> np.ndarray:
    cases = chosen_cases(dataset, selection)["case_id"]
    events = dataset.events
    keep = events["case_id"].isin(cases).to_numpy()
    if selection.checked_only:
        keep = keep & events["checked"].to_numpy()
    if selection.min_confidence != "low":
        levels = tuple(labels("confidences"))
        enough = levels[levels.index(selection.min_confidence) :]
        keep = keep & events["confidence"].isin(enough).to_numpy()
    if selection.direction == "protective":
        keep = keep & (events["direction"] == "protective").to_numpy(dtype=bool)
    return keep


def _inside(dataset: Dataset, window: Window) -> np.ndarray:
    frame = bounds(dataset, window)
    place = pd.Index(frame["case_id"]).get_indexer(pd.Index(dataset.events["case_id"]))
    if frame.empty:
        return np.zeros(len(place), dtype=bool)
    date = dataset.events["date"].to_numpy()
    start, end = frame["start"].to_numpy()[place], frame["end"].to_numpy()[place]
    return (place >= 0) & (date >= start) & (date <= end)
