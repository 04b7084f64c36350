"""First days: who reacted how fast, with all crises aligned on day zero."""

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.first_days.asked import BY, Asked
from r2p.figures.first_days.curves import curves
from r2p.figures.first_days.done import done_by
from r2p.figures.first_days.growth import growth
from r2p.figures.first_days.lags import lags
from r2p.ui import chart, controls, first_days, house, selection, some_crises, store
from r2p.ui.first_days_methods import ADDING, FIRST, THEN, WAITING
from r2p.ui.pages import entry

SECTIONS = {"first": "First acts", "sum": "Adding up", "then": "By day N", "wait": "Waiting"}
FEW = 8
"""Crises below which the curves of waiting offer all of them."""


def page() -> None:
    """Four ways to look at the first days, one at a time."""
    st.title("First days", anchor=False)
    st.caption(entry("first-days").question)
    data = store.dataset()
    rows = selection.pick_rows(data)
    if not rows.cases:
        selection.nothing("No crisis is chosen.", "Choose one or more above.")
        return
    section = controls.pick_tab("Show", "section", SECTIONS, "first")
    if section != "wait":
        rows = some_crises.drawn(data, rows)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = first_days.pick_by() if section in ("first", "then") else ""
        what = first_days.pick_what()
        moves = first_days.pick_moves(data, rows.cases)
    question = first_days.asked(rows, what, moves)
    shown = {"first": first_acts, "then": done, "sum": adding_up, "wait": waiting}[section]
    shown(data, question, by)


def first_acts(data: Dataset, question: Asked, by: str) -> None:
    """Days to the first act of each kind."""
    first_days.say_moves(data, question, BY[by][1])
    show(data, lags, question, by, key="lags", method=FIRST)


def done(data: Dataset, question: Asked, by: str) -> None:
    """What had and had not been done by a day."""
    day = first_days.pick_day()
    first_days.say_moves(data, question, BY[by][1])
    show(data, done_by, question, by, day, key="done", method=THEN)


def adding_up(data: Dataset, question: Asked, by: str) -> None:
    """Acts added up, with deaths below."""
    kinds = first_days.pick_kinds()
    first, last = first_days.pick_days()
    if not kinds:
        selection.nothing("No kind is chosen.", "Choose one or more above.")
        return
    first_days.say_moves(data, question, kinds)
    show(data, growth, question, kinds, first, last, key="growth", method=ADDING)


def waiting(data: Dataset, question: Asked, by: str) -> None:
    """Curves of waiting over the chosen crises."""
    kinds = first_days.pick_kinds()
    if not kinds:
        selection.nothing("No kind is chosen.", "Choose one or more above.")
        return
    first_days.say_moves(data, question, kinds)
    if len(question.selection.cases) < min(FEW, len(data.case_ids)):
        st.button(
            f"Few crises make few steps: draw all {len(data.case_ids)}",
            icon=":material/stairs:",
            type="tertiary",
            on_click=selection.choose_cases,
            args=(data.case_ids,),
        )
    show(data, curves, question, kinds, key="curves", method=WAITING)


def show(data: Dataset, draw: chart.Draw, *choices: object, key: str, method: str) -> None:
    """One chart whose evidence counts days from the onsets as moved."""
    moved = first_days.as_moved(data, choices[0])
    chart.show(moved, draw, *choices, key=key, selectable=True, method=method)


house.show(page)
