"""On how many days something was in force: for measures that last."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.measures.grid import Grid, counted, grid
from r2p.measures.kinds import KINDS

NEVER_LASTS = "None of its instruments lasts, so it is never in force."
OF_THE_MEASURE = "A mode or result belongs to one act; what is in force is the measure."


def days_in_force(
    events: pd.DataFrame, windows: pd.DataFrame, kinds: Sequence[str], by: str | None = None
) -> pd.DataFrame:
    """Days of the window on which at least one act of the kind was in force.

    Only carried-out acts with an instrument that lasts (a flag of the vocabulary) are ever
    in force. A day counts once however many acts cover it. Where no end is recorded, the
    minimum takes the first day alone and the maximum every day to the end of coding.

    Args:
        events: acts on any day (`r2p.measures.selection.in_scope`), so that what began
            before the window counts for the days inside it; read are ``case_id``,
            ``status``, ``lasts``, ``date``, ``end_min``, ``end_max``, ``end_state`` and
            the columns behind the kinds.
        windows: one row per crisis: ``case_id, start, end, days``.
        kinds: ids of kinds.
        by: a split of each kind. Parts may be in force on the same day, so their days do
            not add up to the days of the kind.

    Returns:
        One row per crisis and kind (and part): ``case_id, kind, [part,] low`` and ``high``
        (days, at least and at most, missing for a kind that never lasts), ``days`` (of the
        window), ``acts`` (in force on at least one day of the window if their end is the
        latest possible), ``unknown`` (those of them without a recorded end), ``note``.

    Raises:
        KeyError: there is no such kind or split.

    Source: design of the atlas, measure "days in force"; the union of intervals and the
    two bounds are the usual treatment of interval-censored ends.

    >>> day = pd.Timestamp
    >>> events = pd.DataFrame({
    ...     "case_id": ["A", "A"], "family": ["sanctions"] * 2, "status": ["carried_out"] * 2,
    ...     "lasts": [True] * 2, "date": [day("2010-01-01"), day("2010-01-04")],
    ...     "end_min": [day("2010-01-05"), day("2010-01-04")],
    ...     "end_max": [day("2010-01-05"), day("2010-12-31")],
    ...     "end_state": ["recorded", "unknown"]})
    >>> windows = pd.DataFrame({
    ...     "case_id": ["A"], "start": [day("2010-01-03")], "end": [day("2010-01-12")],
    ...     "days": [10]})
    >>> days_in_force(events, windows, ["family.sanctions"])[
    ...     ["low", "high", "acts", "unknown"]].values.tolist()
    [[3.0, 10.0, 2.0, 1.0]]
    """
    laid = grid(events, windows["case_id"].tolist(), kinds, by)
    own = laid.events
    force = counted(own, "carried_out") & own["lasts"].to_numpy(dtype=bool)
    first = _days(windows["start"])[laid.case]
    last = _days(windows["end"])[laid.case]
    start = np.maximum(_days(own["date"]), first)
    low_end = np.minimum(_days(own["end_min"]), last)
    high_end = np.minimum(_days(own["end_max"]), last)
    low = _union(laid, force, start, low_end)
    high = _union(laid, force, start, high_end)
    touches = force & (start <= high_end)
    unknown = touches & (own["end_state"] == "unknown").to_numpy(dtype=bool)
    notes = _notes(laid, by)
    lasting = np.array([not note for note in notes], dtype=bool)
    return laid.frame(
        low=np.where(lasting, low, np.nan),
        high=np.where(lasting, high, np.nan),
        days=windows["days"].to_numpy()[:, None],
        acts=laid.count(touches),
        unknown=laid.count(unknown),
        note=np.array(notes, dtype=object),
    ).astype({"note": "str"})


def union_length(key: np.ndarray, start: np.ndarray, end: np.ndarray, size: int) -> np.ndarray:
    """Number of days covered by at least one interval, for each key.

    Args:
        key: int from 0 to ``size - 1``, which union each interval belongs to.
        start: first day (int).
        end: last day (int), counted; an interval that ends before it starts is empty.
        size: number of keys.

    Returns:
        Days (int), one per key.

    Sorted by key and start, an interval adds the days after the latest end so far. The
    running latest end is one `numpy.maximum.accumulate` when each key is lifted above
    all days of the keys before it.

    >>> union_length(np.array([0, 0, 1]), np.array([1, 3, 7]), np.array([4, 6, 7]), 3).tolist()
    [6, 1, 0]
    """
    keep = start <= end
    key, start, end = key[keep], start[keep], end[keep]
    if not len(key):
        return np.zeros(size, dtype=int)
    order = np.lexsort((start, key))
    key, start, end = key[order], start[order], end[order]
    lift = key * (end.max() - start.min() + 2)
    latest = np.maximum.accumulate(end + lift)
    before = np.concatenate(([start.min() - 1], latest[:-1])) - lift
    added = np.maximum(end - np.maximum(start - 1, before), 0)
    return np.bincount(key, added, minlength=size).astype(int)


def _union(laid: Grid, force: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    row, cell = laid.pairs(force)
    size = laid.shape[0] * laid.shape[1]
    return union_length(cell, start[row], end[row], size).reshape(laid.shape)


def _notes(laid: Grid, by: str | None) -> list[str]:
    """Why a column can have no days in force; empty where it can."""
    parts = laid.parts or ("",) * len(laid.kinds)
    notes = []
    for kind, part in zip(laid.kinds, parts, strict=True):
        # A part that is itself a kind (a family, an instrument) must be able to last too.
        of_part = KINDS.get(f"{by}.{part}") if by in ("family", "instrument") else None
        if kind.group in ("mode", "result"):
            notes.append(OF_THE_MEASURE)
        elif not kind.may_last or (of_part is not None and not of_part.may_last):
            notes.append(NEVER_LASTS)
        else:
            notes.append("")
    return notes


def _days(dates: pd.Series) -> np.ndarray:
    return dates.to_numpy().astype("datetime64[D]").astype(int)
