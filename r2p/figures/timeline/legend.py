"""The key to the marks, drawn inside the figure so that a saved picture has it too.

It keeps its size in pixels, whatever the width of the drawing.
"""

from typing import Any

from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.marks import look_of
from r2p.figures.timeline.text import width as text_width
from r2p.figures.timeline.view import View

LINE = 18  # px
SIZE = 12
ROOM = 430.0  # px for entries on the narrowest wide screen, beside their heading
WIDE_GLYPHS = {"line": 24.0, "dots": 24.0}

SHAPE = [
    ("apply completed", "taken"),
    ("sustain completed", "prolonged"),
    ("threaten completed", "threatened"),
    ("ease completed", "eased"),
]
FILL = [
    ("apply completed", "completed"),
    ("apply partial", "partial"),
    ("apply refused", "refused, blocked or ignored"),
    ("apply reversed", "reversed later"),
]


def signs(view: View) -> list[tuple[str, str]]:
    """What is explained besides the marks: a kind of sign and its words.

    Onset, deaths and decisive acts are named where they stand.
    """
    found = [("line", "in force or under way"), ("dots", "end not recorded")]
    if not view.whole:
        found.append(("earlier", "began earlier"))
    found.append(("?", "not checked"))
    if view.counter:
        found.append(("×", "counter-act"))
    return found


def draw(canvas: Canvas, view: View, top: float) -> float:
    """Draw the legend from ``top`` down; returns where it ends."""
    narrow = canvas.look.narrow
    indent, apart = (40.0, 10.0) if narrow else (0.0, 16.0)
    room = canvas.width if narrow or canvas.look.printed else ROOM
    y = top + LINE / 2
    for name, entries in (("Shape", SHAPE), ("Fill", FILL), ("Signs", signs(view))):
        canvas.lane_name(y, name, muted=True, size=SIZE)
        x = indent
        for sign, words in entries:
            glyph = WIDE_GLYPHS.get(sign, 8.0)
            wide = glyph + 6 + text_width(words, SIZE)
            if x > indent and x + wide > room:
                x, y = indent, y + LINE
            _glyph(canvas, sign, x, y)
            canvas.pinned_text(x + glyph + 5, y, words, size=SIZE)
            x += wide + apart
        y += LINE
    return y - LINE / 2


def _glyph(canvas: Canvas, sign: str, x: float, y: float) -> None:
    colour = canvas.palette.muted
    if sign in ("?", "×"):
        canvas.pinned_text(x, y, f"<b>{sign}</b>", size=SIZE, muted=False)
    elif sign in WIDE_GLYPHS:
        line = {"color": colour, "width": 2.5, "dash": "2px,3px" if sign == "dots" else "solid"}
        canvas.pinned("line", x, x + 22, y, y, line=line)
    elif sign == "earlier":
        points = [(x, y), (x + 7, y - 4), (x + 7, y + 4)]
        canvas.pinned_path(points, fillcolor=colour, line={"width": 0})
    else:
        mode, result = sign.split()
        _mark(canvas, mode, result, x + 4.5, y)


def _mark(canvas: Canvas, mode: str, result: str, x: float, y: float) -> None:
    marker = look_of(mode, result, canvas.palette.muted, canvas.palette)
    shape = marker["symbol"].removesuffix("-dot")
    style: dict[str, Any] = {"fillcolor": marker["color"], "line": marker["line"]}
    half = marker["size"] / 2
    if shape.startswith("triangle"):
        up = 1 if shape == "triangle-up" else -1
        points = [(x - half, y + up * 4), (x + half, y + up * 4), (x, y - up * 5)]
        canvas.pinned_path(points, **style)
    else:
        kind = "rect" if shape == "square" else "circle"
        canvas.pinned(kind, x - half, x + half, y - half, y + half, **style)
    if shape != marker["symbol"]:
        dot = {"fillcolor": marker["line"]["color"], "line": {"width": 0}}
        canvas.pinned("circle", x - 1.4, x + 1.4, y - 1.4, y + 1.4, **dot)
