"""Acts of each actor level, who stood beside whom, who opened and who followed."""

import pandas as pd
import pytest

from r2p.measures.acts import count_acts
from r2p.measures.beside import Beside, beside, local_groups
from r2p.measures.levels import LEVELS, level_counts
from r2p.measures.openers import openers
from r2p.measures.selection import Selection, in_scope, select
from r2p.measures.speed import speeds
from r2p.measures.voices import speaking
from r2p.measures.window import Window
from tests.unit.measure_frames import real

ALL = tuple(real().case_ids)


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
    # data/arguments/NOTES.md, C18 and C19, nine cases: 67 joint acts, 36 of the acts with a
    # world body list a regional one, 75 acts of domestic civic and private groups.
    cases = "KEN-2007 MLI-2012 GIN-2009 CIV-2010 LBY-2011 KGZ-2010 LKA-2009 GMB-2016 BDI-2015"
    events = real().events[real().events["case_id"].isin(cases.split())]
    ids = events["event_id"]
    assert int(events["joint"].sum()) == 67
    region = ("regional", "subregional", "elsewhere")
    assert beside(speaking(real()), ids, ("un", "world"), region).n == 36
    assert beside(local_groups(real()), ids, ("local",), ("outside",)).total == 75


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
