"""What the charts of the Toolbox depend on, and the names they share."""

from dataclasses import dataclass

from r2p.dataset import label
from r2p.figures.compare.words import lower
from r2p.measures.kinds import SPLITS
from r2p.measures.ledger import SHORT
from r2p.measures.selection import Selection
from r2p.measures.toolbox import AXES

SEPARATOR = "."
NAMED = 4
"""Most crises that a cell, a row or a title names one by one."""


@dataclass(frozen=True)
class GridView:
    """The grid: crises and rows, which ``axes``, and the cell that is open (or none)."""

    selection: Selection
    axes: str = "instrument"
    cell: str = ""


@dataclass(frozen=True)
class LedgerView:
    """The ledger: grouped ``by`` instrument, actor or crisis; which results; which acts only."""

    selection: Selection
    by: str = "instrument"
    results: tuple[str, ...] = SHORT
    acts: tuple[str, ...] | None = None


@dataclass(frozen=True)
class ElsewhereView:
    """One crisis beside all others, what counts as most of them, and the open cell."""

    case_id: str
    most: str = "half"
    checked_only: bool = False
    min_confidence: str = "low"
    cell: str = ""


GRIDS = {
    "instrument": "Instruments by stage",
    "pillar": "Pillars by family",
    "level": "Levels by family",
}
"""Label of each grid, in display order."""

_ROWS = {"instrument": "instruments", "pillar": "pillars", "level": "levels"}


def cell_id(row: str, column: str) -> str:
    """How a cell stands in the link."""
    return f"{row}{SEPARATOR}{column}"


def row_name(axes: str, row: str) -> str:
    """How a row is called."""
    return label(_ROWS[axes], int(row) if axes == "pillar" else row)


def column_name(axes: str, column: str) -> str:
    """How a column is called."""
    return SPLITS[AXES[axes].by].label_of(column)


def cell_name(axes: str, cell: str) -> str:
    """A cell in words: ``Arms embargo, escalation``."""
    row, column = cell.split(SEPARATOR)
    return f"{row_name(axes, row)}, {lower(column_name(axes, column))}"


def cell_ids(axes: str) -> list[str]:
    """Every cell of a grid, row by row."""
    made = AXES[axes]
    return [cell_id(row, column) for row in made.rows for column in made.columns]
