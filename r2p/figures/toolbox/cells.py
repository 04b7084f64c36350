"""What a sheet of cells holds: columns with a head, rows with a name, cells with their words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One cell: ``kind`` is ``full``, ``ring``, ``none``, ``quiet`` or ``absent``.

    ``full`` is tinted by ``strength`` (0 to 1), ``ring`` has an outline in its colour,
    ``none`` a thin one, ``quiet`` has none, ``absent`` is hatched. ``text`` and ``hover``
    may hold Plotly's tags; words from the data in them must be escaped.
    """

    id: str
    kind: str
    text: str
    hover: str
    colour: str
    strength: float = 1.0


@dataclass(frozen=True)
class Row:
    """A line of cells. ``right`` stands at its end; ``group`` is the heading above it."""

    name: str
    cells: tuple[Cell, ...]
    right: str = ""
    group: str = ""


@dataclass(frozen=True)
class Column:
    """The head of a column; ``under`` is a smaller line below it."""

    name: str
    under: str = ""


@dataclass(frozen=True)
class Sheet:
    """All that is drawn. ``legend`` pairs a sample cell with its words."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    legend: tuple[tuple[Cell, str], ...]
    right: str = ""
    chosen: str = ""
