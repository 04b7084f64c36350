"""A long table, some rows at a time; the page is in the link."""

import pandas as pd
import streamlit as st

from r2p.figures.words import count
from r2p.ui import link

KEY = "page"
SIZE = 50
_SHOWN = link.HERE + "pager"


def page_of(rows: pd.DataFrame, choices: tuple[object, ...]) -> pd.DataFrame:
    """The rows of the page that the link names; page 1 when the choices alone have changed."""
    before = st.session_state.get(_SHOWN)
    if before is not None and before[0] != choices and before[1] == link.raw(KEY):
        link.write(KEY, ())
    st.session_state[_SHOWN] = (choices, link.raw(KEY))
    page = _page(len(rows))
    return rows.iloc[(page - 1) * SIZE : page * SIZE]


def turner(total: int) -> None:
    """Where the reader is among all rows, and the way on. Nothing if one page holds them."""
    last = _last(total)
    if last == 1:
        return
    page = _page(total)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _button("Previous", ":material/chevron_left:", -1, total, page == 1)
        _button("Next", ":material/chevron_right:", 1, total, page == last)
        start, end = (page - 1) * SIZE + 1, min(page * SIZE, total)
        st.caption(f"Rows {start} to {end} of {count(total, 'row')}", width="content")


def _button(label: str, icon: str, by: int, total: int, disabled: bool) -> None:
    key = f"pager_{label}"
    st.button(label, icon=icon, key=key, disabled=disabled, on_click=_turn, args=(by, total))


def _turn(by: int, total: int) -> None:
    """Go on from the page that is shown now, which may be further than where the button stood."""
    page = max(1, min(_last(total), _page(total) + by))
    link.write(KEY, (str(page),) if page > 1 else ())


def _last(total: int) -> int:
    return max(1, -(-total // SIZE))


def _page(total: int) -> int:
    values = link.raw(KEY)
    if not values:
        return 1
    try:
        return link.whole_number(1, _last(total))(values)
    except link.BadValue as problem:
        asked = ",".join(values)[:40]
        link.notice(f"The link asks for page “{asked}”, which cannot be shown: {problem}")
        link.write(KEY, ())
        return 1
