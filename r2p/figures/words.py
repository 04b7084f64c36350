"""Numbers, dates and lists as the atlas writes them."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def day(value: date | pd.Timestamp) -> str:
    """``28 Feb 2008``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_as_known(value: date | pd.Timestamp, precision: str) -> str:
    """A date no more exact than it is known: ``28 Feb 2008``, ``Feb 2008`` or ``2008``."""
    if precision == "year":
        return str(value.year)
    if precision == "month":
        return f"{_MONTHS[value.month - 1]} {value.year}"
    return day(value)


def days_as_known(acts: pd.DataFrame) -> list[str]:
    """`day_as_known` of each act; ``date`` and ``date_precision`` are read."""
    return [
        day_as_known(*known) for known in zip(acts["date"], acts["date_precision"], strict=True)
    ]


def day_written(text: str) -> str:
    """The date of a text for readers; what is no day, month or year stays as it is.

    >>> day_written("2008-02-28"), day_written("2008-02"), day_written("2008")
    ('28 Feb 2008', 'Feb 2008', '2008')
    """
    year, month, number = (*text.split("-"), "", "")[:3]
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return text
    known = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(number)} {known}" if number.isdecimal() else known


def quality_words(checked_only: bool, min_confidence: str) -> list[str]:
    """What the filter on the evidence leaves out, for subtitles; empty where nothing.

    >>> quality_words(True, "medium"), quality_words(False, "low")
    (['checked acts only', 'confidence medium or better'], [])
    """
    parts = ["checked acts only"] if checked_only else []
    if min_confidence != "low":
        parts.append(f"confidence {min_confidence} or better")
    return parts


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 act``, ``2 acts``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}".replace(",", " ")


def number(value: int) -> str:
    """``1 133``, ``12``: thousands set apart."""
    return f"{value:,}".replace(",", " ")


def percent(part: float) -> str:
    """``8 %`` with a space; ``<1 %`` and ``>99 %`` for what rounds to none or all, but is not."""
    if 0 < part < 0.005:
        return "<1 %"
    if 0.995 <= part < 1:
        return ">99 %"
    return f"{part * 100:.0f} %"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """``a, b and c``."""
    parts = list(parts)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def wrapped(text: str, width: int) -> str:
    """Plain text broken into lines of at most ``width`` characters, as Plotly breaks them.

    The text is escaped: Plotly reads a few HTML tags in what it draws.
    """
    import textwrap

    return "<br>".join(escaped(line) for line in textwrap.wrap(text, width))


def escaped(text: str) -> str:
    """Text that Plotly draws as it stands."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
