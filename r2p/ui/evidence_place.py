"""Where the evidence of the chosen act is shown: where the reader clicked.

A page may offer an act in two places, in a row of dates at the top and in a
table below. The link names the act; the session remembers the place.
"""

import streamlit as st

from r2p.ui import evidence

TOP, BELOW = "top", "below"
_PLACE = "_evidence_place"
_SECTION = "_evidence_section"


def open_at(place: str, event_id: str | None) -> None:
    """Show the evidence of an act in this place; None closes it. For callbacks."""
    st.session_state[_PLACE] = place
    evidence.choose(event_id)


def is_below() -> bool:
    """Whether a table of acts shows the evidence, which is so unless it was opened at the top."""
    return st.session_state.get(_PLACE) != TOP


def is_at_top(section: str, with_tables: tuple[str, ...]) -> bool:
    """Whether the top of the page shows the evidence.

    So it is if it was opened there, and if the section has no table of acts.
    Evidence opened in a table is closed when the reader goes to another section.
    """
    before = st.session_state.get(_SECTION, section)
    st.session_state[_SECTION] = section
    place = st.session_state.get(_PLACE)
    if before != section and place == BELOW:
        open_at("", None)
    if place == TOP:
        return True
    return section not in with_tables and place != BELOW
