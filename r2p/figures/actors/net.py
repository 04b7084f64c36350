"""The co-action network of a view: who acted with whom, counted and laid out."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.actors.layout import positions
from r2p.figures.actors.text import View, acts, part
from r2p.measures.houses import houses
from r2p.measures.levels import level_counts
from r2p.measures.network import actors, centrality, least_acts, tied, ties

MOST = 26
"""Most actors that the automatic threshold leaves in the drawing."""


@dataclass(frozen=True, eq=False)
class Net:
    """The co-action network of a view, laid out. Made once and shared: do not change it.

    Attributes:
        actors: all actors, with ``partners`` and ``between``.
        pairs: all ties.
        least: shared acts from which a tie is drawn.
        drawn: ids of the actors drawn, most acts first.
        shown: the ties drawn.
        places: of the actors drawn, in the unit square.
        levels: of `level_counts`.
        total: number of acts.
        apart: the tie with most acts between two actors that do not act for one body.
    """

    actors: pd.DataFrame
    pairs: pd.DataFrame
    least: int
    drawn: tuple[str, ...]
    shown: pd.DataFrame
    places: dict[str, tuple[float, float]]
    levels: pd.DataFrame
    total: int
    apart: Any

    @cached_property
    def names(self) -> dict[str, str]:
        """Short name of each actor."""
        return dict(zip(self.actors["actor_id"], self.actors["short_name"], strict=True))

    def name(self, actor_id: str) -> str:
        """Short name of an actor."""
        return self.names[actor_id]

    def marks(self) -> dict[str, str]:
        """What can be chosen: actors and ties drawn, by the id they carry, with a name."""
        found = {actor: self.name(actor) for actor in self.drawn}
        pairs = zip(self.shown["a"], self.shown["b"], strict=True)
        return found | {f"{a}~{b}": f"{self.name(a)} and {self.name(b)}" for a, b in pairs}


def net(data: Dataset, view: View, least: int) -> Net:
    """The network of a view.

    Args:
        data: the dataset.
        view: which acts count.
        least: shared acts from which a tie is drawn; 0 chooses a threshold that stays readable.

    Raises:
        KeyError: a chosen crisis is not in the dataset.
    """
    rows = part(data, view)
    found, pairs = actors(rows), ties(rows)
    found = found.merge(centrality(found["actor_id"].tolist(), pairs), on="actor_id")
    least = least or least_acts(pairs, MOST)
    inside = tied(pairs, least)
    drawn = tuple(actor for actor in found["actor_id"] if actor in inside)
    shown = pairs[pairs["acts"] >= least].reset_index(drop=True)
    return Net(
        found,
        pairs,
        least,
        drawn,
        shown,
        positions(drawn, shown),
        level_counts(acts(data, view), view.selection.cases, "all"),
        int(rows["event_id"].nunique()),
        _apart(data, pairs),
    )


def _apart(data: Dataset, pairs: pd.DataFrame) -> Any:
    """The UN and its Security Council are one house: that they act together says little."""
    house: dict[str, set[str]] = {}
    for (_, actor), members in houses(data.actors).items():
        house.setdefault(actor, {actor}).update(members)
    for row in pairs.itertuples():
        if not house[row.a] & house[row.b]:
            return row
    return None


def actors_table(made: Net) -> pd.DataFrame:
    """Every actor, drawn or not, with its numbers; headings as shown."""
    rows = made.actors
    return pd.DataFrame(
        {
            "Actor": rows["short_name"],
            "Level": rows["level"].map(labels("levels")),
            "Took part": rows["acts"],
            "Led": rows["led"],
            "Led, % of its acts": (rows["led"] / rows["acts"] * 100).round(0).astype(int),
            "Supported": rows["supported"],
            "With others": rows["shared"],
            "Marked joint": rows["joint"],
            "Partners": rows["partners"],
            "Between others, %": (rows["between"] * 100).round(1),
            "Crises": rows["crises"],
            "Full name": rows["name"],
        }
    )
