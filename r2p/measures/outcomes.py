"""What became of the acts of each kind, beside all acts of the crisis.

The bars the atlas opens on show three things at once: what was carried out, what was only
threatened or eased, and what failed. All are measured against one number, all acts of the
crisis in the window, so that the parts of a bar, and bars of different kinds, can be added
and compared.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from r2p.dataset.derive import STATUSES
from r2p.dataset.load import Dataset
from r2p.measures.grid import grid
from r2p.measures.kinds import kind
from r2p.measures.selection import Selection, chosen_cases, select, windows

BOTH = ("family.sanctions", "regional.home")
"""The two headline kinds that overlap most: an embargo of the neighbourhood is of both."""


def count_outcomes(
    events: pd.DataFrame, cases: Sequence[str], kinds: Sequence[str], by: str | None = None
) -> pd.DataFrame:
    """Acts of each kind by what became of them, and all acts of the crisis.

    Args:
        events: acts inside the window; read are ``case_id``, ``status``, ``family``,
            ``regional`` and the columns behind the kinds and the split.
        cases: ids of crises.
        kinds: ids of kinds.
        by: a split of each kind.

    Returns:
        One row per crisis and kind (and part), zeros included: ``case_id, kind, [part,]
        carried_out, threatened, eased, failed, all`` (acts of the kind), ``both`` (those
        carried out that are a sanction and regional action at once) and ``total`` (all
        acts of the crisis, of any kind and whatever became of them). All int.

    Raises:
        KeyError: there is no such kind or split.

    Source: visual specification of the atlas, "three headline kinds".

    >>> events = pd.DataFrame({
    ...     "case_id": ["A"] * 3, "family": ["sanctions", "sanctions", "mediation"],
    ...     "regional": [True, False, True],
    ...     "status": ["carried_out", "threatened", "carried_out"]})
    >>> frame = count_outcomes(events, ["A"], ["family.sanctions"])
    >>> frame[["carried_out", "both", "threatened", "all", "total"]].to_numpy().tolist()
    [[1, 1, 1, 2, 3]]
    """
    laid = grid(events, cases, kinds, by)
    own = laid.events
    status = own["status"].to_numpy(dtype=object)
    counts = {name: laid.count(status == name) for name in STATUSES}
    both = np.logical_and.reduce([kind(id).mask(own).to_numpy(dtype=bool) for id in BOTH])
    return laid.frame(
        **counts,
        all=laid.count(),
        both=laid.count(both & (status == "carried_out")),
        total=laid.totals(np.ones(len(own), dtype=bool)),
    )


def outcomes(
    dataset: Dataset, selection: Selection, kinds: Sequence[str], by: str | None = None
) -> pd.DataFrame:
    """`count_outcomes` of a selection, with the length of each crisis's window.

    Returns:
        The columns of `count_outcomes` and ``days`` (of the window, both ends counted; 0
        where the crisis does not have the window, whose counts are then 0 as well).

    Raises:
        KeyError: a crisis, kind or split does not exist.
    """
    cases = chosen_cases(dataset, selection)["case_id"].tolist()
    frame = count_outcomes(select(dataset, selection), cases, kinds, by)
    spans = windows(dataset, selection)
    days = dict(zip(spans["case_id"], spans["days"], strict=True))
    frame["days"] = [int(days.get(case_id, 0)) for case_id in frame["case_id"]]
    return frame


def acts_counted(outcome: Any, what: str) -> Any:
    """The acts of an outcome that count, by what became of them.

    Args:
        outcome: of `count_outcomes`: one row as a dict, or the whole frame.
        what: ``carried_out``, ``attempted`` or ``all``.

    Returns:
        int for a row, a column of int for a frame.

    Raises:
        KeyError: ``what`` is not allowed.

    >>> acts_counted({"carried_out": 2, "all": 5}, "attempted")
    3
    """
    return {
        "carried_out": outcome["carried_out"],
        "attempted": outcome["all"] - outcome["carried_out"],
        "all": outcome["all"],
    }[what]


def median_share(frame: pd.DataFrame, column: str = "carried_out") -> dict[str, float]:
    """Median over the crises of a column divided by all acts, for each kind.

    Args:
        frame: of `count_outcomes`, without a split.
        column: which acts are divided.

    Returns:
        Median by kind, from 0 to 1; crises without any act do not count, and a kind is
        missing where no crisis has one.

    >>> frame = pd.DataFrame({"kind": ["all"] * 3, "carried_out": [1, 1, 0], "total": [2, 4, 0]})
    >>> median_share(frame)
    {'all': 0.375}
    """
    having = frame[frame["total"] > 0]
    share = having[column] / having["total"]
    return {str(id): float(value) for id, value in share.groupby(having["kind"]).median().items()}
