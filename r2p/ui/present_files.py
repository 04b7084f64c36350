"""A lecture that travels: as a link, as a small file, and in forms that need no atlas."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from r2p.dataset import Dataset
from r2p.lecture.file import MOST_BYTES, LectureError, dump, parse
from r2p.lecture.slide import Slide, View
from r2p.ui import lecture, slides
from r2p.ui.address import address_of_view
from r2p.ui.save import save_file
from r2p.ui.store import here
from r2p.ui.text import plain

TITLE = "R2P Atlas: lecture"
_OPENED = "_lecture_opened"
_REFUSED = "_lecture_refused"


def _powerpoint(made: list[Slide]) -> bytes:
    from r2p.lecture.pptx_deck import powerpoint  # noqa: PLC0415 - heavy, and seldom wanted

    return powerpoint(made, TITLE)


def _offline(made: list[Slide]) -> bytes:
    from r2p.lecture.offline import offline_page  # noqa: PLC0415

    return offline_page(made, TITLE)


def _handout(made: list[Slide]) -> bytes:
    from r2p.lecture.handout import handout  # noqa: PLC0415

    return handout(made, TITLE)


Make = Callable[[list[Slide]], bytes]
FORMS: tuple[tuple[str, str, Make, str], ...] = (
    (
        "PowerPoint",
        "pptx",
        _powerpoint,
        "One slide a view, with charts that can be edited and your notes below.",
    ),
    (
        "One offline file",
        "html",
        _offline,
        "Every view in one HTML file that works without a network: arrow keys, N for notes.",
    ),
    (
        "Handout",
        "pdf",
        _handout,
        "To print: each view with its reading, evidence and citation.",
    ),
)


def save(data: Dataset, views: list[View]) -> None:
    """The ways to take the lecture along."""
    st.header("Take it along", anchor=False)
    parts = [slides.part(data, view) for view in views]
    for name, ending, make, says in FORMS:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            save_file(
                name,
                here(partial(_made, make, data, parts)),
                f"r2p-atlas-lecture.{ending}",
                key=f"_save_{ending}",
            )
            st.caption(says)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        save_file("Lecture file", dump(views), "r2p-atlas-lecture.json", key="_save_json")
        st.caption("The views with titles and notes, to be opened here again.")
    _link(views)


def _made(make: Make, data: Dataset, parts: list[slides.Part]) -> bytes:
    return make([slides.filled(data, part) for part in parts])


def _link(views: list[View]) -> None:
    if parts := lecture.in_link(views):
        st.caption("Link to this lecture, without the notes")
        pairs = [(lecture.KEY, part) for part in parts]
        st.code(address_of_view(lecture.PAGE, pairs), language=None, wrap_lines=True)
    else:
        st.caption(
            "The lecture is too long for a link, which holds at most "
            f"{lecture.MOST_IN_LINK} views and {lecture.LONGEST} characters: save the file instead."
        )


def open_file() -> None:
    """Open a lecture file; a bad one is refused with the reason, and nothing is lost."""
    turn = st.session_state.get(_OPENED, 0)
    with st.expander("Open a lecture file", icon=":material/folder_open:"):
        st.file_uploader(
            f"A .json file saved here, at most {MOST_BYTES / 1e6:.0f} MB",
            type=["json"],
            max_upload_size=MOST_BYTES // 1_000_000,
            key=f"_lecture_file_{turn}",
            on_change=_read,
            args=(f"_lecture_file_{turn}",),
        )
        if refused := st.session_state.get(_REFUSED):
            st.error(plain(refused), icon=":material/report:")


def _read(key: str) -> None:
    st.session_state.pop(_REFUSED, None)
    file = st.session_state.get(key)
    if file is None:
        return
    try:
        lecture.replace_by(parse(file.getvalue(), lecture.KEPT))
    except LectureError as problem:
        st.session_state[_REFUSED] = f"The file cannot be opened. {problem}"
    else:
        st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1
