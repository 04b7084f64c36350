"""What would swap two crises: the one factor that makes them equal, in words and as a table."""

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.weights.view import View, used
from r2p.measures.weights import scores, swaps


def swap_table(data: Dataset, view: View, one: str, other: str) -> tuple[str, pd.DataFrame]:
    """A sentence and a table: which single factor would swap two crises.

    Args:
        data: the dataset.
        view: what is weighed; ``one`` and ``other`` have an act in it.
        one: id of a crisis.
        other: id of another.

    Returns:
        The sentence, and a row per family: ``Family``, ``Factor now`` and ``Equal at`` (times its
        weight), ``Within reach (0 to 3)`` (``yes`` or ``no``).

    Raises:
        KeyError: a crisis has no act to count.
    """
    points = used(data, view)
    factors = dict(view.weighting.factors)
    score = scores(points, factors)
    rows = swaps(points, one, other, factors)
    ahead, behind = (one, other) if score[one] >= score[other] else (other, one)
    reach = rows[rows["within"]]
    names = labels("families")
    if reach.empty:
        how = "No single family can swap them between 0 and 3 times its weight."
    else:
        nearest = reach.loc[(reach["needed"] - reach["now"]).abs().idxmin()]
        how = (
            f"The smallest change that would: {names[nearest['family']].lower()} from "
            f"{nearest['now']:.2g} to {nearest['needed']:.2g} times its weight."
        )
    sentence = (
        f"{data.labels[ahead]} scores {score[ahead]:.2f}, {data.labels[behind]} "
        f"{score[behind]:.2f}. {how}"
    )
    table = pd.DataFrame(
        {
            "Family": rows["family"].map(names),
            "Factor now": rows["now"].round(2),
            "Equal at": rows["needed"].round(2),
            "Within reach (0 to 3)": rows["within"].map({True: "yes", False: "no"}),
        }
    )
    return sentence, table
