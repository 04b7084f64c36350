"""Small multiples: panels side by side, a row per crisis in each, one scale for all.

Positions inside a panel are pixels from its top, so that text, bars and gaps keep their
size whatever the number of crises. On a phone the panels stand below each other and the
name of the crisis moves above its bar.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from r2p.dataset import Dataset, label
from r2p.figures.chart import base_layout
from r2p.figures.compare_words import names
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.words import escaped

Trace = dict[str, Any]

BAR = 10  # px, thickness
TEXT = 16  # px, a line of text
GAP = 10  # px, below a row
HEAD = 20  # px, title of a panel; its notes come on top
TICKS = 28  # px, numbers below a panel
PER_LINE = {1: 118, 2: 58, 3: 38}  # characters of a label, by panels side by side
PER_LINE_NARROW = 56


@dataclass(frozen=True)
class Line:
    """One row of every panel: a crisis."""

    case_id: str
    name: str
    years: str
    ended: str
    label: str

    @property
    def under(self) -> str:
        """What stands below the name."""
        return " · ".join(part for part in (self.years, self.ended) if part)


@dataclass(frozen=True)
class Panel:
    """One drawing among its equals. ``notes`` are short lines below the title.

    ``colour`` is that of its marks; empty where they have several.
    """

    id: str
    title: str
    colour: str
    notes: tuple[str, ...] = ()


def lines_of(data: Dataset, cases: Sequence[str]) -> tuple[Line, ...]:
    """The rows for these crises, in the order of the reader."""
    rows = data.cases.set_index("case_id")
    result = []
    for case_id, name in names(data, cases).items():
        row = rows.loc[case_id]
        alone = name == row["country"]
        years = row["label"].removeprefix(name).strip() if alone else ""
        short = textwrap.shorten(name, 44, placeholder=" …")
        ended = label("outcomes", row["outcome"]).lower()
        result.append(Line(case_id, short, years, ended, row["label"]))
    return tuple(result)


@dataclass(frozen=True)
class Scale:
    """The common horizontal axis: where it ends and what is written below it."""

    start: float
    end: float
    ticks: tuple[float, ...]
    texts: tuple[str, ...]
    title: str = ""


def scale_to(highest: float, unit: str = "", *, least: float = 0.0) -> Scale:
    """A scale from 0 to a round number at or above ``highest`` and ``least``.

    Shares are given with the unit ``%``, from 0 to 1; any other unit becomes the title.

    >>> scale_to(0.38, "%", least=0.6).texts
    ('0', '20', '40', '60 %')
    >>> scale_to(1733, "days").texts
    ('0', '500', '1 000', '1 500', '2 000')
    """
    percent = unit == "%"
    top = max(highest, least) * (100 if percent else 1)
    if top <= 0:
        top = 1.0
    step = next(
        base * 10.0**power
        for power in range(-3, 7)
        for base in (1, 2, 5)
        if top / (base * 10.0**power) <= 4
    )
    count = int(-(-round(top / step, 9) // 1))
    values = [round(step * place, 9) for place in range(count + 1)]
    texts = [f"{value:,g}".replace(",", " ") if value < 1e6 else f"{value:g}" for value in values]
    if percent:
        texts[-1] += " %"
        return Scale(0.0, values[-1] / 100, tuple(each / 100 for each in values), tuple(texts))
    return Scale(0.0, values[-1], tuple(values), tuple(texts), unit)


@dataclass
class Frame:
    """Where everything goes, and what has been drawn so far.

    ``label_lines`` is the height of the tallest label in lines of text; ``beside`` says
    that on a phone the label stands on one line with the name of the crisis.
    """

    look: Look
    lines: tuple[Line, ...]
    panels: tuple[Panel, ...]
    scale: Scale
    label_lines: int = 1
    beside: bool = True
    bar_px: int = BAR
    legend_px: int = 24
    legend: tuple[Trace, ...] = ()
    traces: list[Trace] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """Panels side by side."""
        if self.look.narrow:
            return 1
        return 2 if len(self.panels) in (2, 4) else min(3, len(self.panels))

    @property
    def per_line(self) -> int:
        """Characters that a line of a label holds."""
        return PER_LINE_NARROW if self.look.narrow else PER_LINE[self.columns]

    @property
    def bands(self) -> int:
        """Rows of panels."""
        return -(-len(self.panels) // self.columns)

    @property
    def text_px(self) -> int:
        """Room for words above a bar."""
        own = self.look.narrow and not self.beside
        return TEXT * (self.label_lines + (1 if own else 0))

    @property
    def pitch(self) -> int:
        """From one row to the next."""
        return self.text_px + self.bar_px + GAP

    @property
    def head(self) -> int:
        """Room for the title of a panel and its notes."""
        notes = max((len(panel.notes) for panel in self.panels), default=0)
        return HEAD + TEXT * notes + 8

    @property
    def body(self) -> int:
        """Height of the rows of one panel."""
        return self.pitch * max(1, len(self.lines))

    @property
    def plot(self) -> int:
        """Height of all panels with the room between them."""
        return self.bands * (self.body + self.head) + (self.bands - 1) * TICKS

    @property
    def left(self) -> int:
        """Room for the names of the crises."""
        if self.look.narrow:
            return 8
        longest = max(
            (max(len(line.name) * 6.4, len(line.under) * 5.8) for line in self.lines), default=0
        )
        return max(72, round(longest) + 16)

    def axes(self, panel: int) -> dict[str, str]:
        """Names of the axes of a panel, as a trace refers to them."""
        x, y = panel + 1, panel // self.columns + 1
        return {"xaxis": f"x{x if x > 1 else ''}", "yaxis": f"y{y if y > 1 else ''}"}

    def bar_at(self, row: int) -> float:
        """Middle of the bar of a row, in pixels from the top of its panel."""
        return row * self.pitch + self.text_px + self.bar_px / 2

    def label_at(self, row: int) -> float:
        """Foot of the words of a row: just above its bar."""
        return row * self.pitch + self.text_px - 1

    def span(self, panel: int) -> tuple[float, float]:
        """Left and right end of a panel, as parts of the plot."""
        columns, gap = self.columns, 0.05
        width = (1 - gap * (columns - 1)) / columns
        left = (panel % columns) * (width + gap)
        return left, left + width

    def top(self, panel: int) -> float:
        """Top of the rows of a panel in pixels from the top of the plot."""
        band = panel // self.columns
        return band * (self.body + self.head + TICKS) + self.head

    def bars(
        self,
        panel: int,
        rows: Sequence[int],
        starts: Sequence[float],
        lengths: Sequence[float],
        marker: dict[str, Any],
        *,
        shift: float = 0.0,
        width: float | None = None,
    ) -> None:
        """Draw pieces of bars; pieces without length are left out."""
        keep = [place for place, length in enumerate(lengths) if length > 0]
        if keep:
            self.traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "x": [lengths[place] for place in keep],
                    "base": [starts[place] for place in keep],
                    "y": [self.bar_at(rows[place]) + shift for place in keep],
                    "width": width or self.bar_px,
                    "marker": marker,
                    "hoverinfo": "skip",
                    "showlegend": False,
                    **self.axes(panel),
                }
            )

    def texts(self, panel: int, texts: Sequence[str]) -> None:
        """Write the label of each row of a panel above its bar."""
        start, end = self.scale.start, self.scale.end
        feet = [self.label_at(row) for row in range(len(texts))]
        if not self.look.narrow:
            self._write(panel, start, feet, list(texts), "top right")
            return
        ink = self.look.palette.ink
        names = [
            f'<b><span style="color:{ink}">{escaped(line.name)}</span></b> {escaped(line.ended)}'
            for line in self.lines
        ]
        if self.beside:
            self._write(panel, start, feet, names, "top right")
            self._write(panel, end, feet, list(texts), "top left")
        else:
            both = [f"{name}<br>{text}" for name, text in zip(names, texts, strict=True)]
            self._write(panel, start, feet, both, "top right")

    def _write(self, panel: int, x: float, y: list[float], texts: list[str], position: str) -> None:
        self.traces.append(
            {
                "type": "scatter",
                "mode": "text",
                "x": [x] * len(y),
                "y": y,
                "text": texts,
                "textposition": position,
                "textfont": {"size": 12, "color": self.look.palette.muted},
                "cliponaxis": False,
                "hoverinfo": "skip",
                "showlegend": False,
                **self.axes(panel),
            }
        )

    def targets(self, panel: int, ids: Sequence[str], hovers: Sequence[str]) -> None:
        """The whole of each row answers to pointer and finger."""
        if self.look.printed:
            return
        rows = range(len(ids))
        self.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": [self.scale.end - self.scale.start] * len(ids),
                "base": self.scale.start,
                "y": [row * self.pitch + self.pitch / 2 for row in rows],
                "width": self.pitch,
                "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
                "selected": {"marker": {"color": rgba(self.look.palette.muted, 0.16)}},
                "customdata": [[id] for id in ids],
                "hovertext": list(hovers),
                "hovertemplate": "%{hovertext}<extra></extra>",
                "showlegend": False,
                **self.axes(panel),
            }
        )

    def spec(self) -> dict[str, Any]:
        """The finished drawing."""
        top, bottom = self.legend_px + 8, TICKS + (18 if self.scale.title else 2)
        layout = base_layout(
            self.look,
            self.plot + top + bottom,
            margin={"l": self.left, "r": 20, "t": top, "b": bottom},
            barmode="overlay",
            annotations=[note for i in range(len(self.panels)) for note in self._title(i)],
            shapes=[self._swatch(i) for i, panel in enumerate(self.panels) if panel.colour],
        )
        # A selection tints its own row and leaves the others as they are.
        plain = {"marker": {"opacity": 1}}
        layout["template"] = layout["template"] | {
            "data": {
                "bar": [{"unselected": plain}],
                "scatter": [
                    {"unselected": plain | {"textfont": {"color": self.look.palette.muted}}}
                ],
            }
        }
        if self.legend:
            layout["showlegend"] = True
            layout["legend"] = {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1 + 4 / self.plot,
                "yanchor": "bottom",
                "font": {"size": 12, "color": self.look.palette.muted},
                "itemclick": False,
                "itemdoubleclick": False,
                "itemwidth": 30,
                "traceorder": "normal",
                "bgcolor": "rgba(0,0,0,0)",
            }
        for panel in range(len(self.panels)):
            self._lay_axes(layout, panel)
        return {"data": [*self.traces, *self.legend], "layout": layout}

    def _lay_axes(self, layout: dict[str, Any], panel: int) -> None:
        names, muted = self.axes(panel), self.look.palette.muted
        layout[names["xaxis"].replace("x", "xaxis")] = {
            "domain": list(self.span(panel)),
            "anchor": names["yaxis"],
            "range": [self.scale.start, self.scale.end],
            "tickvals": list(self.scale.ticks),
            "ticktext": list(self.scale.texts),
            "tickangle": 0,
            "ticklabeloverflow": "allow",
            "zeroline": True,
            "zerolinecolor": self.look.palette.rule,
            "zerolinewidth": 1,
            "title": {
                "text": self.scale.title if self._last_band(panel) else None,
                "font": {"size": 12, "color": muted},
                "standoff": 2,
            },
        }
        if panel % self.columns:
            return
        bottom = self.plot - self.top(panel) - self.body
        axis = {
            "domain": [bottom / self.plot, (bottom + self.body) / self.plot],
            "anchor": names["xaxis"],
            "range": [self.body, 0],
            "showticklabels": not self.look.narrow,
        }
        if not self.look.narrow:
            axis["tickvals"] = [
                row * self.pitch + self.pitch / 2 - 3 for row in range(len(self.lines))
            ]
            axis["ticktext"] = [
                f'<span style="color:{self.look.palette.ink};font-size:13px">{escaped(line.name)}'
                f'</span><br><span style="color:{muted}">{escaped(line.under)}</span>'
                for line in self.lines
            ]
            axis["ticklabelstandoff"] = 6
        layout[names["yaxis"].replace("y", "yaxis")] = axis

    def _last_band(self, panel: int) -> bool:
        return panel + self.columns >= len(self.panels)

    def _title(self, panel: int) -> list[dict[str, Any]]:
        shown, palette = self.panels[panel], self.look.palette
        place = {
            "xref": "paper",
            "yref": "paper",
            "x": self.span(panel)[0],
            "y": 1 - (self.top(panel) - self.head) / self.plot,
            "xanchor": "left",
            "yanchor": "top",
            "showarrow": False,
            "align": "left",
        }
        title = textwrap.shorten(shown.title, 60, placeholder=" …")
        parts = [
            {
                **place,
                "text": f"<b>{escaped(title)}</b>",
                "xshift": 14 if shown.colour else -2,
                "yshift": 2,
                "font": {"size": 14, "color": palette.ink},
            }
        ]
        if shown.notes:
            parts.append(
                {
                    **place,
                    "text": "<br>".join(escaped(note) for note in shown.notes),
                    "yshift": -HEAD + 2,
                    "font": {"size": 12, "color": palette.muted},
                }
            )
        return parts

    def _swatch(self, panel: int) -> dict[str, Any]:
        return {
            "type": "rect",
            "xref": "paper",
            "yref": "paper",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": self.span(panel)[0],
            "yanchor": 1 - (self.top(panel) - self.head) / self.plot,
            "x0": 1,
            "x1": 11,
            "y0": -15,
            "y1": -5,
            "fillcolor": self.panels[panel].colour,
            "line": {"width": 0},
        }


def key(name: str, marker: dict[str, Any]) -> Trace:
    """An entry of the legend: a swatch with a name."""
    return {
        "type": "bar",
        "x": [None],
        "y": [None],
        "name": name,
        "marker": marker,
        "hoverinfo": "skip",
        "showlegend": True,
    }
