"""The room around the drawings of the toolbox, which measure their own words."""

from dataclasses import dataclass

from r2p.figures.look import Look

WIDER = 1.14
"""A browser that saves a picture may set it in a wider type than that of the page."""


@dataclass(frozen=True)
class Room:
    """Pixels ``left`` and ``right`` of the cells, and before the words (``edge``)."""

    left: float
    right: float
    edge: int

    def shift(self, from_edge: float) -> float:
        """How far words stand from the left end of the cells, by their place from the edge."""
        return from_edge + self.edge - self.left


def room(left: float, right: float, look: Look) -> Room:
    """The room for words so wide; in a picture they stand where its title does."""
    if not look.printed:
        return Room(left, right, 0)
    edge = 16
    return Room(left * WIDER + edge - 4 * look.narrow, right * WIDER + 12 + 12 * look.narrow, edge)
