"""Weights: does the order of crises survive other weights?"""

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.compare.words import capital
from r2p.figures.weights.order import order
from r2p.figures.weights.pairs import pairs
from r2p.figures.weights.stock import stocks
from r2p.figures.weights.swap import swap_table
from r2p.figures.weights.view import View, Weighting, used
from r2p.measures.grid import WHATS
from r2p.measures.selection import Selection
from r2p.measures.window import Window
from r2p.ui import chart, controls, house, screen, selection, some_crises, store
from r2p.ui.save import save_table
from r2p.ui.text import plain
from r2p.ui.weights import pick_weighting

SECTIONS = {"order": "Order", "pairs": "Pairs", "swap": "What would swap two", "stock": "Over time"}
METHOD = """
**Weighted use** adds, for each act, the weight of its instrument (1 for a statement, 10 for
use of force) times the factor you give its family, and divides by the number of acts, so that
depth of research plays no part.

**Random weightings**: ten thousand draws of the seven factors from a flat Dirichlet distribution,
scaled to a mean of one; the seed is fixed. The bar spans the places a crisis takes in the middle
nine of ten draws.
"""
STOCK = """
Each carried-out act adds its weight; it counts in full while it is in force and halves with every
half-life after that. An act that eases is subtracted in the same way.
"""
WINDOWS = {"acute": "Acute phase", "whole": "Whole response"}
SPANS = {"365": "1 year", "730": "2 years", "1460": "4 years"}


def page() -> None:
    """Sliders, and what becomes of the order."""
    st.title("Weights", anchor=False)
    st.caption(
        "Does the order of crises survive other weights? A lesson in judgement, not a finding."
    )
    data = store.dataset()
    rows = selection.pick_rows(data)
    if not rows.cases:
        selection.nothing("No crisis is chosen.", "Choose two or more above.")
        return
    section = controls.pick_tab("Show", "section", SECTIONS, "order")
    with st.expander("Weights", expanded=not screen.look().narrow, icon=":material/tune:"):
        weighting = pick_weighting()
    if section in ("stock", "pairs"):
        rows = some_crises.drawn(data, rows)
    if section == "stock":
        over_time(data, Selection(rows.cases, Window("whole"), *rows.quality), weighting)
        return
    with st.container(horizontal=True):
        window = Window(controls.pick_tab("Window", "window", WINDOWS, "acute"))
        whats = {what: capital(name) for what, name in WHATS.items()}
        what = controls.pick_tab("Acts", "what", whats, "carried_out")
    view = View(Selection(rows.cases, window, *rows.quality), what, weighting)
    if section == "order":
        in_order(data, view)
    elif section == "pairs":
        chart.show(data, pairs, view, key="pairs", method=METHOD)
    else:
        swap(data, view)


def in_order(data: Dataset, view: View) -> None:
    """The order of all crises chosen, some of them at a time where they are many."""
    most = some_crises.AT_ONCE
    total = 0
    if len(view.selection.cases) > most:
        total = len(store.kept(used, view).cases)
    start = some_crises.turned_to(total, "the highest scores first", "all of them")
    chart.show(data, order, view, start, most, key="order", method=METHOD)


def over_time(data: Dataset, chosen: Selection, weighting: Weighting) -> None:
    """The decaying stock, with its half-life and its span."""
    with st.container(horizontal=True):
        half_life = controls.pick_number("Half-life in days", "half", 7, 730, 90)
        last = int(controls.pick_tab("Days since onset, up to", "to", SPANS, "365"))
    chart.show(data, stocks, chosen, weighting, half_life, last, key="stock", method=STOCK)


def swap(data: Dataset, view: View) -> None:
    """Two crises, and the one factor that would swap them."""
    names = {case: data.labels[case] for case in used(data, view).cases}
    if len(names) < 2:
        selection.nothing(
            "Only crises with an act to count can be compared.", "Choose more crises."
        )
        return
    first, second, *_ = names
    one = controls.pick_one("One crisis", "one", names, first)
    other = controls.pick_one("The other", "other", names, second)
    if one == other:
        selection.nothing("The two are the same.", "Choose another one.")
        return
    sentence, table = swap_table(data, view, one, other)
    st.markdown(plain(sentence))
    st.dataframe(table, hide_index=True, alt=sentence)
    save_table("Factors (CSV)", table, "weights-swap")


house.show(page)
