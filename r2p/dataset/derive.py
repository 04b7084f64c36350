"""Columns that follow from others and are therefore never stored."""

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
    long = events[["event_id", "case_id", "actors", "lead_actor"]].copy()
    long["actor_id"] = long["actors"].str.split(schema("events")["actors"].separator)
    long = long.explode("actor_id", ignore_index=True)
    long["lead"] = long["actor_id"] == long["lead_actor"]
    known = actors[
        ["case_id", "actor_id", "short_name", "name", "level", "group", "kind", "acts_for"]
    ]
    shared = known[known["case_id"] == ""].drop(columns="case_id").set_index("actor_id")
    own = known[known["case_id"] != ""].set_index(["case_id", "actor_id"])
    result = long[["event_id", "case_id", "actor_id", "lead"]].copy()
    keys = pd.MultiIndex.from_frame(result[["case_id", "actor_id"]])
    for column in shared.columns:
        own_values = pd.Series(own[column].reindex(keys).to_numpy(), index=result.index)
        result[column] = own_values.fillna(result["actor_id"].map(shared[column]))
    return result


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

    separator = schema("cases")["regional_bodies"].separator
    home = {row.case_id: set(row.regional_bodies.split(separator)) for row in cases.itertuples()}
    long = event_actors.copy()
    bodies = [home[case] for case in long["case_id"]]
    behind = [
        {actor, *(acts_for.split(";") if acts_for else ())}
        for actor, acts_for in zip(long["actor_id"], long["acts_for"], strict=True)
    ]
    long["home"] = [bool(own & body) for own, body in zip(behind, bodies, strict=True)]
    organisation = long["level"].isin(["regional", "subregional"])
    long["other"] = organisation & ~long["home"]
    long["led"] = long["home"] & long["lead"]
    by_event = long.groupby("event_id")
    flags = by_event[["home", "led", "other"]].any()
    events["regional"] = events["event_id"].map(flags["home"])
    events["regional_led"] = events["event_id"].map(flags["led"])
    events["regional_other"] = events["event_id"].map(flags["other"])
    leads = long[long["lead"]].set_index("event_id")
    events["lead_level"] = events["event_id"].map(leads["level"])
    events["lead_group"] = events["event_id"].map(leads["group"])
    events["lead_name"] = events["event_id"].map(leads["short_name"])
    names: dict[str, list[str]] = {}
    for act, name in zip(long["event_id"], long["short_name"], strict=True):
        names.setdefault(act, []).append(name)
    joined = {act: ", ".join(each) for act, each in names.items()}
    events["actor_names"] = events["event_id"].map(joined)
    for level in vocabulary("levels").index:
        having = set(long.loc[long["level"] == level, "event_id"])
        events[f"has_{level}"] = events["event_id"].isin(having)
    return events
