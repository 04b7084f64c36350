"""What follows from acts and actors, worked out again act by act."""

import pandas as pd

from r2p.dataset import load, vocabulary
from r2p.dataset.derive import derive_event_actors

DATA = load()
GROUPS = vocabulary("levels")["group"].to_dict()
ACTORS = {(row.case_id, row.actor_id): row for row in DATA.actors.itertuples()}
BODIES = {row.case_id: set(row.regional_bodies.split(";")) for row in DATA.cases.itertuples()}


def actors_of(act: tuple) -> list:
    """The actors of an act in their order; the crisis's own before those of all."""
    return [
        ACTORS.get((act.case_id, id)) or ACTORS[("", id)]  # type: ignore[attr-defined]
        for id in act.actors.split(";")  # type: ignore[attr-defined]
    ]


def test_actors_of_acts_stand_in_their_order_with_what_is_known_of_them() -> None:
    expected = [
        (act.event_id, act.case_id, of.actor_id, of.actor_id == act.lead_actor, of.short_name)
        + (of.name, of.level, GROUPS[of.level], of.kind, of.acts_for)
        for act in DATA.events.itertuples()
        for of in actors_of(act)
    ]
    assert list(DATA.event_actors.itertuples(index=False, name=None)) == expected


def test_what_actors_say_of_an_act() -> None:
    for act in DATA.events.itertuples():
        actors = actors_of(act)
        lead = next(of for of in actors if of.actor_id == act.lead_actor)
        home = [
            of
            for of in actors
            if {of.actor_id, *of.acts_for.split(";")} - {""} & BODIES[act.case_id]
        ]
        organisations = [of for of in actors if of.level in ("regional", "subregional")]
        assert act.actor_names == ", ".join(of.short_name for of in actors)
        assert (act.lead_name, act.lead_level) == (lead.short_name, lead.level)
        assert act.lead_group == GROUPS[lead.level]
        assert act.regional == bool(home)
        assert act.regional_led == (lead in home)
        assert act.regional_other == any(of not in home for of in organisations)
        levels = {name for name in GROUPS if getattr(act, f"has_{name}")}
        assert levels == {of.level for of in actors}


def test_an_actor_that_a_crisis_declares_is_meant_there_alone() -> None:
    events = pd.DataFrame(
        [("A-001", "A", "X;Y", "Y"), ("B-001", "B", "X", "X")],
        columns=["event_id", "case_id", "actors", "lead_actor"],
        dtype="str",
    )
    columns = ["short_name", "name", "level", "group", "kind", "acts_for"]
    actors = pd.DataFrame(
        [(case_id, id, f"{case_id}-{id}", *[""] * 5) for case_id, id in ("-X", "-Y", "AX")],
        columns=["case_id", "actor_id", *columns],
        dtype="str",
    ).replace({"case_id": {"-": ""}})
    found = derive_event_actors(events, actors)
    assert found["short_name"].tolist() == ["A-X", "--Y", "--X"]
    assert found["lead"].tolist() == [False, True, True]
