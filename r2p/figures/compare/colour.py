"""The colour of a kind."""

from r2p.dataset import vocabulary
from r2p.figures.look import Look
from r2p.measures.kinds import kind


def colour_of(id: str, look: Look) -> str:
    """Colour of a kind: its family's, or muted ink for questions of who and how."""
    asked = kind(id)
    if asked.group == "family":
        return look.palette.families[asked.term]
    if asked.group == "instrument":
        return look.palette.families[vocabulary("instruments")["family"][asked.term]]
    return look.palette.muted
