"""Your case: a crisis of the reader's own, checked and put beside ours in this session."""

import streamlit as st

from r2p.ui import controls, house, own_case, store
from r2p.ui.case import pick
from r2p.ui.case_analogues import analogues
from r2p.ui.your_case_bring import bring
from r2p.ui.your_case_correct import correct
from r2p.ui.your_case_start import start

SECTIONS = {
    "bring": "Bring a case",
    "correct": "Correct it",
    "analogues": "Nearest analogues",
    "start": "Start one",
}


def page() -> None:
    """Bring a case, correct it, see whom it resembles, or start one from the template."""
    st.title("Your case", anchor=False)
    st.caption("How does a crisis of your own compare with ours? It stays in this session.")
    data = store.dataset()
    section = controls.pick_tab("Section", "section", SECTIONS, "bring")
    trial = st.session_state.get(own_case.TRIAL)
    if section == "bring":
        bring(data, trial)
    elif section == "correct":
        correct(trial)
    elif section == "analogues":
        analogues(data, pick(data, first=trial.name if trial else ""))
    else:
        start()


house.show(page)
