"""Ignored warnings in words: title, subtitle, reading, caveats and table."""

from typing import Any

import pandas as pd

from r2p.dataset import Dataset, label
from r2p.figures.compare.words import filter_words, lower
from r2p.figures.words import count, day_as_known, listed
from r2p.measures.ledger import median_days
from r2p.measures.selection import Selection

NOT_AN_ANSWER = (
    "The next act came later; nothing says that it answered the warning, or would not have come "
    "without it."
)
SELF = (
    "Ignored is a judgement of the coder: a warning that worked quietly would not be called so, "
    "and one that nobody wrote down is not here."
)


def title(rows: pd.DataFrame) -> str:
    """After how many days the next act of another actor came; ``rows`` are of `next_acts`."""
    told = rows[rows["warning"]]
    if told.empty:
        return f"No warning was coded as ignored; {count(len(rows), 'other call')} went unheeded"
    followed = told[told["next_id"] != ""]
    if followed.empty:
        return f"{count(len(told), 'warning')} ignored, and no later act of another actor recorded"
    low, high = int(followed["days"].min()), int(followed["days"].max())
    days = count(low, "day") if low == high else f"{low} to {high} days"
    after = count(len(told), "ignored warning")
    return f"After {after} the next act of another actor came {days} later"


def subtitle(selection: Selection, rows: pd.DataFrame) -> str:
    """What is measured, the filter, and how many warnings and other calls."""
    filters = filter_words(selection)
    told = int(rows["warning"].sum())
    parts = [
        "days from an ignored warning or call to the next act of another actor",
        filters,
        f"n = {count(told, 'warning')} and {count(len(rows) - told, 'other act')} coded ignored",
    ]
    return ", ".join(part for part in parts if part)


def reading(rows: pd.DataFrame, by_id: dict[str, dict]) -> str:
    """The median of the days, and what came next."""
    told = rows[rows["warning"] & (rows["next_id"] != "")]
    if told.empty:
        return (
            "Among the crises chosen no early-warning report, fact-finding or statement was "
            "coded as ignored."
        )
    kinds = pd.Series([by_id[id]["family"] for id in told["next_id"]]).value_counts()
    parts = [f"{number} of {label('families', family).lower()}" for family, number in kinds.items()]
    text = f"Median {median_days(told):g} days. What came next: {listed(parts)}."
    if len(told) == 1:
        act = by_id[told["next_id"].iloc[0]]
        kind = lower(label("instruments", act["instrument"]))
        text = f"What came next: {kind}, led by {act['lead_name']}."
    never = int((rows["next_id"] == "").sum())
    if never:
        text += f" After {count(never, 'ignored act')} none is recorded up to the end of coding."
    return text


def table(data: Dataset, rows: pd.DataFrame, by_id: dict[str, dict]) -> pd.DataFrame:
    """A row per ignored act: what it was, the days with their range, and the next act."""
    first = [by_id[id] for id in rows["event_id"]]
    then = [by_id.get(id, {}) for id in rows["next_id"]]
    return pd.DataFrame(
        {
            "Date": [day_as_known(act["date"], act["date_precision"]) for act in first],
            "Crisis": [data.labels[case] for case in rows["case_id"]],
            "Ignored": [act["title"] for act in first],
            "Counts as": ["warning" if warning else "other call" for warning in rows["warning"]],
            "By": [act["lead_name"] for act in first],
            "Why it was coded so": [act["coding_note"].removeprefix("Result: ") for act in first],
            "Days to the next act": rows["days"].astype("Int64").where(rows["next_id"] != ""),
            "At least": rows["days_min"].astype("Int64").where(rows["next_id"] != ""),
            "At most": rows["days_max"].astype("Int64").where(rows["next_id"] != ""),
            "Next act": [act.get("title", "not recorded") for act in then],
            "Next actor": [act.get("lead_name", "") for act in then],
            "Next instrument": [
                label("instruments", act["instrument"]) if act else "" for act in then
            ],
            "It was": [label("statuses", act["status"]).lower() if act else "" for act in then],
            "Act": rows["event_id"],
            "Next act's id": rows["next_id"],
        }
    )


def days_words(row: Any) -> str:
    """``5 days``, ``50 days (43 to 70)`` where a date is known to the month only."""
    text = count(int(row.days), "day")
    return text if row.days_min == row.days_max else f"{text} ({row.days_min} to {row.days_max})"
