"""Timeline: what was tried in which stage of a crisis, act by act."""

import streamlit as st

from r2p.figures.timeline.figure import timeline
from r2p.ui import chart, house, selection, store
from r2p.ui import timeline as choices


def page() -> None:
    """The whole page."""
    st.title("Timeline", anchor=False)
    st.caption(
        "What was tried in which stage? Point at a mark, or tap it, for its title; "
        "click, or tap again, for its evidence."
    )
    data = store.dataset()
    rows = selection.pick_rows(data)
    if not rows.cases:
        selection.nothing("No crisis is chosen.", "Choose at least one above.")
        return
    view = choices.pick_view(data, rows)
    if view is None:
        return
    chart.show(data, timeline, view, key="timeline", selectable=True, method=choices.METHOD)
    choices.deaths_table(data, view)


house.show(page)
