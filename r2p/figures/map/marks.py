"""How large and in which colour each thing is drawn: shared by screen, legend and picture."""

import math
from dataclasses import dataclass

from r2p.figures.look import Look
from r2p.figures.map.ground import Ground
from r2p.figures.palette import rgb

THINNEST = 1.2  # px
BEND, BEND_MORE = 0.12, 0.06  # how far an arc bends; more where others share its ends

Colour = list[int]


@dataclass(frozen=True)
class Scale:
    """Sizes for one choice of crises; the same at every step, so that steps can be compared.

    ``most`` and ``most_led`` are the acts of the largest place and the thickest arc,
    ``largest``, ``thickest`` and ``seat`` the radius, the width and the size of a mark in
    pixels, ``per_death`` square pixels.
    """

    most: int
    most_led: int
    largest: float
    thickest: float
    seat: int
    per_death: float

    def place(self, acts: int) -> float:
        """Radius in pixels: the area stands for the number of acts."""
        return round(self.largest * math.sqrt(acts / self.most), 1)

    def arc(self, acts: int) -> float:
        """Width in pixels."""
        return round(max(THINNEST, self.thickest * acts / max(self.most_led, 8)), 1)

    def deaths(self, deaths: int) -> float:
        """Radius in pixels: the area stands for the number of deaths."""
        return round(math.sqrt(self.per_death * max(deaths, 1) / math.pi) + 1, 1)

    def steps(self) -> list[int]:
        """Numbers of acts to show in the legend: one, and round ones up to the most."""
        power = 10 ** int(math.log10(self.most))
        large = self.most // power * power
        return sorted({1, large // 4, large}) if large >= 20 else sorted({1, large})


def scale(ground: Ground, look: Look) -> Scale:
    """The sizes for what can be on the map."""
    if look.narrow:
        return Scale(ground.most, ground.most_led, 17.0, 4.5, 8, 1.1)
    return Scale(ground.most, ground.most_led, 25.0, 7.0, 11, 3.2)


def colour(hexadecimal: str, opacity: float = 1.0) -> Colour:
    """Red, green, blue and opacity, 0 to 255, as deck.gl wants them."""
    return [*rgb(hexadecimal), round(255 * opacity)]
