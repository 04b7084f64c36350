"""Independent figures of other producers, set beside the acts and never merged into them.

``data/reference/`` holds one table a file; ``sources.toml`` says of each who
produced it, how to cite it, under which licence it is and what it leaves out.
"""

import tomllib
from dataclasses import dataclass
from functools import cache

import pandas as pd

from r2p.dataset.paths import REFERENCE
from r2p.dataset.read import read_table
from r2p.dataset.schema import Schema, schema


@dataclass(frozen=True)
class Provenance:
    """Where a reference table comes from and on which terms.

    ``redistribution`` says in words what the licence allows; ``files`` names
    where the figures were read, ``leaves_out`` what the reader must know.
    """

    table: str
    title: str
    producer: str
    dataset: str
    what: str
    read_from: str
    citation: str
    licence: str
    licence_url: str
    redistribution: str
    leaves_out: str


@cache
def provenances() -> dict[str, Provenance]:
    """What is known of each table, in the order in which they are listed."""
    listed = tomllib.loads((REFERENCE / "sources.toml").read_text(encoding="utf-8"))
    return {name: Provenance(table=name, **keys) for name, keys in listed.items()}


def reference_names() -> tuple[str, ...]:
    """Names of the reference tables, in their order."""
    return tuple(provenances())


def reference_schema(name: str) -> Schema:
    """The schema of a reference table.

    Raises:
        KeyError: there is no such table.
    """
    if name not in provenances():
        raise KeyError(f"no reference table {name!r}; there are {', '.join(reference_names())}")
    return schema(f"reference/{name}")


@cache
def reference(name: str) -> pd.DataFrame:
    """One reference table, typed by its schema. Shared by all sessions: do not change it.

    Months are the first day of the month, 0 and 1 are bool, an empty cell
    means "not in the source" and never zero.

    Raises:
        KeyError: there is no such table.
    """
    return read_table(REFERENCE / f"{name}.csv", reference_schema(name))
