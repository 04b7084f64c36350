"""Finding acts, actors and sources in all crises at once, whatever the accents or the typing.

Every word of the query has to be found. A word is found where it stands in a text, where it
begins a word, or, failing both, where it is nearly a word (rapidfuzz). Words of a heading or a
document symbol count for more than words of a description.
"""

import numpy as np
import pyarrow.compute as pc

from r2p.dataset.find_index import Entry, Index, index
from r2p.dataset.fold import words

__all__ = ["KINDS", "LONGEST", "MOST", "Entry", "Index", "find", "index"]

KINDS = {"act": "Act", "actor": "Actor", "source": "Source"}
MOST = 12
LONGEST = 100
"""Characters of a query; the rest is not read."""

_HEADING, _TEXT = 2.0, 1.0
_BEGINS, _NEARLY = 0.8, 0.6
_NEAR = 78  # of 100, how alike two words must be for a typing error
_SHORTEST = 4  # letters of a word in which an error is looked for


def find(where: Index, query: str, most: int = MOST) -> list[Entry]:
    """The entries in which every word of the query is found, the best first.

    Args:
        where: made by `index`.
        query: what the reader typed.
        most: how many entries at most.
    """
    asked = words(query[:LONGEST])
    if not asked:
        return []
    total = np.zeros(len(where.entries))
    found = np.ones(len(where.entries), dtype=bool)
    for word in dict.fromkeys(asked):
        scores = np.zeros(len(where.entries))
        for known, likeness in _like(where, word):
            places, named = where.occurrences(known)
            weights = np.where(named, _HEADING, _TEXT)
            scores[places] = np.maximum(scores[places], weights * likeness)
        found &= scores > 0
        total += scores
    matching = np.flatnonzero(found)
    whole = " ".join(asked)
    names = where.names(matching)
    is_part = pc.match_substring(names, whole).to_numpy(zero_copy_only=False)
    total = total[matching] + (3.0 * where.is_called(matching, whole) + is_part)
    order = where.entries["order"].to_numpy()[matching]
    lengths = pc.utf8_length(names).to_numpy()
    best = matching[np.lexsort((lengths, -order, -total))[:most]]
    return [Entry(**row) for row in where.entries.take(best).to_pylist()]


def _like(where: Index, word: str) -> list[tuple[str, float]]:
    """Words of the index that the word may stand for, and how surely."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only readers who search need it

    likes = [(word, 1.0)] if word in where.words else []
    if len(word) > 1:
        likes += [(known, _BEGINS) for known in where.beginning(word)]
    if likes or len(word) < _SHORTEST or word.isdecimal():
        return likes
    near = process.extract(word, where.words.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=6)
    return [(str(known), _NEARLY * score / 100) for known, score, _ in near]
