"""What had and had not been done by a day: a table drawn with a mark and a few words per cell."""

from typing import Any

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.compare.words import care
from r2p.figures.first_days import done_words as words
from r2p.figures.first_days.asked import BY, Asked, Found, colours, name_of
from r2p.figures.first_days.lags_words import hover
from r2p.figures.first_days.sheet import finished, in_lines, legend, markers, sheet
from r2p.figures.look import Look
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.text import width as text_width
from r2p.figures.words import day as date_words
from r2p.figures.words import escaped
from r2p.measures.first_days import by_day

SIZE, HEAD, ROW, TWO = 12, 44.0, 24.0, 36.0  # px
COLUMNS = 3  # crises side by side
SIGNS: dict[str, dict[str, Any]] = {
    "done": {"symbol": "circle", "size": 9},
    "before": {"symbol": "triangle-left", "size": 11},
    "later": {"symbol": "circle-open", "size": 9, "line": 2},
    "never": {"symbol": "x-thin", "size": 7, "line": 1.5},
    "uncoded": {"symbol": "x-thin", "size": 7, "line": 1.5},
}
LEGEND = (
    (SIGNS["before"], "in use before onset"),
    (SIGNS["done"], "first done by that day"),
    (SIGNS["later"], "not yet: came later"),
    (SIGNS["never"], "not recorded up to the end of coding"),
)


def done_by(data: Dataset, asked: Asked, by: str, day: int, look: Look) -> Chart:
    """A row for each kind, a column for each crisis, and what had been done by a day.

    Args:
        data: the dataset.
        asked: at least one crisis, and which acts count.
        by: a set of kinds, one of `r2p.figures.first_days.asked.BY`.
        day: the day since onset; its acts count.
        look: theme and width.
    """
    found = Found(data, asked)
    kinds = BY[by][1]
    counts = by_day(found.events, found.cases, kinds, day, asked.what)
    cells = words.cells(found.speeds(kinds).merge(counts, on=["case_id", "kind"]), day)
    return Chart(
        title=words.title(found, cells, day),
        subtitle=found.subtitle(
            f"Acts up to day {day} after onset, those before onset told apart",
            int((found.acts["day"] <= day).sum()),
        ),
        reading=words.reading(found, cells, day),
        spec=_draw(found, cells, kinds, day, look),
        table=words.table(found, cells, day),
        file_name=f"r2p-atlas-by-day-{day}-{by}",
        caveats=care(data, asked.selection, "speed"),
    )


def _draw(
    found: Found, cells: pd.DataFrame, kinds: tuple[str, ...], day: int, look: Look
) -> dict[str, Any]:
    canvas = sheet(look)
    columns = 1 if look.narrow else min(COLUMNS, len(found.ids))
    names = {id: in_lines(name_of(id), 112.0 if look.narrow else 150.0, SIZE) for id in kinds}
    room = max(text_width(line, SIZE) for lines in names.values() for line in lines) + 14
    row = TWO if any(len(lines) > 1 for lines in names.values()) else ROW
    wide = (canvas.width - room) / columns
    y = legend(canvas, LEGEND, 4.0) + 4
    colour = colours(kinds, look)
    points: list[dict[str, Any]] = []
    by_case: dict[str, list[dict[str, Any]]] = {}
    for cell in cells.to_dict("records"):
        by_case.setdefault(cell["case_id"], []).append(cell)
    for start in range(0, len(found.ids), columns):
        band = found.ids[start : start + columns]
        for column, id in enumerate(band):
            _head(canvas, found, id, day, 0 if look.narrow else room + column * wide, y)
        for order, each in enumerate(kinds):
            top = y + HEAD + order * row
            canvas.line([0, canvas.width], [top, top], canvas.palette.rule, 1)
            text = "<br>".join(escaped(line) for line in names[each])
            canvas.text(0, top + row / 2, text, muted=False, size=SIZE)
        for column, id in enumerate(band):
            for order, cell in enumerate(by_case[id]):
                middle = y + HEAD + (order + 0.5) * row
                x = room + column * wide
                points.append(_cell(canvas, found, cell, x, middle, colour[cell["kind"]]))
        y += HEAD + row * len(kinds) + 18
    canvas.marks.append(markers(points))
    return finished(canvas, y - 10)


def _head(canvas: Canvas, found: Found, id: str, day: int, x: float, top: float) -> None:
    """A crisis and the date that the day falls on."""
    date = found.onsets[id] + pd.Timedelta(days=day)
    name = f"<b>{escaped(found.short[id])}</b>"
    canvas.text(x, top + 12, name, muted=False, size=14)
    canvas.text(x, top + 30, f"day {day} is {date_words(date)}", size=SIZE)


def _cell(
    canvas: Canvas, found: Found, cell: dict[str, Any], x: float, y: float, colour: str
) -> dict[str, Any]:
    """The words of one cell; returns its mark."""
    done = cell["then"] in ("done", "before")
    canvas.text(x + 14, y, words.said(cell), muted=not done, size=SIZE)
    return {
        **SIGNS[cell["then"]],
        "x": x + 7,
        "y": y,
        "color": canvas.palette.muted if cell["then"] in ("never", "uncoded") else colour,
        "hover": hover(found, cell),
        "act": cell["act"],
    }
