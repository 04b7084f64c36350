"""The server around the pages: it loads the data when it starts and says when it is ready.

Streamlit would load them in the first reader's first run. ``/_stcore/health`` is Streamlit's
own answer that the process lives; ``/ready`` says that the data are there, and which. Neither
runs a page.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread
from time import perf_counter

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from r2p.ui import log, start
from r2p.ui.compressed import Compressed


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Load in a thread of its own: browsers get their scripts meanwhile."""
    begun = perf_counter()
    Thread(target=_load, name="start", daemon=True).start()
    yield
    log.say(logging.INFO, "stop", seconds=round(perf_counter() - begun))


def routes() -> list[Route]:
    """The addresses that are not pages."""
    base = _base()
    return [Route(f"/{base}/ready" if base else "/ready", _ready)]


def middleware() -> list[Middleware]:
    """What stands before Streamlit's own answers."""
    return [Middleware(Compressed, base=_base())]


def _base() -> str:
    """The path below which the app stands, without slashes at its ends."""
    return (st.get_option("server.baseUrlPath") or "").strip("/")


def _load() -> None:
    from r2p.ui import house, store  # with all libraries that pages draw with

    assert house
    store.published()


async def _ready(request: Request) -> JSONResponse:
    now = start.state()
    return JSONResponse(
        {"status": now.status, **now.facts},
        status_code=200 if now.status == "ready" else 503,
        headers={"Cache-Control": "no-store"},
    )
