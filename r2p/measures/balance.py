"""What speaks for and against a claim: counted, never scored as truth.

Source: design of the atlas, page "Arguments".
"""

from collections.abc import Collection

import pandas as pd

from r2p.dataset.load import Dataset

STANCES = {
    "supports": "supports",
    "qualifies": "qualifies",
    "contradicts": "contradicts",
}
"""What an act can say about a claim, in display order."""


def evidence_for(dataset: Dataset, claim_id: str) -> pd.DataFrame:
    """The acts linked to a claim.

    Returns:
        One row per act, ordered by stance and date: ``stance, why`` and all columns of
        ``dataset.events``. Acts of crises that could not be read are left out.

    Raises:
        KeyError: there is no such claim.
    """
    claims = dataset.arguments["claims"]
    if not (claims["claim_id"] == claim_id).any():
        raise KeyError(f"no claim {claim_id!r}")
    links = dataset.arguments["evidence"]
    links = links.loc[links["claim_id"] == claim_id, ["event_id", "stance", "why"]]
    rows = links.merge(dataset.events, on="event_id")
    order = rows["stance"].map({stance: place for place, stance in enumerate(STANCES)})
    return (
        rows.assign(_order=order)
        .sort_values(["_order", "date", "event_id"], ignore_index=True)
        .drop(columns="_order")
    )


def balance(evidence: pd.DataFrame, left_out: Collection[str] = ()) -> dict[str, int]:
    """How many acts support, qualify and contradict, without those the reader leaves out.

    Args:
        evidence: read are ``event_id`` and ``stance``.
        left_out: ids of acts that do not count.

    >>> rows = pd.DataFrame({"event_id": ["A-1", "A-2"], "stance": ["supports", "qualifies"]})
    >>> balance(rows, {"A-2"})
    {'supports': 1, 'qualifies': 0, 'contradicts': 0}
    """
    counted = evidence.loc[~evidence["event_id"].isin(left_out), "stance"].value_counts()
    return {stance: int(counted.get(stance, 0)) for stance in STANCES}
