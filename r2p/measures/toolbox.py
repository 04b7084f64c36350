"""The toolbox as a grid: which tools were used in which stage, and which are not recorded.

A cell tells four states apart for each crisis: carried out; attempted only (threatened,
eased or failed); not recorded; and *no stage*, where the crisis never had the stage and
nothing could have been recorded in it.

Source: design of the atlas, page "Toolbox".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from r2p.dataset.derive import STATUSES
from r2p.dataset.load import Dataset
from r2p.measures.kinds import KINDS, SPLITS
from r2p.measures.selection import Selection, in_scope

STATES = ("carried_out", "attempted", "not_recorded", "no_stage")
"""What a cell can be for one crisis, the strongest first."""


@dataclass(frozen=True)
class Axes:
    """What stands in the rows and in the columns of a grid: kinds, split ``by`` something."""

    id: str
    group: str
    by: str

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Ids of the kinds in the rows."""
        return tuple(id for id, kind in KINDS.items() if kind.group == self.group)

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """Terms in the rows, such as ``arms_embargo``."""
        return tuple(KINDS[id].term for id in self.kinds)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Terms in the columns, such as ``onset``."""
        return SPLITS[self.by].parts


AXES: dict[str, Axes] = {
    axes.id: axes
    for axes in (
        Axes("instrument", "instrument", "stage"),
        Axes("pillar", "pillar", "family"),
        Axes("level", "level", "family"),
    )
}
"""The grids by their id. An act of two levels stands in both rows of the last."""


@dataclass(frozen=True)
class Cells:
    """Acts of some crises in the cells of a grid. Arrays: crises x rows x columns.

    ``acts`` has a last axis, the `STATUSES`; ``first`` is the position in ``events`` (by
    date) of the first act carried out, or where there is none of the first act; -1 without
    any; ``there`` (crises x columns) says whether the crisis had the stage.
    """

    axes: Axes
    cases: tuple[str, ...]
    events: pd.DataFrame
    acts: np.ndarray
    first: np.ndarray
    there: np.ndarray

    @cached_property
    def carried_out(self) -> np.ndarray:
        """Acts carried out."""
        return self.acts[..., STATUSES.index("carried_out")]

    @cached_property
    def all(self) -> np.ndarray:
        """Acts, whatever became of them."""
        return self.acts.sum(axis=-1)

    @cached_property
    def states(self) -> np.ndarray:
        """Position in `STATES` of each cell."""
        there = np.broadcast_to(self.there[:, None, :], self.first.shape)
        return np.select([self.carried_out > 0, self.all > 0, there], [0, 1, 2], 3)

    def of(self, cases: Sequence[str]) -> "Cells":
        """The same grid for some of its crises.

        Raises:
            ValueError: a crisis is not in the grid.
        """
        place = [self.cases.index(case) for case in cases]
        return replace(
            self,
            cases=tuple(cases),
            acts=self.acts[place],
            first=self.first[place],
            there=self.there[place],
        )

    @cached_property
    def row_states(self) -> np.ndarray:
        """Position in `STATES` of each row over all columns: crises x rows."""
        carried_out, every = self.carried_out.sum(axis=2), self.all.sum(axis=2)
        return np.select([carried_out > 0, every > 0], [0, 1], 2)


def cells(dataset: Dataset, selection: Selection, axes: Axes) -> Cells:
    """Lay the acts of the chosen crises out, from the first to the last day of coding.

    Args:
        dataset: ``events``, ``cases`` and ``stages`` are read.
        selection: crises and rows; its window plays no part, since stages are the columns.
        axes: one of `AXES`.

    Returns:
        Counts equal those of `r2p.measures.acts.count_acts` for the same kinds and split,
        over the whole response.

    Raises:
        KeyError: a chosen crisis is not in the dataset.
    """
    scope = in_scope(dataset, selection)
    events = scope.iloc[np.argsort(scope["date"].to_numpy(), kind="stable")]
    case = pd.Index(selection.cases, dtype="str").get_indexer(pd.Index(events["case_id"]))
    column = SPLITS[axes.by].codes(events)
    status = pd.Index(STATUSES).get_indexer(pd.Index(events["status"]))
    act, row = (_members(events, axes) & (column >= 0)[:, None]).nonzero()
    shape = (len(selection.cases), len(axes.rows), len(axes.columns))
    cell = np.ravel_multi_index((case[act], row, column[act]), shape)
    size = int(np.prod(shape))
    per_status = np.bincount(cell * len(STATUSES) + status[act], minlength=size * len(STATUSES))
    done = status[act] == STATUSES.index("carried_out")
    first, first_done = _firsts(act, cell, size), _firsts(act[done], cell[done], size)
    return Cells(
        axes,
        tuple(selection.cases),
        events,
        per_status.reshape(*shape, len(STATUSES)),
        np.where(first_done >= 0, first_done, first).reshape(shape),
        _there(dataset, selection.cases, axes),
    )


def _members(events: pd.DataFrame, axes: Axes) -> np.ndarray:
    """Which act stands in which row: acts x rows."""
    if axes.group in SPLITS and axes.group != "level":
        codes = SPLITS[axes.group].codes(events)
        return codes[:, None] == np.arange(len(axes.rows))
    masks = [KINDS[id].mask(events).to_numpy(dtype=bool) for id in axes.kinds]
    return np.stack(masks, axis=1)


def _firsts(act: np.ndarray, cell: np.ndarray, size: int) -> np.ndarray:
    first = np.full(size, -1)
    first[cell[::-1]] = act[::-1]  # acts are by date, so that the earliest is written last
    return first


def _there(dataset: Dataset, cases: Sequence[str], axes: Axes) -> np.ndarray:
    there = np.ones((len(cases), len(axes.columns)), dtype=bool)
    if axes.by == "stage":
        having = set(zip(dataset.stages["case_id"], dataset.stages["stage"], strict=True))
        there = np.array([[(case, stage) in having for stage in axes.columns] for case in cases])
    return there.reshape(len(cases), len(axes.columns))


def cell_table(made: Cells) -> pd.DataFrame:
    """The grid as a table.

    Returns:
        One row per row, column and crisis: ``row, column, case_id, state, carried_out,
        threatened, eased, failed, all`` (acts, int) and ``event_id`` of the first act carried
        out, or of the first act where none was (empty without any).
    """
    crises, rows, columns = made.first.shape
    order = (1, 2, 0)
    ids = np.append(made.events["event_id"].to_numpy(dtype=object), "")
    flat = {
        name: made.acts[..., place].transpose(order).ravel() for place, name in enumerate(STATUSES)
    }
    return pd.DataFrame(
        {
            "row": np.repeat(np.array(made.axes.rows, dtype=object), columns * crises),
            "column": np.tile(np.repeat(np.array(made.axes.columns, dtype=object), crises), rows),
            "case_id": np.tile(np.array(made.cases, dtype=object), rows * columns),
            "state": np.array(STATES, dtype=object)[made.states.transpose(order).ravel()],
            **flat,
            "all": made.all.transpose(order).ravel(),
            "event_id": ids[made.first.transpose(order).ravel()],
        }
    ).astype(dict.fromkeys(("row", "column", "case_id", "state", "event_id"), "str"))


def acts_in(made: Cells, row: str, column: str) -> pd.DataFrame:
    """The acts behind one cell, by date.

    Returns:
        Rows of ``made.events``.

    Raises:
        ValueError: the grid has no such row or column.
    """
    place, part = made.axes.rows.index(row), made.axes.columns.index(column)
    events = made.events[made.events["case_id"].isin(made.cases)]
    in_row = _members(events, made.axes)[:, place]
    return events[in_row & (SPLITS[made.axes.by].codes(events) == part)]


def never_carried_out(dataset: Dataset) -> list[str]:
    """Instruments no act of which counts as carried out, in any crisis.

    A threat of force is always a threat and sanctions relief always an easing: neither can
    count as carried out, and a page has to say so.
    """
    used = set(dataset.events.loc[dataset.events["status"] == "carried_out", "instrument"])
    return [term for term in SPLITS["instrument"].parts if term not in used]
