"""A disk on which nothing can be written, for a Python process that has this folder on its path.

It works for everybody, root too, and needs no mount.
"""

import errno
import os
import sys

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {
    "os.chmod",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
    "os.utime",
}


def _refuse(event: str, arguments: tuple) -> None:
    if event == "open":
        path, _, flags = arguments
        if not isinstance(path, str | bytes) or not flags & _WRITING:
            return
    elif event in _CHANGES:
        path = arguments[0]
    else:
        return
    place = os.fsdecode(path) if isinstance(path, str | bytes) else ""
    if not place.startswith("/dev/"):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), place)


sys.addaudithook(_refuse)
