"""Who spoke when, and who acted beside whom: what can be counted of coordination.

A *voice* is a part of the world that may act: UN bodies, other world bodies, regional
organisations and so on. An actor speaks for its own level and for the bodies it acts for,
so that a panel named by the African Union is a regional voice.

Source: design of the atlas, measure "joint share", and claims C18 and C19 on coordination.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.dataset.load import Dataset
from r2p.dataset.schema import schema
from r2p.dataset.vocabulary import vocabulary
from r2p.measures.grid import counted, grid

LEVELS: tuple[str, ...] = tuple(vocabulary("levels").index)
"""Every actor level, in display order."""
UN = "UN"
"""The organisation whose bodies are told apart from other world bodies."""


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


def houses(actors: pd.DataFrame) -> dict[tuple[str, str], frozenset[str]]:
    """For each actor, itself and everybody it acts for, however many steps away.

    Args:
        actors: ``case_id`` (empty for shared actors), ``actor_id``, ``level``, ``kind``,
            ``acts_for`` (ids, separated as the schema says).

    Returns:
        By case and actor; shared actors stand under the empty case. A world body whose kind
        begins with "UN" belongs to the United Nations even where nothing says for whom it acts.

    >>> actors = pd.DataFrame({
    ...     "case_id": [""] * 4, "actor_id": ["UN", "HRC", "COI", "UNGA"], "level": ["global"] * 4,
    ...     "kind": ["UN body"] * 4, "acts_for": ["", "UN", "HRC", ""]})
    >>> sorted(houses(actors)["", "COI"]), sorted(houses(actors)["", "UNGA"])
    (['COI', 'HRC', 'UN'], ['UN', 'UNGA'])
    """
    separator = schema("actors")["acts_for"].separator
    heads: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in actors.itertuples():
        named = tuple(part for part in row.acts_for.split(separator) if part)
        of_un = row.level == "global" and row.kind.split(" ")[0] == UN
        heads[row.case_id, row.actor_id] = named + ((UN,) if of_un else ())
    result = {}
    for case_id, actor_id in heads:
        house, left = {actor_id}, list(heads[case_id, actor_id])
        while left:
            head = left.pop()
            if head not in house:
                house.add(head)
                left += heads.get((case_id, head), heads.get(("", head), ()))
        result[case_id, actor_id] = frozenset(house)
    return result


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


def first_acts(
    events: pd.DataFrame, cases: Sequence[str], voices: pd.DataFrame, what: str = "carried_out"
) -> pd.DataFrame:
    """When each voice was first heard, counted from onset (day 0).

    Three states as in `r2p.measures.speed.speeds`: an act before onset is told apart, and what
    is not recorded is no number.

    Args:
        events: acts on any day; read are ``event_id, case_id, status, day, date_precision``.
        cases: ids of crises.
        voices: of `speaking`.
        what: ``carried_out``, ``attempted`` or ``all``.

    Returns:
        One row per crisis and voice: ``case_id, voice, state`` (``before_onset``, ``day`` or
        ``not_recorded``), ``day`` of the first act at or after onset (missing where there is
        none), ``event_id``, ``who`` (names of the actors that spoke with this voice in it),
        ``exact`` (bool: the date is known to the day), ``acts`` (at or after onset),
        ``before`` (acts before onset), ``before_day`` (the latest of them),
        ``before_event_id``.

    Raises:
        ValueError: ``what`` is not allowed.
    """
    own = events[counted(events, what)]
    facts = own.set_index("event_id")[["day", "date_precision"]]
    rows = voices[voices["event_id"].isin(facts.index)].reset_index(drop=True)
    row, voice = rows[list(VOICES)].to_numpy(dtype=bool).nonzero()
    heard = rows.loc[row, ["event_id", "case_id", "short_name"]].join(facts, on="event_id")
    heard["voice"] = np.array(list(VOICES), dtype=object)[voice]
    keys = ["case_id", "voice"]
    heard = heard.sort_values([*keys, "day", "event_id"], kind="stable")
    names = heard.groupby([*keys, "event_id"], sort=False)["short_name"]
    once = heard.drop_duplicates([*keys, "event_id"])
    after, before = once[once["day"] >= 0], once[once["day"] < 0]
    first = after.groupby(keys).agg(
        day=("day", "first"),
        event_id=("event_id", "first"),
        precision=("date_precision", "first"),
        acts=("event_id", "size"),
    )
    first["who"] = [
        ", ".join(names.get_group((*key, event_id)))
        for key, event_id in zip(first.index, first["event_id"], strict=True)
    ]
    latest = before.groupby(keys).agg(
        before=("event_id", "size"),
        before_day=("day", "last"),
        before_event_id=("event_id", "last"),
    )
    wanted = pd.MultiIndex.from_product([list(cases), list(VOICES)], names=keys)
    frame = first.join(latest, how="outer").reindex(wanted)
    counts = frame[["acts", "before"]].fillna(0).astype(int)
    texts = frame[["event_id", "who", "before_event_id"]].astype("str").fillna("")
    state = np.select([counts["before"] > 0, counts["acts"] > 0], ["before_onset", "day"], "")
    return pd.DataFrame(
        {
            "state": pd.Series(state, index=wanted, dtype="str").replace("", "not_recorded"),
            "day": frame["day"].astype(float),
            "event_id": texts["event_id"],
            "who": texts["who"],
            "exact": (frame["precision"] == "day").fillna(False).astype(bool),
            "acts": counts["acts"],
            "before": counts["before"],
            "before_day": frame["before_day"].astype(float),
            "before_event_id": texts["before_event_id"],
        }
    ).reset_index()


def openers(events: pd.DataFrame, by: str, what: str = "carried_out") -> pd.DataFrame:
    """Who led the first act of each instrument or family, who followed, after how many days.

    Args:
        events: acts on any day; read are ``event_id, case_id, status, day, date_precision,
            lead_actor, lead_name, lead_level, lead_group`` and the column ``by``.
        by: ``family`` or ``instrument``.
        what: ``carried_out``, ``attempted`` or ``all``.

    Returns:
        The first act of each lead actor, once before and once from onset on: ``case_id,
        term, early`` (bool: before onset), ``place`` (1 for the opener, counted from onset on;
        0 before onset), ``actor_id, name, level, group, event_id, day, exact`` and ``after``
        (days since the opener's act; missing before onset). Two actors that open on one day
        share their place.

    Raises:
        ValueError: ``what`` is not allowed.

    >>> events = pd.DataFrame({
    ...     "event_id": ["1", "2", "3"], "case_id": ["A"] * 3, "status": ["carried_out"] * 3,
    ...     "day": [2, 5, 9], "date_precision": ["day"] * 3, "family": ["sanctions"] * 3,
    ...     "lead_actor": ["AU", "AU", "EU"], "lead_name": ["AU", "AU", "EU"],
    ...     "lead_level": ["regional"] * 3, "lead_group": ["regional"] * 3})
    >>> openers(events, "family")[["name", "place", "day", "after"]].values.tolist()
    [['AU', 1, 2, 0.0], ['EU', 2, 9, 7.0]]
    """
    own = events[counted(events, what)]
    own = own.assign(early=own["day"] < 0).sort_values(["day", "event_id"])
    keys = ["case_id", by, "early"]
    found = own.drop_duplicates([*keys, "lead_actor"])
    opened = found.groupby(keys)["day"].transform("min")
    frame = pd.DataFrame(
        {
            "case_id": found["case_id"],
            "term": found[by],
            "early": found["early"],
            "place": found.groupby(keys)["day"].rank(method="min").astype(int),
            "actor_id": found["lead_actor"],
            "name": found["lead_name"],
            "level": found["lead_level"],
            "group": found["lead_group"],
            "event_id": found["event_id"],
            "day": found["day"].astype(int),
            "exact": found["date_precision"] == "day",
            "after": (found["day"] - opened).astype(float),
        }
    )
    frame.loc[frame["early"], "place"] = 0
    frame.loc[frame["early"], "after"] = np.nan
    return frame.sort_values(["case_id", "term", "day", "event_id"], ignore_index=True)


@dataclass(frozen=True)
class Beside:
    """Of ``total`` acts of some actors, in ``n`` some others took part as well."""

    n: int
    total: int

    @property
    def value(self) -> float:
        """The share; missing where there is no act."""
        return self.n / self.total if self.total else float("nan")


def beside(
    voices: pd.DataFrame, event_ids: Sequence[str], of: Sequence[str], others: Sequence[str]
) -> Beside:
    """In how many acts of some voices others took part too.

    Args:
        voices: of `speaking`.
        event_ids: acts that count.
        of: voices whose acts are the whole.
        others: voices of *another* actor in the same act.

    >>> voices = pd.DataFrame({
    ...     "event_id": ["1", "1", "2"], "un": [True, False, True],
    ...     "regional": [False, True, True]})
    >>> beside(voices, ["1", "2"], ["un"], ["regional"])
    Beside(n=1, total=2)
    """
    rows = voices[voices["event_id"].isin(set(event_ids))]
    ours, theirs = rows[list(of)].any(axis=1), rows[list(others)].any(axis=1)
    acts = set(rows.loc[ours, "event_id"])
    both = set(rows.loc[theirs & ~ours, "event_id"]) & acts
    return Beside(len(both), len(acts))


def local_groups(dataset: Dataset) -> pd.DataFrame:
    """Rows of `speaking` with who stands close to the ground, and who comes from outside.

    Returns:
        The columns of `speaking` and two bools: ``local`` (civil society or private sector
        seated in the country of the crisis), ``outside`` (world, regional or sub-regional
        organisation, whoever acts for one, or another state).
    """
    rows = speaking(dataset)
    seats = dataset.actors.set_index(["case_id", "actor_id"])["hq_country_iso3"]
    country = dataset.cases.set_index("case_id")["iso3"]
    known = seats.to_dict()
    seat = [
        known.get((case_id, actor_id), known.get(("", actor_id)))
        for case_id, actor_id in zip(rows["case_id"], rows["actor_id"], strict=True)
    ]
    near = pd.Series(seat, index=rows.index) == rows["case_id"].map(country)
    abroad = ["un", "world", "regional", "subregional", "elsewhere", "state"]
    return rows.assign(
        local=near & rows[["civil_society", "private_sector"]].any(axis=1),
        outside=rows[abroad].any(axis=1),
    )


def level_counts(
    events: pd.DataFrame, cases: Sequence[str], what: str = "carried_out"
) -> pd.DataFrame:
    """In how many acts each actor level took part, and how many it led.

    Args:
        events: acts inside the window; read are ``case_id, status, lead_level`` and
            ``has_<level>``.
        cases: ids of crises.
        what: ``carried_out``, ``attempted`` or ``all``.

    Returns:
        One row per crisis and level: ``case_id, level, acts, led, total`` (all acts of the
        crisis). An act counts once for every level that took part and once for the level led by.

    Raises:
        ValueError: ``what`` is not allowed.

    >>> events = pd.DataFrame({
    ...     "case_id": ["A"], "status": ["carried_out"], "lead_level": ["global"],
    ...     **{f"has_{level}": [level in ("global", "state")] for level in LEVELS}})
    >>> level_counts(events, ["A"]).iloc[[0, 3], 1:].values.tolist()
    [['global', 1, 1, 1], ['state', 1, 0, 1]]
    """
    laid = grid(events, cases, [f"level.{level}" for level in LEVELS])
    which = counted(laid.events, what)
    lead = laid.events["lead_level"].to_numpy()
    led = np.stack([laid.count(which & (lead == level))[:, k] for k, level in enumerate(LEVELS)])
    frame = laid.frame(acts=laid.count(which), led=led.T, total=laid.totals(which))
    frame.insert(1, "level", frame.pop("kind").str.removeprefix("level."))
    return frame


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
