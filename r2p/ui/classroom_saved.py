"""Answers saved as a small file and opened again; nothing that was written gets lost by it."""

import json
from collections.abc import Mapping

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.words import count, listed
from r2p.lecture.strict import MOST_BYTES, FileError, a_text, shown, signed
from r2p.ui.classroom_answers import LONGEST, answers, put
from r2p.ui.save import save_file
from r2p.ui.text import plain

FORMAT, VERSION = "r2p-atlas-answers", 1
MOST_ANSWERS = 150
"""In one file; fewer than fill it."""
_LONGEST_ID = 40
_OPEN = "_answers_open"
_TURN = "_answers_turn"
_SAID = "_answers_said"
_REFUSED = "_answers_refused"
_ASIDE = "_answers_aside"


def dump(given: Mapping[str, str]) -> bytes:
    """Answers by question as the bytes of a file that `parse` reads.

    >>> parse(dump({"Q01": "Two days"}))
    {'Q01': 'Two days'}
    """
    made = {"format": FORMAT, "version": VERSION, "answers": dict(given)}
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def parse(raw: bytes) -> dict[str, str]:
    """The answers of a file by question, without empty ones; the questions need not exist.

    Raises:
        FileError: the file is damaged, too large or says what no answers can.
    """
    found = signed(raw, "answers", FORMAT, VERSION, "answers")
    if not isinstance(found, dict):
        raise FileError(f'"answers" is {shown(found)}; it has to be an object.')
    if len(found) > MOST_ANSWERS:
        raise FileError(f"The file has {len(found)} answers; at most {MOST_ANSWERS} are allowed.")
    given = {}
    for id, text in found.items():
        a_text(id, f"The question {shown(id[:_LONGEST_ID])}", _LONGEST_ID)
        given[id] = a_text(text, f"The answer to {shown(id)}", LONGEST, lines=True).strip()
    return {id: text for id, text in given.items() if text}


def save() -> None:
    """All answers of this session as a file to be opened here again."""
    given = answers()
    save_file(
        "Save to go on later",
        dump(given) if given else b"",
        "r2p-atlas-answers.json",
        icon=":material/save:",
        key="_answers_json",
        disabled=not given,
    )


def load(data: Dataset) -> None:
    """Open saved answers; what they replace can be brought back."""
    box = st.popover(
        "Open saved answers", icon=":material/folder_open:", key=_OPEN, on_change="rerun"
    )
    if box.open:  # drawn when it is opened, not before
        with box:
            _pick_file(data)


def say() -> None:
    """What became of the file that was opened last, until the next one."""
    if refused := st.session_state.get(_REFUSED):
        st.error(plain(refused), icon=":material/report:")
    elif said := st.session_state.get(_SAID):
        st.success(plain(said), icon=":material/check:")
    if before := st.session_state.get(_ASIDE):
        st.button(
            f"Bring back what stood here before ({count(len(before), 'answer')})",
            icon=":material/undo:",
            type="tertiary",
            key="_answers_back",
            on_click=_bring_back,
        )


def _pick_file(data: Dataset) -> None:
    turn = st.session_state.get(_TURN, 0)
    key = f"_answers_file_{turn}"

    def read() -> None:
        for said in (_REFUSED, _SAID):
            st.session_state.pop(said, None)
        file = st.session_state.get(key)
        if file is None:
            return
        try:
            _take(data, parse(file.getvalue()))
        except FileError as problem:
            st.session_state[_REFUSED] = (
                f"The file was not opened, and your answers stay as they are. {problem}"
            )
        else:
            st.session_state[_TURN] = turn + 1
            st.session_state[_OPEN] = False  # what was opened is said below it

    st.file_uploader(
        f"A .json file saved here, at most {MOST_BYTES / 1e6:.0f} MB. "
        "Documents (Word, Markdown) cannot be opened again.",
        type=["json"],
        max_upload_size=MOST_BYTES // 1_000_000,
        key=key,
        on_change=read,
    )


def _take(data: Dataset, opened: Mapping[str, str]) -> None:
    """Put the answers of a file over the present ones, and what they replace aside."""
    questions = set(data.arguments["questions"]["question_id"])
    known = {id: text for id, text in opened.items() if id in questions}
    unknown = [id for id in opened if id not in questions]
    before = answers()
    replaced = {id: text for id, text in before.items() if known.get(id, text) != text}
    said = f"{count(len(known), 'answer')} opened."
    if replaced:
        said += f" {count(len(replaced), 'other answer')} of yours stood in the same place."
        st.session_state[_ASIDE] = replaced
    else:
        st.session_state.pop(_ASIDE, None)
    if unknown:
        more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
        said += (
            f" Left in the file, since the atlas has no such question: "
            f"{listed(unknown[:5]) if not more else ', '.join(unknown[:5])}{more}."
        )
    put(known)
    st.session_state[_SAID] = said


def _bring_back() -> None:
    """Change places with the answers that a file has replaced. For callbacks."""
    before, now = st.session_state[_ASIDE], answers()
    st.session_state[_ASIDE] = {id: now[id] for id in before if id in now}
    st.session_state.pop(_SAID, None)
    put(before)
