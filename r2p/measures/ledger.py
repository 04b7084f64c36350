"""The failure ledger: acts that fell short, and what came after a warning nobody followed."""

import numpy as np
import pandas as pd

from r2p.dataset.load import Dataset
from r2p.dataset.schema import schema

FAILED = ("refused", "blocked", "ignored")
"""Results of acts that failed at once."""

SHORT = (*FAILED, "reversed", "partial")
"""Results of the ledger: acts that failed, and acts that were carried out and fell short."""

WARNINGS = ("early_warning_report", "fact_finding", "statement")
"""Instruments that warn: an act of one of them with the result *ignored* is an ignored warning."""


def fell_short(events: pd.DataFrame) -> pd.DataFrame:
    """The acts of the ledger, in their order.

    >>> fell_short(pd.DataFrame({"result": ["completed", "ignored", "partial"]})).index.tolist()
    [1, 2]
    """
    return events[events["result"].isin(SHORT)]


def next_acts(dataset: Dataset, events: pd.DataFrame) -> pd.DataFrame:
    """The next act of another actor after each ignored act.

    *Another actor*: an act in which neither one of the actors that were ignored took part,
    nor anybody who acts for one of them or on the same mandate. *Next*: on a later day, in
    the same crisis, whatever became of it; within one day the order of acts is not known.

    Args:
        dataset: ``event_actors`` and ``cases`` are read.
        events: acts of whole crises, in any order: what is not among them is not found.

    Returns:
        One row per ignored act, by crisis and date: ``event_id, case_id, warning`` (bool: the
        instrument is one of `WARNINGS`), ``next_id`` (empty where no later act of another
        actor is recorded), ``days`` (to the next act as both are dated; without one, to the
        end of coding), ``days_min`` and ``days_max`` (what the precision of both dates leaves
        open; never below 0) and ``same_day`` (other actors' acts on the same day, int).

    Source: design of the atlas, failure ledger. That an act came next does not say that it
    answered the warning.
    """
    concerned = events.loc[events["result"] == "ignored", "case_id"].unique()
    acts = events[events["case_id"].isin(concerned)]
    acts = acts.sort_values(["case_id", "date", "event_id"], ignore_index=True)
    behind = _mandates(dataset, acts["event_id"])
    coding_end = dataset.cases.set_index("case_id")["coding_end"].to_dict()
    listed = list(acts[_READ].itertuples())
    of_crisis: dict[str, list] = {}
    for act in listed:
        of_crisis.setdefault(act.case_id, []).append(act)
    rows = []
    for act in (act for act in listed if act.result == "ignored"):
        others = [
            other
            for other in of_crisis[act.case_id]
            if other.date >= act.date and not behind[act.event_id] & behind[other.event_id]
        ]
        found = next((other for other in others if other.date > act.date), None)
        end = coding_end[act.case_id]
        first, last = (found.date_min, found.date_max) if found else (end, end)
        rows.append(
            {
                "event_id": act.event_id,
                "case_id": act.case_id,
                "warning": act.instrument in WARNINGS,
                "next_id": found.event_id if found else "",
                "days": ((found.date if found else end) - act.date).days,
                "days_min": max((first - act.date_max).days, 0),
                "days_max": max((last - act.date_min).days, 0),
                "same_day": sum(other.date == act.date for other in others),
            }
        )
    return pd.DataFrame(rows, columns=list(_DTYPES)).astype(_DTYPES)


_READ = ["event_id", "case_id", "date", "date_min", "date_max", "instrument", "result"]
_DTYPES = {
    "event_id": "str",
    "case_id": "str",
    "warning": "bool",
    "next_id": "str",
    "days": "int64",
    "days_min": "int64",
    "days_max": "int64",
    "same_day": "int64",
}


def _mandates(dataset: Dataset, ids: pd.Series) -> dict[str, set[str]]:
    """For each act its actors and the organisations on whose mandate they act."""
    rows = dataset.event_actors
    rows = rows[rows["event_id"].isin(ids)]
    separator = schema("actors")["acts_for"].separator
    result: dict[str, set[str]] = {event_id: set() for event_id in ids}
    for event_id, actor, mandate in zip(
        rows["event_id"], rows["actor_id"], rows["acts_for"], strict=True
    ):
        result[event_id].add(actor)
        result[event_id].update(mandate.split(separator) if mandate else ())
    return result


def median_days(rows: pd.DataFrame) -> float:
    """Median days to the next act of another actor, of the acts that one followed.

    Missing where none did.

    >>> median_days(pd.DataFrame({"next_id": ["a", "b", ""], "days": [2, 4, 900]}))
    3.0
    """
    days = rows.loc[rows["next_id"] != "", "days"]
    return float(np.median(days)) if len(days) else float("nan")
