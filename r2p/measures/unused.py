"""Used early elsewhere, not here: what most other crises had seen by the same stage.

A comparison of records, not of needs. That others had used a tool is no reason to say that
it should have been used here, nor that anything would have gone otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from r2p.dataset.load import Dataset
from r2p.measures.selection import Selection
from r2p.measures.toolbox import AXES, Cells, cells

MOST: dict[str, tuple[str, Callable[[np.ndarray, np.ndarray], np.ndarray]]] = {
    "half": ("more than half", lambda had, of: 2 * had > of),
    "two_thirds": ("two thirds or more", lambda had, of: 3 * had >= 2 * of),
    "three_quarters": ("three quarters or more", lambda had, of: 4 * had >= 3 * of),
    "all": ("all", lambda had, of: had >= of),
}
"""What counts as *most*: a label, and a test of how many had it, of how many."""


@dataclass(frozen=True)
class Elsewhere:
    """One crisis beside all others. Arrays: instruments x stages, by the end of the stage.

    ``had`` is the number of other crises in which the instrument had been carried out by
    then, ``of`` (stages) the number that had the stage, ``here`` whether it had been carried
    out here, ``there`` (stages) whether this crisis had the stage, ``missing`` what most
    others had and this one had not. ``others`` holds the cells of the other crises, ``own``
    those of this one.
    """

    case_id: str
    own: Cells
    others: Cells
    had: np.ndarray
    of: np.ndarray
    here: np.ndarray
    there: np.ndarray
    missing: np.ndarray


def elsewhere(
    dataset: Dataset, case_id: str, most: str, checked_only: bool, min_confidence: str
) -> Elsewhere:
    """What most other crises of the dataset had used by each stage, and this one had not.

    Used means carried out. A crisis without a stage is not counted among the others at it.

    Args:
        dataset: all tables.
        case_id: the crisis looked at.
        most: one of `MOST`.
        checked_only: as in `r2p.measures.selection.Selection`.
        min_confidence: as there.

    Raises:
        KeyError: there is no such crisis, or ``most`` is not allowed.

    Source: design of the atlas, page "Toolbox".
    """
    enough = MOST[most][1]
    ids = tuple(id for id in dataset.case_ids if id != case_id)

    every = Selection((case_id, *ids), checked_only=checked_only, min_confidence=min_confidence)
    laid = cells(dataset, every, AXES["instrument"])
    own, others = laid.of((case_id,)), laid.of(ids)
    used = np.maximum.accumulate(others.carried_out > 0, axis=2)
    had = (used & others.there[:, None, :]).sum(axis=0)
    of = others.there.sum(axis=0)
    here = np.maximum.accumulate(own.carried_out[0] > 0, axis=1)
    there = own.there[0]
    missing = enough(had, of) & (of > 0) & ~here & there
    return Elsewhere(case_id, own, others, had, of, here, there, missing)


def first_uses(made: Cells, row: int, column: int) -> list[tuple[str, int]]:
    """Crises that had carried a tool out by the end of a stage, with their first act.

    Returns:
        Ids of crises with the position of the act in ``made.events``, in the order of
        ``made.cases``.
    """
    found = []
    for place, case_id in enumerate(made.cases):
        stages = (made.carried_out[place, row, : column + 1] > 0).nonzero()[0]
        if len(stages) and made.there[place, column]:
            found.append((case_id, int(made.first[place, row, stages[0]])))
    return found
