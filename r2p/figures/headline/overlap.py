"""Sanctions that are regional action as well, in words."""

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.words import count
from r2p.measures.outcomes import BOTH, outcomes
from r2p.measures.selection import Selection


def overlap_words(frame: pd.DataFrame) -> str:
    """How many carried-out sanctions are regional action as well; empty without both kinds.

    Args:
        frame: of `outcomes`; read are ``kind, carried_out, both``.
    """
    rows = frame[frame["kind"] == BOTH[0]]
    if not set(BOTH) <= set(frame["kind"]) or not rows["carried_out"].sum():
        return ""
    both, sanctions = int(rows["both"].sum()), int(rows["carried_out"].sum())
    regional = int(frame.loc[frame["kind"] == BOTH[1], "carried_out"].sum())
    if not both:
        return f"None of the {count(sanctions, 'carried-out sanction')} was regional action too."
    be, those = ("was", "was a sanction") if both == 1 else ("were", "were sanctions")
    return (
        f"{both} of {count(sanctions, 'carried-out sanction')} {be} regional action as well, "
        f"and so {both} of {count(regional, 'regional act')} {those}: hatched in both panels."
    )


def overlap_sentence(data: Dataset, selection: Selection) -> str:
    """`overlap_words` of a selection: for charts that do not show the overlap themselves."""
    return overlap_words(outcomes(data, selection, BOTH)).replace(": hatched in both panels", "")
