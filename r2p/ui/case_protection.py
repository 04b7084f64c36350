"""Who spoke of the responsibility to protect, and what the state had signed."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, labels
from r2p.dataset.reference import provenances, reference
from r2p.figures.words import count, day
from r2p.ui import abbreviations, store
from r2p.ui import case as dossier
from r2p.ui.act_table import act_table
from r2p.ui.case_facts import sources_of
from r2p.ui.text import linked, plain, whole

_NAMED = r"(?i)responsibility to p(?:rotect|revent)|\bR2P\b|\bRtoP\b"


def protection(data: Dataset, case_id: str) -> None:
    """References in the sources, acts that name it, pillars, treaties."""
    said, help_text, sources, pillars, treaties = store.kept(_texts, case_id)
    st.markdown(said, help=help_text)
    st.caption(sources)
    named = store.kept(_acts_naming_it, case_id)
    if named.empty:
        st.markdown("No act of this crisis names it in its title or description.")
    else:
        verb = "names" if len(named) == 1 else "name"
        st.markdown(f"**{count(len(named), 'act')}** of this crisis {verb} it:")
        act_table(data, named, "case_protection", height=36 + 35 * min(len(named), 8))
    st.header("By pillar", anchor=False)
    st.markdown(pillars)
    if treaties:
        st.header("Treaties", anchor=False)
        st.markdown(treaties[0])
        st.caption(treaties[1])


def _acts_naming_it(data: Dataset, case_id: str) -> pd.DataFrame:
    acts = dossier.acts_of(data, case_id)
    return acts[(acts["title"] + " " + acts["description"]).str.contains(_NAMED)]


def _texts(data: Dataset, case_id: str) -> tuple:
    case = data.case(case_id)
    return (
        *abbreviations.below(data, plain(case["r2p_referenced"]), case["r2p_referenced"]),
        sources_of(data, case_id, case["r2p_sources"]),
        _pillars(dossier.acts_of(data, case_id)),
        _treaties(case),
    )


def _pillars(acts: pd.DataFrame) -> str:
    counts = acts["pillar"].value_counts()
    return "\n".join(
        f"- {plain(name)}: **{count(int(counts.get(pillar, 0)), 'act')}**"
        for pillar, name in labels("pillars").items()
    )


def _treaties(case: pd.Series) -> tuple[str, str] | None:
    rows = reference("treaties")
    rows = rows[rows["iso3"] == case["iso3"]]
    if rows.empty:
        return None
    origin = provenances()["treaties"]
    return (
        "\n".join(f"- {plain(row.treaty)}: {_status(row)}" for row in rows.itertuples()),
        f"As of {plain(day(rows['as_of'].iloc[0]))}; later accessions and withdrawals are missing. "
        f"{plain(origin.producer)} ({linked(origin.licence, origin.licence_url)}).",
    )


def _status(row) -> str:
    if row.status == "party":
        return f"party since {whole(day(row.bound))}"
    if row.status == "signatory":
        return f"signed on {whole(day(row.signed))}, not ratified"
    return "not a party"
