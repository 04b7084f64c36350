"""Finding acts, actors and sources in all crises at once, whatever the accents or the typing.

Every word of the query has to be found. A word is found where it stands in a text, where it
begins a word, or, failing both, where it is nearly a word (rapidfuzz). Words of a heading or a
document symbol count for more than words of a description.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

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
    """All entries, and for each word the entries it stands in, with its weight there."""

    entries: list[Entry] = field(default_factory=list)
    words: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    names: list[str] = field(default_factory=list)

    def add(self, entry: Entry, heading: str, text: str) -> None:
        """Take in an entry that is found under these words."""
        place = len(self.entries)
        self.entries.append(entry)
        self.names.append(" ".join(words(heading)))
        for weight, part in ((_TEXT, text), (_HEADING, heading)):
            for word in words(part):
                self.words[word][place] = weight

    def is_called(self, place: int, whole: str) -> bool:
        """Whether a query is the whole title, symbol or id of an entry."""
        entry = self.entries[place]
        return whole in {" ".join(words(name)) for name in (entry.title, entry.symbol, entry.id)}


def folded(text: str) -> str:
    """Text without accents and capitals, for comparing."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold()


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
            for place, weight in where.words[known].items():
                scores[place] = max(scores[place], weight * likeness)
        found &= scores > 0
        total += scores
    whole = " ".join(asked)
    places: list[int] = np.flatnonzero(found).tolist()
    bonus = {
        place: 3.0 * where.is_called(place, whole) + (whole in where.names[place])
        for place in places
    }
    best = sorted(
        places,
        key=lambda place: (
            -total[place] - bonus[place],
            -where.entries[place].order,
            len(where.names[place]),
        ),
    )
    return [where.entries[place] for place in best[:most]]


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
