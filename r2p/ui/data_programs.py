"""The stable address of a table, and the lines with which a program reads it."""

import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.programs import PROGRAMS, lines
from r2p.dataset.release import layouts
from r2p.ui import controls
from r2p.ui.address import address_of_static, is_public
from r2p.ui.text import plain

_LANGUAGES = {"python": "python", "r": "r", "excel": None, "stata": "stata"}
_WHERE = {
    "excel": "In Excel: Data, Get Data, From Other Sources, Blank Query, Advanced Editor.",
}


def from_program(data: Dataset) -> None:
    """Address and lines for the table chosen above."""
    st.header("From a program", anchor=False)
    version = data.about["version"]
    layout = layouts()[st.session_state["table"]]
    address = address_of_static(f"data/{version}/{layout.path}")
    st.caption(
        f"This address stays as it is: the next version of the data gets another one. "
        f"Version {plain(version)} of “{plain(layout.title)}”; the descriptor of all tables is "
        "datapackage.json in the same folder."
    )
    program = controls.pick_tab("Program", "program", PROGRAMS, "python")
    st.code(lines(program, layout, address), language=_LANGUAGES[program], wrap_lines=True)
    if program in _WHERE:
        st.caption(_WHERE[program])
    if not is_public():
        st.caption("The address works on this machine or in its private network only.")
