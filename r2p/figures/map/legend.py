"""The legend of the map: a small drawing and a few words per mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from r2p.dataset import label
from r2p.figures.look import Look
from r2p.figures.map.marks import scale
from r2p.figures.map.shown import Shown
from r2p.figures.map.symbols import as_image, path
from r2p.figures.palette import Palette
from r2p.figures.timeline.text import width as text_width
from r2p.figures.words import count

_AT_PLACES = ("crisis", "place", "deaths")
_ARC = 28  # px, the width of an arc with its mark
_TYPE = 14  # px, the words
_GAPS = (4, 20)  # px between a sign and its words, and between two of them


@dataclass(frozen=True)
class Sign:
    """One line of the legend.

    ``mark`` is ``crisis``, ``place``, ``deaths``, ``arc`` or an actor group; ``size`` a
    radius or width in pixels; ``image`` the drawing as an address for Markdown; ``wide`` its
    width in pixels.
    """

    mark: str
    words: str
    size: float
    image: str
    wide: int

    @property
    def room(self) -> float:
        """About how many pixels the sign takes with its words."""
        return self.wide + _GAPS[0] + text_width(self.words, _TYPE)


def rows(signs: Sequence[Sign], room: float) -> list[list[Sign]]:
    """The signs in rows at most ``room`` pixels wide; the arcs begin a row of their own."""
    laid: list[list[Sign]] = []
    left, before = 0.0, ""
    for sign in signs:
        kind = "place" if sign.mark in _AT_PLACES else "arc"
        if sign.room > left or kind != before:
            laid.append([])
            left, before = room, kind
        laid[-1].append(sign)
        left -= sign.room + _GAPS[1]
    return laid


def legend(shown: Shown, look: Look, layers: tuple[str, ...]) -> list[Sign]:
    """What is explained: only what is on the map."""
    sizes, palette = scale(shown.ground, look), look.palette
    signs = []
    if "crises" in layers:
        drawing = f"<circle cx='8' cy='8' r='4.5' fill='{palette.ink}'/>"
        signs.append(Sign("crisis", "crisis, at its capital", 4.5, as_image(drawing), 16))
    if "places" in layers:
        for acts in sizes.steps():
            radius = sizes.place(acts)
            words = count(acts, "act") + (" in one place" if acts == 1 else "")
            circle = _circle(radius, palette.muted, 0.42)
            signs.append(Sign("place", words, radius, circle, _box(radius)))
    if "deaths" in layers and len(shown.ground.deaths):
        for deaths, words in ((1, "1 death"), (50, "50 deaths in electoral violence")):
            radius = sizes.deaths(deaths)
            circle = _circle(radius, palette.deaths, 0.06)
            signs.append(Sign("deaths", words, radius, circle, _box(radius)))
    if "arcs" in layers:
        present = sorted(set(shown.arcs()["group"]))
        for group in (shown.ground.groups[position] for position in present):
            drawing = _seat(group, palette)
            signs.append(Sign(group, label("actor_groups", group), 6, drawing, _ARC))
    return signs


def _box(radius: float) -> int:
    return 2 * int(radius + 1.5)


def _circle(radius: float, colour: str, opacity: float) -> str:
    box = _box(radius)
    return as_image(
        f"<circle cx='{box / 2}' cy='{box / 2}' r='{radius}' fill='{colour}' "
        f"fill-opacity='{opacity}' stroke='{colour}'/>",
        box,
        box,
    )


def _seat(group: str, palette: Palette) -> str:
    colour = palette.groups[group]
    drawing = (
        f"<path d='M1 15Q12 2 23 5' fill='none' stroke='{colour}' stroke-width='2' "
        f"stroke-opacity='.8'/><path transform='translate(15,0)' fill='{colour}' "
        f"fill-rule='evenodd' d='{path(group, 6)}'/>"
    )
    return as_image(drawing, _ARC, 16)
