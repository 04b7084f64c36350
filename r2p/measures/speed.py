"""How soon after onset: three states, never a number for what was not recorded."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.measures.grid import Grid, counted, grid

STATES = {
    "before_onset": "in use before onset",
    "day": "first on a day after onset",
    "not_recorded": "not recorded",
}
"""States of a kind in a crisis, with a label for readers."""

IN_FORCE = ("", "no", "possible", "yes")
_FAR = np.iinfo(int).max


def speeds(
    events: pd.DataFrame,
    cases: pd.DataFrame,
    kinds: Sequence[str],
    what: str = "carried_out",
    by: str | None = None,
) -> pd.DataFrame:
    """When a kind of act first came, counted from onset (day 0).

    A kind is *in use before onset* when at least one act of it is dated before onset; the
    act need not still run, as most instruments do not last (``in_force`` says whether one
    that lasts still ran). Its first day at or after onset is given all the same. A kind
    with no act at all is censored at the end of coding; one in use before onset never is.

    Dates known only to the month or year leave a range: the first act came no earlier
    than the earliest possible day of any act and no later than the latest possible day of
    the act that must have come first. The side of onset on which an act falls follows its
    coded date, and ranges are cut there.

    Args:
        events: acts on any day (`r2p.measures.selection.in_scope`); read are ``event_id,
            case_id, status, lasts, date, date_min, date_max, end_min, end_max`` and the
            columns behind the kinds. The window plays no part.
        cases: one row per crisis: ``case_id, onset, coding_end``.
        kinds: ids of kinds.
        what: ``carried_out``, ``attempted`` or ``all``.
        by: a split of each kind.

    Returns:
        One row per crisis and kind (and part): ``case_id, kind, [part,] state`` (one of
        `STATES`), ``day`` (coded day of the first act at or after onset; missing where
        there is none), ``day_low`` and ``day_high`` (its range), ``event_id`` of that act
        (empty where there is none), ``acts`` (at or after onset, int), ``before`` (acts
        before onset, int), ``before_day`` (negative day of the latest of them),
        ``before_event_id``, ``in_force`` (whether a carried-out act from before onset was
        in force at onset: ``yes``, ``possible`` where its end is unknown, ``no``, or empty
        where there is no lasting one), ``either_side`` (bool: the acts that decide the state
        are not known to the day and may lie on the other side of onset) and
        ``censored_at`` (day on which coding ends).

    Raises:
        KeyError: there is no such kind or split.
        ValueError: ``what`` is not allowed.

    Source: design of the atlas, measure "speed"; time to first attention as in Binder and
    Golub 2020. An early end of the crisis is a competing event and is not modelled.

    >>> day = pd.Timestamp
    >>> dates = [day("2010-01-03"), day("2010-01-20")]
    >>> events = pd.DataFrame({
    ...     "event_id": ["A-1", "A-2"], "case_id": ["A", "A"], "lasts": [False] * 2,
    ...     "family": ["mediation", "accountability"], "status": ["carried_out"] * 2,
    ...     "date": dates, "date_min": dates, "date_max": dates,
    ...     "end_min": dates, "end_max": dates})
    >>> cases = pd.DataFrame({
    ...     "case_id": ["A"], "onset": [day("2010-01-10")], "coding_end": [day("2010-12-31")]})
    >>> speeds(events, cases, ["family.mediation", "family.accountability", "family.security"])[
    ...     ["state", "day", "before_day", "censored_at"]]
              state   day  before_day  censored_at
    0  before_onset   NaN        -7.0          355
    1           day  10.0         NaN          355
    2  not_recorded   NaN         NaN          355
    """
    laid = grid(events, cases["case_id"].tolist(), kinds, by)
    own = laid.events
    which = counted(own, what)
    onset = cases["onset"].to_numpy().astype("datetime64[D]")
    since = {
        name: (own[name].to_numpy().astype("datetime64[D]") - onset[laid.case]).astype(int)
        for name in ("date", "date_min", "date_max", "end_min", "end_max")
    }
    after = which & (since["date"] >= 0)
    before = which & (since["date"] < 0)
    day, event_id = _foremost(laid, after, since["date"])
    minus, before_event_id = _foremost(laid, before, -since["date"])
    n_after, n_before = laid.count(after), laid.count(before)
    coding_end = cases["coding_end"].to_numpy().astype("datetime64[D]")
    state = np.select([n_before > 0, n_after > 0], ["before_onset", "day"], "not_recorded")
    frame = laid.frame(
        state=state,
        day=day,
        day_low=_least(laid, after, np.maximum(since["date_min"], 0)),
        day_high=_least(laid, after, since["date_max"]),
        event_id=event_id,
        acts=n_after,
        before=n_before,
        before_day=-minus,
        before_event_id=before_event_id,
        in_force=_in_force(laid, since),
        either_side=_either_side(laid, since, before, after),
        censored_at=(coding_end - onset).astype(int)[:, None],
    )
    texts = ("state", "event_id", "before_event_id", "in_force")
    return frame.astype(dict.fromkeys(texts, "str"))


def _foremost(laid: Grid, where: np.ndarray, day: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Smallest day and its act per cell; of two acts on one day the lower id is taken."""
    days = np.full(laid.shape[0] * laid.shape[1], np.nan)
    acts = np.full(days.shape, "", dtype=object)
    rank = pd.Index(laid.events["event_id"]).argsort().argsort()
    row, cell = laid.pairs(where)
    order = np.lexsort((rank[row], day[row], cell))
    row, cell = row[order], cell[order]
    first = np.flatnonzero(np.diff(cell, prepend=-1))
    days[cell[first]] = day[row[first]]
    acts[cell[first]] = laid.events["event_id"].to_numpy(dtype=object)[row[first]]
    return days.reshape(laid.shape), acts.reshape(laid.shape)


def _least(laid: Grid, where: np.ndarray, day: np.ndarray) -> np.ndarray:
    least = np.full(laid.shape[0] * laid.shape[1], _FAR)
    row, cell = laid.pairs(where)
    np.minimum.at(least, cell, day[row])
    return np.where(least == _FAR, np.nan, least).reshape(laid.shape)


def _either_side(
    laid: Grid, since: dict[str, np.ndarray], before: np.ndarray, after: np.ndarray
) -> np.ndarray:
    """Whether the state would change if dates lay elsewhere in their range."""
    surely_before = laid.count(before & (since["date_max"] < 0)) > 0
    maybe_before = laid.count((before | after) & (since["date_min"] < 0)) > 0
    return maybe_before & ~surely_before


def _in_force(laid: Grid, since: dict[str, np.ndarray]) -> np.ndarray:
    lasting = counted(laid.events, "carried_out") & laid.events["lasts"].to_numpy(dtype=bool)
    lasting = lasting & (since["date"] < 0)
    steps = (lasting, lasting & (since["end_max"] >= 0), lasting & (since["end_min"] >= 0))
    reached = sum((laid.count(step) > 0).astype(int) for step in steps)
    return np.array(IN_FORCE, dtype=object)[reached]
