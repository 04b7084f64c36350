"""Every published table: searched, read page by page, downloaded."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.codebook import allowed
from r2p.dataset.export import table_file
from r2p.dataset.reference import provenances
from r2p.dataset.release import Layout, as_text, frame, layouts
from r2p.dataset.schema import Field
from r2p.dataset.spreadsheet import harmless
from r2p.figures.words import count
from r2p.ui import controls, evidence, link, pager, search, selection, store
from r2p.ui.save import save_file
from r2p.ui.text import linked, plain

_ANY = "all"
_GROUP_NAMES = {
    "crises": "",
    "arguments": "",
    "reliability": "",
    "vocabulary": "Vocabulary: ",
    "reference": "Other producers: ",
}


def table_names() -> dict[str, str]:
    """The tables to choose from, by id."""
    return {
        name: f"{_GROUP_NAMES[layout.group]}{layout.title}" for name, layout in layouts().items()
    }


def pick_table() -> str:
    """The table that the link names."""
    return controls.pick_one("Table", "table", table_names(), "events")


def go(section: str, table: str) -> None:
    """Open a section of the page for this table. For callbacks."""
    for key, value, default in (("section", section, "tables"), ("table", table, "events")):
        st.session_state[key] = value
        link.write(key, (value,) if value != default else ())
    link.write("find", ())
    st.session_state.pop("find", None)


def tables(data: Dataset) -> None:
    """Choose a table, search it, read its rows; rows of acts open their evidence."""
    first, second, third = st.columns(3, vertical_alignment="bottom")
    with first:
        name = pick_table()
    layout = layouts()[name]
    with second:
        query = controls.search_box("Search", "find", placeholder="in all columns")
    crisis = _ANY
    if "case_id" in layout.schema.names:
        with third:
            crisis = controls.pick_one("Crisis", "case", {_ANY: "All", **data.labels}, _ANY)
    st.markdown(store.kept(_described, name))
    rows = store.kept(_shown, name).rows
    found = rows
    if query.strip() or crisis != _ANY:
        keep = search.matching(store.kept(_texts, name), query)
        found = rows[keep & (rows["case_id"] == crisis)] if crisis != _ANY else rows[keep]
    limited = len(found) < len(rows)
    of = f"{len(found)} of " if limited else ""
    st.markdown(f"**{of}{count(len(rows), 'row')}**", help=search.HELP)
    if found.empty:
        selection.nothing("No row matches.", "Search for less, or choose another crisis.")
        return
    _rows(data, layout, pager.page_of(found, (name, query, crisis)))
    pager.turner(len(found))
    _downloads(data, layout, found.index if limited else None)


@dataclass(frozen=True)
class _Shown:
    """A table as it is shown: columns in reading order, those without any value left out."""

    rows: pd.DataFrame
    columns: dict[str, Any]
    left_out: str

    @cached_property
    def packed(self) -> pa.Table:
        """The rows as they are sent: turned into Arrow once, not in every run."""
        return pa.Table.from_pandas(self.rows, preserve_index=False)

    @cached_property
    def acts(self) -> list[str]:
        """The act of each row."""
        return self.rows["event_id"].tolist()

    def sent(self, rows: pd.DataFrame) -> pa.Table:
        """Some of the rows, as they are sent; rows that follow one another are not copied."""
        places = rows.index
        first, number = int(places[0]), len(places)
        if int(places[-1]) - first == number - 1:
            return self.packed.slice(first, number)
        return self.packed.take(places.to_numpy())


def _shown(data: Dataset, name: str) -> _Shown:
    rows, layout = frame(data, name).reset_index(drop=True), layouts()[name]
    fields = [field for field in layout.schema.fields if field.type != "object"]
    empty = [f for f in fields if rows[f.name].isna().all() or (rows[f.name] == "").all()]
    fields = _in_reading_order([field for field in fields if field not in empty])
    return _Shown(
        rows=rows[[field.name for field in fields]],
        columns={field.name: _column(layout, field, rows[field.name]) for field in fields},
        left_out=", ".join(field.title for field in empty),
    )


def _rows(data: Dataset, layout: Layout, rows: pd.DataFrame) -> None:
    shown = store.kept(_shown, layout.name)
    height = 38 + 35 * min(len(rows), 14)
    if "event_id" in rows:
        _selectable(data, layout, rows, shown, height)
    else:
        st.dataframe(
            shown.sent(rows),
            hide_index=True,
            column_config=shown.columns,
            height=height,
            placeholder="",
            alt=layout.title,
        )
    if shown.left_out:
        st.caption(plain(f"Columns without any value are not shown: {shown.left_out}."))


def _selectable(
    data: Dataset, layout: Layout, rows: pd.DataFrame, shown: _Shown, height: int
) -> None:
    """Rows that open the evidence of their act below the table."""
    key = f"data_{layout.name}"
    chosen = evidence.chosen_act(data)
    ids = [shown.acts[place] for place in rows.index]
    # Several rows may be of one act: the one that was clicked stays marked.
    place = st.session_state.get(f"{key}_row", -1)
    if not (0 <= place < len(ids) and ids[place] == chosen):
        place = ids.index(chosen) if chosen in ids else -1
    marked = [place] if place >= 0 else []
    st.session_state[key] = {"selection": {"rows": marked, "columns": [], "cells": []}}

    def pick() -> None:
        picked = st.session_state[key].selection.rows
        st.session_state[f"{key}_row"] = picked[0] if picked else -1
        evidence.choose(ids[picked[0]] if picked else None)

    st.caption("Select a row to read the evidence of its act.")
    st.dataframe(
        shown.sent(rows),
        key=key,
        hide_index=True,
        on_select=pick,
        selection_mode="single-row",
        column_config=shown.columns,
        height=height,
        placeholder="",
        alt=layout.title,
    )
    if chosen:
        evidence.panel(data, chosen)


_FIRST = ("case_id", "event_id", "date", "title", "label", "name", "claim")


def _in_reading_order(fields: list[Field]) -> list[Field]:
    """Columns by which a row is known come first, the others in their order."""
    places = {name: place for place, name in enumerate(_FIRST)}
    return sorted(fields, key=lambda field: places.get(field.name, len(places)))


def _width(field: Field, column: pd.Series) -> int:
    """Wide enough for most cells, in pixels, and never wider than a phone."""
    if field.type in ("date", "yearmonth"):
        return 110
    longest = column.map(lambda cell: len(str(cell))).quantile(0.9) if len(column) else 0
    return int(min(max(longest, len(field.title) + 2, 7) * 7.5 + 20, 340))


def _column(layout: Layout, field: Field, column: pd.Series) -> Any:
    """Heading, explanation and form of a column, from its schema."""
    config = st.column_config
    limits = allowed(field)
    parts = [f"{field.name}: {field.description}", f"Allowed: {limits}." if limits else ""]
    if field.name in layout.derived:
        parts.append("Follows from other columns.")
    common: dict[str, Any] = {
        "label": field.title,
        "help": plain(" ".join(filter(None, parts))),
        "width": _width(field, column),
    }
    if field.name == "url":
        return config.LinkColumn(**common)
    if field.type == "boolean":
        return config.CheckboxColumn(**common)
    if field.type == "date":
        return config.DateColumn(**common, format="D MMM YYYY")
    if field.type == "yearmonth":
        return config.DateColumn(**common, format="MMM YYYY")
    if field.type in ("integer", "number"):
        return config.NumberColumn(**common, format="%d" if field.name in ("year", "day") else None)
    return config.TextColumn(**common)


def _described(data: Dataset, name: str) -> str:
    """What the table holds; who made it and what it leaves out, if others did."""
    layout = layouts()[name]
    if layout.group != "reference":
        return plain(layout.schema.description)
    origin = provenances()[name]
    return (
        f"{plain(layout.schema.description)}  \n:gray[{plain(origin.producer)}: "
        f"{plain(origin.dataset)}. Licence:] {linked(origin.licence, origin.licence_url)}:gray[. "
        f"{plain(origin.leaves_out)}]"
    )


def _downloads(data: Dataset, layout: Layout, found: pd.Index | None) -> None:
    with st.container(horizontal=True):
        save_file(
            "This table (CSV)",
            lambda: csv_for_spreadsheets(layout.name),
            f"{layout.name}.csv",
            key="table_csv",
        )
        if found is not None:
            save_file(
                "Rows found (CSV)",
                lambda: found_csv(data, layout, found),
                f"{layout.name}-found.csv",
                key="found_csv",
            )
        st.button(
            "What the columns mean",
            icon=":material/menu_book:",
            type="tertiary",
            on_click=go,
            args=("codebook", layout.name),
        )


def csv_for_spreadsheets(name: str) -> bytes:
    """A table of the release, with the mark by which spreadsheets know its accents."""
    return b"\xef\xbb\xbf" + store.kept_published(table_file, name)


def found_csv(data: Dataset, layout: Layout, found: pd.Index) -> bytes:
    """The rows found, written like the whole table."""
    rows = frame(data, layout.name).reset_index(drop=True).loc[found]
    return as_text(harmless(rows), layout.schema).to_csv(index=False).encode("utf-8-sig")


def _texts(data: Dataset, name: str) -> pd.Series:
    rows = frame(data, name).reset_index(drop=True)
    return search.joined(rows[column] for column in rows.columns)
