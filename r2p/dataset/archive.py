"""Zip files that are the same bytes every time."""

import io
import zipfile
from collections.abc import Mapping

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file knows
_READABLE = 0o100644 << 16


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip, in the given order and without their times."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE
            entry.create_system = 3  # Unix, wherever it is written
            archive.writestr(entry, content)
    return body.getvalue()


def unpacked(body: bytes) -> dict[str, bytes]:
    """The files of a zip of our own making."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
