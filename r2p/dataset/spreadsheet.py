"""Tables as files for a spreadsheet, in which no cell may start a formula."""

import pandas as pd

from r2p.dataset.wording import starts_formula


def to_csv(frame: pd.DataFrame) -> bytes:
    """The frame as UTF-8 CSV with a byte-order mark, which spreadsheets need for accents."""
    return harmless(frame).to_csv(index=False, date_format="%Y-%m-%d").encode("utf-8-sig")


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with an apostrophe before every text that a spreadsheet would calculate.

    That may be the name of a column too: some tables have one for each crisis.
    """
    text = frame.select_dtypes(include=["str", "object", "category"]).columns
    quoted = frame.assign(**{column: frame[column].map(_quoted) for column in text})
    return quoted.rename(columns=_quoted)


def _quoted(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and starts_formula(cell) else cell
