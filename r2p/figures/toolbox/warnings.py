"""Ignored warnings: how long until somebody else acted, and by what."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from r2p.dataset import Dataset, label
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.compare.words import lower, selection_words
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.timeline.marks import look_of
from r2p.figures.timeline.text import width as text_width
from r2p.figures.toolbox.sheet import WIDER
from r2p.figures.words import count, day_as_known, escaped, listed, wrapped
from r2p.measures.ledger import median_days, next_acts
from r2p.measures.selection import Selection, in_scope

TICKS = ((1, "1 day"), (7, "1 week"), (30, "1 month"), (365, "1 year"))
HEADING = 30  # px, the name of a part
LINE = 16  # px, a line of words
TRACK = 26  # px, the line on which the days lie
START = 0.7  # where the warning stands on the axis, in days; there is no zero on it
READ = (
    *("title", "date", "date_precision", "instrument", "family", "mode", "result", "status"),
    *("lead_name", "coding_note"),
)
"""What a mark is drawn and explained by."""
NOT_AN_ANSWER = (
    "The next act came later; nothing says that it answered the warning, or would not have come "
    "without it."
)
SELF = (
    "Ignored is a judgement of the coder: a warning that worked quietly would not be called so, "
    "and one that nobody wrote down is not here."
)


def warnings(data: Dataset, selection: Selection, look: Look) -> Chart:
    """Every ignored act with the days to the next act of another actor."""
    scope = in_scope(data, selection)
    rows = next_acts(data, scope).sort_values(
        ["warning", "case_id", "event_id"], ascending=[False, True, True], ignore_index=True
    )
    acts = scope[scope["event_id"].isin([*rows["event_id"], *rows["next_id"]])]
    columns = [list(acts[name]) for name in READ]
    found = (dict(zip(READ, row, strict=True)) for row in zip(*columns, strict=True))
    by_id = dict(zip(acts["event_id"], found, strict=True))
    return Chart(
        title=_title(rows),
        subtitle=_subtitle(selection, rows),
        reading=_reading(rows, by_id),
        spec=_Drawing(data, rows, by_id, look).spec(),
        table=_table(data, rows, by_id),
        file_name="ignored-warnings",
        caveats=(NOT_AN_ANSWER, SELF),
    )


def _title(rows: pd.DataFrame) -> str:
    told = rows[rows["warning"]]
    if told.empty:
        return f"No warning was coded as ignored; {count(len(rows), 'other call')} went unheeded"
    followed = told[told["next_id"] != ""]
    if followed.empty:
        return f"{count(len(told), 'warning')} ignored, and no later act of another actor recorded"
    low, high = int(followed["days"].min()), int(followed["days"].max())
    days = count(low, "day") if low == high else f"{low} to {high} days"
    after = count(len(told), "ignored warning")
    return f"After {after} the next act of another actor came {days} later"


def _subtitle(selection: Selection, rows: pd.DataFrame) -> str:
    filters = selection_words(selection).partition(", ")[2]
    told = int(rows["warning"].sum())
    parts = [
        "days from an ignored warning or call to the next act of another actor",
        filters,
        f"n = {count(told, 'warning')} and {count(len(rows) - told, 'other act')} coded ignored",
    ]
    return ", ".join(part for part in parts if part)


def _reading(rows: pd.DataFrame, by_id: dict[str, dict]) -> str:
    told = rows[rows["warning"] & (rows["next_id"] != "")]
    if told.empty:
        return (
            "Among the crises chosen no early-warning report, fact-finding or statement was "
            "coded as ignored."
        )
    kinds = pd.Series([by_id[id]["family"] for id in told["next_id"]]).value_counts()
    parts = [f"{number} of {label('families', family).lower()}" for family, number in kinds.items()]
    text = f"Median {median_days(told):g} days. What came next: {listed(parts)}."
    if len(told) == 1:
        act = by_id[told["next_id"].iloc[0]]
        kind = lower(label("instruments", act["instrument"]))
        text = f"What came next: {kind}, led by {act['lead_name']}."
    never = int((rows["next_id"] == "").sum())
    if never:
        text += f" After {count(never, 'ignored act')} none is recorded up to the end of coding."
    return text


def _table(data: Dataset, rows: pd.DataFrame, by_id: dict[str, dict]) -> pd.DataFrame:
    first = [by_id[id] for id in rows["event_id"]]
    then = [by_id.get(id, {}) for id in rows["next_id"]]
    return pd.DataFrame(
        {
            "Date": [day_as_known(act["date"], act["date_precision"]) for act in first],
            "Crisis": [data.labels[case] for case in rows["case_id"]],
            "Ignored": [act["title"] for act in first],
            "Counts as": ["warning" if warning else "other call" for warning in rows["warning"]],
            "By": [act["lead_name"] for act in first],
            "Why it was coded so": [act["coding_note"].removeprefix("Result: ") for act in first],
            "Days to the next act": rows["days"].astype("Int64").where(rows["next_id"] != ""),
            "At least": rows["days_min"].astype("Int64").where(rows["next_id"] != ""),
            "At most": rows["days_max"].astype("Int64").where(rows["next_id"] != ""),
            "Next act": [act.get("title", "not recorded") for act in then],
            "Next actor": [act.get("lead_name", "") for act in then],
            "Next instrument": [
                label("instruments", act["instrument"]) if act else "" for act in then
            ],
            "It was": [label("statuses", act["status"]).lower() if act else "" for act in then],
            "Act": rows["event_id"],
            "Next act's id": rows["next_id"],
        }
    )


def days_words(row: Any) -> str:
    """``5 days``, ``50 days (43 to 70)`` where a date is known to the month only."""
    text = count(int(row.days), "day")
    return text if row.days_min == row.days_max else f"{text} ({row.days_min} to {row.days_max})"


@dataclass
class _Drawing:
    data: Dataset
    rows: pd.DataFrame
    by_id: dict[str, dict]
    look: Look

    def __post_init__(self) -> None:
        self.y = 0.0
        self.tracks: list[float] = []
        self.marks: list[tuple[float, float, str, str]] = []
        self.lines: dict[str, list] = {"x": [], "y": []}
        self.ranges: dict[str, list] = {"x": [], "y": []}
        self.annotations: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []
        longest = max([*self.rows["days_max"], 30])
        self.high = float(np.log10(longest * 1.3))
        self.low = float(np.log10(START * 0.92))
        self.right = 24 if self.look.printed else 6
        self.room = 340 if self.look.narrow else 640

    def spec(self) -> Spec:
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
        self.lines["x"] += [start, round(end, 3), None]
        self.lines["y"] += [middle, middle, None]
        if row.days_min != row.days_max:
            span = [float(np.log10(max(day, START))) for day in (row.days_min, row.days_max)]
            self.ranges["x"] += [round(span[0], 3), round(span[1], 3), None]
            self.ranges["y"] += [middle, middle, None]
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
            self.shapes.append(
                {
                    "type": "line",
                    "layer": "below",
                    "x0": at,
                    "x1": at,
                    "y0": middle - 8,
                    "y1": middle + 8,
                    "line": {"color": self.look.palette.rule, "width": 1},
                }
            )
        self.annotations.append(
            {
                "text": words,
                "x": at,
                "y": bottom + 12,
                "yanchor": "middle",
                "showarrow": False,
                "font": {"size": 12, "color": self.look.palette.muted},
            }
        )

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
        where = {"x": 0, "xref": "paper"} if x is None else {"x": x}
        self.annotations.append(
            {
                "text": text,
                **where,
                "xanchor": to,
                "xshift": shift,
                "y": y,
                "yanchor": "middle",
                "align": "left",
                "showarrow": False,
                "font": {"size": 13 if ink else 12, "color": palette.ink if ink else palette.muted},
                **({"bgcolor": palette.page} if over else {}),
            }
        )

    def _traces(self) -> list[dict[str, Any]]:
        palette = self.look.palette
        styles = []
        for _, _, id, _ in self.marks:
            act = self.by_id[id]
            colour = palette.families[act["family"]]
            styles.append(look_of(act["mode"], act["result"], colour, palette))
        quiet = {"type": "scatter", "mode": "lines", "hoverinfo": "skip"}
        return [
            {**quiet, **self.lines, "line": {"color": rgba(palette.muted, 0.5), "width": 1}},
            {**quiet, **self.ranges, "line": {"color": rgba(palette.muted, 0.35), "width": 6}},
            {
                "type": "scatter",
                "mode": "markers",
                "x": [mark[0] for mark in self.marks],
                "y": [mark[1] for mark in self.marks],
                "customdata": [[id] for _, _, id, _ in self.marks],
                "hovertext": [self._hover(id, words) for _, _, id, words in self.marks],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {
                    "opacity": 1,
                    "symbol": [style["symbol"] for style in styles],
                    "size": [style["size"] + 2 for style in styles],
                    "color": [style["color"] for style in styles],
                    "line": {
                        "color": [style["line"]["color"] for style in styles],
                        "width": [style["line"]["width"] for style in styles],
                    },
                },
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
