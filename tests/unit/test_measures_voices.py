"""Who speaks with which voice, and when each voice was first heard."""

import csv
from datetime import date
from functools import cache

import pandas as pd
import pytest

from r2p.dataset.paths import CASES
from r2p.measures.first_acts import first_acts
from r2p.measures.houses import houses
from r2p.measures.selection import Selection, in_scope
from r2p.measures.speed import speeds
from r2p.measures.voices import VOICES, bodies_named, speaking
from tests.unit.measure_frames import real

FOCUS = ("KEN-2007", "GIN-2009", "MLI-2012")
ALL = tuple(real().case_ids)


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
    ("GIN-2009", "un"): ("GIN-2009-018", 0),  # the evening of 28 September
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
