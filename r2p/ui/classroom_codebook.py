"""The codebook as it lies beside the acts that a student codes."""

import streamlit as st

from r2p.dataset import Dataset, labels, vocabulary
from r2p.figures.words import day
from r2p.ui import store
from r2p.ui.text import plain


def codebook(data: Dataset, case_id: str) -> None:
    """Instruments by family, modes and pillars, and the stages of the crisis."""
    st.markdown("**Codebook**")
    for name, text in store.kept(_instruments).items():
        with st.expander(f"Instruments: {name.lower()}"):
            st.markdown(text)
    with st.expander("Modes"):
        st.markdown(store.kept(_terms, "modes"))
    with st.expander("Pillars"):
        st.markdown(store.kept(_terms, "pillars"))
    with st.expander(f"Stages: {plain(data.labels[case_id])}"):
        st.markdown(store.kept(_stages, case_id))


def _instruments(data: Dataset) -> dict[str, str]:
    rows = vocabulary("instruments")
    return {
        name: "\n".join(
            f"- **{plain(row.label)}.** {plain(row.definition)} :gray[{plain(row.neighbour)}]"
            for row in rows[rows["family"] == family].itertuples()
        )
        for family, name in labels("families").items()
    }


def _terms(data: Dataset, name: str) -> str:
    return "\n".join(
        f"- **{plain(row.label)}.** {plain(row.definition)}"
        for row in vocabulary(name).itertuples()
    )


def _stages(data: Dataset, case_id: str) -> str:
    """When the stages begin: the pillar depends on it."""
    rows = data.stages[data.stages["case_id"] == case_id]
    names = labels("stages")
    return "\n".join(
        f"- **{plain(names[row.stage])}** from {plain(day(row.start))}" for row in rows.itertuples()
    )
