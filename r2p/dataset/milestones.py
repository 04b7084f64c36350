"""The five dates with which the dossier of a crisis opens."""

from dataclasses import dataclass

import pandas as pd

from r2p.dataset.load import Dataset

# Five dates that can be asked of every crisis. Onset and end of the acute phase bound the killing
# that was to be prevented. Between and around them stand the first act of the three kinds of which
# the literature asks "was it in time?": was there a warning, did anybody talk, did anybody press?
# The first act of any kind says less (there is always a statement), and the end of coding is a
# date of the research, not of the crisis. Only what was carried out counts: a mediator who was
# turned away or a sanction that was threatened is in the list of acts, not in the chronology.
_FIRSTS = (
    ("warning", "First warning", "early_warning"),
    ("mediation", "First mediation", "mediation"),
    ("sanction", "First sanction", "sanctions"),
)


@dataclass(frozen=True)
class Milestone:
    """One of the five dates; without ``date`` there is none on record.

    ``day`` counts from the onset; ``event_id`` is the act, empty for onset and
    end of the acute phase.
    """

    key: str
    label: str
    date: pd.Timestamp | None = None
    precision: str = "day"
    day: int = 0
    event_id: str = ""


def milestones(dataset: Dataset, case_id: str) -> list[Milestone]:
    """The five dates of a crisis in the order of time; those without a date come last.

    Raises:
        KeyError: there is no such crisis.
    """
    case = dataset.case(case_id)
    events = dataset.events[dataset.events["case_id"] == case_id]
    counted = events[events["carried_out"] & (events["direction"] == "protective")]
    found = [Milestone("onset", "Onset", case["onset"])]
    for key, label, family in _FIRSTS:
        acts = counted[counted["family"] == family].sort_values(["date", "event_id"])
        if acts.empty:
            found.append(Milestone(key, label))
            continue
        act = acts.iloc[0]
        found.append(
            Milestone(
                key, label, act["date"], act["date_precision"], int(act["day"]), act["event_id"]
            )
        )
    end = case["acute_end"]
    if pd.isna(end):
        found.append(Milestone("end", "End of the acute phase"))
    else:
        days = (end - case["onset"]).days
        found.append(Milestone("end", "End of the acute phase", end, day=days))
    # On the same day the onset comes before what answered it.
    return sorted(found, key=_in_time)


def _in_time(milestone: Milestone) -> tuple[bool, pd.Timestamp, bool]:
    date = milestone.date
    return (date is None, date or pd.Timestamp.min, milestone.key != "onset")
