"""The chart of the page Compare: which drawing belongs to which choices."""

from dataclasses import replace

import pandas as pd

from r2p.dataset import Dataset, label
from r2p.figures.chart import Chart
from r2p.figures.compare.marks import mark_rows
from r2p.figures.compare.shown import Pair, recorded_pairs
from r2p.figures.compare.split import split_bars
from r2p.figures.compare.split_words import METHOD as SPLIT_METHOD
from r2p.figures.compare.view import View
from r2p.figures.compare.words import lower
from r2p.figures.headline.figure import outcome_bars
from r2p.figures.headline.methods import DEFINITIONS
from r2p.figures.headline.methods import method as outcome_method
from r2p.figures.look import Look
from r2p.figures.words import days_as_known
from r2p.measures.catalogue import MEASURES
from r2p.measures.kinds import SPLITS, kind
from r2p.measures.selection import in_scope, select

PANELS = 6
"""Most panels drawn at once."""
COUNTED = ("share", "acts", "rate")
"""Measures whose parts add up to a bar."""


def compare(data: Dataset, view: View, look: Look) -> Chart:
    """The chart for these choices.

    Raises:
        ValueError: no crisis, no kind, or nothing to draw on this page.
    """
    pairs = panels(data, replace(view, page=1))
    shown = pairs[(view.page - 1) * PANELS : view.page * PANELS]
    if not shown or not view.selection.cases:
        raise ValueError("nothing to compare")
    if view.measure not in COUNTED:
        return mark_rows(data, view, shown, look)
    draw = split_bars if view.by else outcome_bars
    return draw(data, replace(view, kinds=tuple(id for id, _ in shown)), look)


def panels(data: Dataset, view: View) -> tuple[Pair, ...]:
    """Every panel of a view, on all its pages."""
    if view.measure in COUNTED or not view.selection.cases:
        return tuple((id, "") for id in view.kinds)
    return recorded_pairs(data, view)


def never_in_force(view: View) -> tuple[str, ...]:
    """Kinds of a view on days in force that cannot be in force, as shown."""
    if view.measure != "days":
        return ()
    return tuple(kind(id).label for id in view.kinds if not kind(id).may_last)


def method(view: View) -> str:
    """How this is measured, in Markdown."""
    measure = MEASURES[view.measure]
    if view.measure not in COUNTED:
        return f"**{measure.label}.** {measure.definition}\n\nSource: definitions of the atlas."
    if view.by:
        return SPLIT_METHOD.format(
            label=measure.label,
            split=lower(SPLITS[view.by].label),
            definition=DEFINITIONS[view.measure],
        )
    return outcome_method(view.measure)


def acts_behind(data: Dataset, view: View, mark: str) -> pd.DataFrame:
    """The acts that a bar stands for, by date, with headings as shown.

    Args:
        data: the dataset.
        view: of the chart.
        mark: crisis, kind and, where split, part, joined by ``~``.
    """
    case, id, *part = mark.split("~")
    events = (in_scope if view.any_day else select)(data, view.selection)
    events = events[(events["case_id"] == case) & kind(id).mask(events)]
    if part and view.by:
        events = events[events[SPLITS[view.by].column].astype(str) == part[0]]
    if view.measure == "days":
        events = events[events["lasts"] & events["carried_out"]]
    events = events.sort_values(["date", "event_id"])
    return pd.DataFrame(
        {
            "Date": days_as_known(events),
            "What was done": events["title"].tolist(),
            "What became of it": [label("statuses", status) for status in events["status"]],
            "Lead": events["lead_name"].tolist(),
            "Instrument": [label("instruments", term) for term in events["instrument"]],
            "Stage": [label("stages", stage) if stage else "" for stage in events["stage"]],
            "Act": events["event_id"].tolist(),
        }
    )
