"""In how many acts of some voices others took part as well.

Source: design of the atlas, measure "joint share", and claims C18 and C19 on coordination.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from r2p.dataset.load import Dataset
from r2p.measures.voices import speaking


@dataclass(frozen=True)
class Beside:
    """Of ``total`` acts of some actors, in ``n`` some others took part as well."""

    n: int
    total: int

    @property
    def value(self) -> float:
        """The share; missing where there is no act."""
        return self.n / self.total if self.total else float("nan")


def beside(
    voices: pd.DataFrame, event_ids: Sequence[str], of: Sequence[str], others: Sequence[str]
) -> Beside:
    """In how many acts of some voices others took part too.

    Args:
        voices: of `speaking`.
        event_ids: acts that count.
        of: voices whose acts are the whole.
        others: voices of *another* actor in the same act.

    >>> voices = pd.DataFrame({
    ...     "event_id": ["1", "1", "2"], "un": [True, False, True],
    ...     "regional": [False, True, True]})
    >>> beside(voices, ["1", "2"], ["un"], ["regional"])
    Beside(n=1, total=2)
    """
    rows = voices[voices["event_id"].isin(set(event_ids))]
    ours, theirs = rows[list(of)].any(axis=1), rows[list(others)].any(axis=1)
    acts = set(rows.loc[ours, "event_id"])
    both = set(rows.loc[theirs & ~ours, "event_id"]) & acts
    return Beside(len(both), len(acts))


def local_groups(dataset: Dataset) -> pd.DataFrame:
    """Rows of `speaking` with who stands close to the ground, and who comes from outside.

    Returns:
        The columns of `speaking` and two bools: ``local`` (civil society or private sector
        seated in the country of the crisis), ``outside`` (world, regional or sub-regional
        organisation, whoever acts for one, or another state).
    """
    rows = speaking(dataset)
    seats = dataset.actors.set_index(["case_id", "actor_id"])["hq_country_iso3"]
    country = dataset.cases.set_index("case_id")["iso3"]
    known = seats.to_dict()
    seat = [
        known.get((case_id, actor_id), known.get(("", actor_id)))
        for case_id, actor_id in zip(rows["case_id"], rows["actor_id"], strict=True)
    ]
    near = pd.Series(seat, index=rows.index) == rows["case_id"].map(country)
    abroad = ["un", "world", "regional", "subregional", "elsewhere", "state"]
    return rows.assign(
        local=near & rows[["civil_society", "private_sector"]].any(axis=1),
        outside=rows[abroad].any(axis=1),
    )
