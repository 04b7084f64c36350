"""Onset dates are choices: what changes when a reader moves one.

Source: design of the atlas, measure "speed", which says beside it that onset dates are choices.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

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

    >>> day = pd.Timestamp
    >>> cases = pd.DataFrame({"case_id": ["A"], "onset": [day("2010-01-11")]})
    >>> events = pd.DataFrame({"case_id": ["A", "A"], "day": [-2, 15]})
    >>> data = Dataset(cases, *[events] * 5, {}, {}, {})
    >>> move_onsets(data, {"A": 10}).events["day"].tolist()
    [-12, 5]
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


def changed_states(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Where a moved onset puts a first act on the other side of it.

    Args:
        before: `r2p.measures.speed.speeds` with the onsets as coded.
        after: the same crises and kinds with moved onsets.

    Returns:
        One row per crisis and kind whose state differs: ``case_id, kind, state`` (before),
        ``day`` (before; missing unless the state was ``day``), ``new_state``, ``new_day``.

    >>> rows = {"case_id": ["A", "B"], "kind": ["k", "k"]}
    >>> before = pd.DataFrame({**rows, "state": ["day", "day"], "day": [4.0, 9.0]})
    >>> after = pd.DataFrame({**rows, "state": ["before_onset", "day"], "day": [30.0, 9.0]})
    >>> changed_states(before, after)[["case_id", "state", "new_state"]].to_numpy().tolist()
    [['A', 'day', 'before_onset']]
    """
    keys = ["case_id", "kind"]
    both = _firsts(before).merge(
        _firsts(after).rename(columns={"state": "new_state", "day": "new_day"}), on=keys
    )
    return both[both["state"] != both["new_state"]].reset_index(drop=True)


def changed_order(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Which crises change places for a kind when onsets are moved.

    A kind in use before onset comes before any day, and a kind not recorded after all of
    them; crises that stand level have no order.

    Args:
        before: `r2p.measures.speed.speeds` with the onsets as coded.
        after: the same crises and kinds with moved onsets.

    Returns:
        One row per kind and pair that turned round: ``kind, sooner, later``, as they stand
        now.

    >>> rows = {"case_id": ["A", "B"], "kind": ["k", "k"], "state": ["day", "day"]}
    >>> before = pd.DataFrame({**rows, "day": [4.0, 9.0]})
    >>> after = pd.DataFrame({**rows, "day": [14.0, 9.0]})
    >>> changed_order(before, after).to_numpy().tolist()
    [['k', 'B', 'A']]
    """
    places = {"before_onset": -1.0, "not_recorded": float("inf")}
    was, now = (
        {
            (row.kind, row.case_id): places.get(row.state, row.day)
            for row in frame.itertuples(index=False)
        }
        for frame in (before, after)
    )
    turned = [
        (kind, one, two)
        for kind in dict.fromkeys(before["kind"])
        for one, two in permutations(dict.fromkeys(before["case_id"]), 2)
        if now[kind, one] < now[kind, two] and was[kind, one] > was[kind, two]
    ]
    return pd.DataFrame(turned, columns=["kind", "sooner", "later"])


def _firsts(speeds: pd.DataFrame) -> pd.DataFrame:
    frame = speeds[["case_id", "kind", "state", "day"]]
    return frame.assign(day=frame["day"].where(frame["state"] == "day"))
