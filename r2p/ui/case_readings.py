"""Readings that disagree about one crisis, and the notes of the coder."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.words import count
from r2p.ui import case as dossier
from r2p.ui import store
from r2p.ui.case_facts import sources_of
from r2p.ui.notes import blocks, sections, show
from r2p.ui.text import plain


def readings(data: Dataset, case_id: str) -> None:
    """Each reading with what speaks for it and against it."""
    found = store.kept(_readings, case_id)
    if not found:
        _from_notes(data, case_id)
        return
    st.markdown(
        f"**{count(len(found), 'reading')}** of why the crisis went as it did. They disagree; "
        "the atlas takes no side."
    )
    for statement, for_it, against_it, held in found:
        with st.container(border=True, gap="xsmall"):
            st.markdown(statement)
            left, right = st.columns(2, gap="medium")
            left.markdown(for_it)
            right.markdown(against_it)
            st.caption(held)


def _readings(data: Dataset, case_id: str) -> list[tuple[str, str, str, str]]:
    rows = data.arguments["readings"]
    return [
        (
            f"**{plain(row.title)}**  \n{plain(row.statement)}",
            f"**Speaks for it.** {plain(row.holds_that)}",
            f"**Speaks against it.** {plain(row.weak_point)}",
            f"Held by: {plain(row.proponents or 'nobody by name')}\n\n"
            + sources_of(data, case_id, row.source_ids),
        )
        for row in rows[rows["case_id"] == case_id].itertuples()
    ]


def _from_notes(data: Dataset, case_id: str) -> None:
    """No table of readings for this crisis: what its notes say of rival readings."""
    found = store.kept(_disputed, case_id)
    if found:
        st.caption("From the coder's notes; the readings of this crisis were not set apart.")
        show(found)
    else:
        st.markdown("No rival readings were set apart for this crisis. See the coder's notes.")
    st.button(
        "All notes", icon=":material/notes:", type="tertiary", on_click=dossier.go, args=("notes",)
    )


def _disputed(data: Dataset, case_id: str) -> list[str | pd.DataFrame]:
    words = ("reading", "contested", "disput", "differ")
    return [
        part
        for name, body in sections(data.notes[case_id]).items()
        if any(word in name.lower() for word in words)
        for part in (f"**{plain(name)}**", *blocks(body))
    ]


def notes(data: Dataset, case_id: str) -> None:
    """The coder's notes as they are."""
    st.caption(
        "What the research is sure of and what it is not, in the coder's own words. "
        "Numbers such as S023 are sources of this crisis."
    )
    show(store.kept(_notes, case_id))


def _notes(data: Dataset, case_id: str) -> list[str | pd.DataFrame]:
    return blocks(data.notes[case_id])
