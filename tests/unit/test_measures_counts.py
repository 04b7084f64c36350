"""Acts, overlap, share, rate and joint share, counted by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from r2p.measures.acts import count_acts, overlap
from r2p.measures.grid import counted
from r2p.measures.joint import joint_shares
from r2p.measures.kinds import KINDS, SPLITS
from r2p.measures.rate import rates
from r2p.measures.share import shares
from tests.unit.measure_frames import (
    ONSET,
    event,
    events,
    frames,
    kinds,
    quick,
    row,
    shuffled,
    value,
    whats,
)

CASES = list(ONSET)
STATUSES = ["carried_out", "threatened", "eased", "failed"]

# Seven acts of A: four sanctions (one of each status; the first and the failed one are
# regional), two mediation acts (one failed), one joint statement. One statement of B.
ACTS = events(
    event(1, "arms_embargo", regional=True),
    event(2, "targeted_sanctions", status="threatened", mode="threaten"),
    event(3, "sanctions_relief", status="eased", mode="ease"),
    event(4, "aid_suspension", status="failed", result="blocked", regional=True),
    event(5, "good_offices", regional=True, joint=True),
    event(6, "mediation_talks", status="failed", result="refused"),
    event(7, "statement", joint=True),
    event(1, "statement", case_id="B"),
)


def test_acts_by_what_became_of_them() -> None:
    frame = count_acts(ACTS, CASES, ["family.sanctions", "family.mediation", "all"])
    a = row(frame, case_id="A", kind="family.sanctions")
    assert a[[*STATUSES, "all"]].tolist() == [1, 1, 1, 1, 4]
    a = row(frame, case_id="A", kind="family.mediation")
    assert a[[*STATUSES, "all"]].tolist() == [1, 0, 0, 1, 2]
    # Carried out are the embargo, the good offices and the statement.
    assert row(frame, case_id="A", kind="all")[["carried_out", "all"]].tolist() == [3, 7]


def test_nothing_done_is_a_row_of_zeros() -> None:
    frame = count_acts(ACTS, CASES, ["family.sanctions", "family.security"])
    assert len(frame) == 6
    assert row(frame, case_id="C", kind="family.security")[[*STATUSES, "all"]].tolist() == [0] * 5
    assert count_acts(events(), ["A"], ["all"])["all"].tolist() == [0]


def test_acts_of_other_crises_do_not_count() -> None:
    assert count_acts(ACTS, ["B"], ["all"])["all"].tolist() == [1]


def test_acts_by_stage() -> None:
    # Stage onset of A is day 0 to 9, settlement day 10 to 29.
    acts = events(event(9, "arms_embargo"), event(10, "arms_embargo"), event(11, "arms_embargo"))
    frame = count_acts(acts, ["A"], ["family.sanctions"], by="stage").set_index("part")
    assert frame["all"].to_dict() == {
        "early_warning": 0,
        "onset": 1,
        "escalation": 0,
        "settlement": 2,
        "transition": 0,
        "consolidation": 0,
    }


def test_overlap_of_sanctions_and_regional_action() -> None:
    # Both are the embargo (carried out) and the aid suspension (failed).
    frame = overlap(ACTS, CASES, "family.sanctions", "regional.home")
    assert row(frame, case_id="A")[[*STATUSES, "all"]].tolist() == [1, 0, 0, 1, 2]
    assert row(frame, case_id="B")["all"] == 0


def test_share_counts_the_same_acts_above_and_below() -> None:
    # Carried out: 1 sanction of 3 acts. Attempted: 3 sanctions of 4 acts. All: 4 of 7.
    for what, n, total in (("carried_out", 1, 3), ("attempted", 3, 4), ("all", 4, 7)):
        a = row(shares(ACTS, ["A"], ["family.sanctions"], what), case_id="A")
        assert (a["n"], a["total"]) == (n, total)
        assert a["value"] == pytest.approx(n / total)


def test_the_share_of_nothing_is_missing_not_zero() -> None:
    frame = shares(ACTS, ["B", "C"], ["family.sanctions"])
    assert value(frame, case_id="B") == 0.0  # B has an act, but no sanction
    assert np.isnan(value(frame, case_id="C"))


def test_parts_are_divided_by_all_acts() -> None:
    # All seven acts of A below; above, its sanctions by status, one each.
    frame = shares(ACTS, ["A"], ["family.sanctions"], "all", by="status")
    assert frame["value"].tolist() == pytest.approx([1 / 7] * 4)


def test_rate_per_thirty_days() -> None:
    # Three carried-out acts in 45 days are two in 30.
    windows = pd.DataFrame({"case_id": ["A"], "days": [45]})
    frame = rates(ACTS, windows, ["all"])
    assert frame[["value", "n", "days"]].iloc[0].tolist() == [2.0, 3, 45]


def test_joint_share() -> None:
    # Of the three carried-out acts of A two are joint; of the two mediation acts one.
    frame = joint_shares(ACTS, CASES, ["all", "family.mediation"], "carried_out")
    assert value(frame, case_id="A", kind="all") == pytest.approx(2 / 3)
    assert value(frame, case_id="A", kind="family.mediation") == 1.0
    both = joint_shares(ACTS, ["A"], ["family.mediation"], "all")
    assert value(both, case_id="A") == 0.5
    assert np.isnan(value(frame, case_id="C", kind="all"))


def test_an_unknown_choice_of_acts_is_refused() -> None:
    with pytest.raises(ValueError, match="allowed: carried_out, attempted, all"):
        shares(ACTS, ["A"], ["all"], "done")


@quick
@given(frames())
def test_statuses_add_up_for_every_kind(acts: pd.DataFrame) -> None:
    frame = count_acts(acts, CASES, list(KINDS))
    assert (frame[STATUSES].sum(axis=1) == frame["all"]).all()
    assert frame.loc[frame["kind"] == "all", "all"].sum() == len(acts)


@quick
@given(frames(), kinds)
def test_the_grid_counts_what_the_mask_marks(acts: pd.DataFrame, id: str) -> None:
    frame = count_acts(acts, CASES, [id])
    for case_id in CASES:
        marked = KINDS[id].mask(acts) & (acts["case_id"] == case_id)
        assert row(frame, case_id=case_id)["all"] == marked.sum()


@quick
@given(frames(), whats, st.sampled_from(list(SPLITS)))
def test_shares_of_a_partition_add_up_to_one(acts: pd.DataFrame, what: str, by: str) -> None:
    frame = shares(acts, CASES, ["all"], what, by)
    total = frame.groupby("case_id")["value"].sum(min_count=1)
    for case_id in CASES:
        if counted(acts, what)[(acts["case_id"] == case_id).to_numpy()].any():
            assert total[case_id] == pytest.approx(1)
        else:
            assert np.isnan(total[case_id])


@quick
@given(frames(), kinds, whats, st.sampled_from(list(SPLITS)))
def test_parts_add_up_to_their_kind(acts: pd.DataFrame, id: str, what: str, by: str) -> None:
    whole = shares(acts, CASES, [id], what)
    parts = shares(acts, CASES, [id], what, by).groupby("case_id")["n"].sum()
    assert parts.loc[whole["case_id"]].tolist() == whole["n"].tolist()


@quick
@given(frames(least=1))
def test_an_act_counts_once_however_many_took_part(acts: pd.DataFrame) -> None:
    crowded = acts.assign(joint=True, **{f"has_{level}": True for level in ("state", "global")})
    frame = count_acts(crowded, CASES, ["all", "level.state", "level.global"])
    for id in ("all", "level.state", "level.global"):
        assert frame.loc[frame["kind"] == id, "all"].sum() == len(acts)
    joint = joint_shares(crowded, CASES, ["all"], "all")
    assert (joint["n"] == joint["total"]).all()


@quick
@given(frames(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(acts: pd.DataFrame, random) -> None:
    pd.testing.assert_frame_equal(
        count_acts(shuffled(acts, random), CASES, list(KINDS)), count_acts(acts, CASES, list(KINDS))
    )


@quick
@given(frames(), kinds, kinds)
def test_overlap_is_symmetric_and_no_larger_than_either(
    acts: pd.DataFrame, one: str, other: str
) -> None:
    both = overlap(acts, CASES, one, other)
    pd.testing.assert_frame_equal(both, overlap(acts, CASES, other, one))
    for id in (one, other):
        assert (both["all"] <= count_acts(acts, CASES, [id])["all"]).all()
