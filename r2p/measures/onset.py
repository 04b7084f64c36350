"""Onset dates are choices: what changes when a reader moves one."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from r2p.dataset.load import Dataset

MOST = 60
"""Days by which an onset may be moved, either way."""


def move_onsets(dataset: Dataset, days: Mapping[str, int]) -> Dataset:
    """The dataset as it would be had the onset of some crises been coded otherwise.

    Args:
        dataset: all tables.
        days: for some crises, by how many days the onset is moved (negative: earlier).

    Returns:
        A dataset of which ``cases["onset"]`` and ``events["day"]`` differ for those crises, and
        nothing else: stages and the acute phase stay as coded. ``dataset`` is not changed.

    Raises:
        KeyError: there is no such crisis.
        ValueError: a move of more than `MOST` days.

    Moving an onset by k days moves every lag of that crisis by k.
    """
    moved = {case_id: int(by) for case_id, by in days.items() if by}
    unknown = set(moved) - set(dataset.case_ids)
    if unknown:
        raise KeyError(f"no crisis {sorted(unknown)[0]!r}")
    if any(abs(by) > MOST for by in moved.values()):
        raise ValueError(f"an onset can be moved by at most {MOST} days")
    if not moved:
        return dataset
    by = dataset.cases["case_id"].map(moved).fillna(0).astype(int)
    cases = dataset.cases.assign(onset=dataset.cases["onset"] + pd.to_timedelta(by, unit="D"))
    shift = dataset.events["case_id"].map(moved).fillna(0).astype(int)
    events = dataset.events.assign(day=dataset.events["day"] - shift)
    return replace(dataset, cases=cases, events=events)
