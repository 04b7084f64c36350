"""The numbers behind bars of acts: outcomes by kind and crisis, and what they are divided by."""

from dataclasses import dataclass, replace
from typing import Any

from r2p.dataset import Dataset
from r2p.figures.compare.units import divisor, said
from r2p.figures.compare.view import View
from r2p.figures.compare.words import names
from r2p.measures.outcomes import acts_counted, median_share, outcomes


@dataclass
class Counted:
    """Outcomes of some kinds, and what they are divided by.

    The measure of ``view`` is ``share``, ``acts`` or ``rate``; its ``what`` says which acts the
    label counts. ``rows`` are those of `outcomes` by kind and crisis, ``medians`` the median
    share of each kind over the ``compared`` crises with an act, ``short`` the short name of
    each crisis.
    """

    data: Dataset
    view: View

    def __post_init__(self) -> None:
        self.compared = 0  # crises behind the median
        self.short = names(self.data, self.view.selection.cases)
        self.frame = outcomes(self.data, self.view.selection, self.view.kinds)
        rows = self.frame.to_dict("records")
        self.rows = {(row["kind"], row["case_id"]): row for row in rows}
        self.medians = self._medians() if self.view.measure == "share" else {}

    def _medians(self) -> dict[str, float]:
        if self.view.what != "carried_out":
            return {}
        everywhere = replace(self.view.selection, cases=tuple(self.data.case_ids))
        frame = outcomes(self.data, everywhere, self.view.kinds)
        self.compared = int((frame.drop_duplicates("case_id")["total"] > 0).sum())
        return median_share(frame)

    @property
    def cases(self) -> tuple[str, ...]:
        """The chosen crises, in the order of the reader."""
        return self.view.selection.cases

    def of(self, id: str) -> list[dict[str, Any]]:
        """The rows of one kind, in the order of the crises."""
        return [self.rows[id, case] for case in self.cases]

    def divisor(self, row: dict[str, Any]) -> float:
        """What the acts of a row are divided by; 0 where there is no number."""
        return divisor(self.view.measure, row["total"], row["days"])

    def counted(self, row: dict[str, Any]) -> int:
        """The acts that the label counts."""
        return acts_counted(row, self.view.what)

    def pieces(self, row: dict[str, Any]) -> tuple[float, float, float, float]:
        """Lengths of the four pieces of a bar."""
        by = self.divisor(row)
        if not by:
            return (0.0,) * 4
        acts = (
            row["carried_out"] - row["both"],
            row["both"],
            row["threatened"] + row["eased"],
            row["failed"],
        )
        if self.view.what == "attempted":
            acts = (0, 0, *acts[2:])
        return tuple(part / by for part in acts)

    def value(self, row: dict[str, Any]) -> float | None:
        """The number in bold; None where there is none."""
        by = self.divisor(row)
        return self.counted(row) / by if by else None

    def said(self, value: float) -> str:
        """A number in the unit of the measure."""
        return said(self.view.measure, value)
