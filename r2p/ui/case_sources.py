"""Where it is written: the sources of one crisis."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, labels
from r2p.figures.words import count
from r2p.ui import case as dossier
from r2p.ui import controls, evidence, search, selection, store
from r2p.ui.act_table import act_table
from r2p.ui.save import save_table
from r2p.ui.text import safe_address

_ANY = "any"


def sources(data: Dataset, case_id: str) -> None:
    """Search, kind, number found, table with links; a row shows which acts rest on it."""
    table = store.kept(_table, case_id)
    kinds = table["Type"].value_counts()
    options = {_ANY: f"All ({len(table)})"} | {
        kind: f"{name} ({kinds[name]})"
        for kind, name in labels("source_types").items()
        if name in kinds
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        query = controls.search_box("Search", "source", placeholder="Waki or S/PRST/2008/4")
        kind = controls.pick_one("Type", "type", options, _ANY)
    keep = search.matching(store.kept(_texts, case_id), query)
    if kind != _ANY:
        keep &= table["Type"] == labels("source_types")[kind]
    found = table[keep].reset_index(drop=True)
    symbols = int((found["Symbol"] != "").sum())
    st.markdown(
        f"**{len(found)} of {count(len(table), 'source')}**, {symbols} with a document symbol · "
        "select a row to see which acts rest on it",
        help=search.HELP,
    )
    if found.empty:
        selection.nothing("No source of this crisis matches.", "Search for less.")
        return
    _show(data, case_id, found)
    save_table("Sources found (CSV)", found, f"{case_id.lower()}-sources")


def _show(data: Dataset, case_id: str, found: pd.DataFrame) -> None:
    config = st.column_config
    state = st.dataframe(
        found,
        key="case_sources",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(36 + 35 * len(found), 460),
        column_config={
            "Id": config.TextColumn(width=60),
            "Title": config.TextColumn(width=360),
            "Author or publisher": config.TextColumn(width=160),
            "Date": config.TextColumn(width=95, help="As exactly as it is known."),
            "Symbol": config.TextColumn(width=170),
            "Link": config.LinkColumn(width=70, display_text="open"),
            "Acts": config.NumberColumn(width=60, help="Acts that rest on this source."),
        },
        placeholder="",
        alt="Sources",
    )
    chosen = [row for row in state.selection.rows if row < len(found)]
    if not chosen:
        return
    source_id = found["Id"].iloc[chosen[0]]
    row = data.sources[
        (data.sources["case_id"] == case_id) & (data.sources["source_id"] == source_id)
    ].iloc[0]
    acts = dossier.acts_of(data, case_id)
    cited = acts[[source_id in ids.split(";") for ids in acts["source_ids"]]]
    st.markdown(f"{evidence.source_line(row)}  \n**{count(len(cited), 'act')}** rest on it.")
    if not cited.empty:
        act_table(data, cited, "case_source_acts", height=36 + 35 * min(len(cited), 8))


def _table(data: Dataset, case_id: str) -> pd.DataFrame:
    rows = data.sources[data.sources["case_id"] == case_id]
    cited = dossier.acts_of(data, case_id)["source_ids"].str.split(";").explode().value_counts()
    who = rows["author"].where(rows["author"] != "", rows["publisher"])
    return pd.DataFrame(
        {
            "Id": rows["source_id"],
            "Title": rows["title"],
            "Author or publisher": who,
            "Date": rows["date"],
            "Symbol": rows["symbol"],
            "Link": [safe_address(url) for url in rows["url"]],
            "Type": rows["type"].map(labels("source_types")),
            "Acts": rows["source_id"].map(cited).fillna(0).astype(int),
        }
    ).reset_index(drop=True)


def _texts(data: Dataset, case_id: str) -> pd.Series:
    rows = data.sources[data.sources["case_id"] == case_id].reset_index(drop=True)
    return search.joined(
        rows[name]
        for name in ("source_id", "title", "author", "publisher", "date", "symbol", "url")
    )
