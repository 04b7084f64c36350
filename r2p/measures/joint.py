"""What part of the acts was done together."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.measures.grid import counted, grid


def joint_shares(
    events: pd.DataFrame,
    cases: Sequence[str],
    kinds: Sequence[str],
    what: str = "carried_out",
    by: str | None = None,
) -> pd.DataFrame:
    """Acts in which two or more organisations acted together, divided by all of the kind.

    Args:
        events: acts inside the window; read are ``case_id``, ``status``, ``joint`` (bool)
            and the columns behind the kinds.
        cases: ids of crises.
        kinds: ids of kinds.
        what: ``carried_out``, ``attempted`` or ``all``.
        by: a split of each kind; each part is divided by its own acts.

    Returns:
        One row per crisis and kind (and part): ``case_id, kind, [part,] value`` (0 to 1,
        missing where there is no act), ``n`` (joint acts), ``total`` (acts).

    Raises:
        KeyError: there is no such kind or split.
        ValueError: ``what`` is not allowed.

    Source: design of the atlas, measure "joint share".

    >>> events = pd.DataFrame({
    ...     "case_id": ["A"] * 4, "joint": [True, False, False, False],
    ...     "status": ["carried_out"] * 4})
    >>> joint_shares(events, ["A"], ["all"])["value"].item()
    0.25
    """
    laid = grid(events, cases, kinds, by)
    which = counted(laid.events, what)
    n, total = laid.count(which & laid.events["joint"].to_numpy(dtype=bool)), laid.count(which)
    value = np.divide(n, total, out=np.full(laid.shape, np.nan), where=total > 0)
    return laid.frame(value=value, n=n, total=total)
