"""The choices of the page Compare, and the acts behind a bar."""

import re
from dataclasses import replace

import streamlit as st

from r2p.dataset import Dataset, labels
from r2p.figures.compare.figure import PANELS, panels
from r2p.figures.compare.figure import acts_behind as acts_of
from r2p.figures.compare.view import View
from r2p.figures.words import count
from r2p.measures.catalogue import MEASURES
from r2p.measures.grid import WHATS
from r2p.measures.kinds import HEADLINE, KINDS, SPLITS, kind
from r2p.measures.selection import Selection
from r2p.measures.window import LONGEST, Window
from r2p.ui import acts_behind, controls, link, selection, some_crises
from r2p.ui.selection import Rows
from r2p.ui.store import kept
from r2p.ui.text import plain

BAR = "bar"
"""Key in the link of the bar whose acts are listed."""
FIRST_DAYS = 100
NO_SPLIT = "none"
WIDTHS = {"Date": 95, "What was done": 350, "What became of it": 115, "Lead": 110}
"""Of the columns in the list of acts, in pixels."""


def pick_view(data: Dataset) -> View:
    """All choices of the page, in three rows."""
    rows = some_crises.drawn(data, selection.pick_rows(data))
    kinds = controls.pick_some(
        "Kinds of acts",
        "kinds",
        {id: each.label for id, each in KINDS.items()},
        HEADLINE,
        placeholder="Choose kinds; type to search",
        help="An act can be of several kinds: an embargo of the neighbourhood is both a "
        "sanction and regional action.",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = controls.pick_one("Measure", "measure", _measure_labels(), "share")
        window = pick_window(disabled=not MEASURES[measure].in_window)
        by = _pick_split(measure)
        what = _pick_what(measure)
    view = View(as_selection(rows, window), measure, tuple(kinds), by, what)
    return replace(view, page=_pick_page(data, view))


def as_selection(rows: Rows, window: Window) -> Selection:
    """The reader's rows and window as the measures take them."""
    return Selection(rows.cases, window, rows.checked_only, rows.min_confidence)


def pick_window(*, disabled: bool = False) -> Window:
    """The days that count: one list, and a number where it asks for the first days."""
    _unfold_first_days()
    options = {
        "acute": "Acute phase",
        "whole": "Whole response",
        "first": "First days after onset",
        **{f"stage-{id}": f"Stage: {shown.lower()}" for id, shown in labels("stages").items()},
    }
    if disabled:
        st.selectbox(
            "Window",
            ["Does not apply"],
            disabled=True,
            help="The days to the first act are counted without a window.",
        )
        return Window("acute")
    chosen = controls.pick_one(
        "Window",
        "window",
        options,
        "acute",
        help="Acute phase: from onset to the day on which large-scale violence or the standoff "
        "ended. Whole responses differ in length and are hard to compare.",
    )
    if chosen != "first":
        return Window.parse(chosen)
    days = controls.pick_number("Days", "days", 1, LONGEST, FIRST_DAYS, step=10)
    return Window.parse(f"first-{days}")


def _unfold_first_days() -> None:
    """A link may say ``window=first-100`` in one word."""
    said = link.raw("window")
    if len(said) == 1 and (first := re.fullmatch(r"first-([0-9]{1,4})", said[0])):
        for key in ("window", "days"):
            st.session_state.pop(key, None)
        link.write("window", ("first",))
        link.write("days", (first[1],))


def _measure_labels() -> dict[str, str]:
    return {id: measure.label for id, measure in MEASURES.items()}


def _pick_split(measure: str) -> str:
    allowed = MEASURES[measure].splits
    options = {NO_SPLIT: "Not split", **{id: f"By {_lower(SPLITS[id].label)}" for id in allowed}}
    _forget_unless("by", options, f"{MEASURES[measure].label} cannot be split that way")
    chosen = controls.pick_one("Split", "by", options, NO_SPLIT, help=_SPLIT_HELP)
    return "" if chosen == NO_SPLIT else chosen


_SPLIT_HELP = "Only the splits that the measure allows are listed."


def _pick_what(measure: str) -> str:
    allowed = MEASURES[measure].whats
    options = {id: shown[:1].upper() + shown[1:] for id, shown in WHATS.items() if id in allowed}
    options = {id: _WHAT_LABELS.get(id, shown) for id, shown in options.items()}
    _forget_unless("what", options, f"{MEASURES[measure].label} counts only what was carried out")
    return controls.pick_one("What became of it", "what", options, "carried_out")


_WHAT_LABELS = {"attempted": "Threatened, eased or failed", "all": "All, carried out or not"}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _forget_unless(key: str, options: dict[str, str], why: str) -> None:
    """Drop a choice that another choice has made impossible, and say so."""
    held = st.session_state.get(key)
    if held is not None and held not in options:
        del st.session_state[key]
        if link.raw(key) == (held,):
            link.write(key, ())
            link.notice(f"{why}; that choice was taken back.")


def _pick_page(data: Dataset, view: View) -> int:
    """Which panels are shown, where there are more than fit."""
    if not view.selection.cases or not view.kinds:
        return 1
    number = len(kept(panels, view))
    pages = -(-number // PANELS)
    if pages < 2:
        st.session_state.pop("page", None)
        if link.raw("page"):
            link.write("page", ())
        return 1
    options = {
        str(page): f"{(page - 1) * PANELS + 1}–{min(page * PANELS, number)}"
        for page in range(1, pages + 1)
    }
    _forget_unless("page", options, "There are fewer panels now")
    return int(controls.pick_tab(f"Panels, {number} in all", "page", options, "1"))


def choose_bar(mark: str) -> None:
    """Put a bar into the link, and close the evidence of an act."""
    acts_behind.choose(BAR, mark)


def behind(data: Dataset, view: View) -> None:
    """The acts behind the chosen bar; a list to choose one without a pointer."""
    options = kept(marks, view)
    _forget_unless(BAR, options, "That bar is no longer shown")
    acts_behind.pick(data, BAR, "bar", options, lambda mark: _listed_acts(data, view, mark))


def marks(data: Dataset, view: View) -> dict[str, str]:
    """Every bar of the chart, by the id it carries, with a name."""
    shown = panels(data, view)[(view.page - 1) * PANELS : view.page * PANELS]
    result = {}
    for id, part in shown:
        name = kind(id).label + (f", {_lower(SPLITS[view.by].label_of(part))}" if part else "")
        for case in view.selection.cases:
            mark = "~".join(each for each in (case, id, part) if each)
            result[mark] = f"{data.labels[case]}: {name}"
    return result


def _listed_acts(data: Dataset, view: View, mark: str) -> None:
    acts, name = kept(acts_of, replace(view, page=1), mark), kept(marks, view)[mark]
    case = mark.partition("~")[0]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(name)}**, {count(len(acts), 'act')}")
        st.page_link(
            "pages/case.py",
            label=f"All about {plain(data.labels[case])}",
            icon=":material/arrow_forward:",
            query_params={**link.shared(), "case": case},
        )
    acts_behind.show(acts, BAR, name, WIDTHS)
