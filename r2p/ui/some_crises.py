"""Many chosen crises, some at a time: charts with a row or panel for each stay readable.

Nothing is asked, said or kept in the link while the chosen ones fit.
"""

from dataclasses import replace

import streamlit as st

from r2p.dataset import Dataset
from r2p.ui import controls, link
from r2p.ui.selection import Rows

AT_ONCE = 24
"""Most crises that are drawn at once."""
KEY = "part"


def drawn(data: Dataset, rows: Rows) -> Rows:
    """The choices with no more crises than can be drawn; a list turns to the others."""
    start = turned_to(len(rows.cases))
    return replace(rows, cases=rows.cases[start : start + AT_ONCE])


def turned_to(total: int, what: str = "in the order of the list", holds: str = "these") -> int:
    """Place, from 0, of the first crisis that is drawn; asked for where ``total`` are too many.

    Args:
        total: how many crises could be drawn.
        what: in which order they are counted.
        holds: of which crises the chart's sentences speak.
    """
    if total <= AT_ONCE:
        _forget()
        return 0
    starts = range(0, total, AT_ONCE)
    names = {
        str(place): f"{start + 1} to {min(start + AT_ONCE, total)} of {total}"
        for place, start in enumerate(starts, 1)
    }
    if st.session_state.get(KEY) not in (None, *names):  # fewer crises than a moment ago
        _forget()
    part = int(controls.pick_one("Crises drawn", KEY, names, "1"))
    st.caption(
        f"Crises {names[str(part)]}, {what}, are drawn. What is said below holds for {holds}; "
        "choose fewer, or turn to others above."
    )
    return (part - 1) * AT_ONCE


def _forget() -> None:
    st.session_state.pop(KEY, None)
    if link.raw(KEY):
        link.write(KEY, ())
