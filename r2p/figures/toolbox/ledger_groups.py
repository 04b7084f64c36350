"""The rows of the failure ledger: its acts by instrument, lead actor or crisis."""

from dataclasses import dataclass

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.compare.words import names
from r2p.figures.toolbox.view import LedgerView

MOST_ROWS = 15
"""Most lead actors with a row of their own."""


@dataclass(frozen=True)
class Group:
    """A row: its acts, how many acts there are in all, and whether it stands for one thing."""

    name: str
    ids: tuple[str, ...]
    of: int
    single: bool = True


def groups_of(
    data: Dataset, view: LedgerView, scope: pd.DataFrame, acts: pd.DataFrame
) -> list[Group]:
    """The rows in display order; crises as the reader has them, else the longest first.

    Args:
        data: the dataset.
        view: by what the acts are grouped.
        scope: all acts of the crises chosen; ``instrument``, ``lead_name``, ``case_id`` are read.
        acts: those that fell short and are shown.
    """
    column = {"instrument": "instrument", "actor": "lead_name", "crisis": "case_id"}[view.by]
    of = scope[column].value_counts().to_dict()
    short = names(data, view.selection.cases)
    name = {"instrument": labels("instruments"), "crisis": short}.get(view.by, {})
    terms = {"instrument": list(labels("instruments")), "crisis": list(view.selection.cases)}
    found = {term: tuple(ids) for term, ids in acts.groupby(column)["event_id"]}
    order = [term for term in terms.get(view.by, sorted(found)) if term in found]
    if view.by != "crisis":
        order.sort(key=lambda term: -len(found[term]))
    groups = [Group(name.get(term, term), found[term], of[term]) for term in order]
    if view.by == "actor" and len(groups) > MOST_ROWS:
        rest = groups[MOST_ROWS - 1 :]
        ids = tuple(id for group in rest for id in group.ids)
        others = Group(
            f"{len(rest)} other lead actors", ids, sum(group.of for group in rest), False
        )
        groups = [*groups[: MOST_ROWS - 1], others]
    return groups
