"""Who acted with whom: actors, ties, go-betweens and the threshold that stays readable."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from r2p.measures.network import actors, centrality, least_acts, taking_part, tied, ties
from r2p.measures.selection import Selection, select
from tests.unit.measure_frames import quick, real

FOCUS = ("KEN-2007", "GIN-2009", "MLI-2012")


def part(*acts: tuple[str, bool]) -> pd.DataFrame:
    """Rows of actors: each act is its actors (the first leads) and whether it is joint."""
    rows = [
        {
            "event_id": f"E{number}",
            "case_id": "A",
            "actor_id": actor,
            "lead": actor == names.split()[0],
            "joint": joint,
            "short_name": actor.title(),
            "name": actor,
            "level": "state",
            "group": "states",
        }
        for number, (names, joint) in enumerate(acts)
        for actor in names.split()
    ]
    return pd.DataFrame(rows)


def test_each_actor_is_counted_by_hand() -> None:
    rows = part(("au un eu", True), ("un au", False), ("un", False), ("usa", False))
    found = actors(rows).set_index("actor_id")
    columns = ["acts", "led", "supported", "shared", "joint"]
    assert found.loc["un", columns].tolist() == [3, 2, 1, 2, 1]
    assert found.loc["au", columns].tolist() == [2, 1, 1, 2, 1]
    assert found.loc["usa", columns].tolist() == [1, 1, 0, 0, 0]
    assert found.index.tolist() == ["un", "au", "usa", "eu"]


def test_each_tie_is_counted_by_hand() -> None:
    rows = part(("au un eu", True), ("un au", False), ("un", False))
    assert ties(rows).to_numpy().tolist() == [
        ["au", "un", 2, 1],
        ["au", "eu", 1, 1],
        ["eu", "un", 1, 1],
    ]


def test_nobody_is_tied_to_nobody() -> None:
    assert ties(part(("un", False))).empty
    assert least_acts(ties(part(("un", False))), 5) == 1


def test_a_go_between_is_found() -> None:
    # a and b, c and d only meet through x: all four of six pairs that are apart run through it
    rows = part(("a b", False), ("c d", False), ("x a", False), ("x b", False), ("x c d", False))
    found = centrality(["x", "a", "b", "c", "d"], ties(rows)).set_index("actor_id")
    assert found.loc["x", "partners"] == 4
    assert found.loc["x", "between"] == pytest.approx(4 / 6)
    assert found.loc["a", "between"] == 0


NAMES = ["un", "au", "eu", "usa", "ecowas"]
random_parts = st.lists(
    st.tuples(st.sets(st.sampled_from(NAMES), min_size=1).map(sorted), st.booleans()),
    min_size=1,
    max_size=12,
).map(lambda acts: part(*((" ".join(names), joint) for names, joint in acts)))


@quick
@given(random_parts)
def test_ties_agree_with_counting_act_by_act(rows: pd.DataFrame) -> None:
    found = ties(rows)
    acts = rows.groupby("event_id")["actor_id"].agg(set)
    for row in found.itertuples():
        assert row.a < row.b
        assert row.acts == sum({row.a, row.b} <= each for each in acts)
        assert 0 <= row.joint <= row.acts
    pairs = {(a, b) for each in acts for a in each for b in each if a < b}
    assert set(zip(found["a"], found["b"], strict=True)) == pairs


@quick
@given(random_parts, st.randoms())
def test_the_order_of_rows_plays_no_part(rows: pd.DataFrame, random) -> None:
    order = list(range(len(rows)))
    random.shuffle(order)
    mixed = rows.iloc[order].reset_index(drop=True)
    pd.testing.assert_frame_equal(ties(rows), ties(mixed))
    pd.testing.assert_frame_equal(actors(rows), actors(mixed))


@quick
@given(random_parts)
def test_every_act_has_one_lead_and_numbers_fit_together(rows: pd.DataFrame) -> None:
    found = actors(rows)
    assert found["led"].sum() == rows["event_id"].nunique()
    assert (found["led"] + found["supported"] == found["acts"]).all()
    assert (found["shared"] <= found["acts"]).all()
    central = centrality(found["actor_id"].tolist(), ties(rows))
    assert central["between"].between(0, 1).all()
    assert (central["partners"] > 0).tolist() == (found["shared"] > 0).tolist()


@quick
@given(random_parts, st.integers(0, 5))
def test_the_automatic_threshold_is_the_lowest_that_is_readable(
    rows: pd.DataFrame, most: int
) -> None:
    pairs = ties(rows)
    least = least_acts(pairs, most)
    top = int(pairs["acts"].max()) if len(pairs) else 1
    assert len(tied(pairs, least)) <= most or least == top
    if least > 1:
        assert len(tied(pairs, least - 1)) > most


def test_taking_part_counts_the_acts_of_the_selection_only() -> None:
    events = select(real(), Selection(FOCUS))
    rows = taking_part(real().event_actors, events)
    assert set(rows["event_id"]) == set(events["event_id"])
    assert len(rows) == events["actors"].str.split(";").str.len().sum()
