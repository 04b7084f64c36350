"""The first days: sums, states, curves of waiting, and onsets that are moved."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from r2p.dataset import Dataset
from r2p.measures.acts import count_acts
from r2p.measures.first_days import by_day, cumulative
from r2p.measures.kinds import KINDS
from r2p.measures.onset import MOST, changed_order, changed_states, move_onsets
from r2p.measures.selection import Selection, chosen_cases, in_scope, select
from r2p.measures.speed import speeds
from r2p.measures.waiting import waiting
from r2p.measures.window import Window
from tests.unit.measure_frames import (
    END,
    ONSET,
    START,
    dataset,
    event,
    events,
    frames,
    quick,
    real,
    row,
    whats,
)

FOCUS = ("KEN-2007", "MLI-2012", "GIN-2009")
SANCTIONS = "family.sanctions"
FAMILIES = [id for id in KINDS if id.startswith("family.")]


def dated(acts: pd.DataFrame) -> Dataset:
    """The three hand-made crises with these acts and the day of each."""
    onset = acts["case_id"].map(ONSET)
    return dataset(acts.assign(day=(acts["date"] - pd.to_datetime(onset)).dt.days.astype(int)))


def first(case_id: str, kind: str, what: str = "carried_out") -> pd.Series:
    """The first act of a kind in a crisis of the real dataset."""
    chosen = Selection((case_id,))
    frame = speeds(in_scope(real(), chosen), chosen_cases(real(), chosen), [kind], what)
    return row(frame, case_id=case_id)


# Counted by hand from events.csv. Kenya: day 0 is 30 Dec 2007, so 5 Feb 2008 is day 37.
# Mali: day 0 is 22 Mar 2012. Guinea: day 0 is 28 Sep 2009, so 14 Oct is day 16.
LAGS = [
    ("KEN-2007", "family.public_diplomacy", "day", 1, "KEN-2007-004"),
    ("KEN-2007", "family.mediation", "day", 2, "KEN-2007-007"),
    ("KEN-2007", "regional.home", "day", 9, "KEN-2007-017"),
    ("KEN-2007", "family.security", "day", 26, "KEN-2007-028"),
    ("KEN-2007", "family.accountability", "day", 37, "KEN-2007-040"),
    ("KEN-2007", "family.assistance", "before_onset", 2, "KEN-2007-005"),
    ("KEN-2007", "instrument.mediator_appointed", "day", 11, "KEN-2007-019"),
    ("KEN-2007", "instrument.arms_embargo", "not_recorded", None, ""),
    ("MLI-2012", SANCTIONS, "day", 0, "MLI-2012-010"),
    ("MLI-2012", "family.public_diplomacy", "before_onset", 0, "MLI-2012-009"),
    ("MLI-2012", "family.mediation", "before_onset", 5, "MLI-2012-014"),
    ("MLI-2012", "family.accountability", "before_onset", 118, "MLI-2012-033"),
    ("MLI-2012", "instrument.trade_financial_sanctions", "day", 11, "MLI-2012-017"),
    ("GIN-2009", "family.assistance", "day", 0, "GIN-2009-016"),
    ("GIN-2009", "family.public_diplomacy", "day", 0, "GIN-2009-018"),
    ("GIN-2009", "family.mediation", "before_onset", 1, "GIN-2009-017"),
    ("GIN-2009", SANCTIONS, "before_onset", 1, "GIN-2009-020"),
    ("GIN-2009", "family.accountability", "day", 16, "GIN-2009-030"),
    ("GIN-2009", "instrument.arms_embargo", "day", 19, "GIN-2009-034"),
]


@pytest.mark.parametrize(("case_id", "kind", "state", "day", "act"), LAGS)
def test_lags_counted_by_hand(case_id: str, kind: str, state: str, day: int, act: str) -> None:
    found = first(case_id, kind)
    assert (found["state"], found["event_id"]) == (state, act)
    assert np.isnan(found["day"]) if day is None else found["day"] == day


def test_kenyas_first_sanction_comes_much_sooner_with_threats() -> None:
    # 4 Nov 2009 carried out; 14 Jan 2008 threatened by the EU.
    done, tried = first("KEN-2007", SANCTIONS), first("KEN-2007", SANCTIONS, "all")
    assert (done["day"], done["event_id"]) == (675, "KEN-2007-069")
    assert (tried["day"], tried["event_id"]) == (15, "KEN-2007-021")


def test_days_known_to_the_month_only() -> None:
    # Ushahidi: some day of January 2008 (day 2 to 32), but on the 26th (27) another warned.
    warning = first("KEN-2007", "family.early_warning")
    assert warning[["day", "day_low", "day_high"]].tolist() == [10, 2, 27]
    # Guinea: the review of the security sector was handed over on 4 May 2010.
    security = first("GIN-2009", "family.security")
    assert security[["day", "day_low", "day_high"]].tolist() == [218, 218, 218]


def test_kenya_by_day_30_counted_by_hand() -> None:
    # To 29 Jan 2008. Mediation: 007, 009, 014 to 017, 019, 025, 026, 027 and 031; 006 was
    # refused. Early warning: 002 and 003 before onset; 018 and 029 since.
    chosen = Selection(("KEN-2007",))
    kinds = ["family.mediation", SANCTIONS, "family.early_warning"]
    frame = by_day(in_scope(real(), chosen), chosen_cases(real(), chosen), kinds, 30)
    assert row(frame, kind="family.mediation")[["before", "acts"]].tolist() == [0, 11]
    assert row(frame, kind="family.early_warning")[["before", "acts"]].tolist() == [2, 2]
    assert row(frame, kind=SANCTIONS)[["before", "acts", "later"]].tolist() == [0, 0, 1]


@pytest.mark.parametrize("days", [1, 30, 365])
def test_sums_end_at_the_counts_of_compare(days: int) -> None:
    chosen = Selection(tuple(real().case_ids), Window.parse(f"first-{days}"))
    kinds = ["all", *FAMILIES, "regional.home"]
    counted = count_acts(select(real(), chosen), chosen.cases, kinds)
    for what in ("carried_out", "all"):
        sums = cumulative(
            in_scope(real(), chosen), chosen_cases(real(), chosen), kinds, -1, days - 1, what
        )
        before = sums["day"] < 0
        start = sums[before].groupby(["case_id", "kind"])["acts"].last()
        ends = sums.groupby(["case_id", "kind"])["acts"].last() - start
        expected = counted.set_index(["case_id", "kind"])[what].sort_index()
        assert ends.sort_index().tolist() == expected.tolist()


def test_a_sum_begins_and_ends_with_the_coding() -> None:
    # Crisis A: coded from day -41 to day 354.
    cases = dated(events()).cases.iloc[:1]
    sums = cumulative(dated(events(event(5))).events, cases, ["all"], -360, 1800)
    assert sums[["day", "acts"]].to_numpy().tolist() == [[-41, 0], [5, 1], [354, 1]]
    assert (START - ONSET["A"]).days == -41
    assert (END - ONSET["A"]).days == 354


def test_days_outside_the_coding_have_no_sum() -> None:
    data = dated(events(event(5)))
    assert cumulative(data.events, data.cases.iloc[:1], ["all"], 400, 500).empty
    with pytest.raises(ValueError, match="before the last"):
        cumulative(data.events, data.cases, ["all"], 30, 30)


@quick
@given(frames(), whats, st.integers(-60, 0), st.integers(1, 365))
def test_sums_only_grow_and_end_at_all_acts(
    acts: pd.DataFrame, what: str, start: int, end: int
) -> None:
    data = dated(acts)
    sums = cumulative(data.events, data.cases, list(KINDS), start, end, what)
    own = data.events[data.events["day"].between(start, end)]
    wanted = count_acts(own, list(ONSET), list(KINDS))
    total = {"attempted": wanted["all"] - wanted["carried_out"]}.get(what)
    wanted["total"] = wanted[what] if total is None else total
    for (case_id, kind), rows in sums.groupby(["case_id", "kind"]):
        assert rows["day"].is_monotonic_increasing
        assert rows["day"].is_unique
        assert rows["acts"].is_monotonic_increasing
        assert rows["acts"].iloc[-1] == row(wanted, case_id=case_id, kind=kind)["total"]


@quick
@given(frames(), whats, st.integers(0, 365))
def test_by_day_adds_up(acts: pd.DataFrame, what: str, day: int) -> None:
    data = dated(acts)
    frame = by_day(data.events, data.cases, list(KINDS), day, what)
    counts = count_acts(data.events, list(ONSET), list(KINDS))
    tried = counts["all"] - counts["carried_out"]
    total = tried if what == "attempted" else counts[what]
    assert (frame["before"] + frame["acts"] + frame["later"]).tolist() == total.tolist()
    before = by_day(data.events, data.cases, list(KINDS), day - 1, what) if day else None
    assert before is None or (before["acts"] <= frame["acts"]).all()
    assert frame["coded"].tolist() == [
        day <= (END - ONSET[case_id]).days for case_id in frame["case_id"]
    ]


def firsts(*days: int | None, censored: tuple[int, ...] = ()) -> pd.DataFrame:
    """Crises with their first day (None: in use before onset) or the day their coding ends."""
    states = ["before_onset" if day is None else "day" for day in days]
    states += ["not_recorded"] * len(censored)
    return pd.DataFrame(
        {
            "kind": "k",
            "state": states,
            "day": [np.nan if day is None else float(day) for day in days]
            + [np.nan] * len(censored),
            "censored_at": [5000] * len(days) + list(censored),
        }
    )


def used(rows: pd.DataFrame, day: int) -> float:
    """The share a curve reaches by a day."""
    curve = waiting(rows)
    return float(curve.loc[curve["day"] <= day, "used"].iloc[-1])


def test_a_curve_by_hand() -> None:
    # Five crises: one before onset (4 of 5 wait), one on day 3 (3 of 5 wait), one unknown after
    # day 5, so that two are left: one on day 10 (half of 3 in 5 wait), the other on day 20.
    curve = waiting(firsts(None, 3, 10, 20, censored=(5,)))
    assert curve["day"].tolist() == [0, 3, 10, 20]
    assert curve["used"].round(6).tolist() == [0.2, 0.4, 0.7, 1.0]
    assert curve[["before", "crises", "censored"]].iloc[0].tolist() == [1, 5, 1]


def test_a_kind_in_use_before_onset_is_never_censored() -> None:
    curve = waiting(firsts(None, None, None))
    assert curve[["day", "used"]].to_numpy().tolist() == [[0, 1]]
    assert (curve["censored"] == 0).all()


def test_a_kind_that_is_recorded_nowhere_stays_at_nothing() -> None:
    curve = waiting(firsts(censored=(90, 400)))
    assert curve[["day", "used", "censored"]].to_numpy().tolist() == [[0, 0, 2]]
    assert waiting(firsts().iloc[:0]).empty


days = st.lists(st.none() | st.integers(0, 900), min_size=1, max_size=12)
ends = st.lists(st.integers(1, 1200), max_size=6)


@quick
@given(days, ends, st.integers(1, 1200))
def test_a_censored_crisis_never_lowers_the_curve_of_those_still_waiting(
    came: list[int | None], censored: list[int], more: int
) -> None:
    without = firsts(*came, censored=tuple(censored))
    with_one = firsts(*came, censored=(*censored, more))
    for day in range(0, 1201, 25):
        assert 1 - used(with_one, day) >= 1 - used(without, day) - 1e-12
        if day < min([more, *censored]):  # nothing is unknown yet: plain shares
            known = sum(each is None or each <= day for each in came)
            assert used(with_one, day) == pytest.approx(known / len(with_one))


@quick
@given(days, ends)
def test_a_curve_steps_only_where_a_first_act_came(
    came: list[int | None], censored: list[int]
) -> None:
    curve = waiting(firsts(*came, censored=tuple(censored)))
    assert curve["used"].between(0, 1 + 1e-12).all()
    assert (curve["used"].diff().iloc[1:] > 0).all()
    assert set(curve["day"]) <= {0.0, *(float(day) for day in came if day is not None)}


@quick
@given(frames(1), st.sampled_from(list(ONSET)), st.integers(-MOST, MOST))
def test_moving_an_onset_moves_every_lag_of_that_crisis(
    acts: pd.DataFrame, case_id: str, by: int
) -> None:
    data = dated(acts)
    moved = move_onsets(data, {case_id: by})
    shift = np.where(data.events["case_id"] == case_id, by, 0)
    assert (moved.events["day"] == data.events["day"] - shift).all()
    was = speeds(data.events, data.cases, list(KINDS))
    now = speeds(moved.events, moved.cases, list(KINDS))
    own = was["case_id"] == case_id
    pd.testing.assert_frame_equal(was[~own], now[~own])
    assert (now["censored_at"][own] == was["censored_at"][own] - by).all()
    same = own & (now["event_id"] == was["event_id"])
    assert (now["day"][same].dropna() == was["day"][same].dropna() - by).all()
    # Every act is on one side of onset or the other, wherever onset is.
    assert (now["acts"] + now["before"] == was["acts"] + was["before"]).all()


def test_the_dataset_is_not_changed_by_a_move() -> None:
    data = dated(events(event(5)))
    assert move_onsets(data, {"A": 0}) is data
    moved = move_onsets(data, {"A": 7})
    assert data.events["day"].tolist() == [5]
    assert moved.events["day"].tolist() == [-2]
    assert moved.cases["onset"].iloc[0] == ONSET["A"] + pd.Timedelta(days=7)
    assert data.cases["onset"].iloc[0] == ONSET["A"]
    with pytest.raises(ValueError, match="at most 60"):
        move_onsets(data, {"A": 61})
    with pytest.raises(KeyError, match="no crisis 'Z'"):
        move_onsets(data, {"Z": 1})


def test_what_a_moved_onset_changes_in_kenya() -> None:
    # Ten days later is 9 Jan 2008: what came on days 1, 2 and 9 is now before onset.
    moved = move_onsets(real(), {"KEN-2007": 10})
    chosen = Selection(FOCUS)
    was, now = (
        speeds(in_scope(data, chosen), chosen_cases(data, chosen), [*FAMILIES, "regional.home"])
        for data in (real(), moved)
    )
    changed = changed_states(was, now)
    assert changed["kind"].tolist() == [
        "family.public_diplomacy",
        "family.mediation",
        "regional.home",
    ]
    assert changed["day"].tolist() == [1, 2, 9]
    assert (changed["new_state"] == "before_onset").all()
    assert row(now, case_id="KEN-2007", kind=SANCTIONS)["day"] == 665


def test_order_changes_only_where_two_crises_turn_round() -> None:
    one = firsts(4, 9, censored=(90,)).assign(case_id=["A", "B", "C"])
    two = firsts(9, 9, censored=(90,)).assign(case_id=["A", "B", "C"])
    three = firsts(12, 9, censored=(90,)).assign(case_id=["A", "B", "C"])
    assert changed_order(one, two).empty
    assert changed_order(one, three).to_numpy().tolist() == [["k", "B", "A"]]
    assert changed_order(three, one).to_numpy().tolist() == [["k", "A", "B"]]
