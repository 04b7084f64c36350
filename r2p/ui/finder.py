"""The search in the sidebar of every page: from a few words to the evidence."""

import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.find import KINDS, LONGEST, Entry, find, index
from r2p.figures.words import day_as_known
from r2p.ui import link, way
from r2p.ui.store import kept
from r2p.ui.text import plain

_ICONS = {"act": ":material/event:", "actor": ":material/group:", "source": ":material/article:"}
_WIDE = 110  # characters of a title that fit in three lines of the sidebar


def show(data: Dataset) -> None:
    """A box to type in, and below it what was found."""
    query = st.text_input(
        "Search all crises",
        key="_search",
        max_chars=LONGEST,
        placeholder="Act, actor, source or symbol",
        icon=":material/search:",
    )
    if not query.strip():
        return
    found = find(kept(index), query)
    if not found:
        st.caption(f"Nothing found for “{plain(query)}”. Try fewer or other words.")
    with st.container(gap="xsmall"):
        for entry in found:
            # A button, since the labels of links to pages do not wrap.
            if st.button(
                _label(data, entry),
                key=f"_found_{entry.kind}_{entry.case_id}_{entry.id}",
                icon=_ICONS[entry.kind],
                type="tertiary",
                help=KINDS[entry.kind],
                wrap=True,
            ):
                st.switch_page(way.to("case"), query_params=_address(entry))


def _address(entry: Entry) -> dict[str, str]:
    return {**link.shared(), **_target(entry), link.VERSION_KEY: link.VERSION}


def _target(entry: Entry) -> dict[str, str]:
    """Where the evidence for an entry stands on the page of its crisis."""
    at = {"case": entry.case_id}
    if entry.kind == "act":
        return {**at, "section": "acts", "act": entry.id}
    if entry.kind == "actor":
        return {**at, "section": "acts", "actor": entry.id}
    return {**at, "section": "sources", "source": entry.symbol or entry.title[:LONGEST]}


def _label(data: Dataset, entry: Entry) -> str:
    title = entry.title if len(entry.title) <= _WIDE else f"{entry.title[: _WIDE - 1].rstrip()}…"
    if entry.kind == "act":
        when = _when(data, entry)
        return f"{plain(title)} :gray[:small[{plain(when)}]]"
    if entry.kind == "actor":
        return f"{plain(title)} :gray[:small[{entry.order} acts]]"
    where = " · ".join(part for part in (entry.symbol, data.labels[entry.case_id]) if part)
    return f"{plain(title)} :gray[:small[{plain(where)}]]"


def _when(data: Dataset, entry: Entry) -> str:
    """Crisis and date of an act, in words."""
    date, known = (data.events[name].iat[entry.row] for name in ("date", "date_precision"))
    return f"{data.labels[entry.case_id]}, {day_as_known(date, known)}"
