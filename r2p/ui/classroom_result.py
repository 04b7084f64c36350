"""After coding: agreement with the dataset or a second coder, and each disagreement."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, labels, vocabulary
from r2p.figures.words import count
from r2p.measures.agreement import Agreement, agreement
from r2p.ui import classroom_codes as held
from r2p.ui import controls, link, store, way
from r2p.ui.classroom_codes import VARIABLES, VOCABULARY, Codes, Draw
from r2p.ui.classroom_files import pick_file, save
from r2p.ui.classroom_words import MEANING, confusion_table, shown, table
from r2p.ui.text import plain

FAMILY = "family"
COMPARED = {
    "instrument": "Instrument",
    FAMILY: "Family of the instrument",
    "mode": "Mode",
    "pillar": "Pillar",
}
DATASET, STUDENT, SECOND = "The dataset", "You", "Second coder"
_SECOND = "_classroom_second"

Choices = tuple[tuple[str, tuple[str, str, str, str]], ...]
"""By act: instrument, family, mode and pillar; hashable, so that agreement is computed once."""


def result(data: Dataset, draw: Draw, acts: pd.DataFrame) -> None:
    """Figures, confusion and disagreements; nothing can be coded any more."""
    mine = _choices(held.codes(draw))
    theirs = _of_dataset(acts, [id for id, _ in mine])
    made = store.kept(_agreements, theirs, mine)
    st.markdown(_finding(made))
    st.dataframe(table(made), hide_index=True, alt="Agreement of your codes with the dataset")
    with st.expander("What do these figures mean?", icon=":material/help:"):
        st.markdown(MEANING)
        st.markdown(
            "The dataset is another coder, not the truth. Its coder also saw the actors, the "
            "sources and the whole crisis, which you did not: expect less agreement on the pillar "
            "above all, which follows mostly from who acted and in which stage."
        )
    with st.container(horizontal=True):
        save(draw)
        st.button(
            "Code these acts again",
            icon=":material/restart_alt:",
            on_click=held.start_again,
            args=(draw,),
            help="Forgets your codes. You have seen those of the dataset, so it is no longer "
            "blind; another seed draws other acts.",
        )
    _confused(theirs, mine, DATASET, STUDENT, "dataset")
    _disagreements(data, acts, theirs, mine)
    _second_coder(draw, acts, mine)


def _choices(codes: Codes) -> Choices:
    families = vocabulary("instruments")["family"]
    rows = {id: codes[id] for id in held.complete(codes)}
    return tuple(
        (id, (row["instrument"], families[row["instrument"]], row["mode"], row["pillar"]))
        for id, row in sorted(rows.items())
    )


def _of_dataset(acts: pd.DataFrame, ids: list[str]) -> Choices:
    rows = acts.set_index("event_id").loc[ids]
    return _choices(
        {
            id: {name: str(row[name]) for name in VARIABLES}
            for id, row in rows[list(VARIABLES)].iterrows()
        }
    )


def _agreements(data: Dataset, first: Choices, second: Choices) -> dict[str, Agreement]:
    return {
        name: agreement(_column(first, place), _column(second, place))
        for place, name in enumerate(COMPARED.values())
    }


def _column(choices: Choices, place: int) -> list[str]:
    return [chosen[place] for _, chosen in choices]


def _finding(made: Mapping[str, Agreement]) -> str:
    each = made[COMPARED["instrument"]]
    text = (
        f"**You and the dataset chose the same instrument for {each.same} of "
        f"{count(each.n, 'act')}.** Cohen's kappa: {shown(each.kappa)}."
    )
    return f"{text} So few acts say little." if each.n < 30 else text


def _confused(first: Choices, second: Choices, one: str, other: str, key: str) -> None:
    """The confusion table of one variable."""
    st.header("Who chose what", anchor=False)
    variable = controls.pick_here("Variable", f"confused_{key}", COMPARED, "instrument")
    place = list(COMPARED).index(variable)
    names = _names(variable)
    rows = confusion_table(
        _column(first, place), _column(second, place), names, f"{one} ↓ {other.lower()} →"
    )
    alt = f"{one} against {other.lower()}, acts counted"
    st.dataframe(rows, hide_index=True, placeholder="", alt=alt)
    st.caption(f"Rows: {one.lower()}; columns: {other.lower()}. On the diagonal both agree.")


def _names(variable: str) -> dict[str, str]:
    vocabulary_of = {**VOCABULARY, FAMILY: "families"}[variable]
    return {str(id): shown for id, shown in labels(vocabulary_of).items()}


def _disagreements(data: Dataset, acts: pd.DataFrame, theirs: Choices, mine: Choices) -> None:
    """Each act that was coded otherwise, both definitions, and the way to its evidence."""
    differ = [
        (id, dataset, student)
        for (id, dataset), (_, student) in zip(theirs, mine, strict=True)
        if dataset != student
    ]
    st.header(count(len(differ), "act coded otherwise", "acts coded otherwise"), anchor=False)
    by_id = acts.set_index("event_id")
    for id, dataset, student in differ:
        act = by_id.loc[id]
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(act['title'])}**")
            st.markdown("\n".join(_both(dataset, student)))
            st.page_link(
                way.to("case"),
                label=f"Evidence for {id}",
                icon=":material/menu_book:",
                query_params={
                    "case": act["case_id"],
                    "act": id,
                    link.VERSION_KEY: link.VERSION,
                },
                width="content",
            )


def _both(dataset: tuple[str, ...], student: tuple[str, ...]) -> list[str]:
    lines = []
    for name, one, other in zip(COMPARED, dataset, student, strict=True):
        if one != other and name != FAMILY:
            lines += [
                f"- {COMPARED[name]}, the dataset: {_defined(name, one)}",
                f"- {COMPARED[name]}, you: {_defined(name, other)}",
            ]
    return lines


def _defined(variable: str, term: str) -> str:
    terms = vocabulary(VOCABULARY[variable])
    row = terms.loc[int(term) if variable == "pillar" else term]
    return f"**{plain(row['label'])}.** {plain(row['definition'])}"


def _second_coder(draw: Draw, acts: pd.DataFrame, mine: Choices) -> None:
    """Two students on the same draw."""

    def take(codes: Codes) -> None:
        held_files = st.session_state.get(_SECOND, {})
        st.session_state[_SECOND] = {**held_files, draw: codes}

    st.header("Two coders", anchor=False)
    st.caption("Open the codes that somebody else saved for the same link, and compare with yours.")
    pick_file("second", acts["event_id"].tolist(), take)
    if draw not in st.session_state.get(_SECOND, {}):
        return
    other = _choices(st.session_state[_SECOND][draw])
    both = {id for id, _ in other} & {id for id, _ in mine}
    if not both:
        st.info("No act was coded in full by both.", icon=":material/search_off:")
        return
    theirs = tuple(each for each in other if each[0] in both)
    ours = tuple(each for each in mine if each[0] in both)
    made = store.kept(_agreements, theirs, ours)
    st.dataframe(table(made), hide_index=True, alt="Agreement of the second coder with you")
    _confused(theirs, ours, SECOND, STUDENT, "second")
