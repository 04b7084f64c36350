"""Breadth: distinct instruments, and what a random subset would show."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from r2p.measures.breadth import breadths, rarefied
from r2p.measures.kinds import KINDS
from tests.unit.measure_frames import ONSET, event, events, frames, quick, row, shuffled, whats

CASES = list(ONSET)

# A: four acts with three instruments (the statement twice). B: two acts, two instruments.
ACTS = events(
    event(1, "statement"),
    event(2, "statement"),
    event(3, "inquiry"),
    event(4, "arms_embargo"),
    event(5, "aid_suspension", status="threatened"),
    event(1, "statement", case_id="B"),
    event(2, "inquiry", case_id="B"),
)


def test_raw_and_rarefied_by_hand() -> None:
    # Of the six pairs of A's four acts one shows one instrument (the two statements) and
    # five show two: (1 + 5 * 2) / 6. B has just two acts and shows both.
    frame = breadths(ACTS, ["A", "B"], ["all"])
    a, b = row(frame, case_id="A"), row(frame, case_id="B")
    assert a[["raw", "acts", "size"]].tolist() == [3, 4, 2]
    assert a["rarefied"] == pytest.approx(11 / 6)
    assert b[["rarefied", "raw", "acts", "size"]].tolist() == [2, 2, 2, 2]


def test_the_crises_compared_set_the_size() -> None:
    alone = row(breadths(ACTS, ["A"], ["all"]), case_id="A")
    assert (alone["size"], alone["rarefied"], alone["raw"]) == (4, 3, 3)


def test_a_crisis_without_acts_is_missing_and_sets_no_size() -> None:
    frame = breadths(ACTS, CASES, ["all"])
    c = row(frame, case_id="C")
    assert np.isnan(c["rarefied"])
    assert c[["raw", "acts", "size"]].tolist() == [0, 0, 2]


def test_no_acts_anywhere() -> None:
    frame = breadths(events(), CASES, ["all"])
    assert frame["rarefied"].isna().all()
    assert frame["size"].tolist() == [0, 0, 0]


def test_each_kind_has_a_size_of_its_own() -> None:
    frame = breadths(ACTS, ["A", "B"], ["family.public_diplomacy", "family.accountability"])
    assert frame["size"].tolist() == [1, 1, 1, 1]
    assert frame["raw"].tolist() == [1, 1, 1, 1]


def test_what_was_not_recorded_is_named_within_the_family() -> None:
    frame = breadths(ACTS, ["A"], ["family.accountability", "family.sanctions"])
    missing = row(frame, kind="family.accountability")["not_recorded"]
    assert missing == "International court action, Domestic justice"
    # The aid suspension was only threatened.
    assert "Aid suspension" in row(frame, kind="family.sanctions")["not_recorded"]
    tried = breadths(ACTS, ["A"], ["family.sanctions"], "all")
    assert "Aid suspension" not in row(tried, kind="family.sanctions")["not_recorded"]


@quick
@given(st.lists(st.integers(0, 4), min_size=1, max_size=4), st.integers(0, 16))
def test_rarefaction_equals_trying_every_subset(counts: list[int], size: int) -> None:
    things = [thing for thing, count in enumerate(counts) for _ in range(count)]
    size = min(size, len(things))
    shown = [len(set(subset)) for subset in combinations(things, size)]
    expected = sum(shown) / len(shown)
    assert float(rarefied(np.array(counts), np.array(size))) == pytest.approx(expected, abs=1e-9)


@quick
@given(st.lists(st.integers(0, 500), min_size=1, max_size=30), st.integers(0, 500))
def test_a_larger_subset_shows_no_less(counts: list[int], size: int) -> None:
    values = np.array(counts)
    one, other = (float(rarefied(values, np.array(n))) for n in (size, size + 1))
    assert one <= other + 1e-9
    assert other <= (values > 0).sum() + 1e-9


@quick
@given(frames(), whats)
def test_rarefied_is_at_most_raw_and_equal_where_all_acts_are_drawn(
    acts: pd.DataFrame, what: str
) -> None:
    frame = breadths(acts, CASES, list(KINDS), what)
    with_acts = frame[frame["acts"] > 0]
    assert frame.loc[frame["acts"] == 0, "rarefied"].isna().all()
    assert (with_acts["rarefied"] <= with_acts["raw"] + 1e-9).all()
    assert (with_acts["rarefied"] >= 1 - 1e-9).all()
    whole = with_acts[with_acts["acts"] == with_acts["size"]]
    assert np.allclose(whole["rarefied"], whole["raw"])


@quick
@given(frames(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(acts: pd.DataFrame, random) -> None:
    pd.testing.assert_frame_equal(
        breadths(shuffled(acts, random), CASES, ["all", "pillar.3"]),
        breadths(acts, CASES, ["all", "pillar.3"]),
    )
