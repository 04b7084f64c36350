"""What part of all acts was of a kind: the default measure across crises."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.measures.grid import counted, grid


def shares(
    events: pd.DataFrame,
    cases: Sequence[str],
    kinds: Sequence[str],
    what: str = "carried_out",
    by: str | None = None,
) -> pd.DataFrame:
    """Acts of a kind divided by all acts of the crisis in the window.

    Numerator and denominator count the same acts by what became of them. A split divides
    the numerator only, so the parts of a kind add up to the share of the kind.

    Args:
        events: acts inside the window; read are ``case_id``, ``status`` and the columns
            behind the kinds.
        cases: ids of crises.
        kinds: ids of kinds.
        what: ``carried_out``, ``attempted`` or ``all``.
        by: a split of each kind.

    Returns:
        One row per crisis and kind (and part): ``case_id, kind, [part,] value`` (0 to 1,
        missing where the crisis has no such act at all), ``n`` (acts of the kind),
        ``total`` (all acts).

    Raises:
        KeyError: there is no such kind or split.
        ValueError: ``what`` is not allowed.

    Source: design of the atlas, measure "share". Shares are compositional: more of one
    kind is less of another.

    >>> events = pd.DataFrame({
    ...     "case_id": ["A"] * 4, "family": ["sanctions", "mediation", "mediation", "security"],
    ...     "status": ["carried_out", "carried_out", "failed", "carried_out"]})
    >>> shares(events, ["A"], ["family.mediation"])[["n", "total"]].values.tolist()
    [[1, 3]]
    """
    laid = grid(events, cases, kinds, by)
    which = counted(laid.events, what)
    n, total = laid.count(which), laid.totals(which)
    value = np.divide(n, total, out=np.full(laid.shape, np.nan), where=total > 0)
    return laid.frame(value=value, n=n, total=total)
