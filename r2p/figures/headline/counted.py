"""The numbers behind bars of acts: outcomes by kind and crisis, and what they are divided by."""

from dataclasses import dataclass
from typing import Any

from r2p.dataset import Dataset
from r2p.figures.compare.units import divisor, said
from r2p.figures.compare.words import names
from r2p.measures.outcomes import median_share, outcomes
from r2p.measures.selection import Selection


@dataclass
class Counted:
    """Outcomes of some kinds, and what they are divided by.

    ``measure`` is ``share``, ``acts`` or ``rate``; ``what`` says which acts the label counts:
    ``carried_out``, ``attempted`` or ``all``. ``rows`` are those of `outcomes` by kind and
    crisis, ``medians`` the median share of each kind over the ``compared`` crises with an act,
    ``short`` the short name of each crisis.
    """

    data: Dataset
    selection: Selection
    measure: str
    kinds: tuple[str, ...]
    what: str

    def __post_init__(self) -> None:
        self.compared = 0  # crises behind the median
        self.short = names(self.data, self.selection.cases)
        self.frame = outcomes(self.data, self.selection, self.kinds)
        rows = self.frame.to_dict("records")
        self.rows = {(row["kind"], row["case_id"]): row for row in rows}
        self.medians = self._medians() if self.measure == "share" else {}

    def _medians(self) -> dict[str, float]:
        if self.what != "carried_out":
            return {}
        everywhere = Selection(
            tuple(self.data.case_ids),
            self.selection.window,
            self.selection.checked_only,
            self.selection.min_confidence,
            self.selection.direction,
        )
        frame = outcomes(self.data, everywhere, self.kinds)
        self.compared = int((frame.drop_duplicates("case_id")["total"] > 0).sum())
        return median_share(frame)

    @property
    def cases(self) -> tuple[str, ...]:
        """The chosen crises, in the order of the reader."""
        return self.selection.cases

    def of(self, id: str) -> list[dict[str, Any]]:
        """The rows of one kind, in the order of the crises."""
        return [self.rows[id, case] for case in self.cases]

    def divisor(self, row: dict[str, Any]) -> float:
        """What the acts of a row are divided by; 0 where there is no number."""
        return divisor(self.measure, row["total"], row["days"])

    def counted(self, row: dict[str, Any]) -> int:
        """The acts that the label counts."""
        return {
            "carried_out": row["carried_out"],
            "attempted": row["all"] - row["carried_out"],
            "all": row["all"],
        }[self.what]

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
        if self.what == "attempted":
            acts = (0, 0, *acts[2:])
        return tuple(part / by for part in acts)

    def value(self, row: dict[str, Any]) -> float | None:
        """The number in bold; None where there is none."""
        by = self.divisor(row)
        return self.counted(row) / by if by else None

    def said(self, value: float) -> str:
        """A number in the unit of the measure."""
        return said(self.measure, value)
