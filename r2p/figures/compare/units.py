"""Acts as bars: what they are divided by, how the number is said, and the scale it stands on."""

from collections.abc import Iterable

from r2p.figures.compare.scale import Scale, scale_to
from r2p.figures.compare.words import number
from r2p.figures.words import percent
from r2p.measures.kinds import HEADLINE

SCALE = 0.6
"""The three headline panels run from 0 to 60 % unless the data need more."""
SUBTITLES = {
    "share": "Share of all protective acts of the crisis",
    "acts": "Number of protective acts",
    "rate": "Protective acts per 30 days",
}
"""How the subtitle of each measure begins."""
COLUMNS = {
    "share": "Share of all acts (%)",
    "acts": "Acts",
    "rate": "Acts per 30 days",
}
"""Heading of each measure in a table."""


def divisor(measure: str, total: int, days: int) -> float:
    """What the acts of a crisis are divided by; 0 where there is no number.

    Args:
        measure: ``share``, ``acts`` or ``rate``.
        total: all acts of the crisis in the window.
        days: of the window.

    >>> divisor("share", 12, 90), divisor("rate", 12, 90), divisor("acts", 12, 90)
    (12, 3.0, 1.0)
    """
    if measure == "share":
        return total
    return days / 30 if measure == "rate" else float(days > 0)


def said(measure: str, value: float) -> str:
    """A number in the unit of the measure.

    >>> said("share", 0.25), said("acts", 12.0)
    ('25 %', '12')
    """
    return percent(value) if measure == "share" else number(value)


def scale_for(measure: str, kinds: Iterable[str], longest: float) -> Scale:
    """The scale of all panels: at least to `SCALE` for shares of the headline kinds."""
    if measure == "share":
        return scale_to(longest, "%", least=SCALE if set(kinds) <= set(HEADLINE) else 0.0)
    return scale_to(longest, "acts" if measure == "acts" else "acts per 30 days")
