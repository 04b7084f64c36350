"""The failure ledger: what fell short, and what came after an ignored warning."""

from dataclasses import replace

import numpy as np
import pandas as pd

from r2p.measures.ledger import WARNINGS, fell_short, median_days, next_acts
from r2p.measures.selection import Selection, in_scope
from r2p.measures.window import Window
from tests.unit.measure_frames import ONSET, dataset, event, events, real

WHOLE = Window("whole")
FOCUS = ("KEN-2007", "GIN-2009", "MLI-2012")


def of_actors(acts: pd.DataFrame, actors: dict[str, list[tuple[str, str]]]):
    """The three crises with these acts and, for each, its actors with their mandates."""
    rows = [
        {"event_id": id, "actor_id": actor, "acts_for": mandate}
        for id, pairs in actors.items()
        for actor, mandate in pairs
    ]
    return replace(dataset(acts), event_actors=pd.DataFrame(rows))


def ignored(day: int, instrument: str = "statement", **values) -> dict:
    return event(day, instrument, status="failed", result="ignored", **values)


def test_the_next_act_is_of_another_actor_on_a_later_day() -> None:
    acts = events(
        ignored(0),
        event(0),  # same day: nobody knows which came first
        event(1),  # the warner itself
        event(2),  # acts on the warner's mandate
        event(3),  # another actor of the same mandate
        event(4, case_id="B"),  # another crisis
        event(9, "arms_embargo", status="failed", result="blocked"),
    )
    actors = {
        "E-000": [("PANEL", "AU")],
        "E-001": [("UK", "")],
        "E-002": [("PANEL", "AU"), ("UK", "")],
        "E-003": [("AU", "")],
        "E-004": [("ENVOY", "AU;UN")],
        "E-005": [("UK", "")],
        "E-006": [("UK", "")],
    }
    found = next_acts(of_actors(acts, actors), acts)
    assert found.to_dict("records") == [
        {
            "event_id": "E-000",
            "case_id": "A",
            "warning": True,
            "next_id": "E-006",
            "days": 9,
            "days_min": 9,
            "days_max": 9,
            "same_day": 1,
        }
    ]


def test_without_a_later_act_the_days_run_to_the_end_of_coding() -> None:
    acts = events(event(-3), ignored(0, "council_decision"))
    found = next_acts(of_actors(acts, {"E-000": [("UK", "")], "E-001": [("AU", "")]}), acts).iloc[0]
    assert found["next_id"] == ""
    assert not found["warning"]
    assert found["days"] == (pd.Timestamp("2010-12-31") - ONSET["A"]).days
    assert np.isnan(median_days(found.to_frame().T))


def test_a_month_leaves_a_range_of_days() -> None:
    acts = events(ignored(0), event(40))
    acts.loc[0, ["date_min", "date_max"]] = pd.to_datetime(["2010-01-01", "2010-01-31"])
    found = next_acts(of_actors(acts, {"E-000": [("UK", "")], "E-001": [("AU", "")]}), acts).iloc[0]
    assert (found["days_min"], found["days"], found["days_max"]) == (20, 40, 50)


def test_no_ignored_act_gives_no_row() -> None:
    acts = events(event(0))
    found = next_acts(of_actors(acts, {"E-000": [("UK", "")]}), acts)
    assert found.empty
    assert found["warning"].dtype == bool


def test_hand_counted_warnings() -> None:
    """Read off the rows of the dataset by hand."""
    acts = in_scope(real(), Selection(FOCUS, WHOLE))
    found = next_acts(real(), acts).set_index("event_id")
    assert found["next_id"].to_dict() == {
        "GIN-2009-014": "GIN-2009-015",  # AU ultimatum 17 Sep 2009; bishops 23 Sep
        "GIN-2009-015": "GIN-2009-016",  # bishops 23 Sep; ICRC 28 Sep
        "KEN-2007-012": "KEN-2007-013",  # Attorney General 3 Jan 2008; UN experts 4 Jan
    }
    assert found["days"].to_dict() == {"GIN-2009-014": 6, "GIN-2009-015": 5, "KEN-2007-012": 1}
    assert found["warning"].to_dict() == {
        "GIN-2009-014": False,
        "GIN-2009-015": True,
        "KEN-2007-012": True,
    }


def test_what_holds_for_every_ignored_act() -> None:
    acts = in_scope(real(), Selection(tuple(real().case_ids), WHOLE))
    found = next_acts(real(), acts)
    assert set(found["event_id"]) == set(acts.loc[acts["result"] == "ignored", "event_id"])
    by_id = acts.set_index("event_id")
    actors = real().event_actors.groupby("event_id")["actor_id"].agg(set)
    for row in found[found["next_id"] != ""].itertuples():
        assert row.days_min <= row.days <= row.days_max
        assert row.days == (by_id["date"][row.next_id] - by_id["date"][row.event_id]).days > 0
        assert by_id["case_id"][row.next_id] == row.case_id
        assert not actors[row.event_id] & actors[row.next_id]
        assert row.warning == (by_id["instrument"][row.event_id] in WARNINGS)


def test_the_ledger_holds_what_fell_short() -> None:
    acts = in_scope(real(), Selection(FOCUS, WHOLE))
    held = fell_short(acts)
    assert (
        len(held)
        == acts["result"].isin(["refused", "blocked", "ignored", "reversed", "partial"]).sum()
    )
    assert (held["direction"] == "protective").all()
