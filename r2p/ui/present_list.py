"""The views of a lecture in their order: to be moved, renamed, annotated, removed."""

from dataclasses import replace

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.words import count
from r2p.lecture.file import LENGTHS
from r2p.lecture.slide import View
from r2p.lecture.strict import visible
from r2p.ui import lecture, link, present_show, screen, selection, slides, way
from r2p.ui.pages import entry
from r2p.ui.text import plain

_EDITED = "_lecture_edited"
_EXAMPLE = (
    View("timeline", (("cases", "KEN-2007"),)),
    View("compare", ()),
    View("first-days", ()),
    View("arguments", ()),
)
"""A lecture to begin with, for readers who have kept nothing yet."""


def empty() -> None:
    """What to do where nothing was kept yet."""
    selection.nothing(
        "No view has been kept yet.",
        "On any page, choose what you want to show and press “Add to lecture” above the title. "
        "Or open a lecture that was saved.",
    )
    st.button(
        "Begin with an example",
        icon=":material/slideshow:",
        on_click=lecture.replace_by,
        args=(_EXAMPLE,),
    )


def show(data: Dataset, views: list[View]) -> None:
    """The list, with the ways to start it and to change it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Show full screen",
            icon=":material/play_arrow:",
            type=screen.emphasis(),
            on_click=present_show.start,
            args=(1,),
        )
        st.caption(f"{count(len(views), 'view')}. Arrow keys or a clicker move on, Escape ends.")
    for place, view in enumerate(views):
        _row(data, views, place, slides.part(data, view))
    if lecture.aside():
        st.button(
            f"Bring back the lecture before this one ({count(len(lecture.aside()), 'view')})",
            icon=":material/undo:",
            type="tertiary",
            on_click=lecture.bring_back,
        )


def _row(data: Dataset, views: list[View], place: int, part: slides.Part) -> None:
    view = views[place]
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{place + 1}.** {plain(part.title)}")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.page_link(
                way.to(view.page),
                label=plain(entry(view.page).title),
                icon=entry(view.page).icon,
                help="Open the view on its page",
                query_params=[*view.params, (link.VERSION_KEY, link.VERSION)],
                width="content",
            )
            _button("Up", "arrow_upward", place, place > 0, _move, view, place, -1)
            further = place + 1 < len(views)
            _button("Down", "arrow_downward", place, further, _move, view, place, 1)
            _button("Edit", "edit", place, True, _edit, place)
            _button("Remove", "delete", place, True, _remove, view, place)
        if view.notes:
            st.caption("With notes. A reload loses them: save the lecture file to keep them.")
        for said in part.staged.notices:
            st.warning(plain(said), icon=":material/link_off:")
        if st.session_state.get(_EDITED) == place:
            _form(views, place, part)


def _button(name: str, icon: str, place: int, works: bool, do: object, *args: object) -> None:
    st.button(
        name,
        icon=f":material/{icon}:",
        type="tertiary",
        key=f"_{name.lower()}_{place}",
        disabled=not works,
        on_click=do,  # type: ignore[arg-type]
        args=args,
    )


def _form(views: list[View], place: int, part: slides.Part) -> None:
    view = views[place]
    with st.form(f"_form_{place}", border=False):
        title = st.text_input(
            "Title", view.title, max_chars=LENGTHS["title"], placeholder=part.shown_title
        )
        notes = st.text_area(
            "Notes for the speaker",
            view.notes,
            max_chars=LENGTHS["notes"],
            help="They travel in the files, not in the link.",
        )
        if st.form_submit_button("Keep these words", icon=":material/check:"):
            st.session_state[_EDITED] = None
            new = replace(
                view, title=" ".join(visible(title).split()), notes=visible(notes).strip()
            )
            lecture.change([*views[:place], new, *views[place + 1 :]])
            st.rerun()


def _now(view: View, place: int) -> tuple[list[View], int]:
    """The views by now, and the place of one that was shown at ``place``; -1 if it is gone.

    A button may be pressed before what was pressed before it is seen.
    """
    views = list(lecture.views())
    if views[place : place + 1] == [view]:
        return views, place
    return views, views.index(view) if view in views else -1


def _move(view: View, place: int, by: int) -> None:
    views, at = _now(view, place)
    if at >= 0 and 0 <= at + by < len(views):
        views.insert(at + by, views.pop(at))
        _change(views)


def _edit(place: int) -> None:
    st.session_state[_EDITED] = None if st.session_state.get(_EDITED) == place else place


def _remove(view: View, place: int) -> None:
    views, at = _now(view, place)
    if at >= 0:
        del views[at]
        _change(views)


def _change(views: list[View]) -> None:
    st.session_state[_EDITED] = None
    lecture.change(views)
