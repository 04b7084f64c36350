"""Nearest analogues: a small example by hand, and what must hold for any data."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from r2p.dataset import Dataset, load
from r2p.figures.analogues import analogues as drawn
from r2p.figures.analogues import nearest
from r2p.figures.look import Look
from r2p.measures.analogues import PARTS, analogues, distances, jensen_shannon, places, profile


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load()


def frame(rows: list[list[float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, index=list("ABC")[: len(rows)])


def test_a_small_example_by_hand() -> None:
    # A: half and half; B: all of the first. The middle is (3/4, 1/4); in bits
    # D(A|M) = 1/2 log2(2/3) + 1/2 log2 2 = 0.207519, D(B|M) = log2(4/3) = 0.415037,
    # their mean is 0.311278, its root 0.557923.
    mix, stages = frame([[0.5, 0.5], [1.0, 0.0]]), frame([[1.0, 0.0], [0.0, 1.0]])
    speed = frame([[0.0, 1.0, 0.5], [0.0, 0.4, 0.2]])
    made = distances({"mix": mix, "stages": stages, "speed": speed}, "A").iloc[0]
    assert made["mix"] == pytest.approx(0.557923, abs=1e-6)
    assert made["stages"] == 1.0
    assert made["speed"] == pytest.approx((0 + 0.6 + 0.3) / 3)
    assert made["distance"] == pytest.approx((0.557923 + 1 + 0.3) / 3, abs=1e-6)


def test_the_three_states_of_speed_lie_in_order() -> None:
    state = pd.Series(["before_onset", "day", "day", "day", "not_recorded"])
    made = places(state, pd.Series([5.0, 0, 30, 9_999, np.nan]))
    assert made[0] == 0
    assert made[1] == pytest.approx(np.log(2) / np.log(3652))
    assert list(made) == sorted(made)
    assert made[-2:].tolist() == [1.0, 1.0]


SHARES = (
    st.lists(st.integers(0, 50), min_size=4, max_size=4)
    .filter(any)
    .map(lambda counts: np.array(counts) / sum(counts))
)


@given(SHARES, SHARES, SHARES)
@settings(max_examples=200, deadline=None)
def test_it_is_a_distance(one: np.ndarray, two: np.ndarray, three: np.ndarray) -> None:
    there, back = float(jensen_shannon(one, two)), float(jensen_shannon(two, one))
    assert there == pytest.approx(back, abs=1e-12)
    assert 0 <= there <= 1
    assert float(jensen_shannon(one, one)) == 0
    other_way = float(jensen_shannon(one, three)) + float(jensen_shannon(three, two))
    assert there <= other_way + 1e-7


def test_a_missing_share_leaves_the_distance_open() -> None:
    mix = frame([[0.5, 0.5], [np.nan, np.nan], [1.0, 0.0]])
    speed = frame([[0.1], [0.2], [0.3]])
    made = distances({"mix": mix, "stages": mix.fillna(0.5), "speed": speed}, "A")
    assert made["case_id"].tolist() == ["C", "B"]
    assert np.isnan(made["distance"].iloc[1])


def test_symmetry_bounds_and_mean_in_the_data(data: Dataset) -> None:
    known = profile(data)
    table = {id: distances(known, id).set_index("case_id") for id in data.case_ids}
    for one in data.case_ids:
        assert one not in table[one].index
        assert table[one]["distance"].is_monotonic_increasing
        parts = table[one][list(PARTS)]
        assert ((parts >= 0) & (parts <= 1)).all(axis=None)
        np.testing.assert_allclose(table[one]["distance"], parts.mean(axis=1))
        for other in table[one].index:
            np.testing.assert_allclose(table[one].loc[other], table[other].loc[one])


def test_the_order_of_rows_plays_no_part(data: Dataset) -> None:
    mixed = replace(data, events=data.events.sample(frac=1, random_state=3))
    pd.testing.assert_frame_equal(analogues(data, "GIN-2009"), analogues(mixed, "GIN-2009"))


def test_depth_plays_no_part_where_every_act_is_found_twice(data: Dataset) -> None:
    again = data.events[data.events["case_id"] == "KEN-2007"]
    again = again.assign(event_id=again["event_id"] + "-b")
    twice = replace(data, events=pd.concat([data.events, again], ignore_index=True))
    pd.testing.assert_frame_equal(analogues(data, "KEN-2007"), analogues(twice, "KEN-2007"))


def test_an_unknown_crisis_is_refused(data: Dataset) -> None:
    with pytest.raises(KeyError, match="ATL-1999"):
        analogues(data, "ATL-1999")


@pytest.mark.parametrize("look", [Look(), Look(narrow=True), Look(dark=True), Look(printed=True)])
def test_the_chart_stacks_a_third_of_each_part(data: Dataset, look: Look) -> None:
    chart = drawn(data, "KEN-2007", "carried_out", False, "low", look)
    rows = analogues(data, "KEN-2007")
    bars = chart.spec["data"]
    assert [bar["name"] for bar in bars] == list(PARTS.values())
    total = np.sum([bar["x"] for bar in bars], axis=0)
    np.testing.assert_allclose(total, rows["distance"])
    assert chart.table["Crisis"].tolist() == [data.labels[id] for id in rows["case_id"]]
    assert data.labels[rows["case_id"].iloc[0]] in chart.title
    assert "predicts nothing" in " ".join(chart.caveats)


def test_a_twin_is_not_said_to_differ(data: Dataset) -> None:
    twins = {
        name: pd.concat(
            [
                frame[frame["case_id"] != "GMB-2016"],
                frame[frame["case_id"] == "KEN-2007"].assign(case_id="GMB-2016"),
            ],
            ignore_index=True,
        )
        for name, frame in (("cases", data.cases), ("events", data.events))
    }
    reading = drawn(replace(data, **twins), "KEN-2007", "carried_out", False, "low", Look()).reading
    assert "(0.00)" in reading.split(",")[1]
    assert "do not differ" in reading
    assert "apart is above all" not in reading


def test_nothing_to_compare_is_said(data: Dataset) -> None:
    bare = replace(data, events=data.events[data.events["case_id"] != "KEN-2007"])
    chart = drawn(bare, "KEN-2007", "carried_out", False, "low", Look())
    assert "cannot be compared" in chart.title
    assert chart.table.empty
    assert nearest(bare, "KEN-2007", "carried_out", False, "low") == []
