"""The joined tables of a large dataset, kept between starts as Arrow files outside the data.

They are found by a checksum of the crises, the rules and the code that joins them, so what is
kept can be old only under a name that nobody asks for. Arrow files hold columns and no code.
Where there is no folder of one's own to write in, nothing is kept and everything works.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

Frames = dict[str, pd.DataFrame]

_JOINING = ("derive.py", "kept_frames.py", "load.py", "read.py", "schema.py")


def key_of(parts: Mapping[str, str]) -> str:
    """The checksum under which the tables of these crises are kept.

    Args:
        parts: checksum of each crisis, and of whatever else the tables depend on, by name.
    """
    total = hashlib.sha256(pd.__version__.encode())
    for name in _JOINING:
        total.update((Path(__file__).parent / name).read_bytes())
    for name, checksum in sorted(parts.items()):
        total.update(f"\0{name}\0{checksum}".encode())
    return total.hexdigest()


def kept_or_made(key: str, names: tuple[str, ...], make: Callable[[], Frames]) -> Frames:
    """The tables with this key; made, and kept for the next start, where there are none."""
    folder = _folder()
    if folder is None:
        return make()
    found = _read(folder, key, names)
    if found is not None:
        return found
    frames = make()
    _keep(folder, key, frames)
    return frames


def _folder() -> Path | None:
    """A folder of this user's own, or None."""
    try:
        place = os.environ.get("XDG_CACHE_HOME")
        folder = (Path(place) if place else Path.home() / ".cache") / "r2p-atlas"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.lstat()
    except (OSError, RuntimeError):  # read-only, or a user without a home
        return None
    mine = not hasattr(os, "getuid") or state.st_uid == os.getuid()
    return folder if mine and not folder.is_symlink() and not state.st_mode & 0o022 else None


def _read(folder: Path, key: str, names: tuple[str, ...]) -> Frames | None:
    from pyarrow.lib import ArrowException

    try:
        return {name: pd.read_feather(folder / f"{key}-{name}.arrow") for name in names}
    except (OSError, ArrowException):
        return None


def _keep(folder: Path, key: str, frames: Frames) -> None:
    """Write the tables whole or not at all, in place of those kept before."""
    from pyarrow.lib import ArrowException

    try:
        for old in folder.glob("*.arrow"):
            old.unlink(missing_ok=True)
        for name, frame in frames.items():
            handle, path = tempfile.mkstemp(dir=folder, suffix=".part")
            os.close(handle)
            try:
                frame.to_feather(path)
                same = pd.read_feather(path).dtypes.equals(frame.dtypes)
                if same:
                    os.replace(path, folder / f"{key}-{name}.arrow")
            finally:
                Path(path).unlink(missing_ok=True)
    except (OSError, ArrowException):
        return
