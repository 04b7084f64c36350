"""The numbers behind rows of marks: a row for each kind, part of a kind and crisis."""

from typing import Any

from r2p.dataset import Dataset
from r2p.figures.compare.words import kind_words, lower, names
from r2p.measures.catalogue import MEASURES
from r2p.measures.kinds import SPLITS, kind
from r2p.measures.selection import Selection
from r2p.measures.table import measure_table

Row = dict[str, Any]
Pair = tuple[str, str]
"""A kind and a part of it; the part is empty without a split."""


class Shown:
    """The numbers that are drawn: a row of `measure_table` for each kind, part and crisis.

    Args:
        data: the dataset.
        selection: at least one crisis, window and filter.
        measure: ``days``, ``speed``, ``breadth`` or ``joint``.
        pairs: kind and part of each panel; see `recorded_pairs`.
        by: id of a split, or empty.
        what: which acts count.
    """

    def __init__(
        self,
        data: Dataset,
        selection: Selection,
        measure: str,
        pairs: tuple[Pair, ...],
        by: str,
        what: str,
    ) -> None:
        self.data, self.selection, self.measure = data, selection, MEASURES[measure]
        self.pairs, self.by, self.what = pairs, by, what
        self.short = names(data, selection.cases)
        kinds = list(dict.fromkeys(id for id, _ in pairs))
        frame = measure_table(data, selection, measure, kinds, by or None, what)
        self.rows: dict[tuple[str, str, str], Row] = {}
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
            self.rows[row["kind"], row.get("part", ""), row["case_id"]] = row

    def of(self, pair: Pair) -> list[Row]:
        """The rows of one panel, in the order of the crises."""
        return [self.rows[(*pair, case)] for case in self.selection.cases]

    def name(self, pair: Pair) -> str:
        """Title of a panel."""
        id, part = pair
        return kind(id).label + (f": {lower(SPLITS[self.by].label_of(part))}" if part else "")

    def noun(self, pair: Pair) -> str:
        """A panel within a sentence."""
        id, part = pair
        return kind_words(id) + (f" ({lower(SPLITS[self.by].label_of(part))})" if part else "")


def recorded_pairs(
    data: Dataset, selection: Selection, measure: str, kinds: tuple[str, ...], by: str, what: str
) -> tuple[Pair, ...]:
    """Panels of a view: each kind, or each part of each kind of which anything is recorded.

    Args:
        data: the dataset.
        selection: crises, window and filter.
        measure: ``days``, ``speed``, ``breadth`` or ``joint``.
        kinds: ids, in the order of the panels; of ``days`` only those that may last are kept.
        by: id of a split, or empty.
        what: which acts count.

    Raises:
        ValueError: the measure knows no such split, or does not count such acts.
    """
    if measure == "days":
        kinds = tuple(id for id in kinds if kind(id).may_last)
    if not by:
        return tuple((id, "") for id in kinds)
    frame = measure_table(data, selection, measure, kinds, by, what)
    some = frame[~frame["state"].isin(["none", "missing", "not_recorded"])]
    found = set(zip(some["kind"], some["part"], strict=True))
    return tuple(
        (id, part) for id in kinds for part in SPLITS[by].parts_of(kind(id)) if (id, part) in found
    )
