"""What had been done by a day, in words: cells, finding, reading, table."""

from typing import Any

import numpy as np
import pandas as pd

from r2p.figures.compare.words import NAMED, kind_words
from r2p.figures.first_days.asked import Found, day_number, day_words, name_of
from r2p.figures.first_days.lags_words import then_words
from r2p.figures.words import count, listed

THEN = {
    "before": "in use before onset",
    "done": "done",
    "later": "not yet",
    "never": "not recorded",
    "uncoded": "not recorded; coding ended earlier",
}


def cells(frame: pd.DataFrame, day: int) -> pd.DataFrame:
    """Speeds and counts of each crisis and kind, with ``then`` and ``act``.

    ``then`` says what had been done by the day: ``before`` (in use before onset), ``done``
    (since onset), ``later`` (not yet), ``never`` (not recorded up to the end of coding) or
    ``uncoded`` (never, and the coding ended before the day). ``act`` is the act that shows it.
    """
    before = (frame["before_x"] > 0).to_numpy()
    states = {
        "before": before,
        "done": (frame["acts_y"] > 0).to_numpy(),
        "later": (frame["later"] > 0).to_numpy(),
        "never": frame["coded"].to_numpy(dtype=bool),
    }
    then = np.select(list(states.values()), list(states), "uncoded")
    renamed = frame.rename(
        columns={"before_x": "before", "acts_x": "acts", "acts_y": "by_then", "day": "day"}
    )
    return renamed.assign(
        then=then, act=frame["before_event_id"].where(before, frame["event_id"])
    ).drop(columns="before_y")


def said(cell: dict[str, Any]) -> str:
    """The words of a cell."""
    acts = cell["by_then"]
    if cell["then"] == "before":
        return f"before onset, then {count(acts, 'act')}" if acts else "before onset, none since"
    if cell["then"] == "done":
        return f"{count(acts, 'act')}, from {day_words(cell['day'])}"
    if cell["then"] == "later":
        return f"not yet: came on {day_words(cell['day'])}"
    if cell["then"] == "never":
        return "not recorded"
    return f"coding ended on {day_words(cell['censored_at'])}"


def title(found: Found, frame: pd.DataFrame, day: int) -> str:
    """How many kinds each crisis had seen by the day."""
    had = frame["then"].isin(["before", "done"])
    seen = had.groupby(frame["case_id"], sort=False).sum()
    kinds = frame["kind"].nunique()
    of = f"of {count(kinds, 'kind')} of act" if kinds > 1 else "acts of the kind"
    if len(seen) <= NAMED:
        told = [f"{found.short[id]} had seen {number}" for id, number in seen.items()]
        told[0] += f" {of}"
        told[1:] = [text.replace(" had seen", "") for text in told[1:]]
        return f"By {day_words(day)}, {listed(told)}"
    low, high = seen.idxmin(), seen.idxmax()
    return (
        f"By {day_words(day)} the crises had seen between {seen[low]} ({found.short[low]}) and "
        f"{seen[high]} ({found.short[high]}) {of}"
    )


def reading(found: Found, frame: pd.DataFrame, day: int) -> str:
    """What had not been done by the day, and when it came; for many crises, by kind."""
    if len(found.ids) > NAMED:
        had = frame["then"].isin(["before", "done"]).groupby(frame["kind"], sort=False).sum()
        return then_words(found, had.sort_values(ascending=False, kind="stable"), day) + "."
    late = frame[frame["then"] == "later"]
    never = frame[frame["then"].isin(["never", "uncoded"])]
    parts = []
    if len(late):
        parts.append(f"Not yet by then: {_late(found, late)}.")
    if len(never):
        told = [
            f"{_short([kind_words(id) for id in rows['kind']])} in {found.short[case]}"
            for case, rows in never.groupby("case_id", sort=False)
        ]
        parts.append(f"Not recorded up to the end of coding: {'; '.join(told)}.")
    return " ".join(parts) or "All of these kinds had been seen in all of these crises by then."


def _late(found: Found, late: pd.DataFrame) -> str:
    told = []
    for case, rows in late.groupby("case_id", sort=False):
        rows = rows.sort_values("day", kind="stable")
        nouns = [
            f"{kind_words(id)} (day {day_number(on)})"
            for id, on in zip(rows["kind"], rows["day"], strict=True)
        ]
        told.append(f"in {found.short[case]} {_short(nouns)}")
    return "; ".join(told)


def _short(nouns: list[str]) -> str:
    if len(nouns) <= 4:
        return listed(nouns)
    return f"{', '.join(nouns[:3])} and {len(nouns) - 3} more"


def table(found: Found, frame: pd.DataFrame, day: int) -> pd.DataFrame:
    """The same cells, a row for each crisis and kind."""
    return pd.DataFrame(
        {
            "Crisis": frame["case_id"].map(found.data.labels),
            "Kind": frame["kind"].map(name_of),
            f"By day {day}": frame["then"].map(THEN),
            "Acts before onset": frame["before"],
            f"Acts from onset to day {day}": frame["by_then"],
            "Acts later": frame["later"],
            "First day from onset on": frame["day"].astype("Int64"),
            "Coding ends on day": frame["censored_at"],
            "Act": frame["act"],
        }
    )
