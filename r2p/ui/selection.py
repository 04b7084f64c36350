"""Which crises and which rows: the choices that travel from page to page."""

from dataclasses import dataclass

import streamlit as st

from r2p.dataset import Dataset, labels
from r2p.figures.words import count, listed, quality_words
from r2p.ui import controls, link


@dataclass(frozen=True)
class Rows:
    """The crises chosen and what makes a row good enough."""

    cases: tuple[str, ...]
    checked_only: bool
    min_confidence: str

    @property
    def quality(self) -> tuple[bool, str]:
        """What makes a row good enough, as `r2p.measures.selection.Selection` takes it."""
        return self.checked_only, self.min_confidence

    @property
    def words(self) -> str:
        """What is left out, for subtitles; empty when nothing is."""
        return ", ".join(quality_words(*self.quality))


def focus_cases(data: Dataset) -> list[str]:
    """The crises a page opens on: those researched in depth, or the first three."""
    return data.focus_ids or data.case_ids[:3]


def pick_rows(data: Dataset, *, choose_cases: bool = True) -> Rows:
    """The row of choices at the top of a page.

    Without ``choose_cases`` the page shows all crises, and only the quality
    of the rows is chosen.
    """
    if not choose_cases:
        return Rows(tuple(data.case_ids), *_pick_quality())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cases = controls.pick_some(
            "Crises", "cases", data.labels, focus_cases(data), placeholder="Choose crises"
        )
        return Rows(tuple(cases), *_pick_quality())


def _pick_quality() -> tuple[bool, str]:
    """What makes a row good enough."""
    with controls.folded(
        "Evidence", "_evidence", icon=":material/filter_list:", help="Which acts to count"
    ):
        checked = controls.switch(
            "Checked acts only",
            "checked",
            help="A checked act is one for which a text was read that confirms date and fact.",
        )
        confidence = controls.pick_one(
            "Confidence at least", "confidence", labels("confidences"), "low"
        )
    return checked, confidence


def choose_cases(cases: list[str]) -> None:
    """Choose these crises. For callbacks: a link to the page it stands on leaves the address."""
    st.session_state["cases"] = list(cases)
    link.write("cases", cases)


def said(data: Dataset, rows: Rows, acts: int) -> str:
    """One line that says what is shown: crises, number of acts, what is left out."""
    names = [data.labels[case] for case in rows.cases]
    shown = listed(names) if len(names) <= 4 else count(len(names), "crisis", "crises")
    return " · ".join(part for part in (shown, count(acts, "act"), rows.words) if part)


def nothing(what: str, remedy: str) -> None:
    """An empty selection, explained."""
    st.info(f"{what} {remedy}", icon=":material/search_off:")
