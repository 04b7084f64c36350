"""A sheet of cells: rows with a name, columns with a head, one trace for all cells.

Down, positions are true pixels; across, one unit is a column, which the browser stretches
to the room there is. On a phone the name of a row stands above its cells and the columns
are numbered. A cell is a bar, so that the whole of it can be pointed at and selected.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from r2p.figures.chart import Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.palette import Palette
from r2p.figures.pieces import left_note, note
from r2p.figures.timeline.text import width as text_width
from r2p.figures.toolbox.cells import Cell, Row, Sheet
from r2p.figures.toolbox.room import room
from r2p.figures.toolbox.tints import fill_of, outline_of
from r2p.figures.words import escaped, wrapped

CELL = 24  # px, at least: what a finger can hit
LINE = 15  # px, a line of small text in a cell
GAP = 4  # px between rows
HEADING = 30  # px, the name of a group of rows
NAME = 21  # px, the name of a row above its cells
ABOVE = 20  # px between the legend and what stands below it
ROOM = {True: 344, False: 640}
"""Pixels across that are sure to be there, on a phone and elsewhere."""


def drawn(sheet: Sheet, look: Look) -> Spec:
    """The sheet as a Plotly figure."""
    page = _Page(sheet, look)
    page.legend()
    page.heads()
    page.rows()
    return page.spec()


@dataclass
class _Page:
    sheet: Sheet
    look: Look
    y: float = 0.0
    annotations: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    places: list[tuple[float, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = [row.name for row in self.sheet.rows] + [row.group for row in self.sheet.rows]
        rights = [self.sheet.right, *(row.right for row in self.sheet.rows)]
        self.room = room(
            4 if self.look.narrow else _widest(names, 13) + 14,
            4 if self.look.narrow else _widest(rights, 12) + 14,
            self.look,
        )

    @property
    def palette(self) -> Palette:
        return self.look.palette

    def text(
        self, y: float, text: str, shift: float = 0, *, size: int = 12, muted: bool = True, **more
    ) -> None:
        """Text from the left edge of the drawing, its middle at ``y``."""
        colour = self.palette.muted if muted else self.palette.ink
        at = round(self.room.shift(shift))
        self.annotations.append(left_note(text, colour, size, at, y, **more))

    def legend(self) -> None:
        """Sample cells with their words, in as many lines as they need."""
        x, self.y = 0.0, ABOVE / 2
        for cell, words in self.sheet.legend:
            sample = max(24.0, text_width(_bare(cell.text), 12) + 10)
            wide = sample + 6 + text_width(words, 12)
            if x and x + wide > ROOM[self.look.narrow]:
                x, self.y = 0.0, self.y + 22
            self._sample(cell, x, sample)
            self.text(self.y, escaped(words), x + sample + 4)
            x += wide + 16
        self.y += 22

    def _sample(self, cell: Cell, x: float, wide: float) -> None:
        line = outline_of(cell, self.palette)
        self.shapes.append(
            {
                "type": "rect",
                "xref": "paper",
                "xsizemode": "pixel",
                "xanchor": 0,
                "x0": round(self.room.shift(x)),
                "x1": round(self.room.shift(x + wide)),
                "y0": self.y - 8,
                "y1": self.y + 8,
                "fillcolor": fill_of(cell, self.palette),
                "line": {"color": line[0], "width": line[1]},
            }
        )
        if cell.kind == "absent":
            self.shapes.append(
                {
                    **self.shapes[-1],
                    "type": "line",
                    "y0": self.y + 8,
                    "y1": self.y - 8,
                    "line": {"color": self.palette.muted, "width": 1},
                }
            )
        middle: dict[str, Any] = {
            "xanchor": "center",
            "xshift": round(self.room.shift(x + wide / 2)),
        }
        self.text(self.y, cell.text, muted=False, **middle)

    def heads(self) -> None:
        """Names of the columns; on a phone their numbers are explained here."""
        if self.look.narrow:
            key = " · ".join(
                f"{place} {column.name.lower()}".replace(" ", "\u00a0")
                for place, column in enumerate(self.sheet.columns, 1)
            )
            lines = wrapped(key, 54)
            number = lines.count("<br>") + 1
            self.text(self.y + 8 * number, lines)
            self.y += 17 * number + 2
            if not any(row.group for row in self.sheet.rows):
                self._numbers()
            return
        two = any(" " in column.name for column in self.sheet.columns)
        tall = 20 if not two else 34
        ink = self.palette.ink
        for place, column in enumerate(self.sheet.columns):
            name = escaped(column.name)
            if two:
                name = "<br>".join(name.split(" ", 1))
            self._over(place, self.y + tall, f"<b>{name}</b>", 12, ink, "bottom")
            if column.under:
                self._over(place, self.y + tall + 7, escaped(column.under), 11, self.palette.muted)
        if self.sheet.right:
            self._at_right(self.y + tall, f"<b>{escaped(self.sheet.right)}</b>", "bottom")
        self.y += tall + 2 + (16 if any(column.under for column in self.sheet.columns) else 4)

    def _numbers(self) -> None:
        for place in range(len(self.sheet.columns)):
            self._over(place, self.y + 6, str(place + 1), 11, self.palette.muted)
        self.y += 14

    def _over(
        self, place: int, y: float, text: str, size: int, colour: str, to: str = "middle"
    ) -> None:
        self.annotations.append(note(text, colour, size, x=place, y=y, yanchor=to))

    def _at_right(self, y: float, text: str, to: str = "middle") -> None:
        where: dict[str, Any] = {"xanchor": "left", "xshift": 8}
        if self.look.narrow:
            where = {"xanchor": "right", "xshift": 0}
        place: dict[str, Any] = {"x": 1, "xref": "paper", "y": y, "yanchor": to, "align": "left"}
        self.annotations.append(note(text, self.palette.ink, **place, **where))

    def rows(self) -> None:
        """Names of groups and rows; where the cells of each row lie."""
        group = ""
        for row in self.sheet.rows:
            if row.group != group:
                group = row.group
                weight = {"weight": 600, "size": 13, "color": self.palette.ink}
                self.text(self.y + HEADING / 2 + 3, escaped(group), font=weight)
                self.y += HEADING
                if self.look.narrow:
                    self._numbers()
            if self.look.narrow:
                self.text(self.y + NAME / 2 - 1, escaped(row.name), size=13, muted=False)
                if row.right:
                    self._at_right(self.y + NAME / 2 - 1, escaped(row.right))
                self.y += NAME
            tall = self._tall(row)
            middle = self.y + tall / 2
            if not self.look.narrow:
                self.text(middle, escaped(row.name), size=13, muted=False)
                if row.right:
                    self._at_right(middle, escaped(row.right))
            self.places.append((middle, tall))
            self.y += tall + GAP

    @staticmethod
    def _tall(row: Row) -> int:
        lines = max(cell.text.count("<br>") + 1 for cell in row.cells)
        return max(CELL, LINE * lines + 8)

    def spec(self) -> Spec:
        """The cells as one trace, and everything around them."""
        height = round(self.y + 4)
        layout = base_layout(
            self.look,
            height + 8,
            margin={"l": round(self.room.left), "r": round(self.room.right), "t": 4, "b": 4},
            xaxis={"range": [-0.5, len(self.sheet.columns) - 0.5], "visible": False},
            yaxis={"range": [height, 0], "visible": False},
            annotations=self.annotations,
            shapes=self.shapes,
            bargap=0,
        )
        return {"data": [self._trace()] if self.sheet.rows else [], "layout": layout}

    def _trace(self) -> dict[str, Any]:
        placed = [
            (place, *where, cell)
            for where, row in zip(self.places, self.sheet.rows, strict=True)
            for place, cell in enumerate(row.cells)
        ]
        every = [cell for *_, cell in placed]
        lines = [outline_of(cell, self.palette) for cell in every]
        ids = [cell.id for cell in every]
        half = 0.46 if self.look.narrow else 0.475
        trace: dict[str, Any] = {
            "type": "bar",
            "orientation": "h",
            "base": [round(place - half, 3) for place, *_ in placed],
            "x": [2 * half] * len(placed),
            "y": [y for _, y, _, _ in placed],
            "width": [tall for _, _, tall, _ in placed],
            "text": [cell.text for cell in every],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "constraintext": "inside",
            "textfont": {"size": 12, "color": self.palette.ink},
            "hovertext": [cell.hover for cell in every],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "customdata": [[id] for id in ids],
            "marker": {
                "color": [fill_of(cell, self.palette) for cell in every],
                "line": {
                    "color": [colour for colour, _ in lines],
                    "width": [width for _, width in lines],
                },
                "pattern": {
                    "shape": ["/" if cell.kind == "absent" else "" for cell in every],
                    "fgcolor": self.palette.rule,
                    "size": 6,
                    "solidity": 0.25,
                },
            },
            "selected": {
                "marker": {"color": self.palette.ink},
                "textfont": {"color": self.palette.page},
            },
            "unselected": {"marker": {"opacity": 1}, "textfont": {"color": self.palette.ink}},
        }
        if self.sheet.chosen in ids and not self.look.printed:
            chosen = ids.index(self.sheet.chosen)
            ink, page = self.palette.ink, self.palette.page
            trace["selectedpoints"] = [chosen]
            # What is selected at first is filled by Plotly, but its text keeps its colour.
            trace["textfont"]["color"] = [ink] * chosen + [page] + [ink] * (len(ids) - chosen - 1)
        return trace


def _bare(text: str) -> str:
    """Text without Plotly's tags, to be measured."""
    return re.sub(r"<[^>]*>", "", text)


def _widest(texts: list[str], size: int) -> float:
    return max((text_width(text, size) for text in texts if text), default=0)
