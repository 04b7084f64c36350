"""What `r2p.dataset.find` looks in: every act, actor and source, and the words they stand under.

All is held and made in columns: a hundred thousand acts and their sources have millions of words.
"""

import sys
from bisect import bisect_left
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandas.api.extensions import ExtensionArray

from r2p.dataset.fold import in_words, made_of, parts_of, words
from r2p.dataset.load import Dataset


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
        row: place of its row in its table, from 0.
    """

    kind: str
    id: str
    case_id: str
    title: str
    symbol: str = ""
    order: int = 0
    row: int = 0


@dataclass(frozen=True)
class Index:
    """All entries, and for each word the entries it stands in.

    Texts are as `in_words` makes them.

    Attributes:
        entries: a column for each attribute of `Entry`.
        titles: title of each entry.
        signs: symbol or short name of each entry, of an act its id.
        ids: id of each entry.
        words: number of each word, in the order in which they first occur.
        begins: where the occurrences of each word begin in the next two, with one more at the end.
        places: entries that the word stands in, ascending.
        named: whether it stands in their title or sign, and not in another text alone.
    """

    entries: pa.Table
    titles: pa.Array
    signs: pa.Array
    ids: pa.Array
    words: dict[str, int]
    begins: np.ndarray
    places: np.ndarray
    named: np.ndarray

    def occurrences(self, word: str) -> tuple[np.ndarray, np.ndarray]:
        """The entries that a word stands in, and whether in their title or sign."""
        number = self.words[word]
        here = slice(self.begins[number], self.begins[number + 1])
        return self.places[here], self.named[here]

    def beginning(self, letters: str) -> list[str]:
        """The words that begin with these letters."""
        begin = bisect_left(self._spelled, letters)
        end = bisect_left(self._spelled, letters + chr(sys.maxunicode), begin)
        return self._spelled[begin:end]

    @cached_property
    def _spelled(self) -> list[str]:
        return sorted(self.words)

    def is_called(self, places: np.ndarray, whole: str) -> np.ndarray:
        """Whether a query is the whole title, sign or id of these entries."""
        rows = pa.array(places)
        same = [
            pc.equal(texts.take(rows), f"{whole} ") for texts in (self.titles, self.signs, self.ids)
        ]
        return np.any([each.to_numpy(zero_copy_only=False) for each in same], axis=0)

    def names(self, places: np.ndarray) -> pa.Array:
        """Title and sign of these entries."""
        rows = pa.array(places)
        return pc.binary_join_element_wise(self.titles.take(rows), self.signs.take(rows), _NOTHING)


_NOTHING, _BLANK = (pa.scalar(text, pa.large_string()) for text in ("", " "))
_TEXTS = ("text", "title", "sign")
"""What is looked in: the texts of an entry, and the two parts of its name."""
_AT_ONCE = 20_000
"""Entries whose texts are taken apart at once: of all together the copies would fill the memory."""
_WORD = 32
"""Bits behind the number of a word: an entry, and in the last two one of its texts."""


def index(data: Dataset) -> Index:
    """Everything that can be found in the dataset."""
    found = pd.concat([_acts(data), _actors(data), _sources(data)], ignore_index=True)
    entries = pa.Table.from_pandas(found, preserve_index=False)
    batches = entries.to_batches(_AT_ONCE) or [pa.RecordBatch.from_pylist([], entries.schema)]
    titles, signs, ids, known, counts = zip(*map(_taken_apart, batches), strict=True)
    return Index(
        entries.select([each.name for each in fields(Entry)]).combine_chunks(),
        pa.concat_arrays(titles),
        pa.concat_arrays(signs),
        pa.concat_arrays(ids),
        *_occurrences(pa.chunked_array(known).combine_chunks(), np.concatenate(counts)),
    )


def _taken_apart(entries: pa.RecordBatch) -> tuple[pa.Array | np.ndarray, ...]:
    """Titles, signs and ids in words; all words in their order, and how many of each text."""
    by_column = pa.concat_arrays([entries[name] for name in _TEXTS])
    # The texts of the first entry, then those of the second, and so on.
    turns = np.arange(len(by_column)).reshape(len(_TEXTS), -1).T.ravel()
    texts = in_words(by_column.take(pa.array(turns)))
    titles, signs = (texts.take(pa.array(np.arange(at, len(texts), 3))) for at in (1, 2))
    ends, letters = parts_of(texts)
    stops = np.flatnonzero(letters == ord(" ")) + 1
    counts = np.diff(np.searchsorted(stops, ends, "right"), prepend=0)
    known = made_of(stops, letters).dictionary_encode()
    return titles, signs, in_words(entries["id"]), known, counts


def _occurrences(
    each: pa.DictionaryArray, counts: np.ndarray
) -> tuple[dict[str, int], np.ndarray, np.ndarray, np.ndarray]:
    """The last four of `Index`, of each word in turn and how many of them each text has."""
    # Each occurrence is one number, since numbers are sorted fast: the word, entry and text.
    texts = np.arange(len(counts) // 3, dtype=np.uint32)[:, None] * 4 + np.arange(3, dtype="uint32")
    keys = each.indices.to_numpy().astype(np.int64)
    keys <<= _WORD
    keys |= np.repeat(texts.ravel(), counts)
    keys.sort()
    last = np.ones(len(keys), dtype=bool)  # of a word in an entry; a name follows another text
    last[:-1] = (keys[1:] ^ keys[:-1]) > 3
    keys = keys[last]
    known = {word.rstrip(): number for number, word in enumerate(each.dictionary.to_pylist())}
    begins = np.searchsorted(keys, np.arange(len(known) + 1) << _WORD)
    return known, begins, keys.astype(np.uint32) >> 2, keys & 3 > 0


def _joined(*texts: pd.Series | pa.Array) -> pa.Array:
    """The texts of each row with blanks between."""
    return pc.binary_join_element_wise(*map(_arrow, texts), _BLANK)


def _column(*texts: pd.Series | pa.Array) -> ExtensionArray:
    return pd.array(_joined(*texts), dtype="str")


def _arrow(texts: pd.Series | pa.Array) -> pa.Array:
    made = pa.array(texts)
    return made.combine_chunks() if isinstance(made, pa.ChunkedArray) else made


def _acts(data: Dataset) -> pd.DataFrame:
    acts = data.events
    texts = [acts[name] for name in ("description", "actor_names", "target", "place", "event_id")]
    return pd.DataFrame(
        {
            "kind": "act",
            "id": acts["event_id"],
            "case_id": acts["case_id"],
            "title": acts["title"],
            "symbol": "",
            "order": 0,
            "row": np.arange(len(acts)),
            "sign": acts["event_id"],
            "text": _column(*texts, _cited(acts, data.sources), _labels(acts, data)),
        }
    )


def _cited(acts: pd.DataFrame, sources: pd.DataFrame) -> pa.Array:
    """The symbols of the documents that each act cites."""
    having = sources[sources["symbol"] != ""]
    known = _joined(having["case_id"], having["source_id"])
    each = pc.split_pattern(_arrow(acts["source_ids"]), ";")
    of = _arrow(acts["case_id"]).take(pc.list_parent_indices(each))
    rows = pc.index_in(_joined(of, pc.list_flatten(each)), value_set=known)
    symbols = _arrow(having["symbol"]).take(rows).fill_null("")
    return pc.binary_join(pa.ListArray.from_arrays(each.offsets, symbols), _BLANK)


def _labels(rows: pd.DataFrame, data: Dataset) -> pd.Series:
    """The label of the crisis of each row, in words since so few are folded fast."""
    return rows["case_id"].map({id: " ".join(words(label)) for id, label in data.labels.items()})


def _actors(data: Dataset) -> pd.DataFrame:
    counts = data.event_actors.groupby(["actor_id", "case_id"]).size().rename("acts").reset_index()
    most = counts.sort_values("acts", ascending=False, kind="stable").drop_duplicates("actor_id")
    actors = data.actors.assign(row=np.arange(len(data.actors)))
    actors = actors[actors["actor_id"].isin(most["actor_id"])]
    id = actors["actor_id"]
    return pd.DataFrame(
        {
            "kind": "actor",
            "id": id,
            "case_id": id.map(most.set_index("actor_id")["case_id"]),
            "title": actors["name"],
            "symbol": actors["short_name"],
            "order": id.map(counts.groupby("actor_id")["acts"].sum()),
            "row": actors["row"],
            "sign": actors["short_name"],
            "text": id,
        }
    )


def _sources(data: Dataset) -> pd.DataFrame:
    sources = data.sources
    texts = [sources[name] for name in ("author", "publisher", "source_id")]
    return pd.DataFrame(
        {
            "kind": "source",
            "id": sources["source_id"],
            "case_id": sources["case_id"],
            "title": sources["title"],
            "symbol": sources["symbol"],
            "order": 0,
            "row": np.arange(len(sources)),
            "sign": sources["symbol"],
            "text": _column(*texts, _labels(sources, data)),
        }
    )
