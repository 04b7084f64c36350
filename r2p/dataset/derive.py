"""Columns that follow from others and are therefore never stored."""

from itertools import pairwise

import numpy as np
import pandas as pd

from r2p.dataset.schema import schema

STATUSES = ("carried_out", "threatened", "eased", "failed")


def case_label(country: str, onset: pd.Timestamp, acute_end: pd.Timestamp) -> str:
    """Country and years of a crisis, such as ``Kenya 2007-08`` with an en dash."""
    if pd.isna(acute_end) or acute_end.year == onset.year:
        return f"{country} {onset.year}"
    return f"{country} {onset.year}–{acute_end.year % 100:02d}"


def derive_cases(cases: pd.DataFrame, stages: pd.DataFrame) -> pd.DataFrame:
    """Add what follows for each crisis.

    Adds ``label`` (str), ``coding_start`` and ``coding_end`` (first day of the
    first, last day of the last stage), ``acute_until`` (end of the acute
    phase, or of the settlement stage where there is none) and ``acute_given``
    (bool: whether the end of the acute phase is recorded). Rows are ordered
    focus first, then by onset.
    """
    cases = cases.rename(columns={"id": "case_id"})
    spans = stages.groupby("case_id").agg(coding_start=("start", "min"), coding_end=("end", "max"))
    settled = stages[stages["stage"] == "settlement"].set_index("case_id")["end"]
    cases["label"] = [
        case_label(*row)
        for row in zip(cases["country"], cases["onset"], cases["acute_end"], strict=True)
    ]
    cases = cases.merge(spans, left_on="case_id", right_index=True)
    cases["acute_given"] = cases["acute_end"].notna()
    cases["acute_until"] = (
        cases["acute_end"].fillna(cases["case_id"].map(settled)).fillna(cases["coding_end"])
    )
    return in_order(cases)


def in_order(cases: pd.DataFrame) -> pd.DataFrame:
    """Rows of crises in the order of the atlas: focus first, then by onset."""
    return (
        cases.assign(_focus=cases["depth"] != "focus")
        .sort_values(["_focus", "onset", "case_id"])
        .drop(columns="_focus")
        .reset_index(drop=True)
    )


def derive_stages(stages: pd.DataFrame) -> pd.DataFrame:
    """Add ``days`` (int, both ends counted) and ``order`` (0 for the first stage)."""
    order = {term: place for place, term in enumerate(_stage_terms())}
    return stages.assign(
        days=(stages["end"] - stages["start"]).dt.days + 1, order=stages["stage"].map(order)
    )


def _stage_terms() -> list[str]:
    from r2p.dataset.vocabulary import vocabulary

    return vocabulary("stages").index.tolist()


def derive_event_actors(events: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """One row per act and actor.

    Columns: ``event_id, case_id, actor_id, lead`` (bool) and ``short_name,
    name, level, group, kind, acts_for`` of the actor. Actors declared in a
    case win over the shared vocabulary for that case only.
    """
    separator = schema("events")["actors"].separator
    each = [actors_of.split(separator) for actors_of in events["actors"].tolist()]
    ids = pd.Series(each, index=events.index, dtype="object").explode()
    long = events.loc[ids.index, ["event_id", "case_id", "lead_actor"]].reset_index(drop=True)
    long["actor_id"] = ids.astype("str").array
    long["lead"] = long["actor_id"] == long["lead_actor"]
    key = ["case_id", "actor_id"]
    known = pd.MultiIndex.from_frame(actors[key])
    rows = known.get_indexer(pd.MultiIndex.from_frame(long[key]))
    shared = known.get_indexer(pd.MultiIndex.from_frame(long.assign(case_id="")[key]))
    columns = ["short_name", "name", "level", "group", "kind", "acts_for"]
    found = actors[columns].reset_index(drop=True).reindex(np.where(rows < 0, shared, rows))
    return pd.concat(
        [long[["event_id", "case_id", "actor_id", "lead"]], found.reset_index(drop=True)], axis=1
    )


def derive_events(
    events: pd.DataFrame,
    cases: pd.DataFrame,
    stages: pd.DataFrame,
    event_actors: pd.DataFrame,
    instruments: pd.DataFrame,
    results: pd.DataFrame,
) -> pd.DataFrame:
    """Add everything the measures and figures ask of an act.

    Adds:
        ``stage`` (str), ``family`` (str), ``lasts`` (bool), ``weight`` (float),
        ``status`` (one of `STATUSES`), ``carried_out`` (bool), ``day`` (int,
        days since onset), ``date_min`` and ``date_max`` (range of days that the
        precision of the date leaves open), ``end_state`` (``none``,
        ``recorded``, ``ongoing``, ``unknown``), ``end_min`` and ``end_max``
        (last day in force at least and at most; equal unless the end of a
        lasting measure is unknown), ``lead_level``, ``lead_group``,
        ``lead_name`` and ``actor_names`` (str), ``regional``, ``regional_led`` and
        ``regional_other`` (bool, see the codebook on regional action), and one
        bool column ``has_<level>`` per actor level.
    """
    events = events.copy()
    onset = events["case_id"].map(cases.set_index("case_id")["onset"])
    coding_end = events["case_id"].map(cases.set_index("case_id")["coding_end"])
    events["stage"] = stage_of(events["case_id"], events["date"], stages)
    events["family"] = events["instrument"].map(instruments["family"])
    events["lasts"] = events["instrument"].map(instruments["lasts"]).astype(bool)
    events["weight"] = events["instrument"].map(instruments["weight"]).astype(float)
    events["status"] = status_of(events["mode"], events["result"], results)
    events["carried_out"] = events["status"] == "carried_out"
    events["day"] = (events["date"] - onset).dt.days
    events["date_min"], events["date_max"] = date_range(events["date"], events["date_precision"])
    recorded = pd.to_datetime(
        events["end_date"].where(~events["end_date"].isin(["", "ongoing"])), format="%Y-%m-%d"
    )
    unknown = (events["end_date"] == "") & events["lasts"]
    events["end_state"] = "none"
    events.loc[unknown, "end_state"] = "unknown"
    events.loc[events["end_date"] == "ongoing", "end_state"] = "ongoing"
    events.loc[recorded.notna(), "end_state"] = "recorded"
    known_end = recorded.fillna(events["date"]).where(events["end_date"] != "ongoing", coding_end)
    events["end_min"] = known_end
    events["end_max"] = known_end.where(~unknown, coding_end)
    return _with_actors(events, cases, event_actors)


def stage_of(case_id: pd.Series, date: pd.Series, stages: pd.DataFrame) -> pd.Series:
    """The stage on whose days each date lies; empty outside all stages."""
    result = pd.Series("", index=date.index, dtype="str")
    wanted = pd.DataFrame({"case_id": case_id, "date": date}).dropna().sort_values("date")
    if wanted.empty or stages.empty:
        return result
    begun = pd.merge_asof(
        wanted,
        stages[["case_id", "stage", "start", "end"]].sort_values("start"),
        left_on="date",
        right_on="start",
        by="case_id",
    ).set_index(wanted.index)
    inside = begun["date"] <= begun["end"]
    return result.where(~result.index.isin(begun.index[inside]), begun["stage"])


def status_of(mode: pd.Series, result: pd.Series, results: pd.DataFrame) -> pd.Series:
    """Carried out, threatened, eased or failed: a partition of all acts.

    Failure goes before mode: a threat that was ignored has failed.
    """
    status = mode.map(
        {
            "threaten": "threatened",
            "ease": "eased",
            "apply": "carried_out",
            "sustain": "carried_out",
        }
    )
    return status.mask(result.map(results["status"]) == "failed", "failed")


def date_range(date: pd.Series, precision: pd.Series) -> tuple[pd.Series, pd.Series]:
    """First and last day that a date of this precision may stand for."""
    month = date.dt.to_period("M")
    year = date.dt.to_period("Y")
    first = date.mask(precision == "month", month.dt.start_time)
    first = first.mask(precision == "year", year.dt.start_time)
    last = date.mask(precision == "month", month.dt.end_time.dt.normalize())
    last = last.mask(precision == "year", year.dt.end_time.dt.normalize())
    return first, last


def _with_actors(
    events: pd.DataFrame, cases: pd.DataFrame, event_actors: pd.DataFrame
) -> pd.DataFrame:
    from r2p.dataset.vocabulary import vocabulary

    act = pd.Index(events["event_id"]).get_indexer(event_actors["event_id"])

    def has(rows: np.ndarray) -> np.ndarray:
        """Whether any of these rows of ``event_actors`` is of an act, for each act."""
        return np.bincount(act[rows], minlength=len(events)) > 0

    lead = event_actors["lead"].to_numpy()
    level = event_actors["level"]
    home = _at_home(event_actors, cases)
    events["regional"] = has(home)
    events["regional_led"] = has(home & lead)
    events["regional_other"] = has(level.isin(["regional", "subregional"]).to_numpy() & ~home)
    leads = event_actors[lead].set_index(act[lead]).reindex(range(len(events)))
    events["lead_level"] = leads["level"].array
    events["lead_group"] = leads["group"].array
    events["lead_name"] = leads["short_name"].array
    names = event_actors["short_name"].iloc[np.argsort(act, kind="stable")].tolist()
    ends = np.bincount(act, minlength=len(events)).cumsum().tolist()
    joined = [", ".join(names[begin:end]) for begin, end in pairwise([0, *ends])]
    events["actor_names"] = pd.array(joined, dtype="str")
    for term in vocabulary("levels").index:
        events[f"has_{term}"] = has((level == term).to_numpy())
    return events


def _at_home(event_actors: pd.DataFrame, cases: pd.DataFrame) -> np.ndarray:
    """Whether the actor of each row is, or acts for, an organisation of the crisis's region."""
    separator = schema("cases")["regional_bodies"].separator
    bodies = {row.case_id: set(row.regional_bodies.split(separator)) for row in cases.itertuples()}
    columns = [event_actors[name].tolist() for name in ("case_id", "actor_id", "acts_for")]
    rows = list(zip(*columns, strict=True))
    # An actor of a crisis stands in many acts: it is looked at once.
    home = {
        (case, actor, acts_for): actor in bodies[case]
        or not bodies[case].isdisjoint(acts_for.split(";") if acts_for else ())
        for case, actor, acts_for in set(rows)
    }
    return np.fromiter(map(home.__getitem__, rows), dtype=bool, count=len(rows))
