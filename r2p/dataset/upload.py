"""A case folder as somebody sends it: a zip, or its files. Nothing is trusted, nothing unpacked.

Only the known files of a case are read, into memory and with a cap on every byte counter; what
the header of a zip says of sizes is never believed. What passes here is handed to the check.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from r2p.dataset.folder import BOM
from r2p.dataset.new_case import TEMPLATE
from r2p.dataset.read import CASE_FILES
from r2p.dataset.wording import nearest, one_of, printable

MOST_BYTES = 5_000_000
"""Of an upload, packed and unpacked."""
MOST_FILE_BYTES = 2_000_000
"""Of one file of it: what the check reads."""
MOST_NOTES_BYTES = 300_000
"""Of notes.md, which is shown whole; the longest in the dataset has a twentieth of it."""
MOST_ACTS = 999
"""The number of an act has three digits, so no sound case has more."""
MOST_ENTRIES = 50
"""Of a zip: six files, and what systems leave beside them."""
MOST_RATIO = 100
"""How much larger a file may become on unpacking. Text packs to about a fifth."""

OPTIONAL = ("actors.csv", "notes.md")
"""Files that need not be sent: most crises have no actors of their own."""
UNNAMED = "your-case"

_ID = re.compile(r"[A-Z]{3}-[0-9]{4}")
_KNOWN_ID = re.compile(rb"""^[ \t]*+id[ \t]*+=[ \t]*+["']([A-Z]{3}-[0-9]{4})["']""", re.M)
_CHUNK = 65_536
_ENTRY = b"PK\x01\x02"
_OF_WORKBOOK = "[Content_Types].xml"
_LINK, _TYPES = 0o120000, 0o170000
_ENCRYPTED = 0x1
_LEFT_BY_SYSTEMS = ("Thumbs.db", "desktop.ini")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")


class UploadError(ValueError):
    """An upload that is not read. The text says why, and which limit it breaks."""


def received(sent: Sequence[tuple[str, bytes]]) -> tuple[str, dict[str, bytes]]:
    """The files of a case out of what was sent: one zip, or the files themselves.

    Args:
        sent: name and content of each file.

    Returns:
        The name of the case folder (the id that case.toml gives, or that of the folder in the
        zip; `UNNAMED` where neither says it) and the bytes of each known file. An optional file
        that was not sent is filled with the header of the template.

    Raises:
        UploadError: see its text.
    """
    limit_total([len(body) for _, body in sent])
    zips = [name for name, body in sent if _is_archive(body) or name.lower().endswith(".zip")]
    if zips and len(sent) > 1:
        raise UploadError("Send either one zip or the files of one case, not both.")
    top, files = _unzipped(sent[0][1]) if zips else ("", _flat(sent))
    if not files:
        raise UploadError(f"There is no file of a case in the upload. It needs {_names()}.")
    limit_acts(files)
    name = top or stated_id(files) or UNNAMED
    return name, complete(files, name)


def limit_total(sizes: Sequence[int]) -> None:
    """Refuse an upload of too many files, or too large a one.

    Raises:
        UploadError: says which.
    """
    if len(sizes) > MOST_ENTRIES:
        raise UploadError(
            f"The upload has {len(sizes)} files; at most {MOST_ENTRIES} are allowed. Send one zip, "
            "or the files of one case."
        )
    if sum(sizes) > MOST_BYTES:
        raise UploadError(
            f"The upload has {_mb(sum(sizes))} MB; at most {_mb(MOST_BYTES)} MB are allowed."
        )


def stated_id(files: Mapping[str, bytes]) -> str:
    """The id that case.toml gives, if it has the form of one; else nothing."""
    found = _KNOWN_ID.search(files.get("case.toml", b"").removeprefix(BOM))
    return found.group(1).decode() if found else ""


def limit_sizes(files: Mapping[str, bytes]) -> None:
    """Refuse files that are too large, one by one or together.

    Raises:
        UploadError: says which.
    """
    for name, body in files.items():
        if len(body) > _most(name):
            raise UploadError(_too_large(name))
    if sum(map(len, files.values())) > MOST_BYTES:
        raise UploadError(f"The files have more than {_mb(MOST_BYTES)} MB; that is the limit.")


def complete(files: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """The files in their order, with the optional ones that were left out."""
    spare = {
        "actors.csv": (TEMPLATE / "actors.csv").read_bytes(),
        "notes.md": f"# Notes on {name}\n".encode(),
    }
    whole = {**spare, **files}
    return {file: whole[file] for file in CASE_FILES if file in whole}


def _flat(sent: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name, body in sent:
        _known(name, name)
        if name in files:
            raise UploadError(f"There are two files named {name}.")
        if len(body) > _most(name):
            raise UploadError(_too_large(name))
        files[name] = body
    return files


def _unzipped(body: bytes) -> tuple[str, dict[str, bytes]]:
    # Counted before the list of entries is read, which takes a hundred times its size.
    if (entries := body.count(_ENTRY)) > 2 * MOST_ENTRIES:
        raise UploadError(f"The zip has {entries} entries; at most {MOST_ENTRIES} are allowed.")
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return _entries(archive)
    except UploadError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise UploadError("The zip is damaged or of a kind that is not read.") from error


def _entries(archive: zipfile.ZipFile) -> tuple[str, dict[str, bytes]]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise UploadError(
            f"The zip has {len(entries)} entries; at most {MOST_ENTRIES} are allowed."
        )
    if _OF_WORKBOOK in archive.NameToInfo:
        raise UploadError(
            "This is a workbook or document, not a zip of plain files. Save each of its tables as "
            "CSV (UTF-8): stages.csv, events.csv, sources.csv."
        )
    top: str | None = None
    files: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        said = printable(entry.orig_filename)[:80]
        # zipfile cuts a name at a NUL and turns backslashes round: judge what was written.
        if "\0" in entry.orig_filename or "\\" in entry.orig_filename:
            raise UploadError(f"The zip holds a name with a NUL or backslash: {said}.")
        parts = entry.filename.removesuffix("/").split("/")
        if entry.filename.startswith("/") or ":" in entry.filename or {"", ".", ".."} & {*parts}:
            raise UploadError(f"The zip holds a path that leads elsewhere: {said}.")
        if (entry.external_attr >> 16) & _TYPES == _LINK:
            raise UploadError(f"The zip holds a link, which is not followed: {said}.")
        if entry.flag_bits & _ENCRYPTED:
            raise UploadError("The zip is encrypted. Send it without a password.")
        if parts[0] == "__MACOSX" or parts[-1].startswith(".") or parts[-1] in _LEFT_BY_SYSTEMS:
            continue
        folder = parts[0] if entry.is_dir() or len(parts) > 1 else ""
        if len(parts) > (1 if entry.is_dir() else 2):
            raise UploadError(
                f"Folders in folders are not read: {said}. Put the files side by side."
            )
        if top not in (None, folder):
            raise UploadError("The zip holds more than one folder. Send one case at a time.")
        top = folder
        if folder and not _ID.fullmatch(folder):
            raise UploadError(
                f"The folder in the zip is named {printable(folder)[:40]}; it must be named like "
                "the id of the case, such as GHA-2016, or be left out."
            )
        if entry.is_dir():
            continue
        _known(parts[-1], said)
        if parts[-1] in files:
            raise UploadError(f"The zip holds two files named {parts[-1]}.")
        files[parts[-1]] = _inflated(archive, entry, MOST_BYTES - total)
        total += len(files[parts[-1]])
    return top or "", files


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """The bytes of an entry, as long as they keep within all limits."""
    name = entry.filename.rsplit("/", 1)[-1]
    if entry.compress_type not in _METHODS:
        raise UploadError(f"{name} is packed in a way that is not read; use an ordinary zip.")
    most = min(room, _most(name), MOST_RATIO * max(entry.compress_size, 100))
    body = bytearray()
    with archive.open(entry) as stream:
        while piece := stream.read(min(_CHUNK, most + 1 - len(body))):
            body += piece
            if len(body) > most:
                break
    if len(body) > _most(name):
        raise UploadError(_too_large(name))
    if len(body) > room:
        raise UploadError(f"Unpacked, the files have more than {_mb(MOST_BYTES)} MB.")
    if len(body) > most:
        raise UploadError(
            f"{name} becomes more than {MOST_RATIO} times as large on unpacking, which no "
            "table of acts does."
        )
    if _is_archive(bytes(body)):
        raise UploadError(f"{name} is an archive itself. Archives in archives are not read.")
    return bytes(body)


def _known(name: str, said: str) -> None:
    if name not in CASE_FILES:
        near = nearest(name, CASE_FILES)
        hint = f" Did you mean {near}?" if near else ""
        raise UploadError(
            f"{printable(said)[:80]} is not a file of a case; allowed: {one_of(CASE_FILES)}.{hint}"
        )


def limit_acts(files: Mapping[str, bytes]) -> None:
    """Refuse a table of too many acts.

    Raises:
        UploadError: says how many there are.
    """
    text = files.get("events.csv", b"").removeprefix(BOM).decode("utf-8", errors="replace")
    try:
        acts = sum(1 for row in csv.reader(io.StringIO(text, newline="")) if row) - 1
    except csv.Error:
        return  # the check says what is wrong with the table
    if acts > MOST_ACTS:
        raise UploadError(f"events.csv has {acts} acts; at most {MOST_ACTS} are allowed.")


def _is_archive(body: bytes) -> bool:
    return body.startswith(_ARCHIVES)


def _most(name: str) -> int:
    return MOST_NOTES_BYTES if name == "notes.md" else MOST_FILE_BYTES


def _too_large(name: str) -> str:
    return f"{name} has more than {_mb(_most(name))} MB; that is the limit for one file."


def _mb(size: int) -> str:
    return f"{size / 1_000_000:.1f}".removesuffix(".0")


def _names() -> str:
    return ", ".join(file for file in CASE_FILES if file not in OPTIONAL)
