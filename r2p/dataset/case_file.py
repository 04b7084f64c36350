"""The text of a case.toml as typed keys, and what is wrong with them."""

import re
import tomllib
from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any

from r2p.dataset.problem import Problem
from r2p.dataset.read import case_text_row
from r2p.dataset.schema import Field, Schema, schema
from r2p.dataset.table import Row, Table
from r2p.dataset.wording import nearest, one_of, printable, shown

MOST_CHARACTERS = 100_000
"""Length of the longest case.toml that is read; the longest in the dataset has a twentieth."""

MOST_DOTS = 200
"""Dots in one line: each dot of a dotted key makes the parser copy all keys before it."""

MOST_KEYS = 200
"""Keys of the largest case.toml that is read."""

_LARGEST = 10**15


class Decimal(str):
    """A number with a decimal point just as it was written."""

    __slots__ = ()


def parse_case(place: str, text: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The keys of a case.toml that have the type of their column, and what is wrong.

    Numbers with a decimal point come as `Decimal`. None where the text is no TOML.
    """
    table = schema("cases")
    if too_large := _too_large(text):
        return None, [Problem(place, 0, "", *too_large)]
    try:
        case = tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        return None, [Problem(place, 0, "", "brackets nested too deeply", "TOML")]
    except ValueError as error:
        return None, [Problem(place, 0, "", *_syntax(str(error), text))]
    if len(case) > MOST_KEYS:
        return None, [Problem(place, 0, "", f"{len(case)} keys", f"at most {MOST_KEYS} keys")]
    problems = []
    for name in [name for name in case if name not in table.names]:
        missing = [known for known in table.names if known not in case]
        allowed = one_of(missing) if missing else "only the keys of cases.json"
        problems.append(Problem(place, 0, "", shown(name), allowed, nearest(name, missing)))
    fitting = {}
    for field in table.fields:
        if field.name not in case:
            continue
        fits, allowed = _TYPES[field.type]
        if field.separator:
            fits, allowed = _is_listed, f"text or a list of texts, none with {field.separator!r}"
        if fits(case[field.name]):
            fitting[field.name] = case[field.name]
        else:
            problems.append(Problem(place, 0, field.name, _seen(case[field.name]), allowed))
    return fitting, problems


def case_table(place: str, case: dict[str, Any], whole: bool) -> Table:
    """A case.toml as a table of one row, so that the rules for cells serve it too.

    The row is numbered 0, since the file has no rows, and lacks what is no text.
    """
    table = schema("cases")
    cells = case_text_row({key: value for key, value in case.items() if not _is_labels(value)})
    columns = tuple(field.name for field in _flat(table) if field.name in case)
    row = Row(0, {name: cells[name] for name in columns})
    return Table(place, table, columns, (row,), whole)


def missing_keys(place: str, named: Collection[str]) -> list[Problem]:
    """The required keys that are not among ``named``."""
    return [
        Problem(place, 0, field.name, "no such key", f"this key ({field.description.rstrip('.')})")
        for field in _flat(schema("cases"))
        if field.required and field.name not in named
    ]


def _too_large(text: str) -> tuple[str, str] | None:
    """What is found and allowed where the text is too large to be parsed."""
    if len(text) > MOST_CHARACTERS:
        return f"{len(text)} characters", f"at most {MOST_CHARACTERS} characters"
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MOST_DOTS:
            return f"{line.count('.')} dots in line {number}", f"at most {MOST_DOTS} dots"
    return None


def _flat(table: Schema) -> list[Field]:
    return [field for field in table.fields if field.type != "object"]


def _syntax(message: str, text: str) -> tuple[str, str]:
    """What was found and where, from a message such as ``Expected '=' (at line 3, column 5)``."""
    match = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", message, re.S)
    if not match:
        return shown(message), "TOML"
    lines = text.split("\n")
    where = (
        f"line {match[2]}: {printable(lines[int(match[2]) - 1])}" if match[2] else "the last line"
    )
    hint = 'text in straight quotes ("), days as 2008-02-28, each key once, lists in [ ]'
    return f"{shown(match[1])} in {where}", f"TOML: {hint}"


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Decimal)


def _is_listed(value: Any) -> bool:
    if isinstance(value, list):
        return all(_is_text(item) and ";" not in item for item in value)
    return _is_text(value)


def _is_labels(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


_TYPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "string": (_is_text, "text in quotes"),
    "date": (_is_day, "a day without quotes, such as 2008-02-28"),
    "integer": (_is_whole, "a whole number without quotes"),
    "number": (
        lambda value: isinstance(value, Decimal) or _is_whole(value),
        "a number without quotes, such as -1.286",
    ),
    "object": (_is_labels, "a table of texts in quotes"),
}


def _seen(value: Any) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) >= _LARGEST:
        return "a number of more than 15 digits"
    return printable(str(value))
