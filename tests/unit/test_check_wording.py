"""How problems word what is allowed and what may have been meant."""

import doctest

import pytest

from r2p.dataset import wording
from r2p.dataset.vocabulary import shared_actors, vocabulary
from r2p.dataset.wording import LONGEST_TERM, SAME, day_meant, nearest, one_of, printable, shown


def test_the_examples_in_the_code_hold() -> None:
    tried = doctest.testmod(wording)
    assert tried.attempted > 5
    assert tried.failed == 0


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("arms_embrago", "arms_embargo"),
        ("Arms embargo", "arms_embargo"),
        ("mediation_talk", "mediation_talks"),
        ("statment", "statement"),
        ("peace", ""),
        ("", ""),
        ("x" * (LONGEST_TERM + 1), ""),
    ],
)
def test_near_misses_find_their_instrument(found: str, meant: str) -> None:
    assert nearest(found, vocabulary("instruments").index) == meant


def test_letters_that_changed_places_are_seen() -> None:
    assert nearest("UA", ["AU", "USA"], near=0.8) == "AU"
    assert nearest("UE", shared_actors()["actor_id"], near=0.8) == "EU"
    assert nearest("ABC", ["CBA", "BCA"], near=0.8) == "", "it may be either"


def test_numbered_ids_are_not_guessed() -> None:
    ids = ["S001", "S002", "S010"]
    assert nearest("S003", ids, near=SAME) == ""
    assert nearest("s01", ids, near=SAME) == "S001"
    assert nearest("KEN_2007_7", ["KEN-2007-007"], near=SAME) == "KEN-2007-007"


def test_no_term_is_too_long_to_be_looked_up() -> None:
    assert shared_actors()["actor_id"].str.len().max() <= LONGEST_TERM
    assert vocabulary("crisis_types").index.str.len().max() <= LONGEST_TERM


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28.02.2008", "2008-02-28"),
        ("2/28/2008", "2008-02-28"),
        ("28/2/2008", "2008-02-28"),
        ("5/5/2008", "2008-05-05"),
        ("2008-2-8", "2008-02-08"),
        ("4/5/2008", ""),
        ("30.02.2008", ""),
        ("28 February 2008", "2008-02-28"),
        ("Feb. 28, 2008", "2008-02-28"),
        ("28-Feb-08", "2008-02-28"),
        ("28-Feb-99", "1999-02-28"),
        ("39506", "2008-02-28"),
        ("30 February 2008", ""),
        ("28 Febtember 2008", ""),
        ("February 2008", ""),
        ("2008", ""),
    ],
)
def test_days_are_only_guessed_where_they_are_plain(text: str, day: str) -> None:
    assert day_meant(text) == day


def test_long_texts_and_lists_are_cut() -> None:
    assert len(shown("x" * 1000)) == 80
    assert one_of(range(20), "here") == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 8 more in here"
    assert one_of([]) == "nothing yet"
    assert printable("a\x1b[0m\u202eb\n") == "a\\x1b[0m\\u202eb\\n"
