"""Finding across all crises: accents, beginnings, typing errors, symbols."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from r2p.dataset import load
from r2p.dataset.find import LONGEST, MOST, find, index
from r2p.dataset.fold import in_words, words

DATA = load()
INDEX = index(DATA)


def ids(query: str) -> list[str]:
    return [entry.id for entry in find(INDEX, query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("S/RES/2071", "S061"),
        ("s/res/2071 (2012)", "S061"),
        ("African Union", "AU"),
        ("ECOWAS", "ECOWAS"),
        ("Kofi Annan", "KOFI_ANNAN"),
        ("kofi anan", "KOFI_ANNAN"),
        ("meditaion Annan panel", "KEN-2007-019"),
        ("KEN-2007-019", "KEN-2007-019"),
    ],
)
def test_the_first_find(query: str, first: str) -> None:
    assert ids(query)[0] == first


def test_accents_and_capitals_do_not_matter() -> None:
    assert ids("Côte d'Ivoire sanctions") == ids("COTE D'IVOIRE SANCTIONS") != []


def test_every_word_has_to_be_found() -> None:
    for entry in find(INDEX, "arms embargo guinea"):
        assert "embargo" in entry.title.lower()
    assert ids("embargo zzzzzz") == []


@pytest.mark.parametrize("query", ["", "   ", "?!", "<script>", "zzzzqqq"])
def test_nothing_is_found_by_nothing(query: str) -> None:
    assert ids(query) == []


def test_every_act_is_found_by_its_id() -> None:
    for act in DATA.events["event_id"].iloc[::50]:
        assert ids(act)[0] == act


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_query(query: str) -> None:
    found = find(INDEX, query)
    assert len(found) <= MOST
    assert found == find(INDEX, query[:LONGEST])


def test_where_nothing_is_nothing_is_found() -> None:
    tables = ("events", "sources", "actors", "event_actors")
    nothing = replace(DATA, **{name: getattr(DATA, name)[:0] for name in tables})
    assert find(index(nothing), "Kenya") == []


@given(st.lists(st.text(max_size=30)))
@settings(max_examples=200, deadline=None)
def test_many_texts_are_the_words_of_each(texts: list[str]) -> None:
    found = in_words(pa.array(texts, pa.large_string()))
    assert found.to_pylist() == ["".join(f"{word} " for word in words(text)) for text in texts]


def test_every_word_of_a_source_leads_to_it_and_no_other_does() -> None:
    """The index, made again one text at a time."""
    expected: dict[str, dict[int, bool]] = {}
    first = next(
        at for at, kind in enumerate(INDEX.entries["kind"].to_pylist()) if kind == "source"
    )
    for at, source in enumerate(DATA.sources.itertuples(), first):
        label = DATA.labels[source.case_id]
        for word in words(f"{source.author} {source.publisher} {source.source_id} {label}"):
            expected.setdefault(word, {})[at] = False
        for word in words(f"{source.title} {source.symbol}"):
            expected.setdefault(word, {})[at] = True
    found = {}
    for word in INDEX.words:
        pairs = zip(*(each.tolist() for each in INDEX.occurrences(word)), strict=True)
        of_sources = {place: named for place, named in pairs if place >= first}
        if of_sources:
            found[word] = of_sources
    assert found == expected


def test_the_index_is_the_same_made_in_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("r2p.dataset.find_index._AT_ONCE", 100)
    pieces = index(DATA)
    assert pieces.titles.equals(INDEX.titles)
    assert pieces.signs.equals(INDEX.signs)
    assert pieces.ids.equals(INDEX.ids)
    assert list(pieces.words) == list(INDEX.words), "of equally near words the first is taken"
    for name in ("begins", "places", "named"):
        assert np.array_equal(getattr(pieces, name), getattr(INDEX, name))


def test_an_act_is_found_by_its_documents_actors_and_crisis() -> None:
    for act in DATA.events[DATA.events["source_ids"].str.contains(";")].iloc[::60].itertuples():
        cited = DATA.sources[
            (DATA.sources["case_id"] == act.case_id)
            & DATA.sources["source_id"].isin(act.source_ids.split(";"))
        ]
        for text in (*cited["symbol"], act.actor_names, act.place, DATA.labels[act.case_id]):
            found = find(INDEX, f"{act.event_id} {text}", most=len(INDEX.entries))
            assert act.event_id in [entry.id for entry in found], text


def test_an_entry_knows_its_row() -> None:
    tables = {"act": (DATA.events, "title"), "actor": (DATA.actors, "name")}
    for entry in find(INDEX, "african union", most=100):
        frame, title = tables.get(entry.kind, (DATA.sources, "title"))
        assert frame[title].iat[entry.row] == entry.title


def test_of_an_actor_the_crisis_with_most_of_its_acts_is_opened() -> None:
    counts = DATA.event_actors[DATA.event_actors["actor_id"] == "ECOWAS"]["case_id"].value_counts()
    entry = find(INDEX, "ECOWAS")[0]
    assert (entry.case_id, entry.order) == (counts.index[0], counts.sum())
