"""A case folder as read, before anybody trusts it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from r2p.dataset.case_file import case_table, missing_keys, parse_case
from r2p.dataset.folder import decode, read_folder
from r2p.dataset.problem import Problem
from r2p.dataset.read import CASE_TABLES
from r2p.dataset.schema import schema
from r2p.dataset.table import Row, Table, parse_table
from r2p.dataset.wording import printable


@dataclass
class Draft:
    """What could be read of a case folder, and what was wrong while reading.

    ``files`` are the bytes of the expected files, ``tables`` the tables that have rows
    and columns (``cases`` is case.toml as a table of one row), ``case`` the keys of
    case.toml with the right type, ``named`` all its keys, ``notes`` the text of notes.md.
    """

    name: str
    files: dict[str, bytes]
    tables: dict[str, Table] = field(default_factory=dict)
    case: dict[str, Any] | None = None
    named: frozenset[str] = frozenset()
    notes: str | None = None
    problems: list[Problem] = field(default_factory=list)

    def place(self, file: str) -> str:
        """How problems call a file of the folder."""
        return f"{self.name}/{file}"

    def rows(self, table: str) -> list[Row]:
        """The rows of a table whose cells stand under the right columns; none if unreadable."""
        return self.tables[table].rows if table in self.tables else []

    def values(self, table: str, column: str) -> list[str] | None:
        """All that a column holds, or None where that cannot be known."""
        known = self.tables.get(table)
        if known is None or not known.whole or column not in known.columns:
            return None
        return known.values(column)

    def key(self, name: str) -> str:
        """A key of case.toml as text, empty where there is none."""
        rows = self.rows("cases")
        return rows[0][name] if rows else ""

    @property
    def labels(self) -> dict[str, str]:
        """The labels of the decisive acts."""
        return dict((self.case or {}).get("highlight_labels", {}))


def read_draft(folder: Path) -> Draft:
    """Read a case folder as far as it can be read. Never raises, whatever lies there."""
    files, problems = read_folder(folder)
    draft = Draft(printable(folder.name), files, problems=problems)
    for file, body in files.items():
        place = draft.place(file)
        text, wrong = decode(place, body)
        draft.problems += wrong
        if text is None:
            continue
        if file == "case.toml":
            _read_case(draft, place, text)
        elif file == "notes.md":
            draft.notes = text
        else:
            name = file.removesuffix(".csv")
            table, wrong = parse_table(place, text, schema(name))
            draft.problems += wrong
            if table is not None:
                draft.tables[name] = table
    return draft


def _read_case(draft: Draft, place: str, text: str) -> None:
    draft.case, wrong = parse_case(place, text)
    draft.problems += wrong
    if draft.case is not None:
        draft.tables["cases"] = case_table(place, draft.case, whole=not wrong)
        draft.named = frozenset({*draft.case, *(problem.column for problem in wrong)})
        draft.problems += missing_keys(place, draft.named)


TABLES = ("cases", *CASE_TABLES)
"""Names of all tables of a case folder."""
