"""When each voice was first heard, before onset and from onset on.

The three states are those of `r2p.measures.speed`. Source: design of the atlas, measure "joint
share", and claims C18 and C19 on coordination.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.measures.grid import counted
from r2p.measures.voices import VOICES


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
    names: dict[tuple[str, str, str], list[str]] = {}
    spoken = zip(*(heard[column] for column in (*keys, "event_id", "short_name")), strict=True)
    for *act, name in spoken:
        names.setdefault(tuple(act), []).append(name)
    once = heard.drop_duplicates([*keys, "event_id"])
    after, before = once[once["day"] >= 0], once[once["day"] < 0]
    first = after.groupby(keys).agg(
        day=("day", "first"),
        event_id=("event_id", "first"),
        precision=("date_precision", "first"),
        acts=("event_id", "size"),
    )
    first["who"] = [
        ", ".join(names[(*key, event_id)])
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
