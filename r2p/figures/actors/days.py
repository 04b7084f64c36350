"""A scale of days since onset on which the first week has as much room as the first year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

BEFORE = 0.4
"""How wide a day before onset is beside one as far after it."""
_STEPS = (1, 3, 7, 30, 100, 365, 1000, 3000)


@dataclass(frozen=True)
class Days:
    """Where days lie between ``left`` and ``right``, in pixels.

    The scale is logarithmic on both sides of onset: ``before`` is the earliest day shown
    (negative or 0), ``after`` the latest. ``edge`` is where words beside the latest marks must end.
    """

    left: float
    right: float
    before: int
    after: int
    edge: float = 0.0

    @property
    def zero(self) -> float:
        """Where onset lies."""
        return self.at(0)

    def at(self, day: float) -> float:
        """Pixels from the left edge of the drawing.

        >>> Days(0, 70, -9, 9).at(0), Days(0, 100, 0, 99).at(99)
        (20.0, 100.0)
        """
        low, high = _bent(min(self.before, 0)), _bent(max(self.after, 1))
        part = (_bent(day) - low) / (high - low)
        return round(self.left + (self.right - self.left) * part, 1)

    def ticks(self, room: float = 30.0) -> list[tuple[float, str]]:
        """Days to write below the scale, with at least ``room`` pixels between two.

        >>> [text for _, text in Days(0, 120, 0, 100).ticks()]
        ['0', '7', '30', '100']
        """
        found = [(self.zero, "0")]
        after = [day for day in _STEPS if day <= self.after]
        for day in reversed(after):
            x = self.at(day)
            if all(abs(x - other) >= room for other, _ in found):
                found.append((x, f"{day:,}".replace(",", " ")))
        for day in _STEPS:
            x = self.at(-day)
            if -day >= self.before and all(abs(x - other) >= room for other, _ in found):
                found.append((x, f"−{day:,}".replace(",", " ")))
        return sorted(found)


def _bent(day: float) -> float:
    bent = float(np.sign(day) * np.log1p(abs(day)))
    return bent if day >= 0 else bent * BEFORE


def reach(days: Sequence[float]) -> tuple[int, int]:
    """Earliest and latest of some days, with onset always inside.

    >>> reach([3, -7]), reach([])
    ((-7, 3), (0, 1))
    """
    known = [int(day) for day in days if day == day]
    return min([*known, 0]), max([*known, 1])
