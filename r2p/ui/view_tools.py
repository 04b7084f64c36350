"""What can be done with any view of any page: link it, cite it, keep it for a lecture."""

from datetime import date

import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.cite import STYLES, cited, view_work
from r2p.figures.words import count, listed
from r2p.lecture.slide import View
from r2p.ui import controls, lecture, link, store, way
from r2p.ui.address import address_of_view, is_public
from r2p.ui.case import FIRST
from r2p.ui.pages import entry
from r2p.ui.save import save_citation
from r2p.ui.text import plain

PRIVATE = " (seen beside a private, unpublished case of the reader)"


def show(page: str) -> None:
    """The row of tools."""
    with st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        cite = st.popover(
            "Link and cite",
            icon=":material/format_quote:",
            type="secondary",
            key="_cite",
            on_change="rerun",
        )
        if page != lecture.PAGE:  # a lecture does not hold itself
            _keep(page)
    if cite.open:  # drawn when it is opened, not before
        with cite:
            _cite(store.dataset(), _view(page))
    if said := lecture.take_word():
        st.toast(plain(said), icon=":material/slideshow:")


def _view(page: str) -> View:
    """The view as it is now: the page may have been drawn anew without these tools."""
    return View(page, link.params())


def _keep(page: str) -> None:
    st.button(
        "Add to lecture",
        icon=":material/add_to_queue:",
        type="secondary",
        key="_keep",
        help="Keep this view for a lecture: Present shows it full screen and exports it.",
        on_click=lambda: lecture.keep(_view(page)),
    )
    if kept := lecture.views():
        st.page_link(
            way.to(lecture.PAGE),
            label=count(len(kept), "view"),
            icon=":material/slideshow:",
            help="Open the lecture",
            query_params=lecture.address(),
            width="content",
        )


def _cite(data: Dataset, view: View) -> None:
    address = address_of_view(view.page if not entry(view.page).default else "", view.params)
    st.caption("Link to this view")
    st.code(address, language=None, wrap_lines=True)
    style = controls.pick_here("Citation", "_cite_style", STYLES, "apa")
    text = citation(data, view, style)
    st.code(text.strip(), language=None, wrap_lines=True)
    if data.private:
        st.caption(
            "Your own case is in this session only: others who follow the link see the view "
            "without it, and the citation says so."
        )
    if not is_public():
        st.caption(
            "The citation leaves the address out, because the atlas runs on this machine or in a "
            "private network; others cannot follow the link above."
        )
    save_citation(text, style, f"r2p-atlas-{view.page}", type="tertiary", key="_cite_save")


def citation(data: Dataset, view: View, style: str = "apa") -> str:
    """How this view is cited, with the version of the data, the day and the link."""
    page = entry(view.page)
    address = address_of_view("" if page.default else page.name, view.params) if is_public() else ""
    state = "&".join(f"{key}={value}" for key, value in view.params)
    work = view_work(
        data,
        f"{called(data, view)}{PRIVATE if data.private else ''}",
        f"{page.name}?{state}" if state else page.name,
        address=address,
        accessed=date.today(),
    )
    return cited(work, style)


def called(data: Dataset, view: View) -> str:
    """The page of a view, and which crises it shows."""
    title = entry(view.page).title
    names = [data.labels[case] for case in shown(data, view)]
    if not names:
        return title
    which = listed(names) if len(names) <= 4 else count(len(names), "crisis", "crises")
    return f"{title}: {which}"


def shown(data: Dataset, view: View) -> list[str]:
    """Ids of the crises that a view shows; none where its link does not choose any.

    Not each page heeds all that links carry: see `r2p.ui.pages.Entry.crises`.
    """
    params = dict(view.params)
    named = params.get(entry(view.page).crises, "")
    if view.page == "case":
        first = FIRST if FIRST in data.labels else next(iter(data.labels), "")
        named = named or params.get("act", "")[: len(FIRST)] or first
    return [case for case in named.split(",") if case in data.labels]
