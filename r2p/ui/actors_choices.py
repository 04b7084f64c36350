"""The choices of the page Actors: window, what became of it, crisis, threshold and page."""

from dataclasses import replace

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.actors.text import View
from r2p.measures.selection import Selection
from r2p.ui import controls, link
from r2p.ui.compare import pick_window
from r2p.ui.selection import Rows

WITHOUT_WINDOW = ("first", "gaps", "stages")
"""Sections in which the window plays no part."""
WITHOUT_WHAT = ("cross",)
"""Sections that say themselves which acts count."""
AUTOMATIC = "auto"
EVERY = "all"
WHATS = {
    "carried_out": "Carried out",
    "attempted": "Threatened, eased or failed",
    "all": "All, carried out or not",
}


def pick_view(rows: Rows, section: str) -> View:
    """Which days count, and what became of the acts."""
    window = pick_window(disabled=section in WITHOUT_WINDOW)
    if section in WITHOUT_WHAT:
        st.selectbox(
            "What became of it",
            ["Does not apply"],
            disabled=True,
            help="Pressure counts where it was carried out, easing where it took place.",
        )
        what = "carried_out"
    else:
        what = controls.pick_one("What became of it", "what", WHATS, "carried_out")
    return View(Selection(rows.cases, window, *rows.quality), what)


def pick_crisis(data: Dataset, view: View) -> View:
    """All chosen crises together, or one of them."""
    cases = view.selection.cases
    if len(cases) < 2:
        drop("crisis")
        return view
    options = {EVERY: f"All {len(cases)} together", **{case: data.labels[case] for case in cases}}
    keep_if_in("crisis", options)
    chosen = controls.pick_one("Crisis", "crisis", options, EVERY)
    if chosen == EVERY:
        return view
    return replace(view, selection=replace(view.selection, cases=(chosen,)))


def pick_least() -> int:
    """How many acts two actors must share to be joined; 0 chooses for the reader."""
    options = {AUTOMATIC: "Automatic", **{str(n): f"{n} or more" for n in (1, 2, 3, 4, 5, 8)}}
    chosen = controls.pick_one(
        "Acts together",
        "least",
        options,
        AUTOMATIC,
        help="A line is drawn where two actors took part in so many acts. Automatic takes the "
        "lowest number that leaves a readable drawing.",
    )
    return 0 if chosen == AUTOMATIC else int(chosen)


def pick_page(number: int, per_page: int, noun: str) -> int:
    """Which of many drawings are shown, where there are more than fit."""
    pages = -(-number // per_page)
    if pages < 2:
        drop("page")
        return 1
    options = {
        str(page): f"{(page - 1) * per_page + 1}–{min(page * per_page, number)}"
        for page in range(1, pages + 1)
    }
    keep_if_in("page", options)
    return int(controls.pick_tab(f"{noun}, {number} in all", "page", options, "1"))


def drop(key: str) -> None:
    """Forget a choice, here and in the link."""
    st.session_state.pop(key, None)
    if link.raw(key):
        link.write(key, ())


def keep_if_in(key: str, options: dict[str, str]) -> None:
    """Forget what another choice has made impossible; what a link asks for is still answered."""
    held = st.session_state.get(key)
    if held and held not in options:
        drop(key)
