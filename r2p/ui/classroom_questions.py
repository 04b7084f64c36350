"""Seminar questions: chosen by crisis, level and page; each with its views and an answer."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.words import count
from r2p.lecture.slide import View
from r2p.ui import classroom_saved as saved
from r2p.ui import controls, discuss, selection, store, way
from r2p.ui.classroom_answers import answers, export, pick_answer, subject
from r2p.ui.classroom_views import ALL, query_of, views
from r2p.ui.pages import PAGES, entry
from r2p.ui.text import plain

ANY = "any"
LEVELS = {ANY: "All", "introductory": "Introductory", "advanced": "Advanced"}


def questions(data: Dataset, cases: Sequence[str]) -> None:
    """The questions on these crises and on all crises."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        level = controls.pick_tab("Level", "level", LEVELS, ANY)
        page = controls.pick_one("Answered on", discuss.ON, store.kept(_pages), ANY)
    _keep_and_open(data)
    found = store.kept(_found, tuple(cases), level, page)
    if found.empty:
        selection.nothing(
            "No question fits.", "Choose another page, another level or more crises above."
        )
        return
    shown = store.kept(_as_shown, tuple(cases), level, page)
    st.caption(f"{count(len(shown), 'question')}. Open one to see where to look and to answer it.")
    for question_id, label, where, opens in shown:
        folded = st.expander(label, key=f"question_{question_id}", on_change="rerun")
        if folded.open:  # drawn when it is opened, not before
            with folded:
                st.markdown(where)
                _openers(opens)
                pick_answer(question_id)


def _keep_and_open(data: Dataset) -> None:
    """The plain warning, and the ways to take answers along and to bring them back."""
    st.info(
        "Answers live in this browser session only: reloading or closing the page loses them. "
        "Save them before you leave.",
        icon=":material/save:",
    )
    # Always there: a row that came with the first answer would push away what is pressed next.
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{len(answers())} answered**", width="content")
        export(data)
        saved.save()
        saved.load(data)
    saved.say()


def _pages(data: Dataset) -> dict[str, str]:
    used = {
        view.page for cell in data.arguments["questions"]["views"] for view in views(data, cell)
    }
    return {ANY: "Any page", **{each.name: each.title for each in PAGES if each.name in used}}


def _found(data: Dataset, cases: tuple[str, ...], level: str, page: str) -> pd.DataFrame:
    rows = data.arguments["questions"]
    keep = rows["case_id"].isin([*cases, ALL])
    if level != ANY:
        keep &= rows["level"] == level
    if page != ANY:
        opens = [{view.page for view in views(data, cell)} for cell in rows["views"]]
        keep &= pd.Series([page in pages for pages in opens], index=rows.index)
    return rows[keep]


def _as_shown(
    data: Dataset, cases: tuple[str, ...], level: str, page: str
) -> list[tuple[str, str, str, tuple[View, ...]]]:
    return [
        (
            row.question_id,
            f"**{plain(subject(data, row.case_id))}** · {plain(row.question)}",
            f":gray[Where to look:] {plain(row.where_to_look)}",
            views(data, row.views),
        )
        for row in _found(data, cases, level, page).itertuples()
    ]


def _openers(opens: tuple[View, ...]) -> None:
    """A link to each view, in the order in which the text names them."""
    with st.container(horizontal=True, gap="medium"):
        for view in opens:
            page = entry(view.page)
            st.page_link(
                way.to(view.page),
                label=f"Open {page.title}{plain(store.kept(_detail, view.params))}",
                icon=page.icon,
                query_params=query_of(view) or None,
                width="content",
            )


def _detail(data: Dataset, params: tuple[tuple[str, str], ...]) -> str:
    """What tells two views of one page apart."""
    said = dict(params)
    if actor := said.get("actor"):
        names = data.actors.loc[data.actors["actor_id"] == actor, "short_name"]
        said["actor"] = names.iloc[0] if len(names) else actor
    words = {"claim": "claim {}", "find": "“{}”", "actor": "{}", "day": "by day {}"}
    return "".join(f", {form.format(said[key])}" for key, form in words.items() if key in said)
