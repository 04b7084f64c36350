"""Bars and lines as PowerPoint's own charts, whose numbers can be edited."""

from collections.abc import Sequence
from typing import Any

from r2p.dataset.wording import starts_formula
from r2p.figures.palette import LIGHT
from r2p.lecture.drawer_axes import ticks
from r2p.lecture.panels import Panel, Series
from r2p.lecture.pptx_shapes import POINT, TYPEFACE, clean
from r2p.lecture.prims import Ink

MANY_ROWS = 8


def draw_charts(
    shapes: Any, panels: Sequence[Panel], area: tuple[float, float, float, float], said: str
) -> None:
    """Add one chart for each panel to a slide, laid out as they were on the page.

    Args:
        shapes: of the slide (python-pptx).
        panels: rows of panels, from above.
        area: left, top, width and height in points.
        said: alternative text of the charts.
    """
    tops = sorted({round(panel.y.start) for panel in panels})
    lefts = sorted({round(panel.x.start) for panel in panels})
    wide, high = area[2] / len(lefts), area[3] / len(tops)
    for panel in panels:
        row, column = tops.index(round(panel.y.start)), lefts.index(round(panel.x.start))
        place = (area[0] + column * wide, area[1] + row * high, wide - 6, high)
        frame = _chart(shapes, panel, place)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(said))


def _chart(shapes: Any, panel: Panel, place: tuple[float, float, float, float]) -> Any:
    from pptx.chart.data import CategoryChartData, XyChartData
    from pptx.enum.chart import XL_CHART_TYPE

    box = [round(part * POINT) for part in place]
    if panel.form == "lines":
        points = XyChartData()
        for series in panel.series:
            added = points.add_series(_cell(series.name))
            for x, y in series.points:
                added.add_data_point(x, y)
        kind = XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS
        frame = shapes.add_chart(kind, *box, points)
        _style_lines(frame.chart, panel)
    else:
        data = CategoryChartData(number_format="0 %" if panel.percent else "General")
        data.categories = [_row(row, len(panel.rows), place[2]) for row in panel.rows]
        for series in panel.series:
            data.add_series(_cell(series.name), series.values)
        stacked = panel.form == "stacked"
        kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
        frame = shapes.add_chart(kind, *box, data)
        _style_bars(frame.chart, panel, place[3])
    _style(frame.chart, panel)
    return frame


def _cell(text: str) -> str:
    """Text of the chart's workbook, in which no cell may start a formula."""
    text = clean(text)
    return f"'{text}" if starts_formula(text) else text


def _row(text: str, rows: int, wide: float) -> str:
    """Name and label of a row; on one line where there are many, short where it is narrow."""
    name, _, label = text.partition("\n")
    if rows <= MANY_ROWS:
        return _cell(text)
    if wide < 400:
        name, label = name.partition(" · ")[0], label.partition(" of ")[0].partition(",")[0]
        label = label.partition(" %")[0] + " %" if " %" in label else label
    return _cell(f"{name}: {label}" if label else name)


def _rgb(colour: tuple[int, int, int, float]) -> Any:
    from pptx.dml.color import RGBColor

    red, green, blue, opacity = colour
    mixed = [round(part * opacity + 255 * (1 - opacity)) for part in (red, green, blue)]
    return RGBColor(*mixed)


def _tone(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour[1:])


def _type(font: Any, size: float, colour: str, *, bold: bool = False) -> None:
    from pptx.util import Pt

    font.size, font.name, font.bold = Pt(size), TYPEFACE, bold
    font.color.rgb = _tone(colour)


def _style(chart: Any, panel: Panel) -> None:
    """Heading, and axes without boxes."""
    chart.has_legend = False
    chart.has_title = bool(panel.heading)
    if panel.heading:
        frame = chart.chart_title.text_frame
        for number, line in enumerate(panel.heading):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = clean("".join(part.text for part in line))
            heavy = number == 0
            _type(run.font, 13 if heavy else 10, LIGHT.ink if heavy else LIGHT.muted, bold=heavy)
        chart.chart_title.include_in_layout = False
    value = chart.value_axis
    title = panel.unit.strip() if panel.form != "lines" else ""
    value.has_title = bool(title)
    if title:
        value.axis_title.text_frame.text = clean(title)
        _type(value.axis_title.text_frame.paragraphs[0].runs[0].font, 10, LIGHT.muted)
    _axis(value)


def _axis(axis: Any) -> None:
    _type(axis.tick_labels.font, 10, LIGHT.muted)
    axis.has_major_gridlines = False
    axis.format.line.color.rgb = _tone(LIGHT.rule)


def _scale(axis: Any, low: float, high: float, values: Sequence[float]) -> None:
    axis.minimum_scale, axis.maximum_scale = min(low, high), max(low, high)
    steps = {
        round(other - one, 9) for one, other in zip(values, values[1:], strict=False) if other > one
    }
    if len(steps) == 1:
        axis.major_unit = steps.pop()


def _style_bars(chart: Any, panel: Panel, height: float) -> None:
    from pptx.enum.chart import XL_AXIS_CROSSES, XL_TICK_MARK
    from pptx.oxml.ns import qn

    plot = chart.plots[0]
    plot.gap_width = 60 if len(panel.rows) > MANY_ROWS else 90
    plot.overlap = 100 if panel.form in ("stacked", "nested") else 0
    for drawn, series in zip(plot.series, panel.series, strict=True):
        drawn.invert_if_negative = False
        _fill(drawn.format, series.ink)
        for index, ink in enumerate(series.inks):
            if ink != series.ink and series.values[index] is not None:
                _fill(drawn.points[index].format, ink)
    rows = chart.category_axis
    rows.reverse_order = True  # the first crisis on top
    rows.crosses = XL_AXIS_CROSSES.MAXIMUM  # and the numbers still below
    rows.major_tick_mark = XL_TICK_MARK.NONE
    _axis(rows)
    room = (height - 60) / len(panel.rows)
    small = max(7.0, min(11.0, room / (2.0 if len(panel.rows) > MANY_ROWS else 2.8)))
    _type(rows.tick_labels.font, small, LIGHT.ink)
    skip = rows._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})  # every row has its name
    after = rows._element.find(qn("c:noMultiLvlLbl"))
    if after is not None:
        after.addprevious(skip)
    value = chart.value_axis
    value.major_tick_mark = XL_TICK_MARK.NONE
    value.tick_labels.number_format = "0 %" if panel.percent else "General"
    value.tick_labels.number_format_is_linked = False
    value.visible = panel.x.given.get("visible", True) is not False
    _scale(value, panel.x.low, panel.x.high, ticks(panel.x)[0])


def _fill(format: Any, ink: Ink) -> None:
    from pptx.enum.dml import MSO_PATTERN
    from pptx.util import Pt

    if ink.hatch and ink.fill:
        format.fill.patterned()
        format.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        format.fill.fore_color.rgb = _rgb(ink.hatch)
        format.fill.back_color.rgb = _rgb(ink.fill)
    elif ink.fill:
        format.fill.solid()
        format.fill.fore_color.rgb = _rgb(ink.fill)
    else:
        format.fill.background()
    if ink.line:
        format.line.color.rgb = _rgb(ink.line)
        format.line.width = Pt(0.75)
    else:
        format.line.fill.background()


def _style_lines(chart: Any, panel: Panel) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    for drawn, series in zip(chart.plots[0].series, panel.series, strict=True):
        _pen(drawn, series)
        drawn.marker.style = XL_MARKER_STYLE.NONE
        drawn.smooth = False
        if series.ink.dash != "solid":
            drawn.format.line.dash_style = MSO_LINE.DASH
        drawn.format.line.width = Pt(max(series.ink.width, 1.5))
    _axis(chart.category_axis)
    _scale(chart.category_axis, panel.x.low, panel.x.high, ticks(panel.x)[0])
    _scale(chart.value_axis, panel.y.low, panel.y.high, ticks(panel.y)[0])
    chart.value_axis.tick_labels.number_format = "0"
    chart.value_axis.tick_labels.number_format_is_linked = False
    title = panel.unit.strip()
    if title:
        chart.category_axis.has_title = True
        chart.category_axis.axis_title.text_frame.text = clean(title)
        _type(chart.category_axis.axis_title.text_frame.paragraphs[0].runs[0].font, 10, LIGHT.muted)


def _pen(drawn: Any, series: Series) -> None:
    if series.ink.line:
        drawn.format.line.color.rgb = _rgb(series.ink.line)
