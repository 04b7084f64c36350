"""Map: where the acts took place, and from where they were led, step by step in time."""

import streamlit as st

from r2p.ui import house, map_choices, map_view, selection, store
from r2p.ui.pages import entry


def page() -> None:
    """The page as a table of contents."""
    st.title("Map", anchor=False)
    st.caption(entry("map").question)
    data = store.dataset()
    asked, layers = map_choices.pick(data)
    if not asked.cases:
        selection.nothing("No crisis is chosen.", "Choose one or more under Crises.")
        return
    map_view.show(data, asked, layers)


house.show(page)
