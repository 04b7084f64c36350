"""What was tried in which stage: the acts of a few crises, one above the other.

The parts: `timeline_view` (what is shown), `timeline_axis` (days to pixels), `timeline_lanes`
(acts to rows), `timeline_marks` (one mark for one act), `timeline_highlights` (decisive acts),
`timeline_deaths`, `timeline_frame` (bands, ticks, keys), `timeline_crisis` (all of one crisis),
`timeline_legend`, `timeline_words` and `timeline_findings`.
"""

from typing import Any

from r2p.dataset import Dataset
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.timeline import crisis as timeline_crisis
from r2p.figures.timeline import frame as timeline_frame
from r2p.figures.timeline import legend as timeline_legend
from r2p.figures.timeline import marks as timeline_marks
from r2p.figures.timeline.axis import axes
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.crisis import Crisis
from r2p.figures.timeline.view import Lane, View, acts, lanes
from r2p.figures.timeline.words import Drawn, words_for

BETWEEN = 28  # px between two crises


def timeline(data: Dataset, view: View, look: Look) -> Chart:
    """The acts of the crises in ``view``, each in its lane, with the deaths below.

    Args:
        data: the dataset; the deaths come from ``data/reference``.
        view: what to show, at least one crisis.
        look: for whom.
    """
    canvas = Canvas(look)
    order = lanes(view, look)
    events = acts(data, view)
    crises = {
        case_id: timeline_crisis.prepared(data, view, case_id, axis, events, order, canvas)
        for case_id, axis in axes(data, view, canvas.width).items()
    }
    spec = _draw(canvas, view, order, list(crises.values()))
    drawn = Drawn(
        events,
        {case_id: one.shown for case_id, one in crises.items()},
        {case_id: one.deaths for case_id, one in crises.items()},
    )
    return Chart(spec=spec, **words_for(data, view, drawn))


def _draw(canvas: Canvas, view: View, order: list[Lane], crises: list[Crisis]) -> Spec:
    y = timeline_legend.draw(canvas, view, 0)
    if not canvas.look.narrow and timeline_frame.numbered(
        canvas, [one.axis for one in crises], view
    ):
        y = timeline_frame.stage_line(canvas, y)
    y += 10
    placed = []
    for one in crises:
        y = timeline_crisis.draw(canvas, view, order, one, y) + BETWEEN
        placed += [(lane, act) for lane in order for act in one.shown.lanes[lane.id]]
    timeline_marks.draw(canvas, placed)
    return {"data": canvas.traces(), "layout": _layout(canvas, round(y - BETWEEN + 8))}


def _layout(canvas: Canvas, height: int) -> dict[str, Any]:
    hidden = {"visible": False, "fixedrange": True}
    return base_layout(
        canvas.look,
        height,
        margin={"l": canvas.margin, "r": canvas.right_margin, "t": 0, "b": 0},
        xaxis={**hidden, "range": [0, canvas.width]},
        yaxis={**hidden, "range": [height, 0]},
        shapes=canvas.shapes,
        annotations=canvas.annotations,
    )
