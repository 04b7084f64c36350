"""Comparisons of days in force, speed, variety and joint action: one row of marks a crisis."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.compare_frame import (
    BAR,
    TEXT,
    Frame,
    Panel,
    Scale,
    Trace,
    key,
    lines_of,
    scale_to,
)
from r2p.figures.compare_words import (
    EVERY,
    NAMED,
    bold,
    capital,
    care,
    crises,
    kind_words,
    lower,
    names,
    number,
    selection_words,
)
from r2p.figures.headline import colour_of
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.words import count, escaped, listed, percent
from r2p.measures.catalogue import MEASURES
from r2p.measures.grid import WHATS
from r2p.measures.kinds import SPLITS, kind
from r2p.measures.selection import Selection
from r2p.measures.table import measure_table

Row = dict[str, Any]
Pair = tuple[str, str]
"""A kind and a part of it; the part is empty without a split."""

SOON = 30  # days; "within a month"
BEFORE = -0.9  # where the zone of "before onset" begins on the scale of days
DAYS = (0, 1, 3, 10, 30, 100, 300, 1000, 3000)


def mark_rows(
    data: Dataset,
    selection: Selection,
    measure: str,
    pairs: tuple[Pair, ...],
    by: str,
    what: str,
    look: Look,
) -> Chart:
    """A panel for each kind (and part), a row of marks for each crisis.

    Args:
        data: the dataset.
        selection: at least one crisis, window and filter.
        measure: ``days``, ``speed``, ``breadth`` or ``joint``.
        pairs: kind and part of each panel; see `recorded_pairs`.
        by: id of a split, or empty.
        what: which acts count.
        look: theme and width.
    """
    shown = _Shown(data, selection, measure, pairs, by, what)
    form = _FORMS[measure](shown)
    frame = Frame(
        look,
        lines_of(data, selection.cases),
        tuple(_panel(shown, form, pair, look) for pair in pairs),
        form.scale(),
        bar_px=form.bar_px,
        beside=form.beside,
        legend=form.legend(look),
        legend_px=form.legend_px(look),
    )
    for panel, pair in enumerate(pairs):
        rows = shown.of(pair)
        form.draw(frame, panel, rows)
        frame.texts(panel, [form.label(row, look) for row in rows])
        frame.targets(
            panel,
            ["~".join(part for part in (row["case_id"], *pair) if part) for row in rows],
            [_hover(form, row) for row in rows],
        )
    return Chart(
        title=_title(shown, form),
        subtitle=_subtitle(shown),
        reading=_reading(shown, form),
        spec=frame.spec(),
        table=_table(shown, form),
        file_name=f"r2p-atlas-{measure}-{selection.window.id}",
        caveats=care(data, selection, measure),
    )


def recorded_pairs(
    data: Dataset, selection: Selection, measure: str, kinds: tuple[str, ...], by: str, what: str
) -> tuple[Pair, ...]:
    """Panels of a view: each kind, or each part of each kind of which anything is recorded."""
    if measure == "days":
        kinds = tuple(id for id in kinds if kind(id).may_last)
    if not by:
        return tuple((id, "") for id in kinds)
    frame = measure_table(data, selection, measure, kinds, by, what)
    some = frame[~frame["state"].isin(["none", "missing", "not_recorded"])]
    found = set(zip(some["kind"], some["part"], strict=True))
    return tuple(
        (id, part) for id in kinds for part in SPLITS[by].parts_of(kind(id)) if (id, part) in found
    )


class _Shown:
    def __init__(
        self,
        data: Dataset,
        selection: Selection,
        measure: str,
        pairs: tuple[Pair, ...],
        by: str,
        what: str,
    ) -> None:
        self.data, self.selection, self.measure = data, selection, MEASURES[measure]
        self.pairs, self.by, self.what = pairs, by, what
        self.short = names(data, selection.cases)
        kinds = list(dict.fromkeys(id for id, _ in pairs))
        frame = measure_table(data, selection, measure, kinds, by or None, what)
        self.rows: dict[tuple[str, str, str], Row] = {}
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
            self.rows[row["kind"], row.get("part", ""), row["case_id"]] = row

    def of(self, pair: Pair) -> list[Row]:
        return [self.rows[(*pair, case)] for case in self.selection.cases]

    def name(self, pair: Pair) -> str:
        """Title of a panel."""
        id, part = pair
        return kind(id).label + (f": {lower(SPLITS[self.by].label_of(part))}" if part else "")

    def noun(self, pair: Pair) -> str:
        """A panel within a sentence."""
        id, part = pair
        return kind_words(id) + (f" ({lower(SPLITS[self.by].label_of(part))})" if part else "")


@dataclass
class _Form:
    """How one measure is drawn and said."""

    shown: _Shown
    bar_px: int = BAR
    beside: bool = True

    def scale(self) -> Scale:
        raise NotImplementedError

    def legend(self, look: Look) -> tuple[Trace, ...]:
        return ()

    def legend_px(self, look: Look) -> int:
        entries = len(self.legend(look))
        return 4 + (22 * entries if look.narrow else 22 * (entries > 0))

    def draw(self, frame: Frame, panel: int, rows: Sequence[Row]) -> None:
        raise NotImplementedError

    def label(self, row: Row, look: Look) -> str:
        raise NotImplementedError

    def said(self, row: Row) -> str:
        """The number of a row within a sentence."""
        raise NotImplementedError

    def sorting(self, row: Row) -> float | None:
        """What findings compare."""
        return row["value"]

    def notes(self, rows: Sequence[Row]) -> tuple[str, ...]:
        return ()

    def remarks(self) -> list[str]:
        """What else the reading says."""
        return []

    def columns(self, row: Row) -> dict[str, Any]:
        """The numbers of a row in the table."""
        raise NotImplementedError

    def _missing(self, row: Row) -> str | None:
        """What stands in place of a number."""
        if row["state"] != "missing":
            return None
        return lower(str(row["note"]).rstrip("."))


class _Days(_Form):
    def scale(self) -> Scale:
        rows = self.shown.rows.values()
        return scale_to(max((float(row["total"] or 0) for row in rows), default=0.0), "days")

    def legend(self, look: Look) -> tuple[Trace, ...]:
        ink = look.palette.muted
        return (
            _entry("least", _mark(ink, filled=True)),
            _entry("most, where an end is not recorded", _mark(ink, filled=False, look=look)),
            _line_entry("length of the window", rgba(ink, 0.4)),
        )

    def draw(self, frame: Frame, panel: int, rows: Sequence[Row]) -> None:
        colour = frame.panels[panel].colour
        length = [float(row["total"] or 0) for row in rows]
        zero = [0.0] * len(rows)
        _lines(frame, panel, zero, length, rgba(frame.look.palette.muted, 0.4), 1.5)
        low = [row["low"] for row in rows]
        high = [row["high"] for row in rows]
        _lines(frame, panel, low, high, colour, 2.5)
        some = [bool(row["high"]) for row in rows]
        range_ = [on and a != b for on, a, b in zip(some, low, high, strict=True)]
        _dots(frame, panel, high, range_, _mark(colour, filled=False, look=frame.look))
        _dots(frame, panel, low, some, _mark(colour, filled=True))

    def label(self, row: Row, look: Look) -> str:
        if missing := self._missing(row):
            return missing
        return f"{bold(look, self._span(row))} of {count(int(row['total']), 'day')}"

    def _span(self, row: Row) -> str:
        low, high = int(row["low"]), int(row["high"])
        return number(low) if low == high else f"{number(low)} to {number(high)}"

    def said(self, row: Row) -> str:
        return f"{self._span(row)} of {count(int(row['total']), 'day')}"

    def columns(self, row: Row) -> dict[str, Any]:
        return {
            "Days in force, least": row["low"],
            "Days in force, most": row["high"],
            "Days of the window": row["total"],
            "Acts in force": row["n"],
        }


class _Speed(_Form):
    beside = True

    def scale(self) -> Scale:
        days = [row["high"] or 0 for row in self.shown.rows.values()]
        end = _place(max([*days, SOON]) * 1.15)
        ticks = [day for day in DAYS if _place(day) <= end]
        return Scale(
            BEFORE,
            end,
            (BEFORE / 2, *(_place(day) for day in ticks)),
            ("before", *(number(day) for day in ticks)),
            "days after onset",
        )

    def legend(self, look: Look) -> tuple[Trace, ...]:
        ink = look.palette.muted
        ring = _mark(ink, filled=False, look=look)
        return (
            _entry("first act after onset", _mark(ink, filled=True)),
            _entry("range, where the date is not known to the day", ring),
            _entry("in use before onset", {"symbol": "square", "size": 9, "color": ink}),
        )

    def draw(self, frame: Frame, panel: int, rows: Sequence[Row]) -> None:
        colour = frame.panels[panel].colour
        _onset(frame, panel)
        low = [None if row["low"] is None else _place(row["low"]) for row in rows]
        high = [None if row["high"] is None else _place(row["high"]) for row in rows]
        day = [None if row["value"] is None else _place(row["value"]) for row in rows]
        wide = [a is not None and a != b for a, b in zip(low, high, strict=True)]
        _lines(frame, panel, low, high, colour, 2.5)
        ring = _mark(colour, filled=False, look=frame.look)
        _dots(frame, panel, low, wide, ring)
        _dots(frame, panel, high, wide, ring)
        known = [place is not None and not w for place, w in zip(day, wide, strict=True)]
        _dots(frame, panel, day, known, _mark(colour, filled=True))
        before = [row["state"] == "before_onset" for row in rows]
        square = {"symbol": "square", "size": 9, "color": colour}
        _dots(frame, panel, [BEFORE / 2] * len(rows), before, square)

    def label(self, row: Row, look: Look) -> str:
        if row["state"] == "not_recorded":
            return f"not recorded by day {number(row['total'])}"
        if row["state"] == "before_onset":
            after = f", then {self._day(row)}" if row["value"] is not None else ""
            return f"{bold(look, 'before onset')}{after}"
        return bold(look, self._day(row))

    def _day(self, row: Row) -> str:
        if row["low"] != row["high"]:
            return f"day {number(row['low'])} to {number(row['high'])}"
        return f"day {number(row['value'])}"

    def said(self, row: Row) -> str:
        return {"not_recorded": "not recorded", "before_onset": "in use before onset"}.get(
            row["state"], self._day(row) if row["value"] is not None else ""
        )

    def sorting(self, row: Row) -> float | None:
        if row["state"] == "not_recorded":
            return math.inf
        return -1.0 if row["state"] == "before_onset" else float(row["value"])

    def columns(self, row: Row) -> dict[str, Any]:
        return {
            "State": self.said(row).partition(" ")[0].replace("day", "after onset")
            if row["state"] == "day"
            else self.said(row),
            "First day after onset": row["value"],
            "Earliest day": row["low"],
            "Latest day": row["high"],
            "Coding ends on day": row["total"],
            "Act": row["event_id"],
        }


class _Breadth(_Form):
    def scale(self) -> Scale:
        rows = self.shown.rows.values()
        most = max((max(row["value"] or 0, float(row["n"] or 0)) for row in rows), default=0.0)
        return scale_to(most, "instruments" if self.shown.selection.cases else "")

    def legend(self, look: Look) -> tuple[Trace, ...]:
        solid, empty = _pair(look.palette.muted)
        return (
            key("expected in a sample of equal size", solid),
            key("as counted (grows with the number of acts)", empty),
        )

    def draw(self, frame: Frame, panel: int, rows: Sequence[Row]) -> None:
        solid, empty = _pair(frame.panels[panel].colour)
        every, zero = range(len(rows)), [0.0] * len(rows)
        values = [float(row["value"] or 0) for row in rows]
        raw = [float(row["n"] or 0) for row in rows]
        frame.bars(panel, every, zero, values, solid, shift=-4.5, width=7)
        frame.bars(panel, every, zero, raw, empty, shift=4.5, width=7)

    def label(self, row: Row, look: Look) -> str:
        if missing := self._missing(row):
            return missing
        if not row["total"]:
            return "no act"
        counted = f"expected, {row['n']} counted in {count(int(row['total']), 'act')}"
        return f"{bold(look, number(round(row['value'], 1)))} {counted}"

    def said(self, row: Row) -> str:
        return number(round(row["value"], 1))

    def notes(self, rows: Sequence[Row]) -> tuple[str, ...]:
        size = _sample(rows)
        return (f"expected: in {size} at random" if size else "no act recorded",)

    def remarks(self) -> list[str]:
        if any(_sample(self.shown.of(pair)) == "1 act" for pair in self.shown.pairs):
            return [
                "A sample of one act shows one instrument, always: without the crises that have "
                "a single act the numbers say more."
            ]
        return []

    def columns(self, row: Row) -> dict[str, Any]:
        value = row["value"]
        return {
            "Instruments expected in a sample": None if value is None else round(value, 2),
            "Instruments as counted": row["n"],
            "Acts": row["total"],
        }


class _Joint(_Form):
    def scale(self) -> Scale:
        most = max((row["value"] or 0 for row in self.shown.rows.values()), default=0.0)
        return scale_to(most, "%", least=0.6)

    def draw(self, frame: Frame, panel: int, rows: Sequence[Row]) -> None:
        colour = frame.panels[panel].colour
        marker = {"color": colour, "line": {"color": colour, "width": 1}}
        values = [float(row["value"] or 0) for row in rows]
        frame.bars(panel, range(len(rows)), [0.0] * len(rows), values, marker)

    def label(self, row: Row, look: Look) -> str:
        if row["state"] == "missing":
            return "no act of the kind" if row["total"] == 0 else str(self._missing(row))
        return f"{bold(look, percent(row['value']))} {row['n']} of {row['total']} joint"

    def said(self, row: Row) -> str:
        return percent(row["value"])

    def columns(self, row: Row) -> dict[str, Any]:
        value = row["value"]
        return {
            "Share of joint acts (%)": None if value is None else round(value * 100, 1),
            "Joint acts": row["n"],
            "Acts of the kind": row["total"],
        }


_FORMS: dict[str, Callable[[_Shown], _Form]] = {
    "days": _Days,
    "speed": _Speed,
    "breadth": lambda shown: _Breadth(shown, bar_px=18),
    "joint": _Joint,
}


def _onset(frame: Frame, panel: int) -> None:
    """The day of onset: a red hairline through the marks, not through the words."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in range(len(frame.lines)):
        x += [0.0, 0.0, None]
        y += [frame.bar_at(row) - 6, frame.bar_at(row) + 6, None]
    frame.traces.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": x,
            "y": y,
            "line": {"color": frame.look.palette.deaths, "width": 1},
            "hoverinfo": "skip",
            "showlegend": False,
            **frame.axes(panel),
        }
    )


def _place(day: float) -> float:
    """Where a day stands: a logarithm, with onset at nought."""
    return math.log10(max(0.0, day) + 1)


def _mark(colour: str, *, filled: bool, look: Look | None = None) -> dict[str, Any]:
    if filled:
        return {"symbol": "circle", "size": 9, "color": colour}
    page = look.palette.page if look else "rgba(0,0,0,0)"
    return {"symbol": "circle", "size": 8, "color": page, "line": {"color": colour, "width": 1.5}}


def _pair(colour: str) -> tuple[dict[str, Any], dict[str, Any]]:
    line = {"color": colour, "width": 1}
    return {"color": colour, "line": line}, {"color": "rgba(0,0,0,0)", "line": line}


def _sample(rows: Sequence[Row]) -> str:
    """Size of the equal samples, as the measure words it: ``18 acts``."""
    first = next((str(row["note"]) for row in rows if row["value"] is not None), "")
    return first.partition(".")[0].removeprefix("Rarefied to ")


def _entry(name: str, marker: dict[str, Any]) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None],
        "y": [None],
        "name": name,
        "marker": marker,
        "hoverinfo": "skip",
        "showlegend": True,
    }


def _line_entry(name: str, colour: str) -> Trace:
    entry = _entry(name, {}) | {"mode": "lines", "line": {"color": colour, "width": 1.5}}
    del entry["marker"]
    return entry


def _lines(
    frame: Frame,
    panel: int,
    low: Sequence[float | None],
    high: Sequence[float | None],
    colour: str,
    width: float,
) -> None:
    x: list[float | None] = []
    y: list[float | None] = []
    for row, (a, b) in enumerate(zip(low, high, strict=True)):
        if a is not None and b is not None and a != b:
            x += [a, b, None]
            y += [frame.bar_at(row)] * 2 + [None]
    if x:
        frame.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": x,
                "y": y,
                "line": {"color": colour, "width": width},
                "hoverinfo": "skip",
                "showlegend": False,
                **frame.axes(panel),
            }
        )


def _dots(
    frame: Frame,
    panel: int,
    places: Sequence[float | None],
    shown: Sequence[bool],
    marker: dict[str, Any],
) -> None:
    rows = [row for row, on in enumerate(shown) if on]
    if rows:
        frame.traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [places[row] for row in rows],
                "y": [frame.bar_at(row) for row in rows],
                "marker": marker,
                "cliponaxis": False,
                "hoverinfo": "skip",
                "showlegend": False,
                **frame.axes(panel),
            }
        )


def _panel(shown: _Shown, form: _Form, pair: Pair, look: Look) -> Panel:
    return Panel(
        "~".join(pair), shown.name(pair), colour_of(pair[0], look), form.notes(shown.of(pair))
    )


def _hover(form: _Form, row: Row) -> str:
    shown = form.shown
    pair = (row["kind"], row.get("part", "") or "")
    parts = [f"<b>{escaped(shown.name(pair))} · {escaped(row['case_label'])}</b>"]
    if row["state"] != "missing":
        parts.append(escaped(form.said(row)) if row["value"] is not None else "none recorded")
    parts += [escaped(line) for line in _folded(row["note"])]
    return "<br>".join(parts)


def _folded(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(str(text or ""), 56)


def _title(shown: _Shown, form: _Form) -> str:
    found = []
    for pair in shown.pairs:
        rows = [row for row in shown.of(pair) if form.sorting(row) is not None]
        if rows:
            values = [float(form.sorting(row) or 0) for row in rows]
            low, high = min(values), min(max(values), 1e6)
            found.append(((high - low) / (abs(high) or 1), pair, rows))
    if not found:
        return "Nothing of this is recorded here"
    _, pair, rows = max(found, key=lambda each: each[0])
    noun, unit = capital(shown.noun(pair)), _UNITS[shown.measure.id]
    rows.sort(key=lambda row: float(form.sorting(row) or 0))
    if len(rows) <= NAMED:
        who: dict[str, list[str]] = {}
        for row in rows:
            who.setdefault(form.said(row), []).append(shown.short[row["case_id"]])
        texts = [f"{said} in {listed(where)}" for said, where in who.items()]
        return f"{noun}{unit}: {', '.join(texts)}"
    if shown.measure.id == "speed":
        return _soon(shown)
    least, most = rows[0], rows[-1]
    if form.said(least) == form.said(most):
        return f"{noun}{unit}: {form.said(least)} in all {len(rows)} crises"
    return (
        f"{noun}{unit}: from {form.said(least)} ({_whose(shown, form, rows, least)}) "
        f"to {form.said(most)} ({_whose(shown, form, rows, most)})"
    )


_UNITS = {
    "days": ", days in force",
    "speed": ", first act",
    "breadth": ", different instruments",
    "joint": ", joint acts",
}


def _whose(shown: _Shown, form: _Form, rows: Sequence[Row], like: Row) -> str:
    same = [row for row in rows if form.said(row) == form.said(like)]
    if len(same) <= 2:
        return listed(shown.short[row["case_id"]] for row in same)
    return crises(len(same))


def _soon(shown: _Shown) -> str:
    texts = []
    for pair in shown.pairs[:NAMED]:
        rows = shown.of(pair)
        n = sum(
            row["state"] == "before_onset" or (row["state"] == "day" and row["value"] <= SOON)
            for row in rows
        )
        texts.append(f"{shown.noun(pair)} in {n}")
    texts[0] += f" of {crises(len(shown.selection.cases))}"
    return f"Before onset or within {SOON} days after it: {listed(texts)}"


def _subtitle(shown: _Shown) -> str:
    window = selection_words(shown.selection)
    if not shown.measure.in_window:
        window = ", ".join(["from onset to the end of coding", *window.split(", ")[1:]])
    n = sum(int(row["n"] or 0) for row in shown.rows.values())
    split = f", by {lower(SPLITS[shown.by].label)}" if shown.by else ""
    counted = f"n = {count(n, 'act')}" if shown.measure.id in ("days", "speed") else ""
    if shown.measure.id in ("breadth", "joint"):
        n = sum(int(row["total"] or 0) for row in shown.rows.values())
        counted = f"n = {count(n, 'act')}"
    if len(shown.pairs) > 1:
        counted += EVERY
    return f"{shown.measure.label}{split} · {window} · {WHATS[shown.what]} · {counted}"


def _reading(shown: _Shown, form: _Form) -> str:
    texts = []
    for pair in shown.pairs[:NAMED]:
        rows = [row for row in shown.of(pair) if form.sorting(row) is not None]
        if not rows:
            texts.append(f"{shown.noun(pair)}: no number")
        elif len(rows) <= NAMED:
            each = listed(f"{shown.short[row['case_id']]} {form.said(row)}" for row in rows)
            texts.append(f"{shown.noun(pair)}: {each}")
        else:
            texts.append(f"{shown.noun(pair)}: {_spread(shown, form, rows)}")
    said = [capital("; ".join(texts)) + ".", *form.remarks()]
    return " ".join(said)


def _spread(shown: _Shown, form: _Form, rows: list[Row]) -> str:
    if shown.measure.id == "speed":
        states = [row["state"] for row in rows]
        days = sorted(row["value"] for row in rows if row["state"] == "day")
        middle = f", half of these by day {number(days[(len(days) - 1) // 2])}" if days else ""
        said = {
            "before_onset": "in use before onset in {}",
            "day": "first after it in {}" + middle,
            "not_recorded": "not recorded in {}",
        }
        held = {state: states.count(state) for state in said}
        return ", ".join(said[state].format(n) for state, n in held.items() if n)
    rows = sorted(rows, key=lambda row: float(form.sorting(row) or 0))
    if form.said(rows[0]) == form.said(rows[-1]):
        return f"{form.said(rows[0])} everywhere"
    return f"from {form.said(rows[0])} to {form.said(rows[-1])}"


def _table(shown: _Shown, form: _Form) -> pd.DataFrame:
    rows = []
    for pair in shown.pairs:
        for row in shown.of(pair):
            part = {SPLITS[shown.by].label: row["part_label"]} if shown.by else {}
            start = {"Crisis": row["case_label"], "Kind": row["kind_label"], **part}
            rows.append(start | form.columns(row) | {"Note": row["note"]})
    return pd.DataFrame(rows)


__all__ = ["TEXT", "mark_rows", "recorded_pairs"]
