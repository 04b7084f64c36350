"""A table of acts whose rows open their evidence right below."""

from functools import cache

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, labels
from r2p.ui import evidence, store
from r2p.ui.evidence_place import BELOW, is_below, open_at

_STATUS = "Whether the act was carried out, only threatened, eased, or failed at once."


def act_table(data: Dataset, acts: pd.DataFrame, key: str, *, height: int = 320) -> None:
    """Show the acts; the one whose evidence is open is marked, and is read below.

    Args:
        data: the dataset.
        acts: rows of ``data.events``, in the order in which they are shown.
        key: of the table on its page.
        height: as `st.dataframe` takes it.
    """
    chosen = evidence.chosen_act(data) if is_below() else None
    ids = acts["event_id"].tolist()
    rows = [ids.index(chosen)] if chosen in ids else []
    st.session_state[key] = {"selection": {"rows": rows, "columns": [], "cells": []}}

    def pick() -> None:
        marked = st.session_state[key].selection.rows
        open_at(BELOW, ids[marked[0]] if marked else None)

    st.dataframe(
        store.kept(rows_of).loc[acts.index],
        key=key,
        hide_index=True,
        on_select=pick,
        selection_mode="single-row",
        column_config=_columns(bool((acts["date_precision"] == "day").all())),
        height=height,
        placeholder="",
        alt="Acts",
    )
    if chosen:
        evidence.panel(data, chosen)


def symbols_of(data: Dataset, acts: pd.DataFrame) -> list[str]:
    """The document symbols of the sources of each act."""
    cases = acts["case_id"].unique()
    rows = data.sources[data.sources["case_id"].isin(cases) & (data.sources["symbol"] != "")]
    known = {(row.case_id, row.source_id): row.symbol for row in rows.itertuples()}
    return [
        "; ".join(known[case, source] for source in ids.split(";") if (case, source) in known)
        for case, ids in zip(acts["case_id"], acts["source_ids"], strict=True)
    ]


def rows_of(data: Dataset) -> pd.DataFrame:
    """All acts by the columns that tell them apart, with labels instead of ids."""
    acts = data.events
    direction = acts["direction"] == "counter"
    return pd.DataFrame(
        {
            "Date": acts["date"],
            "Act": acts["title"],
            "Who": acts["actor_names"],
            "Status": acts["status"].map(labels("statuses")).mask(direction, "Counter-act"),
            "Symbols": symbols_of(data, acts),
            "Instrument": acts["instrument"].map(labels("instruments")),
            "Stage": acts["stage"].map(labels("stages")),
            "Known to the": acts["date_precision"],
            "Checked": acts["checked"],
            "Id": acts["event_id"],
        }
    )


@cache
def _columns(only_days: bool) -> dict:
    config = st.column_config
    return {
        "Date": config.DateColumn(format="D MMM YYYY", width=100),
        "Act": config.TextColumn(width=390),
        "Who": config.TextColumn(width=160, help="Everybody who took part, the lead first."),
        "Instrument": config.TextColumn(width=150),
        "Status": config.TextColumn(width=95, help=_STATUS),
        "Symbols": config.TextColumn(width=150, help="Document symbols of the sources."),
        "Stage": config.TextColumn(width=110),
        "Known to the": None
        if only_days
        else config.TextColumn(width=80, help="How exactly the date is known."),
        "Checked": config.CheckboxColumn(
            width=70, help="Whether a text that confirms both date and fact was read."
        ),
        "Id": config.TextColumn(width=120),
    }
