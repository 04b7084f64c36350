"""Where the names of the crises stand: they cover neither each other nor a crisis nor,
where it can be helped, a place with many acts."""

from dataclasses import dataclass

import numpy as np

from r2p.figures.look import Look
from r2p.figures.map.frame import Frame
from r2p.figures.map.ground import Ground
from r2p.figures.map.marks import scale
from r2p.figures.map.shown import Shown

FULL_NAMES = 6  # crises up to which the years stand with the country
GAP = 9  # px between a crisis and its name
BUSY = 12  # places that a name avoids

# Text anchor, baseline, and the offset of the text in pixels, the best first.
SIDES = (
    ("start", "center", (GAP, 0)),
    ("end", "center", (-GAP, 0)),
    ("middle", "bottom", (0, -GAP)),
    ("middle", "top", (0, GAP)),
    ("start", "bottom", (GAP, -6)),
    ("start", "top", (GAP, 6)),
    ("end", "bottom", (-GAP, -6)),
    ("end", "top", (-GAP, 6)),
)
_LEFT = {"start": 0.0, "middle": 0.5, "end": 1.0}
_ABOVE = {"top": 0.0, "center": 0.5, "bottom": 1.0}

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Label:
    """The name of a crisis; ``fits`` says whether it is free of others in the opening frame."""

    case: int
    text: str
    anchor: str
    baseline: str
    offset: tuple[int, int]
    fits: bool


def labels(shown: Shown, look: Look, frame: Frame, size: float) -> list[Label]:
    """A place for each name, in the order of the crises.

    Args:
        shown: the crises; the acts on any day count, so that no name moves while time does.
        look: narrow or not.
        frame: the opening frame.
        size: of the letters in pixels.
    """
    ground = shown.ground
    cases, places = ground.cases, ground.places
    texts = cases["label"] if len(cases) <= FULL_NAMES else cases["country"]
    x, y = frame.to_pixels(places["lon"].to_numpy(), places["lat"].to_numpy())
    capitals = cases["place"].tolist()
    dots: list[Box] = [(x[at] - 6, y[at] - 6, x[at] + 6, y[at] + 6) for at in capitals]
    busy = _busy(ground, look, x, y)
    taken: list[Box] = []
    made = []
    for case, (text, at) in enumerate(zip(texts, capitals, strict=True)):
        width, height = 0.53 * size * len(text) + 10, size + 4
        hard = taken + dots[:case] + dots[case + 1 :]
        boxes = [(side, _box(x[at], y[at], width, height, *side)) for side in SIDES]
        free = [
            (sum(_overlap(box, other) for other in busy), number)
            for number, (_, box) in enumerate(boxes)
            if _inside(box, frame) and not any(_overlap(box, other) for other in hard)
        ]
        side, box = boxes[min(free)[1] if free else 0]
        if free:
            taken.append(box)
        made.append(Label(case, str(text), *side, bool(free)))
    return made


def _busy(ground: Ground, look: Look, x: np.ndarray, y: np.ndarray) -> list[Box]:
    """Boxes around the places with most acts, capitals of the crises left out."""
    sizes, capitals = scale(ground, look), set(ground.cases["place"])
    boxes: list[Box] = []
    for place, acts in ground.acts["place"].value_counts().head(BUSY).items():
        if place not in capitals:
            r = sizes.place(acts)
            boxes.append((x[place] - r, y[place] - r, x[place] + r, y[place] + r))
    return boxes


def _box(
    x: float, y: float, width: float, height: float, anchor: str, baseline: str, by: tuple[int, int]
) -> Box:
    left = x + by[0] - width * _LEFT[anchor]
    top = y + by[1] - height * _ABOVE[baseline]
    return left, top, left + width, top + height


def _inside(box: Box, frame: Frame) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= frame.width - 2 and box[3] <= frame.height - 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
