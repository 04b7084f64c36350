"""The table of actors: how often each took part, led and supported, and how central it is."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.actors.net import Net, actors_table
from r2p.ui.actors_evidence import choose
from r2p.ui.save import save_table
from r2p.ui.store import kept

_COLUMNS = {
    "Actor": "Short name; select a row to list its acts above.",
    "Level": "To which level of actors it belongs.",
    "Took part": "Acts in which it took part, alone or with others.",
    "Led": "Acts of which it is the lead actor.",
    "Led, % of its acts": "How often it led when it took part.",
    "Supported": "Acts in which it took part and another led.",
    "With others": "Acts in which at least one other actor took part too.",
    "Marked joint": "Acts marked joint: two or more organisations acted together.",
    "Partners": "With how many different actors it took part in at least one act (degree).",
    "Between others, %": "Go-between: of all shortest chains of partners that link two other "
    "actors, the part that runs through this one (betweenness). High means that others are "
    "linked mainly by way of it.",
    "Crises": "In how many of the chosen crises it took part.",
    "Full name": "Its full name.",
}


def central(made: Net) -> None:
    """Every actor in a table that can be sorted, each heading explained."""
    rows = kept(_actors, made)

    def pick() -> None:
        chosen = st.session_state["central"].selection.rows
        if chosen:
            choose(str(made.actors["actor_id"].iloc[chosen[0]]))

    st.dataframe(
        rows,
        hide_index=True,
        key="central",
        on_select=pick,
        selection_mode="single-row",
        height=360,
        column_config={
            name: st.column_config.Column(help=explained) for name, explained in _COLUMNS.items()
        },
        alt="How often each actor took part, led and supported, and how central it is",
    )
    save_table("Actors (CSV)", rows, "actors-central")


def _actors(data: Dataset, made: Net) -> pd.DataFrame:
    return actors_table(made)
