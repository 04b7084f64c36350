"""Who acted in one crisis, by level, and on which levels nobody is on record."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, labels, vocabulary
from r2p.figures.words import count, listed
from r2p.ui import case as dossier
from r2p.ui import store
from r2p.ui.save import save_table
from r2p.ui.text import plain


def actors(data: Dataset, case_id: str) -> None:
    """The levels without an act, then everybody with one; a row leads to the acts."""
    ids, shown = store.kept(_table, case_id)
    for text, explanation in store.kept(_levels, case_id):
        st.markdown(text, help=explanation)
    st.caption("Select a row to see the acts of that actor and of those acting for it.")

    def pick() -> None:
        rows = st.session_state["case_actors"].selection.rows
        if rows:
            dossier.go("acts", actor=ids[rows[0]])

    st.dataframe(
        shown,
        key="case_actors",
        hide_index=True,
        on_select=pick,
        selection_mode="single-row",
        height=min(36 + 35 * len(shown), 600),
        column_config={
            "Level": st.column_config.TextColumn(width=150),
            "Actor": st.column_config.TextColumn(width="large"),
            "Acts": st.column_config.ProgressColumn(
                format="%d",
                min_value=0,
                max_value=int(shown["Acts"].max()),
                width=120,
                help="Acts in which the actor took part, whatever their result.",
            ),
            "Led": st.column_config.NumberColumn(width=60, help="Acts that it led."),
            "Carried out": st.column_config.NumberColumn(
                width=90, help="Neither merely threatened, nor eased, nor failed."
            ),
            "Acted for": st.column_config.TextColumn(
                help="Organisations on whose mandate it acted; its acts count as theirs too."
            ),
        },
        alt="Actors by level",
    )
    save_table("Actors (CSV)", shown, f"{case_id.lower()}-actors")


def _levels(data: Dataset, case_id: str) -> list[tuple[str, str | None]]:
    """On which levels somebody acted, and on which nobody is on record."""
    shown = _table(data, case_id)[1]
    counts = shown["Level"].value_counts()
    terms = vocabulary("levels")
    acted = [f"{name.lower()} ({counts[name]})" for name in terms["label"] if name in counts]
    lines: list[tuple[str, str | None]] = [
        (
            f"**{count(len(shown), 'actor')}** on {count(len(acted), 'level')}: {listed(acted)}.",
            None,
        )
    ]
    missing = terms[~terms["label"].isin(counts.index)]
    if missing.empty:
        return [*lines, ("Every level has at least one recorded act.", None)]
    names = listed([name.lower() for name in missing["label"]])
    meanings = "  \n".join(
        f"**{plain(row.label)}** {plain(row.definition)}" for row in missing.itertuples()
    )
    text = (
        f"**No recorded act:** {names}. "
        "That nothing is on record does not mean that nothing was done."
    )
    return [*lines, (text, meanings)]


def _table(data: Dataset, case_id: str) -> tuple[list[str], pd.DataFrame]:
    """Ids of the actors, by level and number of acts, and what is shown of them."""
    rows = data.event_actors[data.event_actors["case_id"] == case_id]
    done = data.events.set_index("event_id")["carried_out"]
    rows = rows.assign(done=rows["event_id"].map(done).astype(bool))
    names = dossier.actor_names(data, case_id)
    short = data.actors.drop_duplicates("actor_id").set_index("actor_id")["short_name"]
    grouped = rows.groupby("actor_id", sort=False).agg(
        level=("level", "first"),
        acts=("event_id", "nunique"),
        led=("lead", "sum"),
        done=("done", "sum"),
        behind=("acts_for", "first"),
    )
    order = {level: place for place, level in enumerate(vocabulary("levels").index)}
    table = pd.DataFrame(
        {
            "actor_id": grouped.index,
            "level": grouped["level"].to_numpy(),
            "Level": grouped["level"].map(labels("levels")).to_numpy(),
            "Actor": [names.get(actor, actor) for actor in grouped.index],
            "Acts": grouped["acts"].to_numpy(),
            "Led": grouped["led"].astype(int).to_numpy(),
            "Carried out": grouped["done"].astype(int).to_numpy(),
            "Acted for": [
                ", ".join(short.get(body, body) for body in listed.split(";") if body)
                for listed in grouped["behind"]
            ],
        }
    )
    place = table["level"].map(order)
    table = table.assign(_place=place).sort_values(
        ["_place", "Acts", "Actor"], ascending=[True, False, True]
    )
    shown = table.drop(columns=["_place", "level", "actor_id"]).reset_index(drop=True)
    return table["actor_id"].tolist(), shown
