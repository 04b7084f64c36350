"""Codes saved as a small file and opened again."""

from collections.abc import Callable

import streamlit as st

from r2p.ui import classroom_codes as held
from r2p.ui.classroom_codes import MOST_BYTES, Codes, CodesError, Draw
from r2p.ui.save import save_file
from r2p.ui.text import plain

_REFUSED = "_classroom_refused"
_TURN = "_classroom_turn"


def save(draw: Draw) -> None:
    """The student's codes as a file."""
    mine = held.codes(draw)
    save_file(
        "Save your codes",
        held.dump(mine),
        f"r2p-atlas-codes-seed-{draw.seed}.csv",
        key="_codes_save",
        disabled=not mine,
    )


def load(draw: Draw, acts: list[str]) -> None:
    """Open codes that were saved; they are put over the present ones."""

    def take(codes: Codes) -> None:
        held.keep(draw, {**held.codes(draw), **codes})

    with st.popover("Open saved codes", icon=":material/folder_open:"):
        pick_file("codes", acts, take)


def pick_file(name: str, acts: list[str], take: Callable[[Codes], None]) -> None:
    """A field for a file of codes; a bad one is refused with the reasons, and nothing is lost.

    Args:
        name: of the field, and of what it remembers.
        acts: ids of the acts that may be coded in it.
        take: gets the codes of a file that can be taken.
    """
    turn = st.session_state.get(f"{_TURN}_{name}", 0)
    key = f"_classroom_file_{name}_{turn}"

    def read() -> None:
        st.session_state.pop(f"{_REFUSED}_{name}", None)
        file = st.session_state.get(key)
        if file is None:
            return
        try:
            take(held.parse(file.getvalue(), acts))
        except CodesError as problem:
            st.session_state[f"{_REFUSED}_{name}"] = str(problem)
        else:
            st.session_state[f"{_TURN}_{name}"] = turn + 1

    st.file_uploader(
        f"A CSV file saved here, at most {MOST_BYTES // 1000} kB",
        type=["csv"],
        max_upload_size=1,  # MB, the smallest there is
        key=key,
        on_change=read,
    )
    if refused := st.session_state.get(f"{_REFUSED}_{name}"):
        st.error(
            "The file was not taken.\n" + "\n".join(f"- {plain(p)}" for p in refused.splitlines()),
            icon=":material/report:",
        )
