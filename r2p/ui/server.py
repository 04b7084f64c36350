"""The server around the pages: it loads the data when it starts and says when it is ready.

Streamlit would load them in the first reader's first run. ``/_stcore/health`` is Streamlit's
own answer that the process lives; ``/ready`` says that the data are there, and which. Neither
runs a page.
"""

import logging
import sys
from asyncio import AbstractEventLoop, get_running_loop, run_coroutine_threadsafe
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import CancelledError
from contextlib import asynccontextmanager, contextmanager, suppress
from threading import Thread
from time import perf_counter

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import delta_generator, runtime
from streamlit.runtime.runtime import RuntimeState

from r2p.ui import log, memory, start
from r2p.ui.compressed import Compressed
from r2p.ui.headers import Headers

_SWITCH_SECONDS = 0.0005  # a tenth of Python's own


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Get ready in a thread of its own: browsers get their scripts meanwhile."""
    begun = perf_counter()
    memory.hold()
    # There is a browser; to find that out Streamlit's first element looks through all modules.
    delta_generator._use_warning_has_been_displayed = True
    Thread(target=_get_ready, args=(get_running_loop(),), name="start", daemon=True).start()
    yield
    log.say(logging.INFO, "stop", seconds=round(perf_counter() - begun))


def routes() -> list[Route]:
    """The addresses that are not pages."""
    base = _base()
    return [Route(f"/{base}/ready" if base else "/ready", _ready)]


def middleware() -> list[Middleware]:
    """What stands before Streamlit's own answers."""
    return [Middleware(Headers), Middleware(Compressed, base=_base())]


def _base() -> str:
    """The path below which the app stands, without slashes at its ends."""
    return (st.get_option("server.baseUrlPath") or "").strip("/")


def _get_ready(loop: AbstractEventLoop) -> None:
    try:
        with _attentive():
            from r2p.ui import first_chart, house, store  # with pandas, which takes its time

            assert house
            store.published()
            with first_chart.rehearsed():
                _rehearse(loop)
            store.read_all()
            _rehearse(loop)
    finally:
        memory.settle()


def _rehearse(loop: AbstractEventLoop) -> None:
    """Run the first page once for nobody, by the check that Streamlit has for it.

    A first run imports what pages draw with, compiles patterns and makes the first drawings,
    which takes longer than the run itself. A browser is busy for a second with Streamlit's
    scripts before it asks for a page.
    """
    if runtime.get_instance().state is RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED:
        return  # somebody reads already
    check = runtime.get_instance().does_script_run_without_error()
    with suppress(CancelledError):  # the server was told to end
        runs, why = run_coroutine_threadsafe(check, loop).result()
        if not runs:
            log.say(logging.ERROR, "rehearsal", error=why)


@contextmanager
def _attentive() -> Iterator[None]:
    """Let the server answer at once while a thread works: browsers ask for sixty files in a row."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


async def _ready(request: Request) -> JSONResponse:
    now = start.state()
    return JSONResponse(
        {"status": now.status, **now.facts},
        status_code=200 if now.status == "ready" else 503,
        headers={"Cache-Control": "no-store"},
    )
