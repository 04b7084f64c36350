"""Where the actors of a network stand, and where their names fit: no chance plays a part."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from r2p.figures.timeline.text import width as text_width

APART = 0.62
"""Steps between parts of the network that are not connected."""
SIDES = ("middle right", "middle left", "top center", "bottom center")
"""Where a name may stand beside its mark, best first."""
CORNERS = ("top right", "bottom right", "top left", "bottom left")
"""Where it may stand if no side has room."""
_SLANT = 0.7  # part of the radius at which the rim of a mark lies towards a corner


def positions(actor_ids: Sequence[str], pairs: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """A place in the unit square for each actor; those that act together stand close.

    The layout minimises the strain between steps in the network and distances on the page
    (Kamada and Kawai 1989, by way of networkx). It starts from a circle in the order given,
    so the same network always gets the same places.

    Args:
        actor_ids: the actors drawn.
        pairs: ``a, b, acts`` of the ties drawn.
    """
    import networkx as nx

    if not actor_ids:
        return {}
    graph = nx.Graph()
    graph.add_nodes_from(actor_ids)
    for a, b, acts in zip(pairs["a"], pairs["b"], pairs["acts"], strict=True):
        graph.add_edge(a, b, length=1 / (1 + np.log(acts)) + 0.35)
    steps = dict(nx.all_pairs_dijkstra_path_length(graph, weight="length"))
    longest = max(max(row.values()) for row in steps.values())
    far = (longest or 1.0) * APART
    distance = {a: {b: steps[a].get(b, far) for b in actor_ids} for a in actor_ids}
    placed = nx.kamada_kawai_layout(
        graph, dist=distance, pos=nx.circular_layout(graph), weight=None
    )
    points = np.array([placed[actor] for actor in actor_ids])
    points -= points.mean(axis=0)
    # The longest reach lies across: pages are wider than high.
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    axes *= np.where(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)] < 0, -1, 1)[:, None]
    if len(points) > 2:
        points = points @ axes.T
    low, high = points.min(axis=0), points.max(axis=0)
    span = np.where(high - low > 1e-9, high - low, 1.0)
    points = np.where(high - low > 1e-9, (points - low) / span, 0.5)
    return {
        actor: (round(float(x), 3), round(float(y), 3))
        for actor, (x, y) in zip(actor_ids, points, strict=True)
    }


def spread(
    points: Mapping[str, tuple[float, float]],
    radius: Mapping[str, float],
    box: tuple[float, float, float, float],
    gap: float = 10.0,
) -> dict[str, tuple[float, float]]:
    """Places in pixels: stretched over the box, then pushed apart until no marks overlap.

    Args:
        points: places in the unit square.
        radius: of each mark in pixels.
        box: left, top, right, bottom in pixels.
        gap: pixels between two marks at least.
    """
    if not points:
        return {}
    names = list(points)
    low, high = np.array(box[:2]), np.array(box[2:])
    at = low + np.array([points[name] for name in names]) * (high - low)
    reach = np.array([radius[name] for name in names])
    wanted = reach[:, None] + reach[None, :] + gap
    np.fill_diagonal(wanted, 0)
    for _ in range(120):
        apart = at[:, None] - at[None, :]
        far = np.hypot(*apart.transpose(2, 0, 1))
        short = np.clip(wanted - far, 0, None)
        if not short.any():
            break
        tilt = np.arange(len(names))  # two marks in one place part in a fixed direction
        same = far < 1e-6
        apart[same] = np.stack([np.cos(tilt), np.sin(tilt)], axis=1)[np.nonzero(same)[0]]
        push = apart / np.maximum(far, 1e-6)[..., None] * (short / 2)[..., None]
        at = np.clip(at + push.sum(axis=1) * 0.6, low, high)
    return {
        name: (round(float(x), 1), round(float(y), 1))
        for name, (x, y) in zip(names, at, strict=True)
    }


def name_sides(
    at: Mapping[str, tuple[float, float]],
    radius: Mapping[str, float],
    names: Mapping[str, str],
    box: tuple[float, float, float, float],
    size: float = 12.0,
    tries: Sequence[Sequence[str]] = (SIDES,),
    beside: Mapping[str, tuple[str, str]] | None = None,
) -> dict[str, str]:
    """On which side of its mark each name fits; the names that do not fit are left out.

    Args:
        at: places in pixels.
        radius: of each mark.
        names: what would be written, in the order of importance.
        box: left, top, right, bottom; no name leaves it.
        size: of the type in pixels.
        tries: sides to try, best first; the later ones once every name had its first chance.
        beside: what is written already: text and side by mark.
    """
    marks = {
        name: (x - radius[name], y - radius[name], x + radius[name], y + radius[name])
        for name, (x, y) in at.items()
    }
    high = size * 1.15
    taken = [
        _area(at[actor], radius[actor], text_width(text, size), high, side)
        for actor, (text, side) in (beside or {}).items()
    ]
    found: dict[str, str] = {}
    for sides in tries:
        for actor, text in names.items():
            if actor in found:
                continue
            others = [mark for other, mark in marks.items() if other != actor]
            for side in sides:
                area = _area(at[actor], radius[actor], text_width(text, size), high, side)
                if _inside(area, box) and not any(_overlap(area, one) for one in taken + others):
                    found[actor] = side
                    taken.append(area)
                    break
    return found


def _area(
    at: tuple[float, float], radius: float, wide: float, high: float, side: str
) -> tuple[float, float, float, float]:
    x, y = at
    if side in CORNERS:
        aside = radius * _SLANT
        left = x + aside if side.endswith("right") else x - aside - 4 - wide
        top = y - aside - high if side.startswith("top") else y + aside
        return left, top, left + 4 + wide, top + high
    if side == "middle right":
        return x + radius + 2, y - high / 2, x + radius + 7 + wide, y + high / 2
    if side == "middle left":
        return x - radius - 7 - wide, y - high / 2, x - radius - 2, y + high / 2
    if side == "top center":
        return x - wide / 2, y - radius - 2 - high, x + wide / 2, y - radius - 2
    return x - wide / 2, y + radius + 2, x + wide / 2, y + radius + 2 + high


def name_at(at: tuple[float, float], radius: float, side: str) -> tuple[float, float]:
    """Where Plotly is to hang a name that stands on this side of its mark."""
    x, y = at
    aside = radius * _SLANT if side in CORNERS else radius
    if side.endswith("right"):
        x += aside + 1 if side in CORNERS else aside + 3
    if side.endswith("left"):
        x -= aside + 1 if side in CORNERS else aside + 3
    if side.startswith("top"):
        y -= aside
    if side.startswith("bottom"):
        y += aside
    return x, y


def _inside(
    area: tuple[float, float, float, float], box: tuple[float, float, float, float]
) -> bool:
    return area[0] >= box[0] and area[1] >= box[1] and area[2] <= box[2] and area[3] <= box[3]


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
