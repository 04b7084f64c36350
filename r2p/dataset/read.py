"""Files to frames of text, without judging what they say."""

import csv
import io
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd

from r2p.dataset.schema import Schema, schema, typed

CASE_TABLES = ("stages", "events", "sources", "actors")
CASE_FILES = ("case.toml", "stages.csv", "events.csv", "sources.csv", "actors.csv", "notes.md")


def read_rows(text: str) -> list[list[str]]:
    """The cells of a CSV text, header included, row by row."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def read_cells(path: Path, table: Schema) -> list[list[str]]:
    """The cells of a CSV file in the order of the schema, row by row, without the header.

    Raises:
        ValueError: the header or the number of cells differs from the schema.
    """
    header, *rows = read_rows(path.read_text(encoding="utf-8"))
    if header != table.names or any(len(row) != len(header) for row in rows):
        raise ValueError(f"{path.name} does not have the columns {', '.join(table.names)}")
    return rows


def read_text_table(path: Path, table: Schema) -> pd.DataFrame:
    """A CSV file as a frame of str columns named by the schema.

    Raises:
        ValueError: the header or the number of cells differs from the schema.
    """
    return pd.DataFrame(read_cells(path, table), columns=table.names, dtype="str")


def read_table(path: Path, table: Schema) -> pd.DataFrame:
    """A CSV file as a typed frame (see `r2p.dataset.schema.typed`)."""
    return typed(read_text_table(path, table), table)


def read_case_toml(path: Path) -> dict[str, Any]:
    """The keys of a case.toml."""
    with path.open("rb") as file:
        return tomllib.load(file)


def case_text_row(case: dict[str, Any]) -> dict[str, Any]:
    """The keys of a case.toml as one row of text cells, in the order of the schema.

    Lists are joined by the separator of their column; a missing key is empty.
    """
    row: dict[str, Any] = {}
    for field in schema("cases").fields:
        value = case.get(field.name, "")
        if field.type == "object":
            row[field.name] = value or {}
        elif isinstance(value, list):
            row[field.name] = (field.separator or ";").join(map(str, value))
        else:
            row[field.name] = str(value)
    return row
