"""Correcting a case in the app: one file at a time, then the same check again."""

import csv
import io
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from r2p.dataset.folder import BOM
from r2p.dataset.read import CASE_FILES, read_rows
from r2p.dataset.schema import schema
from r2p.dataset.table import MOST_COLUMNS, MOST_ROWS
from r2p.dataset.trial import Trial, canonical_files, trial, zipped
from r2p.dataset.upload import MOST_FILE_BYTES, UploadError, limit_acts, limit_sizes, stated_id
from r2p.figures.words import count
from r2p.ui import own_case, screen, selection, store
from r2p.ui.save import save_file
from r2p.ui.text import plain
from r2p.ui.your_case_bring import problem_rows

_WORK = "_case_work"
_FILE = "_case_file"
_ROW = "Row"


def correct(known: Trial | None) -> None:
    """Choose a file, change it, check again, take the folder home."""
    if known is None:
        selection.nothing("There is no case to correct.", "Bring one under “Bring a case” first.")
        return
    work = _work(known)
    wrong = {file: _problems_of(known, file) for file in known.files}
    file = st.segmented_control(
        "File",
        [name for name in CASE_FILES if name in known.files],
        format_func=lambda name: f"{name} ({len(wrong[name])})" if wrong[name] else name,
        default="events.csv" if "events.csv" in known.files else None,
        required=True,
        key=_FILE,
        help="In brackets: problems of this file.",
        wrap=True,
    )
    file = str(file or next(iter(known.files)))
    if wrong[file]:
        problem_rows(wrong[file])
    work[file] = _edited(known, file, work[file])
    _buttons(known, work)


def _work(known: Trial) -> dict[str, bytes]:
    """The files as changed so far; begun anew with each check."""
    held = st.session_state.get(_WORK)
    if held is None or held[0] is not known:
        st.session_state[_WORK] = held = (known, dict(known.files), {})
    return held[1]


def _edited(known: Trial, file: str, body: bytes) -> bytes:
    """The editor for a file: what it holds now. Its start stays put while it is being changed."""
    starts = st.session_state[_WORK][2]
    if starts.get("file") != file:
        starts.update(file=file, body=body, turn=starts.get("turn", 0) + 1)
    start, key = starts["body"], f"_case_edit_{id(known)}_{starts['turn']}"
    rows = table_of(file, start)
    if rows is None:
        text = start.removeprefix(BOM).decode("utf-8", errors="replace")
        return st.text_area(
            plain(file), text, height=420, max_chars=MOST_FILE_BYTES, key=key
        ).encode()
    st.caption(
        "**Row** is the number that the list of problems names. A new row is begun in the last "
        "line; rows are deleted with the box at their left."
    )
    numbered = rows.copy()
    numbered.insert(0, _ROW, rows.index.astype("str"))
    config: dict = {_ROW: st.column_config.TextColumn(disabled=True, pinned=True, width=60)} | {
        field.name: st.column_config.TextColumn(help=plain(field.description))
        for field in schema(file.removesuffix(".csv")).fields
        if field.name in rows
    }
    changed = st.data_editor(
        numbered,
        num_rows="dynamic",
        hide_index=True,
        key=key,
        height=min(420, 40 + 35 * (len(rows) + 1)),
        column_config=config,
    )
    return start if changed.equals(numbered) else csv_of(changed.drop(columns=_ROW))


def table_of(file: str, body: bytes) -> pd.DataFrame | None:
    """A table as texts, numbered as a spreadsheet does; None where it is no such table.

    What cannot be laid out in columns without loss is edited as text.
    """
    if not file.endswith(".csv"):
        return None
    try:
        header, *rows = read_rows(body.removeprefix(BOM).decode("utf-8"))
    except (UnicodeDecodeError, csv.Error, ValueError):
        return None
    whole = len(set(header)) == len(header) > 1 and "" not in header
    if not whole or any(len(row) != len(header) for row in rows):
        return None
    if len(header) > MOST_COLUMNS or len(rows) > MOST_ROWS:
        return None
    index = pd.RangeIndex(2, len(rows) + 2)
    return pd.DataFrame(rows, columns=header, index=index, dtype="str")


def csv_of(rows: pd.DataFrame) -> bytes:
    """The table as a file: empty cells where nothing was typed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(rows.astype("object").where(rows.notna(), "").to_numpy().tolist())
    return text.getvalue().encode("utf-8")


def _buttons(known: Trial, work: Mapping[str, bytes]) -> None:
    changed = [file for file in work if work[file] != known.files[file]]
    with st.container(horizontal=True, vertical_alignment="center"):
        again = st.button(
            "Check again", icon=":material/rule:", type=screen.emphasis(), disabled=not changed
        )
        save_file(
            "Corrected folder (zip)",
            lambda: zipped(known.name, canonical_files(known.name, work)),
            f"{known.name}.zip",
            key="corrected_zip",
        )
        st.caption(
            f"{count(len(changed), 'file')} changed and not checked yet"
            if changed
            else _state(known)
        )
    if again:
        _check_again(known, work)


def _check_again(known: Trial, work: Mapping[str, bytes]) -> None:
    try:
        limit_sizes(work)
        limit_acts(work)
        made = trial(stated_id(work) or known.name, work, store.published())
    except UploadError as refusal:
        st.error(plain(refusal), icon=":material/block:")
        return
    own_case.join(made)
    if refused := st.session_state.get(own_case.REFUSED):
        st.error(plain(refused), icon=":material/block:")
        return
    st.rerun()


def _state(known: Trial) -> str:
    number = len(known.problems)
    return f"{count(number, 'problem')} left" if number else "Sound; nothing is left to mend"


def _problems_of(known: Trial, file: str) -> tuple:
    return tuple(problem for problem in known.problems if problem.file.endswith(f"/{file}"))
