"""How long a kind of act was waited for, over several crises: a description, not a test."""

import numpy as np
import pandas as pd


def waiting(speeds: pd.DataFrame) -> pd.DataFrame:
    """Share of crises in which a kind had been used, by day since onset (Kaplan-Meier).

    A crisis in which the kind was in use before onset counts as used from day 0 on and is told
    apart (``before``); it is never censored. A crisis in which the kind is not recorded is
    censored on the day its coding ends: it may have come later, or not at all.

    Args:
        speeds: rows of `r2p.measures.speed.speeds` for one kind or several.

    Returns:
        One row per kind and step: ``kind, day, used`` (share, 0 to 1, from that day on),
        ``before`` (crises in use before onset), ``crises``, ``censored`` (crises in which the
        kind is not recorded). The first row of a kind is day 0.

    Source: Kaplan and Meier 1958, by way of `scipy.stats.ecdf` on censored data. The
    crises were chosen, so there is no sample and no band around the curve.

    >>> rows = pd.DataFrame({"kind": ["k"] * 3, "state": ["before_onset", "day", "not_recorded"],
    ...                      "day": [np.nan, 10.0, np.nan], "censored_at": [90, 90, 30]})
    >>> waiting(rows)[["day", "used"]].round(3).to_numpy().tolist()
    [[0.0, 0.333], [10.0, 0.667]]
    """
    from scipy.stats import CensoredData, ecdf

    parts = []
    for kind, rows in speeds.groupby("kind", sort=False):
        before = rows["state"] == "before_onset"
        after = rows["state"] == "day"
        never = rows["state"] == "not_recorded"
        seen = np.concatenate([np.zeros(before.sum()), rows.loc[after, "day"].to_numpy(float)])
        curve = ecdf(CensoredData(uncensored=seen, right=rows.loc[never, "censored_at"])).cdf
        day, used = np.asarray(curve.quantiles, float), np.asarray(curve.probabilities, float)
        step = np.isin(day, seen)  # a censored crisis takes nothing from the curve
        day, used = day[step], used[step]
        if not len(day) or day[0] > 0:
            day, used = np.append(0.0, day), np.append(0.0, used)
        parts.append(
            pd.DataFrame(
                {
                    "kind": kind,
                    "day": day,
                    "used": used,
                    "before": int(before.sum()),
                    "crises": len(rows),
                    "censored": int(never.sum()),
                }
            )
        )
    if not parts:
        return pd.DataFrame(columns=["kind", "day", "used", "before", "crises", "censored"])
    return pd.concat(parts, ignore_index=True)
