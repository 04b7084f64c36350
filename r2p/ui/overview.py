"""The parts of the first page: what this is, how the crises ended, ways in."""

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.compare.words import full_names
from r2p.figures.overview import crisis_table, facts, outcomes_of
from r2p.measures.selection import Selection
from r2p.ui import controls, link, selection, way
from r2p.ui.beside import beside, width
from r2p.ui.save import save_table
from r2p.ui.store import kept
from r2p.ui.text import plain

TABLE = "crises"
NO_BREAK = "\N{NO-BREAK SPACE}"

ABOUT = """
In 2005 the world's heads of state and government agreed that every state has the
responsibility to protect its people from genocide, war crimes, ethnic cleansing and crimes
against humanity, and that they would act together, in a timely and decisive manner, where a
state is manifestly failing (World Summit Outcome 2005, paragraphs 138 and 139). Since 2009 the
Secretary-General describes it as three pillars: the state itself, assistance by others, and
timely and decisive response ([A/63/677](https://undocs.org/A/63/677), 12 January 2009).

The atlas records what was done to prevent mass violence, act by act and with sources. It shows
what came before and after what, never that one brought about the other.
"""

READING = """
An **act** is one thing that one or more actors did to prevent or stop mass violence: a visit, an
embargo, an accord. Each bar is a part of *all* protective acts of the crisis in its acute phase.
**Solid** was carried out, **hatched** is sanction and regional action at once, **tinted** was only
threatened or eased, **empty** was refused, blocked or ignored. The **dotted line** is the median of
all crises.

**Mediation** and **sanctions** say what was done, **regional action** says who took part:
organisations of the crisis's own neighbourhood. So one act can stand in two panels.
"""


def numbers(data: Dataset, chosen: Selection) -> None:
    """The size of the dataset in one quiet line."""
    # No line ends inside a number.
    said = " · ".join(
        f"**{value.replace(' ', NO_BREAK)}** {plain(what)}" for value, what in kept(facts, chosen)
    )
    st.caption(said)


def about() -> None:
    """What the atlas is about and how its first chart is read."""
    with controls.folded("What is this?", "_about", icon=":material/info:") as is_open:
        if is_open:
            st.markdown(ABOUT)
            st.markdown(READING)


def endings(data: Dataset) -> None:
    """The crises by how they ended, each a way to its dossier."""
    st.header("How they ended", anchor=False)
    st.caption("Choose a crisis to open its dossier.")
    found = [each for each in kept(outcomes_of) if each.cases]
    names = kept(full_names)
    with beside(wrap=True, gap="small"):
        for each in found:
            # One row of buttons, not a link for each crisis: every element costs the host time.
            case = st.pills(
                f"**{plain(each.label)}**, {len(each.cases)}  \n:small[{plain(each.definition)}]",
                each.cases,
                format_func=lambda id: plain(names[id]),
                key=f"ending_{each.id}",
                wrap=True,
                # The longest name with its edges: one that does not fit would be cut.
                width=width(40 + 6 * max(len(names[case]) for case in each.cases)),
            )
            if case:
                _open(case)


def _open(case: str) -> None:
    st.switch_page(way.to("case"), query_params={**link.shared(), "case": case})


def crises(data: Dataset, chosen: Selection) -> None:
    """All crises as a table; a row leads to its dossier."""
    folded = st.expander("The crises in numbers", key="numbers", on_change="rerun")
    if not folded.open:  # drawn when it is opened, not before
        return
    with folded:
        _table(data, chosen)


def _table(data: Dataset, chosen: Selection) -> None:
    st.caption("Select a row to open the crisis. Acts of the whole response; deaths as reported.")
    table = kept(crisis_table, chosen)
    state = st.dataframe(
        table,
        hide_index=True,
        key=TABLE,
        on_select="rerun",
        selection_mode="single-row",
        height=35 * (len(table) + 1) + 3,
        column_config={"Crisis": st.column_config.TextColumn(width=205)},
        alt="All crises with onset, outcome, acts, deaths and people displaced",
    )
    save_table("Crises (CSV)", table, "crises-in-numbers")
    rows = state.selection.rows
    if rows and rows[0] < len(data.case_ids):
        _open(data.case_ids[rows[0]])


def ways_in(data: Dataset) -> None:
    """Questions, each of which opens a prepared view."""
    focus, shared = ",".join(selection.focus_cases(data)), link.shared()
    every = ",".join(data.case_ids)
    st.header("Ways in", anchor=False)
    questions: tuple[tuple[str, str, dict[str, str], str], ...] = (
        ("timeline", "What was tried in which stage?", {"cases": focus}, "timeline"),
        ("map", "Where did it happen, and where did help come from?", {}, "map"),
        (
            "compare",
            "How soon after onset did each kind of act come?",
            {"cases": every, "measure": "speed"},
            "timer",
        ),
        (
            "compare",
            "Who led in the first 100 days?",
            {"cases": focus, "window": "first", "days": "100", "measure": "acts", "by": "level"},
            "groups",
        ),
        (
            "compare",
            "On how many days were sanctions in force?",
            {"cases": every, "measure": "days", "kinds": "family.sanctions"},
            "date_range",
        ),
        (
            "first-days",
            "What was done in the first hundred days?",
            {"cases": focus, "section": "sum", "days": "0,100"},
            "speed",
        ),
    )
    with st.container(horizontal=True):
        for page, question, params, icon in questions:
            st.page_link(
                way.to(page),
                label=plain(question),
                icon=f":material/{icon}:",
                query_params={**shared, **params, link.VERSION_KEY: link.VERSION},
            )


def lead_on(data: Dataset) -> None:
    """From the chart to the pages that say more about the same crises."""
    every = {"cases": ",".join(data.case_ids), link.VERSION_KEY: link.VERSION}
    shared = link.shared()
    with st.container(horizontal=True):
        for page, name, icon, params in (
            ("compare", "Compare with other measures and kinds", "bar_chart", every),
            (
                "compare",
                "The same by stage",
                "stacked_bar_chart",
                {**every, "by": "stage", "window": "whole"},
            ),
            (
                "timeline",
                "See them on the timeline",
                "timeline",
                {**every, "cases": ",".join(selection.focus_cases(data))},
            ),
        ):
            st.page_link(
                way.to(page),
                label=name,
                icon=f":material/{icon}:",
                query_params={**shared, **params},
            )
