"""The first days of a response: how acts add up, day by day from onset."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.measures.grid import counted, grid


def cumulative(
    events: pd.DataFrame,
    cases: pd.DataFrame,
    kinds: Sequence[str],
    first: int,
    last: int,
    what: str = "carried_out",
) -> pd.DataFrame:
    """Acts of each kind from day ``first`` on, added up.

    Args:
        events: acts on any day; read are ``case_id, day, status`` and the columns behind the
            kinds.
        cases: one row per crisis: ``case_id, onset, coding_start, coding_end``.
        kinds: ids of kinds.
        first: first day counted, in days since onset (negative: before).
        last: last day counted.
        what: ``carried_out``, ``attempted`` or ``all``.

    Returns:
        One row per crisis, kind and day on which the sum changes, plus the first and the last
        day: ``case_id, kind, day, acts``. A crisis whose coding begins later begins there, one
        whose coding ends earlier ends there, and one not coded on any of the days has no row.

    Raises:
        KeyError: there is no such kind.
        ValueError: ``what`` is not allowed, or ``first`` is not before ``last``.

    Source: design of the atlas, page "First days".

    >>> day = pd.Timestamp
    >>> events = pd.DataFrame({"case_id": ["A"] * 3, "day": [-5, 2, 2],
    ...                        "status": ["carried_out"] * 3})
    >>> cases = pd.DataFrame({"case_id": ["A"], "onset": [day("2010-01-01")],
    ...     "coding_start": [day("2009-01-01")], "coding_end": [day("2010-12-31")]})
    >>> cumulative(events, cases, ["all"], -10, 30)[["day", "acts"]].to_numpy().tolist()
    [[-10, 0], [-5, 1], [2, 3], [30, 3]]
    """
    if first >= last:
        raise ValueError("the first day must lie before the last")
    ids = cases["case_id"].tolist()
    laid = grid(events, ids, kinds)
    day = laid.events["day"].to_numpy()
    inside = counted(laid.events, what) & (day >= first) & (day <= last)
    row, cell = laid.pairs(inside)
    starts = np.maximum((cases["coding_start"] - cases["onset"]).dt.days.to_numpy(), first)
    ends = np.minimum((cases["coding_end"] - cases["onset"]).dt.days.to_numpy(), last)
    nothing = np.empty(0, dtype=int)
    numbers, days, totals = [nothing], [nothing], [nothing]
    for number in range(len(ids) * len(kinds)):
        start, end = starts[number // len(kinds)], ends[number // len(kinds)]
        if start > end:
            continue
        own, acts = np.unique(day[row[cell == number]], return_counts=True)
        steps = np.concatenate([[start], own, [end]])
        total = np.concatenate([[0], np.cumsum(acts), [acts.sum()]])
        keep = np.append(np.diff(steps) != 0, True)  # the later of two rows for one day
        numbers.append(np.full(keep.sum(), number))
        days.append(steps[keep])
        totals.append(total[keep])
    place = np.concatenate(numbers)
    return pd.DataFrame(
        {
            "case_id": pd.Series(np.array(ids, dtype=object)[place // len(kinds)], dtype="str"),
            "kind": pd.Series(np.array(list(kinds), dtype=object)[place % len(kinds)], dtype="str"),
            "day": np.concatenate(days).astype(int),
            "acts": np.concatenate(totals).astype(int),
        }
    )


def by_day(
    events: pd.DataFrame,
    cases: pd.DataFrame,
    kinds: Sequence[str],
    day: int,
    what: str = "carried_out",
) -> pd.DataFrame:
    """What had and had not been done by a day.

    Args:
        events: acts on any day; read are ``case_id, day, status`` and the columns behind the
            kinds.
        cases: one row per crisis: ``case_id, onset, coding_end``.
        kinds: ids of kinds.
        day: the day, counted from onset; acts of that day count.
        what: ``carried_out``, ``attempted`` or ``all``.

    Returns:
        One row per crisis and kind: ``case_id, kind, before`` (acts before onset), ``acts`` (from
        onset to the day), ``later`` (after it, to the end of coding), ``coded`` (bool: coding
        reaches the day). The three numbers add up to all acts that count.

    Raises:
        KeyError: there is no such kind.
        ValueError: ``what`` is not allowed.

    Source: design of the atlas, page "First days".

    >>> events = pd.DataFrame({"case_id": ["A"] * 3, "day": [-5, 2, 40],
    ...                        "status": ["carried_out"] * 3})
    >>> cases = pd.DataFrame({"case_id": ["A"], "onset": [pd.Timestamp("2010-01-01")],
    ...                       "coding_end": [pd.Timestamp("2010-12-31")]})
    >>> by_day(events, cases, ["all"], 30)[["before", "acts", "later"]].to_numpy().tolist()
    [[1, 1, 1]]
    """
    laid = grid(events, cases["case_id"].tolist(), kinds)
    which, since = counted(laid.events, what), laid.events["day"].to_numpy()
    reach = (cases["coding_end"] - cases["onset"]).dt.days.to_numpy()[:, None] >= day
    return laid.frame(
        before=laid.count(which & (since < 0)),
        acts=laid.count(which & (since >= 0) & (since <= day)),
        later=laid.count(which & (since > day)),
        coded=reach,
    )
