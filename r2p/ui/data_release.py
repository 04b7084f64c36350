"""Downloads, other producers, versions and licences of the dataset."""

import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.export import package_file, workbook_file
from r2p.dataset.paths import DATA
from r2p.dataset.reference import Provenance, provenances
from r2p.dataset.release import GROUPS, frame, layouts
from r2p.figures.words import day, number
from r2p.ui import screen, store
from r2p.ui.data_programs import from_program
from r2p.ui.data_tables import csv_for_spreadsheets, go, pick_table
from r2p.ui.notes import blocks, show
from r2p.ui.save import save_file
from r2p.ui.text import linked, plain


def download(data: Dataset) -> None:
    """The workbook, the Data Package, and every table on its own."""
    stem = f"{data.about['name']}-{data.about['version']}"
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Excel workbook", anchor=False)
        st.markdown(
            "One sheet per table, with a list of the sheets and the codebook before them. "
            "Opens in Excel, LibreOffice and Google Sheets."
        )
        save_file(
            "Excel workbook",
            lambda: store.kept_published(workbook_file),
            f"{stem}.xlsx",
            type=screen.emphasis(),
        )
    with right:
        st.header("Data Package", anchor=False)
        st.markdown(
            "A zip with a CSV file per table, the workbook, the descriptor that programs read "
            "(types, keys, licences), the coder's notes, the citation and checksums.",
        )
        save_file(
            "Data Package (zip)",
            lambda: store.kept_published(package_file),
            f"{stem}.zip",
            type=screen.emphasis(),
        )
    st.caption("Made when first asked for, which takes a few seconds.")
    if data.private:
        st.caption("Downloads hold the published crises only: your own case is not in them.")
    _single(data)
    from_program(data)
    _terms(data)


def _single(data: Dataset) -> None:
    st.header("One table", anchor=False)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        name = pick_table()
    with right:
        save_file(
            f"CSV, {number(len(frame(data, name)))} rows",
            lambda: csv_for_spreadsheets(name),
            f"{name}.csv",
        )


def _terms(data: Dataset) -> None:
    about = data.about
    st.caption(
        f"Our data: {linked(about['licence_title'], about['licence_url'])}. Code: MIT. "
        "Tables of other producers: each under its own licence, see “Other producers”."
    )


def producers(data: Dataset) -> None:
    """Each table that others have made: who, what, on which terms, what is missing."""
    st.markdown(
        f"**{len(provenances()) - 1} tables of other producers** are set beside the acts and never "
        "merged into them. Each keeps its own licence; cite it as given here."
    )
    for name, origin in provenances().items():
        if name != "countries":
            _producer(data, name, origin)


def _producer(data: Dataset, name: str, origin: Provenance) -> None:
    with st.expander(f"**{plain(origin.title)}** · {plain(origin.licence)}"):
        st.markdown(
            f"{plain(origin.what)} {number(len(frame(data, name)))} rows.  \n"
            f"**Producer:** {plain(origin.producer)}  \n"
            f"**Dataset:** {plain(origin.dataset)}  \n"
            f"**Licence:** {linked(origin.licence, origin.licence_url)}. "
            f"{plain(origin.redistribution)}  \n"
            f"**What it leaves out:** {plain(origin.leaves_out)}  \n"
            f"**Read from:** {plain(origin.read_from)}"
        )
        st.code(origin.citation, language=None, wrap_lines=True)
        st.button(
            "See the table",
            key=f"see_{name}",
            icon=":material/table:",
            type="tertiary",
            on_click=go,
            args=("tables", name),
        )


def versions(data: Dataset) -> None:
    """The version, its rows per table, the changes, the licences."""
    about = data.about
    st.markdown(
        f"**Version {plain(about['version'])}**, {plain(day(about['released']))}, codebook version "
        f"{plain(about['codebook_version'])}."
    )
    show(blocks((DATA / "CHANGELOG.md").read_text(encoding="utf-8")))
    st.header("Rows per table", anchor=False)
    for group, title in GROUPS.items():
        tables = [layout for layout in layouts().values() if layout.group == group]
        said = ", ".join(
            f"{plain(table.title)} **{number(len(frame(data, table.name)))}**" for table in tables
        )
        st.markdown(f"{title}: {said}.")
    st.header("Licences", anchor=False)
    st.markdown(
        f"- Crises, acts, arguments, vocabularies and notes: "
        f"{linked(about['licence_title'], about['licence_url'])}. You may share and adapt them, "
        "also commercially, if you give credit and say what you changed.\n"
        "- Code of the atlas: MIT.\n"
        "- Tables of other producers: each its own, see “Other producers”.\n"
        "- Country outlines on the map: Natural Earth, public domain."
    )
