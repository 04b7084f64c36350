"""Streamlit's scripts as a browser gets them."""

import asyncio
import gzip
from typing import Any

from r2p.ui.compressed import _STATIC, Compressed

SCRIPT = max(_STATIC.glob("js/PlotlyChart*.js"))
ADDRESS = f"/static/js/{SCRIPT.name}"


async def _behind(scope, receive, send) -> None:
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": b"behind"})


def asked(path: str, *, base: str = "", method: str = "GET", **headers: str) -> list[Any]:
    """What the middleware sends for a request."""
    sent: list[Any] = []

    async def send(message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    asyncio.run(Compressed(_behind, base)(scope, _never, send))
    return sent


async def _never() -> Any:
    raise AssertionError("a request for a script has no body")


def test_a_script_comes_compressed_and_whole() -> None:
    start, body = asked(ADDRESS, **{"accept-encoding": "gzip, br"})
    headers = dict(start["headers"])
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"content-type"].startswith(b"text/javascript")
    assert b"immutable" in headers[b"cache-control"]
    assert gzip.decompress(body["body"]) == SCRIPT.read_bytes()
    assert len(body["body"]) < SCRIPT.stat().st_size / 2


def test_the_path_below_which_the_app_stands_is_known() -> None:
    start, _ = asked(f"/atlas{ADDRESS}", base="atlas", **{"accept-encoding": "gzip"})
    assert start["status"] == 200
    assert asked(ADDRESS, base="atlas", **{"accept-encoding": "gzip"})[0]["status"] == 418


def test_all_else_is_passed_on() -> None:
    takes = {"accept-encoding": "gzip"}
    for path in ("/", "/compare", "/static/js/none.js", "/static/../../config.py", "/static/"):
        assert asked(path, **takes)[0]["status"] == 418, path
    assert asked(ADDRESS)[0]["status"] == 418, "a browser that takes it as it is"
    assert asked(ADDRESS, range="bytes=0-9", **takes)[0]["status"] == 418
    assert asked(ADDRESS, method="HEAD", **takes)[0]["status"] == 418
