"""The choices of the timeline page: axis, lanes, days, kinds of acts, and which crises at once."""

from datetime import date, timedelta

import streamlit as st

from r2p.dataset import Dataset, labels
from r2p.figures.timeline import deaths as timeline_deaths
from r2p.figures.timeline.axis import MARGIN_DAYS
from r2p.figures.timeline.view import AXES, LANES, View, acts
from r2p.ui import controls, link, selection, store
from r2p.ui.selection import Rows

AT_ONCE = 4  # crises drawn together; more are paged through
SPANS = {"acute": "Acute phase ± 30 days", "whole": "Whole period", "dates": "Chosen dates"}
UNTIL = {
    "acute": "Acute phase",
    "30": "30 days",
    "100": "100 days",
    "365": "1 year",
    "1000": "1 000 days",
    "whole": "All",
}
METHOD = """
Every recorded act is one mark, in the lane of its instrument family or of the level of its lead
actor, on the day it happened; marks that would touch are stacked downwards. A date known to the
month only is drawn on the day coded for it. A line shows how long a measure was in force or
under way: only where it was carried out. A dotted stub means that the end is not recorded.
Decisive acts are a small choice made from the summary of each crisis; the choice is argued in
the notes of the crisis.

Counts in the title and the reading leave counter-acts out: acts that worked against prevention
or shielded those responsible. *First* mediation or sanction is the first one carried out; a
date known to the month gives a range of days, and one kind came *before* another only if the
ranges do not overlap.

Deaths per month come from another producer and are never merged into the acts; they say nothing
about what an act brought about.
"""


def pick_view(data: Dataset, rows: Rows) -> View | None:
    """All choices below the crises; None, with an explanation, where nothing can be drawn."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        axis = controls.pick_tab("Axis", "axis", AXES, "stage")
        lanes = controls.pick_tab("Lanes", "lanes", LANES, "family")
        with controls.folded(
            "Acts", "_acts", icon=":material/category:", help="Which acts to draw"
        ):
            families = controls.pick_some(
                "Instrument families", "family", labels("families"), [], placeholder="All families"
            )
            counter = controls.switch(
                "Show counter-acts",
                "counter",
                default=True,
                help="Acts that worked against prevention or shielded those responsible.",
            )
    span, first, last = _pick_days(data, rows, axis)
    if first and last and first >= last:
        selection.nothing("The first date is not before the last.", "Choose another pair of dates.")
        return None
    cases, place = _pick_part(data, rows.cases)
    view = View(
        cases=cases,
        axis=axis,
        lanes=lanes,
        span=span,
        first=first,
        last=last,
        families=tuple(families),
        counter=counter,
        checked_only=rows.checked_only,
        min_confidence=rows.min_confidence,
        place=place,
        chosen=len(rows.cases),
    )
    if store.kept(_is_empty, view):
        selection.nothing(
            "No act of these crises fits what is chosen.",
            "Choose more families, or a lower bar for the evidence.",
        )
        return None
    return view


def _is_empty(data: Dataset, view: View) -> bool:
    return acts(data, view).empty


def _pick_days(data: Dataset, rows: Rows, axis: str) -> tuple[str, date | None, date | None]:
    """Which days the axis shows: nothing to choose where it shows stages."""
    if axis == "days":
        return controls.pick_tab("Until", "until", UNTIL, "acute"), None, None
    if axis != "calendar":
        return "acute", None, None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        span = controls.pick_tab("Days", "window", SPANS, "acute")
        if span != "dates":
            return span, None, None
        cases = data.cases[data.cases["case_id"].isin(rows.cases)]
        margin = timedelta(days=MARGIN_DAYS)
        bounds = data.cases["coding_start"].min().date(), data.cases["coding_end"].max().date()
        first = _pick_date("From", "from", (cases["onset"].min() - margin).date(), *bounds)
        last = _pick_date("To", "to", (cases["acute_until"].max() + margin).date(), *bounds)
    return span, first, last


def _pick_date(label: str, key: str, default: date, low: date, high: date) -> date:
    """One day between two others."""
    default = min(max(default, low), high)

    def parse(values: link.Raw) -> date:
        try:
            day = date.fromisoformat(values[0]) if len(values) == 1 else None
        except ValueError:
            day = None
        if day is None or not low <= day <= high:
            raise link.BadValue(f"it must be a date from {low} to {high}, such as {default}.")
        return day

    return controls.keyed(
        key,
        default,
        parse,
        lambda value: (value.isoformat(),),
        lambda follow: st.date_input(
            label,
            key=key,
            on_change=follow,
            min_value=low,
            max_value=high,
            format="YYYY-MM-DD",
            width=150,
        ),
    )


def _pick_part(data: Dataset, cases: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """At most a few crises at once; the others on further sheets. Also the place of the first."""
    sheets = -(-len(cases) // AT_ONCE)
    if sheets < 2:
        if link.raw("page"):
            link.write("page", ())
        return cases, 1
    names = {
        str(n + 1): f"{n * AT_ONCE + 1}–{min((n + 1) * AT_ONCE, len(cases))}" for n in range(sheets)
    }
    if st.session_state.get("page") not in (None, *names):  # fewer crises than a moment ago
        del st.session_state["page"]
        link.write("page", ())
    sheet = int(
        controls.pick_tab(
            f"Crises shown, of {len(cases)} chosen",
            "page",
            names,
            "1",
            help=f"At most {AT_ONCE} crises are drawn at once, in the order chosen.",
        )
    )
    start = (sheet - 1) * AT_ONCE
    return cases[start : start + AT_ONCE], start + 1


@st.fragment
def deaths_table(data: Dataset, view: View) -> None:
    """The numbers behind the lines of deaths, when asked for."""
    if st.toggle("Deaths per month as a table", key="timeline_deaths"):
        rows = store.kept(timeline_deaths.table, view)
        st.dataframe(rows, hide_index=True, alt="Deaths per month, as drawn below each crisis")
