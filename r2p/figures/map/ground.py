"""What can be on the map for a choice of crises and acts, whatever the window of time."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.dataset import Dataset, vocabulary
from r2p.figures.map.clock import days
from r2p.figures.map.land import Land
from r2p.figures.map.places import Places
from r2p.measures.grid import WHATS, counted
from r2p.measures.kinds import KINDS, kind
from r2p.measures.selection import Selection, chosen_cases, in_scope

BECAME = {
    **{what: label.capitalize() for what, label in WHATS.items()},
    "counter": "Counter-acts",
}
"""Which acts count by what became of them; counter-acts only ever by themselves."""

KIND_GROUPS = ("all", "family", "regional")

ASTRAY = 0.5  # degrees outside the country, at which a deadly event cannot be where it is said


def kinds_offered() -> dict[str, str]:
    """The kinds of acts the map can be narrowed to, with their labels."""
    return {id: kind.label for id, kind in KINDS.items() if kind.group in KIND_GROUPS}


@dataclass(frozen=True)
class Asked:
    """What the reader wants counted; hashable.

    ``became`` is a key of `BECAME`, ``kind`` one of `kinds_offered`, ``time`` a key of
    `r2p.figures.map.clock.TIMES`.
    """

    cases: tuple[str, ...]
    checked_only: bool = False
    min_confidence: str = "low"
    kind: str = "all"
    became: str = "carried_out"
    time: str = "calendar"


@dataclass(frozen=True)
class Ground:
    """The acts and deaths that can be shown, with numbers instead of names.

    Attributes:
        asked: what was asked for.
        places: `Places.table`; the columns below that name a place hold its row.
        cases: chosen crises in the order of the reader: ``case_id``, ``label``,
            ``country``, ``iso3``, ``capital``, ``depth`` and ``place``.
        groups: ids of the actor groups, in their order.
        acts: ``event_id``, ``date``, ``precision``, ``case`` (row in ``cases``), ``day``,
            ``place``, ``seat`` (-1: none recorded), ``group`` (position), ``lead`` (name),
            ``in_country``, ``seat_known`` and ``led_abroad`` (bool), ordered by date.
        deaths: deadly electoral events: ``case``, ``day``, ``date``, ``lat``, ``lon``,
            ``best``, ``low``, ``high`` and ``stand_in`` (bool: see `stands_in`; not to be
            drawn).
    """

    asked: Asked
    places: pd.DataFrame
    cases: pd.DataFrame
    groups: tuple[str, ...]
    acts: pd.DataFrame
    deaths: pd.DataFrame

    @property
    def most(self) -> int:
        """Acts at the place with most of them, on any day: the scale of the circles."""
        return int(self.acts["place"].value_counts().max()) if len(self.acts) else 1

    @property
    def most_led(self) -> int:
        """Acts on the arc with most of them, on any day: the scale of the arcs."""
        if self.acts.empty:
            return 1
        return int(self.acts.value_counts(["seat", "group", "case"]).max())


def ground(data: Dataset, asked: Asked, places: Places, events: pd.DataFrame) -> Ground:
    """Put acts and deadly events on the ground.

    Args:
        data: the dataset.
        asked: which crises and acts.
        places: all places of the dataset.
        events: the reference table ``electoral_violence_events``.
    """
    selection = Selection(
        cases=asked.cases,
        checked_only=asked.checked_only,
        min_confidence=asked.min_confidence,
        direction="all" if asked.became == "counter" else "protective",
    )
    cases = chosen_cases(data, selection)
    cases = cases.assign(place=places.rows(cases["capital"], cases["lat"], cases["lon"]))
    acts = in_scope(data, selection)
    if asked.became == "counter":
        acts = acts[acts["direction"] == "counter"]
    else:
        acts = acts[counted(acts, asked.became)]
    acts = acts[kind(asked.kind).mask(acts)]
    groups = tuple(vocabulary("actor_groups").index)
    columns = ["case_id", "label", "country", "iso3", "capital", "depth", "onset", "place"]
    return Ground(
        asked=asked,
        places=places.table,
        cases=cases[columns].reset_index(drop=True),
        groups=groups,
        acts=_acts(data, acts, cases, places, groups, asked.time),
        deaths=_deaths(events, cases, places.land, asked.time),
    )


def _acts(
    data: Dataset,
    acts: pd.DataFrame,
    cases: pd.DataFrame,
    places: Places,
    groups: tuple[str, ...],
    time: str,
) -> pd.DataFrame:
    acts = acts.sort_values(["date", "event_id"])
    case = pd.Index(cases["case_id"]).get_indexer(pd.Index(acts["case_id"]))
    home = cases["iso3"].to_numpy()[case]
    seats = _seats(data, acts)
    place = places.rows(acts["place"], acts["lat"], acts["lon"])
    seat = places.rows(seats["hq_city"], seats["lat"], seats["lon"])
    return pd.DataFrame(
        {
            "event_id": acts["event_id"].to_numpy(),
            "date": acts["date"].to_numpy(),
            "precision": acts["date_precision"].to_numpy(),
            "case": case,
            "day": days(acts["date"]) if time == "calendar" else acts["day"].to_numpy(),
            "place": place,
            "seat": seat,
            "group": pd.Index(groups).get_indexer(pd.Index(acts["lead_group"])),
            "lead": acts["lead_name"].to_numpy(),
            "in_country": places.table["iso3"].to_numpy()[place] == home,
            "seat_known": seat >= 0,
            "led_abroad": (seat >= 0) & (seats["hq_country_iso3"].to_numpy() != home),
        }
    )


def _seats(data: Dataset, acts: pd.DataFrame) -> pd.DataFrame:
    """The lead actor's seat of each act; a case's own actors win over the shared ones."""
    columns = ["hq_city", "hq_country_iso3", "lat", "lon"]
    actors = data.actors.set_index(["case_id", "actor_id"])[columns]
    own = pd.MultiIndex.from_arrays([acts["case_id"], acts["lead_actor"]])
    shared = pd.MultiIndex.from_arrays([[""] * len(acts), acts["lead_actor"]])
    at = actors.index.get_indexer(own)
    return actors.iloc[np.where(at >= 0, at, actors.index.get_indexer(shared))]


def _deaths(events: pd.DataFrame, cases: pd.DataFrame, land: Land, time: str) -> pd.DataFrame:
    case = pd.Index(cases["case_id"]).get_indexer(pd.Index(events["case_id"]))
    events, case = events[case >= 0], case[case >= 0]
    since_onset = events["date"] - pd.Series(cases["onset"].to_numpy()[case], index=events.index)
    day = days(events["date"]) if time == "calendar" else since_onset.dt.days.to_numpy()
    return pd.DataFrame(
        {
            "case": case,
            "day": day.astype(int),
            "date": events["date"].to_numpy(),
            "lat": events["lat"].to_numpy(),
            "lon": events["lon"].to_numpy(),
            **{name: events[name].to_numpy(dtype=int) for name in ("best", "low", "high")},
            "stand_in": stands_in(events, land),
        }
    )


def stands_in(events: pd.DataFrame, land: Land) -> np.ndarray:
    """Which points are no places: they stand for a country or a province, or lie astray.

    The source marks none; the table marks Kenya's. Its other stand-ins give themselves away by
    lying on whole or half degrees both ways, and one point of Kenya's lies in the Atlantic.

    Args:
        events: ``lat``, ``lon``, ``iso3`` and ``geo_note`` are read.
        land: the outlines of the countries.
    """
    marked = events["geo_note"].fillna("") != ""
    round_point = (events["lat"] * 2 % 1 == 0) & (events["lon"] * 2 % 1 == 0)
    rows = zip(events["iso3"], events["lon"], events["lat"], strict=True)
    astray = np.array([land.apart(*row) > ASTRAY for row in rows], dtype=bool)
    return (marked | round_point).to_numpy(dtype=bool) | astray
