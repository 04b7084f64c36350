"""The map as a picture to print, drawn on the server: title, legend, reading, caveats inside it."""

import io
from typing import TYPE_CHECKING

from r2p.figures.look import Look
from r2p.figures.map import words as map_words
from r2p.figures.map.drawing import Drawing, circle, symbol
from r2p.figures.map.frame import Frame
from r2p.figures.map.land import Land
from r2p.figures.map.legend import Sign, legend
from r2p.figures.map.paper import DOTS, EDGE, POINT, height_of, lines, width_of, write
from r2p.figures.map.shown import Shown
from r2p.figures.map.symbols import OUTLINES
from r2p.figures.picture import SLIM, WIDE

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMS = {"PNG": "image/png", "SVG": "image/svg+xml"}
FINER = 3  # a PNG has so many dots for each pixel of the page


def picture(
    shown: Shown,
    land: Land,
    look: Look,
    frame: Frame,
    layers: tuple[str, ...],
    source: str,
    form: str,
    bare: bool = False,
) -> bytes:
    """The map of a window as a file.

    Args:
        shown: what to draw.
        land: the outlines of the countries.
        look: light on paper; a narrow one gives a slim picture.
        frame: where the map looks.
        layers: what is drawn (`r2p.figures.map.layers.LAYERS`).
        source: where the data come from, with version.
        form: key of `FORMS`.
        bare: only map, legend and source, where the words stand beside the picture.
    """
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    matplotlib.rcParams["svg.hashsalt"] = "r2p"  # the same map gives the same file
    width = SLIM if look.narrow else WIDE
    inner = width - 2 * EDGE
    grown = inner / frame.width
    above = [
        *lines(map_words.title(shown), 22 if width == WIDE else 18, inner, bold=True, after=4),
        *lines(map_words.subtitle(shown), 14, inner, muted=True, after=12),
    ]
    above = [] if bare else above
    signs = _rows(legend(shown, look, layers), inner, grown)
    below = [] if bare else lines(map_words.reading(shown), 15, inner, after=8)
    for text in (source,) if bare else (*map_words.caveats(shown, layers), source):
        below += lines(text, 12, inner, muted=True, after=4)
    map_height = frame.height * grown
    sign_height = sum(height for _, height in signs) + 24
    height = 2 * EDGE + sum(map(height_of, above)) + map_height + sign_height
    height += sum(map(height_of, below))
    figure = Figure(figsize=(width / DOTS, height / DOTS), dpi=DOTS, facecolor=look.palette.page)
    FigureCanvasAgg(figure)
    top = write(figure, above, height - EDGE, look)
    _draw_map(figure, shown, land, look, frame, layers, (EDGE, top - map_height, inner, map_height))
    top = _draw_signs(figure, signs, top - map_height - 12, look, grown)
    write(figure, below, top, look)
    file = io.BytesIO()
    metadata = {"Title": map_words.title(shown)} | ({"Date": None} if form == "SVG" else {})
    figure.savefig(
        file, format=form.lower(), dpi=DOTS * (FINER if form == "PNG" else 1), metadata=metadata,
        facecolor=look.palette.page,
    )  # fmt: skip
    return file.getvalue()


def _draw_map(
    figure: "Figure",
    shown: Shown,
    land: Land,
    look: Look,
    frame: Frame,
    layers: tuple[str, ...],
    box: tuple[float, float, float, float],
) -> None:
    width, height = figure.get_size_inches() * DOTS
    left, bottom, wide, high = box
    axes = figure.add_axes((left / width, bottom / height, wide / width, high / height))
    axes.set_xlim(0, frame.width)
    axes.set_ylim(frame.height, 0)
    axes.axis("off")
    drawing = Drawing(axes, shown, look, frame, wide / frame.width)
    drawing.land(land, "crises" in layers)
    if "arcs" in layers:
        drawing.arcs()
    if "places" in layers:
        drawing.places()
    if "deaths" in layers:
        drawing.deaths()
    if "arcs" in layers:
        drawing.seats()
    if "crises" in layers:
        drawing.crises()


Placed = tuple[Sign, float, float]


def _rows(signs: list[Sign], width: float, grown: float) -> list[tuple[list[Placed], float]]:
    """The legend in rows that fit: each sign with its place and the width of its mark."""
    rows: list[tuple[list[Placed], float]] = []
    row: list[Placed] = []
    x = 0.0
    for sign in signs:
        mark = max(2 * sign.size * grown, 12) if sign.mark not in OUTLINES else 26
        needed = mark + 6 + width_of(sign.words, 13) + 22
        if row and x + needed > width:
            rows.append((row, _row_height(row)))
            row, x = [], 0.0
        row.append((sign, x, mark))
        x += needed
    return [*rows, (row, _row_height(row))] if row else rows


def _row_height(row: list[Placed]) -> float:
    round_marks = [mark for sign, _, mark in row if sign.mark not in OUTLINES]
    return max([22, *(mark + 4 for mark in round_marks)])


def _draw_signs(
    figure: "Figure", rows: list[tuple[list[Placed], float]], top: float, look: Look, grown: float
) -> float:
    """Draw the legend downwards from ``top``; returns where it ends."""
    from matplotlib.patches import PathPatch

    width, height = figure.get_size_inches() * DOTS
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.axis("off")
    palette = look.palette
    for row, tall in rows:
        y = top - tall / 2
        for sign, offset, mark in row:
            x = EDGE + offset
            if sign.mark in OUTLINES:
                tone = palette.groups[sign.mark]
                axes.plot([x, x + 18], [y - 5, y], color=tone, lw=2 * POINT, alpha=0.75)
                axes.add_patch(PathPatch(symbol(sign.mark, x + 20, y, 6, 1), fc=tone, lw=0))
            else:
                tone = {"crisis": palette.ink, "deaths": palette.deaths}.get(
                    sign.mark, palette.muted
                )
                fill = {"crisis": 1.0, "deaths": 0.0}.get(sign.mark, 0.42)
                ring = circle(x + mark / 2, y, sign.size * grown)
                axes.add_patch(PathPatch(ring, fc=tone, alpha=fill, lw=0))
                axes.add_patch(PathPatch(ring, fill=False, ec=tone, lw=POINT))
            axes.text(
                x + mark + 6, y, sign.words, fontsize=13 * POINT, color=palette.ink,
                va="center_baseline", parse_math=False,
            )  # fmt: skip
        top -= tall
    return top - 12
