"""A button that saves a table as CSV, alike on every page."""

from collections.abc import Callable
from typing import Any

import streamlit as st


def save_csv(
    label: str, data: str | bytes | Callable[[], str | bytes], file_name: str, **more: Any
) -> None:
    """Offer a file; a function as ``data`` makes it only when somebody wants it.

    Pressing the button runs no page again: nothing that is shown depends on it.

    Args:
        label: what the button says.
        data: the file, or what makes it.
        file_name: with its ending.
        more: further arguments of `st.download_button`.
    """
    st.download_button(
        label,
        data=data,
        file_name=file_name,
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        **more,
    )
