"""First acts in words: the finding, the reading, what a mark says, the table."""

from collections.abc import Sequence
from math import log10
from typing import Any

import pandas as pd

from r2p.figures.compare.words import NAMED, all_of, capital, kind_words
from r2p.figures.first_days.asked import PER_LINE, Found, day_words, name_of
from r2p.figures.words import count, day_as_known, escaped, listed, wrapped
from r2p.measures.kinds import HEADLINE

EARLY = 30
"""The day by which findings on many crises ask what had been done."""
STATES = {
    "before_onset": "in use before onset",
    "day": "first on day 0 or later",
    "not_recorded": "not recorded",
}


def title(found: Found, frame: pd.DataFrame, by: str) -> str:
    """The finding: one crisis, a few by name, or many by number."""
    if (frame["state"] == "not_recorded").all():
        return "No act of these kinds is recorded"
    if len(found.ids) == 1:
        return _of_one(found, frame)
    if len(found.ids) > NAMED:
        return _of_many(found, frame)
    by_kind: dict[str, list[tuple[float, str, str]]] = {}
    columns = zip(frame["kind"], frame["case_id"], frame["state"], frame["day"], strict=True)
    for id, case, state, day in columns:
        said = day_words(day) if state == "day" else STATES[state]
        by_kind.setdefault(id, []).append((_position(state, day), said, found.short[case]))
    candidates = [id for id in HEADLINE if id in by_kind] or list(by_kind)
    without_gaps = [id for id in candidates if all(place < NEVER for place, _, _ in by_kind[id])]
    widest = max(without_gaps or candidates, key=lambda id: _width(by_kind[id]))
    return f"{capital(kind_words(widest))}: {_told(by_kind[widest])}"


NEVER = 5.0


def _position(state: str, day: float) -> float:
    """How late a first act is, for telling kinds apart that differ between crises."""
    if state == "not_recorded":
        return NEVER
    return -0.5 if state == "before_onset" else log10(1 + day)


def _width(firsts: list[tuple[float, str, str]]) -> float:
    places = [place for place, _, _ in firsts]
    return max(places) - min(places)


def _told(firsts: list[tuple[float, str, str]]) -> str:
    """``in use before onset in Guinea, day 0 in Mali, day 675 in Kenya``."""
    groups: dict[tuple[float, str], list[str]] = {}
    for place, said, name in firsts:
        groups.setdefault((place, said), []).append(name)
    return ", ".join(f"{said} in {listed(who)}" for (_, said), who in sorted(groups.items()))


def _of_one(found: Found, frame: pd.DataFrame) -> str:
    name = found.short[found.ids[0]]
    after = frame[frame["state"] == "day"].sort_values("day", kind="stable")
    before = frame[frame["state"] == "before_onset"]
    parts = []
    if len(before):
        parts.append(f"{_kinds(before)} in use before onset")
    if len(after):
        first = after[after["day"] == after["day"].iloc[0]]
        parts.append(f"{_kinds(first)} from {day_words(first['day'].iloc[0])}")
    if len(after) and after["day"].iloc[-1] > after["day"].iloc[0]:
        last = after[after["day"] == after["day"].iloc[-1]]
        parts.append(f"{_kinds(last)} not before {day_words(last['day'].iloc[0])}")
    return f"{name}: {', '.join(parts)}"


def _kinds(rows: pd.DataFrame) -> str:
    nouns = [kind_words(id) for id in rows["kind"]]
    return listed(nouns) if len(nouns) <= 3 else f"{len(nouns)} kinds"


def by_then(frame: pd.DataFrame, day: int) -> pd.Series:
    """Crises per kind in which it was in use before onset or came by a day."""
    done = (frame["state"] == "before_onset") | ((frame["state"] == "day") & (frame["day"] <= day))
    return done.groupby(frame["kind"], sort=False).sum()


def _of_many(found: Found, frame: pd.DataFrame) -> str:
    done = by_then(frame, EARLY).sort_values(ascending=False, kind="stable")
    return then_words(found, done, EARLY)


def then_words(found: Found, done: pd.Series, day: int) -> str:
    """``By day 30, mediation had been carried out in 12 of 16 crises and sanctions in 9``."""
    n = len(found.ids)
    most, least = done.index[0], done.index[-1]
    if n == 1:
        where = f"{'' if done.iloc[0] else 'not '}in {found.short[found.ids[0]]}"
    elif done.iloc[0] == n:
        where = f"in {all_of(n)} crises"
    else:
        where = f"in {done.iloc[0] or 'none'} of {n} crises"
    first = f"By {day_words(day)}, {kind_words(most)} had been {found.done} {where}"
    if len(done) < 2:
        return first
    if done.iloc[-1] == done.iloc[0]:
        others = listed(kind_words(id) for id in done.index[1:]) if len(done) <= 4 else ""
        return f"{first}, and so had {others or 'every other kind'}"
    if n == 1:
        return f"{first}, {kind_words(least)} had not"
    return f"{first}, {kind_words(least)} in {done.iloc[-1] or 'none'}"


def reading(found: Found, frame: pd.DataFrame) -> str:
    """What each crisis had seen early, how many first acts came when, and which was last."""
    said = []
    if 1 < len(found.ids) <= NAMED:
        early = (frame["state"] == "before_onset") | (frame["day"] <= EARLY)
        seen = early.groupby(frame["case_id"], sort=False).sum()
        told = [f"{number} in {found.short[id]}" for id, number in seen.items()]
        kinds = count(frame["kind"].nunique(), "kind")
        said.append(f"Of {kinds}, by day {EARLY} there had been acts of {listed(told)}.")
    before, after, never = (int((frame["state"] == state).sum()) for state in STATES)
    rest = ""
    if after > 1:
        late = frame[frame["state"] == "day"].sort_values("day", kind="stable")
        half, last = late["day"].iloc[(after - 1) // 2], late.iloc[-1]
        rest = (
            f" (half of them by {day_words(half)}; the last, {kind_words(last['kind'])} in "
            f"{found.short[last['case_id']]}, on {day_words(last['day'])})"
        )
    parts = [f"{before} were in use before onset", f"{after} came first on day 0 or later{rest}"]
    if never:
        parts.append(
            f"{never} {'is' if never == 1 else 'are'} not recorded up to the end of coding"
        )
    said.append(f"Of {count(len(frame), 'pair')} of kind and crisis, {listed(parts)}.")
    return " ".join(said)


def hover(found: Found, first: dict[str, Any]) -> str:
    """What a mark says when it is pointed at."""
    parts = [f"<b>{escaped(name_of(first['kind']))} · {escaped(found.short[first['case_id']])}</b>"]
    if first["state"] == "not_recorded":
        parts.append(f"not recorded up to the end of coding, {day_words(first['censored_at'])}")
    if first["before"]:
        acts = count(first["before"], "act")
        parts.append(f"in use before onset: {acts}, the latest on {day_words(first['before_day'])}")
        parts.append(_named(found, first["before_event_id"]))
    if first["acts"]:
        kept = "next" if first["before"] else "first"
        parts.append(f"{kept} on {day_words(first['day'])}, {_date(found, first['event_id'])}")
        parts.append(_named(found, first["event_id"]))
    if first["either_side"]:
        parts.append("not known to the day: may lie on the other side of onset")
    if found.asked.what == "carried_out" and first["tried"]:
        parts.append(f"{count(first['tried'], 'act')} more threatened, eased or failed")
    return "<br>".join(parts)


def _named(found: Found, event_id: str) -> str:
    return f"<i>{wrapped(found.titles[event_id], PER_LINE)}</i>"


def _date(found: Found, event_id: str) -> str:
    return day_as_known(*found.dates[event_id])


def left_out(kinds: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    """Which kinds have no panel because no chosen crisis has an act of them."""
    missing = [kind_words(id) for id in kinds if id not in shown]
    if not missing or not shown:
        return ()
    return (f"Recorded in none of these crises and not drawn: {listed(missing)}.",)


def table(found: Found, frame: pd.DataFrame) -> pd.DataFrame:
    """The same numbers, a row for each crisis and kind."""
    before = frame["state"] == "before_onset"
    whole = {
        "First day from onset on": frame["day"],
        "Earliest day": frame["day_low"],
        "Latest day": frame["day_high"],
        "Last day before onset": frame["before_day"],
    }
    return pd.DataFrame(
        {
            "Crisis": frame["case_id"].map(found.data.labels),
            "Kind": frame["kind"].map(name_of),
            "State": frame["state"].map(STATES),
            **{name: values.astype("Int64") for name, values in whole.items()},
            "Acts before onset": frame["before"],
            "Acts from onset on": frame["acts"],
            "Only threatened, eased or failed": frame["tried"],
            "Coding ends on day": frame["censored_at"],
            "Act": frame["before_event_id"].where(before, frame["event_id"]),
            "Next act after onset": frame["event_id"].where(before, ""),
        }
    )
