"""The choices of the Toolbox, and the acts behind a cell."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, label, labels
from r2p.figures.toolbox.elsewhere import missing_cells
from r2p.figures.toolbox.grid import STATE_LABELS
from r2p.figures.toolbox.ledger import acts_of
from r2p.figures.toolbox.view import (
    GRIDS,
    SEPARATOR,
    ElsewhereView,
    GridView,
    LedgerView,
    cell_ids,
    cell_name,
)
from r2p.figures.words import count, days_as_known
from r2p.measures.ledger import SHORT
from r2p.measures.selection import Selection, in_scope
from r2p.measures.toolbox import AXES, STATES, acts_in, cells
from r2p.measures.unused import MOST, first_uses
from r2p.measures.window import Window
from r2p.ui import acts_behind, controls, link, search
from r2p.ui.selection import Rows
from r2p.ui.store import kept
from r2p.ui.text import plain

CELL = "cell"
"""Key in the link of the cell whose acts are listed."""
SECTIONS = {
    "grid": "Used and not recorded",
    "ledger": "What fell short",
    "warnings": "Ignored warnings",
    "elsewhere": "Used early elsewhere",
}
BY = {"instrument": "Instrument", "actor": "Lead actor", "crisis": "Crisis"}


def pick_section() -> str:
    """Which part of the page is drawn. Another part starts without an open cell."""
    section = controls.pick_tab("Show", "section", SECTIONS, "grid")
    if st.session_state.get("_toolbox_section", section) != section:
        _close_cell()
    st.session_state["_toolbox_section"] = section
    return section


def as_selection(rows: Rows) -> Selection:
    """The reader's rows over the whole response: stages need all of it."""
    return Selection(rows.cases, Window("whole"), *rows.quality)


def pick_grid(rows: Rows) -> GridView:
    """What stands in rows and columns."""
    axes = controls.pick_tab(
        "Grid",
        "grid",
        GRIDS,
        "instrument",
        help="Pillars: the state itself, assistance, response. Levels: every actor that took part.",
    )
    return GridView(as_selection(rows), axes, _open_cell(cell_ids(axes)))


def pick_ledger(data: Dataset, rows: Rows) -> LedgerView:
    """How the ledger is grouped, which results it shows, and words to look for."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = controls.pick_tab("Group by", "by", BY, "instrument")
        words = controls.search_box("Find", "find", placeholder="Actor, title, note …")
    shown = {result: label("results", result) for result in SHORT}
    results = controls.pick_some("Results", "results", shown, list(SHORT))
    view = LedgerView(as_selection(rows), by, tuple(r for r in SHORT if r in results))
    if not words.strip():
        return view
    return replace(view, acts=kept(_found, view, words.strip()))


def _found(data: Dataset, view: LedgerView, words: str) -> tuple[str, ...]:
    acts = acts_of(data, view)
    columns = [acts[name] for name in ("title", "description", "coding_note", "target")]
    columns += [acts["actor_names"], acts["case_id"].map(data.labels)]
    columns += [acts["instrument"].map(labels("instruments"))]
    return tuple(acts.loc[search.matching(search.joined(columns), words), "event_id"])


def pick_elsewhere(data: Dataset, rows: Rows) -> ElsewhereView:
    """The crisis looked at, and what counts as most others."""
    default = rows.cases[0]
    if st.session_state.get("_toolbox_default", default) != default and not link.raw("case"):
        st.session_state.pop("case", None)
    st.session_state["_toolbox_default"] = default
    with st.container(horizontal=True, vertical_alignment="bottom"):
        case_id = controls.pick_one("Crisis", "case", data.labels, default)
        most = controls.pick_tab(
            "Most others means",
            "most",
            {id: words[:1].upper() + words[1:] for id, (words, _) in MOST.items()},
            "half",
            help="Of the other crises in the dataset that had the stage, chosen above or not.",
        )
    view = ElsewhereView(case_id, most, *rows.quality)
    return replace(view, cell=_open_cell(list(kept(elsewhere_cells, view))))


def is_empty(rows: Rows) -> bool:
    """Whether no act of the chosen crises passes the filter."""
    return not kept(_number_of_acts, as_selection(rows))


def _number_of_acts(data: Dataset, chosen: Selection) -> int:
    return len(in_scope(data, chosen))


def ledger_is_empty(view: LedgerView) -> bool:
    """Whether no act of the ledger fits the choices."""
    return not kept(_number_in_ledger, view)


def _number_in_ledger(data: Dataset, view: LedgerView) -> int:
    return len(acts_of(data, view))


def nothing_ignored(chosen: Selection) -> bool:
    """Whether no act of the chosen crises was coded as ignored."""
    return not kept(_number_ignored, chosen)


def _number_ignored(data: Dataset, chosen: Selection) -> int:
    return int((in_scope(data, chosen)["result"] == "ignored").sum())


def nothing_missing(view: ElsewhereView) -> bool:
    """Whether the crisis had used all that most others had."""
    return not kept(elsewhere_cells, replace(view, cell=""))


def choose_cell(mark: str) -> None:
    """Put a cell, or none, into the link, and close the evidence of an act."""
    acts_behind.choose(CELL, mark)


def _open_cell(allowed: list[str]) -> str:
    """The cell in the link, or nothing.

    A cell that was chosen here and is no longer shown is closed without a word; of one that a
    link asks for in vain the reader is told where cells are chosen.
    """
    if st.session_state.get(CELL) and st.session_state[CELL] not in allowed:
        _close_cell()
    values = link.raw(CELL)
    return values[0] if len(values) == 1 and values[0] in allowed else ""


def _close_cell() -> None:
    st.session_state.pop(CELL, None)
    if link.raw(CELL):
        link.write(CELL, ())


def behind_grid(data: Dataset, view: GridView) -> None:
    """The acts behind the chosen cell of the grid, and a list to choose one without a pointer."""
    bare = replace(view, cell="")
    _behind(data, kept(grid_cells, bare), lambda cell: kept(_grid_acts, bare, cell))


def grid_cells(data: Dataset, view: GridView) -> dict[str, str]:
    """Every cell with its name and what is in it."""
    made = cells(data, view.selection, AXES[view.axes])
    acts, states = made.all.sum(axis=0), made.states.min(axis=0)
    result = {}
    for place, cell in enumerate(cell_ids(view.axes)):
        row, column = divmod(place, len(made.axes.columns))
        state = STATE_LABELS[STATES[states[row, column]]].lower()
        what = count(int(acts[row, column]), "act") if acts[row, column] else state
        result[cell] = f"{cell_name(view.axes, cell)}: {what}"
    return result


def _grid_acts(data: Dataset, view: GridView, cell: str) -> pd.DataFrame:
    made = cells(data, view.selection, AXES[view.axes])
    return _rows(data, acts_in(made, *cell.split(SEPARATOR)))


def behind_elsewhere(data: Dataset, view: ElsewhereView) -> None:
    """Who had used the instrument by the stage: the first act in each crisis."""
    bare = replace(view, cell="")
    _behind(data, kept(elsewhere_cells, bare), lambda cell: kept(_first_acts, bare, cell))


def elsewhere_cells(data: Dataset, view: ElsewhereView) -> dict[str, str]:
    """Every cell shown, with the number of other crises in it."""
    found = missing_cells(data, view)
    axes = found.own.axes
    result = {}
    for row in np.flatnonzero(found.missing.any(axis=1)).tolist():
        for column in found.there.nonzero()[0].tolist():
            cell = f"{axes.rows[row]}{SEPARATOR}{axes.columns[column]}"
            had = f"{found.had[row, column]} of {found.of[column]} others"
            result[cell] = f"{cell_name('instrument', cell)}: {had}"
    return result


def _first_acts(data: Dataset, view: ElsewhereView, cell: str) -> pd.DataFrame:
    found = missing_cells(data, view)
    row, column = cell.split(SEPARATOR)
    place = found.own.axes.rows.index(row), found.own.axes.columns.index(column)
    acts = [first for _, first in first_uses(found.others, *place)]
    return _rows(data, found.others.events.iloc[acts])


def _rows(data: Dataset, acts: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Date": days_as_known(acts),
            "Crisis": acts["case_id"].map(data.labels),
            "What happened": acts["title"],
            "Led by": acts["lead_name"],
            "Status": acts["status"].map(labels("statuses")),
            "Result": acts["result"].map(labels("results")),
            "Checked": acts["checked"].map({True: "yes", False: "no"}),
            "Act": acts["event_id"],
        }
    ).reset_index(drop=True)


def _behind(
    data: Dataset, options: dict[str, str], acts_of_cell: Callable[[str], pd.DataFrame]
) -> None:
    acts_behind.pick(
        data, CELL, "cell", options, lambda cell: _listed(options[cell], acts_of_cell(cell))
    )


def _listed(name: str, acts: pd.DataFrame) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(name)}**")
        st.button(
            "Close", icon=":material/close:", type="tertiary", on_click=choose_cell, args=("",)
        )
    acts_behind.show(acts, CELL, name, {"What happened": "large"})
