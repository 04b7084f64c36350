"""What a moved onset changes, in a few sentences: onset dates are choices."""

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.compare.words import kind_words
from r2p.figures.first_days.asked import Asked, Found, day_words
from r2p.figures.words import count, day, listed
from r2p.measures.onset import changed_order, changed_states

NAMED = 3
"""Most changes of a sort that are told one by one."""


def what_changes(data: Dataset, asked: Asked, kinds: tuple[str, ...]) -> str:
    """Which first acts change state or order when the onsets are moved as asked for."""
    coded = Found(data, Asked(asked.selection, asked.what))
    found = Found(data, asked)
    before, after = coded.speeds(kinds), found.speeds(kinds)
    said = [f"{_moves(found)}."]
    states = changed_states(before, after)
    for case, rows in states.groupby("case_id", sort=False):
        said.append(f"In {found.short[str(case)]}, {_states(rows)}.")
    order = changed_order(before, after)
    if len(order):
        told = [
            f"{kind_words(row.kind)} now came sooner in {found.short[row.sooner]} than in "
            f"{found.short[row.later]}"
            for row in order.head(NAMED).itertuples(index=False)
        ]
        more = len(order) - NAMED
        rest = f" ({count(more, 'more pair')} changed places too)" if more > 0 else ""
        said.append(f"Order: {listed(told)}{rest}.")
    if not len(states) and not len(order):
        said.append("Every first act keeps its state, and the order of the crises stays.")
    return " ".join(said)


def _moves(found: Found) -> str:
    told = []
    for id, by in found.moves.items():
        side = "later" if by > 0 else "earlier"
        told.append(f"{found.short[id]} {count(abs(by), 'day')} {side}, to {day(found.onsets[id])}")
    days = [f"{abs(by)} {'fewer' if by > 0 else 'more'}" for by in found.moves.values()]
    lags = f"its days become {days[0]}" if len(days) == 1 else "days change by as many"
    return f"{'Onset' if len(told) == 1 else 'Onsets'} moved: {listed(told)}; {lags}"


BECOME = {
    "before_onset": "now in use before onset",
    "day": "no longer in use before onset but first after it",
    "not_recorded": "no longer recorded",
}


def _states(rows: pd.DataFrame) -> str:
    parts = []
    for state, group in rows.groupby("new_state", sort=False):
        nouns = [
            kind_words(id) + _day(was, before, now)
            for id, was, before, now in zip(
                group["kind"], group["state"], group["day"], group["new_day"], strict=True
            )
        ]
        if len(nouns) > NAMED:
            nouns[NAMED:] = [count(len(nouns) - NAMED, "more kind")]
        parts.append(f"{BECOME[str(state)]}: {listed(nouns)}")
    return "; ".join(parts)


def _day(was: str, before: float, now: float) -> str:
    """On which day it stood, or stands now."""
    if was == "day":
        return f" (was {day_words(before)})"
    return f" (now {day_words(now)})" if pd.notna(now) else ""
