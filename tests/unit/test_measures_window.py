"""Windows: both ends count, and what stands in for what is said."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from r2p.measures.window import Window, bounds
from tests.unit.measure_frames import dataset, events, real, row

DATA = dataset(events())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("acute", "acute phase"),
        ("whole", "whole response"),
        ("first-1", "first day"),
        ("first-3650", "first 3650 days"),
        ("stage-early_warning", "early warning stage"),
    ],
)
def test_a_window_is_named(text: str, label: str) -> None:
    window = Window.parse(text)
    assert (window.id, window.label) == (text, label)


@given(st.integers(1, 3650))
def test_any_number_of_days_survives_the_link(days: int) -> None:
    assert Window.parse(f"first-{days}") == Window("first", days=days)
    assert Window.parse(Window("first", days=days).id).days == days


@pytest.mark.parametrize(
    "text",
    ["", "Acute", "first", "first-", "first-0", "first-3651", "first-07", "first--1", "first-1e3"]
    + ["first-٣", "first-10 ", "stage", "stage-", "stage-peace", "acute-1", "first-10\n"],
)
def test_anything_else_is_refused_and_the_allowed_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"allowed: acute, whole, first-N .* stage-settlement"):
        Window.parse(text)


def test_the_acute_phase_counts_both_ends() -> None:
    # 11 Jan to 9 Feb: 21 days of January and 9 of February.
    a = row(bounds(DATA, Window.parse("acute")), case_id="A")
    assert (a["start"], a["end"]) == (pd.Timestamp("2010-01-11"), pd.Timestamp("2010-02-09"))
    assert (a["days"], a["note"]) == (30, "")


def test_a_missing_acute_end_is_said() -> None:
    # 1 Mar to 30 Apr: 31 + 30 days.
    b = row(bounds(DATA, Window.parse("acute")), case_id="B")
    assert b["days"] == 61
    assert "the end of the settlement stage stands in" in b["note"]
    syria = row(bounds(real(), Window.parse("acute")), case_id="SYR-2011")
    assert "runs to the end of coding" in syria["note"]


def test_the_first_days_start_with_day_zero() -> None:
    a = row(bounds(DATA, Window.parse("first-10")), case_id="A")
    assert (a["start"], a["end"]) == (pd.Timestamp("2010-01-11"), pd.Timestamp("2010-01-20"))
    assert a["days"] == 10


def test_the_first_days_are_cut_at_the_end_of_coding() -> None:
    # From 1 Jun to 31 Dec 2010 there are 214 days.
    frame = bounds(DATA, Window.parse("first-215"))
    c = row(frame, case_id="C")
    assert (c["end"], c["days"]) == (pd.Timestamp("2010-12-31"), 214)
    assert c["note"] == "Coding ends before day 215; the window ends with it."
    assert row(frame, case_id="A")["note"] == ""
    assert row(bounds(DATA, Window.parse("first-214")), case_id="C")["note"] == ""


def test_a_stage_that_did_not_happen_has_no_row() -> None:
    frame = bounds(DATA, Window.parse("stage-settlement"))
    assert frame["case_id"].tolist() == ["A", "B"]
    assert frame["days"].tolist() == [20, 30]
    assert bounds(DATA, Window.parse("stage-consolidation")).empty


@pytest.mark.parametrize("text", ["acute", "whole", "first-100", "stage-transition"])
def test_the_columns_are_always_the_same(text: str) -> None:
    frame = bounds(real(), Window.parse(text))
    assert frame.dtypes.astype(str).tolist() == [
        "str",
        "datetime64[us]",
        "datetime64[us]",
        "int64",
        "str",
    ]
    order = [case for case in real().case_ids if case in set(frame["case_id"])]
    assert frame["case_id"].tolist() == order
    assert (frame["days"] > 0).all()
