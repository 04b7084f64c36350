"""A lecture as a PowerPoint file: charts that can be edited, notes in the notes pane."""

import io
from collections.abc import Sequence
from typing import Any

import pandas as pd

from r2p.figures.chart import Chart
from r2p.figures.palette import LIGHT
from r2p.lecture.drawer import draw
from r2p.lecture.drawer_axes import entries
from r2p.lecture.panels import panels
from r2p.lecture.picture import smaller
from r2p.lecture.pptx_charts import draw_charts
from r2p.lecture.pptx_shapes import POINT, TYPEFACE, Frame, clean, draw_group
from r2p.lecture.prims import bands, piece
from r2p.lecture.slide import Slide
from r2p.lecture.space import Space
from r2p.lecture.words import cell_text, fitted, short

WIDE, HIGH = 960.0, 540.0  # points: 16:9
EDGE = 34.0
ROOM = WIDE - 2 * EDGE
FOOT = 22.0
MOST_ROWS, MOST_COLUMNS = 12, 7
LEAST = 0.56  # points for a pixel: much below, a drawing goes on on the next slide
BLANK = 5  # "Title only" of the library's own template
LEGEND = 20.0
LOWEST = 90.0  # points: lower charts of PowerPoint's own cannot be read


def powerpoint(slides: Sequence[Slide], title: str) -> bytes:
    """The lecture as a ``.pptx`` file, 16:9.

    One slide for each view. A drawing too tall to be read on one slide goes on on the next
    ("2 of 3"), and so does a view with several charts. Bars and lines are PowerPoint's own
    charts; other drawings are groups of shapes; a map is a picture.

    Args:
        slides: in the order in which they are shown.
        title: of the lecture; a property of the file.
    """
    from pptx import Presentation
    from pptx.util import Emu

    deck = Presentation()
    deck.slide_width = Emu(round(WIDE * POINT))
    deck.slide_height = Emu(round(HIGH * POINT))
    deck.core_properties.title = clean(title)[:255]
    deck.core_properties.author = "R2P Atlas"
    for slide in slides:
        _Sheets(deck, slide).fill()
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


class _Sheets:
    """The slides of one view."""

    def __init__(self, deck: Any, slide: Slide) -> None:
        self.deck, self.slide = deck, slide
        self.first = True

    def fill(self) -> None:
        for number, chart in enumerate(self.slide.charts):
            self._chart(chart, self.slide.title if number == 0 else chart.title)
        if self.slide.picture is not None and not self.slide.charts:
            self._picture()
        elif not self.slide.charts:
            self._table()

    def _chart(self, chart: Chart, title: str) -> None:
        sheet, area = self._sheet(title, chart)
        width = _sheet_width(chart.height, area)
        made = panels(chart.spec, width)
        rows = {round(panel.y.start) for panel in made or ()}
        if made and area[3] / len(rows) >= LOWEST:
            named = [entry for entry in entries(Space(chart.spec, width)) if entry["type"] == "bar"]
            if named:
                area = _legend(sheet.shapes, named, area)
            draw_charts(sheet.shapes, made, area, chart.reading)
            return
        marks = draw(chart.spec, width)
        pieces = bands(marks, chart.height, area[3] / LEAST)
        if len(pieces) == 1:
            self._draw(sheet, marks, (width, chart.height), area, chart.reading)
            return
        for number, (top, bottom) in enumerate(pieces, 1):
            if number > 1:
                sheet, area = self._sheet(title, None, f" ({number} of {len(pieces)})")
            part = piece(marks, top, bottom)
            said = f"{chart.reading} Part {number} of {len(pieces)}."
            self._draw(sheet, part, (width, bottom - top), area, said)

    @staticmethod
    def _draw(
        sheet: Any,
        marks: list,
        size: tuple[float, float],
        area: tuple[float, float, float, float],
        said: str,
    ) -> None:
        scale = min(area[2] / size[0], area[3] / size[1], 1.05)
        left = area[0] + (area[2] - size[0] * scale) / 2
        draw_group(sheet.shapes, marks, Frame(left, area[1], scale), size, said)

    def _picture(self) -> None:
        from PIL import Image

        sheet, area = self._sheet(self.slide.title, None, reading=self.slide.picture_reading)
        png = smaller(self.slide.picture or b"")
        wide, high = Image.open(io.BytesIO(png)).size
        scale = min(area[2] / wide, area[3] / high)
        left = area[0] + (area[2] - wide * scale) / 2
        box = (left, area[1], wide * scale, high * scale)
        shape = sheet.shapes.add_picture(io.BytesIO(png), *(round(part * POINT) for part in box))
        said = self.slide.picture_reading or self.slide.title
        shape._element.nvPicPr.cNvPr.set("descr", clean(said))

    def _table(self) -> None:
        sheet, area = self._sheet(self.slide.title, None, reading=self.slide.reading)
        if not self.slide.tables:
            return
        name, frame = self.slide.tables[0]
        _fill_table(sheet.shapes, name, frame, area)

    def _sheet(
        self, title: str, chart: Chart | None, more: str = "", reading: str = ""
    ) -> tuple[Any, tuple[float, float, float, float]]:
        """A new slide with its words, and the area that is left: left, top, width, height."""
        sheet = self.deck.slides.add_slide(self.deck.slide_layouts[BLANK])
        title = short(clean(title), 300 - len(more)) + more
        size, lines = fitted(title, ROOM, (28, 26, 24, 22, 20, 18), 2, bold=True)
        high = lines * size * 1.2 + 4
        _place(sheet.shapes.title, (EDGE, 18, ROOM, high))
        _write(sheet.shapes.title.text_frame, title, size, LIGHT.ink, bold=True)
        top = 18 + high + 2
        if chart is not None:
            top = _paragraph(sheet, chart.subtitle, top, (12, 11, 10), 2, LIGHT.muted)
        reading = chart.reading if chart is not None else reading
        if reading:
            top = _paragraph(sheet, reading, top, (16, 15, 14, 13, 12), 3, LIGHT.ink)
        bottom = HIGH - FOOT - 6
        if self.slide.evidence and self.first:
            lines_ = [short(line, 190) for line in self.slide.evidence[:2]]
            bottom -= 15 * len(lines_) + 4
            _paragraph(sheet, "\n".join(lines_), bottom, (11, 10), len(lines_), LIGHT.ink)
        if self.slide.source:
            _paragraph(
                sheet, short(self.slide.source, 220), HIGH - FOOT - 2, (9, 8), 1, LIGHT.muted
            )
        if self.first:
            sheet.notes_slide.notes_text_frame.text = clean(_notes(self.slide))
        self.first = False
        return sheet, (EDGE, top + 6, ROOM, bottom - top - 10)


def _sheet_width(height: float, area: tuple[float, float, float, float]) -> float:
    """How many pixels wide a drawing is laid out so that it fills its area."""
    return min(max(height * area[2] / area[3], 960.0), 1440.0)


def _notes(slide: Slide) -> str:
    caveats = [caveat for chart in slide.charts for caveat in chart.caveats]
    parts = [slide.view.notes, "\n".join(slide.evidence), "\n".join(caveats), slide.citation]
    return "\n\n".join(part for part in parts if part)


def _place(shape: Any, box: tuple[float, float, float, float]) -> None:
    left, top, wide, high = (round(part * POINT) for part in box)
    shape.left, shape.top, shape.width, shape.height = left, top, wide, high


def _write(frame: Any, text: str, size: float, colour: str, *, bold: bool = False) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, TYPEFACE
        run.font.color.rgb = RGBColor.from_string(colour[1:])


def _paragraph(
    sheet: Any, text: str, top: float, sizes: tuple[float, ...], most: int, colour: str
) -> float:
    """Write text across the slide; returns where it ends."""
    text = clean(text)
    size, lines = fitted(text, ROOM, sizes, most)
    high = lines * size * 1.2
    shape = sheet.shapes.add_textbox(0, 0, 0, 0)
    _place(shape, (EDGE, top, ROOM, high))
    _write(shape.text_frame, text, size, colour)
    return top + high + 2


def _legend(
    shapes: Any, named: list[dict[str, Any]], area: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Draw the legend on top of an area; returns what is left of it."""
    hidden = {"visible": False}
    layout = {
        "height": LEGEND,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": True,
        "legend": {"y": 1, "yanchor": "top", "font": {"size": 12, "color": LIGHT.muted}},
        "xaxis": hidden,
        "yaxis": hidden,
    }
    data = [{**entry, "xaxis": "x", "yaxis": "y"} for entry in named]
    marks = draw({"data": data, "layout": layout}, area[2])
    high = max(mark.box[3] for mark in marks) + 4
    names = ", ".join(str(entry["name"]) for entry in named)
    draw_group(shapes, marks, Frame(area[0], area[1], 1.0), (area[2], high), f"Legend: {names}")
    return area[0], area[1] + high, area[2], area[3] - high


def _fill_table(
    shapes: Any, name: str, frame: pd.DataFrame, area: tuple[float, float, float, float]
) -> None:
    """The first rows of a table, small enough for the slide."""
    shown = frame.iloc[:MOST_ROWS, :MOST_COLUMNS]
    if shown.empty:
        return
    rows, columns = len(shown) + 1, len(shown.columns)
    most = max(int(ROOM / columns / 5.6), 6)
    size = 11.0 if rows <= 9 else 10.0
    box = [round(part * POINT) for part in (area[0], area[1], area[2], area[3] * rows / 13)]
    graphic = shapes.add_table(rows, columns, *box)
    graphic._element.nvGraphicFramePr.cNvPr.set("descr", clean(name))
    table = graphic.table
    table.horz_banding = False
    lines = [list(map(str, shown.columns)), *shown.itertuples(index=False, name=None)]
    for row, values in enumerate(lines):
        table.rows[row].height = round(area[3] / 13 * POINT)
        for column, value in enumerate(values):
            cell = table.cell(row, column)
            _write(cell.text_frame, short(clean(cell_text(value)), most * (1 if rows > 9 else 2)),
                   size, LIGHT.page if row == 0 else LIGHT.ink, bold=row == 0)  # fmt: skip
            cell.margin_left = cell.margin_right = round(4 * POINT)
            cell.margin_top = cell.margin_bottom = round(2 * POINT)
            cell.fill.solid()
            cell.fill.fore_color.rgb = _colour(LIGHT.ink if row == 0 else LIGHT.page)


def _colour(text: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(text[1:])
