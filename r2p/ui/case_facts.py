"""What the dossier says first: summary, outcome, key facts."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, label, vocabulary
from r2p.figures.words import count, day, listed, number
from r2p.ui import abbreviations, evidence, store
from r2p.ui import case as dossier
from r2p.ui.beside import beside, width
from r2p.ui.text import plain

_DEPTH = {
    "focus": "in depth, about twice as deeply as the comparison crises",
    "comparison": "for comparison, about half as deeply as the focus crises",
}

_KNOWN = 340  # px of the key facts beside the summary


def facts(data: Dataset, case_id: str) -> None:
    """Summary and outcome on the left, key facts on the right."""
    (text, explanation), known = store.kept(_texts, case_id)
    with beside():
        st.markdown(text, help=explanation, width="stretch")
        st.markdown(known[0], help=known[1], width=width(_KNOWN))


def _texts(data: Dataset, case_id: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Summary with outcome, and key facts, each with its tooltip."""
    case = data.case(case_id)
    outcome = vocabulary("outcomes").loc[case["outcome"]]
    name = plain(outcome["label"])
    text = f"{plain(case['summary'])}\n\n**{name}.** {plain(case['outcome_summary'])}"
    meaning = (
        dossier.explained(data, f"{case['summary']} {case['outcome_summary']}"),
        f"**{name}**: {plain(outcome['definition'])}",
    )
    return (
        (
            abbreviations.marked(text, "Terms"),
            "\n\n".join(filter(None, meaning)),
        ),
        (_facts(data, case_id), _neighbourhood(data, case)),
    )


def _facts(data: Dataset, case_id: str) -> str:
    rows = fact_rows(data, case_id)
    return "  \n".join(f"**{plain(name)}:** {plain(text)}" for name, text in rows)


def fact_rows(data: Dataset, case_id: str) -> list[tuple[str, str]]:
    """The key facts of a crisis: what, and how it was there."""
    case = data.case(case_id)
    return [
        ("Type", label("crisis_types", case["crisis_type"])),
        ("Trigger", case["trigger"]),
        ("Acute phase", _acute(case)),
        ("People killed", people_killed(case)),
        ("People displaced", _displaced(case)),
        ("Where", f"{case['country']} ({case['capital']}), {case['region']} region"),
        ("Coded", f"{day(case['coding_start'])} to {day(case['coding_end'])}"),
        ("Researched", _DEPTH[case["depth"]]),
        # Last, as the help mark behind the facts explains it.
        ("Neighbourhood", ", ".join(_bodies(data, case)) or "no regional body had a mandate"),
    ]


def _acute(case: pd.Series) -> str:
    if not case["acute_given"]:
        return (
            f"no end on record; comparisons take it to last until {day(case['acute_until'])}, "
            "the end of the settlement stage"
        )
    days = (case["acute_until"] - case["onset"]).days + 1
    return f"{day(case['onset'])} to {day(case['acute_until'])}, {count(days, 'day')}"


def people_killed(case: pd.Series) -> str:
    """The range of deaths in words."""
    low, high = case["deaths_low"], case["deaths_high"]
    if pd.isna(low) and pd.isna(high):
        return "not recorded"
    if pd.isna(high):
        return f"at least {number(low)}"
    if pd.isna(low):
        return f"at most {number(high)}"
    if low == high:
        return "none known" if high == 0 else f"about {number(low)}"
    return f"{number(low)} to {number(high)}"


def _displaced(case: pd.Series) -> str:
    people = case["displaced"]
    return "not recorded" if pd.isna(people) else f"about {number(people)}"


def _bodies(data: Dataset, case: pd.Series) -> list[str]:
    known = data.actors.drop_duplicates("actor_id").set_index("actor_id")["short_name"]
    return [known.get(body, body) for body in case["regional_bodies"].split(";") if body]


def _neighbourhood(data: Dataset, case: pd.Series) -> str:
    names = dossier.actor_names(data, case["case_id"])
    bodies = [names.get(body, body) for body in case["regional_bodies"].split(";") if body]
    if not bodies:
        return "An act in which a regional body of the neighbourhood took part is regional action."
    return plain(
        f"Neighbourhood: {listed(bodies)}. An act in which one of them, or somebody acting for "
        "one, took part is regional action."
    )


def sources_of(data: Dataset, case_id: str, source_ids: str) -> str:
    """The sources behind a statement as a Markdown list; empty if there are none."""
    lines = store.kept(_source_lines, case_id)
    return "\n".join(
        f"- {lines[source_id]} ({plain(source_id)})"
        for source_id in source_ids.split(";")
        if source_id in lines
    )


def _source_lines(data: Dataset, case_id: str) -> dict[str, str]:
    rows = data.sources[data.sources["case_id"] == case_id]
    return {row["source_id"]: evidence.source_line(row) for _, row in rows.iterrows()}
