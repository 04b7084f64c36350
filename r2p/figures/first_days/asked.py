"""What the figures of the first days share: what is asked for, what is found, in what colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from r2p.dataset import Dataset, vocabulary
from r2p.figures.compare.words import capital, filter_words, names
from r2p.figures.look import Look
from r2p.figures.words import count, listed
from r2p.measures.acts import count_acts
from r2p.measures.grid import counted
from r2p.measures.kinds import HEADLINE, KINDS, kind
from r2p.measures.onset import move_onsets
from r2p.measures.selection import Selection, chosen_cases, in_scope
from r2p.measures.speed import speeds

WHATS = {"carried_out": "Carried out", "all": "Also threatened or failed"}
"""Which acts count, with a label for readers."""

DASHES = (
    *("solid", "7px,3px", "2px,2px", "9px,3px,2px,3px"),
    *("14px,4px", "1px,4px", "5px,2px,1px,2px", "4px,6px"),
)
MOST_LINES = 8
"""Most kinds that one drawing of lines can hold and still be read."""
PER_LINE = 44
"""Characters of a line beside a mark that is pointed at: what a phone has room for."""


def _kinds(*groups: str) -> tuple[str, ...]:
    return tuple(id for id, each in KINDS.items() if each.group in groups)


BY: dict[str, tuple[str, tuple[str, ...]]] = {
    "headline": ("Headline kinds", HEADLINE),
    "family": ("Families", (*_kinds("family"), "regional.home")),
    "instrument": ("Instruments", _kinds("instrument")),
    "level": ("Actor levels", _kinds("level")),
}
"""Sets of kinds to choose from: label and ids."""

LINES = (*_kinds("family"), *_kinds("regional"), *_kinds("instrument"), *_kinds("level"))
"""Kinds that can be drawn as lines."""


@dataclass(frozen=True)
class Asked:
    """What the reader wants to see; hashable, so it can be the key of a cache.

    ``selection`` names crises and filter (its window plays no part), ``what`` which acts
    count (`WHATS`), ``moves`` by how many days the onsets of some crises are moved.
    """

    selection: Selection
    what: str = "carried_out"
    moves: tuple[tuple[str, int], ...] = ()


class Found:
    """The data behind one drawing: crises and acts as asked for, onsets moved."""

    def __init__(self, data: Dataset, asked: Asked) -> None:
        self.asked = asked
        self.selection = asked.selection
        self.moves = {id: by for id, by in asked.moves if id in asked.selection.cases and by}
        self.data = move_onsets(data, self.moves)
        self.cases = chosen_cases(self.data, self.selection)
        self.ids: list[str] = self.cases["case_id"].tolist()
        self.short = names(data, self.ids)

    @cached_property
    def events(self) -> pd.DataFrame:
        """Acts of the crises on any day, also those that were only tried."""
        return in_scope(self.data, self.selection)

    @cached_property
    def acts(self) -> pd.DataFrame:
        """The acts that count."""
        return self.events[counted(self.events, self.asked.what)]

    def speeds(self, kinds: Sequence[str]) -> pd.DataFrame:
        """`r2p.measures.speed.speeds`, with ``tried``: acts that were not carried out."""
        frame = speeds(self.events, self.cases, kinds, self.asked.what)
        counts = count_acts(self.events, self.ids, kinds)
        return frame.assign(tried=counts["all"] - counts["carried_out"])

    @cached_property
    def onsets(self) -> dict[str, pd.Timestamp]:
        """Day zero of each crisis."""
        return dict(zip(self.ids, self.cases["onset"], strict=True))

    @cached_property
    def titles(self) -> dict[str, str]:
        """Title of each act."""
        return dict(zip(self.events["event_id"], self.events["title"], strict=True))

    @cached_property
    def dates(self) -> dict[str, tuple[pd.Timestamp, str]]:
        """Date and precision of each act."""
        columns = self.events[["date", "date_precision"]].itertuples(index=False, name=None)
        return dict(zip(self.events["event_id"], columns, strict=True))

    def subtitle(self, first: str, acts: int | None = None) -> str:
        """Measure, filter and number of acts."""
        parts = [first, WHATS[self.asked.what].lower()]
        parts += [part for part in (filter_words(self.selection), moved_words(self)) if part]
        number = len(self.acts) if acts is None else acts
        return " · ".join([*parts, f"n = {count(number, 'act')}"])

    @property
    def done(self) -> str:
        """What became of the acts, as a verb after *had been*."""
        return "carried out" if self.asked.what == "carried_out" else "carried out or tried"


def moved_words(found: Found) -> str:
    """Which onsets are moved, for subtitles; empty where none is."""
    parts = [f"{found.short[id]} {signed(by)}" for id, by in found.moves.items()]
    return f"onset moved: {listed(parts)} days" if parts else ""


def signed(days: int) -> str:
    """``+10``, ``−10`` with a true minus sign."""
    return f"+{days}" if days > 0 else f"−{-days}" if days < 0 else "0"


def day_words(day: float) -> str:
    """``day 675``, ``day −12``, ``day 2 193``."""
    return f"day {day_number(day)}"


def day_number(day: float) -> str:
    """``675``, ``−12``, ``2 193``."""
    return f"{'−' if day < 0 else ''}{abs(int(day)):,}".replace(",", "\u202f")


def name_of(id: str) -> str:
    """A kind as the heading of a panel or the label of a line."""
    return capital(kind(id).label.removeprefix("Taking part: "))


def colours(kinds: Sequence[str], look: Look) -> dict[str, str]:
    """Colour of each kind: its family's; its group's where all are levels; else muted ink."""
    asked = [kind(id) for id in kinds]
    families, groups = vocabulary("instruments")["family"], vocabulary("levels")["group"]
    levels = all(each.group == "level" for each in asked)
    found = {}
    for each in asked:
        if each.group in ("family", "instrument"):
            term = each.term if each.group == "family" else families[each.term]
            found[each.id] = look.palette.families[term]
        elif each.group == "level" and levels:
            found[each.id] = look.palette.groups[groups[each.term]]
        else:
            found[each.id] = look.palette.muted
    return found


def dashes(kinds: Sequence[str]) -> dict[str, str]:
    """Dash of each line, so that colour never speaks alone."""
    return {id: DASHES[place % len(DASHES)] for place, id in enumerate(kinds)}
