"""Finding across all crises: accents, beginnings, typing errors, symbols."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from r2p.dataset import load
from r2p.dataset.find import LONGEST, MOST, Index, find, index

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


def test_an_empty_index_finds_nothing() -> None:
    assert find(Index(), "Kenya") == []
