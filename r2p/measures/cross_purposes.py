"""Acts at cross purposes: one actor eases or obstructs while another applies pressure.

Source: design of the atlas, page "Actors", and claim C18 on coordination.
"""

import re

import numpy as np
import pandas as pd

PRESSING_FAMILIES = ("sanctions", "security")
PRESSING_INSTRUMENTS = ("icc_action",)
NO_PRESSURE = ("sanctions_relief", "observer_mission")
"""Instruments of a pressing family that take pressure off or only watch."""
_EMPTY = frozenset(
    (
        "and", "the", "of", "for", "with", "from", "all", "other", "others",
        "their", "its", "it", "his", "her", "new", "former", "later", "six",
        "seven", "some", "persons", "person", "people", "entities", "groups", "group", "members",
        "member", "forces", "authorities", "officials",
    )
)  # fmt: skip
"""Words that name nobody in particular."""
_COLUMNS = [
    "case_id", "event_id", "sort", "day", "lead_actor", "other_event_id", "other_day",
    "other_lead_actor", "apart", "same_target", "exact",
]  # fmt: skip


def pressing(events: pd.DataFrame) -> pd.Series:
    """Which acts apply pressure.

    Carried-out protective acts with mode apply or sustain, of the families sanctions (but
    relief) or security (but observers), or action at an international court.

    >>> events = pd.DataFrame({
    ...     "family": ["sanctions", "sanctions", "security", "accountability"],
    ...     "instrument": ["arms_embargo", "sanctions_relief", "force_threat", "icc_action"],
    ...     "status": ["carried_out", "eased", "threatened", "carried_out"],
    ...     "direction": ["protective"] * 4})
    >>> pressing(events).tolist()
    [True, False, False, True]
    """
    kind = events["family"].isin(PRESSING_FAMILIES) | events["instrument"].isin(
        PRESSING_INSTRUMENTS
    )
    return (
        kind
        & ~events["instrument"].isin(NO_PRESSURE)
        & (events["status"] == "carried_out")
        & (events["direction"] == "protective")
    )


def easing(events: pd.DataFrame) -> pd.Series:
    """``counter`` for counter-acts, ``eases`` for acts that ease and took place, else empty.

    A counter-act counts whatever came of it: a vote that was blocked is recorded as blocked.

    >>> events = pd.DataFrame({
    ...     "instrument": ["sanctions_relief", "statement", "arms_embargo", "arms_embargo"],
    ...     "mode": ["ease", "apply", "apply", "apply"],
    ...     "status": ["eased", "failed", "failed", "carried_out"],
    ...     "direction": ["protective", "counter", "counter", "protective"]})
    >>> easing(events).tolist()
    ['eases', 'counter', 'counter', '']
    """
    relief = (events["mode"] == "ease") | (events["instrument"] == "sanctions_relief")
    sort = pd.Series("", index=events.index, dtype="str")
    sort = sort.mask(relief & (events["status"] != "failed"), "eases")
    return sort.mask(events["direction"] == "counter", "counter")


def words_of(target: str) -> frozenset[str]:
    """The words that name a target: lower case, without fillers, plural s cut.

    >>> sorted(words_of("Former CNDD members and the junta (CNDD)"))
    ['cndd', 'junta']
    """
    words = re.findall(r"[^\W\d_]{2,}", target.lower().replace("’", "'"))
    words = [word[:-1] if len(word) > 4 and word.endswith("s") else word for word in words]
    return frozenset(word for word in words if word not in _EMPTY and f"{word}s" not in _EMPTY)


def cross_purposes(
    events: pd.DataFrame,
    event_actors: pd.DataFrame,
    houses: dict[tuple[str, str], frozenset[str]],
    within: int = 14,
) -> pd.DataFrame:
    """Pairs of acts that pull in different directions, on one crisis and close in time.

    One act eases or is a counter-act (`easing`), the other applies pressure (`pressing`), at
    most ``within`` days before or after. They are by different actors: neither lead actor
    took part in the other act, and neither leads for a body for which the other leads.

    Args:
        events: acts inside the window, counter-acts included; read are ``event_id, case_id,
            day, date_precision, family, instrument, mode, status, direction, lead_actor,
            target``.
        event_actors: ``event_id, actor_id`` of every act.
        houses: of `r2p.measures.houses.houses`.
        within: days.

    Returns:
        One row per pair, by crisis, day of the easing act and day of the other: ``case_id,
        event_id, sort`` (``eases`` or ``counter``), ``day, lead_actor`` of the easing act,
        ``other_event_id, other_day, other_lead_actor`` of the pressing one, ``apart``
        (other day minus day), ``same_target`` (words both targets name; empty where they are
        named differently), ``exact`` (bool: both dates are known to the day).

    Raises:
        ValueError: ``within`` is negative.
    """
    if within < 0:
        raise ValueError("the number of days must not be negative")
    sort = easing(events)
    left = events[sort != ""].assign(sort=sort[sort != ""])
    kept = ["event_id", "day", "lead_actor", "target", "date_precision"]
    right = events.loc[pressing(events), ["case_id", *kept]]
    pairs = left[["case_id", "sort", *kept]].merge(right, on="case_id", suffixes=("", "_other"))
    pairs["apart"] = pairs["day_other"] - pairs["day"]
    pairs = pairs[(pairs["apart"].abs() <= within) & (pairs["event_id"] != pairs["event_id_other"])]
    together = event_actors.groupby("event_id")["actor_id"].agg(frozenset)

    def different(row) -> bool:
        ours, theirs = (
            houses.get((row.case_id, lead)) or houses.get(("", lead)) or frozenset((lead,))
            for lead in (row.lead_actor, row.lead_actor_other)
        )
        return (
            not ours & theirs
            and row.lead_actor not in together[row.event_id_other]
            and row.lead_actor_other not in together[row.event_id]
        )

    pairs = pairs[np.array([different(row) for row in pairs.itertuples()], dtype=bool)]
    shared = [
        ", ".join(sorted(words_of(one) & words_of(other)))
        for one, other in zip(pairs["target"], pairs["target_other"], strict=True)
    ]
    known = (pairs["date_precision"] == "day") & (pairs["date_precision_other"] == "day")
    pairs = pairs.assign(same_target=pd.Series(shared, index=pairs.index, dtype="str"), exact=known)
    renamed = pairs.rename(columns={f"{name}_other": f"other_{name}" for name in kept})
    place = dict(zip(events["event_id"], range(len(events)), strict=True))
    order = renamed["event_id"].map(place)
    renamed = renamed.assign(_order=order).sort_values(["_order", "other_day", "other_event_id"])
    return renamed[_COLUMNS].reset_index(drop=True)
