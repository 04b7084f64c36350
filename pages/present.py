"""Present: a lecture from views that were kept, shown full screen and taken along."""

import streamlit as st

from r2p.ui import house, lecture, present_files, present_list, present_show, store
from r2p.ui.pages import entry


def page() -> None:
    """The slide that is on the screen; else the list of views, and the ways to take them along."""
    data = store.dataset()
    views = lecture.enter()
    at = present_show.number(views)
    if at:
        present_show.show(data, views, at)
        return
    st.title("Present", anchor=False)
    st.caption(entry("present").question)
    if views:
        present_list.show(data, views)
        present_files.save(data, views)
    else:
        present_list.empty()
    present_files.open_file()


house.show(page)
