"""How reliable the coding is: acts coded twice, agreement per variable, method and limits."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, labels, vocabulary
from r2p.dataset.reliability import double_coding
from r2p.dataset.spreadsheet import to_csv
from r2p.figures.words import count, listed
from r2p.measures.agreement import Agreement, agreement
from r2p.ui import controls, evidence, store
from r2p.ui.classroom_words import MEANING, confusion_table, shown, table
from r2p.ui.data_tables import csv_for_spreadsheets, go
from r2p.ui.save import save_file
from r2p.ui.text import plain

FAMILY = "family"
VARIABLES = {
    "instrument": "Instrument",
    FAMILY: "Family of the instrument",
    "result": "Result",
    "mode": "Mode",
    "pillar": "Pillar",
}
VOCABULARIES = {
    "instrument": "instruments",
    FAMILY: "families",
    "result": "results",
    "mode": "modes",
    "pillar": "pillars",
}
METHOD = """
**Which acts.** Eighteen acts were drawn at random, with a fixed seed, from each of eleven crises.
A second coder got the codebook and the date, title, description and target of each act; the first
coder's choices, the sources and the notes stayed hidden. The family is not coded: it follows from
the instrument.

**Two rounds.** Instrument and result were coded under version 1 of the codebook, in one round. Mode
and pillar were coded twice over. In the first round the coders agreed on the mode of 91.4 % of the
acts (alpha 0.63) and on the pillar of 78.8 % (alpha 0.66), which was too little. Both got sharper
rules (version 1.1), all acts of the dataset were coded anew under them, and the second coder coded
the sample again, this time with stage, instrument and actors in view as well. The table shows this
second round; the first one is not published act by act.

**Figures.** Percent agreement, Cohen's kappa and nominal Krippendorff's alpha, each with a
bootstrap interval over the acts (2,000 drawings, middle 95 %, fixed seed).
"""
LIMITS = """
- **An upper bound.** Both coders were trained alike and read the same short descriptions. Agreement
  says that the categories can be told apart, not that a description is true.
- **Sharper rules help themselves.** Under version 1.1 the pillar follows almost wholly from lead
  actor, stage and instrument, which the second coder then saw: it agrees so well for that reason.
- **Instruments** were not coded a second time under the sharper rules. The weakest border runs
  between early-warning report and statement.
- **Not covered.** Five crises were not in the sample. Dates, actors, stages, directions and the
  choice of what counts as an act were not coded twice.
- **Acts of one crisis resemble each other.** The intervals treat acts as independent and are
  somewhat too narrow.
"""


def reliability(data: Dataset) -> None:
    """Agreement per variable, how it was found, where it ends, and the acts behind it."""
    made = store.kept(agreements)
    low = min(made, key=lambda name: made[name].alpha.value)
    st.markdown(
        f"**{count(next(iter(made.values())).n, 'act')} were coded twice.** The two coders agree "
        f"least on the {low.lower()}, alpha {shown(made[low].alpha)}."
    )
    st.dataframe(table(made), hide_index=True, alt="Agreement of two coders, by variable")
    with st.expander("What do these figures mean?", icon=":material/help:"):
        st.markdown(MEANING)
    st.header("Method", anchor=False)
    st.markdown(METHOD)
    st.header("Limits", anchor=False)
    st.markdown(LIMITS)
    st.markdown(store.kept(corrected))
    st.header("Where the coders differ", anchor=False)
    _differences(data)


def pairs(variable: str) -> tuple[list[str], list[str]]:
    """What the first and the second coder chose, as text, act by act."""
    rows = double_coding()
    if variable == FAMILY:
        families = vocabulary("instruments")["family"]
        first, second = pairs("instrument")
        return [families[term] for term in first], [families[term] for term in second]
    first, second = (rows[f"{variable}_{side}"].astype(str) for side in ("first", "second"))
    return first.tolist(), second.tolist()


def agreements(data: Dataset) -> dict[str, Agreement]:
    """The agreement of the two coders on each variable, by its heading."""
    return {name: agreement(*pairs(variable)) for variable, name in VARIABLES.items()}


def changed(data: Dataset) -> dict[str, list[str]]:
    """Acts whose code is another today than the first coder's in the sample, by variable."""
    rows = double_coding()
    now = data.events.set_index("event_id").reindex(rows["event_id"])
    found = {}
    for variable in ("instrument", "result", "mode", "pillar"):
        known = now[variable].notna().to_numpy()
        other = now[variable].astype(str).to_numpy() != rows[f"{variable}_first"].astype(str)
        found[variable] = rows.loc[known & other, "event_id"].tolist()
    return found


def corrected(data: Dataset) -> str:
    """One sentence on what has been corrected in the dataset since, as Markdown."""
    parts = [
        f"the {VARIABLES[variable].lower()} of {count(len(ids), 'act')} ({listed(ids)})"
        for variable, ids in changed(data).items()
        if ids
    ]
    if not parts:
        return "The first codes are those of the dataset today."
    return plain(
        "The first codes stand as they were when the sample was drawn. Corrections of the dataset "
        f"have since changed {listed(parts)}; the figures above do not follow them, since the "
        "second coder's choices were known by then."
    )


def _differences(data: Dataset) -> None:
    """The confusion table of one variable, and the acts in question."""
    variable = controls.pick_here("Variable", "reliability_variable", VARIABLES, "instrument")
    names = _names(variable)
    first, second = pairs(variable)
    st.dataframe(
        confusion_table(first, second, names, "First coder ↓ second coder →"),
        hide_index=True,
        placeholder="",
        alt=f"{VARIABLES[variable]}: the first coder's choices against the second's, acts counted",
    )
    acts = store.kept(differing, variable)
    st.markdown(f"**{count(len(acts), 'act')} coded differently.** Select one for its evidence.")
    _acts(data, acts)
    with st.container(horizontal=True):
        save_file(
            "Acts coded differently (CSV)",
            lambda: to_csv(acts),
            f"double-coding-{variable}.csv",
            key="reliability_csv",
        )
        save_file(
            "All acts coded twice (CSV)",
            lambda: csv_for_spreadsheets("double_coding"),
            "double_coding.csv",
            key="reliability_all_csv",
        )
        st.button(
            "See them in the table",
            icon=":material/table:",
            type="tertiary",
            on_click=go,
            args=("tables", "double_coding"),
        )


def differing(data: Dataset, variable: str) -> pd.DataFrame:
    """The acts on which the two coders differ, with both choices and today's code."""
    names: Mapping[str, str] = _names(variable)
    first, second = pairs(variable)
    now = data.events.set_index("event_id")
    rows = [
        {
            "What was done": now["title"].get(id, ""),
            "First coder": names[one],
            "Second coder": names[other],
            "Today": names.get(str(now[variable].get(id, "")), ""),
            "Act": id,
        }
        for id, one, other in zip(double_coding()["event_id"], first, second, strict=True)
        if one != other
    ]
    return pd.DataFrame(rows)


def _names(variable: str) -> dict[str, str]:
    return {str(id): name for id, name in labels(VOCABULARIES[variable]).items()}


def _acts(data: Dataset, acts: pd.DataFrame) -> None:
    key = "reliability_acts"

    def pick() -> None:
        chosen = st.session_state[key].selection.rows
        evidence.choose(str(acts["Act"].iloc[chosen[0]]) if chosen else None)

    st.dataframe(
        acts,
        hide_index=True,
        key=key,
        on_select=pick,
        selection_mode="single-row",
        height=min(38 + 35 * len(acts), 400),
        column_config={"What was done": st.column_config.TextColumn(width="large")},
        alt="Acts that the two coders coded differently",
    )
    act = evidence.chosen_act(data)
    if act is not None:
        evidence.panel(data, act)
