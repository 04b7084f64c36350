"""Days in force: intervals counted on paper, and properties of their union."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from r2p.measures.force import NEVER_LASTS, OF_THE_MEASURE, days_in_force, union_length
from r2p.measures.kinds import KINDS
from r2p.measures.selection import windows
from r2p.measures.window import Window
from tests.unit.measure_frames import (
    ONSET,
    acts,
    dataset,
    event,
    events,
    frames,
    quick,
    row,
    selection,
)
from tests.unit.measure_frames import windows as any_window

SANCTIONS = "family.sanctions"
LASTING = [kind.id for kind in KINDS.values() if kind.may_last]


def span(window: str = "acute", cases: tuple[str, ...] = ("A",)) -> pd.DataFrame:
    return windows(dataset(events()), selection(window, cases))


def force(*rows: dict, kind: str = SANCTIONS, window: str = "acute") -> pd.Series:
    return row(days_in_force(events(*rows), span(window), [kind]), case_id="A")


def test_a_day_under_two_measures_counts_once() -> None:
    # Days 2 to 6 and 5 to 8 make 2 to 8: seven days, not nine.
    a = force(event(2, "arms_embargo", lasts_to=6), event(5, "targeted_sanctions", lasts_to=8))
    assert a[["low", "high", "acts", "unknown"]].tolist() == [7, 7, 2, 0]


def test_a_gap_is_not_in_force() -> None:
    # Days 2 to 3 and 6 to 6: two and one.
    a = force(event(2, "arms_embargo", lasts_to=3), event(6, "arms_embargo", lasts_to=6))
    assert a["low"] == 3


def test_a_measure_inside_another_adds_nothing() -> None:
    # The long one runs on after the short ones have ended: days 0 to 20.
    a = force(
        event(0, "arms_embargo", lasts_to=20),
        event(3, "arms_embargo", lasts_to=5),
        event(7, "arms_embargo", lasts_to=9),
    )
    assert a["low"] == 21


def test_what_began_before_the_window_counts_for_the_days_inside() -> None:
    # From day -20 to day 4: days 0 to 4 lie in the acute phase.
    assert force(event(-20, "membership_suspension", lasts_to=4))["low"] == 5
    assert force(event(-20, "membership_suspension", lasts_to=-1))["acts"] == 0


def test_the_window_caps_what_runs_on() -> None:
    # From day 25 to day 100; the acute phase ends with day 29.
    assert force(event(25, "arms_embargo", lasts_to=100))["low"] == 5
    assert force(event(-5, "arms_embargo", lasts_to=100))["low"] == 30


def test_an_unknown_end_is_a_range() -> None:
    # At least day 20 alone, at most days 20 to 29.
    a = force(event(20, "aid_suspension", lasts_to=None))
    assert a[["low", "high", "acts", "unknown"]].tolist() == [1, 10, 1, 1]


def test_an_unknown_end_before_the_window_may_reach_into_it() -> None:
    a = force(event(-3, "aid_suspension", lasts_to=None))
    assert a[["low", "high", "acts", "unknown"]].tolist() == [0, 30, 1, 1]


def test_only_what_was_carried_out_is_ever_in_force() -> None:
    rows = [
        event(2, "arms_embargo", lasts_to=9, status=status)
        for status in ("threatened", "eased", "failed")
    ]
    assert force(*rows)[["low", "high", "acts"]].tolist() == [0, 0, 0]


def test_a_kind_that_never_lasts_is_missing_with_a_note_never_zero() -> None:
    acts = [event(2, "good_offices", lasts_to=9)]
    for kind, note in (
        ("family.mediation", NEVER_LASTS),
        ("instrument.sanctions_relief", NEVER_LASTS),
        ("mode.apply", OF_THE_MEASURE),
    ):
        a = force(*acts, kind=kind)
        assert np.isnan(a["low"])
        assert np.isnan(a["high"])
        assert a["note"] == note


def test_talks_with_an_end_date_do_not_make_regional_action_last() -> None:
    a = force(event(2, "mediation_talks", regional=True, lasts_to=9), kind="regional.home")
    assert (a["low"], a["acts"], a["note"]) == (0, 0, "")


def test_parts_that_never_last_are_missing_too() -> None:
    frame = days_in_force(
        events(event(2, "arms_embargo", lasts_to=4)), span(), [SANCTIONS], by="instrument"
    ).set_index("part")
    assert frame.loc["arms_embargo", "low"] == 3
    assert frame.loc["targeted_sanctions", "low"] == 0
    assert np.isnan(frame.loc["sanctions_relief", "low"])


def test_crises_and_kinds_do_not_run_into_each_other() -> None:
    frame = days_in_force(
        events(
            event(2, "arms_embargo", lasts_to=4),
            event(3, "military_deployment", lasts_to=3),
            event(1, "arms_embargo", case_id="B", lasts_to=2),
        ),
        span(cases=("A", "B", "C")),
        [SANCTIONS, "family.security"],
    )
    assert frame["low"].tolist() == [3, 1, 2, 0, 0, 0]


def brute(intervals: list[tuple[int, int, int]], size: int) -> list[int]:
    covered = [set() for _ in range(size)]
    for key, start, end in intervals:
        covered[key] |= set(range(start, end + 1))
    return [len(days) for days in covered]


@quick
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-40, 40), st.integers(-40, 40))))
def test_the_union_equals_counting_day_by_day(intervals: list[tuple[int, int, int]]) -> None:
    key, start, end = np.array(intervals, dtype=int).reshape(-1, 3).T
    assert union_length(key, start, end, 4).tolist() == brute(intervals, 4)


@quick
@given(frames(), any_window)
def test_at_least_is_no_more_than_at_most_and_both_fit_the_window(
    random: pd.DataFrame, window: str
) -> None:
    frame = days_in_force(random, span(window, tuple(ONSET)), LASTING)
    assert (frame["low"] >= 0).all()
    assert (frame["low"] <= frame["high"]).all()
    assert (frame["high"] <= frame["days"]).all()
    assert (frame["unknown"] <= frame["acts"]).all()


@quick
@given(st.lists(acts(), max_size=12), acts(), any_window)
def test_days_in_force_never_fall_when_an_act_is_added(
    rows: list[dict], more: dict, window: str
) -> None:
    spans = span(window, tuple(ONSET))
    before = days_in_force(events(*rows), spans, LASTING)
    after = days_in_force(events(*rows, more), spans, LASTING)
    assert (after["low"] >= before["low"]).all()
    assert (after["high"] >= before["high"]).all()


@quick
@given(frames(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(random: pd.DataFrame, shuffle) -> None:
    order = list(range(len(random)))
    shuffle.shuffle(order)
    spans = span("acute", tuple(ONSET))
    pd.testing.assert_frame_equal(
        days_in_force(random.iloc[order], spans, LASTING), days_in_force(random, spans, LASTING)
    )


@quick
@given(frames(), st.integers(1, 300))
def test_a_longer_window_never_holds_fewer_days(random: pd.DataFrame, days: int) -> None:
    short = days_in_force(random, span(Window("first", days=days).id, tuple(ONSET)), LASTING)
    longer = days_in_force(random, span(Window("first", days=days + 1).id, tuple(ONSET)), LASTING)
    assert (longer["low"] >= short["low"]).all()
    assert (longer["high"] - short["high"]).between(0, 1).all()
