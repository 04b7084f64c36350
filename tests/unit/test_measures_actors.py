"""Who acted with whom, who spoke first, and who pulled the other way."""

import csv
import doctest
import importlib
from datetime import date
from functools import cache

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from r2p.dataset.paths import CASES
from r2p.measures.acts import count_acts
from r2p.measures.coordination import (
    LEVELS,
    VOICES,
    Beside,
    beside,
    bodies_named,
    first_acts,
    houses,
    level_counts,
    local_groups,
    openers,
    speaking,
)
from r2p.measures.cross_purposes import cross_purposes, easing, pressing, words_of
from r2p.measures.network import actors, centrality, least_acts, taking_part, tied, ties
from r2p.measures.selection import Selection, in_scope, select
from r2p.measures.speed import speeds
from r2p.measures.window import Window
from tests.unit.measure_frames import quick, real

FOCUS = ("KEN-2007", "GIN-2009", "MLI-2012")
ALL = tuple(real().case_ids)


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


# --- the network -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["network", "coordination", "cross_purposes"])
def test_worked_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"r2p.measures.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


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


# --- voices ----------------------------------------------------------------------------------


def test_un_bodies_are_those_that_act_for_the_un() -> None:
    house = houses(real().actors)
    inside = {actor for (case, actor), members in house.items() if "UN" in members and not case}
    for actor in ("UN", "UNSC", "HRC", "OHCHR", "FFM_MYANMAR", "UNGA", "IIMM", "WHO", "BRAHIMI"):
        assert actor in inside, actor
    for actor in ("ICRC", "IMF", "WORLD_BANK", "COMMONWEALTH", "UN_WATCH", "ICC", "AU"):
        assert actor not in inside, actor


def test_regional_voices_are_regional_action() -> None:
    spoken = speaking(real()).groupby("event_id")[list(VOICES)].any()
    events = real().events.set_index("event_id").reindex(spoken.index)
    assert ((spoken["regional"] | spoken["subregional"]) == events["regional"]).all()
    assert (spoken["elsewhere"] == events["regional_other"]).all()


def test_world_bodies_are_of_the_un_or_not() -> None:
    rows = speaking(real())
    world = real().event_actors["level"] == "global"
    assert ((rows["un"] | rows["world"]) >= world).all()
    assert not (rows["un"] & rows["world"]).any()


def test_a_neighbourhood_without_bodies_has_no_regional_voice() -> None:
    named = bodies_named(real())
    assert named["KEN-2007"] == {"regional", "subregional"}
    assert named["LKA-2009"] == set()
    rows = speaking(real())
    for case, possible in named.items():
        own = rows[rows["case_id"] == case]
        for voice in {"regional", "subregional"} - possible:
            assert not own[voice].any(), (case, voice)


# Counted by hand in the case files, from onset (30 Dec 2007, 28 Sep 2009, 22 Mar 2012).
BY_HAND = {
    ("KEN-2007", "un"): ("KEN-2007-013", 5),  # experts, 4 January
    ("KEN-2007", "regional"): ("KEN-2007-017", 9),  # AU chair Kufuor, 8 January
    ("KEN-2007", "subregional"): ("KEN-2007-020", 13),  # EAC observers, 12 January
    ("KEN-2007", "elsewhere"): ("KEN-2007-005", 2),  # EU observers, 1 January
    ("KEN-2007", "state"): ("KEN-2007-008", 3),  # USA and UK, 2 January
    ("KEN-2007", "civil_society"): ("KEN-2007-004", 1),  # KEDOF, 31 December
    ("KEN-2007", "private_sector"): ("KEN-2007-010", 4),  # media, 3 January
    ("GIN-2009", "un"): ("GIN-2009-018", 1),
    ("GIN-2009", "regional"): ("GIN-2009-019", 1),
    ("GIN-2009", "subregional"): ("GIN-2009-023", 4),  # Compaoré named, 2 October
    ("GIN-2009", "state"): ("GIN-2009-020", 1),
    ("GIN-2009", "world"): ("GIN-2009-016", 0),  # ICRC
    ("MLI-2012", "un"): ("MLI-2012-009", 0),
    ("MLI-2012", "regional"): ("MLI-2012-011", 1),
    ("MLI-2012", "subregional"): ("MLI-2012-014", 5),
    ("MLI-2012", "state"): ("MLI-2012-013", 4),
    ("MLI-2012", "domestic_government"): ("MLI-2012-020", 15),
}


@cache
def first() -> pd.DataFrame:
    found = first_acts(in_scope(real(), Selection(ALL)), ALL, speaking(real()))
    return found.set_index(["case_id", "voice"])


@pytest.mark.parametrize("case", FOCUS)
def test_first_acts_are_those_counted_by_hand(case: str) -> None:
    found = first()
    with (CASES / case / "events.csv").open(encoding="utf-8") as file:
        dates = {row["event_id"]: date.fromisoformat(row["date"]) for row in csv.DictReader(file)}
    onset = real().case(case)["onset"].date()
    for (each, voice), (event_id, day) in BY_HAND.items():
        if each == case:
            assert found.loc[(case, voice), "event_id"] == event_id, voice
            assert found.loc[(case, voice), "day"] == day == (dates[event_id] - onset).days


def test_nobody_is_heard_who_did_not_act() -> None:
    found = first()
    assert found.loc[("KEN-2007", "world"), "state"] == "not_recorded"
    assert found.loc[("GIN-2009", "private_sector"), "state"] == "not_recorded"
    assert found.loc[("MLI-2012", "private_sector"), "state"] == "not_recorded"


@pytest.mark.parametrize("what", ["carried_out", "attempted", "all"])
@pytest.mark.parametrize(
    "level", ["state", "domestic_government", "civil_society", "private_sector"]
)
def test_a_voice_that_nobody_speaks_for_is_as_fast_as_its_level(level: str, what: str) -> None:
    events = in_scope(real(), Selection(ALL))
    theirs = speeds(events, real().cases, [f"level.{level}"], what).set_index("case_id")
    ours = first_acts(events, ALL, speaking(real()), what)
    ours = ours[ours["voice"] == level].set_index("case_id")
    for name in ("state", "day", "event_id", "acts", "before", "before_day", "before_event_id"):
        pd.testing.assert_series_equal(
            ours[name], theirs[name].reindex(ours.index), check_dtype=False
        )


def test_acts_before_onset_are_told_apart() -> None:
    row = first().loc[("KEN-2007", "elsewhere")]
    assert row["state"] == "before_onset"
    assert (row["before"], row["before_day"], row["day"]) == (1, -33, 2)


# --- levels and shares -----------------------------------------------------------------------


@pytest.mark.parametrize("window", ["acute", "whole", "first-100"])
def test_levels_are_counted_as_everywhere(window: str) -> None:
    events = select(real(), Selection(ALL, Window.parse(window)))
    ours = level_counts(events, ALL).set_index(["case_id", "level"])
    theirs = count_acts(events, ALL, [f"level.{level}" for level in LEVELS])
    for row in theirs.itertuples():
        assert ours.loc[(row.case_id, row.kind[6:]), "acts"] == row.carried_out
    carried_out = events[events["carried_out"]]
    led = ours.groupby("case_id")["led"].sum()
    assert led.to_dict() == carried_out.groupby("case_id").size().reindex(led.index).to_dict()


def test_who_stands_beside_whom_by_hand() -> None:
    voices = pd.DataFrame(
        {
            "event_id": ["1", "1", "2", "3", "4"],
            "un": [True, False, True, False, True],
            "regional": [False, True, False, True, True],
        }
    )
    # act 4 is one actor with both voices: nobody else took part
    assert beside(voices, ["1", "2", "3", "4"], ["un"], ["regional"]) == Beside(1, 3)
    assert beside(voices, [], ["un"], ["regional"]).total == 0


def test_the_shares_of_the_notes_on_the_claims() -> None:
    # data/arguments/NOTES.md, C18 and C19, nine cases: 79 joint acts, 36 of the acts with a
    # world body list a regional one, 75 acts of domestic civic and private groups.
    cases = "KEN-2007 MLI-2012 GIN-2009 CIV-2010 LBY-2011 KGZ-2010 LKA-2009 GMB-2016 BDI-2015"
    events = real().events[real().events["case_id"].isin(cases.split())]
    ids = events["event_id"]
    assert int(events["joint"].sum()) == 79
    region = ("regional", "subregional", "elsewhere")
    assert beside(speaking(real()), ids, ("un", "world"), region).n == 36
    assert beside(local_groups(real()), ids, ("local",), ("outside",)).total == 75


# --- openers ---------------------------------------------------------------------------------


def acts(*rows: tuple[int, str, str]) -> pd.DataFrame:
    """Acts of crisis A: day, family, lead."""
    return pd.DataFrame(
        {
            "event_id": [f"E{number}" for number in range(len(rows))],
            "case_id": "A",
            "status": "carried_out",
            "day": [row[0] for row in rows],
            "date_precision": "day",
            "family": [row[1] for row in rows],
            "lead_actor": [row[2] for row in rows],
            "lead_name": [row[2].upper() for row in rows],
            "lead_level": "state",
            "lead_group": "states",
        }
    )


def test_who_opened_and_who_followed_by_hand() -> None:
    found = openers(
        acts(
            (-9, "mediation", "eu"),
            (3, "mediation", "au"),
            (3, "mediation", "un"),
            (7, "mediation", "eu"),
            (8, "mediation", "au"),
            (40, "sanctions", "usa"),
        ),
        "family",
    )
    rows = found[["term", "name", "early", "place", "after"]].to_numpy().tolist()
    assert rows[0][:4] == ["mediation", "EU", True, 0]
    assert rows[1:] == [
        ["mediation", "AU", False, 1, 0.0],
        ["mediation", "UN", False, 1, 0.0],
        ["mediation", "EU", False, 3, 4.0],
        ["sanctions", "USA", False, 1, 0.0],
    ]


@pytest.mark.parametrize("by", ["family", "instrument"])
def test_openers_are_the_first_acts_of_speed(by: str) -> None:
    events = in_scope(real(), Selection(ALL))
    found = openers(events, by)
    opened = found[found["place"] == 1].groupby(["case_id", "term"])["day"].first()
    kinds = [f"{by}.{term}" for term in sorted(set(found["term"]))]
    for row in speeds(events, real().cases, kinds).itertuples():
        term = row.kind.partition(".")[2]
        assert opened.get((row.case_id, term), float("nan")) == row.day or (
            row.day != row.day and (row.case_id, term) not in opened.index
        )


# --- cross purposes --------------------------------------------------------------------------


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
