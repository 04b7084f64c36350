"""How many acts: the plainest measure, and the one that hides most."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.dataset.derive import STATUSES
from r2p.measures.grid import Grid, grid
from r2p.measures.kinds import kind


def count_acts(
    events: pd.DataFrame, cases: Sequence[str], kinds: Sequence[str], by: str | None = None
) -> pd.DataFrame:
    """Number of acts per crisis and kind, by what became of them.

    Each act counts once however many actors took part, and once in every kind it is of.

    Args:
        events: acts inside the window (`r2p.measures.selection.select`); read are
            ``case_id``, ``status`` and the columns behind the kinds.
        cases: ids of crises.
        kinds: ids of kinds.
        by: a split of each kind (see `r2p.measures.kinds.SPLITS`).

    Returns:
        One row per crisis and kind (and part), also where nothing was done: ``case_id,
        kind, [part,] carried_out, threatened, eased, failed, all`` (acts, int).

    Raises:
        KeyError: there is no such kind or split.

    Source: design of the atlas, measure "acts"; counts of preventive measures as in
    Öberg, Möller and Wallensteen 2009.

    >>> events = pd.DataFrame({
    ...     "case_id": ["A", "A", "A"], "family": ["sanctions", "sanctions", "mediation"],
    ...     "status": ["threatened", "carried_out", "carried_out"]})
    >>> count_acts(events, ["A", "B"], ["family.sanctions"]).iloc[:, [0, 2, 3, 6]]
      case_id  carried_out  threatened  all
    0       A            1           1    2
    1       B            0           0    0
    """
    return _by_status(grid(events, cases, kinds, by))


def overlap(events: pd.DataFrame, cases: Sequence[str], kind_a: str, kind_b: str) -> pd.DataFrame:
    """Number of acts that are of both kinds, such as sanctions that are regional action.

    Args:
        events: as in `count_acts`.
        cases: ids of crises.
        kind_a: id of one kind.
        kind_b: id of another; the order does not matter.

    Returns:
        One row per crisis: ``case_id, carried_out, threatened, eased, failed, all``
        (acts, int).

    Raises:
        KeyError: there is no such kind.

    >>> events = pd.DataFrame({
    ...     "case_id": ["A", "A", "A"], "family": ["sanctions", "sanctions", "mediation"],
    ...     "regional": [True, False, True], "status": ["carried_out"] * 3})
    >>> overlap(events, ["A"], "family.sanctions", "regional.home")["all"].item()
    1
    """
    both = kind(kind_a).mask(events) & kind(kind_b).mask(events)
    return _by_status(grid(events[both], cases, ["all"])).drop(columns="kind")


def _by_status(laid: Grid) -> pd.DataFrame:
    status = laid.events["status"]
    counts: dict[str, np.ndarray] = {
        name: laid.count((status == name).to_numpy(dtype=bool)) for name in STATUSES
    }
    return laid.frame(**counts, all=laid.count())
