"""The acts of one crisis: searched, filtered, read."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, labels
from r2p.dataset.spreadsheet import to_csv
from r2p.figures.words import count, days_as_known
from r2p.ui import case as dossier
from r2p.ui import controls, search, selection, store
from r2p.ui.act_table import act_table, symbols_of
from r2p.ui.chart import file_stem
from r2p.ui.save import save_file

_ANY = "any"


def acts(data: Dataset, case_id: str) -> None:
    """Search box, filters, number found, table with evidence, download."""
    every = store.kept(dossier.acts_of, case_id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        query = controls.search_box("Search", "find", placeholder="AU or S/PRST/2009/27")
        actor = controls.pick_one(
            "Actor",
            "actor",
            store.kept(_actors, case_id),
            _ANY,
            help="Acts in which the actor, or somebody acting on its mandate, took part.",
        )
        with controls.folded("Filter", "_filter", icon=":material/filter_list:"):
            chosen = _filters(every)
    texts = store.kept(_texts, case_id)
    keep = search.matching(texts, query)
    if actor != _ANY:
        keep &= every["event_id"].isin(store.kept(_acts_by_actor, case_id)[actor])
    for column, value in chosen.items():
        if value == _ANY:
            continue
        keep &= every[f"has_{value}"] if column == "level" else every[column] == value
    found = every[keep]
    _said(every, found, chosen)
    if found.empty:
        selection.nothing("No act of this crisis matches.", "Search for less, or reset the filter.")
        return
    act_table(data, found, "case_acts", height=min(36 + 35 * len(found), 460))
    save_file(
        "Acts found (CSV)",
        store.here(lambda: to_csv(_table(data, found))),
        f"{file_stem(case_id, 'acts', query)}.csv",
        type="tertiary",
    )


def _filters(every: pd.DataFrame) -> dict[str, str]:
    chosen = {}
    for column, words, vocabulary in (
        ("family", "Family of instruments", "families"),
        ("stage", "Stage", "stages"),
        ("status", "Status", "statuses"),
        ("level", "Level of an actor", "levels"),
    ):
        options = {_ANY: "All", **labels(vocabulary)}
        chosen[column] = controls.pick_one(words, column, options, _ANY)
    return chosen


def _said(every: pd.DataFrame, found: pd.DataFrame, chosen: dict[str, str]) -> None:
    names = {"family": "families", "stage": "stages", "status": "statuses", "level": "levels"}
    limits = [labels(names[key])[value] for key, value in chosen.items() if value != _ANY]
    done = int((found["carried_out"] & (found["direction"] == "protective")).sum())
    text = f"{len(found)} of {count(len(every), 'act')}, {done} carried out"
    if limits:
        text = f"{text} · {', '.join(limits).lower()}"
    st.markdown(f"**{text}** · select a row to read its evidence", help=search.HELP)


def _actors(data: Dataset, case_id: str) -> dict[str, str]:
    """The actors of a crisis with their acts, most active first."""
    names = dossier.actor_names(data, case_id)
    by_actor = _acts_by_actor(data, case_id)
    ranked = sorted(by_actor, key=lambda actor: (-len(by_actor[actor]), names.get(actor, actor)))
    shown = {actor: f"{names.get(actor, actor)} ({len(by_actor[actor])})" for actor in ranked}
    return {_ANY: "All", **shown}


def _acts_by_actor(data: Dataset, case_id: str) -> dict[str, frozenset[str]]:
    """Acts of each actor, and of each organisation somebody acted for."""
    rows = data.event_actors[data.event_actors["case_id"] == case_id]
    found: dict[str, set[str]] = {}
    for row in rows.itertuples():
        for actor in {row.actor_id, *(row.acts_for.split(";") if row.acts_for else ())}:
            found.setdefault(actor, set()).add(row.event_id)
    return {actor: frozenset(ids) for actor, ids in found.items()}


def _texts(data: Dataset, case_id: str) -> pd.Series:
    """All that is searched: text, actors, instrument, dates, sources with their symbols."""
    acts = dossier.acts_of(data, case_id)
    names = data.event_actors[data.event_actors["case_id"] == case_id]
    full = names.groupby("event_id")["name"].agg(", ".join)
    ids = names.groupby("event_id")["actor_id"].agg(" ".join)
    behind = names.groupby("event_id")["acts_for"].agg(" ".join)
    sources = data.sources[data.sources["case_id"] == case_id].set_index("source_id")
    said = (sources["symbol"] + " " + sources["title"] + " " + sources["publisher"]).to_dict()
    cited = acts["source_ids"].map(
        lambda listed: " \n".join(said.get(source, "") for source in listed.split(";"))
    )
    columns = [acts[name] for name in ("event_id", "title", "description", "target", "place")]
    columns += [acts["instrument"].map(labels("instruments")), acts["actor_names"]]
    columns += [acts["event_id"].map(part) for part in (full, ids, behind)]
    return search.joined([*columns, cited, acts["date"]])


def _table(data: Dataset, found: pd.DataFrame) -> pd.DataFrame:
    """The acts found, with everything a reader may want to have at hand."""
    when = days_as_known(found)
    return pd.DataFrame(
        {
            "Act": found["event_id"],
            "Date": found["date"],
            "Date as known": when,
            "Title": found["title"],
            "Description": found["description"],
            "Instrument": found["instrument"].map(labels("instruments")),
            "Mode": found["mode"].map(labels("modes")),
            "Result": found["result"].map(labels("results")),
            "Status": found["status"].map(labels("statuses")),
            "Direction": found["direction"].map(labels("directions")),
            "Stage": found["stage"].map(labels("stages")),
            "Who": found["actor_names"],
            "Lead": found["lead_name"],
            "To": found["target"],
            "Place": found["place"],
            "Sources": found["source_ids"],
            "Symbols": symbols_of(data, found),
            "Checked": found["checked"],
            "Confidence": found["confidence"],
        }
    )
