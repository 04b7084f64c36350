"""Acts that pulled the other way: easing and counter-acts beside pressure."""

import pandas as pd
import pytest

from r2p.measures.cross_purposes import cross_purposes, easing, pressing, words_of
from r2p.measures.houses import houses
from r2p.measures.selection import Selection, select
from r2p.measures.window import Window
from tests.unit.measure_frames import real

FOCUS = ("KEN-2007", "GIN-2009", "MLI-2012")
ALL = tuple(real().case_ids)


def pull(*rows: dict) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Acts of crisis A and their actors; by default an embargo by the EU on day 0."""
    base = {
        "case_id": "A",
        "day": 0,
        "date_precision": "day",
        "family": "sanctions",
        "instrument": "arms_embargo",
        "mode": "apply",
        "status": "carried_out",
        "direction": "protective",
        "lead_actor": "EU",
        "target": "Junta",
        "actors": "EU",
    }
    events = pd.DataFrame([base | row for row in rows])
    events.insert(0, "event_id", [f"E{number}" for number in range(len(events))])
    long = events.assign(actor_id=events["actors"].str.split(";")).explode("actor_id")
    return events, long[["event_id", "actor_id"]]


RELIEF = {
    "instrument": "sanctions_relief",
    "mode": "ease",
    "status": "eased",
    "lead_actor": "AU",
    "actors": "AU",
    "day": 5,
    "target": "The junta and its officials",
}
HOUSES = {("", "UN"): frozenset({"UN"}), ("", "UNSC"): frozenset({"UN", "UNSC"})}


def pairs(*rows: dict, within: int = 14) -> pd.DataFrame:
    return cross_purposes(*pull(*rows), HOUSES, within)


def test_relief_beside_an_embargo_is_listed() -> None:
    found = pairs({}, RELIEF)
    assert found[
        ["event_id", "sort", "other_event_id", "apart", "same_target"]
    ].values.tolist() == [["E1", "eases", "E0", -5, "junta"]]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"day": 15}, "too far apart"),
        ({"case_id": "B"}, "another crisis"),
        ({"status": "failed"}, "easing that did not take place"),
        ({"lead_actor": "EU", "actors": "EU"}, "the same actor"),
        ({"actors": "AU;EU"}, "the lead of the other took part"),
    ],
)
def test_what_is_not_at_cross_purposes(change: dict, why: str) -> None:
    assert pairs({}, RELIEF | change).empty, why


@pytest.mark.parametrize(
    "change",
    [
        {"status": "threatened"},
        {"status": "failed"},
        {"direction": "counter"},
        {"family": "mediation", "instrument": "good_offices"},
        {"family": "security", "instrument": "observer_mission"},
        {"instrument": "sanctions_relief", "status": "carried_out"},
        {"family": "accountability", "instrument": "domestic_justice"},
    ],
)
def test_what_is_no_pressure(change: dict) -> None:
    events, _ = pull(change)
    assert not pressing(events).any()


def test_two_leads_of_one_house_are_one_actor() -> None:
    un = {"lead_actor": "UN", "actors": "UN"}
    council = {"lead_actor": "UNSC", "actors": "UNSC"}
    assert pairs(un, RELIEF | council).empty
    assert len(pairs(un, RELIEF)) == 1


def test_a_counter_act_counts_even_when_blocked() -> None:
    veto = RELIEF | {"direction": "counter", "status": "failed", "instrument": "council_decision"}
    found = pairs({"target": "Generals"}, veto)
    assert found["sort"].tolist() == ["counter"]
    assert found["same_target"].tolist() == [""]


def test_words_that_name_nobody_do_not_match() -> None:
    assert not words_of("Members of all groups") & words_of("Other members and groups")
    assert words_of("Coup leaders") & words_of("The coup leader")


def test_more_days_never_list_fewer_pairs() -> None:
    events = select(real(), Selection(ALL, Window("whole"), direction="all"))
    house = houses(real().actors)
    before: set[tuple[str, str]] = set()
    for within in (0, 1, 7, 14, 60):
        found = cross_purposes(events, real().event_actors, house, within)
        listed = set(zip(found["event_id"], found["other_event_id"], strict=True))
        assert before < listed
        assert found["apart"].abs().max() <= within
        before = listed


def test_the_pairs_of_the_focus_cases_by_hand() -> None:
    # Kenya: IGAD met under Kibaki a day after the ICC examined; Guinea: the China International
    # Fund deal amid French, ECOWAS and US measures and the ICC; Mali: ECOWAS lifted its embargo
    # while the USA and the OIF had just acted.
    events = select(real(), Selection(FOCUS, direction="all"))
    found = cross_purposes(events, real().event_actors, houses(real().actors))
    assert set(zip(found["event_id"], found["other_event_id"], strict=True)) == {
        ("KEN-2007-044", "KEN-2007-040"),
        ("GIN-2009-027", "GIN-2009-020"),
        ("GIN-2009-027", "GIN-2009-030"),
        ("GIN-2009-027", "GIN-2009-034"),
        ("GIN-2009-027", "GIN-2009-035"),
        ("MLI-2012-021", "MLI-2012-013"),
        ("MLI-2012-021", "MLI-2012-016"),
    }
    same = found[found["same_target"] != ""]["other_event_id"]
    assert set(same) == {"GIN-2009-020", "GIN-2009-034", "GIN-2009-035"}


def test_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        pairs({}, RELIEF, within=-1)


def test_easing_needs_neither_or_one() -> None:
    events, _ = pull({}, RELIEF)
    assert easing(events).tolist() == ["", "eases"]
