"""How many different instruments: variety, made comparable by rarefaction."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.dataset.vocabulary import labels, vocabulary
from r2p.measures.grid import Grid, counted, grid


def breadths(
    events: pd.DataFrame,
    cases: Sequence[str],
    kinds: Sequence[str],
    what: str = "carried_out",
    by: str | None = None,
) -> pd.DataFrame:
    """Distinct instruments used, as counted and rarefied to the smallest number of acts.

    More acts, or deeper research, show more instruments. Rarefied, the number is what a
    random subset of each crisis's acts would show, all subsets as large as the smallest
    number of acts (at least one) among the crises compared, within the same kind.

    Args:
        events: acts inside the window; read are ``case_id``, ``instrument``, ``status``
            and the columns behind the kinds.
        cases: ids of the crises compared: they set the size of the subset.
        kinds: ids of kinds.
        what: ``carried_out``, ``attempted`` or ``all``.
        by: a split of each kind; each part is rarefied on its own.

    Returns:
        One row per crisis and kind (and part): ``case_id, kind, [part,] rarefied``
        (instruments; missing where there is no act), ``raw`` (instruments, int), ``acts``
        (int), ``size`` (acts in the random subset, 0 where no crisis has one) and
        ``not_recorded`` (labels of instruments of the kind that were not recorded, joined
        by ``", "``).

    Raises:
        KeyError: there is no such kind or split.
        ValueError: ``what`` is not allowed.

    Source: design of the atlas, measure "breadth"; rarefaction after Hurlbert 1971,
    Ecology 52:577-586.

    >>> events = pd.DataFrame({
    ...     "case_id": ["A", "A", "B"], "family": ["accountability"] * 3,
    ...     "instrument": ["inquiry", "icc_action", "inquiry"], "status": ["carried_out"] * 3})
    >>> breadths(events, ["A", "B"], ["family.accountability"])[
    ...     ["rarefied", "raw", "acts", "size"]].values.tolist()
    [[1.0, 2.0, 2.0, 1.0], [1.0, 1.0, 1.0, 1.0]]
    """
    laid = grid(events, cases, kinds, by)
    used = _uses(laid, counted(laid.events, what))
    acts = used.sum(axis=2)
    size = np.where(acts > 0, acts, np.iinfo(int).max).min(axis=0, initial=np.iinfo(int).max)
    size = np.where(size == np.iinfo(int).max, 0, size)
    expected = rarefied(used, np.broadcast_to(size, acts.shape))
    return laid.frame(
        rarefied=np.where(acts > 0, expected, np.nan),
        raw=(used > 0).sum(axis=2),
        acts=acts,
        size=size,
        not_recorded=_not_recorded(laid, used),
    ).astype({"not_recorded": "str"})


def rarefied(counts: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Expected number of distinct things in a random subset, drawn without putting back.

    A thing that is there ``k`` times among ``n`` is missed by a subset of ``size`` with
    the hypergeometric probability ``C(n - k, size) / C(n, size)``.

    Args:
        counts: how often each thing is there (int); things on the last axis.
        size: number drawn (int), in the shape of ``counts`` without its last axis, at most
            the sum of its counts (where it is more, the sum is taken).

    Returns:
        Expected number of distinct things (float).

    >>> round(float(rarefied(np.array([2, 1]), np.array(2))), 4)  # 1 of the 3 pairs shows one
    1.6667
    """
    counts = np.asarray(counts)
    total = counts.sum(axis=-1, keepdims=True)
    size = np.minimum(np.asarray(size)[..., None], total)
    log_factorial = np.cumsum(np.log(np.maximum(np.arange(total.max(initial=0) + 1), 1)))
    rest = total - counts
    possible = rest >= size
    left = np.where(possible, rest - size, 0)
    # C(rest, size) / C(total, size): the factorial of size stands in both and falls out.
    log_ways = log_factorial[rest] - log_factorial[left]
    log_all = log_factorial[total] - log_factorial[total - size]
    missed = np.where(possible, np.exp(log_ways - log_all), 0.0)
    return np.where(counts > 0, 1.0 - missed, 0.0).sum(axis=-1)


def _uses(laid: Grid, which: np.ndarray) -> np.ndarray:
    """Number of acts per crisis, column and instrument of the vocabulary."""
    instruments = vocabulary("instruments").index
    code = instruments.get_indexer(pd.Index(laid.events["instrument"]))
    row, cell = laid.pairs(which & (code >= 0))
    flat = cell * len(instruments) + code[row]
    shape = (*laid.shape, len(instruments))
    return np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape)


def _not_recorded(laid: Grid, used: np.ndarray) -> np.ndarray:
    names = np.array(list(labels("instruments").values()), dtype=object)
    families = vocabulary("instruments")["family"].to_numpy()
    ids = vocabulary("instruments").index.to_numpy()
    allowed = np.ones((len(laid.kinds), len(ids)), dtype=bool)
    for column, kind in enumerate(laid.kinds):
        if kind.group == "family":
            allowed[column] = families == kind.term
        elif kind.group == "instrument":
            allowed[column] = ids == kind.term
    result = np.empty(laid.shape, dtype=object)
    for case, column in np.ndindex(laid.shape):
        missing = (used[case, column] == 0) & allowed[column]
        result[case, column] = ", ".join(names[missing])
    return result
