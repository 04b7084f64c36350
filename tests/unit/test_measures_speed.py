"""Speed: three states, ranges, and no number for what was not recorded."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from r2p.measures.kinds import KINDS
from r2p.measures.speed import STATES, speeds
from tests.unit.measure_frames import (
    END,
    ONSET,
    dataset,
    event,
    events,
    frames,
    quick,
    row,
    selection,
    shuffled,
    whats,
)

CASES = dataset(events()).cases


def speed(*rows: dict, kind: str = "family.sanctions", what: str = "carried_out") -> pd.Series:
    return row(speeds(events(*rows), CASES, [kind], what), case_id="A")


def dated(day: int, low: int, high: int, instrument: str = "arms_embargo", **values) -> dict:
    """An act whose date may lie anywhere between two days."""
    first, last = (ONSET["A"] + pd.Timedelta(days=day) for day in (low, high))
    return event(day, instrument, date_min=first, date_max=last, **values)


def test_the_first_act_after_onset() -> None:
    a = speed(event(12, "arms_embargo"), event(5, "arms_embargo"), event(3, "statement"))
    assert (a["state"], a["day"], a["day_low"], a["day_high"]) == ("day", 5, 5, 5)
    assert (a["event_id"], a["acts"], a["before"]) == ("E-001", 2, 0)


def test_day_zero_is_not_before_onset() -> None:
    a = speed(event(0, "arms_embargo"))
    assert (a["state"], a["day"]) == ("day", 0)


def test_a_threat_is_not_the_first_sanction() -> None:
    rows = (event(2, "arms_embargo", status="threatened"), event(9, "arms_embargo"))
    assert speed(*rows)["day"] == 9
    assert speed(*rows, what="attempted")["day"] == 2
    assert speed(*rows, what="all")["day"] == 2


def test_in_use_before_onset_still_says_the_first_day_after() -> None:
    a = speed(event(-30, "arms_embargo"), event(-4, "arms_embargo"), event(6, "arms_embargo"))
    assert (a["state"], a["day"], a["event_id"]) == ("before_onset", 6, "E-002")
    assert (a["before"], a["before_day"], a["before_event_id"]) == (2, -4, "E-001")


def test_in_use_before_onset_and_never_after_is_not_censored() -> None:
    a = speed(event(-4, "arms_embargo"))
    assert (a["state"], a["event_id"], a["acts"]) == ("before_onset", "", 0)
    assert np.isnan(a["day"])


def test_not_recorded_is_censored_at_the_end_of_coding() -> None:
    # From 11 Jan to 31 Dec 2010 there are 354 days.
    a = speed(event(3, "statement"))
    assert (a["state"], a["event_id"], a["censored_at"]) == ("not_recorded", "", 354)
    assert a[["day", "day_low", "day_high", "before_day"]].isna().all()


def test_a_month_is_a_range_of_days() -> None:
    # Some day in February 2010: day 21 (1 Feb) to day 48 (28 Feb), coded as day 34.
    a = speed(dated(34, 21, 48))
    assert (a["day"], a["day_low"], a["day_high"]) == (34, 21, 48)


def test_an_exact_act_ends_the_range_of_a_vague_one() -> None:
    # The vague act may have come as early as day 21; by day 40 one had surely come.
    a = speed(dated(34, 21, 48), event(40, "arms_embargo"))
    assert (a["day"], a["day_low"], a["day_high"]) == (34, 21, 40)


def test_a_range_is_cut_at_onset_and_said_to_be_unsure() -> None:
    # Coded as day 4, known only to January: day -10 to day 20.
    a = speed(dated(4, -10, 20))
    assert (a["state"], a["day_low"], a["day_high"]) == ("day", 0, 20)
    assert a["either_side"]
    before = speed(dated(-4, -10, 20))
    assert before["state"] == "before_onset"
    assert before["either_side"]
    assert not speed(dated(-4, -10, 20), event(-30, "arms_embargo"))["either_side"]
    assert not speed(dated(34, 21, 48))["either_side"]


def test_whether_what_began_before_was_in_force_at_onset() -> None:
    assert speed(event(-9, "arms_embargo", lasts_to=3))["in_force"] == "yes"
    assert speed(event(-9, "arms_embargo", lasts_to=0))["in_force"] == "yes"
    assert speed(event(-9, "arms_embargo", lasts_to=-1))["in_force"] == "no"
    assert speed(event(-9, "arms_embargo", lasts_to=None))["in_force"] == "possible"
    assert speed(event(-9, "good_offices"), kind="family.mediation")["in_force"] == ""
    assert speed(event(3, "arms_embargo", lasts_to=9))["in_force"] == ""


def test_of_two_acts_on_one_day_the_lower_id_is_given() -> None:
    acts = events(event(5, "arms_embargo"), event(5, "aid_suspension")).iloc[::-1]
    assert row(speeds(acts, CASES, ["all"]), case_id="A")["event_id"] == "E-000"


def test_crises_do_not_run_into_each_other() -> None:
    acts = events(event(7, "arms_embargo"), event(2, "arms_embargo", case_id="B"))
    frame = speeds(acts, CASES, ["family.sanctions"])
    assert frame["state"].tolist() == ["day", "day", "not_recorded"]
    assert frame["day"].tolist()[:2] == [7, 2]
    assert frame["censored_at"].tolist() == [(END - onset).days for onset in ONSET.values()]


@quick
@given(frames(), whats)
def test_states_follow_from_the_acts(acts: pd.DataFrame, what: str) -> None:
    frame = speeds(acts, CASES, list(KINDS), what)
    assert set(frame["state"]) <= set(STATES)
    assert ((frame["state"] == "before_onset") == (frame["before"] > 0)).all()
    assert ((frame["state"] == "not_recorded") == (frame["before"] + frame["acts"] == 0)).all()
    assert (frame["day"].isna() == (frame["acts"] == 0)).all()
    assert ((frame["event_id"] == "") == (frame["acts"] == 0)).all()
    known = frame[frame["acts"] > 0]
    assert (known["day_low"] <= known["day"]).all()
    assert (known["day_high"] >= known["day_low"]).all()
    assert known["day"].between(0, known["censored_at"]).all()


@quick
@given(frames(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(acts: pd.DataFrame, random) -> None:
    pd.testing.assert_frame_equal(
        speeds(shuffled(acts, random), CASES, list(KINDS)), speeds(acts, CASES, list(KINDS))
    )


def test_the_window_plays_no_part() -> None:
    from r2p.measures.table import measure_table

    data = dataset(events(event(200, "arms_embargo")))
    for window in ("acute", "first-1", "stage-consolidation"):
        frame = measure_table(data, selection(window), "speed", ["family.sanctions"])
        assert frame["value"].tolist() == [200]
