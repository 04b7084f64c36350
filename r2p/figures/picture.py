"""A chart as a picture to print: title, reading and caveats inside it."""

import textwrap
from dataclasses import dataclass
from typing import Any

from r2p.figures.chart import Chart, Spec
from r2p.figures.look import Look
from r2p.figures.words import wrapped

WIDE, SLIM = 1200, 480
_WORDS = {WIDE: 870, SLIM: 336}  # px that words take at most: a page shows the picture narrower
_EM = 0.45  # of the size of the type, about what a character takes


@dataclass(frozen=True)
class Picture:
    """A drawing and the size in pixels at which it is to be saved."""

    spec: Spec
    width: int
    height: int


def picture(chart: Chart, look: Look, source_line: str) -> Picture:
    """The chart with its words around it.

    Args:
        chart: drawn with the same ``look``.
        look: theme and width; a narrow look gives a slim picture.
        source_line: where the data come from, with version and link.
    """
    width = SLIM if look.narrow else WIDE
    layout = dict(chart.spec["layout"])
    margin = dict(layout.get("margin", {}))
    said, under = _held(chart.title), _held(chart.subtitle)
    title = textwrap.wrap(said, _characters(width, 22))
    subtitle = textwrap.wrap(under, _characters(width, 14))
    below = [(_held(chart.reading), 15)]
    below += [(_held(text), 13) for text in (*chart.caveats, source_line)]
    above = 20 + 28 * len(title) + 20 * len(subtitle) + 12
    notes: list[dict[str, Any]] = [
        _note(wrapped(said, _characters(width, 22)), 22, look.palette.ink, weight=600),
        _note(
            wrapped(under, _characters(width, 14)),
            14,
            look.palette.muted,
            shift=-28 * len(title) - 4,
        ),
    ]
    offset = margin.get("b", 32) + 14
    for text, size in below:
        room = _characters(width, size)
        notes.append(_foot(wrapped(text, room), size, look, offset))
        offset += len(textwrap.wrap(text, room)) * (size + 5) + 6
    top, bottom = margin.get("t", 8), margin.get("b", 32)
    for note in notes[:2]:
        note["yshift"] = above + top - 16 + note["yshift"]
    height = chart.height + above + (offset - bottom) + 12
    margin.update(t=top + above, b=offset + 12, l=max(margin.get("l", 8), 16))
    for note in notes:
        note["xshift"] = 16 - margin["l"]
    layout.update(
        width=None,
        height=height,
        margin=margin,
        annotations=[*layout.get("annotations", []), *notes],
        paper_bgcolor=look.palette.page,
    )
    return Picture({"data": chart.spec["data"], "layout": layout}, width, height)


def _held(text: str) -> str:
    """No line ends between a number and its percent sign."""
    return text.replace(" %", "\u00a0%")


def _characters(width: int, size: int) -> int:
    """How many characters of a size fit on a line."""
    return int(_WORDS[width] / (_EM * size))


def _note(text: str, size: int, colour: str, *, shift: int = 0, weight: int = 400) -> dict:
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "yshift": shift,
        "font": {"size": size, "color": colour, "weight": weight},
    }


def _foot(text: str, size: int, look: Look, offset: int) -> dict:
    note = _note(text, size, look.palette.ink if size > 14 else look.palette.muted)
    return {**note, "y": 0, "yshift": -offset}
