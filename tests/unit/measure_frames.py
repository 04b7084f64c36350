"""Hand-made frames for the tests of the measures.

Three crises, small enough to count on paper:

- ``A``: onset 11 Jan 2010 (day 0), acute phase to 9 Feb 2010, 30 days; researched in depth;
- ``B``: onset 1 Mar 2010, no end of the acute phase, settlement 1 Apr to 30 Apr 2010;
- ``C``: onset 1 Jun 2010, acute to 10 Jun 2010, no settlement stage, no regional body.

All are coded from 1 Dec 2009 to 31 Dec 2010.
"""

from functools import cache
from random import Random

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

from r2p.dataset.load import Dataset, assemble, case_folders
from r2p.dataset.vocabulary import vocabulary
from r2p.measures.kinds import KINDS
from r2p.measures.selection import Selection
from r2p.measures.window import Window

START, END = pd.Timestamp("2009-12-01"), pd.Timestamp("2010-12-31")
ONSET = {
    "A": pd.Timestamp("2010-01-11"),
    "B": pd.Timestamp("2010-03-01"),
    "C": pd.Timestamp("2010-06-01"),
}
ACUTE_UNTIL = {"A": "2010-02-09", "B": "2010-04-30", "C": "2010-06-10"}
STAGES = [
    ("A", "early_warning", "2009-12-01", "2010-01-10"),
    ("A", "onset", "2010-01-11", "2010-01-20"),
    ("A", "settlement", "2010-01-21", "2010-02-09"),
    ("A", "transition", "2010-02-10", "2010-12-31"),
    ("B", "early_warning", "2009-12-01", "2010-02-28"),
    ("B", "escalation", "2010-03-01", "2010-03-31"),
    ("B", "settlement", "2010-04-01", "2010-04-30"),
    ("B", "transition", "2010-05-01", "2010-12-31"),
    ("C", "early_warning", "2009-12-01", "2010-05-31"),
    ("C", "onset", "2010-06-01", "2010-12-31"),
]
quick = settings(max_examples=40, deadline=None)
"""For properties over random frames: building them is most of the time."""

LEVELS = vocabulary("levels").index.tolist()


def event(day: int, instrument: str = "statement", **values: object) -> dict[str, object]:
    """One act of crisis A (or ``case_id``), ``day`` days after onset, carried out on one day.

    ``lasts_to`` is the day its force ends, or None where the end is not recorded.
    """
    case_id = str(values.pop("case_id", "A"))
    date = ONSET[case_id] + pd.Timedelta(days=day)
    row: dict[str, object] = {
        "case_id": case_id,
        "date": date,
        "date_min": date,
        "date_max": date,
        "instrument": instrument,
        "mode": "apply",
        "result": "completed",
        "direction": "protective",
        "pillar": 3,
        "joint": False,
        "checked": True,
        "confidence": "high",
        "regional": False,
        "regional_led": False,
        "regional_other": False,
        "lead_level": "global",
        "status": "carried_out",
    }
    lasts = bool(vocabulary("instruments")["lasts"][instrument])
    if lasts and "lasts_to" in values:
        last = values.pop("lasts_to")
        unknown = last is None
        low = date if unknown else ONSET[case_id] + pd.Timedelta(days=last)
        high = END if unknown else low
        state = "unknown" if unknown else "recorded"
    else:
        values.pop("lasts_to", None)
        low = high = date
        state = "recorded" if lasts else "none"
    row |= {"lasts": lasts, "end_min": low, "end_max": high, "end_state": state}
    unknown_names = set(values) - set(row)
    assert not unknown_names, unknown_names
    return row | values


def events(*rows: dict[str, object]) -> pd.DataFrame:
    """A frame of acts numbered in the order given, with all that follows from the rows."""
    columns = list(event(0))
    frame = pd.DataFrame(list(rows), columns=columns)
    for name in ("date", "date_min", "date_max", "end_min", "end_max"):
        frame[name] = pd.to_datetime(frame[name])
    for name in ("joint", "checked", "regional", "regional_led", "regional_other", "lasts"):
        frame[name] = frame[name].astype(bool)
    texts = ["case_id", "instrument", "mode", "result", "direction", "confidence", "status"]
    frame = frame.astype(dict.fromkeys([*texts, "lead_level", "end_state"], "str"))
    frame["pillar"] = frame["pillar"].astype("Int64")
    frame["event_id"] = pd.Series([f"E-{i:03d}" for i in range(len(frame))], dtype="str")
    frame["family"] = frame["instrument"].map(vocabulary("instruments")["family"]).astype("str")
    frame["carried_out"] = frame["status"] == "carried_out"
    days = zip(frame["case_id"], frame["date"], strict=True)
    frame["stage"] = pd.Series([stage(case_id, date) for case_id, date in days], dtype="str")
    for level in LEVELS:
        frame[f"has_{level}"] = frame["lead_level"] == level
    return frame


def stage(case_id: str, date: pd.Timestamp) -> str:
    """The stage of a crisis on a day, read off `STAGES`."""
    return next(
        name
        for case, name, first, last in STAGES
        if case == case_id and first <= date.strftime("%Y-%m-%d") <= last
    )


def dataset(acts: pd.DataFrame) -> Dataset:
    """The three crises with these acts; every other table is empty."""
    cases = pd.DataFrame({"case_id": list(ONSET), "onset": list(ONSET.values())})
    cases["country"] = ["Aland", "Beland", "Celand"]
    cases["label"] = [f"{name} 2010" for name in cases["country"]]
    cases["depth"] = ["focus", "comparison", "comparison"]
    cases["acute_until"] = pd.to_datetime(pd.Series(list(ACUTE_UNTIL.values())))
    cases["acute_given"] = [True, False, True]
    cases["coding_start"], cases["coding_end"] = START, END
    cases["regional_bodies"] = ["AU;ECOWAS", "AU", ""]
    stages = pd.DataFrame(STAGES, columns=["case_id", "stage", "start", "end"])
    for name in ("start", "end"):
        stages[name] = pd.to_datetime(stages[name])
    nothing = pd.DataFrame()
    return Dataset(cases, stages, acts, nothing, nothing, nothing, {}, {}, {})


def selection(window: str = "acute", cases: tuple[str, ...] = ("A",), **filters) -> Selection:
    """A selection by the id of its window."""
    return Selection(cases, Window.parse(window), **filters)


@cache
def real() -> Dataset:
    """The dataset of the repository."""
    return assemble(case_folders())


@st.composite
def acts(draw: st.DrawFn) -> dict[str, object]:
    """One act of any crisis, anywhere in its coded days."""
    case_id = draw(st.sampled_from(list(ONSET)))
    first, last = (START - ONSET[case_id]).days, (END - ONSET[case_id]).days
    day = draw(st.integers(first, last))
    status = draw(st.sampled_from(vocabulary("statuses").index.tolist()))
    regional = draw(st.booleans())
    return event(
        day,
        draw(st.sampled_from(vocabulary("instruments").index.tolist())),
        case_id=case_id,
        lasts_to=draw(st.none() | st.integers(day, last)),
        status=status,
        mode=draw(st.sampled_from(vocabulary("modes").index.tolist())),
        result=draw(st.sampled_from(vocabulary("results").index.tolist())),
        pillar=draw(st.integers(1, 3)),
        joint=draw(st.booleans()),
        checked=draw(st.booleans()),
        confidence=draw(st.sampled_from(vocabulary("confidences").index.tolist())),
        direction=draw(st.sampled_from(["protective", "protective", "counter"])),
        regional=regional,
        regional_led=regional and draw(st.booleans()),
        lead_level=draw(st.sampled_from(LEVELS)),
    )


def frames(least: int = 0, most: int = 15) -> st.SearchStrategy[pd.DataFrame]:
    """Frames of random acts."""
    return st.lists(acts(), min_size=least, max_size=most).map(lambda rows: events(*rows))


windows = st.sampled_from(
    ["acute", "whole", "first-1", "first-30", "first-3650", "stage-settlement", "stage-onset"]
)
kinds = st.sampled_from(list(KINDS))
whats = st.sampled_from(["carried_out", "attempted", "all"])


def value(frame: pd.DataFrame, **keys: str) -> float:
    """The value of the one row with these keys."""
    return row(frame, **keys)["value"]


def row(frame: pd.DataFrame, **keys: str) -> pd.Series:
    """The one row with these keys."""
    for name, key in keys.items():
        frame = frame[frame[name] == key]
    assert len(frame) == 1
    return frame.iloc[0]


def shuffled(acts: pd.DataFrame, random: Random) -> pd.DataFrame:
    """The same acts in another order."""
    order = list(range(len(acts)))
    random.shuffle(order)
    return acts.iloc[order]
