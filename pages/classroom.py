"""Classroom: seminar questions that open their view, and a blind coding exercise."""

import streamlit as st

from r2p.ui import controls, house, selection, store
from r2p.ui.classroom_coding import coding
from r2p.ui.classroom_questions import questions
from r2p.ui.pages import entry

SECTIONS = {"questions": "Seminar questions", "coding": "Blind coding"}
SHOW = {"questions": questions, "coding": coding}


def page() -> None:
    """The crises, then one of two exercises."""
    st.title("Classroom", anchor=False)
    st.caption(entry("classroom").question)
    data = store.dataset()
    cases = controls.pick_some(
        "Crises",
        "cases",
        data.labels,
        selection.focus_cases(data),
        placeholder="Choose crises",
    )
    section = controls.pick_tab("Exercise", "section", SECTIONS, "questions")
    SHOW[section](data, cases)


house.show(page)
