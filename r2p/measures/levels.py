"""Actor levels: in how many acts each took part, and how many it led.

Source: design of the atlas, measure "joint share", and claims C18 and C19 on coordination.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.dataset.vocabulary import vocabulary
from r2p.measures.grid import counted, grid

LEVELS: tuple[str, ...] = tuple(vocabulary("levels").index)
"""Every actor level, in display order."""


def level_counts(
    events: pd.DataFrame, cases: Sequence[str], what: str = "carried_out"
) -> pd.DataFrame:
    """In how many acts each actor level took part, and how many it led.

    Args:
        events: acts inside the window; read are ``case_id, status, lead_level`` and
            ``has_<level>``.
        cases: ids of crises.
        what: ``carried_out``, ``attempted`` or ``all``.

    Returns:
        One row per crisis and level: ``case_id, level, acts, led, total`` (all acts of the
        crisis). An act counts once for every level that took part and once for the level led by.

    Raises:
        ValueError: ``what`` is not allowed.

    >>> events = pd.DataFrame({
    ...     "case_id": ["A"], "status": ["carried_out"], "lead_level": ["global"],
    ...     **{f"has_{level}": [level in ("global", "state")] for level in LEVELS}})
    >>> level_counts(events, ["A"]).iloc[[0, 3], 1:].values.tolist()
    [['global', 1, 1, 1], ['state', 1, 0, 1]]
    """
    laid = grid(events, cases, [f"level.{level}" for level in LEVELS])
    which = counted(laid.events, what)
    lead = laid.events["lead_level"].to_numpy()
    led = np.stack([laid.count(which & (lead == level))[:, k] for k, level in enumerate(LEVELS)])
    frame = laid.frame(acts=laid.count(which), led=led.T, total=laid.totals(which))
    frame.insert(1, "level", frame.pop("kind").str.removeprefix("level."))
    return frame
