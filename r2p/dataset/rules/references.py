"""Rules for what refers to something else, and for the notes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from r2p.dataset.draft import Draft
from r2p.dataset.problem import Problem
from r2p.dataset.rules.actors import names_of_actors, renamed_actors
from r2p.dataset.schema import Field
from r2p.dataset.table import Row, Table
from r2p.dataset.vocabulary import shared_actors
from r2p.dataset.wording import SAME, invisible, nearest

MOST_LISTED = 100
"""Ids in the longest list of one cell."""

NEAR_ACTOR = 0.8
"""How alike two ids of actors must be: many differ in a few letters."""


@dataclass(frozen=True)
class _Known:
    """The ids that a cell may name, and how alike another must be to be taken for one."""

    ids: dict[str, None]
    allowed: str
    near: float
    renamed: Mapping[str, str]


def known(draft: Draft) -> Iterator[Problem]:
    """Sources, acts and actors that a cell names exist, each named once."""
    there = _known_ids(draft)
    for table in draft.tables.values():
        for name in table.columns:
            field = table.schema[name]
            if field.separator or field.reference == "actors":
                for row in table.rows:
                    yield from _cell(table, row, field, there.get(field.reference or ""))


def _known_ids(draft: Draft) -> dict[str, _Known]:
    """What each table has, where that can be known."""
    there = {}
    own = draft.values("actors", "actor_id")
    if own is not None:
        allowed = "an actor of data/vocabulary/actors.csv or of actors.csv in the folder"
        actors = own + shared_actors()["actor_id"].tolist()
        renamed = names_of_actors(draft) | renamed_actors(draft.name)
        there["actors"] = _Known(dict.fromkeys(actors), allowed, NEAR_ACTOR, renamed)
    for name, key in (("sources", "source_id"), ("events", "event_id")):
        ids = draft.values(name, key)
        if ids is not None:
            span = f" ({ids[0]} to {ids[-1]})" if len(ids) > 1 else ""
            there[name] = _Known(dict.fromkeys(ids), f"an id of {name}.csv{span}", SAME, {})
    return there


def _cell(table: Table, row: Row, field: Field, there: _Known | None) -> Iterator[Problem]:
    cell = row[field.name]
    if not cell:
        return
    ids = [cell]
    if field.separator:
        ids = [id for part in re.split(f"[,{field.separator}]", cell) if (id := part.strip())]
        if len(ids) > MOST_LISTED:
            yield table.problem(row, field.name, f"{len(ids)} ids", f"at most {MOST_LISTED} ids")
            return
        clean = field.separator.join(ids)
        if clean != cell:
            allowed = f"ids separated by {field.separator!r} without blanks"
            yield table.problem(row, field.name, cell, allowed, clean)
        for twice in dict.fromkeys(id for id in ids if ids.count(id) > 1):
            found = f"{twice} {ids.count(twice)} times"
            yield table.problem(row, field.name, found, "each id once")
    if there is None:
        return
    for id in dict.fromkeys(ids):
        if id not in there.ids:
            meant = nearest(id, there.ids, there.renamed, there.near)
            yield table.problem(row, field.name, id, there.allowed, meant)


def notes_readable(draft: Draft) -> Iterator[Problem]:
    """The notes hold no character that nobody sees."""
    for number, line in enumerate((draft.notes or "").split("\n"), 1):
        if hidden := invisible(line.rstrip("\r").replace("\t", " ")):
            found, allowed = f"{hidden} in line {number}", "text without invisible characters"
            yield Problem(draft.place("notes.md"), 0, "", found, allowed)
