"""The rules for vocabularies, arguments and whatever else spans crises."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from r2p.dataset.columns import column_problems
from r2p.dataset.draft import Draft
from r2p.dataset.folder import decode
from r2p.dataset.paths import ARGUMENTS, RELIABILITY, VOCABULARY
from r2p.dataset.problem import Problem
from r2p.dataset.rules.places import somewhere
from r2p.dataset.schema import Schema, schema
from r2p.dataset.table import Table, parse_table
from r2p.dataset.vocabulary import VOCABULARIES, schema_of, terms
from r2p.dataset.wording import NEAR, SAME, nearest

ARGUMENT_TABLES = ("claims", "evidence", "readings", "questions")
ALL = "ALL"
"""Stands for a crisis in a claim or question about all of them."""


def vocabulary_problems() -> Iterator[Problem]:
    """What is wrong with the vocabularies, shared and renamed actors included."""
    names = {name: schema_of(name) for name in (*VOCABULARIES, "actors", "actor_aliases")}
    tables, problems = _read(VOCABULARY, names)
    yield from problems
    keys = {
        table.schema.name: table.values(str(table.schema.primary_key)) for table in tables.values()
    }
    for name, table in tables.items():
        yield from column_problems(table, {**keys, "actors": None}.get)
        yield from somewhere(Draft("vocabulary", {}, {name: table}))
    if "actors" in tables:
        yield from _unknown(tables["actors"], "acts_for", keys["actors"], "an id of this table")
        if "actor_aliases" in tables:
            aliases = tables["actor_aliases"]
            for row in aliases.rows:
                if row["old_id"] in keys["actors"]:
                    allowed = "an id that actors.csv does not have any more"
                    yield aliases.problem(row, "old_id", row["old_id"], allowed)


def across_cases(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """Titles of crises are unique, an actor of two crises is a shared one, new ids exist."""
    titles: dict[str, str] = {}
    declared: dict[str, str] = {}
    drafts = list(drafts)
    for draft in drafts:
        title = draft.key("title")
        if title and titles.setdefault(title.casefold(), draft.name) != draft.name:
            other = titles[title.casefold()]
            allowed = f"a title of its own ({other} has the same)"
            yield Problem(draft.place("case.toml"), 0, "title", title, allowed)
        for row in draft.rows("actors"):
            id = row["actor_id"]
            if id and declared.setdefault(id, draft.name) != draft.name:
                allowed = f"data/vocabulary/actors.csv for actors of two crises ({declared[id]})"
                yield draft.tables["actors"].problem(row, "actor_id", id, allowed)
    tables, _ = _read(VOCABULARY, {name: schema_of(name) for name in ("actors", "actor_aliases")})
    if len(tables) == 2 and all("actors" in draft.tables for draft in drafts):
        known = [*tables["actors"].values("actor_id"), *declared]
        allowed = "an actor of actors.csv or of a crisis"
        yield from _unknown(tables["actor_aliases"], "new_id", known, allowed)


def argument_problems(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """What is wrong with claims, evidence, readings and questions."""
    drafts = list(drafts)
    tables, problems = _read(ARGUMENTS, {name: schema(name) for name in ARGUMENT_TABLES})
    yield from problems
    for table in tables.values():
        yield from column_problems(table, _no_vocabulary)
    cases = [draft.name for draft in drafts]
    for name, ids in (("claims", [*cases, ALL]), ("questions", [*cases, ALL]), ("readings", cases)):
        if name in tables:
            allowed = "the id of a crisis" + (f" or {ALL}" if ALL in ids else "")
            yield from _unknown(tables[name], "case_id", ids, allowed)
    if "evidence" in tables:
        if "claims" in tables:
            claims = tables["claims"].values("claim_id")
            allowed = "a claim of claims.csv"
            yield from _unknown(tables["evidence"], "claim_id", claims, allowed, near=SAME)
        yield from _evidence(tables["evidence"], drafts)
    if "readings" in tables:
        yield from _readings(tables["readings"], drafts)


def reliability_problems(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """What is wrong with the acts that were coded twice."""
    tables, problems = _read(RELIABILITY, {"double_coding": schema("double_coding")})
    yield from problems
    for table in tables.values():
        yield from column_problems(table, terms)
        yield from _unknown_acts(table, drafts)


def _no_vocabulary(name: str) -> None:
    """Crises, acts and claims are too many to be listed as allowed terms."""


def _read(folder: Path, schemas: dict[str, Schema]) -> tuple[dict[str, Table], list[Problem]]:
    tables, problems = {}, []
    for name, table_schema in schemas.items():
        path = folder / f"{name}.csv"
        place = f"{folder.name}/{path.name}"
        try:
            body = path.read_bytes()
        except OSError as error:
            found = error.strerror or type(error).__name__
            problems.append(Problem(place, 0, "", found, "a file that can be read"))
            continue
        text, wrong = decode(place, body)
        problems += wrong
        if text is not None:
            table, wrong = parse_table(place, text, table_schema)
            problems += wrong
            if table is not None:
                tables[name] = table
    return tables, problems


def _unknown(
    table: Table, column: str, known: list[str], allowed: str, near: float = NEAR
) -> Iterator[Problem]:
    """The ids of a column, listed or single, that are not known."""
    separator = table.schema[column].separator
    for row in table.rows:
        for id in row[column].split(separator) if separator else [row[column]]:
            if row[column] and id not in known:
                yield table.problem(row, column, id, allowed, nearest(id, known, near=near))


def _evidence(evidence: Table, drafts: list[Draft]) -> Iterator[Problem]:
    """Each link leads to an act, and there is one for each claim and act."""
    yield from _unknown_acts(evidence, drafts)
    links: dict[tuple[str, str], int] = {}
    for row in evidence.rows:
        act, link = row["event_id"], (row["claim_id"], row["event_id"])
        if links.setdefault(link, row.number) != row.number:
            allowed = f"one row for a claim and an act (row {links[link]} has the same)"
            yield evidence.problem(row, "event_id", act, allowed)


def _unknown_acts(table: Table, drafts: Iterable[Draft]) -> Iterator[Problem]:
    """Acts that no crisis has; those of a crisis that cannot be read may be right."""
    acts = {draft.name: draft.values("events", "event_id") for draft in drafts}
    known = {act for ids in acts.values() for act in ids or ()}
    unreadable = tuple(f"{name}-" for name, ids in acts.items() if ids is None)
    for row in table.rows:
        act = row["event_id"]
        if act and act not in known and not act.startswith(unreadable):
            yield table.problem(row, "event_id", act, "the id of an act of a crisis")


def _readings(readings: Table, drafts: list[Draft]) -> Iterator[Problem]:
    """A reading names sources of its crisis."""
    sources = {draft.name: draft.values("sources", "source_id") for draft in drafts}
    separator = str(readings.schema["source_ids"].separator)
    for row in readings.rows:
        there = sources.get(row["case_id"])
        for id in row["source_ids"].split(separator):
            if row["source_ids"] and there is not None and id not in there:
                allowed = f"a source of {row['case_id']}/sources.csv"
                meant = nearest(id, there, near=SAME)
                yield readings.problem(row, "source_ids", id, allowed, meant)
