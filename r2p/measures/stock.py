"""A decaying stock of acts: a picture of pressure, not a finding.

Each carried-out act adds its ladder weight. It counts in full while it is in force and halves
with every half-life after that. An act that eases is subtracted from the stock of its family in
the same way, which never falls below zero. Failed acts and threats add nothing. Where no end is
recorded, an act counts in full on one day only.

Source: design of the atlas, measure "stock"; decaying effects of interventions as in Regan and
Aydin, Journal of Conflict Resolution 50 (2006), 736-756.
"""

import numpy as np
import pandas as pd

from r2p.dataset.vocabulary import vocabulary


def stock(
    events: pd.DataFrame,
    cases: pd.DataFrame,
    days: np.ndarray,
    half_life: float = 90.0,
    factors: dict[str, float] | None = None,
) -> pd.DataFrame:
    """The stock of each crisis on each of some days.

    Args:
        events: acts on any day; read are ``case_id, date, end_min, status, family, weight``.
        cases: one row per crisis: ``case_id, onset, coding_end``.
        days: days since onset, ascending.
        half_life: in days.
        factors: per family, times the ladder weight (1 unless given).

    Returns:
        ``case_id, family, day, stock`` in ladder points; one row per crisis, family and day up to
        the end of coding.

    Raises:
        ValueError: the half-life is not positive.

    >>> day = pd.Timestamp
    >>> events = pd.DataFrame({
    ...     "case_id": ["A"], "date": [day("2010-01-01")], "end_min": [day("2010-01-01")],
    ...     "status": ["carried_out"], "family": ["sanctions"], "weight": [6.0]})
    >>> cases = pd.DataFrame({"case_id": ["A"], "onset": [day("2010-01-01")],
    ...                       "coding_end": [day("2010-12-31")]})
    >>> rows = stock(events, cases, np.array([-1, 0, 90, 180]), half_life=90)
    >>> rows.loc[rows["family"] == "sanctions", "stock"].round(2).tolist()
    [0.0, 6.0, 3.0, 1.5]
    """
    if half_life <= 0:
        raise ValueError("the half-life must be positive")
    families = vocabulary("families").index.tolist()
    factor = {family: float((factors or {}).get(family, 1)) for family in families}
    parts = []
    for case in cases.itertuples():
        own = events[events["case_id"] == case.case_id]
        start = (own["date"] - case.onset).dt.days.to_numpy()[:, None]
        end = (own["end_min"] - case.onset).dt.days.to_numpy()[:, None]
        until = days[days <= (case.coding_end - case.onset).days]
        decay = np.where(until < start, 0.0, 0.5 ** (np.maximum(until - end, 0) / half_life))
        sign = own["status"].map({"carried_out": 1.0, "eased": -1.0}).fillna(0).to_numpy()
        weight = own["weight"].to_numpy() * own["family"].map(factor).to_numpy() * sign
        for family in families:
            of = (own["family"] == family).to_numpy()
            total = (weight[of, None] * decay[of]).sum(axis=0)
            parts.append(
                pd.DataFrame(
                    {
                        "case_id": case.case_id,
                        "family": family,
                        "day": until,
                        "stock": np.maximum(total, 0.0),
                    }
                )
            )
    if not parts:
        return pd.DataFrame(columns=["case_id", "family", "day", "stock"])
    return pd.concat(parts, ignore_index=True)
