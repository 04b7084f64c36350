"""For whom a figure is drawn: the theme and the width at hand."""

from dataclasses import dataclass

from r2p.figures.palette import DARK, LIGHT, Palette


@dataclass(frozen=True)
class Look:
    """How a figure is to look.

    ``narrow`` is a phone, or little room beside the sidebar; ``printed`` a picture, with nothing
    that needs a pointer; what goes to paper is light.
    """

    dark: bool = False
    narrow: bool = False
    printed: bool = False

    @property
    def palette(self) -> Palette:
        """The colours of the theme."""
        return DARK if self.dark else LIGHT
