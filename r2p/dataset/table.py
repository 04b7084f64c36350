"""A CSV text as rows that still know their place, and what is wrong with its shape."""

import csv
import io
from collections import Counter
from dataclasses import dataclass

from r2p.dataset.problem import Problem
from r2p.dataset.schema import Schema
from r2p.dataset.wording import nearest, one_of, shown

MOST_ROWS = 5_000
"""Rows of the longest table that is read; the longest in the dataset has under 200."""

MOST_COLUMNS = 100
"""Columns of the widest table that is read."""


@dataclass(frozen=True)
class Row:
    """The cells of one row by column.

    ``number`` counts as a spreadsheet does. ``whole`` is False where the row has too
    many or too few cells, so that they may stand under the wrong column.
    """

    number: int
    cells: dict[str, str]
    whole: bool = True

    def __getitem__(self, column: str) -> str:
        """The cell, empty where the table lacks the column."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    """A table before anybody trusts it.

    ``columns`` are the known columns it has, in the order of the schema. ``whole`` is
    True where header and rows have the right shape: only then may other tables be
    measured by it, and only then can it be written anew without losing anything.
    """

    place: str
    schema: Schema
    columns: tuple[str, ...]
    all_rows: tuple[Row, ...]
    whole: bool

    @property
    def rows(self) -> list[Row]:
        """The rows whose cells stand under the right columns."""
        return [row for row in self.all_rows if row.whole]

    def values(self, column: str) -> list[str]:
        """What a column holds, each value once, in order, without empty cells."""
        return list(dict.fromkeys(row[column] for row in self.all_rows if row[column]))

    def problem(
        self, row: Row, column: str, found: str, allowed: str, suggestion: str = ""
    ) -> Problem:
        """A problem with one cell of the table."""
        return Problem(self.place, row.number, column, shown(found), allowed, suggestion)


def parse_table(place: str, text: str, schema: Schema) -> tuple[Table | None, list[Problem]]:
    """The table in a CSV text and what is wrong with its shape.

    The table is None where the text has no rows and columns that could be told apart.
    """
    records, problems = _records(place, text)
    if problems:
        return None, problems
    header, *body = _without_empty_columns(records)
    # A row without content is a matter of form: `tidy` takes it out.
    numbered = [(number, cells) for number, cells in enumerate(body, 2) if any(cells)]
    problems = _unseparated(place, header) or _too_large(place, header, numbered)
    if problems:
        return None, problems
    problems = _header_problems(place, header, schema)
    rows = []
    for number, cells in numbered:
        whole = len(cells) == len(header)
        # The first of two columns of one name is the one that counts.
        pairs = dict(reversed(list(zip(header, cells, strict=False))))
        rows.append(
            Row(number, {name: cell for name, cell in pairs.items() if name in schema.names}, whole)
        )
        if not whole:
            problems.append(_wrong_length(place, number, cells, header))
    columns = tuple(name for name in schema.names if name in header)
    return Table(place, schema, columns, tuple(rows), whole=not problems), problems


def _records(place: str, text: str) -> tuple[list[list[str]], list[Problem]]:
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), strict=True):
            records.append(record)
            if len(records) > MOST_ROWS + 1:
                break
    except csv.Error as error:
        found, allowed = _QUOTING.get(str(error), (str(error), "CSV after RFC 4180"))
        # The record that could not be read is the one after those that could.
        return [], [Problem(place, len(records) + 1, "", found, allowed)]
    if not records or not records[0]:
        return [], [Problem(place, 1, "", "an empty line", "the names of the columns")]
    return records, []


_QUOTING = {
    "unexpected end of data": (
        "a quotation mark that is never closed",
        "a quoted cell that ends with a quotation mark",
    ),
    "',' expected after '\"'": (
        "a single quotation mark inside a quoted cell",
        "quotation marks doubled inside a quoted cell",
    ),
    f"field larger than field limit ({csv.field_size_limit()})": (
        f"a cell of more than {csv.field_size_limit()} characters",
        "a shorter cell; often a quotation mark is missing",
    ),
}


def _without_empty_columns(records: list[list[str]]) -> list[list[str]]:
    """The rows without the columns at the end that have neither name nor content.

    Spreadsheets leave them behind. They are a matter of form: `tidy` takes them out.
    """
    header = records[0]
    width = len(header)
    while width > 1 and not header[width - 1]:
        width -= 1
    if width == len(header) or any(any(cells[width:]) for cells in records):
        return records
    return [cells[:width] for cells in records]


def _unseparated(place: str, header: list[str]) -> list[Problem]:
    """Spreadsheets of many countries separate cells by semicolons or tabs."""
    for separator, word in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and separator in header[0]:
            found, allowed = f"cells separated by {word}", "cells separated by commas"
            return [Problem(place, 1, "", found, allowed)]
    return []


def _too_large(
    place: str, header: list[str], numbered: list[tuple[int, list[str]]]
) -> list[Problem]:
    if len(header) > MOST_COLUMNS:
        return [Problem(place, 1, "", f"{len(header)} columns", f"at most {MOST_COLUMNS} columns")]
    if len(numbered) > MOST_ROWS:
        found, allowed = f"more than {MOST_ROWS} rows", f"at most {MOST_ROWS} rows"
        return [Problem(place, 0, "", found, allowed)]
    return []


def _header_problems(place: str, header: list[str], schema: Schema) -> list[Problem]:
    missing = [name for name in schema.names if name not in header]
    meant = {name: nearest(name, missing) for name in header if name not in schema.names}
    misspelt = set(meant.values()) - {""}
    if len(missing) == len(schema.names) and 2 * len(misspelt) < len(missing):
        allowed = f"the names of the columns: {', '.join(schema.names)}"
        return [Problem(place, 1, "", shown(", ".join(header)), allowed)]
    problems = [
        Problem(
            place,
            1,
            name,
            "no such column",
            f"this column ({schema[name].description.rstrip('.')})",
        )
        for name in missing
        if name not in misspelt
    ]
    for name, times in Counter(header).items():
        if name not in schema.names:
            found = shown(name) or "a column without a name"
            left = [name for name in missing if name not in misspelt]
            allowed = (
                one_of(left) if left else f"only the columns in data/schema/{schema.name}.json"
            )
            allowed = meant[name] or allowed
            problems.append(Problem(place, 1, "", found, allowed, meant[name]))
        elif times > 1:
            problems.append(Problem(place, 1, name, f"{times} columns of this name", "one"))
    return problems


def _wrong_length(place: str, number: int, cells: list[str], header: list[str]) -> Problem:
    found = f"{len(cells)} cell{'s' if len(cells) != 1 else ''}"
    allowed = f"{len(header)} cells, one for each column"
    if len(cells) <= len(header):
        return Problem(place, number, "", found, allowed)
    column, whole = _torn(cells, header)
    allowed += "; a cell that holds a comma needs quotation marks"
    return Problem(place, number, column, found, allowed, whole)


def _torn(cells: list[str], header: list[str]) -> tuple[str, str]:
    """The column and the text of a cell that a comma may have torn apart, or nothing.

    People put a blank after a comma in a sentence, and none between two cells.
    """
    for column, before, after in zip(header, cells, cells[1:], strict=False):
        if before and after.startswith(" "):
            return column, f'"{shown(f"{before},{after}")}"'
    return "", ""
