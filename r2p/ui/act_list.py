"""A short list of acts under a chart; a row leads to its evidence."""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from r2p.ui import evidence


def act_list(
    acts: pd.DataFrame,
    key: str,
    alt: str,
    columns: Mapping[str, Any],
    height: int | Literal["auto", "content"] | None = None,
) -> None:
    """Show the acts; selecting a row chooses the act whose evidence is open.

    Args:
        acts: one row per act, with headings as shown; ``Act`` holds the event ids.
        key: of the list on its page.
        alt: what the list holds, for those who do not see it.
        columns: how some columns are shown, by heading, as `st.dataframe` takes it.
        height: as `st.dataframe` takes it; None for that of the rows, up to 320 pixels.
    """
    st.caption("Select a row to read its evidence (by keyboard: Shift and Space).")

    def pick() -> None:
        rows = st.session_state[key].selection.rows
        if rows:
            evidence.choose(str(acts["Act"].iloc[rows[0]]))

    st.dataframe(
        acts,
        hide_index=True,
        key=key,
        on_select=pick,
        selection_mode="single-row",
        height=height or min(35 * (len(acts) + 1) + 3, 320),
        column_config=columns,
        alt=alt,
    )
