"""The lecture of this reader: views that were kept, in this session and as a link.

The link of the lecture page holds the views, in order, each as ``view=timeline?cases=KEN-2007``;
notes stay in the session and in the lecture's file, since proxies cut long links.
"""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from r2p.lecture.file import MOST_VIEWS, LectureError, dump, parse
from r2p.lecture.slide import View
from r2p.ui import link
from r2p.ui.pages import PAGES

PAGE = "present"
KEY = "view"
LONGEST = 6_000
"""Characters of a link that proxies are known to let through."""
MOST_IN_LINK = 30
"""Views that a link may hold. Whoever follows one makes the host run a page for each of them, so
this bounds what a link can cost. A lecture file, which somebody has to bring, holds more."""

KEPT = frozenset(entry.name for entry in PAGES) - {PAGE}
"""Pages whose views a lecture may hold. Not its own: each view of a lecture runs a page, and
a lecture of lectures would let a short link run thousands."""

_VIEWS = "_lecture"
_ASIDE = "_lecture_aside"
_WORD = "_lecture_word"
_TITLE = "title"


def views() -> list[View]:
    """The views of this session's lecture, in order."""
    return st.session_state.get(_VIEWS, [])


def aside() -> list[View]:
    """The lecture that another one, opened from a link or a file, has put aside."""
    return st.session_state.get(_ASIDE, [])


def address() -> dict[str, list[str] | str]:
    """Query parameters of the lecture page with this session's views."""
    parts = in_link(views())
    return {KEY: parts, link.VERSION_KEY: link.VERSION} if parts else {}


def keep(view: View) -> None:
    """Add a view at the end. For callbacks of any page."""
    if len(views()) >= MOST_VIEWS:
        st.session_state[_WORD] = f"A lecture holds at most {MOST_VIEWS} views."
        return
    try:
        parse(dump([view]), KEPT)  # what cannot be opened again is not kept
    except LectureError as problem:
        st.session_state[_WORD] = f"This view cannot be kept: its link is odd. {problem}"
        return
    # Nothing is said: a notice would cover the link to the lecture, which now stands there.
    st.session_state[_VIEWS] = [*views(), view]


def take_word() -> str | None:
    """Why a view could not be kept; said once."""
    return st.session_state.pop(_WORD, None)


def change(new: Sequence[View]) -> None:
    """Put these views in place of the present ones, in the link too. For the lecture page."""
    st.session_state[_VIEWS] = list(new)
    link.write_all(KEY, in_link(new))


def replace_by(new: Sequence[View]) -> None:
    """The same, with the present ones put aside so that nothing is lost."""
    if views() and list(new) != views():
        st.session_state[_ASIDE] = views()
    change(new)


def bring_back() -> None:
    """Change places with the lecture that was put aside."""
    old, st.session_state[_ASIDE] = aside(), views()
    change(old)


def enter() -> list[View]:
    """The views to show on the lecture page: those of the link, if it names any we do not hold."""
    named = tuple(link.texts(KEY))
    if named and list(named) != in_link(views()):
        first = named[:MOST_IN_LINK]
        try:
            opened = from_link(first)
        except LectureError as problem:
            link.notice(f"The link does not hold a lecture that can be opened. {problem}")
            link.write_all(KEY, in_link(views()))
        else:
            notes = {replace(view, notes=""): view.notes for view in views()}
            opened = [replace(view, notes=notes.get(view, "")) for view in opened]
            if views():
                st.session_state[_ASIDE] = views()
            st.session_state[_VIEWS] = opened
            if first != named:
                link.notice(
                    f"The link names {len(named)} views. At most {MOST_IN_LINK} are opened from a "
                    f"link, so these are the first; a lecture file holds {MOST_VIEWS}."
                )
                link.write_all(KEY, in_link(opened))
    return views()


def in_link(kept: Sequence[View]) -> list[str]:
    """The views as they stand in a link; none if they are too many or too long to travel.

    >>> in_link([View("map", (("cases", "KEN-2007"),), "Where?")])
    ['map?cases=KEN-2007&title=Where%3F']
    """
    if len(kept) > MOST_IN_LINK:
        return []
    parts = [_as_text(view) for view in kept]
    return parts if len(urlencode([(KEY, part) for part in parts])) <= LONGEST else []


def from_link(parts: Sequence[str]) -> list[View]:
    """The views that a link names.

    Raises:
        LectureError: one of them is no view. The message says which and why.
    """
    return parse(dump([_from_text(part) for part in parts]), KEPT)


def _as_text(view: View) -> str:
    pairs = [*view.params, *([(_TITLE, view.title)] if view.title else [])]
    return f"{view.page}?{urlencode(pairs, safe=',')}" if pairs else view.page


def _from_text(text: str) -> View:
    page, _, query = text[:4000].partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    titles = [value for key, value in pairs if key == _TITLE]
    rest = tuple(pair for pair in pairs if pair[0] != _TITLE)
    return View(page, rest, titles[0] if titles else "")
