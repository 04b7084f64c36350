"""Searching in tables: every word must be found; names in capitals and dates are known."""

import re
from collections.abc import Iterable

import pandas as pd

from r2p.dataset.fold import folded
from r2p.figures.words import day

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS)
_TERMS = re.compile(
    rf'"(?P<quoted>[^"]+)"|(?i:\b(?P<date>(?:\d{{1,2}} )?(?:{_MONTH}) \d{{4}})\b)|(?P<word>\S+)'
)
_NAME = re.compile(r"[A-Z][A-Z0-9]{1,5}")
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to")
)

HELP = (
    "All words must be found, in any column. Quotation marks keep words together. "
    "A short word in capitals, such as AU or ICC, is found as a whole word only. "
    "A month with its year, such as October 2009, is found as a date."
)


def matching(texts: pd.Series, query: str) -> pd.Series:
    """Which of the texts hold every term of the query. An empty query matches all.

    >>> texts = pd.Series(["The AU met because of it, 6 Oct 2009", "Côte d'Ivoire sanctions"])
    >>> matching(texts, "AU October 2009").tolist(), matching(texts, "cote SANCTIONS").tolist()
    ([True, False], [False, True])
    """
    found = pd.Series(True, index=texts.index)
    lowered: pd.Series | None = None
    for term in _TERMS.finditer(query):
        word = term["word"] or ""
        if word in _SMALL:
            continue
        whole = _as_written(term["date"]) if term["date"] else word
        if term["date"] or _NAME.fullmatch(word):
            inside = re.compile(rf"(?<![A-Za-z0-9]){re.escape(whole)}(?![A-Za-z0-9])")
            exact = texts.map(lambda text, inside=inside: bool(inside.search(text)))
            if exact.any() or term["date"]:
                found &= exact
                continue
        lowered = texts.map(folded) if lowered is None else lowered
        part = folded(term["quoted"] or word)
        found &= lowered.map(lambda text, part=part: part in text)
    return found


def joined(columns: Iterable[pd.Series]) -> pd.Series:
    """The columns as one text a row, to search in; days in both ways of writing them."""
    parts = [_texts(column) for column in columns]
    rows = [" \n".join(row) for row in zip(*(part for part in parts), strict=True)]
    return pd.Series(rows, index=parts[0].index, dtype="object")


def _texts(column: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.map(lambda date: "" if pd.isna(date) else f"{date:%Y-%m-%d} {day(date)}")
    return column.astype("object").where(column.notna(), "").map(str)


def _as_written(date: str) -> str:
    """A month and its year as the atlas writes dates: ``Oct 2009``."""
    *days, month, year = date.split()
    return " ".join([*(str(int(number)) for number in days), month[:3].capitalize(), year])
