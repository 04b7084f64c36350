"""The numbers behind bars of parts: acts of each crisis, kind and part, and their divisor."""

from r2p.dataset import Dataset
from r2p.figures.compare.units import divisor, said
from r2p.figures.compare.view import View
from r2p.figures.compare.words import lower
from r2p.measures.kinds import SPLITS
from r2p.measures.outcomes import acts_counted, outcomes


class Stack:
    """Acts of each crisis, kind and part, and what they are divided by.

    Args:
        data: the dataset.
        view: at least one crisis and a split; the measure is ``share``, ``acts`` or ``rate``.

    ``n`` has the acts of each part by kind and crisis, in display order; ``total`` all acts of a
    crisis in the window and ``days`` the length of the window.
    """

    def __init__(self, data: Dataset, view: View) -> None:
        self.data, self.view = data, view
        self.split = SPLITS[view.by]
        frame = outcomes(data, view.selection, view.kinds, view.by)
        counted = acts_counted(frame, view.what)
        self.n: dict[tuple[str, str], dict[str, int]] = {}
        self.total: dict[str, int] = {}
        self.days: dict[str, int] = {}
        rows = zip(
            frame["kind"],
            frame["case_id"],
            frame["part"],
            counted,
            frame["total"],
            frame["days"],
            strict=True,
        )
        for id, case, part, n, total, days in rows:
            self.n.setdefault((id, case), {})[part] = int(n)
            self.total[case], self.days[case] = int(total), int(days)

    @property
    def cases(self) -> tuple[str, ...]:
        """The chosen crises, in the order of the reader."""
        return self.view.selection.cases

    @property
    def used(self) -> list[str]:
        """Parts of which there is any act, in display order."""
        return [
            part for part in self.split.parts if any(each.get(part) for each in self.n.values())
        ]

    def divisor(self, case: str) -> float:
        """What the acts of a crisis are divided by; 0 where there is no number."""
        return divisor(self.view.measure, self.total[case], self.days[case])

    def said(self, value: float) -> str:
        """A number in the unit of the measure."""
        return said(self.view.measure, value)

    def words(self, id: str, case: str) -> str:
        """The parts of one bar from left to right, without markup."""
        return ", ".join(
            f"{n} {lower(self.split.label_of(part))}".replace(" ", "\N{NO-BREAK SPACE}")
            for part, n in self.n[id, case].items()
            if n
        )

    def lead(self, id: str, case: str) -> str:
        """The number of one bar, which stands before its parts; empty where there is none."""
        by = self.divisor(case)
        if not by:
            return ""
        return self.said(sum(self.n[id, case].values()) / by)
