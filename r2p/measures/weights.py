"""Weighted use: a composite that says more about its weights than about the crises.

The weights are an ordinal ladder from words to force (``data/vocabulary/instruments.csv``).
A reader sets a factor per family, or a weight per instrument, and sees what becomes of the order.
Beside it stand ten thousand random settings: where the order depends on the weights, they say so.

Source: design of the atlas, measure "weighted use"; on composites and their weights, OECD and
JRC, Handbook on Constructing Composite Indicators (2008).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.dataset.vocabulary import vocabulary
from r2p.measures.grid import counted, grid

DRAWS = 10_000
SEED = 1
INTERVAL = (5, 95)
"""Percentiles between which the rank of a crisis lies in nine of ten draws."""


@dataclass(frozen=True)
class Use:
    """How much each crisis used each family, weighted by the ladder.

    ``points`` (crises x families) is the sum of the ladder weights of the acts; divided by the
    number of acts of the crisis if ``per_act``, so that depth of research plays no part.
    """

    cases: tuple[str, ...]
    families: tuple[str, ...]
    points: np.ndarray
    acts: np.ndarray


def use(
    events: pd.DataFrame,
    cases: Sequence[str],
    weights: Mapping[str, float] | None = None,
    what: str = "carried_out",
    *,
    per_act: bool = True,
) -> Use:
    """Ladder points per crisis and family.

    Args:
        events: acts inside the window; read are ``case_id, instrument, status``.
        cases: ids of crises.
        weights: ladder weight of some instruments; the published ladder for the rest.
        what: ``carried_out``, ``attempted`` or ``all``.
        per_act: divide by the number of acts of the crisis.

    Raises:
        KeyError: a weight is given for an unknown instrument.
        ValueError: a weight is negative.

    >>> events = pd.DataFrame({"case_id": ["A", "A"], "status": ["carried_out"] * 2,
    ...                        "instrument": ["statement", "use_of_force"]})
    >>> use(events, ["A"], per_act=False).points.sum().item()
    11.0
    """
    instruments = vocabulary("instruments")
    ladder = instruments["weight"].astype(float).to_dict()
    for instrument, weight in (weights or {}).items():
        if instrument not in ladder:
            raise KeyError(f"no instrument {instrument!r}")
        if weight < 0:
            raise ValueError("a weight cannot be negative")
        ladder[instrument] = float(weight)
    families = tuple(vocabulary("families").index)
    laid = grid(events, cases, [f"instrument.{term}" for term in ladder])
    counts = laid.count(counted(laid.events, what))
    per_family = np.array(
        [[family == of for family in families] for of in instruments["family"]], dtype=float
    )
    points = (counts * np.array(list(ladder.values()))) @ per_family
    acts = counts.sum(axis=1)
    if per_act:
        points = np.divide(
            points, acts[:, None], out=np.zeros_like(points), where=acts[:, None] > 0
        )
    return Use(tuple(cases), families, points, acts)


def scores(used: Use, factors: Mapping[str, float] | None = None) -> pd.Series:
    """Weighted use of each crisis: its points, each family times its factor (1 unless given).

    Returns:
        float, indexed by case_id, in ladder points (per act, if ``used`` is).

    Raises:
        ValueError: a factor is negative.
    """
    factor = _factors(used, factors)
    return pd.Series(used.points @ factor, index=pd.Index(used.cases, name="case_id"), name="score")


def draws(used: Use, number: int = DRAWS, seed: int = SEED) -> np.ndarray:
    """Scores under random factors.

    Factors come from a flat Dirichlet distribution over the families and are scaled to a mean of
    one: every way to spread the same attention over the families is equally likely.

    Args:
        used: ladder points.
        number: how many draws.
        seed: of the random numbers; the same seed gives the same draws.

    Returns:
        float, crises x draws, in ladder points (per act, if ``used`` is).
    """
    families = len(used.families)
    factors = np.random.default_rng(seed).dirichlet(np.ones(families), number) * families
    return used.points @ factors.T


def exceeds(drawn: np.ndarray) -> np.ndarray:
    """Share of draws in which one crisis exceeds another, ties apart.

    Args:
        drawn: of `draws`.

    Returns:
        From 0 to 1, crises x crises. ``result[a, b] + result[b, a]`` and the share of ties add
        up to 1.

    >>> exceeds(np.array([[1.0, 2.0], [0.0, 3.0]])).tolist()
    [[0.0, 0.5], [0.5, 0.0]]
    """
    return np.array([(row > drawn).mean(axis=1) for row in drawn])


def intervals(drawn: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Best and worst rank of each crisis in nine of ten draws (1 is the highest score).

    Of equal scores each has the best rank of them.

    Args:
        drawn: of `draws`; at least one crisis.

    Returns:
        Two arrays of int, one rank per crisis: the best and the worst.
    """
    ranks = _ranks(drawn)
    low, high = np.percentile(ranks, INTERVAL, axis=1, method="nearest")
    return low.astype(int), high.astype(int)


def _ranks(drawn: np.ndarray) -> np.ndarray:
    """Rank of each crisis in each draw, 1 for the highest; equal scores share the best rank."""
    if len(drawn) <= _FEW:
        return np.array([(drawn > row).sum(axis=0) + 1 for row in drawn])
    # Each crisis against each other grows with the square of their number; sorting does not.
    ranks = np.empty(drawn.shape, dtype=np.int32)
    for place, scored in enumerate(-drawn.T):
        ranks[:, place] = np.searchsorted(np.sort(scored), scored, side="left") + 1
    return ranks


_FEW = 64


def swaps(
    used: Use, one: str, other: str, factors: Mapping[str, float] | None = None, most: float = 3.0
) -> pd.DataFrame:
    """Which single factor would have to change, and to what, to swap two crises.

    Args:
        used: ladder points.
        one: id of a crisis.
        other: id of another crisis.
        factors: as they are now.
        most: highest factor a reader can set.

    Returns:
        One row per family: ``family, now, needed`` (the factor at which both are equal; missing
        where this family cannot make them equal) and ``within`` (bool: from 0 to ``most``).

    Raises:
        KeyError: there is no such crisis.
    """
    for case_id in (one, other):
        if case_id not in used.cases:
            raise KeyError(f"no crisis {case_id!r}")
    factor = _factors(used, factors)
    gap = used.points[used.cases.index(one)] - used.points[used.cases.index(other)]
    total = float(gap @ factor)
    with np.errstate(divide="ignore", invalid="ignore"):
        needed = np.where(np.isclose(gap, 0), np.nan, factor - total / gap)
    within = (needed >= 0) & (needed <= most)
    return pd.DataFrame(
        {
            "family": pd.Series(used.families, dtype="str"),
            "now": factor,
            "needed": needed,
            "within": within,
        }
    )


def _factors(used: Use, factors: Mapping[str, float] | None) -> np.ndarray:
    values = np.array([float((factors or {}).get(family, 1)) for family in used.families])
    if (values < 0).any():
        raise ValueError("a factor cannot be negative")
    return values
