"""Tools to break a copy of a case folder, one small change each."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from r2p.dataset.paths import CASES
from r2p.dataset.problem import Problem

Break = Callable[[Path], None]
"""A change to a case folder."""

Breakages = dict[str, tuple[Break, list[Problem]]]
"""What is wrong, how it is brought about, and all that the check must say."""


LAST = len((CASES / "KEN-2007" / "sources.csv").read_text(encoding="utf-8").splitlines()) - 1
"""Number of the last source of the folder that is broken; it has one for each line."""

SOURCE = f"an id of sources.csv (S001 to S{LAST:03d})"
"""What is allowed where a source is cited."""

UNKNOWN = f"S{LAST + 1:03d}"
"""The first id that no source has."""


def said(place: str, found: str, allowed: str, suggestion: str = "") -> Problem:
    """A problem in a place such as ``events.csv, row 2, mode``."""
    file, _, rest = place.partition(", ")
    row, column = 0, rest
    if rest.startswith("row "):
        number, _, column = rest.removeprefix("row ").partition(", ")
        row = int(number)
    return Problem(f"KEN-2007/{file}", row, column, found, allowed, suggestion)


def tidied(text: str) -> str:
    """What is allowed where a file is only not tidy."""
    return f"{text}, as `python -m r2p tidy` writes it"


def cell(file: str, row: int, column: str, text: str) -> Break:
    """Put a text into a cell; rows count as in a spreadsheet."""
    return cells(file, {(row, column): text})


def cells(file: str, texts: dict[tuple[int, str], str]) -> Break:
    """Put texts into several cells of one file."""

    def change(folder: Path) -> None:
        path = folder / file
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        for (row, column), text in texts.items():
            rows[row - 1][rows[0].index(column)] = text
        write(path, rows)

    return change


def rows_of(file: str, change: Callable[[list[list[str]]], list[list[str]]]) -> Break:
    """Rewrite all rows of a file, header included."""

    def rewrite(folder: Path) -> None:
        path = folder / file
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        write(path, change(rows))

    return rewrite


def write(path: Path, rows: list[list[str]]) -> None:
    """Write rows as CSV in the canonical form."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="\n")


def text(file: str, old: str, new: str) -> Break:
    """Replace a text that stands in a file exactly once."""

    def replace(folder: Path) -> None:
        before = (folder / file).read_text(encoding="utf-8")
        assert before.count(old) == 1, f"{old!r} stands {before.count(old)} times in {file}"
        (folder / file).write_text(before.replace(old, new), encoding="utf-8", newline="\n")

    return replace


def raw(file: str, change: Callable[[bytes], bytes]) -> Break:
    """Change the bytes of a file."""

    def rewrite(folder: Path) -> None:
        (folder / file).write_bytes(change((folder / file).read_bytes()))

    return rewrite


def key(name: str, value: str) -> Break:
    """Give a key of case.toml another value, as TOML."""

    def change(folder: Path) -> None:
        path = folder / "case.toml"
        lines = path.read_text(encoding="utf-8").splitlines()
        at = [line.partition(" = ")[0] for line in lines].index(name)
        lines[at] = f"{name} = {value}"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    return change


def without(name: str) -> Break:
    """Take a key out of case.toml."""

    def change(folder: Path) -> None:
        path = folder / "case.toml"
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if line.partition(" = ")[0] != name]
        assert len(kept) == len(lines) - 1
        path.write_text("\n".join(kept) + "\n", encoding="utf-8", newline="\n")

    return change


def each(*changes: Break) -> Break:
    """Several breakages at once."""

    def change(folder: Path) -> None:
        for one in changes:
            one(folder)

    return change
