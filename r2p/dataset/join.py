"""A case of a reader's own beside the published ones."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from r2p.dataset.derive import in_order
from r2p.dataset.load import Dataset, assemble

MARK = " (yours)"
"""What is added to the label of a case that is not published."""


def joined(published: Dataset, folder: Path) -> Dataset:
    """The published dataset with one more case; ``published`` is not changed.

    Args:
        published: the dataset as published.
        folder: a case folder that has passed the check; nothing of it is needed afterwards.

    Returns:
        A dataset whose frames hold the rows of ``published`` first and then those of the case
        (crises in the order of the atlas), typed and derived by the same functions. The label
        of the case ends with `MARK` and its id is in ``private``.

    Raises:
        ValueError: there is a crisis with this id already.
    """
    case_id = folder.name
    if case_id in published.case_ids:
        raise ValueError(f"there is a crisis {case_id} already")
    one = assemble([folder])
    cases = one.cases.assign(label=one.cases["label"] + MARK)
    actors = one.actors[one.actors["case_id"] == case_id]
    return replace(
        published,
        cases=in_order(_below(published.cases, cases)),
        stages=_below(published.stages, one.stages),
        events=_below(published.events, one.events),
        sources=_below(published.sources, one.sources),
        actors=_below(published.actors, actors),
        event_actors=_below(published.event_actors, one.event_actors),
        notes={**published.notes, **one.notes},
        private=published.private | {case_id},
    )


def _below(ours: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``more`` below ours, in our columns and types."""
    return pd.concat([ours, more.astype(ours.dtypes)], ignore_index=True)
