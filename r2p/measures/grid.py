"""The grid that all measures count on: crises down, kinds across.

Each kind is one bool column over the acts, made once; counting is then a single
`numpy.bincount` over the pairs of act and kind, however many kinds are asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.measures.kinds import Kind, kind, split

WHATS = {
    "carried_out": "carried out",
    "attempted": "threatened, eased or failed",
    "all": "carried out or attempted",
}
"""Which acts count by what became of them, with a label for readers."""


def counted(events: pd.DataFrame, what: str) -> np.ndarray:
    """Which acts count, by what became of them.

    Args:
        events: the column ``status`` is read.
        what: ``carried_out``, ``attempted`` (threatened, eased or failed) or ``all``.

    Returns:
        bool, one per act.

    Raises:
        ValueError: ``what`` is not allowed.

    >>> events = pd.DataFrame({"status": ["carried_out", "threatened", "failed"]})
    >>> counted(events, "attempted").tolist()
    [False, True, True]
    """
    if what not in WHATS:
        raise ValueError(f"no such choice of acts: {what!r}; allowed: {', '.join(WHATS)}")
    if what == "all":
        return np.ones(len(events), dtype=bool)
    carried_out = (events["status"] == "carried_out").to_numpy(dtype=bool)
    return carried_out if what == "carried_out" else ~carried_out


@dataclass(frozen=True)
class Grid:
    """Acts of some crises against columns of kinds, or of parts of kinds.

    ``case`` is the position of each act's crisis in ``cases``; ``member`` (acts x columns,
    bool) says which act belongs to which column; ``parts`` is empty without a split.
    """

    events: pd.DataFrame
    cases: tuple[str, ...]
    kinds: tuple[Kind, ...]
    parts: tuple[str, ...]
    case: np.ndarray
    member: np.ndarray

    @property
    def shape(self) -> tuple[int, int]:
        """Number of crises and of columns."""
        return len(self.cases), len(self.kinds)

    def pairs(self, where: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Each act once per column it belongs to: row of the act, cell of the grid.

        Cells are numbered row by row: crisis times number of columns plus column.
        """
        member = self.member if where is None else self.member & where[:, None]
        row, column = member.nonzero()
        return row, self.case[row] * self.shape[1] + column

    def count(self, where: np.ndarray | None = None) -> np.ndarray:
        """Number of acts per crisis and column (int), of those ``where`` is true."""
        return self.sums(self.pairs(where)[1])

    def sums(self, cell: np.ndarray, weight: np.ndarray | None = None) -> np.ndarray:
        """Sum of ``weight`` (of ones without it) per crisis and column."""
        size = self.shape[0] * self.shape[1]
        return np.bincount(cell, weight, minlength=size).reshape(self.shape)

    def totals(self, where: np.ndarray) -> np.ndarray:
        """Number of acts per crisis, of any kind, as a column to divide by."""
        return np.bincount(self.case[where], minlength=self.shape[0])[:, None]

    def frame(self, **values: np.ndarray) -> pd.DataFrame:
        """Long: ``case_id``, ``kind``, ``part`` where split, and one column per value."""
        cases, columns = self.shape
        ids = np.repeat(np.array(self.cases, dtype=object), columns)
        long = {
            "case_id": pd.Series(ids, dtype="str"),
            "kind": pd.Series([kind.id for kind in self.kinds] * cases, dtype="str"),
        }
        if self.parts:
            long["part"] = pd.Series(list(self.parts) * cases, dtype="str")
        shape = self.shape
        return pd.DataFrame(
            long | {name: np.broadcast_to(value, shape).ravel() for name, value in values.items()}
        )


def grid(
    events: pd.DataFrame, cases: Sequence[str], kinds: Sequence[str], by: str | None = None
) -> Grid:
    """Lay acts out against crises and kinds.

    Args:
        events: one row per act; ``case_id`` and the columns behind the kinds and the
            split are read. Acts of other crises are left out.
        cases: ids of crises, one row of the grid each.
        kinds: ids of kinds, one column each.
        by: a split; each kind then has one column per part it can have.

    Raises:
        KeyError: there is no such kind or split.
    """
    known = [kind(id) for id in kinds]
    position = pd.Index(list(cases), dtype="str").get_indexer(pd.Index(events["case_id"]))
    if (position < 0).any():
        events, position = events[position >= 0], position[position >= 0]
    member = np.empty((len(events), len(known)), dtype=bool)
    for column, each in enumerate(known):
        member[:, column] = each.mask(events)
    if by is None:
        return Grid(events, tuple(cases), tuple(known), (), position, member)
    partition = split(by)
    in_part = partition.codes(events)[:, None] == np.arange(len(partition.parts))
    columns = [(i, part) for i, each in enumerate(known) for part in partition.parts_of(each)]
    of_kind = np.array([i for i, _ in columns], dtype=int)
    of_part = np.array([partition.parts.index(part) for _, part in columns], dtype=int)
    return Grid(
        events,
        tuple(cases),
        tuple(known[i] for i in of_kind),
        tuple(part for _, part in columns),
        position,
        member[:, of_kind] & in_part[:, of_part],
    )
