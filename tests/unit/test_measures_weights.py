"""Weighted use, random weightings and the decaying stock."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from r2p.dataset import vocabulary
from r2p.measures.stock import stock
from r2p.measures.weights import Use, draws, exceeds, intervals, scores, swaps, use

FAMILIES = tuple(vocabulary("families").index)


def acts(**instruments: list[str]) -> pd.DataFrame:
    rows = [
        {"case_id": case, "instrument": term, "status": "carried_out"}
        for case, terms in instruments.items()
        for term in terms
    ]
    return pd.DataFrame(rows)


def made(points: list[list[float]]) -> Use:
    names = tuple("ABCDEFGHIJ"[: len(points)])
    return Use(names, FAMILIES, np.array(points, dtype=float), np.ones(len(points), dtype=int))


def test_points_are_ladder_weights_per_act() -> None:
    # A: a statement (1) and an arms embargo (6); B: one use of force (10).
    events = acts(A=["statement", "arms_embargo"], B=["use_of_force"])
    assert scores(use(events, ["A", "B"], per_act=False)).to_dict() == {"A": 7, "B": 10}
    assert scores(use(events, ["A", "B"])).to_dict() == {"A": 3.5, "B": 10}


def test_factors_and_weights_are_the_readers() -> None:
    events = acts(A=["statement", "arms_embargo"], B=["use_of_force"])
    used = use(events, ["A", "B"], {"arms_embargo": 9}, per_act=False)
    assert scores(used, {"sanctions": 2, "security": 0}).to_dict() == {"A": 19, "B": 0}
    with pytest.raises(KeyError, match="arms_embrago"):
        use(events, ["A"], {"arms_embrago": 1})
    with pytest.raises(ValueError, match="negative"):
        use(events, ["A"], {"arms_embargo": -1})
    with pytest.raises(ValueError, match="negative"):
        scores(used, {"sanctions": -1})


def test_only_what_is_asked_for_counts() -> None:
    events = acts(A=["statement", "statement"])
    events.loc[1, "status"] = "failed"
    assert use(events, ["A"], what="carried_out").acts.tolist() == [1]
    assert use(events, ["A"], what="attempted").acts.tolist() == [1]
    assert use(events, ["A"], what="all").acts.tolist() == [2]


def test_draws_are_the_same_every_time() -> None:
    used = made([[1, 2, 3, 4, 5, 6, 7], [7, 6, 5, 4, 3, 2, 1]])
    assert draws(used).shape == (2, 10_000)
    assert (draws(used) == draws(used)).all()
    # By symmetry neither exceeds the other more often than chance would have it.
    assert exceeds(draws(used))[0, 1] == pytest.approx(0.5, abs=0.02)


points = st.lists(st.lists(st.integers(0, 9), min_size=7, max_size=7), min_size=2, max_size=5).map(
    made
)


@settings(max_examples=40, deadline=None)
@given(points)
def test_wins_losses_and_ties_add_up(used: Use) -> None:
    drawn = draws(used, 500)
    share = exceeds(drawn)
    ties = (drawn[:, None, :] == drawn[None, :, :]).mean(axis=2)
    assert np.allclose(share + share.T + ties, 1)


@settings(max_examples=40, deadline=None)
@given(points)
def test_ranks_lie_between_first_and_last(used: Use) -> None:
    low, high = intervals(draws(used, 500))
    assert (low >= 1).all()
    assert (low <= high).all()
    assert (high <= len(used.cases)).all()


def test_who_leads_in_every_family_leads_under_all_weights() -> None:
    low, high = intervals(draws(made([[2] * 7, [1] * 7])))
    assert low.tolist() == [1, 2]
    assert high.tolist() == [1, 2]


@settings(max_examples=40, deadline=None)
@given(points)
def test_at_the_needed_factor_two_crises_are_equal(used: Use) -> None:
    rows = swaps(used, "A", "B")
    for row in rows[rows["within"]].itertuples():
        score = scores(used, {row.family: row.needed})
        assert score["A"] == pytest.approx(score["B"])


def test_swaps_names_an_unknown_crisis() -> None:
    with pytest.raises(KeyError, match="Z"):
        swaps(made([[1] * 7, [2] * 7]), "A", "Z")


def one_case() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "case_id": ["A"],
            "onset": [pd.Timestamp("2010-01-01")],
            "coding_end": [pd.Timestamp("2010-12-31")],
        }
    )


def act(start: str, end: str, status: str = "carried_out", weight: float = 6.0) -> dict:
    return {
        "case_id": "A",
        "date": pd.Timestamp(start),
        "end_min": pd.Timestamp(end),
        "status": status,
        "family": "sanctions",
        "weight": weight,
    }


def level(rows: list[dict], days: list[int], **more: float) -> list[float]:
    table = stock(pd.DataFrame(rows), one_case(), np.array(days), **more)
    return table.loc[table["family"] == "sanctions", "stock"].round(3).tolist()


def test_a_measure_counts_in_full_while_it_is_in_force() -> None:
    # In force from day 10 to day 40, then halved every 30 days.
    rows = [act("2010-01-11", "2010-02-10")]
    assert level(rows, [9, 10, 40, 70, 100], half_life=30) == [0, 6, 6, 3, 1.5]


def test_easing_takes_away_and_failure_adds_nothing() -> None:
    rows = [act("2010-01-01", "2010-12-31"), act("2010-02-01", "2010-12-31", "eased", 1.0)]
    assert level(rows, [0, 31], half_life=30) == [6, 5]
    assert level([act("2010-01-01", "2010-01-01", "failed")], [0], half_life=30) == [0]
    assert level([act("2010-01-01", "2010-01-01", "eased")], [0], half_life=30) == [0]


def test_the_stock_ends_with_coding_and_follows_the_factors() -> None:
    rows = [act("2010-01-01", "2010-12-31")]
    assert level(rows, [0, 364, 365, 900], half_life=30, factors={"sanctions": 2}) == [12, 12]
    with pytest.raises(ValueError, match="positive"):
        level(rows, [0], half_life=0)


def test_many_crises_are_ranked_as_few_are() -> None:
    from r2p.measures import weights

    drawn = np.random.default_rng(3).integers(0, 9, (weights._FEW + 5, 40)).astype(float)
    one_by_one = np.array([(drawn > row).sum(axis=0) + 1 for row in drawn])
    assert (weights._ranks(drawn) == one_by_one).all()
