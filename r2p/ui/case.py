"""Which crisis the dossier is about, and what stands above its sections."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, label, vocabulary
from r2p.figures.words import count
from r2p.ui import abbreviations, controls, evidence, link, store
from r2p.ui.text import plain

FIRST = "KEN-2007"
SECTIONS = {
    "stages": "Stages",
    "acts": "Acts",
    "actors": "Actors",
    "sources": "Sources",
    "numbers": "Numbers",
    "analogues": "Nearest analogues",
    "protection": "Responsibility to protect",
    "readings": "Readings",
    "notes": "Notes",
}
_OTHERS = (
    ("timeline", "Timeline", ":material/timeline:"),
    ("map", "Map", ":material/map:"),
    ("compare", "Compare", ":material/bar_chart:"),
)


def pick(data: Dataset, first: str = FIRST) -> str:
    """The crisis of the dossier: from the link, or from the act that the link names."""
    act = evidence.chosen_act(data)
    if act and not link.raw("case"):
        link.write("case", (_crisis_of(data, act),))
    names = store.kept(_names)
    first = next(id for id in (first, FIRST, *names) if id in names)
    case_id = controls.pick_one("Crisis", "case", names, first)
    if act and _crisis_of(data, act) != case_id:
        evidence.choose(None)
    return case_id


def _crisis_of(data: Dataset, event_id: str) -> str:
    return str(data.events.loc[data.events["event_id"] == event_id, "case_id"].iloc[0])


def _names(data: Dataset) -> dict[str, str]:
    return {row.case_id: f"{row.label}: {row.title}" for row in data.cases.itertuples()}


def heading(data: Dataset, case_id: str) -> tuple[str, str]:
    """The finding about a crisis in one line, and what its outcome means."""
    return store.kept(_heading, case_id)


def _heading(data: Dataset, case_id: str) -> tuple[str, str]:
    terms = vocabulary("outcomes")
    meaning = "  \n".join(
        f"**{plain(row.label)}** {plain(row.definition)}" for row in terms.itertuples()
    )
    return finding(data, case_id), f"How the crises ended:  \n{meaning}"


def finding(data: Dataset, case_id: str) -> str:
    """How a crisis ended and how many acts there were by how many actors, in one line."""
    case = data.case(case_id)
    events = acts_of(data, case_id)
    actors = data.event_actors.loc[data.event_actors["case_id"] == case_id, "actor_id"].nunique()
    counted = events[events["direction"] == "protective"]
    counter = len(events) - len(counted)
    done = int(counted["carried_out"].sum())
    return (
        f"{case['title']}: {label('outcomes', case['outcome']).lower()}; "
        f"{count(len(events), 'act')}, {done} carried out, "
        + (f"{count(counter, 'counter-act')}, " if counter else "")
        + f"by {count(actors, 'actor')}"
    )


def acts_of(data: Dataset, case_id: str) -> pd.DataFrame:
    """The acts of one crisis in order. Shared: do not change the frame."""
    return data.events[data.events["case_id"] == case_id]


def onward(case_id: str) -> None:
    """Links to the same crisis on other pages, side by side in a horizontal container."""
    for name, title, icon in _OTHERS:
        st.page_link(
            f"pages/{name}.py",
            label=title,
            icon=icon,
            query_params={**link.shared(), "cases": case_id, "v": link.VERSION},
            help=f"This crisis on the page {title}",
        )


def go(section: str, **choices: str) -> None:
    """Open a section of the dossier with these choices. For callbacks."""
    st.session_state["section"] = section
    link.write("section", (section,) if section != "stages" else ())
    evidence.choose(None)
    for key in ("find", "actor", "family", "stage", "status", "level"):
        value = choices.get(key, "")
        st.session_state.pop(key, None)
        link.write(key, (value,) if value else ())


def actor_names(data: Dataset, case_id: str) -> dict[str, str]:
    """Full name of each actor that may appear in a crisis, those known only there included."""
    known = data.actors[data.actors["case_id"].isin(["", case_id])]
    return dict(zip(known["actor_id"], known["name"], strict=True))


def explained(data: Dataset, text: str) -> str | None:
    """The abbreviations of a text, for a tooltip."""
    return abbreviations.in_text(data, text)
