"""A button that saves a file, alike on every page."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from r2p.dataset.spreadsheet import to_csv

_MANAGERS = {"bibtex": "bib", "ris": "ris"}
"""Ending of a citation for a reference manager, by its form; in any other it is a text."""
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/json",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "rtf": "application/rtf",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""Media type of a file by its ending; any other holds plain text."""


def save_file(
    label: str,
    data: str | bytes | Callable[[], str | bytes],
    file_name: str,
    *,
    icon: str = ":material/download:",
    **more: Any,
) -> None:
    """Offer a file; a function as ``data`` makes it only when somebody wants it.

    Pressing the button runs no page again: nothing that is shown depends on it.

    Args:
        label: what the button says.
        data: the file, or what makes it.
        file_name: with its ending, which says what the file is.
        icon: of the button.
        more: further arguments of `st.download_button`.
    """
    st.download_button(
        label,
        data=data,
        file_name=file_name,
        mime=_TYPES.get(file_name.rpartition(".")[2], "text/plain"),
        icon=icon,
        on_click="ignore",
        **more,
    )


def save_table(label: str, table: pd.DataFrame, stem: str, **more: Any) -> None:
    """Offer a table that is shown as CSV, below it.

    Args:
        label: what the button says.
        table: with its headings as shown.
        stem: of the file's name.
        more: further arguments of `st.download_button`.
    """
    save_file(label, lambda: to_csv(table), f"{stem}.csv", type="tertiary", **more)


def save_citation(text: str, style: str, stem: str, **more: Any) -> None:
    """Offer a citation as the file that its form asks for.

    Args:
        text: the citation.
        style: its form, one of `r2p.dataset.cite.STYLES`.
        stem: of the file's name.
        more: further arguments of `st.download_button`.
    """
    ending = _MANAGERS.get(style, "txt")
    save_file(f"Save as .{ending}", text, f"{stem}.{ending}", **more)
