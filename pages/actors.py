"""Actors: who acted with whom, who led, who was missing?"""

import streamlit as st

from r2p.ui import actors, controls, house, screen, selection, some_crises, store
from r2p.ui.actors_choices import pick_view
from r2p.ui.pages import entry


def page() -> None:
    """What is counted, the paper's claim beside the numbers, and one section."""
    st.title("Actors", anchor=False)
    st.caption(entry("actors").question)
    data = store.dataset()
    rows = selection.pick_rows(data)
    if not rows.cases:
        selection.nothing("No crisis is chosen.", "Choose at least one above.")
        return
    section = controls.pick_tab("Show", "section", actors.SECTIONS, "together")
    rows = some_crises.drawn(data, rows)
    choices = st.container(horizontal=True, vertical_alignment="bottom")
    with choices:
        view = pick_view(rows, section)
    narrow = screen.look().narrow
    if not narrow:
        actors.say_claim(view)
    actors.DRAWN[section](data, view, choices)
    if narrow:
        actors.say_claim(view)


house.show(page)
