"""The chronology that opens the dossier: five dates in a row."""

from collections.abc import Sequence
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
_PICK = "milestone"
_DATE = 168  # px of a date, so that a row holds five and on a phone two


@dataclass(frozen=True)
class _Date:
    """One date as it is shown."""

    key: str
    name: str
    text: str
    event_id: str


def chronology(data: Dataset, case_id: str, *, with_evidence: bool) -> None:
    """First warning, onset, first mediation, first sanction, end of the acute phase."""
    dates: list[_Date] = store.kept(_dates, case_id)
    stage.keep_table("Five dates", lambda: five_dates(data, case_id))
    with st.container(horizontal=True, gap="small"):
        for shown in dates:
            st.markdown(shown.text, width=_DATE)
    act = evidence.chosen_act(data) if with_evidence else None
    _pick_evidence([shown for shown in dates if shown.event_id], act)
    if act:
        evidence.panel(data, act)


def _pick_evidence(dates: Sequence[_Date], act: str | None) -> None:
    """The dates by name; one opens the evidence of its act. One row, not a button a date."""
    if not dates:
        return
    acts = {shown.key: shown.event_id for shown in dates}
    chosen = st.session_state.get(_PICK)
    if acts.get(chosen or "") != act:  # opened or closed elsewhere
        chosen = next((key for key in acts if acts[key] == act), None)
    st.session_state[_PICK] = chosen
    st.pills(
        "Read the evidence",
        list(acts),
        format_func={shown.key: shown.name for shown in dates}.__getitem__,
        key=_PICK,
        on_change=lambda: open_at(TOP, acts.get(st.session_state[_PICK])),
        wrap=True,
    )


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
        _Date(
            found.key,
            plain(found.label),
            _text(found, titles.get(found.event_id, "")),
            found.event_id,
        )
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
