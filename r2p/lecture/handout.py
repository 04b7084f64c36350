"""A lecture as a PDF to print, drawn on the server: charts as lines, not as pictures."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, cast

import pandas as pd

from r2p.figures.chart import Chart
from r2p.figures.palette import LIGHT, rgb
from r2p.lecture.drawer import draw
from r2p.lecture.handout_marks import put
from r2p.lecture.picture import smaller
from r2p.lecture.prims import bands, piece
from r2p.lecture.slide import Slide
from r2p.lecture.words import cell_text, short

if TYPE_CHECKING:
    from fpdf import FPDF

WIDE, HIGH, EDGE = 297.0, 210.0, 14.0  # mm: A4, landscape
ROOM = WIDE - 2 * EDGE
LINE = 0.46  # mm of line height for a point of type
LAYOUT = 1080.0  # px: how wide a chart is laid out
LEAST = 60.0  # mm: a picture is at least as high
SMALLEST = 0.68  # of its size: a chart shrinks so far before it goes on a new page
MOST_ROWS, MOST_COLUMNS = 40, 8


def handout(slides: Sequence[Slide], title: str) -> bytes:
    """The views of a lecture with readings, evidence and citations, each on a page of its own.

    Args:
        slides: in the order of the lecture. Speaker notes stay with the speaker.
        title: of the lecture, on the first page.

    Returns:
        A PDF, A4 landscape; a tall chart is cut between its rows and goes on on the next page.
    """
    paper = _paper(title)
    for number, slide in enumerate(slides, 1):
        paper.add_page()
        if number == 1 and title:
            _text(paper, title, 11, LIGHT.muted)
        _view(paper, slide, number)
    if not slides:
        paper.add_page()
        _text(paper, title or "Lecture", 20, LIGHT.ink, bold=True)
        _text(paper, "No view was kept.", 11, LIGHT.muted)
    return bytes(paper.output())


def _paper(title: str) -> "FPDF":
    from fpdf import FPDF

    class Paper(FPDF):
        """Pages with a number at the foot."""

        def footer(self) -> None:
            self.set_y(-11)
            self.set_font("atlas", size=8)
            self.set_text_color(*rgb(LIGHT.muted))
            self.cell(0, 4, f"{self.page_no()}", align="R")

    paper = Paper("landscape", "mm", "A4")
    # Matplotlib, which draws the map, ships a typeface with all of Latin.
    fonts = resources.files("matplotlib") / "mpl-data" / "fonts" / "ttf"
    with resources.as_file(fonts) as folder:
        paper.add_font("atlas", "", folder / "DejaVuSans.ttf")
        paper.add_font("atlas", "B", folder / "DejaVuSans-Bold.ttf")
    paper.set_margins(EDGE, EDGE, EDGE)
    paper.set_auto_page_break(True, EDGE)
    paper.set_title(_shown(title))
    paper.set_creator("R2P Atlas")
    return paper


def _shown(text: str) -> str:
    """Text without what a page cannot show."""
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n")


def _text(
    paper: "FPDF", text: str, size: float, colour: str, *, bold: bool = False, after: float = 1.5
) -> None:
    paper.set_font("atlas", "B" if bold else "", size)
    paper.set_text_color(*rgb(colour))
    paper.set_x(EDGE)
    paper.multi_cell(ROOM, size * LINE, _shown(text), align="L", new_x="LMARGIN", new_y="NEXT")
    paper.ln(after)


def _view(paper: "FPDF", slide: Slide, number: int) -> None:
    _text(paper, f"{number}. {slide.title}", 16, LIGHT.ink, bold=True)
    foot = list(_foot(slide))
    for place, chart in enumerate(slide.charts, 1):
        if place > 1:
            paper.add_page()
        _chart(paper, chart, slide.title, foot if place == len(slide.charts) else [])
    if slide.picture is not None:
        _picture(paper, slide, _height(paper, foot))
    for name, frame in slide.tables[:1] if not slide.charts and slide.picture is None else ():
        _table(paper, name, frame)
    for line in foot:
        _line(paper, line)


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    colour: str = LIGHT.muted
    bold: bool = False


def _line(paper: "FPDF", line: _Line) -> None:
    _text(paper, line.text, line.size, line.colour, bold=line.bold, after=0.5)


def _foot(slide: Slide) -> Iterator[_Line]:
    """What stands below a view: evidence, source and citation."""
    if slide.evidence:
        yield _Line("The chosen act", 10, LIGHT.ink, True)
        for text in slide.evidence:
            yield _Line(text, 9.5, LIGHT.ink)
    for text in (slide.source, slide.citation):
        if text:
            yield _Line(text, 8.5)


def _height(paper: "FPDF", lines: Sequence[_Line]) -> float:
    """How high the lines will be."""
    high = 0.0
    for line in lines:
        paper.set_font("atlas", "B" if line.bold else "", line.size)
        step = line.size * LINE
        broken = paper.multi_cell(ROOM, step, _shown(line.text), dry_run=True, output="LINES")
        high += 0.5 + step * len(cast("list[str]", broken))
    return high


def _chart(paper: "FPDF", chart: Chart, title: str, foot: Sequence[_Line]) -> None:
    if chart.title != title:
        _text(paper, chart.title, 12.5, LIGHT.ink, bold=True)
    _text(paper, chart.subtitle, 9, LIGHT.muted)
    _text(paper, chart.reading, 11, LIGHT.ink, after=2)
    caveats = [_Line(caveat, 8.5) for caveat in chart.caveats]
    below = _height(paper, [*caveats, *foot]) + 4
    marks = draw(chart.spec, LAYOUT)
    scale = ROOM / LAYOUT
    page = HIGH - 2 * EDGE
    left = HIGH - EDGE - paper.get_y()
    if chart.height * scale * SMALLEST <= left - below:
        pieces = [(0.0, float(chart.height))]
    else:
        pieces = bands(marks, chart.height, (page - below) / scale)
    for top, bottom in pieces:
        high = (bottom - top) * scale
        rest = below if bottom == pieces[-1][1] else 0.0
        room = HIGH - EDGE - paper.get_y() - rest
        if room < high * SMALLEST and room < (page - rest) * 0.9:
            paper.add_page()
            room = page - rest
        shrunk = min(scale, room / (bottom - top))
        put(paper, piece(marks, top, bottom), (EDGE, paper.get_y()), shrunk)
        paper.set_y(min(paper.get_y() + (bottom - top) * shrunk + 2, HIGH - EDGE))
    for line in caveats:
        _line(paper, line)
    paper.ln(1)


def _picture(paper: "FPDF", slide: Slide, below: float) -> None:
    from PIL import Image

    if slide.picture_reading:
        _text(paper, slide.picture_reading, 11, LIGHT.ink, after=2)
    png = smaller(slide.picture or b"")
    with Image.open(io.BytesIO(png)) as image:
        wide, high = image.size
    room = max(HIGH - EDGE - paper.get_y() - below - 4, LEAST)
    scale = min(ROOM / wide, room / high)
    paper.image(io.BytesIO(png), EDGE, paper.get_y(), wide * scale,
                high * scale, alt_text=slide.picture_reading or slide.title)  # fmt: skip
    paper.set_y(paper.get_y() + high * scale + 3)


def _table(paper: "FPDF", name: str, frame: pd.DataFrame) -> None:
    """The first rows and columns of a table."""
    shown = frame.iloc[:MOST_ROWS, :MOST_COLUMNS]
    if shown.empty:
        return
    _text(paper, name, 10, LIGHT.ink, bold=True)
    paper.set_font("atlas", size=8)
    paper.set_draw_color(*rgb(LIGHT.rule))
    paper.set_fill_color(*rgb(LIGHT.page))
    paper.set_line_width(0.2)
    paper.set_text_color(*rgb(LIGHT.ink))
    lines = [list(map(str, shown.columns)), *shown.itertuples(index=False, name=None)]
    texts = [[cell_text(value) for value in line] for line in lines]
    wide = [max(8, min(60, max(map(len, column)))) for column in zip(*texts, strict=True)]
    with paper.table(width=ROOM, align="L", text_align="L", borders_layout="HORIZONTAL_LINES",
                     line_height=4, col_widths=tuple(wide)) as table:  # fmt: skip
        for line in texts:
            row = table.row()
            for text, part in zip(line, wide, strict=True):
                row.cell(_shown(short(text, 240 * part // sum(wide))))
    paper.ln(2)
    if len(frame) > MOST_ROWS:
        _text(paper, f"{len(frame) - MOST_ROWS} more rows are in the atlas.", 8.5, LIGHT.muted)
