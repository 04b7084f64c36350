"""Mediation, sanctions and regional action: what each crisis used, and what became of it.

One bar holds four answers. Solid: carried out; hatched: the part of that which is both a
sanction and regional action; tinted: threatened or eased; empty: refused, blocked or
ignored. `outcome_bars` draws any kinds in the same way.
"""

from typing import Any

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.compare.colour import colour_of
from r2p.figures.compare.frame import Frame, Trace, key
from r2p.figures.compare.lines import Panel, lines_of
from r2p.figures.compare.units import scale_for
from r2p.figures.compare.view import View
from r2p.figures.compare.words import care
from r2p.figures.headline.counted import Counted
from r2p.figures.headline.title import title
from r2p.figures.headline.words import hover, label, reading, subtitle, table
from r2p.figures.look import Look
from r2p.figures.palette import blend
from r2p.figures.pieces import line
from r2p.figures.words import percent
from r2p.measures.kinds import kind
from r2p.measures.outcomes import BOTH
from r2p.measures.selection import Selection


def headline(data: Dataset, selection: Selection, look: Look) -> Chart:
    """The three headline kinds, as shares of all acts in the window."""
    return outcome_bars(data, View(selection), look)


def outcome_bars(data: Dataset, view: View, look: Look) -> Chart:
    """Bars of what was carried out, threatened or eased, and failed.

    Args:
        data: the dataset.
        view: at least one crisis, not split; the measure is ``share``, ``acts`` or ``rate``. Its
            ``what`` says which acts the label counts.
        look: theme and width.
    """
    counted = Counted(data, view)
    frame = _frame(counted, look)
    for panel in range(len(view.kinds)):
        _draw(frame, counted, panel)
    return Chart(
        title=title(counted),
        subtitle=subtitle(counted),
        reading=reading(counted),
        spec=frame.spec(),
        table=table(counted),
        file_name=f"r2p-atlas-{view.measure}-{view.selection.window.id}",
        caveats=care(data, view.selection, view.measure),
    )


def markers(colour: str, look: Look) -> list[dict[str, Any]]:
    """How the four pieces of a bar are filled: solid, hatched, tinted, empty."""
    line = {"color": colour, "width": 1}
    hatch = {
        "shape": "/",
        "fgcolor": look.palette.page,
        "bgcolor": colour,
        "size": 5,
        "solidity": 0.4,
    }
    return [
        {"color": colour, "line": line},
        {"color": colour, "line": line, "pattern": hatch},
        {"color": blend(colour, look.palette.page, 0.35), "line": line},
        {"color": "rgba(0,0,0,0)", "line": line},
    ]


def _frame(counted: Counted, look: Look) -> Frame:
    panels = []
    for id in counted.view.kinds:
        notes: tuple[str, ...] = ()
        if id in counted.medians:
            notes = (f"median {percent(counted.medians[id])}",)
        panels.append(Panel(id, kind(id).label, colour_of(id, look), notes))
    longest = max((sum(counted.pieces(row)) for row in counted.rows.values()), default=0.0)
    return Frame(
        look,
        lines_of(counted.data, counted.cases),
        tuple(panels),
        scale_for(counted.view.measure, counted.view.kinds, longest),
        legend_px=100 if look.narrow else 44,
        legend=_legend(counted, look),
    )


def _legend(counted: Counted, look: Look) -> tuple[Trace, ...]:
    solid, hatched, tinted, empty = markers(look.palette.muted, look)
    entries = []
    if counted.view.what != "attempted":
        entries.append(key("carried out", solid))
        if set(BOTH) & set(counted.view.kinds):
            entries.append(key("both sanction and regional", hatched))
    entries += [key("threatened or eased", tinted), key("refused, blocked, ignored", empty)]
    if counted.medians:
        every = "all " if counted.compared == len(counted.data.cases) else ""
        name = f"median of {every}{counted.compared} crises"
        entries.append(line([None], [None], look.palette.ink, 1.5, "dot", name=name))
    return tuple(entries)


def _draw(frame: Frame, counted: Counted, panel: int) -> None:
    id = counted.view.kinds[panel]
    rows = counted.of(id)
    pieces = [counted.pieces(row) for row in rows]
    for place, marker in enumerate(markers(frame.panels[panel].colour, frame.look)):
        frame.bars(
            panel,
            range(len(rows)),
            [sum(row[:place]) for row in pieces],
            [row[place] for row in pieces],
            marker,
        )
    if id in counted.medians:
        frame.traces.append(_median(frame, panel, counted.medians[id]))
    frame.texts(panel, [label(counted, row, frame.look) for row in rows])
    frame.targets(
        panel,
        [f"{row['case_id']}~{id}" for row in rows],
        [hover(counted, row, line.label) for row, line in zip(rows, frame.lines, strict=True)],
    )


def _median(frame: Frame, panel: int, value: float) -> Trace:
    """A dotted line through the bars; it leaves out the words between them."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in range(len(frame.lines)):
        middle, reach = frame.bar_at(row), frame.bar_px / 2
        x += [value, value, None]
        y += [middle - reach, middle + reach + 4, None]
    ink = frame.look.palette.ink
    return line(x, y, ink, 1.5, "2px,2px", showlegend=False, **frame.axes(panel))
