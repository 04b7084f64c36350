"""The codebook: what every column and every term means."""

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.codebook import codebook
from r2p.dataset.release import layouts
from r2p.dataset.vocabulary import VOCABULARIES, schema_of
from r2p.figures.words import count
from r2p.ui import controls, search, selection
from r2p.ui.data_tables import pick_table
from r2p.ui.save import save_table
from r2p.ui.text import plain

_WHAT = {"columns": "Columns", "terms": "Terms"}


def show_codebook(data: Dataset) -> None:
    """Columns of a table, terms of a vocabulary, or whatever a search finds in both."""
    left, right = st.columns(2, vertical_alignment="bottom")
    with right:
        query = controls.search_box(
            "Search the codebook", "look", placeholder="e.g. onset, statement, suspension"
        )
    with left:
        what = controls.pick_tab("What", "book", _WHAT, "columns")
    if query.strip():
        _found(query)
    elif what == "columns":
        name = pick_table()
        _columns(name)
    else:
        names = {name: schema_of(name).title for name in VOCABULARIES}
        _vocabulary(controls.pick_one("Vocabulary", "terms", names, "instruments"))
    with st.container(horizontal=True):
        _download("columns", codebook().columns)
        _download("terms", codebook().terms)


def _download(name: str, rows: pd.DataFrame) -> None:
    # Ids in small letters are for the program, headings are for the reader.
    shown = rows[[heading for heading in rows if heading[0].isupper()]]
    save_table(f"All {name} (CSV)", shown, f"codebook-{name}")


def _columns(name: str) -> None:
    layout = layouts()[name]
    rows = codebook().columns
    rows = rows[rows["table"] == name]
    st.markdown(f"{plain(layout.schema.description)} **{count(len(rows), 'column')}**, in order:")
    st.markdown(_list_of_columns(rows))


def _list_of_columns(rows: pd.DataFrame) -> str:
    return "\n".join(_column_line(row) for row in rows.to_dict("records"))


def _column_line(row: dict) -> str:
    marks = [row["Type"]]
    if row["Required"]:
        marks.append("always filled")
    if row["Derived"]:
        marks.append("follows from other columns")
    limits = f" Allowed: {plain(row['Allowed'])}." if row["Allowed"] else ""
    return (
        f"- **{plain(row['Heading'])}** `{row['Column']}` · {plain(', '.join(marks))}  \n"
        f"  {plain(row['Meaning'])}{limits}"
    )


def _vocabulary(name: str) -> None:
    rows = codebook().terms
    rows = rows[rows["vocabulary"] == name]
    st.markdown(f"{plain(schema_of(name).description)} **{count(len(rows), 'term')}**, in order:")
    if name == "instruments":
        for family, inside in rows.groupby("Family", sort=False):
            st.markdown(f"**{plain(family)}**")
            st.markdown(_list_of_terms(inside))
    else:
        st.markdown(_list_of_terms(rows))


def _list_of_terms(rows: pd.DataFrame) -> str:
    return "\n".join(_term_line(row) for row in rows.to_dict("records"))


def _term_line(row: dict) -> str:
    marks = [f"weight {row['Weight']}"] if row["Weight"] else []
    if row["Lasts"] == "yes":
        marks.append("lasts")
    after = f" · {plain(', '.join(marks))}" if marks else ""
    body = " ".join(
        filter(None, (plain(row["Definition"]), _neighbour(row["Where the neighbour begins"])))
    )
    head = f"- **{plain(row['Label'])}** `{row['Term']}`{after}"
    return f"{head}  \n  {body}" if body else head


def _neighbour(text: str) -> str:
    return f"*Neighbour:* {plain(text)}" if text else ""


def _found(query: str) -> None:
    book = codebook()
    columns, terms = (
        frame[search.matching(search.joined(frame[c] for c in frame), query)]
        for frame in (book.columns, book.terms)
    )
    if columns.empty and terms.empty:
        selection.nothing("Nothing in the codebook matches.", "Search for less.")
        return
    st.markdown(f"**{count(len(terms), 'term')}** and **{count(len(columns), 'column')}** found")
    for name, rows in terms.groupby("Vocabulary", sort=False):
        st.markdown(f"**{plain(name)}**")
        st.markdown(_list_of_terms(rows))
    for name, rows in columns.groupby("Table", sort=False):
        st.markdown(f"**Columns of {plain(name)}**")
        st.markdown(_list_of_columns(rows))
