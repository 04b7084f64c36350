"""An axis of days that stretches the first ones: a day counts more the nearer it is to onset."""

from dataclasses import dataclass
from math import log10

from r2p.figures.first_days.asked import day_number
from r2p.figures.timeline.text import width as text_width

TICKS = (0, 1, 3, 10, 30, 100, 365, 1000, 3000)
NOTE = "Days since onset; the axis stretches the first days."


@dataclass(frozen=True)
class Stretched:
    """Days 0 to ``last`` between two edges of a sheet; each step is about three times the last.

    >>> axis = Stretched(0, 200, 99)
    >>> axis.at(0), axis.at(9), axis.at(99)
    (0.0, 100.0, 200.0)
    """

    left: float
    right: float
    last: int

    def at(self, day: float) -> float:
        """Where a day lies; days before onset lie on it."""
        part = log10(1 + max(0.0, min(day, self.last))) / log10(1 + self.last)
        return self.left + part * (self.right - self.left)

    def ticks(self, size: float) -> list[tuple[float, str]]:
        """Where numbers stand and what they say; those that would touch are left out."""
        found: list[tuple[float, str]] = []
        free = -1e9
        for day in TICKS:
            x, text = self.at(day), day_number(day)
            room = text_width(text, size) / 2
            if day <= self.last and x - room > free and x + room <= self.right + 14:
                found.append((x, text))
                free = x + room + 5
        return found


def enough(days: list[float]) -> int:
    """The last day that an axis needs to hold these days, with a little room.

    >>> enough([2.0, 675.0]), enough([])
    (760, 30)
    """
    return max(30, round(max(days, default=0.0) * 1.125 / 10) * 10)
