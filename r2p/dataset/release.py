"""The tables as they are published: how they are laid out, and what is in them.

Published tables hold the stored columns, ``case_id`` where a table comes from
the folders of the crises, and the columns that follow from others. The latter
are described in ``data/schema/derived/`` and marked ``"derived": true``.
"""

import copy
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from r2p.dataset.load import ARGUMENT_TABLES, Dataset
from r2p.dataset.reference import reference, reference_names, reference_schema
from r2p.dataset.reliability import double_coding
from r2p.dataset.schema import Field, Schema, parsed, schema
from r2p.dataset.vocabulary import VOCABULARIES, actor_aliases, schema_of, vocabulary

GROUPS = {
    "crises": "Crises and acts",
    "arguments": "Arguments and readings",
    "reliability": "Reliability",
    "vocabulary": "Vocabularies",
    "reference": "Figures of other producers",
}
"""The groups of tables, which are also the folders of the release."""

CRISIS_TABLES = ("cases", "stages", "events", "event_actors", "actors", "sources")
_KEYS = {
    "cases": ["case_id"],
    "stages": ["case_id", "stage"],
    "sources": ["case_id", "source_id"],
}
_CASE_ID = {
    "name": "case_id",
    "type": "string",
    "title": "Crisis",
    "description": "Id of the crisis.",
    "constraints": {"required": True, "pattern": "[A-Z]{3}-[0-9]{4}"},
}


@dataclass(frozen=True)
class Layout:
    """One published table: where it is and what its columns are."""

    name: str
    group: str
    schema: Schema

    @property
    def title(self) -> str:
        """How the table is called."""
        return self.schema.title

    @property
    def path(self) -> str:
        """File of the table in the release."""
        return f"{self.group}/{self.name}.csv"

    @property
    def derived(self) -> frozenset[str]:
        """Columns that follow from others."""
        return frozenset(
            field["name"] for field in self.schema.descriptor["fields"] if field.get("derived")
        )


@cache
def layouts() -> dict[str, Layout]:
    """All published tables by name, in their order. No two tables share a name."""
    listed = [Layout(name, "crises", _crisis_schema(name)) for name in CRISIS_TABLES]
    listed += [Layout(name, "arguments", _published(schema(name))) for name in ARGUMENT_TABLES]
    listed.append(Layout("double_coding", "reliability", _published(schema("double_coding"))))
    listed += [Layout(schema_of(name).name, "vocabulary", schema_of(name)) for name in VOCABULARIES]
    listed.append(Layout("actor_aliases", "vocabulary", schema("actor_aliases")))
    listed += [Layout(name, "reference", reference_schema(name)) for name in reference_names()]
    return {layout.name: layout for layout in listed}


def frame(dataset: Dataset, name: str) -> pd.DataFrame:
    """The rows of a published table, typed, in the order of its layout.

    Raises:
        KeyError: there is no such table.
    """
    layout = layouts()[name]
    if layout.group == "crises":
        return getattr(dataset, name)[layout.schema.names]
    if layout.group == "arguments":
        return dataset.arguments[name]
    if layout.group == "reliability":
        return double_coding()
    if layout.group == "reference":
        return reference(name)
    if name == "actor_aliases":
        return actor_aliases()
    return vocabulary(_vocabulary_of(name)).reset_index(drop=True)


def as_text(rows: pd.DataFrame, table: Schema) -> pd.DataFrame:
    """The rows as they are written into a file: every cell a text, empty where unknown."""
    return pd.DataFrame(
        {field.name: [_cell(value, field) for value in rows[field.name]] for field in table.fields},
        columns=table.names,
        dtype="str",
    )


def _cell(value: Any, field: Field) -> str:
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    if pd.isna(value):
        return ""
    if field.type == "boolean":
        return field.true_values[0] if value else _false_values(field)[0]
    if field.type == "date":
        return f"{value:%Y-%m-%d}"
    if field.type == "yearmonth":
        return f"{value:%Y-%m}"
    if field.decimals is not None:
        return f"{value:.{max(field.decimals, _decimals(value))}f}"
    if field.type == "number":
        return repr(float(value)).removesuffix(".0")
    return str(value)


def _decimals(value: float) -> int:
    return len(repr(float(value)).partition(".")[2])


def _false_values(field: Field) -> tuple[str, ...]:
    return {"yes": ("no",), "1": ("0",), "Yes": ("No",)}[field.true_values[0]]


def _vocabulary_of(name: str) -> str:
    return next(term for term in VOCABULARIES if schema_of(term).name == name)


def _crisis_schema(name: str) -> Schema:
    """Stored columns, then derived ones; keys that hold across crises."""
    extra = copy.deepcopy(schema(f"derived/{name}").descriptor) if name != "sources" else {}
    if name == "event_actors":
        return parsed(_marked(extra))
    descriptor = copy.deepcopy(schema(name).descriptor)
    descriptor["fields"] += _marked(extra)["fields"]
    descriptor["foreignKeys"] = descriptor.get("foreignKeys", []) + extra.get("foreignKeys", [])
    if name == "cases":
        descriptor["fields"][0]["name"] = "case_id"
    else:
        descriptor["fields"].insert(0, _case_field(name))
    if name not in ("cases", "actors"):
        descriptor["foreignKeys"].append(
            {"fields": "case_id", "reference": {"resource": "cases", "fields": "case_id"}}
        )
    # What is unique within one crisis need not be so across them.
    key = _KEYS.get(name, [descriptor["primaryKey"]])
    for field in descriptor["fields"]:
        if key != [field["name"]]:
            field.get("constraints", {}).pop("unique", None)
    descriptor["primaryKey"] = key
    if name == "actors":
        del descriptor["primaryKey"]  # the crisis is empty for actors known to all crises
    return parsed(descriptor)


def _case_field(name: str) -> dict[str, Any]:
    if name != "actors":
        return _CASE_ID
    return {
        "name": "case_id",
        "type": "string",
        "title": "Crisis",
        "description": "Id of the crisis in which alone the actor is known; empty if known to all.",
    }


def _marked(extra: dict[str, Any]) -> dict[str, Any]:
    fields = [{**field, "derived": True} for field in extra.get("fields", [])]
    return {**extra, "fields": fields}


def _published(table: Schema) -> Schema:
    """The schema with references to the published name of the crisis id."""
    descriptor = copy.deepcopy(table.descriptor)
    for key in descriptor.get("foreignKeys", []):
        if key["reference"] == {"resource": "cases", "fields": "id"}:
            key["reference"] = {"resource": "cases", "fields": "case_id"}
    return parsed(descriptor)
