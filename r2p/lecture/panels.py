"""Which drawings have a form of their own in PowerPoint, and the numbers in them."""

import math
from dataclasses import dataclass
from typing import Any

from r2p.figures.chart import Spec
from r2p.lecture.drawer import ink_of, nth
from r2p.lecture.drawer_axes import entries, ticks
from r2p.lecture.prims import Ink, Run, colour, lines_of, plain
from r2p.lecture.space import Axis, Space

NEAR = 1e-6


@dataclass(frozen=True)
class Series:
    """One series: its numbers by row, or its points, and how it is drawn."""

    name: str
    ink: Ink
    values: tuple[float | None, ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    inks: tuple[Ink, ...] = ()


@dataclass(frozen=True)
class Panel:
    """One chart. ``form`` is stacked, nested, beside or lines; ``box`` its place in pixels."""

    form: str
    heading: tuple[tuple[Run, ...], ...]
    rows: tuple[str, ...]
    series: tuple[Series, ...]
    x: Axis
    y: Axis
    unit: str
    percent: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what is inside the axes."""
        return self.x.start, self.y.end, self.x.end, self.y.start


def panels(spec: Spec, width: float) -> list[Panel] | None:
    """The drawing as charts of bars or lines; None if it can only be drawn."""
    space = Space(spec, width)
    seen = [trace for trace in spec["data"] if _seen(trace)]
    kinds = {trace.get("type", "scatter") for trace in seen}
    if not seen or any(not _small(shape) for shape in space.layout.get("shapes", ())):
        return None
    if kinds == {"scatter"} and all(trace.get("mode", "lines") == "lines" for trace in seen):
        return _lines(space, seen)
    if "heatmap" in kinds or "bar" not in kinds:
        return None
    if any(trace.get("type") != "bar" and not _beside(trace) for trace in seen):
        return None
    if any(trace.get("orientation") != "h" for trace in seen if trace.get("type") == "bar"):
        return None
    made = [_bars(space, seen, *pair) for pair in _pairs(seen, space)]
    kept = [panel for panel in made if panel is not None]
    return kept if kept and len(kept) == len(made) else None


def _pairs(traces: list[dict[str, Any]], space: Space) -> list[tuple[str, str]]:
    pairs = {(trace.get("xaxis", "x"), trace.get("yaxis", "y")): None for trace in traces}
    return sorted(pairs, key=lambda pair: (space.axes[pair[1]].start, space.axes[pair[0]].start))


def _seen(trace: dict[str, Any]) -> bool:
    """Whether a trace draws more than an entry of the legend or a place to point at."""
    if not any(value is not None for value in trace.get("x", ())):
        return "z" in trace
    if trace.get("type") == "bar":
        ink = ink_of(trace.get("marker", {}))
        return bool(ink.fill or ink.line or ink.hatch)
    return True


def _small(shape: dict[str, Any]) -> bool:
    """A sign beside a heading, or a line that marks a day: nothing that holds data."""
    return "pixel" in (shape.get("xsizemode"), shape.get("ysizemode")) or shape["type"] == "line"


def _beside(trace: dict[str, Any]) -> bool:
    """Labels, and dashes that mark one value across the rows."""
    mode = trace.get("mode", "lines")
    return mode == "text" or (
        mode == "lines" and len({x for x in trace["x"] if x is not None}) == 1
    )


def _kind(ink: Ink) -> str:
    if ink.hatch:
        return "hatch"
    if ink.fill is None:
        return "empty"
    return "tint" if ink.line and ink.line[:3] != ink.fill[:3] else "solid"


def _name(ink: Ink, space: Space, other: str) -> str:
    """What the legend calls such a bar: by its colour, else by its kind of filling."""
    named = [(entry["name"], ink_of(entry.get("marker", {}))) for entry in entries(space)
             if entry.get("type") == "bar"]  # fmt: skip
    for alike in (lambda one: one == ink, lambda one: _kind(one) == _kind(ink)):
        found = [name for name, one in named if alike(one)]
        if found and (alike(ink) or len(found) == 1):
            return plain(found[0])
    return other


def _heading(space: Space, x: Axis, y: Axis) -> tuple[tuple[Run, ...], ...]:
    """The annotations above a panel, top first."""
    found = []
    for note in space.layout.get("annotations", ()):
        if note.get("xref") != "paper" or note.get("yref") != "paper":
            continue
        left = space.refer("paper", "x", note["x"])
        up = space.refer("paper", "y", note["y"]) - note.get("yshift", 0)
        if x.start - 4 <= left <= x.end - 4 and y.end - 70 <= up <= y.end + 4:
            bold = (note.get("font", {}).get("weight") or 400) >= 600
            found.append((up, lines_of(note["text"], bold=bold)))
    return tuple(line for _, lines in sorted(found, key=lambda pair: pair[0]) for line in lines)


def _words(lines: tuple[tuple[Run, ...], ...]) -> str:
    return " ".join("".join(run.text for run in line) for line in lines)


def _bars(space: Space, seen: list[dict[str, Any]], xname: str, yname: str) -> Panel | None:
    mine = [trace for trace in seen
            if (trace.get("xaxis", "x"), trace.get("yaxis", "y")) == (xname, yname)]  # fmt: skip
    x, y = space.axes[xname], space.axes[yname]
    names = _row_names(space, y, xname)
    if not names:
        return None
    places = [place for place, _ in names]
    labels = _labels(mine, places)
    heading = _heading(space, x, y)
    bars: list[tuple[int, float, float, float]] = []  # row, base, length, place
    series = []
    for trace in mine:
        if trace.get("type") != "bar":
            continue
        values: list[float | None] = [None] * len(places)
        inks = [ink_of(trace.get("marker", {}), 0)] * len(places)
        for index, (length, place) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            if length is None or isinstance(place, str):
                continue
            row = _nearest(places, float(place))
            if values[row] is not None:
                return None
            values[row] = float(length)
            inks[row] = ink_of(trace.get("marker", {}), index)
            bars.append((row, float(nth(trace.get("base", 0), index) or 0), float(length), place))
        first = next(ink for value, ink in zip(values, inks, strict=True) if value is not None)
        name = _name(first, space, _words(heading[:1]) or "Value")
        series.append(Series(name, first, tuple(values), (), tuple(inks)))
    if not bars:  # nothing of the kind: a panel that says so
        series = [Series(_words(heading[:1]) or "Value", Ink(), (0.0,) * len(places))]
    form = _form(bars) if bars else "stacked"
    if form is None:
        return None
    rows = tuple(
        name if not label else f"{name}\n{label}"
        for (_, name), label in zip(names, labels, strict=True)
    )
    texts = ticks(x)[1]
    percent = any("%" in str(text) for text in texts)
    title = x.given.get("title") or {}
    return Panel(form, heading, rows, tuple(series), x, y, title.get("text") or "", percent)


def _row_names(space: Space, y: Axis, xname: str) -> list[tuple[float, str]]:
    """Place and name of the rows: tick labels, or annotations beside the axis."""
    if y.given.get("visible", True) is not False and y.given.get("ticktext"):
        values, texts = ticks(y)
        return [(float(value), plain(text)) for value, text in zip(values, texts, strict=True)]
    return [
        (float(note["y"]), plain(note["text"]))
        for note in space.layout.get("annotations", ())
        if note.get("xanchor") == "right" and note.get("xref", "x") == xname
        and note.get("yref", "y") in ("y", xname.replace("x", "y"))
    ]  # fmt: skip


def _nearest(places: list[float], place: float) -> int:
    return min(range(len(places)), key=lambda row: abs(places[row] - place))


def _labels(traces: list[dict[str, Any]], places: list[float]) -> list[str]:
    """What stands beside the bars of each row; of long lists only the number in bold."""
    made = [""] * len(places)
    for trace in traces:
        texts = trace.get("text")
        if not texts:
            continue
        for index, place in enumerate(trace["y"]):
            lines = lines_of(str(nth(texts, index) or ""))
            said = _words(lines).replace("\xa0", " ").strip()
            if len(said) > 34:
                said = " ".join(run.text for line in lines for run in line if run.bold)
            if said:
                made[_nearest(places, float(place))] = " ".join(said.split())
    return made


def _form(bars: list[tuple[int, float, float, float]]) -> str | None:
    """How the bars of a row lie: one after the other, one in the other, or beside each other."""
    rows: dict[int, list[tuple[float, float, float]]] = {}
    for row, base, length, place in bars:
        rows.setdefault(row, []).append((base, length, place))
    stacked = True
    for pieces in rows.values():
        end = 0.0
        for base, length, _ in sorted(pieces):
            stacked = stacked and math.isclose(base, end, abs_tol=NEAR)
            end = base + length
    if stacked:
        return "stacked"
    if any(abs(base) > NEAR for pieces in rows.values() for base, *_ in pieces):
        return None
    one = all(len({place for *_, place in pieces}) == 1 for pieces in rows.values())
    return "nested" if one else "beside"


def _lines(space: Space, seen: list[dict[str, Any]]) -> list[Panel] | None:
    """Lines whose axes carry numbers; a sheet with hidden axes has none to edit."""
    made = []
    for xname, yname in _pairs(seen, space):
        x, y = space.axes[xname], space.axes[yname]
        if x.given.get("visible", True) is False or y.given.get("visible", True) is False:
            return None
        heading = _heading(space, x, y)
        series = []
        for trace in seen:
            if (trace.get("xaxis", "x"), trace.get("yaxis", "y")) != (xname, yname):
                continue
            points = _steps(trace)
            line = trace.get("line", {})
            ink = Ink(None, colour(line.get("color", "#5B6470")), float(line.get("width", 2)),
                      str(line.get("dash", "solid")))  # fmt: skip
            name = plain(trace.get("name") or "") or _words(heading[:1]) or "Value"
            series.append(Series(name, ink, points=points))
        if not any(len(one.points) > 2 for one in series) or len(series) > 12:
            return None
        title = x.given.get("title") or {}
        made.append(
            Panel("lines", heading, (), tuple(series), x, y, title.get("text") or "", False)
        )
    return made


def _steps(trace: dict[str, Any]) -> tuple[tuple[float, float], ...]:
    made: list[tuple[float, float]] = []
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or y is None:
            continue
        if made and trace.get("line", {}).get("shape") == "hv":
            made.append((float(x), made[-1][1]))
        made.append((float(x), float(y)))
    return tuple(made)
