"""The acts to be coded, the student's codes, and codes as a small file.

A draw is named by the link: crises, number and seed. The acts of a draw are those whose ids,
mixed with the seed, have the smallest checksums: the same on every machine, so that a class
codes the same acts.
"""

import csv
import hashlib
import io
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, vocabulary
from r2p.figures.words import count

VARIABLES = {"instrument": "Instrument", "mode": "Mode", "pillar": "Pillar"}
VOCABULARY = {"instrument": "instruments", "mode": "modes", "pillar": "pillars"}
HEADER = ["event_id", *VARIABLES]
MOST_BYTES = 20_000
MOST_PROBLEMS = 8

Codes = dict[str, dict[str, str]]
"""By act: the term chosen for each variable; what is not coded is missing."""

_CODES = "_classroom_codes"
_SHOWN = "_classroom_shown"
_PLACE = "_classroom_place"


@dataclass(frozen=True)
class Draw:
    """Which acts are to be coded; ``cases`` sorted."""

    cases: tuple[str, ...]
    number: int
    seed: int


def drawn(data: Dataset, draw: Draw) -> pd.DataFrame:
    """The acts of a draw in their order: rows of ``data.events``, all there are if too few."""
    acts = data.events[data.events["case_id"].isin(draw.cases)]
    mixed = [hashlib.sha256(f"{draw.seed}:{id}".encode()).digest() for id in acts["event_id"]]
    order = sorted(range(len(acts)), key=mixed.__getitem__)[: draw.number]
    return acts.iloc[order].reset_index(drop=True)


def terms(variable: str) -> list[str]:
    """The ids that a variable may have, as text, in the order of the vocabulary."""
    return [str(id) for id in vocabulary(VOCABULARY[variable]).index]


def codes(draw: Draw) -> Codes:
    """The codes of this session for a draw."""
    return st.session_state.get(_CODES, {}).get(draw, {})


def keep(draw: Draw, new: Codes) -> None:
    """Put these codes in place of the present ones."""
    st.session_state[_CODES] = {**st.session_state.get(_CODES, {}), draw: new}


def complete(held: Codes) -> list[str]:
    """Ids of the acts of which every variable is coded."""
    return [id for id, coded in held.items() if all(coded.get(name) for name in VARIABLES)]


def is_shown(draw: Draw) -> bool:
    """Whether the dataset's codes of this draw were shown: coding it is no longer blind."""
    return draw in st.session_state.get(_SHOWN, ())


def show(draw: Draw) -> None:
    """Show the dataset's codes from now on."""
    st.session_state[_SHOWN] = {*st.session_state.get(_SHOWN, ()), draw}


def start_again(draw: Draw) -> None:
    """Forget the codes of a draw, and hide the dataset's again."""
    keep(draw, {})
    st.session_state[_SHOWN] = {*st.session_state.get(_SHOWN, ())} - {draw}
    go(draw, 0)


def place(draw: Draw) -> int:
    """Which act of the draw is before the student, counted from 0."""
    return st.session_state.get(_PLACE, {}).get(draw, 0)


def go(draw: Draw, to: int) -> None:
    """Turn to another act."""
    st.session_state[_PLACE] = {**st.session_state.get(_PLACE, {}), draw: to}


class CodesError(ValueError):
    """A file of codes that cannot be taken. The text says why, one problem a line."""


def dump(held: Codes) -> bytes:
    """Codes as a CSV file; what is not coded is empty.

    >>> dump({"KEN-2007-001": {"mode": "apply"}})
    b'event_id,instrument,mode,pillar\\nKEN-2007-001,,apply,\\n'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for id, coded in held.items():
        writer.writerow([id, *(coded.get(name, "") for name in VARIABLES)])
    return out.getvalue().encode("utf-8")


def parse(body: bytes, acts: list[str]) -> Codes:
    """The codes in a file.

    Args:
        body: of the file, as a stranger may have made it.
        acts: ids of the acts of the draw; codes of no other act are taken.

    Raises:
        CodesError: the file is too long, no such table, or holds what is not allowed.
    """
    if len(body) > MOST_BYTES:
        raise CodesError(f"The file is larger than {MOST_BYTES // 1000} kB.")
    try:
        text = body.decode("utf-8-sig")
        separator = ";" if ";" in text.partition("\n")[0] else ","
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise CodesError("The file is no CSV text in UTF-8.") from None
    if not rows or rows[0] != HEADER:
        raise CodesError(f"The first row must be: {','.join(HEADER)}.")
    held: Codes = {}
    problems = []
    for number, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        problem = _problem(row, acts, held)
        if problem:
            problems.append(f"Row {number}: {problem}")
        else:
            held[row[0]] = {
                name: cell for name, cell in zip(VARIABLES, row[1:], strict=True) if cell
            }
    if problems:
        more = len(problems) - MOST_PROBLEMS
        rest = [f"and {count(more, 'more problem')}"] if more > 0 else []
        raise CodesError("\n".join(problems[:MOST_PROBLEMS] + rest))
    return held


def _problem(row: list[str], acts: list[str], held: Codes) -> str:
    """What is wrong with one row; empty if nothing is."""
    if len(row) != len(HEADER):
        return f"it must have {len(HEADER)} cells and has {len(row)}."
    id = row[0]
    if id not in acts:
        return f"“{id[:20]}” is not an act of this draw. Open the link of the draw that was coded."
    if id in held:
        return f"{id} has a row already."
    for name, cell in zip(VARIABLES, row[1:], strict=True):
        allowed = terms(name)
        if cell and cell not in allowed:
            some = ", ".join(allowed[:4]) + (" …" if len(allowed) > 4 else "")
            return f"{name} “{cell[:30]}” is not allowed; it must be empty or one of {some}."
    return ""
