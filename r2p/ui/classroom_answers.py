"""The student's answers: kept in the session over all pages, and written into files."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.cite import apa, dataset_work
from r2p.figures.words import day
from r2p.lecture.strict import visible
from r2p.ui import link
from r2p.ui.address import address_of, address_of_view
from r2p.ui.classroom_views import ALL, views
from r2p.ui.pages import entry
from r2p.ui.save import save_file
from r2p.ui.text import plain, safe_address

LONGEST = 5_000
"""Characters of one answer."""
_ANSWERS = "_classroom_answers"
_FIELD = "answer_"


def answers() -> dict[str, str]:
    """The answers of this session by question, without empty ones."""
    return st.session_state.get(_ANSWERS, {})


def put(new: Mapping[str, str]) -> None:
    """Put these answers over the present ones, in their fields too. For callbacks."""
    _keep(new)
    for id in new:
        if _FIELD + id in st.session_state:
            st.session_state[_FIELD + id] = answers().get(id, "")


def _keep(new: Mapping[str, str]) -> None:
    texts = {id: visible(text).strip()[:LONGEST] for id, text in new.items()}
    kept = {**answers(), **texts}
    st.session_state[_ANSWERS] = {id: text for id, text in kept.items() if text}


def pick_answer(question_id: str) -> None:
    """A place for the answer; what was written before stands in it."""
    key = _FIELD + question_id
    if key not in st.session_state or not link.is_drawn(key):
        st.session_state[key] = answers().get(question_id, "")

    def keep() -> None:
        _keep({question_id: st.session_state[key]})  # the reader may be writing on: not put back

    st.text_area(
        "Your answer",
        key=key,
        on_change=keep,
        max_chars=LONGEST,
        placeholder="Write, then press outside of the field to keep it.",
    )


def _answered(data: Dataset, given: Mapping[str, str]) -> list[tuple[pd.Series, str]]:
    rows = data.arguments["questions"]
    return [
        (row, given[row["question_id"]])
        for _, row in rows.iterrows()
        if given.get(row["question_id"])
    ]


def subject(data: Dataset, case_id: str) -> str:
    """What a question is about.

    >>> from types import SimpleNamespace
    >>> subject(SimpleNamespace(labels={"KEN-2007": "Kenya 2007–08"}), "ALL")
    'All crises'
    """
    return "All crises" if case_id == ALL else data.labels.get(case_id, case_id)


def links(data: Dataset, row: pd.Series) -> list[tuple[str, str]]:
    """Title and address of each view of a question, on the host that is being read."""
    return [
        (entry(view.page).title, address_of_view(_place(view.page), view.params))
        for view in views(data, row["views"])
    ]


def _place(page: str) -> str:
    return "" if entry(page).default else page


def _credit(data: Dataset) -> str:
    return apa(dataset_work(data.about, address=address_of(), accessed=date.today()))


def as_markdown(data: Dataset, given: Mapping[str, str]) -> bytes:
    """All answers with question, links and citation, as Markdown. Answers stand as written."""
    lines = ["# Seminar answers", "", f"R2P Atlas, {day(pd.Timestamp(date.today()))}", ""]
    for row, answer in _answered(data, given):
        lines += [
            f"## {row['question_id']} · {subject(data, row['case_id'])}",
            "",
            f"**{plain(row['question'])}**",
            "",
            *(f"- {title}: <{safe_address(url) or url}>" for title, url in links(data, row)),
            "",
            answer,
            "",
        ]
    return "\n".join([*lines, "---", "", plain(_credit(data)), ""]).encode("utf-8")


def as_rtf(data: Dataset, given: Mapping[str, str]) -> bytes:
    """The same as Rich Text, which Word and LibreOffice open as a document."""
    body = [_line("Seminar answers", r"\b\fs32"), _line(f"R2P Atlas, {date.today():%d %b %Y}")]
    for row, answer in _answered(data, given):
        title = f"{row['question_id']} · {subject(data, row['case_id'])}"
        body += [_line(title, r"\b\fs26\keepn"), _line(row["question"], r"\i\keepn")]
        body += [_line(f"{name}: {url}", r"\fs18") for name, url in links(data, row)]
        body += [_line(part) for part in answer.splitlines() if part.strip()]
    body.append(_line(_credit(data), r"\fs18"))
    head = r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman Georgia;}}\f0\fs22"
    return ("\n".join([head, *body]) + "}").encode("ascii")


def _line(text: str, style: str = "") -> str:
    return rf"{{\pard\sa120{style} {rtf(text)}\par}}"


def rtf(text: str) -> str:
    r"""Text in which nothing is a command of Rich Text, in ASCII only.

    >>> rtf("{\\b é}")
    '\\{\\\\b \\u233?\\}'
    """
    escaped = "".join(rf"\{sign}" if sign in r"\{}" else sign for sign in text)
    units = escaped.encode("utf-16-le", "replace")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(
        chr(code)
        if 32 <= code < 127
        else (" " if code < 32 else rf"\u{code - 65536 if code > 32767 else code}?")
        for code in codes
    )


def export(data: Dataset) -> None:
    """All answers of this session as documents, side by side."""
    given = answers()
    for name, ending, write in (
        ("Answers for Word", "rtf", as_rtf),
        ("Answers (Markdown)", "md", as_markdown),
    ):
        save_file(
            name,
            write(data, given) if given else b"",
            f"r2p-atlas-answers.{ending}",
            key=f"_answers_{ending}",
            disabled=not given,
        )
