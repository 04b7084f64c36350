"""The one form in which each file of a case is written.

UTF-8, line feeds, one at the end; quotation marks only where RFC 4180 needs them;
columns and keys in the order of the schema; stages and acts by date, sources and
actors by id; coordinates with three decimals. What a cell says never changes.
"""

import json
import re
from datetime import date
from typing import Any

from r2p.dataset.draft import Draft
from r2p.dataset.schema import Field, schema
from r2p.dataset.table import Row, Table
from r2p.dataset.wording import iso_day


def canonical(draft: Draft, file: str) -> bytes | None:
    """A file of a case in its canonical form; None where it cannot be written without loss."""
    name = file.removesuffix(".csv")
    if file == "notes.md" and draft.notes is not None:
        return _notes(draft.notes).encode()
    if file == "case.toml" and draft.case is not None and draft.tables["cases"].whole:
        return case_text(draft.case).encode()
    if name in draft.tables and draft.tables[name].whole:
        return _table(draft.tables[name]).encode()
    return None


def _notes(text: str) -> str:
    """The Markdown as it is, but for line ends: blanks at the end of a line mean something."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def _table(table: Table) -> str:
    fields = table.schema.fields
    lines = [[field.name for field in fields]]
    lines += [[_cell(row[field.name], field) for field in fields] for row in _sorted(table)]
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(cell: str) -> str:
    """The cell in quotation marks where RFC 4180 needs them."""
    if re.search(r'[",\r\n]', cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _cell(cell: str, field: Field) -> str:
    """The cell; a number is filled up to the decimals of its column if it has fewer."""
    if field.decimals is None or not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]*)?", cell):
        return cell
    whole, _, decimals = cell.partition(".")
    return f"{whole}.{decimals.ljust(field.decimals, '0')}"


def _sorted(table: Table) -> list[Row]:
    """The rows in order; as they are while a day to sort by is still missing."""
    by_day = {"stages": "start", "events": "date"}.get(table.schema.name)
    key = str(table.schema.primary_key)
    if by_day is None:
        return sorted(table.all_rows, key=lambda row: _natural(row[key]))
    if not all(iso_day(row[by_day]) for row in table.all_rows):
        return list(table.all_rows)
    if table.schema.name == "stages":
        return sorted(table.all_rows, key=lambda row: row[by_day])
    return sorted(table.all_rows, key=lambda row: (row[by_day], _natural(row[key])))


def _natural(id: str) -> list[tuple[int, str]]:
    """A key that sorts S99 before S100."""
    parts = re.split(r"([0-9]+)", id)
    digits = [(len(part.lstrip("0")), part.lstrip("0")) for part in parts[1::2]]
    words = [(0, part) for part in parts[::2]]
    pairs = [pair for both in zip(words, [*digits, (0, "")], strict=True) for pair in both]
    return [*pairs, (0, id)]


def case_text(case: dict[str, Any]) -> str:
    """The text of a case.toml with these keys."""
    fields = [field for field in schema("cases").fields if field.name in case]
    lines = [
        f"{field.name} = {_value(case[field.name], field)}"
        for field in fields
        if field.type != "object"
    ]
    # A table takes in all keys after it, so tables come last.
    for field in fields:
        if field.type == "object":
            lines += [*([""] if lines else []), f"[{field.name}]"]
            pairs = sorted(case[field.name].items(), key=lambda pair: _natural(pair[0]))
            lines += [f"{_bare(key)} = {_text(value)}" for key, value in pairs]
    return "\n".join(lines) + "\n"


def _value(value: Any, field: Field) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    if field.type in ("integer", "number"):
        return _cell(str(value), field)
    return _text(value)


def _text(text: str) -> str:
    """A basic string of TOML; its escapes are those of JSON, and DEL needs one too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _bare(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _text(key)
