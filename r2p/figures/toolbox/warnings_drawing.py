"""Ignored warnings drawn: a line of days for each, from the warning to the next act."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from r2p.dataset import Dataset, label
from r2p.figures.chart import Spec, base_layout
from r2p.figures.compare.words import lower
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.pieces import line, note, rule
from r2p.figures.timeline.marks import look_of, together
from r2p.figures.timeline.text import width as text_width
from r2p.figures.toolbox.room import WIDER
from r2p.figures.toolbox.warnings_words import days_words
from r2p.figures.words import count, day_as_known, escaped, wrapped

TICKS = ((1, "1 day"), (7, "1 week"), (30, "1 month"), (365, "1 year"))
HEADING = 30  # px, the name of a part
LINE = 16  # px, a line of words
TRACK = 26  # px, the line on which the days lie
START = 0.7  # where the warning stands on the axis, in days; there is no zero on it


@dataclass
class Drawing:
    """The drawing: ``rows`` of `next_acts`, and what marks are explained by (``by_id``)."""

    data: Dataset
    rows: pd.DataFrame
    by_id: dict[str, dict]
    look: Look

    def __post_init__(self) -> None:
        self.y = 0.0
        self.tracks: list[float] = []
        self.marks: list[tuple[float, float, str, str]] = []
        self.lines: tuple[list, list] = ([], [])
        self.ranges: tuple[list, list] = ([], [])
        self.annotations: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []
        longest = max([*self.rows["days_max"], 30])
        self.high = float(np.log10(longest * 1.3))
        self.low = float(np.log10(START * 0.92))
        self.right = 24 if self.look.printed else 6
        self.room = 340 if self.look.narrow else 640

    def spec(self) -> Spec:
        """The finished drawing."""
        parts = ((True, "Ignored warnings"), (False, "Other calls and deadlines coded ignored"))
        for warning, name in parts:
            rows = self.rows[self.rows["warning"] == warning]
            if len(rows):
                self._text(f"<b>{name}</b>", 0, self.y + HEADING / 2 + 2, ink=True)
                self.y += HEADING
            for row in rows.itertuples():
                self._row(row)
        bottom = self.y
        for days, words in TICKS:
            if np.log10(days) <= self.high:
                self._tick(days, words, bottom)
        height = bottom + 26
        layout = base_layout(
            self.look,
            round(height) + 8,
            margin={"l": 16 if self.look.printed else 6, "r": self.right, "t": 4, "b": 4},
            xaxis={"range": [self.low, self.high], "visible": False},
            yaxis={"range": [height, 0], "visible": False},
            annotations=self.annotations,
            shapes=self.shapes,
        )
        return {"data": self._traces(), "layout": layout}

    def _row(self, row: Any) -> None:
        act = self.by_id[row.event_id]
        when = day_as_known(act["date"], act["date_precision"])
        per_line = 52 if self.look.narrow else 110
        head = wrapped(f"{self.data.labels[row.case_id]}, {when}: {act['title']}", per_line)
        lines = head.count("<br>") + 1
        self._text(head, 0, self.y + LINE * lines / 2 + 4, ink=True)
        self.y += LINE * lines + 4
        middle = self.y + TRACK / 2
        self.tracks.append(middle)
        start = float(np.log10(START))
        self.marks.append((start, middle, row.event_id, "from"))
        end = float(np.log10(max(row.days, START)))
        self.lines[0].extend([start, round(end, 3), None])
        self.lines[1].extend([middle, middle, None])
        if row.days_min != row.days_max:
            span = [float(np.log10(max(day, START))) for day in (row.days_min, row.days_max)]
            self.ranges[0].extend([round(span[0], 3), round(span[1], 3), None])
            self.ranges[1].extend([middle, middle, None])
            end = max(end, span[1])
        if row.next_id:
            then = self.by_id[row.next_id]
            at = float(np.log10(max(row.days, START)))
            self.marks.append((round(at, 3), middle, row.next_id, days_words(row)))
            words = (
                f"<b>{days_words(row)}</b>: {escaped(then['lead_name'])}, "
                f"{escaped(lower(label('instruments', then['instrument'])))}"
            )
            if then["status"] != "carried_out":
                words += f" ({label('statuses', then['status']).lower()})"
        else:
            words = f"no later act recorded in {count(int(row.days), 'day')} of coding"
        self._beside(words, end, middle)

    def _beside(self, words: str, end: float, middle: float) -> None:
        """Words right of the last mark, or on a line of their own where there is no room."""
        share = (end - self.low) / (self.high - self.low)
        wide = text_width(_bare(words), 12) * (WIDER if self.look.printed else 1) + 14
        if share * self.room + wide <= self.room:
            self._text(words, 10, middle, x=end)
            self.y += TRACK + 4
            return
        if wide <= share * self.room - 40:
            self._text(words, -10, middle, x=end, to="right", over=True)
            self.y += TRACK + 4
            return
        lines = wrapped(_bare(words), 54)
        number = lines.count("<br>") + 1
        if words.startswith("<b>"):
            bold, _, rest = lines.partition(": ")
            lines = f"<b>{bold}</b>: {rest}"
        self._text(lines, 0, middle + 12 + LINE * number / 2)
        self.y += TRACK + LINE * number + 6

    def _tick(self, days: int, words: str, bottom: float) -> None:
        at = round(float(np.log10(days)), 3)
        for middle in self.tracks:
            self.shapes.append(rule(at, at, middle - 8, middle + 8, self.look.palette.rule))
        muted = self.look.palette.muted
        self.annotations.append(note(words, muted, x=at, y=bottom + 12, yanchor="middle"))

    def _text(
        self,
        text: str,
        shift: float,
        y: float,
        *,
        x: float | None = None,
        ink: bool = False,
        to: str = "left",
        over: bool = False,
    ) -> None:
        palette = self.look.palette
        made = note(
            text,
            palette.ink if ink else palette.muted,
            13 if ink else 12,
            x=0 if x is None else x,
            xanchor=to,
            xshift=shift,
            y=y,
            yanchor="middle",
            align="left",
        )
        if x is None:
            made["xref"] = "paper"
        if over:
            made["bgcolor"] = palette.page
        self.annotations.append(made)

    def _traces(self) -> list[dict[str, Any]]:
        palette = self.look.palette
        styles = []
        for _, _, id, _ in self.marks:
            act = self.by_id[id]
            colour = palette.families[act["family"]]
            styles.append(look_of(act["mode"], act["result"], colour, palette))
        return [
            line(*self.lines, rgba(palette.muted, 0.5), 1),
            line(*self.ranges, rgba(palette.muted, 0.35), 6),
            {
                "type": "scatter",
                "mode": "markers",
                "x": [mark[0] for mark in self.marks],
                "y": [mark[1] for mark in self.marks],
                "customdata": [[id] for _, _, id, _ in self.marks],
                "hovertext": [self._hover(id, words) for _, _, id, words in self.marks],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": together(styles, larger=2),
                "selected": {"marker": {"size": 16}},
                "unselected": {"marker": {"opacity": 1}},
                "cliponaxis": False,
            },
        ]

    def _hover(self, id: str, words: str) -> str:
        act = self.by_id[id]
        when = day_as_known(act["date"], act["date_precision"])
        result = label("results", act["result"]).lower()
        kind = f"{label('instruments', act['instrument'])}, {act['lead_name']}, {result}"
        first = "ignored" if words == "from" else f"{words} later"
        return f"<b>{wrapped(act['title'], 56)}</b><br>{when}, {first}<br>{escaped(kind)}"


def _bare(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "").replace("&amp;", "&")
