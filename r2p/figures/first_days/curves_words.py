"""Curves of waiting in words: the finding, the reading, what a mark says, the table."""

from typing import Any

import pandas as pd

from r2p.figures.compare.words import filter_words, kind_words
from r2p.figures.first_days.asked import WHATS, Found, moved_words, name_of
from r2p.figures.first_days.lags_words import EARLY, by_then, then_words
from r2p.figures.words import count, escaped, listed

STATES = {
    "before_onset": "in use before onset",
    "day": "first act",
    "not_recorded": "coding ends without one",
}
SAME = (
    "These curves describe. The same crises stand in every one of them, so no test between kinds "
    "is made, and the crises were chosen, so there is no band of chance around a curve. A crisis "
    "whose coding ends without an act of the kind counts as still without one until that day, "
    "and as unknown after it."
)


def title(found: Found, speeds: pd.DataFrame) -> str:
    """In how many crises each kind had come by an early day."""
    done = by_then(speeds, EARLY)
    if (speeds["state"] == "not_recorded").all():
        return "No act of these kinds is recorded"
    if len(done) == 1 or len(done) > 3:
        return then_words(found, done.sort_values(ascending=False, kind="stable"), EARLY)
    first, *rest = done.items()
    n = len(found.ids)
    of = count(n, "crisis", "crises")
    told = [f"{kind_words(first[0])} had been {found.done} in {first[1]} of {of}"]
    told += [f"{kind_words(id)} in {number}" for id, number in rest]
    return f"By day {EARLY}, {listed(told)}"


def subtitle(found: Found, kinds: tuple[str, ...]) -> str:
    """Measure, filter, number of crises."""
    parts = [
        "Waiting for the first act (Kaplan–Meier, descriptive)",
        WHATS[found.asked.what].lower(),
    ]
    parts += [part for part in (filter_words(found.selection), moved_words(found)) if part]
    return " · ".join([*parts, f"n = {count(len(found.ids), 'crisis', 'crises')}"])


def reading(found: Found, speeds: pd.DataFrame) -> str:
    """How many crises had each kind before onset, and where it is not recorded."""
    states = speeds.groupby(["kind", "state"], sort=False).size()
    kinds = list(dict.fromkeys(speeds["kind"]))
    n = count(len(found.ids), "crisis", "crises")
    before = [f"{kind_words(id)} in {states.get((id, 'before_onset'), 0)}" for id in kinds[:4]]
    never = {id: int(states.get((id, "not_recorded"), 0)) for id in kinds}
    some = [f"{kind_words(id)} in {number}" for id, number in never.items() if number]
    end = (
        f"not recorded up to the end of coding: {listed(some)}"
        if some
        else "each of them came in every crisis before the coding ended"
    )
    return f"Of {n}, in use before onset: {listed(before)}; {end}."


def before(found: Found, rows: pd.DataFrame) -> str:
    """What the mark before onset says when it is pointed at."""
    who = [escaped(found.short[id]) for id in rows.loc[rows["state"] == "before_onset", "case_id"]]
    names = listed(who) if len(who) <= 6 else f"{', '.join(who[:6])}<br>and {len(who) - 6} more"
    said = f"in use before onset in {len(who)} of {len(rows)}"
    return f"<b>{escaped(name_of(rows['kind'].iloc[0]))}</b><br>{said}{': ' + names if who else ''}"


def table(found: Found, speeds: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """A row for each kind and crisis, by day, with the share that the curve reaches there."""
    rows: list[dict[str, Any]] = []
    curves: dict[str, list[tuple[float, float]]] = {}
    for id, on, used in zip(steps["kind"], steps["day"], steps["used"], strict=True):
        curves.setdefault(id, []).append((on, used))
    early = dict(zip(steps["kind"], steps["before"] / steps["crises"], strict=True))
    for first in speeds.to_dict("records"):
        id, state = first["kind"], first["state"]
        before_onset = state == "before_onset"
        at = first["day"] if state == "day" else first["censored_at"]
        reached = [used for on, used in curves[id] if on <= at]
        share = early[id] if before_onset else (reached[-1] if reached else 0.0)
        rows.append(
            {
                "Kind": name_of(id),
                "Crisis": found.data.labels[first["case_id"]],
                "State": STATES[state],
                "Day": None if before_onset else int(at),
                "Share of crises by then (%)": round(share * 100, 1),
                "Act": first["before_event_id"] if before_onset else first["event_id"],
            }
        )
    order = {name_of(id): place for place, id in enumerate(curves)}
    rows.sort(key=lambda row: (order[row["Kind"]], -1 if row["Day"] is None else row["Day"]))
    return pd.DataFrame(rows).astype({"Day": "Int64"})
