"""Selections: what a view counts."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from r2p.measures.selection import Selection, chosen_cases, in_scope, select, windows
from r2p.measures.window import Window
from tests.unit.measure_frames import dataset, event, events, frames, quick, real, selection
from tests.unit.measure_frames import windows as any_window


def test_a_selection_can_be_the_key_of_a_cache() -> None:
    one = Selection(("A", "B", "A"), Window.parse("acute"))
    assert one.cases == ("A", "B")
    assert {one: 1}[Selection(("A", "B"), Window.parse("acute"))] == 1
    assert one != Selection(("B", "A"), Window.parse("acute"))


def test_the_acute_phase_is_the_default() -> None:
    assert Selection(("A",)).window.id == "acute"


def test_wrong_choices_are_refused() -> None:
    with pytest.raises(ValueError, match="allowed: low, medium, high"):
        selection(min_confidence="certain")
    with pytest.raises(ValueError, match="allowed: protective, all"):
        selection(direction="counter")
    with pytest.raises(KeyError, match="no crisis 'KEN-2008'; did you mean 'KEN-2007'"):
        select(real(), Selection(("KEN-2008",)))


def test_both_ends_of_the_window_count() -> None:
    # The acute phase of A is day 0 to day 29.
    data = dataset(events(event(-1), event(0), event(29), event(30)))
    assert select(data, selection())["event_id"].tolist() == ["E-001", "E-002"]
    assert len(in_scope(data, selection())) == 4


def test_the_first_days_begin_with_day_zero() -> None:
    data = dataset(events(event(-1), event(0), event(1)))
    assert select(data, selection("first-1"))["event_id"].tolist() == ["E-001"]


def test_a_crisis_without_the_stage_gives_no_acts() -> None:
    data = dataset(events(event(5, case_id="C"), event(25)))
    chosen = select(data, selection("stage-settlement", ("A", "C")))
    assert chosen["event_id"].tolist() == ["E-001"]
    assert select(data, selection("stage-consolidation", ("A", "C"))).empty


def test_rows_are_kept_by_how_good_they_are() -> None:
    data = dataset(
        events(
            event(1, confidence="low"),
            event(2, confidence="medium", checked=False),
            event(3, confidence="high", direction="counter"),
        )
    )

    def kept(**filters: object) -> list[str]:
        return select(data, selection(**filters))["event_id"].tolist()

    assert kept() == ["E-000", "E-001"]
    assert kept(direction="all") == ["E-000", "E-001", "E-002"]
    assert kept(min_confidence="medium") == ["E-001"]
    assert kept(min_confidence="high", direction="all") == ["E-002"]
    assert kept(checked_only=True) == ["E-000"]


def test_cases_and_windows_follow_the_order_of_the_reader() -> None:
    data = dataset(events())
    chosen = selection("acute", ("C", "A"))
    assert chosen_cases(data, chosen)["case_id"].tolist() == ["C", "A"]
    assert windows(data, chosen)["case_id"].tolist() == ["C", "A"]
    assert windows(data, selection("stage-settlement", ("C", "A")))["case_id"].tolist() == ["A"]


def test_no_crisis_is_no_act() -> None:
    assert select(real(), Selection(())).empty


@quick
@given(
    frames(),
    any_window,
    st.booleans(),
    st.sampled_from(["low", "medium", "high"]),
    st.sampled_from(["protective", "all"]),
)
def test_filters_commute(
    acts: pd.DataFrame, window: str, checked: bool, confidence: str, direction: str
) -> None:
    cases = ("A", "C")
    filters = {"checked_only": checked, "min_confidence": confidence, "direction": direction}
    at_once = select(dataset(acts), selection(window, cases, **filters))
    loose = {"checked_only": False, "min_confidence": "low", "direction": "all"}
    for order in (list(filters), list(filters)[::-1]):
        step = select(dataset(acts), selection(window, cases, **loose))
        for name in order:
            one = loose | {name: filters[name]}
            step = in_scope(dataset(step), selection("whole", cases, **one))
        assert step["event_id"].tolist() == at_once["event_id"].tolist()
    window_last = select(
        dataset(in_scope(dataset(acts), selection("whole", cases, **filters))),
        selection(window, cases, **loose),
    )
    assert window_last["event_id"].tolist() == at_once["event_id"].tolist()
