"""A table drawn: cells in rows and columns, each a tint and a few words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from r2p.figures.chart import Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.palette import blend
from r2p.figures.pieces import note, words
from r2p.figures.words import escaped

Trace = dict[str, Any]
GAP = 3  # px between cells
HEAD_LINE = 15  # px
BETWEEN = 26  # px between blocks
_NO_COLOUR = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Head:
    """The name of a row or a column; ``symbol`` and ``colour`` mark a level."""

    lines: tuple[str, ...]
    symbol: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell. ``strength`` 0 to 1 is the tint of ``colour``; an ``empty`` one is only framed."""

    text: str
    mark: str
    hover: str
    strength: float = 0.0
    colour: str = ""
    under: str = ""
    empty: bool = False


@dataclass(frozen=True)
class Sheet:
    """Rows by columns of cells; ``per_block`` columns stand side by side."""

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    per_block: int
    row_px: int
    names: float
    """Part of the width for the names of the rows; 0 where they stand above their cells."""

    @property
    def above(self) -> bool:
        """Whether the name of a row stands above its cells instead of left of them."""
        return not self.names


def draw(sheet: Sheet, look: Look) -> Spec:
    """The sheet as a Plotly figure; a cell answers to pointer and finger."""
    blocks = [
        list(range(start, min(start + sheet.per_block, len(sheet.columns))))
        for start in range(0, len(sheet.columns), sheet.per_block)
    ]
    across = max((len(block) for block in blocks), default=1)
    head = max((len(each.lines) for each in sheet.columns), default=1) * HEAD_LINE + 8
    name = 20 if sheet.above else 0
    pitch = sheet.row_px + name
    state = _State(look, sheet)
    top = 0.0
    for block in blocks:
        for place, column in enumerate(block):
            state.column_name(place, top + head - 6, sheet.columns[column])
        for number, row in enumerate(sheet.rows):
            y = top + head + number * pitch
            state.row_name(y + (name / 2 if sheet.above else sheet.row_px / 2), row)
            for place, column in enumerate(block):
                cell = sheet.cells[number][column]
                if cell is not None:
                    state.cell(place, y + name, cell)
        top += head + len(sheet.rows) * pitch + BETWEEN
    high = max(top - BETWEEN, 40)
    layout = base_layout(
        look,
        int(high) + 12,
        margin={"l": 4, "r": 4, "t": 4, "b": 8},
        xaxis={"domain": [sheet.names, 1], "range": [0, across], "visible": False},
        xaxis2={"domain": [0, sheet.names or 1], "range": [0, 1], "visible": False},
        yaxis={"range": [high, 0], "visible": False},
        annotations=state.notes,
        shapes=state.shapes,
    )
    return {"data": state.traces(), "layout": layout}


class _State:
    """What has been drawn so far."""

    def __init__(self, look: Look, sheet: Sheet) -> None:
        self.look, self.sheet = look, sheet
        self.shapes: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self._cells: list[tuple[float, float, Cell]] = []
        self._marks: list[tuple[float, Head]] = []

    def column_name(self, place: int, y: float, head: Head) -> None:
        text = "<br>".join(escaped(line) for line in head.lines)
        self.notes.append(
            {**self._note(text, 12), "x": place + 0.5, "xref": "x", "y": y, "yanchor": "bottom"}
        )

    def row_name(self, y: float, head: Head) -> None:
        shift = 0
        if head.symbol:
            self._marks.append((y, head))
            shift = 20
        text = "<br>".join(escaped(line) for line in head.lines)
        note = self._note(text, 13 if not self.look.narrow else 12)
        note |= {"x": 0, "xref": "paper", "xanchor": "left", "xshift": shift, "align": "left"}
        self.notes.append({**note, "y": y, "yanchor": "middle"})

    def cell(self, place: int, y: float, cell: Cell) -> None:
        palette, half = self.look.palette, GAP / 2
        colour = cell.colour or palette.muted
        frame = {"width": 1, "color": palette.rule, "dash": "dot"}
        self.shapes.append(
            {
                "type": "rect",
                "layer": "below",
                "x0": place + 0.012,
                "x1": place + 0.988,
                "y0": y + half,
                "y1": y + self.sheet.row_px - half,
                "fillcolor": _NO_COLOUR
                if cell.empty
                else blend(colour, palette.page, round(0.07 + 0.33 * cell.strength, 3)),
                "line": frame if cell.empty else {"width": 0},
            }
        )
        self._cells.append((place + 0.5, y + self.sheet.row_px / 2, cell))

    def traces(self) -> list[Trace]:
        found = [self._texts(empty) for empty in (False, True)]
        if self._marks:
            found.append(self._row_marks())
        if not self.look.printed:
            found.append(self._targets())
        return [trace for trace in found if trace["x"]]

    def _texts(self, empty: bool) -> Trace:
        palette = self.look.palette
        cells = [each for each in self._cells if each[2].empty is empty]
        return words(
            [x for x, _, _ in cells],
            [y for _, y, _ in cells],
            [_said(cell) for _, _, cell in cells],
            palette.muted if empty else palette.ink,
        )

    def _row_marks(self) -> Trace:
        """Marks of the levels, before their names."""
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [0.05] * len(self._marks),
            "y": [y for y, _ in self._marks],
            "marker": {
                "symbol": [head.symbol for _, head in self._marks],
                "size": 11,
                "color": [head.colour for _, head in self._marks],
                "line": {
                    "width": [2 if head.symbol.endswith("-open") else 0 for _, head in self._marks],
                    "color": [head.colour for _, head in self._marks],
                },
                "opacity": 1,
            },
            "xaxis": "x2",
            "hoverinfo": "skip",
            "cliponaxis": False,
        }

    def _targets(self) -> Trace:
        return {
            "type": "bar",
            "x": [x for x, _, _ in self._cells],
            "y": [self.sheet.row_px] * len(self._cells),
            "base": [y - self.sheet.row_px / 2 for _, y, _ in self._cells],
            "width": 1,
            "marker": {"color": _NO_COLOUR, "line": {"width": 0}},
            "customdata": [[cell.mark] for _, _, cell in self._cells],
            "hovertext": [cell.hover for _, _, cell in self._cells],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
            "showlegend": False,
        }

    def _note(self, text: str, size: int) -> dict[str, Any]:
        return note(text, self.look.palette.ink, size, align="center")


def _said(cell: Cell) -> str:
    under = f'<br><span style="font-size:11px">{escaped(cell.under)}</span>' if cell.under else ""
    return escaped(cell.text) + under


def heads(names: Sequence[str], wide: int) -> tuple[Head, ...]:
    """Names of columns, broken into lines of at most ``wide`` characters where words allow."""
    import textwrap

    return tuple(
        Head(tuple(textwrap.wrap(name, wide, break_long_words=False)) or ("",)) for name in names
    )
