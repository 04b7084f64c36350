"""How many acts per thirty days: for windows of different length."""

from collections.abc import Sequence

import pandas as pd

from r2p.measures.grid import counted, grid

PER_DAYS = 30


def rates(
    events: pd.DataFrame,
    windows: pd.DataFrame,
    kinds: Sequence[str],
    what: str = "carried_out",
    by: str | None = None,
) -> pd.DataFrame:
    """Acts of a kind per 30 days of the window.

    Args:
        events: acts inside the window; read are ``case_id``, ``status`` and the columns
            behind the kinds.
        windows: one row per crisis, ``case_id`` and ``days`` (both ends counted).
        kinds: ids of kinds.
        what: ``carried_out``, ``attempted`` or ``all``.
        by: a split of each kind.

    Returns:
        One row per crisis and kind (and part): ``case_id, kind, [part,] value`` (acts per
        30 days), ``n`` (acts), ``days`` (of the window).

    Raises:
        KeyError: there is no such kind or split.
        ValueError: ``what`` is not allowed.

    Source: design of the atlas, measure "rate".

    >>> events = pd.DataFrame({"case_id": ["A", "A"], "status": ["carried_out"] * 2})
    >>> rates(events, pd.DataFrame({"case_id": ["A"], "days": [15]}), ["all"])["value"].item()
    4.0
    """
    laid = grid(events, windows["case_id"].tolist(), kinds, by)
    n = laid.count(counted(laid.events, what))
    days = windows["days"].to_numpy()[:, None]
    return laid.frame(value=n / days * PER_DAYS, n=n, days=days)
