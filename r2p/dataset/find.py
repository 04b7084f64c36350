"""Finding acts, actors and sources in all crises at once, whatever the accents or the typing.

Every word of the query has to be found. A word is found where it stands in a text, where it
begins a word, or, failing both, where it is nearly a word (rapidfuzz). Words of a heading or a
document symbol count for more than words of a description.
"""

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from heapq import nsmallest

import numpy as np

from r2p.dataset.load import Dataset

KINDS = {"act": "Act", "actor": "Actor", "source": "Source"}
MOST = 12
LONGEST = 100
"""Characters of a query; the rest is not read."""

_HEADING, _TEXT = 2.0, 1.0
_BEGINS, _NEARLY = 0.8, 0.6
_NEAR = 78  # of 100, how alike two words must be for a typing error
_SHORTEST = 4  # letters of a word in which an error is looked for


@dataclass(frozen=True)
class Entry:
    """One thing that can be found.

    Attributes:
        kind: ``act``, ``actor`` or ``source``.
        id: id of the act, actor or source.
        case_id: its crisis; for an actor the one with most of its acts.
        title: what it is called.
        symbol: document symbol of a source, or the short name of an actor.
        order: of equals the larger comes first (acts of an actor).
    """

    kind: str
    id: str
    case_id: str
    title: str
    symbol: str = ""
    order: int = 0


@dataclass
class Index:
    """All entries, and for each word the entries it stands in, with its weight there.

    ``words`` holds the places of entries and the weights beside them as plain numbers: of
    a hundred thousand acts there are millions of them.
    """

    entries: list[Entry] = field(default_factory=list)
    words: dict[str, tuple[array, array]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def add(self, entry: Entry, heading: str, text: str) -> None:
        """Take in an entry that is found under these words."""
        place = len(self.entries)
        self.entries.append(entry)
        self.names.append(" ".join(words(heading)))
        self.ids.append(sys.intern(" ".join(words(entry.id))))
        weights = dict.fromkeys(words(text), _TEXT) | dict.fromkeys(words(heading), _HEADING)
        for word, weight in weights.items():
            if word not in self.words:
                self.words[word] = array("I"), array("f")
            places, beside = self.words[word]
            places.append(place)
            beside.append(weight)

    def is_called(self, place: int, whole: str) -> bool:
        """Whether a query is the whole title, symbol or id of an entry."""
        if whole == self.ids[place]:
            return True
        if whole not in self.names[place]:  # it holds title and symbol
            return False
        entry = self.entries[place]
        return whole in {" ".join(words(name)) for name in (entry.title, entry.symbol)}


def folded(text: str) -> str:
    """Text without accents and capitals, for comparing."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKD", text).translate(_combining()).casefold()


@cache
def _combining() -> dict[int, None]:
    """The signs that stand over or under a letter, to be taken out."""
    return {code: None for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))}


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded.

    >>> words("Côte d'Ivoire, S/RES/1975")
    ['cote', 'd', 'ivoire', 's', 'res', '1975']
    """
    return re.findall(r"[^\W_]+", folded(text))


def index(data: Dataset) -> Index:
    """Everything that can be found in the dataset."""
    made = Index()
    for entry, heading, text in (*_acts(data), *_actors(data), *_sources(data)):
        made.add(entry, heading, text)
    return made


def find(where: Index, query: str, most: int = MOST) -> list[Entry]:
    """The entries in which every word of the query is found, the best first.

    Args:
        where: made by `index`.
        query: what the reader typed.
        most: how many entries at most.
    """
    asked = words(query[:LONGEST])
    if not asked or not where.entries:
        return []
    total = np.zeros(len(where.entries))
    found = np.ones(len(where.entries), dtype=bool)
    for word in dict.fromkeys(asked):
        scores = np.zeros(len(where.entries))
        for known, likeness in _like(where, word):
            places, weights = map(np.array, where.words[known])
            scores[places] = np.maximum(scores[places], weights.astype(float) * likeness)
        found &= scores > 0
        total += scores
    whole = " ".join(asked)
    matching: list[int] = np.flatnonzero(found).tolist()
    bonus = {
        place: 3.0 * where.is_called(place, whole) + (whole in where.names[place])
        for place in matching
    }
    best = nsmallest(
        most,
        matching,
        key=lambda place: (
            -total[place] - bonus[place],
            -where.entries[place].order,
            len(where.names[place]),
        ),
    )
    return [where.entries[place] for place in best]


def _like(where: Index, word: str) -> list[tuple[str, float]]:
    """Words of the index that the word may stand for, and how surely."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only readers who search need it

    likes = [(word, 1.0)] if word in where.words else []
    if len(word) > 1:
        likes += [(known, _BEGINS) for known in where.words if known.startswith(word)]
    if likes or len(word) < _SHORTEST or word.isdecimal():
        return likes
    near = process.extract(word, where.words.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=6)
    return [(str(known), _NEARLY * score / 100) for known, score, _ in near]


def _acts(data: Dataset) -> Iterator[tuple[Entry, str, str]]:
    symbols = {
        (row.case_id, row.source_id): row.symbol for row in data.sources.itertuples() if row.symbol
    }
    for act in data.events.itertuples():
        known = [symbols.get((act.case_id, source), "") for source in act.source_ids.split(";")]
        text = (act.description, act.actor_names, act.target, act.place, act.event_id, *known)
        crisis = data.labels[act.case_id]
        yield (
            Entry("act", act.event_id, act.case_id, act.title),
            f"{act.title} {act.event_id}",
            " ".join((*text, crisis)),
        )


def _actors(data: Dataset) -> Iterator[tuple[Entry, str, str]]:
    counts = data.event_actors.groupby(["actor_id", "case_id"]).size()
    for actor in data.actors.itertuples():
        if actor.actor_id not in counts.index:
            continue
        of = counts[actor.actor_id]
        yield (
            Entry(
                "actor", actor.actor_id, str(of.idxmax()), actor.name, actor.short_name,
                int(of.sum()),
            ),
            f"{actor.name} {actor.short_name}",
            actor.actor_id,
        )  # fmt: skip


def _sources(data: Dataset) -> Iterator[tuple[Entry, str, str]]:
    for source in data.sources.itertuples():
        yield (
            Entry("source", source.source_id, source.case_id, source.title, source.symbol),
            f"{source.title} {source.symbol}",
            f"{source.author} {source.publisher} {source.source_id} {data.labels[source.case_id]}",
        )
