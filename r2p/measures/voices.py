"""Which parts of the world speak in an act: UN bodies, regional organisations, states ...

A *voice* is a part of the world that may act: UN bodies, other world bodies, regional
organisations and so on. An actor speaks for its own level and for the bodies it acts for,
so that a panel named by the African Union is a regional voice.

Source: design of the atlas, measure "joint share", and claims C18 and C19 on coordination.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.dataset.load import Dataset
from r2p.dataset.schema import schema
from r2p.measures.houses import UN, houses


@dataclass(frozen=True)
class Voice:
    """A part of the world that may act. ``group`` is an actor group of the vocabulary."""

    id: str
    label: str
    words: str
    group: str
    definition: str


_VOICES = (
    Voice(
        "un",
        "UN bodies",
        "UN bodies",
        "world",
        "The United Nations, whoever acts for it, and world bodies whose kind says so.",
    ),
    Voice(
        "world",
        "Other world bodies",
        "other world bodies",
        "world",
        "World-wide organisations that are not of the United Nations.",
    ),
    Voice(
        "regional",
        "Regional",
        "regional organisations",
        "regional",
        "Regional organisations of the crisis's own neighbourhood, and whoever acts for one.",
    ),
    Voice(
        "subregional",
        "Sub-regional",
        "sub-regional organisations",
        "subregional",
        "Sub-regional organisations of the neighbourhood, and whoever acts for one.",
    ),
    Voice(
        "elsewhere",
        "Regional, from elsewhere",
        "regional organisations from elsewhere",
        "regional",
        "Regional and sub-regional organisations from elsewhere, such as the EU in Africa.",
    ),
    Voice(
        "state", "Other states", "other states", "states", "States other than the one in crisis."
    ),
    Voice(
        "domestic_government",
        "Home government",
        "the home government",
        "home_government",
        "Government, parliament and other organs of the state in crisis.",
    ),
    Voice(
        "civil_society",
        "Civil society",
        "civil society",
        "society",
        "Non-governmental organisations, churches, unions, citizens' movements.",
    ),
    Voice(
        "private_sector",
        "Private sector",
        "the private sector",
        "society",
        "Companies, business associations, private media.",
    ),
)
VOICES: dict[str, Voice] = {voice.id: voice for voice in _VOICES}
"""Every voice by its id, in display order. They may overlap: an envoy can speak for two."""
_OWN = ("state", "domestic_government", "civil_society", "private_sector")


def speaking(dataset: Dataset) -> pd.DataFrame:
    """Which voices each actor of each act speaks with.

    Returns:
        One row per act and actor, in the order of ``dataset.event_actors``: ``event_id,
        case_id, actor_id, short_name, lead`` and one bool column per voice. ``elsewhere`` is
        true for an organisation only, not for a person who acts for one.
    """
    rows = dataset.event_actors
    house = houses(dataset.actors)
    level = dict(zip(dataset.actors["actor_id"], dataset.actors["level"], strict=True))
    separator = schema("cases")["regional_bodies"].separator
    bodies = {
        row.case_id: frozenset(filter(None, row.regional_bodies.split(separator)))
        for row in dataset.cases.itertuples()
    }
    own = [
        house.get((case_id, actor_id)) or house["", actor_id]
        for case_id, actor_id in zip(rows["case_id"], rows["actor_id"], strict=True)
    ]
    home = [each & bodies[case_id] for each, case_id in zip(own, rows["case_id"], strict=True)]
    un = np.array([UN in each for each in own])
    at_home = np.array([bool(each) for each in home])
    organisation = rows["level"].isin(["regional", "subregional"]).to_numpy()
    said = {
        "un": un,
        "world": (rows["level"] == "global").to_numpy() & ~un,
        "regional": np.array([any(level[body] != "subregional" for body in each) for each in home]),
        "subregional": np.array(
            [any(level[body] == "subregional" for body in each) for each in home]
        ),
        "elsewhere": organisation & ~at_home,
        **{own_level: (rows["level"] == own_level).to_numpy() for own_level in _OWN},
    }
    kept = rows[["event_id", "case_id", "actor_id", "short_name", "lead"]]
    return kept.assign(**{voice: said[voice].astype(bool) for voice in VOICES})


def bodies_named(dataset: Dataset) -> dict[str, frozenset[str]]:
    """Which of the voices ``regional`` and ``subregional`` a crisis can have at all.

    A crisis whose neighbourhood names no sub-regional organisation cannot hear one.
    """
    level = dict(zip(dataset.actors["actor_id"], dataset.actors["level"], strict=True))
    separator = schema("cases")["regional_bodies"].separator
    return {
        row.case_id: frozenset(
            "subregional" if level[body] == "subregional" else "regional"
            for body in row.regional_bodies.split(separator)
            if body
        )
        for row in dataset.cases.itertuples()
    }
