"""The legend of the map: a small drawing and a few words per mark."""

from dataclasses import dataclass

from r2p.dataset import label
from r2p.figures.look import Look
from r2p.figures.map.marks import scale
from r2p.figures.map.shown import Shown
from r2p.figures.map.symbols import as_image, path
from r2p.figures.palette import Palette
from r2p.figures.words import count


@dataclass(frozen=True)
class Sign:
    """One line of the legend.

    ``mark`` is ``crisis``, ``place``, ``deaths``, ``arc`` or an actor group; ``size`` a
    radius or width in pixels; ``image`` the drawing as an address for Markdown.
    """

    mark: str
    words: str
    size: float
    image: str


def legend(shown: Shown, look: Look, layers: tuple[str, ...]) -> list[Sign]:
    """What is explained: only what is on the map."""
    sizes, palette = scale(shown.ground, look), look.palette
    signs = []
    if "crises" in layers:
        drawing = f"<circle cx='8' cy='8' r='4.5' fill='{palette.ink}'/>"
        signs.append(Sign("crisis", "crisis, at its capital", 4.5, as_image(drawing)))
    if "places" in layers:
        for acts in sizes.steps():
            radius = sizes.place(acts)
            words = count(acts, "act") + (" in one place" if acts == 1 else "")
            signs.append(Sign("place", words, radius, _circle(radius, palette.muted, 0.42)))
    if "deaths" in layers and len(shown.ground.deaths):
        for deaths, words in ((1, "1 death"), (50, "50 deaths in electoral violence")):
            radius = sizes.deaths(deaths)
            signs.append(Sign("deaths", words, radius, _circle(radius, palette.deaths, 0.06)))
    if "arcs" in layers:
        present = sorted(set(shown.arcs()["group"]))
        for group in (shown.ground.groups[position] for position in present):
            drawing = _seat(group, palette)
            signs.append(Sign(group, label("actor_groups", group), 6, drawing))
    return signs


def _circle(radius: float, colour: str, opacity: float) -> str:
    box = 2 * int(radius + 1.5)
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
    return as_image(drawing, 28, 16)
