"""Who led the first act of a family or an instrument, and who came after.

Source: design of the atlas, measure "joint share", and claims C18 and C19 on coordination.
"""

import numpy as np
import pandas as pd

from r2p.measures.grid import counted


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
