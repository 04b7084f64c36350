"""The files of a case folder as text, whatever lies in the folder.

Folders may come from strangers: links are never followed, nothing but plain
files of a sensible size is opened, and nothing raises.
"""

import os
import stat
from pathlib import Path

from r2p.dataset.problem import AS_TIDY, Problem
from r2p.dataset.read import CASE_FILES
from r2p.dataset.wording import nearest, one_of, printable

MOST_BYTES = 2_000_000
"""Size of the largest file that is read; the largest in the dataset has a fiftieth of it."""

BOM = b"\xef\xbb\xbf"

_LEFT_BY_SYSTEMS = ("Thumbs.db", "desktop.ini")


def read_folder(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of each file that a case folder must hold, and what is wrong with the rest.

    Hidden files are passed over: systems and editors leave them behind.
    """
    name = printable(folder.name)
    files: dict[str, bytes] = {}
    problems = []
    try:
        entries = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        return {}, [Problem(name, 0, "", _reason(error), "a folder that can be read")]
    for entry in entries:
        if entry.startswith(".") or entry in _LEFT_BY_SYSTEMS:
            continue
        place = f"{name}/{printable(entry)}"
        if entry not in CASE_FILES:
            problems.append(
                Problem(
                    place, 0, "", "an unknown file", one_of(CASE_FILES), nearest(entry, CASE_FILES)
                )
            )
            continue
        body = _read(folder / entry)
        if isinstance(body, str):
            allowed = f"a plain file of at most {MOST_BYTES} bytes that can be read"
            problems.append(Problem(place, 0, "", body, allowed))
        else:
            files[entry] = body
    problems += [
        Problem(f"{name}/{missing}", 0, "", "no such file", "this file in every case folder")
        for missing in CASE_FILES
        if missing not in entries
    ]
    return files, problems


def _read(path: Path) -> bytes | str:
    """The bytes of a plain file, or the reason why it is not read."""
    try:
        if path.is_symlink():
            return "a link"
        # O_NOFOLLOW and O_NONBLOCK hold also if the file is replaced by a link or pipe just now.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return "a folder" if os.path.isdir(path) else _reason(error)
    try:
        state = os.fstat(handle)
        if stat.S_ISDIR(state.st_mode):
            return "a folder"
        if not stat.S_ISREG(state.st_mode):
            return "something that is not a file"
        if state.st_size > MOST_BYTES:
            return f"{state.st_size} bytes"
        with os.fdopen(os.dup(handle), "rb") as file:
            return file.read(MOST_BYTES)
    except OSError as error:
        return _reason(error)
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def decode(place: str, body: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file, and what is wrong with its bytes.

    The text is None where the bytes are no UTF-8 text at all.
    """
    if not body.removeprefix(BOM).strip():
        return None, [Problem(place, 0, "", "an empty file", "a file with content")]
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem(place, 0, "", "text in UTF-16", _UTF_8)]
    problems = []
    if body.startswith(BOM):
        problems.append(
            Problem(
                place,
                0,
                "",
                "a byte-order mark before the first character",
                f"UTF-8 without it, {AS_TIDY}",
            )
        )
        body = body.removeprefix(BOM)
    if (at := body.find(b"\0")) >= 0:
        found = f"a NUL byte in line {_line(body, at)}"
        return None, [*problems, Problem(place, 0, "", found, _UTF_8)]
    try:
        return body.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        wrong = body[error.start : error.start + 1]
        before = body[: error.start].decode("utf-8").rpartition("\n")[2][-_BEFORE:]
        found = (
            f"another encoding (byte 0x{wrong.hex().upper()}) in line {_line(body, error.start)}"
        )
        found += f" after {printable(before)}" if before else ""
        # Most such files come from a Western European Windows.
        meant = wrong.decode("cp1252", errors="ignore")
        suggestion = meant if meant.isprintable() else ""
        return None, [*problems, Problem(place, 0, "", found, _UTF_8, suggestion)]


_UTF_8 = "text in UTF-8, in spreadsheets often called CSV UTF-8"

_BEFORE = 20
"""Characters shown before the first one that cannot be read."""


def _line(body: bytes, at: int) -> int:
    return body[:at].count(b"\n") + 1
