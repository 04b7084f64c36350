"""A page drawn into nowhere: what it would show for a link, without a reader looking at it.

A lecture holds views, and a view is a page and its link. To know what a view shows, the
page itself is run, in a thread of its own, with its own address and its own empty
session, and whatever it draws is thrown away, except the charts, which it hands to
`keep_chart` on the way. So a slide cannot differ from the page it was made from.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache
from types import CodeType
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner import RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_run_context import (
    SCRIPT_RUN_CONTEXT_ATTR_NAME,
    ScriptRunContext,
    SharedRunState,
    get_script_run_ctx,
)
from streamlit.runtime.state import SafeSessionState, SessionState

from r2p.dataset.paths import ROOT
from r2p.figures.chart import Chart
from r2p.ui import link, way
from r2p.ui.pages import entry

Draw = Callable[..., Chart]


@dataclass(frozen=True)
class Drawing:
    """A chart of a page: ``draw(dataset, *choices, look)`` makes it."""

    draw: Draw
    choices: tuple


@dataclass(frozen=True)
class Image:
    """A picture of a page that is no Plotly chart, such as the map."""

    title: str
    reading: str
    png: Callable[[bool], bytes]
    """Draws it, for the dark theme if asked."""
    table: Callable[[], pd.DataFrame]


@dataclass
class Staged:
    """What a page showed: its charts, images and tables in order, and what it said of the link."""

    drawings: list[Drawing] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    tables: list[tuple[str, pd.DataFrame]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


_kept: ContextVar[Staged | None] = ContextVar("staged", default=None)


def is_on() -> bool:
    """Whether the page is being run for a slide."""
    return _kept.get() is not None


def keep_chart(draw: Draw, choices: tuple) -> bool:
    """Hand a chart to whoever stages the page. True if somebody does: nothing need be drawn."""
    staged = _kept.get()
    if staged is None:
        return False
    staged.drawings.append(Drawing(draw, choices))
    return True


def keep_image(image: Image) -> None:
    """The same for a picture."""
    if staged := _kept.get():
        staged.images.append(image)


def keep_table(title: str, rows: Callable[[], pd.DataFrame]) -> None:
    """The same for a table; ``rows`` makes it, when somebody wants it."""
    if staged := _kept.get():
        staged.tables.append((title, rows()))


def run(
    page: str, params: Sequence[tuple[str, str]], carry: Mapping[str, Any] | None = None
) -> Staged:
    """Run a page for a link, and return what it showed.

    Args:
        page: name of the page.
        params: query parameters of the link, as pairs.
        carry: what of this reader's session the page shall find in its own.

    Raises:
        KeyError: there is no such page.
        RuntimeError: nobody is reading: only a script run can stage a page.
    """
    here = get_script_run_ctx(suppress_warning=True)
    if here is None:
        raise RuntimeError("A page can only be staged from a page.")
    code, query = _code(entry(page).file), urlencode(params)
    with ThreadPoolExecutor(1, thread_name_prefix="stage") as pool:
        return pool.submit(_run, code, here, query, carry or {}, way.known()).result()


def _run(
    code: CodeType,
    here: ScriptRunContext,
    query: str,
    carry: Mapping[str, Any],
    pages: Mapping[str, Any],
) -> Staged:
    context = _context(here, query, carry)
    setattr(threading.current_thread(), SCRIPT_RUN_CONTEXT_ATTR_NAME, context)
    context.reset(query, here.page_script_hash, context_info=here.context_info)
    staged = Staged()
    _kept.set(staged)
    way.know(pages)
    # A page that wants to go elsewhere, or no further, has shown what it had.
    with suppress(RerunException, StopException):
        exec(code, {"__name__": "__main__"})
    staged.notices += link.take_notices()
    return staged


def _context(here: ScriptRunContext, query: str, carry: Mapping[str, Any]) -> ScriptRunContext:
    state = SessionState()
    for key, value in carry.items():
        state[key] = value
    return replace(
        here,
        _enqueue=lambda message: None,
        query_string=query,
        session_state=SafeSessionState(state, lambda: None),
        fragment_storage=MemoryFragmentStorage(),
        shared=SharedRunState(),
        cursors={},
        script_requests=None,
        fragment_ids_this_run=None,
        is_history_navigation=False,
        has_dialog_opened=False,
        parallel_coordinator=None,
    )


@cache
def _code(file: str) -> CodeType:
    path = ROOT / file
    return compile(path.read_text(encoding="utf-8"), str(path), "exec")
