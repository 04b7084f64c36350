"""The reader's own case in the frame of every page: that it is there, and how it goes away."""

from typing import Any

import streamlit as st

from r2p.dataset.trial import Trial
from r2p.ui import link, store
from r2p.ui.text import plain

PAGE = "your-case"
TRIAL = "_case_trial"
REFUSED = "_case_refused"
FULL = (
    f"This host holds {store.MOST_OWN} private cases at the moment, which is as many as it may. "
    "Try again in some minutes, or run the atlas on your own machine."
)
"""What a reader is told for whom there is no room."""


def join(trial: Trial) -> None:
    """Remember what the check said, and put a sound case beside ours. For callbacks."""
    if trial.data and store.is_full():
        st.session_state[REFUSED] = FULL
        return
    before = store.own()
    if before and before.case_id != trial.name:
        forget(before.case_id)
    st.session_state[TRIAL] = trial
    st.session_state.pop(REFUSED, None)
    if trial.data:
        store.set_own(store.Own(trial.name, trial.files, trial.data))
    else:
        remove()


def remove() -> None:
    """Take the case away from this session, and out of whatever names it. For callbacks."""
    case = store.own()
    if case:
        store.set_own(None)
        forget(case.case_id)
        st.session_state.pop("_staged", None)  # what the slides of a lecture remember of it


def forget(case_id: str) -> None:
    """Take a crisis out of all choices, in the widgets and in the link."""
    for key, value in dict(st.session_state).items():
        if str(key).startswith("_"):
            continue
        if _names(value, case_id):
            del st.session_state[key]
    for key in dict(link.params()):
        kept = [value for value in link.raw(key) if not _names(value, case_id)]
        if len(kept) < len(link.raw(key)):
            link.write(key, kept)


def _names(value: Any, case_id: str) -> bool:
    """Whether a choice is the crisis, one of its acts, or a list with one of them."""
    if isinstance(value, list | tuple):
        return any(_names(part, case_id) for part in value)
    return isinstance(value, str) and value.startswith(case_id)


def say(page: str) -> None:
    """One line above the page while a case of the reader's own is beside ours."""
    case = store.own()
    if case is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="own_case"):
        st.caption(
            f"**{plain(case.data.labels[case.case_id])}** is your own case, in this session only: "
            "a reload ends it.",
            width="content",
        )
        if page != PAGE:
            st.page_link(
                "pages/your-case.py",
                label="Your case",
                icon=":material/upload_file:",
                width="content",
            )
        st.button(
            "Remove it",
            icon=":material/delete:",
            type="tertiary",
            key="_own_remove",
            on_click=discard,
        )


def discard() -> None:
    """Remove the case with all that is held of it. For callbacks."""
    remove()
    st.session_state.pop(TRIAL, None)
    st.session_state.pop(REFUSED, None)
