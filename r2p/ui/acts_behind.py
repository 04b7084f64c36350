"""The acts behind a mark of a chart: chosen with a pointer or from a list, and listed below."""

from collections.abc import Callable, Mapping
from typing import Literal

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.ui import controls, evidence, link, selection
from r2p.ui.act_list import act_list


def choose(key: str, mark: str) -> None:
    """Put a mark, or none, under this key into the link, and close the evidence of an act."""
    st.session_state[key] = mark
    link.write(key, (mark,) if mark else ())
    evidence.choose(None)


def pick(
    data: Dataset,
    key: str,
    what: str,
    options: Mapping[str, str],
    listed: Callable[[str], None],
) -> None:
    """A list to choose a mark without a pointer; then its acts, and the evidence of one.

    Args:
        data: the dataset.
        key: of the mark in the link.
        what: the marks are, as in "bar".
        options: name of each mark, by what the link calls it.
        listed: shows the acts of a mark.
    """
    chosen = controls.pick_one(
        f"Acts behind a {what}",
        key,
        {"": f"Select a {what} above, or choose one here", **options},
        "",
    )
    if chosen:
        listed(chosen)
    act = evidence.chosen_act(data)
    if act is not None:
        evidence.panel(data, act)


def show(
    acts: pd.DataFrame, key: str, name: str, widths: Mapping[str, int | Literal["large"]]
) -> None:
    """The acts of a mark, or why there are none.

    Args:
        acts: one row per act, as `r2p.ui.act_list.act_list` takes them.
        key: of the mark in the link.
        name: of the mark.
        widths: of some columns, by heading; pixels, or in Streamlit's words.
    """
    if acts.empty:
        selection.nothing(
            "No act of this kind is recorded here.",
            "It may have been done all the same: what no text records is not counted.",
        )
        return
    columns = {
        heading: st.column_config.TextColumn(width=width) for heading, width in widths.items()
    }
    act_list(acts, f"{key}_rows", f"Acts behind {name}", columns)
