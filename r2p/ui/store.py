"""The dataset and finished drawings: held once for all readers, or for one who brought a case.

A case of a reader's own lives in that reader's session, with a dataset that has it beside
ours and with drawings of its own. Whatever is kept for all readers is made from the
published dataset alone, so nothing of such a case can reach anybody else.
"""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Condition, Lock
from typing import Any, TypeVar
from weakref import WeakSet

import streamlit as st
from cachetools import LRUCache, cached
from streamlit.runtime.scriptrunner import get_script_run_ctx

from r2p.dataset import Dataset, load
from r2p.dataset.release import frame, layouts
from r2p.ui import start

T = TypeVar("T")
_DRAWINGS = 500
_OWN_DRAWINGS = 40  # a large case takes about half a megabyte for each
MOST_OWN = 40
"""Private cases that a process holds at once, so that strangers cannot fill its memory."""
_OWN = "_own_case"


@dataclass(frozen=True, eq=False)
class Own:
    """A reader's own case: its id, its files, and the dataset with it beside ours."""

    case_id: str
    files: Mapping[str, bytes]
    data: Dataset
    drawings: LRUCache = field(default_factory=lambda: LRUCache(_OWN_DRAWINGS))
    lock: Lock = field(default_factory=Lock)


_open: WeakSet[Own] = WeakSet()
_bound: ContextVar[Own | None] = ContextVar("own_case", default=None)


def published() -> Dataset:
    """The dataset as published. Shared by all sessions: do not change its frames."""
    if start.state().status == "ready" or get_script_run_ctx(suppress_warning=True) is None:
        return _read()
    with st.spinner("Reading the crises …"):
        return _read()


@cached({}, condition=Condition())  # whoever comes while it is being read waits for it
def _read() -> Dataset:
    with start.reading() as tell:
        data = load()
        tell(data)
    return data


def read_all() -> None:
    """Read the other tables too: what is read later could be half written by then."""
    data = published()
    for name, layout in layouts().items():
        if layout.group not in ("crises", "arguments"):
            frame(data, name)


def own() -> Own | None:
    """The case that this reader brought, or None."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return _bound.get()  # a download is made in a thread of its own (see `here`)
    return st.session_state.get(_OWN)


def set_own(case: Own | None) -> None:
    """Put a case beside ours for this session, in place of the one before, or take it away."""
    if case is None:
        st.session_state.pop(_OWN, None)
    else:
        st.session_state[_OWN] = case
        _open.add(case)


def is_full() -> bool:
    """Whether this process has no room for the case of one more reader."""
    return own() is None and len(_open) >= MOST_OWN


def carried() -> dict[str, Any]:
    """What a page that is run for a slide must find in its session (see `r2p.ui.stage`)."""
    case = own()
    return {} if case is None else {_OWN: case}


def here(function: Callable[[], T]) -> Callable[[], T]:
    """``function`` with the case of this session at hand, in whatever thread it is called."""
    case = own()

    def call() -> T:
        token = _bound.set(case)
        try:
            return function()
        finally:
            _bound.reset(token)

    return function if case is None else call


def dataset() -> Dataset:
    """All crises that this reader sees. May be shared: do not change its frames."""
    case = own()
    return published() if case is None else case.data


def kept(function: Callable[..., T], *choices: Any) -> T:
    """``function(dataset, *choices)``, worked out once for each set of choices.

    ``choices`` must be hashable and all that the result depends on besides
    the dataset. The result may be shared by all sessions: do not change it.
    """
    case = own()
    if case is None:
        return _shared(function, *choices)
    key = (function, choices)
    with case.lock:
        if key in case.drawings:
            return case.drawings[key]
    made = function(case.data, *choices)
    with case.lock:
        case.drawings[key] = made
    return made


def kept_published(function: Callable[..., T], *choices: Any) -> T:
    """The same from the published dataset alone, whatever the reader brought: for the release."""
    return _shared(function, *choices)


# Not Streamlit's cache: its keys cost more to compute than many a drawing. With a condition,
# a class that opens the same link in the same second waits for one drawing instead of making
# it a hundred times.
@cached(LRUCache(_DRAWINGS), condition=Condition())
def _shared(function: Callable[..., T], *choices: Any) -> T:
    return function(published(), *choices)
