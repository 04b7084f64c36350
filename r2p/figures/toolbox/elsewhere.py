"""Used early elsewhere, not here: one crisis beside all others, stage by stage."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from r2p.dataset import Dataset, vocabulary
from r2p.figures.chart import Chart
from r2p.figures.compare.words import lower, names
from r2p.figures.look import Look
from r2p.figures.toolbox.cells import Cell, Column, Row, Sheet
from r2p.figures.toolbox.sheet import drawn
from r2p.figures.toolbox.view import ElsewhereView, cell_id, column_name, row_name
from r2p.figures.words import (
    count,
    days_as_known,
    escaped,
    listed,
    quality_words,
    wrapped,
)
from r2p.measures.toolbox import STATES
from r2p.measures.unused import MOST, Elsewhere, elsewhere, first_uses

UNUSED = (
    "Unused means not recorded. That others had used a tool says nothing about whether it was "
    "needed here, nor that anything would have gone otherwise."
)
SHALLOW = (
    "{here} was researched about half as deeply as {deep}: a gap here can be a gap of research."
)
DEEP = (
    "Most other crises were researched about half as deeply as {here}: they may have used more "
    "than is shown."
)
LENGTHS = "Stages differ in length, and this compares with all other crises of the dataset."


def missing_cells(data: Dataset, view: ElsewhereView) -> Elsewhere:
    """What the chart is made of."""
    return elsewhere(data, view.case_id, view.most, view.checked_only, view.min_confidence)


def used_elsewhere(data: Dataset, view: ElsewhereView, look: Look) -> Chart:
    """The chart for these choices: a row per instrument that was missing at some stage."""
    drawing = _Elsewhere(data, view, missing_cells(data, view), look)
    return Chart(
        title=drawing.title,
        subtitle=drawing.subtitle,
        reading=drawing.reading,
        spec=drawn(drawing.sheet, look),
        table=drawing.table,
        file_name=f"used-elsewhere-{view.case_id.lower()}",
        caveats=drawing.caveats,
    )


@dataclass
class _Elsewhere:
    data: Dataset
    view: ElsewhereView
    found: Elsewhere
    look: Look

    def __post_init__(self) -> None:
        self.axes = self.found.own.axes
        self.rows = np.flatnonzero(self.found.missing.any(axis=1)).tolist()
        self.here = names(self.data, [self.view.case_id])[self.view.case_id]
        self.short = names(self.data, self.found.others.cases)
        events = self.found.own.events
        self.when = days_as_known(events)
        self.first_missing = {
            row: int(self.found.missing[row].nonzero()[0][0]) for row in self.rows
        }

    @property
    def title(self) -> str:
        number = len(self.rows)
        most = MOST[self.view.most][0]
        if not number:
            return f"{self.here} had used all that {most} of the others had by the same stage"
        others = {"half": "most other crises", "all": "all other crises"}
        return (
            f"By the same stage {others.get(self.view.most, most + ' of the other crises')} had "
            f"used {count(number, 'instrument')} that {self.here} had not"
        )

    @property
    def subtitle(self) -> str:
        parts = [
            "other crises in which the instrument had been carried out by the end of the stage",
            f"{MOST[self.view.most][0]} of those that had the stage",
            *quality_words(self.view.checked_only, self.view.min_confidence),
            f"n = {count(len(self.short), 'other crisis', 'other crises')}",
        ]
        return ", ".join(part for part in parts if part)

    @property
    def reading(self) -> str:
        if not self.rows:
            return (
                f"By the end of each stage, {self.here} had carried out every instrument that "
                f"{MOST[self.view.most][0]} of the other crises had."
            )
        order = sorted(self.rows, key=lambda row: (self.first_missing[row], row))
        parts = []
        for row in order[:3]:
            column = self.first_missing[row]
            parts.append(
                f"{self._name(row)} by the end of {self._stage(column)} "
                f"({self.found.had[row, column]} of {self.found.of[column]})"
            )
        later = [row for row in self.rows if self._state(row) == "carried_out"]
        never = [self._name(row) for row in self.rows if self._state(row) != "carried_out"]
        text = f"First elsewhere: {listed(parts)}. In {self.here} {len(later) or 'none'} came later"
        return f"{text}; not recorded as carried out: {listed(never)}." if never else f"{text}."

    @property
    def caveats(self) -> tuple[str, ...]:
        depth = self.data.cases.set_index("case_id")["depth"]
        deep = depth.index[depth == "focus"].tolist()
        found = [UNUSED]
        if depth[self.view.case_id] != "focus" and deep:
            countries = listed(names(self.data, deep).values())
            found.append(SHALLOW.format(here=self.here, deep=countries))
        elif len(deep) < len(depth):
            found.append(DEEP.format(here=self.here))
        return (*found, LENGTHS)

    def _name(self, row: int) -> str:
        return lower(row_name("instrument", self.axes.rows[row]))

    def _stage(self, column: int) -> str:
        return lower(column_name("instrument", self.axes.columns[column]))

    def _state(self, row: int) -> str:
        return STATES[self.found.own.row_states[0, row]]

    @cached_property
    def sheet(self) -> Sheet:
        families = vocabulary("instruments")["family"]
        palette = self.look.palette
        rows = tuple(
            Row(
                row_name("instrument", self.axes.rows[row]),
                tuple(
                    self._cell(row, column, palette.families[families[self.axes.rows[row]]])
                    for column in range(len(self.axes.columns))
                ),
                self._at_right(row),
            )
            for row in self.rows
        )
        columns = tuple(
            Column(
                column_name("instrument", term),
                f"{of} others" if there else "no such stage",
            )
            for term, of, there in zip(
                self.axes.columns, self.found.of, self.found.there, strict=True
            )
        )
        right = f"In {self.here}"
        return Sheet(columns, rows, self._legend(), right, self.view.cell)

    def _cell(self, row: int, column: int, colour: str) -> Cell:
        had, of = int(self.found.had[row, column]), int(self.found.of[column])
        id = cell_id(self.axes.rows[row], self.axes.columns[column])
        if not self.found.there[column]:
            return Cell(id, "absent", "", self._hover(row, column, "no such stage"), colour)
        number = str(had) if self.look.narrow else f"{had} of {of}"
        if self.found.here[row, column]:
            return Cell(id, "quiet", "here", self._hover(row, column, "carried out"), colour)
        state = self.found.own.states[0, row, : column + 1].min()
        words = "only attempted" if STATES[state] == "attempted" else "not recorded"
        hover = self._hover(row, column, words)
        if not self.found.missing[row, column]:
            return Cell(id, "none", number, hover, colour)
        return Cell(id, "full", f"<b>{number}</b>", hover, colour, had / of)

    def _hover(self, row: int, column: int, here: str) -> str:
        head = f"{row_name('instrument', self.axes.rows[row])}, by the end of {self._stage(column)}"
        using = [self.short[case] for case, _ in first_uses(self.found.others, row, column)]
        had = f"Elsewhere in {len(using)} of {self.found.of[column]}"
        lines = [f"<b>{escaped(head)}</b>", f"{escaped(self.here)}: {here}"]
        lines.append(wrapped(f"{had}: {listed(using)}" if using else had, 64))
        return "<br>".join(lines)

    def _at_right(self, row: int) -> str:
        state = self._state(row)
        prefix = "here " if self.look.narrow else ""
        if state == "carried_out":
            done = self.found.own.carried_out[0, row] > 0
            first = int(self.found.own.first[0, row][done].min())
            return f"{prefix}from {self.when[first]}"
        return prefix + ("only attempted" if state == "attempted" else "not recorded")

    def _legend(self) -> tuple[tuple[Cell, str], ...]:
        colour = self.look.palette.muted
        number = "9" if self.look.narrow else "9 of 15"
        entries = [
            (Cell("", "full", f"<b>{number}</b>", "", colour, 0.6), "most others had used it"),
            (Cell("", "none", "4" if self.look.narrow else "4 of 15", "", colour), "fewer had"),
            (Cell("", "quiet", "here", "", colour), f"used in {self.here} by then"),
        ]
        if not self.found.there.all():
            entries.append((Cell("", "absent", "", "", colour), "no such stage"))
        return tuple(entries)

    @property
    def table(self) -> pd.DataFrame:
        """Every example: a crisis that had used by the stage what this one had not."""
        events = self.found.own.events
        lead, title, ids = (events[name].tolist() for name in ("lead_name", "title", "event_id"))
        lines = []
        for row in self.rows:
            for column in self.found.missing[row].nonzero()[0].tolist():
                for case, first in first_uses(self.found.others, row, column):
                    lines.append(
                        {
                            "Instrument": row_name("instrument", self.axes.rows[row]),
                            "By the end of": column_name("instrument", self.axes.columns[column]),
                            "Others that had used it": int(self.found.had[row, column]),
                            "Of": int(self.found.of[column]),
                            f"In {self.here}": self._at_right(row).removeprefix("here "),
                            "Used in": self.data.labels[case],
                            "First carried out": self.when[first],
                            "By": lead[first],
                            "What happened": title[first],
                            "Act": ids[first],
                        }
                    )
        return pd.DataFrame(lines)
