"""On a first visit the first chart comes before everything below it.

A browser that opens the atlas is busy for seconds: it fetches Streamlit's scripts, reads the
chart library, and puts together each element that a page sends. So the first run of a session
ends at the first chart, without the menu; a component without any content sees when the chart
stands and asks for the rest. Who is no browser (a test, a script, a program that reads pages)
gets the whole page at once, and so does a page without a chart. So does everybody while the host
is busy, as when a class presses one link: two runs cost it more than one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import get_ident

import streamlit as st
from streamlit.runtime.scriptrunner import StopException, get_script_run_ctx

from r2p.ui import link

_SEEN = "_first_chart"
_now: ContextVar["Visit | None"] = ContextVar("first_chart", default=None)

_rehearsed = False
_BUSY = 3
"""Runs at a time from which on the host is busy: it works on one at a time."""
_running = set[int]()
"""The threads in which the app runs now."""

PATIENCE = 3000  # ms after which the rest is asked for, chart or no chart: lines may be slow

_ASK = """
export default function ({ data, parentElement, setTriggerValue }) {
  if (parentElement.forget) return;  // called again with every run
  let timer;
  const ask = () => {
    watch.disconnect();
    clearTimeout(timer);
    timer = setTimeout(ask, 10 * data.patience);  // the line may break just now
    setTriggerValue("stands", true);
  };
  const look = () => {
    if (!document.querySelector(".js-plotly-plot .main-svg")) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(ask));  // it has been painted
  };
  const watch = new MutationObserver(look);
  timer = setTimeout(ask, data.patience);
  // Who leaves for another page gets that whole; to ask for more of this one would bring it back.
  const leave = ({ type, target }) => {
    if (type === "popstate" || target.closest("a[data-testid=stPageLink-NavLink]")) forget();
  };
  const forget = () => {
    watch.disconnect();
    clearTimeout(timer);
    document.removeEventListener("click", leave, true);
    window.removeEventListener("popstate", leave);
  };
  document.addEventListener("click", leave, true);
  window.addEventListener("popstate", leave);
  watch.observe(document.body, { childList: true, subtree: true });
  look();
  parentElement.forget = forget;
  return forget;
}
"""


class _Stands(StopException):
    """The first chart of the page is drawn. Streamlit lets it pass through fragments."""


@st.cache_resource(show_spinner=False)
def _component():
    return st.components.v2.component("r2p_first_chart", js=_ASK)


@dataclass
class Visit:
    """One run of the app, as far as the first chart goes."""

    is_first: bool
    """Whether the browser shows nothing yet: the page ends at its first chart, if it has one."""
    ended: bool = False
    """Whether it did."""


@contextmanager
def visit() -> Iterator[Visit]:
    """Open the frame of a page; in it, `drawn` may end what stands in `may_end`."""
    thread = get_ident()
    _running.add(thread)
    now = Visit(_is_first())
    token = _now.set(now)
    try:
        yield now
    finally:
        _now.reset(token)
        _running.discard(thread)


def _is_first() -> bool:
    """Whether this is the first run of a session, asked for by a browser that shows nothing yet.

    One that has found a server again after an outage tells what its widgets hold.
    """
    if st.session_state.get(_SEEN):
        return False
    st.session_state[_SEEN] = True
    context = get_script_run_ctx(suppress_warning=True)
    if context is None or context.session_state._state._new_widget_state.states:
        return False
    return _is_browser() and len(_running) < _BUSY


def _is_browser() -> bool:
    headers = st.context.headers
    return "Mozilla" in (headers.get("User-Agent") or "") if headers else _rehearsed


@contextmanager
def rehearsed() -> Iterator[None]:
    """Meanwhile a run that no client asks for counts as a first visit too."""
    global _rehearsed  # noqa: PLW0603 - the run is in a thread of Streamlit's
    _rehearsed = True
    try:
        yield
    finally:
        _rehearsed = False


@contextmanager
def may_end() -> Iterator[None]:
    """Draw a page in here: on a first visit it ends where its first chart is drawn."""
    try:
        yield
    except _Stands:
        if now := _now.get():
            now.ended = True


def drawn() -> None:
    """Say that a chart was drawn, which may end the page here."""
    now = _now.get()
    if now and now.is_first:
        raise _Stands


def ask() -> None:
    """Let the browser ask for the rest of the page as soon as the chart stands."""
    _component()(
        key="first_chart",
        data={"patience": PATIENCE},
        on_stands_change=link.say_again,
        height="content",
    )
