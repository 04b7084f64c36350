"""The chronology that opens the dossier: five dates in a row."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.milestones import Milestone, milestones
from r2p.figures.words import count, day_as_known
from r2p.ui import evidence, stage, store
from r2p.ui.evidence_place import TOP, open_at
from r2p.ui.text import plain

_NOTHING = {
    "warning": "None carried out on record",
    "mediation": "None carried out on record",
    "sanction": "None carried out on record",
    "end": "No end of the violence on record",
}


@dataclass(frozen=True)
class _Date:
    """One date as it is shown."""

    key: str
    text: str
    event_id: str


def chronology(data: Dataset, case_id: str, *, with_evidence: bool) -> None:
    """First warning, onset, first mediation, first sanction, end of the acute phase."""
    dates: list[_Date] = store.kept(_dates, case_id)
    stage.keep_table("Five dates", lambda: five_dates(data, case_id))
    for column, shown in zip(st.columns(len(dates), gap="small"), dates, strict=True):
        column.markdown(shown.text)
        if shown.event_id:
            column.button(
                "Evidence",
                key=f"milestone_{shown.key}",
                type="tertiary",
                icon=":material/fact_check:",
                on_click=open_at,
                args=(TOP, shown.event_id),
            )
    act = evidence.chosen_act(data) if with_evidence else None
    if act:
        evidence.panel(data, act)


def five_dates(data: Dataset, case_id: str) -> pd.DataFrame:
    """The chronology as a table: what, when, how far from the onset, and the act."""
    titles = dict(zip(data.events["event_id"], data.events["title"], strict=True))
    return pd.DataFrame(
        [
            {
                "What": found.label,
                "Date": day_as_known(found.date, found.precision)
                if found.date is not None
                else "not recorded",
                "From onset": _lag(found) if found.date is not None else _NOTHING[found.key],
                "Act": titles.get(found.event_id, ""),
            }
            for found in milestones(data, case_id)
        ]
    )


def _dates(data: Dataset, case_id: str) -> list[_Date]:
    titles = dict(zip(data.events["event_id"], data.events["title"], strict=True))
    return [
        _Date(found.key, _text(found, titles.get(found.event_id, "")), found.event_id)
        for found in milestones(data, case_id)
    ]


def _text(found: Milestone, title: str) -> str:
    if found.date is None:
        date, below = "not recorded", _NOTHING[found.key]
    else:
        date, below = day_as_known(found.date, found.precision), _lag(found)
    lines = [f":gray[:small[{plain(found.label)}]]", f"**{plain(date)}**"]
    lines += [f":gray[:small[{plain(below)}]]", plain(title)]
    return "  \n".join(filter(None, lines))


def _lag(milestone: Milestone) -> str:
    if milestone.key == "onset":
        return "day 0 of every count of days"
    if milestone.day == 0:
        return "on the day of the onset"
    when = "after" if milestone.day > 0 else "before"
    return f"{count(abs(milestone.day), 'day')} {when} onset"
