"""The numbers behind rows of marks: a row for each kind, part of a kind and crisis."""

from typing import Any

from r2p.dataset import Dataset
from r2p.figures.compare.view import View
from r2p.figures.compare.words import kind_words, lower, names
from r2p.measures.catalogue import MEASURES
from r2p.measures.kinds import SPLITS, kind
from r2p.measures.table import measure_table

Row = dict[str, Any]
Pair = tuple[str, str]
"""A kind and a part of it; the part is empty without a split."""


class Shown:
    """The numbers that are drawn: a row of `measure_table` for each kind, part and crisis.

    Args:
        data: the dataset.
        view: at least one crisis; the measure is ``days``, ``speed``, ``breadth`` or ``joint``.
        pairs: kind and part of each panel drawn; see `recorded_pairs`.
    """

    def __init__(self, data: Dataset, view: View, pairs: tuple[Pair, ...]) -> None:
        self.data, self.view, self.measure = data, view, MEASURES[view.measure]
        self.pairs = pairs
        self.short = names(data, view.selection.cases)
        kinds = list(dict.fromkeys(id for id, _ in pairs))
        frame = measure_table(data, view.selection, view.measure, kinds, view.by or None, view.what)
        self.rows: dict[tuple[str, str, str], Row] = {}
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
            self.rows[row["kind"], row.get("part", ""), row["case_id"]] = row

    def of(self, pair: Pair) -> list[Row]:
        """The rows of one panel, in the order of the crises."""
        return [self.rows[(*pair, case)] for case in self.view.selection.cases]

    def name(self, pair: Pair) -> str:
        """Title of a panel."""
        id, part = pair
        return kind(id).label + (f": {lower(SPLITS[self.view.by].label_of(part))}" if part else "")

    def noun(self, pair: Pair) -> str:
        """A panel within a sentence."""
        id, part = pair
        return kind_words(id) + (f" ({lower(SPLITS[self.view.by].label_of(part))})" if part else "")


def recorded_pairs(data: Dataset, view: View) -> tuple[Pair, ...]:
    """Panels of a view: each kind, or each part of each kind of which anything is recorded.

    Args:
        data: the dataset.
        view: the measure is ``days``, ``speed``, ``breadth`` or ``joint``; of the kinds, ``days``
            keeps only those that may last.

    Raises:
        ValueError: the measure knows no such split, or does not count such acts.
    """
    kinds, by = view.kinds, view.by
    if view.measure == "days":
        kinds = tuple(id for id in kinds if kind(id).may_last)
    if not by:
        return tuple((id, "") for id in kinds)
    frame = measure_table(data, view.selection, view.measure, kinds, by, view.what)
    some = frame[~frame["state"].isin(["none", "missing", "not_recorded"])]
    found = set(zip(some["kind"], some["part"], strict=True))
    return tuple(
        (id, part) for id in kinds for part in SPLITS[by].parts_of(kind(id)) if (id, part) in found
    )
