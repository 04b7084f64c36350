"""The acts behind an actor, a tie or a cell of the page Actors, and the evidence of one."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.actors.behind import behind
from r2p.figures.actors.text import View
from r2p.figures.words import count
from r2p.ui import acts_behind
from r2p.ui.actors_choices import keep_if_in
from r2p.ui.store import kept
from r2p.ui.text import plain

WITH = "with"
"""Key in the link of the actor, tie or cell whose acts are listed."""


def choose(mark: str) -> None:
    """Put an actor, a tie or a cell into the link, and close the evidence of an act."""
    acts_behind.choose(WITH, mark)


def listed(data: Dataset, view: View, options: dict[str, str]) -> None:
    """The acts behind what was chosen; a list to choose from without a pointer."""
    keep_if_in(WITH, options)
    acts_behind.pick(
        data, WITH, "mark", options, lambda mark: _acts(kept(behind, view, mark), options[mark])
    )


def _acts(rows: pd.DataFrame, name: str) -> None:
    st.markdown(f"**{plain(name)}**, {count(len(rows), 'act')}")
    acts_behind.show(rows, WITH, name, {"Act of prevention": "large"})
