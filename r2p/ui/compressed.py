"""Streamlit's own scripts, compressed once: a page with a chart is 7.5 MB of them.

Streamlit sends them as they are, since it would compress them anew for every reader, and leaves
the rest to a proxy. A host without a proxy is what most readers of this atlas will meet, many
of them on a phone; so each file is compressed when it is first asked for, and kept.
"""

import gzip
from asyncio import to_thread
from collections.abc import Mapping
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from threading import Lock

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_STATIC = Path(st.__file__).parent / "static" / "static"
_TEXT = frozenset({".js", ".css", ".svg", ".json"})
_WORTH_IT = 1_000  # bytes
_LEVEL = 6  # the best level makes them 1 % smaller in twice the time
_packing = Lock()


class Compressed:
    """Middleware that answers for the scripts a browser takes compressed, and passes on the rest.

    Args:
        app: what is behind it.
        base: the path below which the app stands, as in ``server.baseUrlPath``.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.start = f"/{base}/static/" if base else "/static/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = self._asked(scope)
        if name is None:
            await self.app(scope, receive, send)
            return
        answer = Response(
            await to_thread(_packed, name),
            media_type=guess_type(name)[0],
            headers={
                "Content-Encoding": "gzip",
                "Vary": "Accept-Encoding",
                # A file's name holds the hash of its content.
                "Cache-Control": "public, immutable, max-age=31536000",
                "X-Content-Type-Options": "nosniff",
            },
        )
        await answer(scope, receive, send)

    def _asked(self, scope: Scope) -> str | None:
        """The file that is asked for, if this middleware answers for it."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        if not scope["path"].startswith(self.start):
            return None
        headers = Headers(scope=scope)
        if "range" in headers or "gzip" not in headers.get("accept-encoding", ""):
            return None
        name = scope["path"].removeprefix(self.start)
        return name if name in _files() else None


@cache
def _files() -> Mapping[str, Path]:
    """The files worth compressing, by name. Only what is listed here is ever read."""
    return {
        path.relative_to(_STATIC).as_posix(): path
        for path in _STATIC.rglob("*")
        if path.suffix in _TEXT and path.is_file() and path.stat().st_size > _WORTH_IT
    }


def _packed(name: str) -> bytes:
    with _packing:  # a class that comes at once waits for one packing
        return _pack(name)


@cache
def _pack(name: str) -> bytes:
    return gzip.compress(_files()[name].read_bytes(), _LEVEL, mtime=0)
