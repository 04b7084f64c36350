"""Toolbox: which tools were used, which fell short, and which are not recorded."""

from functools import partial

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.toolbox.elsewhere import used_elsewhere
from r2p.figures.toolbox.grid import grid
from r2p.figures.toolbox.ledger import ledger
from r2p.figures.toolbox.warnings import warnings
from r2p.ui import chart, house, selection, some_crises, store, toolbox_methods
from r2p.ui import toolbox as choices
from r2p.ui.pages import entry
from r2p.ui.selection import Rows


def page() -> None:
    """One section at a time; the others are not drawn."""
    st.title("Toolbox", anchor=False)
    st.caption(entry("toolbox").question)
    data = store.dataset()
    rows = selection.pick_rows(data)
    if not rows.cases:
        selection.nothing("No crisis is chosen.", "Choose at least one above.")
        return
    section = choices.pick_section()
    if choices.is_empty(rows):
        selection.nothing(
            "No act of these crises passes the filter.",
            "Loosen it under Evidence, or choose more crises.",
        )
        return
    SECTIONS[section](data, rows)


def used(data: Dataset, rows: Rows) -> None:
    """The grid, and the acts behind a cell."""
    view = choices.pick_grid(rows)
    chart.show(
        data,
        grid,
        view,
        key="toolbox",
        selectable=True,
        method=toolbox_methods.GRID,
        pick=choices.choose_cell,
        below=partial(choices.behind_grid, view=view),
    )


def fell_short(data: Dataset, rows: Rows) -> None:
    """The failure ledger."""
    view = choices.pick_ledger(data, some_crises.drawn(data, rows))
    if choices.ledger_is_empty(view):
        selection.nothing("No act of the ledger fits.", "Choose other results or other words.")
        return
    chart.show(data, ledger, view, key="ledger", selectable=True, method=toolbox_methods.LEDGER)


def ignored(data: Dataset, rows: Rows) -> None:
    """Ignored warnings, and the next act of another actor."""
    chosen = choices.as_selection(some_crises.drawn(data, rows))
    if choices.nothing_ignored(chosen):
        selection.nothing(
            "No act of these crises was coded as ignored.", "Choose more crises above."
        )
        return
    chart.show(
        data, warnings, chosen, key="warnings", selectable=True, method=toolbox_methods.WARNINGS
    )


def elsewhere(data: Dataset, rows: Rows) -> None:
    """What most other crises had used by the same stage, and one had not."""
    view = choices.pick_elsewhere(data, rows)
    if choices.nothing_missing(view):
        selection.nothing(
            "By the end of each of its stages, this crisis had seen every instrument that so "
            "many of the others had.",
            "Choose another crisis or a smaller majority.",
        )
        return
    chart.show(
        data,
        used_elsewhere,
        view,
        key="elsewhere",
        selectable=True,
        method=toolbox_methods.ELSEWHERE,
        pick=choices.choose_cell,
        below=partial(choices.behind_elsewhere, view=view),
    )


SECTIONS = {"grid": used, "ledger": fell_short, "warnings": ignored, "elsewhere": elsewhere}

house.show(page)
