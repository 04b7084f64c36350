"""Which crises were answered alike: in the mix of instruments, over the stages, and in speed.

Definition. Three distances, each from 0 (alike) to 1, and their mean with equal weights:

- *mix*: Jensen-Shannon distance (square root of the divergence in bits; Lin 1991, Endres and
  Schindelin 2003) of the shares of the instrument families in the acute phase;
- *stages*: the same of the shares of the stages over the whole response;
- *speed*: the mean, over the headline kinds, of the difference between two places on a scale from
  0 to 1: in use before onset 0, first on day n ``log(2 + n) / log(2 + 3650)``, not recorded 1.

Shares do not grow with the number of acts that were found, so depth of research plays little
part; with few acts they scatter, and then every crisis looks far away. Counter-acts count for
nothing. Likeness of responses is no likeness of crises, and predicts nothing.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.dataset.load import Dataset
from r2p.dataset.vocabulary import vocabulary
from r2p.measures.grid import counted
from r2p.measures.kinds import HEADLINE
from r2p.measures.selection import Selection, chosen_cases, in_scope, select
from r2p.measures.share import shares
from r2p.measures.speed import speeds
from r2p.measures.window import LONGEST, Window

PARTS = {"mix": "Instrument mix", "stages": "Stage profile", "speed": "Speed"}
"""Label of each part of the distance, in display order."""


def profile(
    data: Dataset, what: str = "carried_out", checked_only: bool = False, confidence: str = "low"
) -> dict[str, pd.DataFrame]:
    """What is compared: per part one row per crisis of the dataset.

    Args:
        data: all tables.
        what: ``carried_out``, ``attempted`` or ``all``.
        checked_only: leave out acts that nobody checked.
        confidence: leave out acts below it.

    Returns:
        ``mix`` (a share per family) and ``stages`` (a share per stage; acts outside all stages
        left out), missing where a crisis has no such act, and ``speed`` (a place from 0 to 1 per
        headline kind). Index: ids of crises.

    Raises:
        ValueError: ``what`` or ``confidence`` is not allowed.
    """
    ids = tuple(data.case_ids)
    acute = Selection(ids, Window("acute"), checked_only, confidence)
    whole = Selection(ids, Window("whole"), checked_only, confidence)
    families = [f"family.{family}" for family in vocabulary("families").index]
    mix = shares(select(data, acute), ids, families, what).pivot(
        index="case_id", columns="kind", values="value"
    )
    scope = in_scope(data, whole)
    fast = speeds(scope, chosen_cases(data, whole), HEADLINE, what)
    fast["place"] = places(fast["state"], fast["day"])
    counts = _stage_counts(scope, ids, what)
    return {
        "mix": mix.reindex(index=list(ids), columns=families),
        "stages": counts.div(counts.sum(axis=1).replace(0, np.nan), axis=0),
        "speed": fast.pivot(index="case_id", columns="kind", values="place").reindex(
            index=list(ids), columns=list(HEADLINE)
        ),
    }


def _stage_counts(events: pd.DataFrame, ids: Sequence[str], what: str) -> pd.DataFrame:
    kept = events[counted(events, what)]
    stages = vocabulary("stages").index.tolist()
    return pd.crosstab(kept["case_id"], kept["stage"]).reindex(
        index=list(ids), columns=stages, fill_value=0
    )


def places(state: pd.Series, day: pd.Series) -> np.ndarray:
    """Where a first act lies between "in use before onset" (0) and "not recorded" (1).

    >>> places(pd.Series(["before_onset", "day", "day", "not_recorded"]),
    ...        pd.Series([None, 0, 3650, None], dtype=float)).round(3).tolist()
    [0.0, 0.084, 1.0, 1.0]
    """
    known = day.to_numpy(dtype=float)
    scaled = np.minimum(np.log(2 + np.nan_to_num(known)) / np.log(2 + LONGEST), 1.0)
    return np.select([state == "before_onset", state == "day"], [0.0, scaled], 1.0)


def jensen_shannon(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Jensen-Shannon distance of shares along the last axis: 0 if equal, 1 if nothing is shared.

    Args:
        one: shares that add up to 1, or all missing.
        other: the same; the two are broadcast.

    Returns:
        From 0 to 1; missing where either is.

    >>> float(jensen_shannon(np.array([1.0, 0.0]), np.array([0.0, 1.0])))
    1.0
    >>> round(float(jensen_shannon(np.array([1.0, 0.0]), np.array([0.5, 0.5]))), 4)
    0.5579
    """
    middle = (one + other) / 2

    def divergence(part: np.ndarray) -> np.ndarray:
        ratio = np.divide(part, middle, out=np.ones_like(middle), where=(part > 0) & (middle > 0))
        return (part * np.log2(ratio)).sum(axis=-1)

    square = (divergence(one + 0 * other) + divergence(other + 0 * one)) / 2
    return np.sqrt(np.clip(square, 0.0, 1.0))


def analogues(
    data: Dataset,
    case_id: str,
    what: str = "carried_out",
    checked_only: bool = False,
    confidence: str = "low",
) -> pd.DataFrame:
    """How far the response to each other crisis is from that to one, part by part.

    Args:
        data: all tables.
        case_id: the crisis from which is measured.
        what, checked_only, confidence: which acts count, as in `profile`.

    Returns:
        One row per other crisis, the nearest first: ``case_id, mix, stages, speed, distance``,
        all from 0 to 1. A part is missing where either crisis has no act to count, and then the
        distance is missing too; such rows come last.

    Raises:
        KeyError: there is no such crisis.
    """
    return distances(profile(data, what, checked_only, confidence), case_id)


def distances(known: dict[str, pd.DataFrame], case_id: str) -> pd.DataFrame:
    """The same from profiles.

    >>> ids = ["A", "B"]
    >>> share = pd.DataFrame({"x": [1.0, 0.5], "y": [0.0, 0.5]}, index=ids)
    >>> place = pd.DataFrame({"k": [0.0, 0.3]}, index=ids)
    >>> distances({"mix": share, "stages": share, "speed": place}, "A").round(3).values.tolist()
    [['B', 0.558, 0.558, 0.3, 0.472]]
    """
    if case_id not in known["mix"].index:
        raise KeyError(f"no crisis {case_id!r}")
    table = {"case_id": pd.Series(known["mix"].index, dtype="str")}
    for part, frame in known.items():
        here, all_ = frame.loc[case_id].to_numpy(dtype=float), frame.to_numpy(dtype=float)
        table[part] = (
            np.abs(all_ - here).mean(axis=1) if part == "speed" else jensen_shannon(all_, here)
        )
    rows = pd.DataFrame(table)
    rows["distance"] = rows[list(PARTS)].mean(axis=1, skipna=False)
    others = rows[rows["case_id"] != case_id]
    return others.sort_values(["distance", "case_id"], ignore_index=True)
