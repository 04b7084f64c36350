"""The acts that were coded twice, by two coders who did not know each other's choices."""

from functools import cache

import pandas as pd

from r2p.dataset.paths import RELIABILITY
from r2p.dataset.read import read_table
from r2p.dataset.schema import schema


@cache
def double_coding() -> pd.DataFrame:
    """One row per act (columns of the schema ``double_coding``). Shared: do not change it.

    Read when it is asked for and not with the dataset: few readers want it.
    """
    return read_table(RELIABILITY / "double_coding.csv", schema("double_coding"))
