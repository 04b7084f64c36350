"""The network in words: title, reading, what is missing, and what a mark says."""

from typing import Any

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.actors.net import Net
from r2p.figures.actors.text import View, level_noun, level_words, missing_levels, short_names
from r2p.figures.compare.words import capital
from r2p.figures.words import count, escaped, listed
from r2p.measures.levels import LEVELS

ASKED = ("global", "regional", "subregional", "state", "civil_society", "private_sector")
"""Levels whose absence the title names first: those that the paper speaks of."""


def title(data: Dataset, view: View, made: Net) -> str:
    """Who acted together most, who led most, and which level is missing."""
    if made.actors.empty:
        return "No act is recorded here"
    parts = []
    if (top := made.apart) is not None:
        parts.append(f"{made.name(top.a)} and {made.name(top.b)} acted together most")
    lead = made.actors.sort_values(["led", "acts"], ascending=False, kind="stable").iloc[0]
    parts.append(f"{lead['short_name']} led most")
    parts.append(missing_words(data, view, made.levels))
    return capital(", ".join(parts[:-1]) + f"; {parts[-1]}")


def missing_words(data: Dataset, view: View, levels: pd.DataFrame) -> str:
    """Which of the levels that the paper speaks of are missing, and where.

    Args:
        data: the dataset.
        view: at least one crisis.
        levels: of `level_counts`.
    """
    short, missing = short_names(data, view), missing_levels(levels)
    lacking = {level: [short[case] for case in short if level in missing[case]] for level in LEVELS}
    lacking = {level: where for level, where in lacking.items() if where}
    asked = {level: where for level, where in lacking.items() if level in ASKED}
    lacking = asked or lacking
    if not lacking:
        return "no level is missing"
    if len(short) == 1:
        return f"no act by {level_words(list(lacking), 'or')}"
    worst = max(len(where) for where in lacking.values())
    level, where = next(item for item in lacking.items() if len(item[1]) == worst)
    noun = level_noun(level)
    if worst == len(short):
        return f"no act by {noun} anywhere"
    if len(short) <= 4:
        return f"no act by {noun} in {listed(where, 'or')}"
    return f"no act by {noun} in {worst} of {len(short)} crises"


def reading(data: Dataset, view: View, made: Net) -> str:
    """How many took part, who did so together most often, who led, and who is missing."""
    if made.actors.empty:
        return "No act of the chosen crises lies in the window."
    people = count(len(made.actors), "actor")
    said = f"{people} took part in {count(made.total, 'act')}"
    if (top := made.apart) is not None:
        said += (
            f"; {made.name(top.a)} and {made.name(top.b)} did so together most often "
            f"({count(int(top.acts), 'act')}, {top.joint} marked joint)"
        )
    alone = int((made.actors["shared"] == 0).sum())
    said += f", and {alone} of the {people} never with another."
    lead = made.actors.sort_values(["led", "acts"], ascending=False, kind="stable").iloc[0]
    said += (
        f" {lead['short_name']} led {lead['led']} of the {count(int(lead['acts']), 'act')} it took "
        f"part in. {_missing_reading(data, view, made.levels)}"
    )
    return said


def _missing_reading(data: Dataset, view: View, levels: pd.DataFrame) -> str:
    short = short_names(data, view)
    missing = {short[case]: each for case, each in missing_levels(levels).items()}
    if len(short) > 4:
        lacking = sum(map(bool, missing.values()))
        return f"In {lacking} of {len(short)} crises at least one actor level has no recorded act."
    parts = [f"{name}: {level_words(each)}" for name, each in missing.items() if each]
    return f"No recorded act of: {'; '.join(parts)}." if parts else "Every actor level is recorded."


def actor_hover(row: Any) -> str:
    """What an actor says to the pointer; ``row`` is one of `Net.actors`."""
    return (
        f"<b>{escaped(row.name)}</b><br>{escaped(labels('levels')[row.level])}<br>"
        f"took part in {count(row.acts, 'act')}, led {row.led}, {row.joint} marked joint<br>"
        f"{count(row.partners, 'partner')}"
    )


def tie_hover(made: Net, row: Any) -> str:
    """What a tie says to the pointer; ``row`` is one of `Net.pairs`."""
    return (
        f"<b>{escaped(made.name(row.a))} and {escaped(made.name(row.b))}</b><br>"
        f"{count(row.acts, 'act')} in which both took part, {row.joint} marked joint"
    )


def hidden_words(made: Net, hidden: int) -> str:
    """How many actors are not drawn, and why."""
    if made.least == 1:
        return f"Not drawn: {count(hidden, 'actor')} with no act together with another"
    return (
        f"Not drawn: {count(hidden, 'actor')} with fewer than {made.least} acts together "
        "with any other"
    )


def nameless_words(nameless: int) -> str:
    """How many of the actors drawn have no room for a name, and what helps."""
    return (
        f"No room for the names of {nameless} more; the table has them, or choose a higher number "
        "of acts together."
    )


def nobody_words(made: Net) -> str:
    """Why nobody is drawn."""
    if made.pairs.empty:
        return "No two actors took part in the same act."
    return f"No two actors share {made.least} acts; choose a lower number."
