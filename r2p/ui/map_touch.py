"""A finger that scrolls the page is not caught by the map.

The map takes every touch for itself by default, and Streamlit has no parameter for that. With
one rule the browser keeps upward and downward strokes; sideways ones and two fingers move the
map.
"""

import streamlit as st

_RULE = ".deck-events-root { touch-action: pan-y !important; }"


@st.cache_resource(show_spinner=False)
def _component():
    return st.components.v2.component("r2p_map_touch", css=_RULE, isolate_styles=False)


def let_scroll() -> None:
    """Let the page scroll under a finger on the map."""
    _component()(key="map_touch", height="content")
