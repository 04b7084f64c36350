"""What the forms of rows of marks have in common: how one measure is drawn and said."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from r2p.figures.compare.frame import Frame, Trace
from r2p.figures.compare.scale import Scale
from r2p.figures.compare.shown import Row, Shown
from r2p.figures.compare.sizes import BAR
from r2p.figures.compare.words import lower
from r2p.figures.look import Look


@dataclass
class Form(ABC):
    """How one measure is drawn and said.

    ``noun`` is what the title counts, ``bar_px`` the height of a row of marks, ``acts`` the
    column of a row with the number of acts behind it.
    """

    noun: ClassVar[str]
    bar_px: ClassVar[int] = BAR
    acts: ClassVar[Literal["n", "total"]] = "n"

    shown: Shown

    @abstractmethod
    def scale(self) -> Scale:
        """The scale of all panels."""

    @abstractmethod
    def draw(self, frame: Frame, panel: int, rows: Sequence[Row]) -> None:
        """Draw the marks of a panel."""

    @abstractmethod
    def label(self, row: Row, look: Look) -> str:
        """What stands above the marks of a row."""

    @abstractmethod
    def said(self, row: Row) -> str:
        """The number of a row within a sentence."""

    @abstractmethod
    def columns(self, row: Row) -> dict[str, Any]:
        """The numbers of a row in the table."""

    def legend(self, look: Look) -> tuple[Trace, ...]:
        """What the marks mean; empty where it is plain."""
        return ()

    def legend_px(self, look: Look) -> int:
        """Height of the legend."""
        entries = len(self.legend(look))
        return 4 + (22 * entries if look.narrow else 22 * (entries > 0))

    def sorting(self, row: Row) -> float | None:
        """What findings compare; None where there is no number."""
        return row["value"]

    def notes(self, rows: Sequence[Row]) -> tuple[str, ...]:
        """Short lines below the title of a panel."""
        return ()

    def finding(self) -> str | None:
        """The title over many crises, where the extremes of one panel would not do."""
        return None

    def spread(self, rows: Sequence[Row]) -> str:
        """The rows of many crises in a few words; each has a number."""
        rows = sorted(rows, key=lambda row: float(self.sorting(row) or 0))
        low, high = self.said(rows[0]), self.said(rows[-1])
        return f"{low} everywhere" if low == high else f"from {low} to {high}"

    def remarks(self) -> list[str]:
        """What else the reading says."""
        return []

    @staticmethod
    def missing(row: Row) -> str | None:
        """What stands in place of a number; None where there is one."""
        if row["state"] != "missing":
            return None
        return lower(str(row["note"]).rstrip("."))
