"""The table schemas: the only place that knows a column.

Each file in ``data/schema/`` is a Frictionless Table Schema. Dtypes, checks,
codebook and column headings are derived from it. Four properties go beyond the
standard: ``list`` (the cell holds several values; ``separator`` and the table
they refer to), ``maxWords`` (longest text in words), ``decimals`` (how many a
number is written with) and ``form`` (what ``pattern`` asks for, in words).
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from r2p.dataset.paths import SCHEMA

_DTYPES = {"string": "str", "object": "object", "integer": "Int64", "number": "float64"}


@dataclass(frozen=True)
class Field:
    """One column of a table."""

    name: str
    type: str
    title: str
    description: str
    constraints: dict[str, Any]
    reference: str | None
    separator: str | None
    max_words: int | None
    true_values: tuple[str, ...] = ("yes",)
    decimals: int | None = None
    form: str = ""

    @property
    def required(self) -> bool:
        """Whether a cell of the column may not be empty."""
        return bool(self.constraints.get("required"))


@dataclass(frozen=True)
class Schema:
    """One table: its columns in order, its key and what it refers to."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: str | None
    descriptor: dict[str, Any]

    def __getitem__(self, name: str) -> Field:
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name!r}")

    @property
    def names(self) -> list[str]:
        """Names of the columns in order."""
        return [field.name for field in self.fields]

    @property
    def titles(self) -> dict[str, str]:
        """Heading of each column."""
        return {field.name: field.title for field in self.fields}


@cache
def schema(name: str) -> Schema:
    """The schema of the table ``name``.

    Raises:
        FileNotFoundError: there is no such schema.
    """
    return parsed(json.loads((SCHEMA / f"{name}.json").read_text(encoding="utf-8")))


def parsed(descriptor: dict[str, Any]) -> Schema:
    """The schema that a Table Schema descriptor describes."""
    references = {
        key["fields"]: key["reference"]["resource"] for key in descriptor.get("foreignKeys", [])
    }
    fields = []
    for field in descriptor["fields"]:
        listed = field.get("list", {})
        fields.append(
            Field(
                name=field["name"],
                type=field["type"],
                title=field["title"],
                description=field["description"],
                constraints=field.get("constraints", {}),
                reference=listed.get("reference") or references.get(field["name"]),
                separator=listed.get("separator"),
                max_words=field.get("maxWords"),
                true_values=tuple(field.get("trueValues", ("yes",))),
                decimals=field.get("decimals"),
                form=field.get("form", ""),
            )
        )
    return Schema(
        name=descriptor["name"],
        title=descriptor["title"],
        description=descriptor["description"],
        fields=tuple(fields),
        primary_key=descriptor.get("primaryKey"),
        descriptor=descriptor,
    )


@cache
def schema_names() -> tuple[str, ...]:
    """Names of all tables that have a schema, sorted."""
    return tuple(sorted(path.stem for path in SCHEMA.glob("*.json")))


def typed(text: pd.DataFrame, table: Schema) -> pd.DataFrame:
    """A frame of text cells as the schema types it.

    Args:
        text: one str column per field of the schema, empty where unknown.
        table: the schema.

    Returns:
        The same rows; ``date`` columns as datetime64, ``yearmonth`` as the
        first day of the month, ``integer`` as Int64, ``number`` as float64,
        ``boolean`` as bool, all else as str. Empty cells of dates and numbers
        are missing values, empty text stays empty.

    Raises:
        ValueError: a cell does not fit its type. Checked tables never raise.
    """
    columns: dict[str, pd.Series] = {}
    for field in table.fields:
        cells = text[field.name]
        if field.type == "date":
            columns[field.name] = pd.to_datetime(cells.replace("", None), format="%Y-%m-%d")
        elif field.type == "yearmonth":
            columns[field.name] = pd.to_datetime(cells.replace("", None), format="%Y-%m")
        elif field.type in ("integer", "number"):
            columns[field.name] = pd.to_numeric(cells.replace("", None)).astype(_DTYPES[field.type])
        elif field.type == "boolean":
            columns[field.name] = cells.isin(field.true_values)
        else:
            columns[field.name] = cells.astype(_DTYPES[field.type])
    return pd.DataFrame(columns, columns=table.names)
