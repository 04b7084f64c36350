"""What a comparison is asked for: the one argument that its figures share."""

from dataclasses import dataclass

from r2p.measures.kinds import HEADLINE
from r2p.measures.selection import Selection


@dataclass(frozen=True)
class View:
    """All that a comparison depends on besides dataset and look; hashable.

    ``measure`` is an id of `r2p.measures.catalogue.MEASURES`, ``kinds`` are the panels in
    their order, ``by`` is a split or empty, ``what`` says which acts count (`WHATS`). ``page``
    counts from 1: of the panels only as many are drawn at once as can be read. What is not said
    is the headline of the atlas.
    """

    selection: Selection
    measure: str = "share"
    kinds: tuple[str, ...] = HEADLINE
    by: str = ""
    what: str = "carried_out"
    page: int = 1

    @property
    def any_day(self) -> bool:
        """Whether acts outside the window play a part."""
        return self.measure in ("days", "speed")
