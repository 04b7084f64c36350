"""What a mark says when it is pointed at. Plain text: the browser shows it as it stands."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from r2p.dataset import label
from r2p.figures.words import count, day, listed

NAMED = 3


def of_crisis(name: str, acts: int) -> str:
    """A crisis, at its capital."""
    return f"{name}\n{count(acts, 'act')}"


def of_place(name: str, by_crisis: Counter[str]) -> str:
    """A place and the crises its acts belong to."""
    lines = [f"{crisis}: {number}" for crisis, number in by_crisis.most_common()]
    if len(lines) > NAMED + 1:
        lines = [*lines[:NAMED], f"and {len(lines) - NAMED} more crises"]
    return "\n".join([f"{name}: {count(by_crisis.total(), 'act')}", *lines])


def of_arc(name: str, group: str, crisis: str, leads: Counter[str]) -> str:
    """A seat, who led from there, and how often for this crisis."""
    return (
        f"Led from {name}: {count(leads.total(), 'act')}\n"
        f"{label('actor_groups', group)}: {who(list(leads))}\non {crisis}"
    )


def of_seat(name: str, group: str, leads: Counter[str]) -> str:
    """A seat and all that was led from there by actors of one group."""
    return (
        f"Led from {name}: {count(leads.total(), 'act')}\n"
        f"{label('actor_groups', group)}: {who([lead for lead, _ in leads.most_common()])}"
    )


def who(names: Sequence[str]) -> str:
    """A few names, and how many more there are."""
    if len(names) <= NAMED + 1:
        return listed(names)
    return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"


def of_point(row: Any) -> str:
    """Deaths at one point."""
    between = f" ({row.low} to {row.high})" if row.low != row.high else ""
    when = day(row.first) if row.first == row.last else f"{day(row.first)} to {day(row.last)}"
    return (
        f"{count(int(row.best), 'death')}{between}\n"
        f"in {count(int(row.events), 'electoral event')}\n{when}, UCDP DECO"
    )
