"""The grid of the toolbox: what was used in which stage, and what is not recorded."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.dataset import Dataset, label, vocabulary
from r2p.dataset.derive import STATUSES
from r2p.figures.chart import Chart
from r2p.figures.compare.words import names
from r2p.figures.look import Look
from r2p.figures.timeline.text import width as text_width
from r2p.figures.toolbox.cells import Cell, Column, Row, Sheet
from r2p.figures.toolbox.sheet import ROOM, drawn
from r2p.figures.toolbox.view import NAMED, GridView, cell_id, column_name, row_name
from r2p.figures.toolbox.words import caveats, reading, subtitle, title
from r2p.figures.words import count, day, day_as_known, days_as_known, escaped, listed, wrapped
from r2p.measures.toolbox import AXES, STATES, Cells, cell_table, cells

KINDS = {"carried_out": "full", "attempted": "ring", "not_recorded": "none", "no_stage": "absent"}
"""How each state is drawn."""
STATE_LABELS = {
    "carried_out": "Carried out",
    "attempted": "Only attempted",
    "not_recorded": "Not recorded",
    "no_stage": "No such stage",
}
NONE = "–"
"""What a cell says where nothing is recorded."""
SMALL = '<span style="font-size:11px">{}</span>'
ACTOR = 19  # characters of an actor in one line of a cell
RIGHT = 26  # characters at the end of a row


def grid(data: Dataset, view: GridView, look: Look) -> Chart:
    """The chart for these choices."""
    made = cells(data, view.selection, AXES[view.axes])
    return Chart(
        title=title(data, made),
        subtitle=subtitle(view.selection, made),
        reading=reading(data, made),
        spec=drawn(_Grid(data, made, look).sheet(view.cell), look),
        table=_table(data, made),
        file_name=f"toolbox-{view.axes}",
        caveats=caveats(data, made),
    )


@dataclass
class _Grid:
    """The cells of a grid in words and colours."""

    data: Dataset
    made: Cells
    look: Look

    def __post_init__(self) -> None:
        made = self.made
        self.single = len(made.cases) == 1
        self.short = list(names(self.data, made.cases).values())
        self.states, self.row_states = made.states, made.row_states
        self.done, self.all = made.carried_out, made.all
        self.family = vocabulary("instruments")["family"].to_dict()
        self.having = made.there.sum(axis=0)
        self.lead = made.events["lead_name"].tolist()
        self.when = days_as_known(made.events)
        self.row_names = [row_name(made.axes.id, term) for term in made.axes.rows]
        self.column_names = [column_name(made.axes.id, term) for term in made.axes.columns]

    def sheet(self, chosen: str) -> Sheet:
        axes = self.made.axes
        rows = tuple(
            Row(
                self.row_names[row],
                tuple(self.cell(row, column) for column in range(len(axes.columns))),
                self.at_right(row),
                label("families", self.family[term]) if axes.id == "instrument" else "",
            )
            for row, term in enumerate(axes.rows)
        )
        right = "" if self.single else "Not recorded in"
        return Sheet(self.columns(), rows, self.legend(), right, chosen)

    def cell(self, row: int, column: int) -> Cell:
        axes = self.made.axes
        family = self.family[axes.rows[row]] if axes.id == "instrument" else axes.columns[column]
        states = self.states[:, row, column]
        state = STATES[states.min()]
        used = int((states == 0).sum())
        share = used / max(int(self.having[column]), 1)
        return Cell(
            cell_id(axes.rows[row], axes.columns[column]),
            KINDS[state],
            self.text(row, column, state, used),
            self.hover(row, column, states),
            self.look.palette.families[family],
            0.35 if self.single else share,
        )

    def text(self, row: int, column: int, state: str, used: int) -> str:
        if state in ("not_recorded", "no_stage"):
            return NONE if state == "not_recorded" else ""
        carried_out = state == "carried_out"
        acts = int((self.done if carried_out else self.all)[:, row, column].sum())
        if self.single:
            number = _number(acts, carried_out)
            if self.look.narrow:
                return number
            first = self.lead[self.made.first[0, row, column]]
            return wrapped(f"{acts} {first}", ACTOR).replace(str(acts), number, 1)
        tried = int((self.states[:, row, column] == 1).sum())
        number = _number(used if carried_out else tried, carried_out)
        if self.look.narrow:
            return number
        return f"{number}  {SMALL.format(count(acts, 'act'))}"

    def hover(self, row: int, column: int, states: np.ndarray) -> str:
        head = f"<b>{escaped(self.row_names[row])}, {escaped(self.column_names[column])}</b>"
        if len(states) <= NAMED:
            lines = [
                f"{escaped(self.short[case])}: {escaped(self.state_words(case, row, column))}"
                for case in range(len(states))
            ]
            return "<br>".join([head, *lines])
        lines = [head]
        for place, state in enumerate(STATES):
            found = [self.short[case] for case in (states == place).nonzero()[0]]
            if found:
                shown = listed(found) if len(found) <= 2 * NAMED else f"{len(found)} crises"
                lines.append(wrapped(f"{STATE_LABELS[state]}: {shown}", 64))
        done, every = int(self.done[:, row, column].sum()), int(self.all[:, row, column].sum())
        lines.append(f"{count(every, 'act')}, {done} carried out")
        return "<br>".join(lines)

    def state_words(self, case: int, row: int, column: int) -> str:
        state = STATES[self.states[case, row, column]]
        if state in ("not_recorded", "no_stage"):
            return STATE_LABELS[state].lower()
        first = self.made.first[case, row, column]
        done, every = int(self.done[case, row, column]), int(self.all[case, row, column])
        if state == "attempted":
            what = f"{count(every, 'act')}, none carried out"
        elif done < every:
            what = f"{done} of {count(every, 'act')} carried out"
        else:
            what = f"{count(done, 'act')} carried out"
        return f"{what}, first {self.lead[first]}, {self.when[first]}"

    def at_right(self, row: int) -> str:
        states = self.row_states[:, row]
        if self.single:
            if states[0]:
                return STATE_LABELS[STATES[states[0]]].lower()
            return self.first_use(row) if self.look.narrow else ""
        lacking = [self.short[case] for case in (states == 2).nonzero()[0]]
        if not lacking:
            return ""
        shown = ", ".join(lacking)
        if len(lacking) == len(states):
            shown = f"all {len(states)}"
        elif len(lacking) > NAMED or len(shown) > RIGHT:
            shown = f"{len(lacking)} of {len(states)}"
        if not self.look.narrow:
            return shown
        return "not recorded" if len(lacking) == len(states) else f"not in {shown}"

    def first_use(self, row: int) -> str:
        """Who was first, where a phone has room for it; else when."""
        positions = self.made.first[0, row][self.done[0, row] > 0]
        first = int(positions.min())
        said = f"first {self.lead[first]}"
        room = ROOM[True] - text_width(self.row_names[row], 13) - 12
        return said if text_width(said, 12) <= room else f"first {self.when[first]}"

    def columns(self) -> tuple[Column, ...]:
        axes, of = self.made.axes, len(self.made.cases)
        under = [""] * len(axes.columns)
        if axes.by == "stage" and self.single:
            stages = self.data.stages[self.data.stages["case_id"] == self.made.cases[0]]
            start = dict(zip(stages["stage"], stages["start"], strict=True))
            under = [
                f"from {day(start[stage])}" if stage in start else "no such stage"
                for stage in axes.columns
            ]
        elif (self.having < of).any():
            under = [f"in {number} of {of} crises" for number in self.having]
        return tuple(map(Column, self.column_names, under))

    def legend(self) -> tuple[tuple[Cell, str], ...]:
        colour = self.look.palette.muted
        wide = not self.look.narrow
        if self.single:
            text, words = "<b>3</b>", "acts carried out"
            if wide:
                text, words = "<b>3</b> AU", "3 acts carried out, the first by AU"
        else:
            text, words = "<b>2</b>", "carried out in 2 crises"
            if wide:
                text, words = (
                    f"<b>2</b>  {SMALL.format('5 acts')}",
                    "carried out in 2 crises, 5 acts",
                )
        entries = [
            (Cell("", "full", text, "", colour, 0.35), words),
            (Cell("", "ring", "(1)", "", colour), "only threatened, eased or failed"),
            (Cell("", "none", NONE, "", colour), "not recorded"),
        ]
        if (self.having < len(self.made.cases)).any() and (self.states == 3).any():
            words = "no such stage" if self.single else "no crisis had the stage"
            if self.single or (self.having == 0).any():
                entries.append((Cell("", "absent", "", "", colour), words))
        return tuple(entries)


def _number(number: int, carried_out: bool) -> str:
    return f"<b>{number}</b>" if carried_out else f"({number})"


def _table(data: Dataset, made: Cells) -> pd.DataFrame:
    """The same numbers per crisis; each row leads to its first act."""
    rows = cell_table(made)
    acts = made.events.set_index("event_id")
    lead = acts["lead_name"].to_dict()
    when = {
        id: day_as_known(*known)
        for id, *known in zip(acts.index, acts["date"], acts["date_precision"], strict=True)
    }
    axes = made.axes.id
    row_names = {term: row_name(axes, term) for term in made.axes.rows}
    column_names = {term: column_name(axes, term) for term in made.axes.columns}
    heads = {"instrument": ("Instrument", "Stage"), "pillar": ("Pillar", "Family")}
    row_head, column_head = heads.get(axes, ("Level", "Family"))
    return pd.DataFrame(
        {
            row_head: rows["row"].map(row_names),
            column_head: rows["column"].map(column_names),
            "Crisis": rows["case_id"].map(data.labels),
            "State": rows["state"].map(STATE_LABELS),
            "Acts": rows["all"],
            **{label("statuses", status): rows[status] for status in STATUSES},
            "First by": rows["event_id"].map(lead).fillna(""),
            "First on": rows["event_id"].map(when).fillna(""),
            "Act": rows["event_id"],
        }
    )
