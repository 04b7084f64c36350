"""Agreement in words and figures, the same for students and for the dataset."""

from collections.abc import Mapping, Sequence

import pandas as pd

from r2p.measures.agreement import Agreement, Estimate, confusion

MEANING = """
**Agreement** is the part of the acts on which both coders chose the same. Two coders who guess
agree on some acts too, and on more of them the fewer categories there are or the more acts fall
into one.

**Cohen's kappa** takes that luck out: 1 is full agreement, 0 is what chance would give if each
coder kept to the frequencies of their own choices, below 0 is less than chance. **Krippendorff's
alpha** does the same with the frequencies of both coders together and corrects for few acts. A
common rule of thumb asks for 0.80 and takes 0.67 for tentative conclusions; it is a habit, not a
law.

**In brackets** stands the middle 95 % of 2,000 drawings of the same acts with replacement: how far
the figure could have moved had other acts been drawn. With ten acts one act more or less moves
agreement by ten points, so the brackets are wide and two coders cannot be told apart. With full
agreement the drawings cannot differ, and the bracket is too narrow.

**Undefined** means that both used one category only: chance alone would then give full agreement.
No bracket is given below three acts, or where too many drawings come out undefined.

All categories count as equally different: statement for council decision is as wrong as statement
for use of force.
"""


def shown(estimate: Estimate, *, as_percent: bool = False) -> str:
    """A statistic with its interval, as text.

    >>> shown(Estimate(0.845, 0.79, 0.897))
    '0.84 (0.79 to 0.90)'
    >>> shown(Estimate(0.5, float("nan"), float("nan")), as_percent=True)
    '50.0 %'
    """
    if not estimate.known:
        return "undefined"
    write = _percent if as_percent else "{:.2f}".format
    text = write(estimate.value)
    if not estimate.bounded:
        return text
    low, high = write(estimate.low), write(estimate.high)
    return f"{text} ({low.removesuffix(' %')} to {high})"


def _percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def confusion_table(
    first: Sequence[str], second: Sequence[str], names: Mapping[str, str], heading: str
) -> pd.DataFrame:
    """The confusion of two coders in the words of the codebook; empty where nothing is.

    Args:
        first: what one coder chose, in the rows.
        second: what the other chose, in the columns.
        names: label of each term, in the order of the vocabulary.
        heading: of the first column; says who stands where.
    """
    counts = confusion(first, second, list(names)).rename(index=names, columns=names)
    counts = counts.astype("Int64").mask(counts == 0)
    counts.index.name = heading
    return counts.reset_index()


def table(made: Mapping[str, Agreement]) -> pd.DataFrame:
    """One row per variable; ``made`` maps its heading to its agreement."""
    return pd.DataFrame(
        [
            {
                "Variable": name,
                "Agreement": shown(each.percent, as_percent=True),
                "Cohen's kappa": shown(each.kappa),
                "Krippendorff's alpha": shown(each.alpha),
                "Acts": each.n,
                "Same": each.same,
                "Categories used": each.categories,
            }
            for name, each in made.items()
        ]
    )
