"""The frame around every page: set-up, navigation, notices, and the way in.

A first request after a server start may go to ``/compare`` before ``app.py``
has ever run; Streamlit then takes ``pages/`` for its old mechanism and runs
``pages/compare.py`` alone. So every page file ends with ``house.show(page)``,
which draws the page inside the frame, and opens the frame first where there
is none. Page files are named exactly like their address for the same reason.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import cache

import streamlit as st

from r2p.dataset import Dataset
from r2p.lecture.slide import View
from r2p.ui import (
    finder,
    first_chart,
    lecture,
    link,
    log,
    own_case,
    present_show,
    screen,
    stage,
    store,
    view_tools,
    way,
)
from r2p.ui.discuss import discuss
from r2p.ui.pages import PAGES, Entry
from r2p.ui.text import plain

FAVICON = "app/static/favicon.png"  # an address: a file would be read and hashed in every run

_CHANGE_THE_FRAME = frozenset({lecture.PAGE, own_case.PAGE})
"""Pages on which a choice can change what the frame shows."""

_in_frame: ContextVar[bool] = ContextVar("in_frame", default=False)


@log.timed
def open_house() -> None:
    """Run the whole app: the frame, and in it the page that was asked for."""
    st.set_page_config(page_title="R2P Atlas", page_icon=FAVICON, layout="wide")
    pages = {entry.name: copy(_page(entry)) for entry in PAGES}
    current = st.navigation(list(pages.values()), position="hidden")
    way.know(pages)
    link.limit()
    page = current.url_path or next(entry.name for entry in PAGES if entry.default)
    log.on_page(page)
    data = store.dataset()
    full_screen = present_show.is_on(page)
    if page == lecture.PAGE:
        st.set_page_config(initial_sidebar_state="collapsed" if full_screen else "auto")
    screen.guess()
    link.enter(current.url_path)
    with first_chart.visit() as visit:
        if not full_screen:
            _sidebar(data, menu=not visit.is_first)
        _say_missing(data)
        own_case.say(page)
        if not full_screen:
            view_tools.show(page)
        try:
            if page in _CHANGE_THE_FRAME:
                _body(current, page, full_screen)
            else:
                _body_alone(current, page, pages, link.shared())
        finally:
            screen.measure()
            if visit.ended:
                first_chart.ask()
            elif visit.is_first and not full_screen:
                _menu()


def show(page: Callable[[], None]) -> None:
    """Draw a page: the last line of every file in ``pages/``."""
    if _in_frame.get() or stage.is_on():
        page()
    else:
        open_house()


def _named(data: Dataset, page: str) -> list[str]:
    """The crises that the page shows; without a choice of its own, those that its links carry."""
    carried = [case for case in link.raw("cases") if case in data.labels]
    return view_tools.shown(data, View(page, link.params())) or carried or data.focus_ids


@st.fragment
def _body_alone(current, page: str, pages: dict, shared: dict[str, str]) -> None:
    """The page as a fragment: a choice on it draws it anew, and not the frame around it.

    Args:
        current: the page, as Streamlit knows it.
        page: its name.
        pages: all pages, by name.
        shared: the choices that the frame's links carry; another choice needs another frame.
    """
    if link.shared() != shared:
        st.rerun()
    way.know(pages)
    with log.part(page):
        _body(current, page)


def _body(current, page: str, full_screen: bool = False) -> None:
    said = st.container()
    with _set(_in_frame), first_chart.may_end():
        copy(current).run()  # a copy, since each can be run once
        if not full_screen:
            data = store.dataset()
            discuss(data, page, _named(data, page))
    with said:
        for text in link.take_notices():
            st.warning(plain(text), icon=":material/link_off:")


def _say_missing(data: Dataset) -> None:
    """Crises that could not be read."""
    for folder, problems in data.left_out.items():
        with st.expander(
            f"{plain(folder)} could not be read and is left out; everything else works.",
            icon=":material/report:",
        ):
            for problem in problems[:20]:
                st.markdown(f"- {plain(problem)}")
            if len(problems) > 20:
                st.caption(
                    f"and {len(problems) - 20} more; run python -m r2p check {plain(folder)}"
                )


@contextmanager
def _set(flag: ContextVar[bool]) -> Iterator[None]:
    token = flag.set(True)
    try:
        yield
    finally:
        flag.reset(token)


@cache
def _page(entry: Entry):
    """The page as Streamlit knows it, looked up on the disk once; each run gets a copy."""
    # No icon here: Streamlit would make it the favicon and fetch that from another host.
    return st.Page(entry.file, title=entry.title, default=entry.default)


def _sidebar(data: Dataset, menu: bool) -> None:
    with st.sidebar:
        finder.show(data)
    if menu:
        _menu()


def _menu() -> None:
    with st.sidebar:
        _links(tuple(link.shared().items()), tuple(lecture.in_link(lecture.views())))


# Drawn once for each set of choices; Streamlit sends what it recorded, in two thirds of the time.
@st.cache_resource(max_entries=100, show_spinner=False)
def _links(shared: tuple[tuple[str, str], ...], views: tuple[str, ...]) -> None:
    """Links to all pages, which carry the choices that all pages share."""
    section = None
    for entry in PAGES:
        if entry.section != section:
            section = entry.section
            st.caption(section)
        lecture_too = lecture.address() if entry.name == lecture.PAGE and views else {}
        st.page_link(
            way.to(entry.name),
            icon=entry.icon,
            help=entry.question,
            query_params={**dict(shared), **lecture_too},
            width="stretch",
        )
