"""Texts side by side where there is room for it, with fewer elements than columns take."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Literal

import streamlit as st

from r2p.ui import screen


def beside(**more: Any) -> AbstractContextManager[Any]:
    """What is drawn in here stands side by side, on a narrow page one below the other.

    One element more than the texts, on a narrow page none: columns are one and one for each.

    Args:
        more: arguments of `st.container`; unless they say so, nothing wraps.
    """
    if screen.look().narrow:
        return nullcontext()
    return st.container(horizontal=True, **{"wrap": False, "gap": "medium", **more})


def width(px: int) -> int | Literal["content"]:
    """How wide something in `beside` is; on a narrow page as wide as it needs."""
    return "content" if screen.look().narrow else px
