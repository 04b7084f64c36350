"""The choices on the map: which acts, which layers, which window of time."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from r2p.dataset import Dataset
from r2p.figures.map.clock import (
    STEP,
    STEPS,
    TIMES,
    Clock,
    Span,
    first_day,
    last_day,
    month_id,
    month_words,
    months_of_acts,
    parse_month,
)
from r2p.figures.map.frame import FRAMES
from r2p.figures.map.ground import BECAME, Asked, kinds_offered
from r2p.figures.map.layers import LAYERS
from r2p.ui import controls, link, screen, selection
from r2p.ui.selection import Rows
from r2p.ui.store import kept

FIRST, LAST = "first", "last"
ONSET_DEFAULT = (-90, 365)


@dataclass(frozen=True)
class Layers:
    """What is on the map, and where it looks."""

    on: tuple[str, ...]
    frame: str


def pick_acts(rows: Rows) -> Asked:
    """Which acts are counted."""
    kinds = kinds_offered()
    kind = controls.pick_one("Kind of act", "kind", kinds, "all")
    became = controls.pick_one(
        "What became of it",
        "what",
        BECAME,
        "carried_out",
        help="Counter-acts shielded perpetrators or obstructed prevention; they are only ever "
        "shown by themselves.",
    )
    return Asked(rows.cases, rows.checked_only, rows.min_confidence, kind, became)


def pick_layers() -> Layers:
    """What is drawn, and where the map looks."""
    on = controls.keyed(
        "layers",
        list(LAYERS),
        lambda values: [] if values == (controls.NONE,) else link.some_of(LAYERS)(values),
        lambda value: value or (controls.NONE,),
        lambda follow: st.pills(
            "On the map",
            list(LAYERS),
            format_func=LAYERS.__getitem__,
            selection_mode="multi",
            key="layers",
            on_change=follow,
        ),
    )
    frame = controls.pick_tab("Opens on", "frame", FRAMES, "seats")
    return Layers(tuple(layer for layer in LAYERS if layer in on), frame)


def pick_time(forget: Callable[[], None]) -> str:
    """How time is counted: a key of `TIMES`. A change makes the map ``forget`` its step."""

    def widget(follow: Callable[[], None]) -> str:
        def change() -> None:
            before = link.raw("time")
            follow()
            if link.raw("time") != before:
                forget()

        chosen = st.segmented_control(
            "Time",
            list(TIMES),
            format_func=TIMES.__getitem__,
            key="time",
            on_change=change,
            required=True,
        )
        return chosen or "calendar"

    return controls.keyed("time", "calendar", link.one_of(TIMES), lambda value: (value,), widget)


def pick_clock(data: Dataset, asked: Asked) -> Clock:
    """The window and the steps it is walked through."""
    whole = _pick_days() if asked.time == "onset" else _pick_months(data, asked.cases)
    step = controls.pick_one(
        "Step",
        "step" if asked.time == "calendar" else "step_days",
        {str(length): words for length, words in STEPS[asked.time].items()},
        str(STEP[asked.time]),
    )
    alone = controls.pick_one(
        "Each step shows",
        "show",
        {"sum": "all up to it", "alone": "only itself"},
        "sum",
    )
    return Clock(asked.time, whole, int(step), alone == "alone")


def _pick_months(data: Dataset, cases: tuple[str, ...]) -> Span:
    """Two months; at their ends stand the first and last act of the chosen crises."""
    months = kept(_months)
    first, last = kept(months_of_acts, cases)
    begin = controls.pick_one(
        "From", "from", {FIRST: f"Start: {month_words(first)}", **months}, FIRST
    )
    end = controls.pick_one("To", "to", {LAST: f"End: {month_words(last)}", **months}, LAST)
    start = first if begin == FIRST else parse_month(begin)
    stop = last if end == LAST else parse_month(end)
    return Span(first_day(start or first), last_day(stop or last))


def _months(data: Dataset) -> dict[str, str]:
    first, last = months_of_acts(data)
    return {month_id(month): month_words(month) for month in range(first, last + 1)}


def _pick_days() -> Span:
    low, high = kept(_days)
    first = controls.pick_number("From day", "from_day", low, high, ONSET_DEFAULT[0], step=30)
    last = controls.pick_number("To day", "to_day", low, high, ONSET_DEFAULT[1], step=30)
    return Span(first, last)


def _days(data: Dataset) -> tuple[int, int]:
    days = data.events["day"]
    return min(int(days.min()), ONSET_DEFAULT[0]), max(int(days.max()), ONSET_DEFAULT[1])


NOTHING = "none"
"""What stands for no place in the list; the link then does not name one."""


def pick_place(options: dict[str, str]) -> str:
    """The crisis, place or seat whose acts are listed; empty for none."""
    if st.session_state.get("place", NOTHING) not in (NOTHING, *options):
        set_place("")  # it was of a crisis that is no longer chosen
    options = {NOTHING: "nothing selected", **options}
    chosen = controls.pick_one("Acts listed", "place", options, NOTHING)
    return "" if chosen == NOTHING else chosen


def set_place(id: str) -> None:
    """Choose a crisis, place or seat as the list does. Only before the list is drawn."""
    st.session_state["place"] = id or NOTHING
    link.write("place", (id,) if id else ())


def pick(data: Dataset) -> tuple[Asked, Layers]:
    """The choices above the map in one row; on a phone the crises have a row of their own."""
    if screen.look().narrow:
        rows = selection.pick_rows(data)
        with _row():
            return _pick_more(rows)
    with _row():
        return _pick_more(selection.pick_rows(data))


def _row() -> DeltaGenerator:
    return st.container(horizontal=True, gap="small", vertical_alignment="bottom")


def _pick_more(rows: Rows) -> tuple[Asked, Layers]:
    with controls.folded("Acts", "_acts", icon=":material/filter_alt:", help="Which acts to count"):
        asked = pick_acts(rows)
    with controls.folded("Layers", "_layers", icon=":material/layers:", help="What is drawn"):
        layers = pick_layers()
    return asked, layers
