"""One invented crisis, shaped like a real one."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from tools.synthetic_words import Words

Rows = list[dict[str, str]]
_FIRST_ONSET, _LAST_ONSET = date(1996, 1, 1), date(2014, 12, 31)
_PUBLISHERS = 60
_TOWNS = 10
_HIGHLIGHTS = 5


@dataclass(frozen=True)
class Shape:
    """A real crisis: the keys of its case.toml, its tables as text, the length of its notes."""

    keys: dict[str, Any]
    tables: dict[str, Rows]
    notes: int

    @property
    def id(self) -> str:
        """Id of the real crisis."""
        return self.keys["id"]


@dataclass(frozen=True)
class Made:
    """An invented crisis; ``like`` is the id of the real one, ``later`` the days between them."""

    number: int
    id: str
    keys: dict[str, Any]
    tables: dict[str, Rows]
    notes: str
    like: str
    later: int


@dataclass
class _Making:
    random: Random
    words: Words
    shape: Shape
    number: int
    id: str
    onset: date
    sources: int
    towns: list[tuple[str, str]]

    @property
    def name(self) -> str:
        return f"{self.number:03d}"

    def source(self, place: int) -> str:
        return f"S{place % self.sources + 1:03d}"

    def near(self, lat: float, lon: float, reach: float) -> tuple[str, str]:
        """A place within ``reach`` degrees."""
        north = max(-85.0, min(85.0, lat + self.random.uniform(-reach, reach)))
        east = max(-179.0, min(179.0, lon + self.random.uniform(-reach, reach)))
        return f"{north:.3f}", f"{east:.3f}"


def make_case(
    random: Random, words: Words, shape: Shape, number: int, acts: int, depth: str
) -> Made:
    """An invented crisis with ``acts`` acts, shaped like ``shape``."""
    span = (_LAST_ONSET - _FIRST_ONSET).days
    onset = _FIRST_ONSET + timedelta(days=random.randrange(span))
    code = "X" + chr(65 + (number - 1) // 26) + chr(65 + (number - 1) % 26)
    per_act = len(shape.tables["sources"]) / len(shape.tables["events"])
    # Ids of sources have up to four digits, and each source must be cited.
    sources = max(3, min(int(acts * per_act), 9_999))
    making = _Making(random, words, shape, number, f"{code}-{onset.year}", onset, sources, [])
    real = float(shape.keys["lat"]), float(shape.keys["lon"])
    capital = making.near(*real, 6)
    making.towns += [capital, *(making.near(*map(float, capital), 2) for _ in range(_TOWNS - 1))]
    stages = _stages(making)
    events, cited = _events(making, stages, acts)
    actors = _actors(making, events)
    keys = _keys(making, code, stages, events, depth)
    later = (onset - shape.keys["onset"]).days
    tables = {
        "stages": stages,
        "events": events,
        "sources": _sources(making, cited),
        "actors": actors,
    }
    return Made(number, making.id, keys, tables, _notes(making, cited), shape.id, later)


def _stages(making: _Making) -> Rows:
    """The stages of the shape, each longer or shorter, around the new onset."""
    real = making.shape.tables["stages"]
    days = [
        max(2, int(_days(row["start"], row["end"]) * making.random.uniform(0.6, 1.6)))
        for row in real
    ]
    first = next(place for place, row in enumerate(real) if row["stage"] == "onset")
    start = making.onset - timedelta(days=sum(days[:first]))
    rows = []
    for place, (row, length) in enumerate(zip(real, days, strict=True)):
        rows.append(
            {
                "stage": row["stage"],
                "start": start.isoformat(),
                "end": (start + timedelta(days=length - 1)).isoformat(),
                "marked_by": making.words.phrase(20),
                "source_ids": making.source(place),
            }
        )
        start += timedelta(days=length)
    return rows


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1


def _events(making: _Making, stages: Rows, acts: int) -> tuple[Rows, dict[str, str]]:
    """Acts drawn from those of the shape, and the day on which each source is first cited."""
    random = making.random
    drawn = []
    for act in random.choices(making.shape.tables["events"], k=acts):
        stage = next(
            place
            for place, row in enumerate(making.shape.tables["stages"])
            if row["start"] <= act["date"] <= row["end"]
        )
        # Acts cluster at the start of a stage, as they do in the real crises.
        length = _days(stages[stage]["start"], stages[stage]["end"])
        day = date.fromisoformat(stages[stage]["start"])
        day += timedelta(days=int(length * random.betavariate(0.8, 1.4)))
        drawn.append((min(day, date.fromisoformat(stages[stage]["end"])), act))
    drawn.sort(key=lambda pair: pair[0])
    last = date.fromisoformat(stages[-1]["end"])
    cited: dict[str, str] = {}
    rows = []
    for place, (day, act) in enumerate(drawn):
        wanted = len(act["source_ids"].split(";"))
        first = place * making.sources // acts  # each source has its turn
        due = range(first, max(first + 1, (place + 1) * making.sources // acts))
        more = random.choices(range(making.sources), k=max(0, wanted - len(due)))
        ids = sorted({making.source(each) for each in (*due, *more)})
        for id in ids:
            cited.setdefault(id, day.isoformat())
        rows.append(_act(making, place + 1, day, last, act) | {"source_ids": ";".join(ids)})
    return rows, cited


def _act(making: _Making, number: int, day: date, last: date, act: dict[str, str]) -> dict:
    words, named = making.words, act["instrument"].replace("_", " ")
    title = (
        f"Synthetic act {number:03d}: {named} of {words.phrase(max(1, len(act['title']) // 20))}"
    )
    place, where = _place(making, act)
    return {
        **act,
        "event_id": f"{making.id}-{number:03d}",
        "date": day.isoformat(),
        "end_date": _end(act, day, last),
        "title": title[:90].rstrip(),
        "description": words.text(max(6, min(55, len(act["description"].split()))))[:600].rstrip(),
        "coding_note": words.phrase(8) if act["coding_note"] else "",
        "actors": ";".join(_id(making, id) for id in act["actors"].split(";")),
        "lead_actor": _id(making, act["lead_actor"]),
        "target": f"Synthetic party {making.name}-{making.random.choice('ABCD')}",
        "place": place,
        "lat": where[0],
        "lon": where[1],
    }


def _end(act: dict[str, str], day: date, last: date) -> str:
    if act["end_date"] in ("", "ongoing"):
        return act["end_date"]
    return min(last, day + timedelta(days=_days(act["date"], act["end_date"]))).isoformat()


def _place(making: _Making, act: dict[str, str]) -> tuple[str, tuple[str, str]]:
    """Seats far away stay where they are; the country itself is invented."""
    lat, lon = float(making.shape.keys["lat"]), float(making.shape.keys["lon"])
    if abs(float(act["lat"]) - lat) + abs(float(act["lon"]) - lon) > 15:
        return f"{act['place'][:60]} (synthetic act)", (act["lat"], act["lon"])
    # Most acts take place in the capital.
    town = making.random.choice((0, 0, 0, making.random.randrange(_TOWNS)))
    return f"Synthetic town {making.name}-{town + 1}", making.towns[town]


def _id(making: _Making, id: str) -> str:
    """Actors of the shape alone get a name of their own; shared ones stay."""
    own = [row["actor_id"] for row in making.shape.tables["actors"]]
    return f"SYN{making.name}_{own.index(id) + 1:02d}" if id in own else id


def _actors(making: _Making, events: Rows) -> Rows:
    """The actors of the crisis alone that take part or for which another one acts."""
    wanted = {id for row in events for id in row["actors"].split(";")}
    wanted |= {_id(making, id) for id in making.shape.keys.get("regional_bodies", [])}
    made = {}
    for real in making.shape.tables["actors"]:
        id = _id(making, real["actor_id"])
        where = making.towns[0] if real["lat"] else ("", "")
        made[id] = {
            "actor_id": id,
            "name": f"Synthetic actor {making.name}-{id[-2:]} {making.words.phrase(2)}",
            "short_name": f"Synthetic {making.name}-{id[-2:]}",
            "level": real["level"],
            "kind": real["kind"],
            "acts_for": ";".join(_id(making, of) for of in real["acts_for"].split(";") if of),
            "hq_city": f"Synthetic town {making.name}-1" if real["hq_city"] else "",
            "hq_country_iso3": making.id[:3] if real["hq_country_iso3"] else "",
            "lat": where[0],
            "lon": where[1],
        }
    there: dict[str, None] = {}
    ahead = [id for id in made if id in wanted]
    while ahead:
        id = ahead.pop()
        there[id] = None
        ahead += [of for of in made[id]["acts_for"].split(";") if of in made and of not in there]
    return [made[id] for id in sorted(there)]


def _sources(making: _Making, cited: dict[str, str]) -> Rows:
    rows = []
    for place, real in enumerate(
        making.random.choices(making.shape.tables["sources"], k=making.sources)
    ):
        id = making.source(place)
        publisher = making.random.randrange(_PUBLISHERS)
        rows.append(
            {
                "source_id": id,
                "type": real["type"],
                "publisher": f"Synthetic publisher {publisher:02d}",
                "author": f"Synthetic author {making.name}" if real["author"] else "",
                "title": f"Synthetic source {making.name}-{id}: {making.words.phrase(7)}",
                "date": cited[id][: len(real["date"])],
                "symbol": f"SYN/{making.name}/{place + 1}" if real["symbol"] else "",
                "url": f"https://example.org/synthetic/{making.id.lower()}/{id.lower()}"
                if real["url"]
                else "",
            }
        )
    return rows


def _keys(making: _Making, code: str, stages: Rows, events: Rows, depth: str) -> dict[str, Any]:
    real, random, words = making.shape.keys, making.random, making.words
    step = max(1, len(events) // _HIGHLIGHTS)
    highlights = [row["event_id"] for row in events[::step]][:_HIGHLIGHTS]
    keys: dict[str, Any] = {
        "id": making.id,
        "country": f"Synthetic country {making.name}",
        "iso3": code,
        "title": f"Synthetic crisis {making.name}",
        "depth": depth,
        "highlights": highlights,
        "crisis_type": real["crisis_type"],
        "onset": making.onset,
        "trigger": words.characters(100, 300),
        "outcome": real["outcome"],
        "outcome_summary": words.characters(300, 700),
        "summary": words.characters(500, 900),
        "capital": f"Synthetic town {making.name}-1",
        "lat": making.towns[0][0],
        "lon": making.towns[0][1],
        "region": real["region"],
        "regional_bodies": [_id(making, id) for id in real.get("regional_bodies", [])],
        "r2p_referenced": words.characters(100, 300),
        "r2p_sources": [making.source(0)],
        "highlight_labels": {id: f"Synthetic moment {n}" for n, id in enumerate(highlights, 1)},
    }
    if "acute_end" in real:
        days = int((real["acute_end"] - real["onset"]).days * random.uniform(0.6, 1.4))
        last = date.fromisoformat(stages[-1]["end"])
        keys["acute_end"] = min(last, making.onset + timedelta(days=days))
    if "deaths_low" in real:
        low = int(real["deaths_low"] * random.uniform(0.3, 3)) + 1
        keys |= {"deaths_low": low, "deaths_high": 2 * low, "deaths_source": making.source(1)}
    if "displaced" in real:
        many = int(real["displaced"] * random.uniform(0.3, 3)) + 1
        keys |= {"displaced": many, "displaced_source": making.source(2)}
    return keys


def _notes(making: _Making, cited: dict[str, str]) -> str:
    """Invented notes; they name the sources that no act cites."""
    rest = [id for place in range(making.sources) if (id := making.source(place)) not in cited]
    body = making.words.characters(making.shape.notes - 200, making.shape.notes)
    lines = [f"# {making.id}: invented, for measuring only", "", body]
    return "\n".join([*lines, *([f"Sources: {', '.join(rest)}."] if rest else [])]) + "\n"
