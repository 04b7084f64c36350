"""What a timeline shows: crises, axis, lanes, days and acts."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from r2p.dataset import Dataset, vocabulary
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.words import quality_words
from r2p.measures.selection import Selection, in_scope

AXES = {"stage": "Stages", "calendar": "Calendar", "days": "Days since onset"}
LANES = {"family": "Instrument family", "level": "Level of the lead actor"}
COLUMNS = [
    *("event_id", "case_id", "date", "date_min", "date_max", "date_precision", "day", "stage"),
    *("title", "instrument", "family", "mode", "result", "direction", "carried_out", "checked"),
    *("lead_name", "lead_level", "end_state", "end_min"),
]
"""The columns of events that a timeline reads; fewer are quicker to filter."""


@dataclass(frozen=True)
class View:
    """All that the reader chose; hashable.

    ``span`` says which days the axis opens on: ``acute`` and ``whole`` for the
    calendar and for days, ``dates`` (``first`` to ``last``) for the calendar,
    a number of days after onset for days. The stage axis shows everything.
    ``families`` empty means all of them. ``place`` of the first crisis among
    the ``chosen`` ones, where only a part of them is drawn.
    """

    cases: tuple[str, ...]
    axis: str = "stage"
    lanes: str = "family"
    span: str = "acute"
    first: date | None = None
    last: date | None = None
    families: tuple[str, ...] = ()
    counter: bool = True
    checked_only: bool = False
    min_confidence: str = "low"
    place: int = 1
    chosen: int = 0

    @property
    def whole(self) -> bool:
        """Whether the whole coded period of each crisis is drawn."""
        return self.axis == "stage" or self.span == "whole"

    @property
    def left_out(self) -> str:
        """Which acts are left out, for the subtitle; empty when none are."""
        names = vocabulary("families")["label"]
        parts = [
            ", ".join(names[family].lower() for family in self.families) + " only"
            if self.families
            else "",
            *quality_words(self.checked_only, self.min_confidence),
            "" if self.counter else "counter-acts hidden",
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Lane:
    """One row of a timeline: an instrument family or an actor level."""

    id: str
    label: str
    colour: str

    @property
    def faint(self) -> str:
        """The colour of a line in force."""
        return rgba(self.colour, 0.4)


def acts(data: Dataset, view: View) -> pd.DataFrame:
    """The acts that may be drawn, whatever the days: `COLUMNS` of ``data.events``, by date."""
    events = in_scope(
        data,
        Selection(
            view.cases,
            checked_only=view.checked_only,
            min_confidence=view.min_confidence,
            direction="all" if view.counter else "protective",
        ),
    )
    if view.families:
        events = events[events["family"].isin(view.families)]
    return events[COLUMNS].sort_values(["date", "event_id"], kind="stable", ignore_index=True)


def lane_column(view: View) -> str:
    """The column of events that puts an act into its lane."""
    return "family" if view.lanes == "family" else "lead_level"


def lanes(view: View, look: Look) -> list[Lane]:
    """The lanes in their order, the same for every crisis. Colours mean family or actor group."""
    if view.lanes == "level":
        groups = look.palette.groups
        terms = vocabulary("levels")
        return [
            Lane(term, label, groups[group])
            for term, label, group in zip(terms.index, terms["label"], terms["group"], strict=True)
        ]
    return [
        Lane(term, label, look.palette.families[term])
        for term, label in vocabulary("families")["label"].items()
        if not view.families or term in view.families
    ]
