"""The acts behind an actor, a tie or a cell of the page Actors, and the evidence of one."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.actors.behind import behind
from r2p.figures.actors.text import View
from r2p.figures.words import count
from r2p.ui import controls, evidence, link, selection
from r2p.ui.act_list import act_list
from r2p.ui.actors_choices import keep_if_in
from r2p.ui.store import kept
from r2p.ui.text import plain

WITH = "with"
"""Key in the link of the actor, tie or cell whose acts are listed."""


def choose(mark: str) -> None:
    """Put an actor, a tie or a cell into the link, and close the evidence of an act."""
    st.session_state[WITH] = mark
    link.write(WITH, (mark,))
    evidence.choose(None)


def listed(data: Dataset, view: View, options: dict[str, str]) -> None:
    """The acts behind what was chosen; a list to choose from without a pointer."""
    keep_if_in(WITH, options)
    chosen = controls.pick_one(
        "Acts behind a mark",
        WITH,
        {"": "Select a mark above, or choose one here", **options},
        "",
    )
    if chosen:
        _acts(kept(behind, view, chosen), options[chosen])
    act = evidence.chosen_act(data)
    if act is not None:
        evidence.panel(data, act)


def _acts(rows: pd.DataFrame, name: str) -> None:
    st.markdown(f"**{plain(name)}**, {count(len(rows), 'act')}")
    if rows.empty:
        selection.nothing(
            "No act is recorded here.",
            "It may have been done all the same: what no text records is not counted.",
        )
        return
    columns = {"Act of prevention": st.column_config.TextColumn(width="large")}
    act_list(rows, f"{WITH}_rows", f"Acts behind {name}", columns)
