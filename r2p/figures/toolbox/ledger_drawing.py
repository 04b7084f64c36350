"""The failure ledger drawn: a row per group, a column per result, a mark per act."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from r2p.dataset import Dataset, label, labels
from r2p.figures.chart import Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.pieces import band, note, rule
from r2p.figures.timeline.marks import SHAPES, look_of, together
from r2p.figures.timeline.text import width as text_width
from r2p.figures.toolbox.ledger_groups import Group
from r2p.figures.toolbox.room import room
from r2p.figures.toolbox.view import LedgerView
from r2p.figures.webgl import by_webgl
from r2p.figures.words import day_as_known, escaped, wrapped
from r2p.measures.ledger import FAILED, SHORT

ROW = 13  # px, a line of marks
HEAD = 50  # px, heads of the columns
NAME = 19  # px, the name of a row above its marks
PER_LINE = {True: 5, False: 8}
"""Marks side by side, on a phone and elsewhere."""
GLYPHS = {"apply": "●", "sustain": "■", "threaten": "▲", "ease": "▼"}
SHAPE_WORDS = {
    "apply": "applied",
    "sustain": "continued",
    "threaten": "threatened",
    "ease": "eased",
}
READ = (
    *("title", "date", "date_precision", "case_id", "instrument", "family"),
    *("mode", "result", "lead_name", "coding_note"),
)
"""What a mark is drawn and explained by."""


@dataclass
class Drawing:
    """The drawing: a row per group, a column per result, a mark per act."""

    data: Dataset
    view: LedgerView
    acts: pd.DataFrame
    groups: list[Group]
    look: Look

    def __post_init__(self) -> None:
        columns = [list(self.acts[name]) for name in READ]
        rows = (dict(zip(READ, row, strict=True)) for row in zip(*columns, strict=True))
        self.row = dict(zip(self.acts["event_id"], rows, strict=True))
        self.results = [result for result in SHORT if result in self.view.results]
        self.labels = [wrapped(group.name, 48 if self.look.narrow else 28) for group in self.groups]
        lines = [line for text in self.labels for line in text.split("<br>")]
        widest = max((text_width(line, 13) for line in lines), default=0)
        self.room = room(
            4 if self.look.narrow else widest + 14, 4 if self.look.narrow else 76, self.look
        )
        self.marks: list[tuple[float, float, str]] = []
        self.annotations: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []

    def spec(self) -> Spec:
        """The finished drawing."""
        y = self._legend() + HEAD
        self._heads(y)
        top = y
        for place, group in enumerate(self.groups):
            y = self._row(group, self.labels[place], y)
        height = y + 4
        self._bands(top, y)
        layout = base_layout(
            self.look,
            round(height) + 8,
            margin={"l": round(self.room.left), "r": round(self.room.right), "t": 4, "b": 4},
            xaxis={"range": [-0.5, len(self.results) - 0.5], "visible": False},
            yaxis={"range": [height, 0], "visible": False},
            annotations=self.annotations,
            shapes=self.shapes,
        )
        return {"data": by_webgl([self._trace()]), "layout": layout}

    def _legend(self) -> float:
        palette = self.look.palette
        families = [term for term in labels("families") if term in set(self.acts["family"])]
        entries = [
            (label("families", term).lower(), "●", palette.families[term]) for term in families
        ]
        modes = [mode for mode in SHAPES if mode in set(self.acts["mode"])]
        shapes = [(SHAPE_WORDS[mode], GLYPHS[mode], palette.muted) for mode in modes]
        most, y = 344 if self.look.narrow else 700, 10.0
        for part in (entries, shapes if len(modes) > 1 else []):
            x = 0.0
            for words, glyph, colour in part:
                wide = text_width(words, 12) + 18
                if x and x + wide > most:
                    x, y = 0.0, y + 19
                text = f'<span style="color:{colour}">{glyph}</span> {words}'
                self._text(text, y, shift=self.room.shift(x))
                x += wide + 12
            y += 19 if part else 0
        return y - 7

    def _heads(self, y: float) -> None:
        number = self.acts["result"].value_counts()
        ink, muted = self.look.palette.ink, self.look.palette.muted
        for place, result in enumerate(self.results):
            self._over(place, y - 24, f"<b>{label('results', result)}</b>", 12, ink)
            self._over(place, y - 9, str(number.get(result, 0)), 11, muted)
        failed = [place for place, result in enumerate(self.results) if result in FAILED]
        rest = [place for place in range(len(self.results)) if place not in failed]
        for places, words in ((failed, "failed"), (rest, "carried out, but")):
            if places:
                middle = (places[0] + places[-1]) / 2
                self._over(middle, y - 40, words, 11, muted)
        if not self.look.narrow:
            self._text("of all acts", y - 24, x=1, shift=8)

    def _over(self, x: float, y: float, text: str, size: int, colour: str) -> None:
        self.annotations.append(note(text, colour, size, x=x, y=y, yanchor="middle"))

    def _text(
        self, text: str, y: float, *, x: int = 0, shift: float, ink: bool = False, to: str = "left"
    ) -> None:
        palette = self.look.palette
        self.annotations.append(
            note(
                text,
                palette.ink if ink else palette.muted,
                13 if ink else 12,
                x=x,
                xref="paper",
                xanchor=to,
                xshift=round(shift),
                y=y,
                yanchor="middle",
                align=to,
            )
        )

    def _row(self, group: Group, name: str, top: float) -> float:
        by_result: dict[str, list[str]] = {result: [] for result in self.results}
        for id in group.ids:
            by_result[self.row[id]["result"]].append(id)
        per_line = PER_LINE[self.look.narrow]
        lines = max(-(-len(ids) // per_line) for ids in by_result.values())
        start = top + (NAME * (name.count("<br>") + 1) if self.look.narrow else 0)
        tall = max(ROW * lines + 10, 26 if self.look.narrow else 17 * (name.count("<br>") + 1) + 8)
        middle = start + tall / 2
        total = f"{len(group.ids)} of {group.of}"
        if self.look.narrow:
            self._text(name, (top + start) / 2 + 2, shift=self.room.shift(0), ink=True)
            self._text(f"{total} acts", top + NAME / 2 + 2, x=1, shift=0, to="right")
        else:
            self._text(name, middle, shift=self.room.shift(0), ink=True)
            self._text(total, middle, x=1, shift=8)
        for place, ids in enumerate(by_result.values()):
            used = -(-len(ids) // per_line)
            first = middle - (used - 1) * ROW / 2
            for number, id in enumerate(ids):
                across, down = number % per_line, number // per_line
                x = place - 0.42 + across * 0.7 / (per_line - 1)
                self.marks.append((round(x, 3), first + down * ROW, id))
        self._rule(start + tall)
        return start + tall

    def _rule(self, y: float) -> None:
        right = len(self.results) - 0.5
        self.shapes.append(rule(-0.5, right, y, y, self.look.palette.rule, 0.5))

    def _bands(self, top: float, bottom: float) -> None:
        for place in range(0, len(self.results), 2):
            self.shapes.append(band(place - 0.5, place + 0.5, top, bottom, self.look.palette.band))

    def _trace(self) -> dict[str, Any]:
        palette = self.look.palette
        styles = [
            look_of(
                self.row[id]["mode"],
                self.row[id]["result"],
                palette.families[self.row[id]["family"]],
                palette,
            )
            for _, _, id in self.marks
        ]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [x for x, _, _ in self.marks],
            "y": [y for _, y, _ in self.marks],
            "customdata": [[id] for _, _, id in self.marks],
            "hovertext": [self._hover(self.row[id]) for _, _, id in self.marks],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": together(styles),
            "selected": {"marker": {"size": 15}},
            "unselected": {"marker": {"opacity": 1}},
            "cliponaxis": False,
        }

    def _hover(self, act: dict[str, Any]) -> str:
        when = day_as_known(act["date"], act["date_precision"])
        return "<br>".join(
            (
                f"<b>{wrapped(act['title'], 56)}</b>",
                escaped(f"{self.data.labels[act['case_id']]}, {when}"),
                escaped(f"{label('instruments', act['instrument'])}, {act['lead_name']}"),
                wrapped(act["coding_note"], 56),
            )
        )
