"""The measures of the Toolbox: the grid, used early elsewhere."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from r2p.measures.acts import count_acts
from r2p.measures.selection import Selection, select
from r2p.measures.table import measure_table
from r2p.measures.toolbox import (
    AXES,
    STATES,
    acts_in,
    cell_table,
    cells,
    never_carried_out,
)
from r2p.measures.unused import MOST, elsewhere, first_uses
from r2p.measures.window import Window
from tests.unit.measure_frames import dataset, event, events, frames, quick, real

WHOLE = Window("whole")
FOCUS = ("KEN-2007", "GIN-2009", "MLI-2012")
THREE = Selection(("A", "B", "C"), WHOLE)


def at(made, array: np.ndarray, case: str, row: str, column: str):
    axes = made.axes
    return array[made.cases.index(case), axes.rows.index(row), axes.columns.index(column)]


# The grid


@pytest.mark.parametrize("axes", AXES.values(), ids=AXES)
@pytest.mark.parametrize(
    "selection",
    [
        Selection(FOCUS, WHOLE),
        Selection(tuple(real().case_ids), WHOLE),
        Selection(FOCUS, WHOLE, checked_only=True, min_confidence="high"),
        Selection(("SYR-2011",), WHOLE, direction="all"),
    ],
    ids=["focus", "all", "strict", "counter"],
)
def test_counts_are_those_of_compare(axes, selection) -> None:
    made = cells(real(), selection, axes)
    counted = count_acts(select(real(), selection), selection.cases, axes.kinds, axes.by)
    np.testing.assert_array_equal(made.all.ravel(), counted["all"])
    np.testing.assert_array_equal(made.carried_out.ravel(), counted["carried_out"])
    for what in ("carried_out", "all"):
        table = measure_table(real(), selection, "acts", axes.kinds, axes.by, what)
        expected = table["value"].to_numpy().astype(int)
        ours = made.all if what == "all" else made.carried_out
        np.testing.assert_array_equal(ours.ravel(), expected)


@quick
@given(frames())
def test_counts_are_those_of_compare_for_any_acts(acts: pd.DataFrame) -> None:
    data = dataset(acts)
    for axes in AXES.values():
        made = cells(data, THREE, axes)
        counted = count_acts(select(data, THREE), THREE.cases, axes.kinds, axes.by)
        np.testing.assert_array_equal(made.all.ravel(), counted["all"])
        np.testing.assert_array_equal(made.carried_out.ravel(), counted["carried_out"])


@quick
@given(frames())
def test_states_say_what_the_counts_say(acts: pd.DataFrame) -> None:
    made = cells(dataset(acts), THREE, AXES["instrument"])
    states = made.states
    np.testing.assert_array_equal(states == 0, made.carried_out > 0)
    np.testing.assert_array_equal(states == 1, (made.all > 0) & (made.carried_out == 0))
    np.testing.assert_array_equal(states >= 2, made.all == 0)
    np.testing.assert_array_equal((states == 3).any(axis=1), ~made.there)
    np.testing.assert_array_equal(made.first >= 0, made.all > 0)


def test_four_states_are_told_apart() -> None:
    data = dataset(
        events(
            event(0, "statement"),
            event(1, "inquiry", status="failed", result="refused"),
            event(2, "inquiry", status="failed", result="refused", direction="counter"),
        )
    )
    made = cells(data, THREE, AXES["instrument"])
    said = {
        (case, row): STATES[at(made, made.states, case, row, "onset")]
        for case in ("A", "B")
        for row in ("statement", "inquiry", "arms_embargo")
    }
    assert said == {
        ("A", "statement"): "carried_out",
        ("A", "inquiry"): "attempted",
        ("A", "arms_embargo"): "not_recorded",
        ("B", "statement"): "no_stage",
        ("B", "inquiry"): "no_stage",
        ("B", "arms_embargo"): "no_stage",
    }
    assert at(made, made.all, "A", "inquiry", "onset") == 1, "counter-acts count for nothing"
    rows = dict(zip(made.axes.rows, made.row_states[0], strict=True))
    assert [STATES[rows[row]] for row in ("statement", "inquiry", "icc_action")] == [
        "carried_out",
        "attempted",
        "not_recorded",
    ]


def test_the_first_act_is_the_first_that_was_carried_out() -> None:
    data = dataset(
        events(
            event(5, "inquiry"),
            event(3, "inquiry"),
            event(1, "inquiry", status="failed", result="refused"),
            event(2, "arms_embargo", status="threatened", mode="threaten"),
            event(1, "arms_embargo", status="failed", result="blocked"),
        )
    )
    made = cells(data, THREE, AXES["instrument"])
    ids = made.events["event_id"].tolist()
    assert ids[at(made, made.first, "A", "inquiry", "onset")] == "E-001"
    assert ids[at(made, made.first, "A", "arms_embargo", "onset")] == "E-004"


def test_an_act_of_two_levels_stands_in_both_rows() -> None:
    acts = events(event(0, "statement", lead_level="global"))
    acts["has_civil_society"] = True
    made = cells(dataset(acts), THREE, AXES["level"])
    assert at(made, made.all, "A", "global", "public_diplomacy") == 1
    assert at(made, made.all, "A", "civil_society", "public_diplomacy") == 1
    assert made.all.sum() == 2


@pytest.mark.parametrize("axes", AXES.values(), ids=AXES)
def test_the_table_and_the_acts_behind_a_cell_agree(axes) -> None:
    made = cells(real(), Selection(FOCUS, WHOLE), axes)
    rows = cell_table(made)
    assert len(rows) == made.first.size
    assert set(rows["state"]) <= set(STATES)
    total = rows.groupby(["row", "column"], sort=False)["all"].sum()
    for (row, column), number in total.items():
        assert len(acts_in(made, row, column)) == number
    behind = rows[rows["all"] > 0]
    assert behind["event_id"].isin(real().events["event_id"]).all()
    assert (rows.loc[rows["all"] == 0, "event_id"] == "").all()


def test_some_of_the_crises_of_a_grid() -> None:
    every = cells(real(), Selection(tuple(real().case_ids), WHOLE), AXES["instrument"])
    few = cells(real(), Selection(FOCUS, WHOLE), AXES["instrument"])
    part = every.of(FOCUS)
    np.testing.assert_array_equal(part.acts, few.acts)
    np.testing.assert_array_equal(part.there, few.there)
    assert len(acts_in(part, "statement", "onset")) == len(acts_in(few, "statement", "onset"))


def test_an_unknown_cell_is_refused() -> None:
    made = cells(real(), Selection(FOCUS, WHOLE), AXES["pillar"])
    with pytest.raises(ValueError, match="tuple"):
        acts_in(made, "9", "sanctions")


def test_hand_counted_cells_of_kenya() -> None:
    made = cells(real(), Selection(("KEN-2007",), WHOLE), AXES["instrument"])
    unused = [
        row
        for row, state in zip(made.axes.rows, made.row_states[0], strict=True)
        if STATES[state] == "not_recorded"
    ]
    own = real().events[
        (real().events["case_id"] == "KEN-2007") & (real().events["direction"] == "protective")
    ]
    assert set(unused) == set(made.axes.rows) - set(own["instrument"])
    assert "arms_embargo" in unused
    assert at(made, made.all, "KEN-2007", "statement", "onset") == 6
    assert at(made, made.carried_out, "KEN-2007", "statement", "onset") == 5  # one was ignored


def test_threats_and_relief_are_never_carried_out() -> None:
    assert never_carried_out(real()) == ["sanctions_relief", "force_threat"]


# Used early elsewhere


def test_used_elsewhere_by_the_same_stage() -> None:
    acts = events(
        event(0, "inquiry", case_id="B"),
        event(20, "arms_embargo", case_id="A"),
        event(-5, "arms_embargo", case_id="B"),
        event(-5, "arms_embargo", case_id="C"),
        event(-5, "fact_finding", case_id="B", status="failed", result="refused"),
        event(-5, "fact_finding", case_id="C"),
    )
    found = elsewhere(dataset(acts), "A", "half", checked_only=False, min_confidence="low")
    axes = found.own.axes
    missing = {
        (axes.rows[row], axes.columns[column])
        for row, column in zip(*found.missing.nonzero(), strict=True)
    }
    assert missing == {
        # carried out early in B and C, in A only in its settlement stage
        ("arms_embargo", "early_warning"),
        ("arms_embargo", "onset"),
        ("fact_finding", "onset"),  # C alone has an onset stage beside A
        # B alone has a settlement and a transition stage beside A, and had an inquiry by then
        ("inquiry", "settlement"),
        ("inquiry", "transition"),
    }
    early = axes.rows.index("arms_embargo"), axes.columns.index("early_warning")
    assert [case for case, _ in first_uses(found.others, *early)] == ["B", "C"]
    assert found.of.tolist() == [2, 1, 1, 1, 1, 0]


@pytest.mark.parametrize("case_id", ["KEN-2007", "GMB-2016", "SYR-2011"])
def test_a_larger_majority_leaves_less(case_id: str) -> None:
    made = [elsewhere(real(), case_id, most, False, "low") for most in MOST]
    for smaller, larger in zip(made[1:], made[:-1], strict=True):
        assert not (smaller.missing & ~larger.missing).any()
    first = made[0]
    assert not (first.missing & first.here).any()
    assert not first.missing[:, ~first.there].any()
    assert (2 * first.had > first.of)[first.missing].all()
    for row, column in zip(*first.missing.nonzero(), strict=True):
        uses = first_uses(first.others, row, column)
        assert len(uses) == first.had[row, column]
        acts = first.others.events.iloc[[position for _, position in uses]]
        assert (acts["status"] == "carried_out").all()
        assert acts["case_id"].tolist() == [case for case, _ in uses]
        stages = [first.own.axes.columns.index(stage) for stage in acts["stage"]]
        assert max(stages) <= column
