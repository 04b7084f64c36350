"""How far two coders agree: percent, Cohen's kappa, Krippendorff's alpha, with intervals.

Sources: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
Psychological Measurement 20 (1960), 37-46; K. Krippendorff, "Content Analysis", chapter on
reliability. All categories are nominal: a near miss counts like a wide one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, nan

import numpy as np
import pandas as pd

RESAMPLES = 2_000
SEED = 1
LEVEL = 0.95
FEW = 3
"""Fewer acts than this give no interval."""
LOST = 0.05
"""Part of the resamples in which a statistic may be undefined before its interval is too."""

_UNDEFINED = -9.0


@dataclass(frozen=True)
class Estimate:
    """A statistic with its bootstrap interval; NaN where it is undefined.

    >>> Estimate(0.5, nan, nan).known, Estimate(nan, nan, nan).known
    (True, False)
    """

    value: float
    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether the statistic is defined."""
        return isfinite(self.value)

    @property
    def bounded(self) -> bool:
        """Whether the interval is defined."""
        return isfinite(self.low) and isfinite(self.high)


@dataclass(frozen=True)
class Agreement:
    """The agreement of two coders on one variable.

    ``categories`` counts those that at least one of them used; ``same`` the
    acts on which they agree. Kappa and alpha are undefined where no act or only
    one category was used: there is then nothing that chance could explain.
    """

    n: int
    same: int
    categories: int
    percent: Estimate
    kappa: Estimate
    alpha: Estimate


def agreement(first: Sequence[object], second: Sequence[object]) -> Agreement:
    """The agreement of two coders, act by act.

    Args:
        first: what one coder chose for each act.
        second: what the other chose, in the same order.

    Raises:
        ValueError: the two are not equally long.

    >>> made = agreement(["a", "a", "b", "b"], ["a", "b", "b", "b"])
    >>> made.same, made.percent.value, made.kappa.value, round(made.alpha.value, 3)
    (3, 0.75, 0.5, 0.533)
    """
    if len(first) != len(second):
        raise ValueError(f"{len(first)} acts of one coder, {len(second)} of the other")
    one, other, used = _codes(first, second)
    n = len(one)
    same = int((one == other).sum())
    if n == 0:
        nothing = Estimate(nan, nan, nan)
        return Agreement(0, 0, 0, nothing, nothing, nothing)
    values = (same / n, float(_kappa(one, other, used)), _alpha(one, other, used))
    intervals = _intervals(one, other, used)
    estimates = [Estimate(value, *bounds) for value, bounds in zip(values, intervals, strict=True)]
    return Agreement(n, same, used, *estimates)


def confusion(
    first: Sequence[object], second: Sequence[object], order: Sequence[object]
) -> pd.DataFrame:
    """How often each pair of choices occurs: rows the first coder's, columns the second's.

    Only categories that one of them used, in the given order.

    >>> confusion(["a", "a"], ["a", "c"], ["c", "b", "a"]).to_numpy().tolist()
    [[0, 0], [1, 1]]
    """
    used = [each for each in order if each in {*first, *second}]
    counts = pd.crosstab(pd.Series(first, dtype=object), pd.Series(second, dtype=object))
    return counts.reindex(index=used, columns=used, fill_value=0)


def _codes(first: Sequence[object], second: Sequence[object]) -> tuple[np.ndarray, np.ndarray, int]:
    """Choices as whole numbers from 0, and how many different ones there are."""
    codes, terms = pd.factorize(pd.Series([*first, *second], dtype=object))
    return codes[: len(first)], codes[len(first) :], len(terms)


def _percent(one: np.ndarray, other: np.ndarray, axis: int = -1) -> np.ndarray:
    return (one == other).mean(axis=axis)


def _kappa(one: np.ndarray, other: np.ndarray, used: int, axis: int = -1) -> np.ndarray:
    """Agreement beyond the chance that follows from how often each coder uses each category."""
    chance = sum(
        (one == term).mean(axis=axis) * (other == term).mean(axis=axis) for term in range(used)
    )
    return _beyond(_percent(one, other, axis), chance)


def _alpha(one: np.ndarray, other: np.ndarray, used: int) -> float:
    """Krippendorff's alpha for nominal data, by the library that is made for it."""
    import krippendorff  # noqa: PLC0415 - only needed here

    if used < 2:
        return nan
    coded = np.vstack([one, other]).astype(float)
    return float(krippendorff.alpha(reliability_data=coded, level_of_measurement="nominal"))


def _alphas(one: np.ndarray, other: np.ndarray, used: int, axis: int = -1) -> np.ndarray:
    """The same for many resamples at once: two coders, no gaps, where the formula is short."""
    total = 2 * one.shape[axis]
    chance = sum(
        counts * (counts - 1) / (total * (total - 1))
        for term in range(used)
        for counts in [(one == term).sum(axis=axis) + (other == term).sum(axis=axis)]
    )
    return _beyond(_percent(one, other, axis), chance)


def _beyond(observed: np.ndarray, chance: np.ndarray | float) -> np.ndarray:
    """``(observed - chance) / (1 - chance)``; NaN where chance alone gives full agreement."""
    left = 1 - np.asarray(chance, dtype=float)
    defined = left > 1e-12
    return np.where(defined, (observed - chance) / np.where(defined, left, 1), nan)


def _intervals(one: np.ndarray, other: np.ndarray, used: int) -> list[tuple[float, float]]:
    """Percentile intervals of percent, kappa and alpha over resampled acts."""
    if len(one) < FEW:
        return [(nan, nan)] * 3
    from scipy.stats import bootstrap  # noqa: PLC0415 - takes long to import

    def all_three(one: np.ndarray, other: np.ndarray, axis: int = -1) -> np.ndarray:
        percent = _percent(one, other, axis)
        kappa, alpha = _kappa(one, other, used, axis), _alphas(one, other, used, axis)
        # The library warns of statistics that are undefined: they are marked instead.
        return np.nan_to_num(np.stack([percent, kappa, alpha]), nan=_UNDEFINED)

    drawn = bootstrap(
        (one, other),
        all_three,
        n_resamples=RESAMPLES,
        paired=True,
        vectorized=True,
        confidence_level=LEVEL,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).bootstrap_distribution
    return [_bounds(row) for row in np.reshape(drawn, (3, -1))]


def _bounds(drawn: np.ndarray) -> tuple[float, float]:
    """Ends of the middle part; resamples in which the statistic is undefined are left out."""
    known = drawn[drawn != _UNDEFINED]
    if len(known) < (1 - LOST) * len(drawn):
        return nan, nan
    low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
