"""The acts behind an actor, a tie or a cell of the Actors page."""

from dataclasses import replace

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.actors.text import View, acts
from r2p.figures.words import days_as_known
from r2p.measures.grid import counted
from r2p.measures.selection import select
from r2p.measures.window import Window


def behind(data: Dataset, view: View, mark: str) -> pd.DataFrame:
    """The acts that a mark stands for, oldest first, with headings as shown.

    Args:
        data: the dataset.
        view: what counts.
        mark: an actor (``UN``), a tie (``AU~UN``), a level in a crisis
            (``KEN-2007~level.state``) or the joint acts of its stage or window
            (``KEN-2007~days.onset``; there all acts of those days are listed).
    """
    first, _, rest = mark.partition("~")
    if rest.startswith("days."):
        chosen = _days(data, view, first, rest.removeprefix("days."))
    else:
        chosen = acts(data, view)
        if rest.startswith("level."):
            level = rest.removeprefix("level.")
            chosen = chosen[(chosen["case_id"] == first) & chosen[f"has_{level}"]]
        else:
            for actor in filter(None, (first, rest)):
                chosen = chosen[chosen["event_id"].isin(_acts_of(data, actor))]
    chosen = chosen.sort_values(["date", "event_id"])
    return pd.DataFrame(
        {
            "Crisis": chosen["case_id"].map(data.labels),
            "Date": days_as_known(chosen),
            "Act of prevention": chosen["title"],
            "Lead": chosen["lead_name"],
            "Joint": chosen["joint"].map({True: "joint", False: ""}),
            "Instrument": chosen["instrument"].map(labels("instruments")),
            "Result": chosen["result"].map(labels("results")),
            "Act": chosen["event_id"],
        }
    )


def _acts_of(data: Dataset, actor: str) -> pd.Series:
    rows = data.event_actors
    return rows.loc[rows["actor_id"] == actor, "event_id"]


def _days(data: Dataset, view: View, case: str, days: str) -> pd.DataFrame:
    window = Window(days) if days in ("acute", "whole") else Window("stage", stage=days)
    events = select(data, replace(view.selection, cases=(case,), window=window))
    return events[counted(events, view.what)]
