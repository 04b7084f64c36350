"""The rules for single cells: types, constraints and vocabularies of the schemas.

Types and constraints are checked by the library `frictionless`, on rows in memory.
It reads some cells more kindly than the app does (``NaN``, ``1_000``, ``2008-2-8``),
so the form of a cell is looked at before.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from r2p.dataset.problem import Problem
from r2p.dataset.schema import Field
from r2p.dataset.sound import evidently_sound
from r2p.dataset.table import Row, Table
from r2p.dataset.wording import (
    NO_FORMULA,
    day_meant,
    invisible,
    iso_day,
    nearest,
    one_of,
    shown,
    starts_formula,
)

Terms = Callable[[str], list[str] | None]
"""The allowed terms of a vocabulary by its name; None if it is none."""

MOST_ERRORS = 5_000
"""Errors of one table for which the library is asked: far more than anybody lists."""


def column_problems(table: Table, terms: Terms) -> Iterator[Problem]:
    """All that is wrong with single cells of a table."""
    fields = [table.schema[name] for name in table.columns]
    rows = table.rows
    said = set()
    for row in rows:
        for field in fields:
            for problem in _form(table, row, field):
                said.add((row.number, field.name))
                yield problem
    yield from _by_frictionless(table, fields, rows, said, terms)


def _form(table: Table, row: Row, field: Field) -> Iterator[Problem]:
    cell = row[field.name]
    if not cell:
        return
    if hidden := invisible(cell):
        found = f"{hidden} in {shown(cell)}"
        yield table.problem(row, field.name, found, "text without invisible characters")
        return
    if cell != cell.strip() or "  " in cell:
        tidied = re.sub(" {2,}", " ", cell.strip())
        allowed = "no blank at the start or the end, and no two in a row"
        yield table.problem(row, field.name, cell, allowed, tidied if shown(cell) == cell else "")
        return
    # A reader may take the table from the page into a spreadsheet, past our own downloads.
    if field.type == "string" and not field.reference and starts_formula(cell):
        yield table.problem(row, field.name, cell, NO_FORMULA)
        return
    allowed, meant = _FORMS[field.type](cell) if field.type in _FORMS else ("", "")
    if allowed:
        yield table.problem(row, field.name, cell, allowed, meant)
    elif field.decimals is not None and len(cell.partition(".")[2]) > field.decimals:
        rounded = f"{Decimal(cell):.{field.decimals}f}"
        yield table.problem(row, field.name, cell, f"{field.decimals} decimals", rounded)
    elif field.max_words and (words := len(cell.split())) > field.max_words:
        allowed = f"at most {field.max_words} words (this has {words})"
        yield table.problem(row, field.name, cell, allowed)


def _day(cell: str) -> tuple[str, str]:
    if iso_day(cell):
        return "", ""
    written = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell)
    allowed = "a day of the calendar, such as" if written else "a day such as"
    return f"{allowed} 2008-02-28", day_meant(cell)


def _whole(cell: str) -> tuple[str, str]:
    if re.fullmatch(r"-?(0|[1-9][0-9]{0,14})", cell):
        return "", ""
    meant = re.sub(r"(?<=[0-9])[,.' ](?=[0-9]{3}(?![0-9]))", "", cell)
    return "a whole number", meant if meant.isdecimal() and meant != cell else ""


def _number(cell: str) -> tuple[str, str]:
    if re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]+)?", cell):
        return "", ""
    meant = cell.replace(",", ".").replace("\N{MINUS SIGN}", "-")
    fits = re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]+)?", meant)
    return "a number such as -1.286", meant if fits else ""


_REQUIRED = "a value, not an empty cell"

_FORMS = {"date": _day, "integer": _whole, "number": _number}


def _by_frictionless(
    table: Table, fields: list[Field], rows: list[Row], said: set[tuple[int, str]], terms: Terms
) -> Iterator[Problem]:
    if not fields or not rows:
        return
    by_column = [(field, [row[field.name] for row in rows]) for field in fields]
    if not said and evidently_sound(by_column, lambda field: _allowed_terms(field, terms)):
        return
    # The library takes a third of a second to import and most starts never need it.
    from frictionless import Resource, Schema

    names = [field.name for field in fields]
    cells = [["" if (row.number, name) in said else row[name] for name in names] for row in rows]
    descriptor = {"fields": [_descriptor(field, terms) for field in fields]}
    resource = Resource(
        name=table.schema.name, data=[names, *cells], schema=Schema.from_descriptor(descriptor)
    )
    report = resource.validate(limit_errors=MOST_ERRORS)
    by_name = {field.name: field for field in fields}
    errors: list[Any] = report.tasks[0].errors
    for error in errors:
        row = rows[error.row_number - 2]
        if error.type == "blank-row":
            # All that this row had was wrong by its form: now the rest of it is missing.
            missing = [field.name for field in fields if field.required]
            yield from (
                table.problem(row, name, "", _REQUIRED)
                for name in missing
                if (row.number, name) not in said
            )
            continue
        field = by_name[error.field_name]
        if (row.number, field.name) in said:
            continue
        words = _allowed_terms(field, terms)
        where = f"data/vocabulary/{field.reference}.csv" if field.reference else ""
        allowed, meant = _constraint(error, rows, field, row[field.name], words, where)
        yield table.problem(row, field.name, row[field.name], allowed, meant)


def _descriptor(field: Field, terms: Terms) -> dict[str, Any]:
    """What the library needs to know of a column; vocabularies become lists of values."""
    constraints = dict(field.constraints)
    allowed = _allowed_terms(field, terms)
    if allowed is not None and field.type != "boolean":
        constraints["enum"] = allowed
    described = {"name": field.name, "type": field.type, "constraints": constraints}
    if field.type == "boolean":
        described |= {"trueValues": list(field.true_values), "falseValues": ["no"]}
    return described


def _allowed_terms(field: Field, terms: Terms) -> list[str] | None:
    """The only values a cell may have, where these can be listed."""
    if field.type == "boolean":
        return [*field.true_values, "no"]
    if field.reference and not field.separator:
        return terms(field.reference)
    listed = field.constraints.get("enum")
    return None if listed is None else list(map(str, listed))


def _constraint(
    error: Any, rows: list[Row], field: Field, cell: str, words: list[str] | None, where: str
) -> tuple[str, str]:
    """What is allowed instead of a cell, and what may have been meant."""
    if error.type == "unique-error":
        same = rows[int(error.note.rsplit(" ", 1)[1]) - 2].number
        return f"each value once (row {same} has the same)", ""
    # The note of the library reads: constraint "maxLength" is "90"
    name = "type" if error.type == "type-error" else error.note.split('"')[1]
    if name in ("enum", "type"):
        renamed = _YES_AND_NO if field.type == "boolean" else {}
        return one_of(words or [], where), renamed.get(cell.casefold()) or nearest(
            cell, words or []
        )
    limit = field.constraints.get(name)
    if name == "pattern":
        tried = (day_meant(cell), re.sub(r"[ -]+", "_", cell.upper()))
        meant = next((text for text in tried if re.fullmatch(str(limit), text)), "")
        return field.form or f"the pattern {limit}", meant
    return {
        "required": _REQUIRED,
        "minLength": f"at least {limit} characters (this has {len(cell)})",
        "maxLength": f"at most {limit} characters (this has {len(cell)})",
        "minimum": f"{limit} or more",
        "maximum": f"{limit} or less",
    }[name], ""


_YES_AND_NO = {
    **dict.fromkeys(("y", "true", "1", "x"), "yes"),
    **dict.fromkeys(("n", "false", "0"), "no"),
}
"""How spreadsheets and people write the two."""
