"""The network drawn: a tie as a line, an actor as a mark with its name beside it."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from r2p.figures.actors.layout import CORNERS, SIDES, name_at, name_sides, spread
from r2p.figures.actors.net import Net
from r2p.figures.actors.network_words import actor_hover, tie_hover
from r2p.figures.actors.text import cut, sizes, symbol
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.pieces import line, words
from r2p.figures.words import escaped

TYPE = 12  # px, the names
FOOT = 34  # px, below the network, for words
MOST_NUMBERS = 20
"""Most actors with a number instead of a name: a longer key nobody reads."""
_WIDTHS = ((1, 1.2), (3, 2.6), (6, 4.5), (10, 7.0))  # acts from, px
_NO_COLOUR = "rgba(0,0,0,0)"


def net_width(look: Look) -> float:
    """Pixels that the network is laid out for."""
    if look.printed:
        return 390.0 if look.narrow else 640.0
    return 345.0 if look.narrow else 560.0


@dataclass(frozen=True)
class Drawing:
    """What is drawn of a network.

    Attributes:
        traces: ties, actors, their names and what answers to the pointer.
        key: number beside the mark and name of each actor whose name found no room there.
        nameless: how many actors have neither, where somebody asks for hundreds.
    """

    traces: list[dict[str, Any]]
    key: dict[str, str]
    nameless: int = 0


def net_drawing(made: Net, look: Look, wide: float, high: float, axes: dict[str, str]) -> Drawing:
    """The network in a box of pixels.

    Args:
        made: the network.
        look: theme and width.
        wide: width of the box.
        high: its height; the last `FOOT` pixels stay free for words.
        axes: names of the axes, as a trace refers to them.
    """
    if not made.drawn:
        return Drawing([], {})
    rows = made.actors.set_index("actor_id").loc[list(made.drawn)]
    size = sizes(rows["acts"].tolist(), 8, 26 if look.narrow else 34)
    radius = {actor: each / 2 for actor, each in zip(made.drawn, size, strict=True)}
    side = 34 if look.narrow else 56
    at = spread(made.places, radius, (side, 20, wide - side, high - FOOT - 12))
    box = (0, 0, wide, high - FOOT)
    text = {actor: cut(made_name) for actor, made_name in rows["short_name"].items()}
    tries = (SIDES, CORNERS)
    sides = name_sides(at, radius, text, box, TYPE, tries)
    left = [actor for actor in made.drawn if actor not in sides][:MOST_NUMBERS]
    numbers = {actor: str(place) for place, actor in enumerate(left, start=1)}
    beside = {actor: (text[actor], side_of) for actor, side_of in sides.items()}
    sides |= name_sides(at, radius, numbers, box, TYPE, tries, beside)
    return Drawing(
        [
            *_edges(made, at, look, axes),
            _actors(rows, at, size, look, axes),
            _names(at, radius, text | numbers, sides, look, axes),
            *_tie_targets(made, at, look, axes),
        ],
        {numbers[actor]: rows["short_name"][actor] for actor in left if actor in sides},
        len(made.drawn) - len(sides),
    )


def _actors(
    rows: pd.DataFrame,
    at: dict[str, tuple[float, float]],
    size: list[float],
    look: Look,
    axes: dict[str, str],
) -> dict[str, Any]:
    palette = look.palette
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [at[actor][0] for actor in rows.index],
        "y": [at[actor][1] for actor in rows.index],
        "customdata": [[actor] for actor in rows.index],
        "hovertext": [actor_hover(row) for row in rows.itertuples()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "symbol": [symbol(level) for level in rows["level"]],
            "size": size,
            "color": [palette.groups[group] for group in rows["group"]],
            "line": {
                "width": [2.5 if symbol(level).endswith("open") else 1 for level in rows["level"]],
                "color": [
                    palette.groups[group] if symbol(level).endswith("open") else palette.page
                    for group, level in zip(rows["group"], rows["level"], strict=True)
                ],
            },
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
        **axes,
    }


def _names(
    at: dict[str, tuple[float, float]],
    radius: dict[str, float],
    text: dict[str, str],
    sides: dict[str, str],
    look: Look,
    axes: dict[str, str],
) -> dict[str, Any]:
    places = [name_at(at[actor], radius[actor], side) for actor, side in sides.items()]
    return words(
        [x for x, _ in places],
        [y for _, y in places],
        [escaped(text[actor]) for actor in sides],
        look.palette.ink,
        TYPE,
        textposition=list(sides.values()),
        **axes,
    )


def _edges(
    made: Net, at: dict[str, tuple[float, float]], look: Look, axes: dict[str, str]
) -> list[dict[str, Any]]:
    lines: dict[float, tuple[list, list]] = {width: ([], []) for _, width in _WIDTHS}
    for row in made.shown.itertuples():
        width = [width for acts, width in _WIDTHS if row.acts >= acts][-1]
        lines[width][0].extend([at[row.a][0], at[row.b][0], None])
        lines[width][1].extend([at[row.a][1], at[row.b][1], None])
    return [
        line(x, y, rgba(look.palette.muted, 0.38), width, **axes)
        for width, (x, y) in lines.items()
        if x
    ]


def _tie_targets(
    made: Net,
    at: dict[str, tuple[float, float]],
    look: Look,
    axes: dict[str, str],
) -> list[dict[str, Any]]:
    """Something to point at in the middle of each tie."""
    if look.printed:
        return []
    rows = made.shown
    pairs = list(zip(rows["a"], rows["b"], strict=True))
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [round((at[a][0] + at[b][0]) / 2, 1) for a, b in pairs],
            "y": [round((at[a][1] + at[b][1]) / 2, 1) for a, b in pairs],
            "customdata": [[f"{a}~{b}"] for a, b in pairs],
            "hovertext": [tie_hover(made, row) for row in rows.itertuples()],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {"size": 16 if look.narrow else 14, "color": _NO_COLOUR, "opacity": 1},
            **axes,
        }
    ]
