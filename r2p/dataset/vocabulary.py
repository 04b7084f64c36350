"""The vocabularies: every term the data may use, with its definition."""

from functools import cache

import pandas as pd

from r2p.dataset.paths import VOCABULARY
from r2p.dataset.read import read_table
from r2p.dataset.schema import Schema, schema

_FILES = {"stages": "stages_vocabulary"}  # tables whose schema has another name
VOCABULARIES = (
    "families",
    "instruments",
    "modes",
    "results",
    "statuses",
    "directions",
    "stages",
    "levels",
    "actor_groups",
    "pillars",
    "outcomes",
    "crisis_types",
    "source_types",
    "confidences",
)


@cache
def vocabulary(name: str) -> pd.DataFrame:
    """The terms of one vocabulary, indexed by ``id``, in their order.

    Shared by all sessions: do not change the frame.
    """
    frame = read_table(VOCABULARY / f"{name}.csv", schema_of(name))
    return frame.set_index("id", drop=False)


def label(name: str, term: object) -> str:
    """How a term of a vocabulary is shown, e.g. ``label("modes", "apply")``."""
    return labels(name)[term]


@cache
def labels(name: str) -> dict:
    """Label of each term of a vocabulary, in its order. Shared: do not change it."""
    return vocabulary(name)["label"].to_dict()


@cache
def shared_actors() -> pd.DataFrame:
    """The actors known to all crises (columns of the schema ``actors``)."""
    return read_table(VOCABULARY / "actors.csv", schema("actors"))


@cache
def actor_aliases() -> pd.DataFrame:
    """Ids that older texts may use (columns of the schema ``actor_aliases``)."""
    return read_table(VOCABULARY / "actor_aliases.csv", schema("actor_aliases"))


def schema_of(name: str) -> Schema:
    """The schema of a vocabulary."""
    return schema(_FILES.get(name, name))


def terms(name: str) -> list[str] | None:
    """The ids of a vocabulary as text, by the name of its schema; None if it is none."""
    by_schema = {_FILES.get(file, file): file for file in VOCABULARIES}
    return [str(id) for id in vocabulary(by_schema[name]).index] if name in by_schema else None
