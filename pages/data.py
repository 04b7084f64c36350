"""Data: every table, the codebook, downloads, citation, versions and licences."""

import streamlit as st

from r2p.figures.words import count, day, number, percent
from r2p.ui import controls, house, store
from r2p.ui.data_cite import cite
from r2p.ui.data_codebook import show_codebook
from r2p.ui.data_release import download, producers, versions
from r2p.ui.data_reliability import reliability
from r2p.ui.data_tables import tables
from r2p.ui.text import plain

SECTIONS = {
    "tables": ("Tables", tables),
    "codebook": ("Codebook", show_codebook),
    "download": ("Download", download),
    "cite": ("Cite", cite),
    "reliability": ("Reliability", reliability),
    "producers": ("Other producers", producers),
    "versions": ("Versions and licences", versions),
}


def page() -> None:
    """What is in the dataset, then the section that was chosen."""
    data = store.dataset()
    about = data.about
    st.title("Data", anchor=False)
    st.caption("What is in the dataset, and how is it cited?")
    st.markdown(
        f"**{count(len(data.cases), 'crisis', 'crises')}, {count(len(data.events), 'act')} and "
        f"{count(len(data.sources), 'source')}.** "
        f"{plain(percent(data.events['checked'].mean()))} of the acts "
        f"({number(int(data.events['checked'].sum()))}) were checked against a text. "
        f"Version {plain(about['version'])}, {plain(day(about['released']))}."
    )
    names = {key: title for key, (title, _) in SECTIONS.items()}
    section = controls.pick_tab("Section", "section", names, "tables")
    SECTIONS[section][1](data)


house.show(page)
