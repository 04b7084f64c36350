"""The order of crises under the reader's weights, and how much of it hangs on the weights."""

import numpy as np
import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.pieces import line, note
from r2p.figures.weights.view import CAVEAT, DEPTH, View, subtitle, used
from r2p.figures.words import count, escaped
from r2p.measures.weights import DRAWS, draws, intervals, scores


def order(data: Dataset, view: View, start: int, most: int, look: Look) -> Chart:
    """The order of the crises under the reader's weights, with the ranks random weights give.

    Title, reading, table and the places are about all crises of the view.

    Args:
        data: the dataset.
        view: what is weighed; crises without an act to count are left out.
        start: how many crises of the order are not drawn at its top.
        most: how many are drawn at most.
        look: theme and width.
    """
    points = used(data, view)
    score = scores(points, dict(view.weighting.factors))
    low, high = intervals(draws(points)) if len(score) else (np.array([]), np.array([]))
    frame = pd.DataFrame(
        {
            "case_id": list(points.cases),
            "label": [data.labels[case] for case in points.cases],
            "score": score.to_numpy(),
            "rank": score.rank(ascending=False, method="min").astype(int).to_numpy(),
            "low": low,
            "high": high,
            "acts": points.acts,
        }
    ).sort_values(["rank", "label"], ignore_index=True)
    return Chart(
        title=_title(frame),
        subtitle=subtitle(view, points),
        reading=_reading(frame),
        spec=_spec(frame.iloc[start : start + most], len(frame), look),
        table=frame[["label", "score", "rank", "low", "high", "acts"]]
        .round({"score": 2})
        .rename(
            columns={
                "label": "Crisis",
                "score": "Score",
                "rank": "Place under these weights",
                "low": "Best place in nine of ten draws",
                "high": "Worst place in nine of ten draws",
                "acts": "Acts",
            }
        ),
        file_name="weights-order",
        caveats=(CAVEAT, DEPTH),
    )


_ALL_TICKS = 8
"""Places up to which each has its number."""
_CLOSE_TICKS = 60
"""Places up to which every fifth has its number."""


def _title(frame: pd.DataFrame) -> str:
    if len(frame) < 2:
        return "Two crises at least are needed for an order"
    fixed = int((frame["low"] == frame["high"]).sum())
    if fixed == len(frame):
        return "The order is the same under nearly all weights"
    moving = len(frame) - fixed
    which = f"{moving} of {len(frame)}"
    if moving == len(frame):
        which = "Both" if moving == 2 else f"All {moving}"
    return f"{which} crises change place when the weights change"


def _reading(frame: pd.DataFrame) -> str:
    if frame.empty:
        return "No act to weigh."
    top = frame.iloc[0]
    widest = frame.loc[(frame["high"] - frame["low"]).idxmax()]
    text = f"Under these weights {top['label']} has the highest score ({top['score']:.1f})."
    if len(frame) > 1 and widest["high"] > widest["low"]:
        text += (
            f" In nine of ten of {count(DRAWS, 'random weighting')} {widest['label']} lies "
            f"anywhere from place {widest['low']} to place {widest['high']}."
        )
    return text


def _spec(frame: pd.DataFrame, total: int, look: Look) -> Spec:
    palette = look.palette
    rows = list(range(len(frame)))[::-1]
    left = 8 if look.narrow else 220
    xs: list[int | None] = []
    ys: list[int | None] = []
    for y, low, high in zip(rows, frame["low"], frame["high"], strict=True):
        xs += [int(low), int(high), None]
        ys += [y, y, None]
    hover = [
        f"{escaped(row.label)}<br>score {row.score:.2f}, place {row.rank}<br>"
        f"places {row.low} to {row.high} in nine of ten random weightings"
        for row in frame.itertuples()
    ]
    names = [
        note(
            escaped(f"{label}  {score:.1f}" if look.narrow else label),
            palette.ink,
            13,
            x=0,
            xref="paper",
            xanchor="left" if look.narrow else "right",
            xshift=0 if look.narrow else -12,
            y=y + (0.38 if look.narrow else 0),
        )
        for y, label, score in zip(rows, frame["label"], frame["score"], strict=True)
    ]
    data = [
        line(xs, ys, rgba(palette.muted, 0.45), 6),
        {
            "type": "scatter",
            "mode": "markers" if look.narrow else "markers+text",
            "x": frame["rank"].tolist(),
            "y": rows,
            "text": [f"{score:.1f}" for score in frame["score"]],
            "textposition": "top center",
            "textfont": {"size": 12, "color": palette.ink},
            "marker": {
                "size": 11,
                "color": palette.ink,
                "line": {"color": palette.page, "width": 1},
            },
            "hovertext": hover,
            "hoverinfo": "text",
        },
    ]
    height = max(len(frame), 1) * (46 if look.narrow else 40) + 76
    step = 1 if total <= _ALL_TICKS else 5 if total <= _CLOSE_TICKS else 50
    ticks = sorted({1, *range(step, total, step), total}) if total else []
    layout = base_layout(
        look,
        height,
        margin={"l": left, "r": 24, "t": 20, "b": 56},
        xaxis={
            "range": [0.4, total + 0.6],
            "tickvals": ticks,
            "title": {"text": "place (1 = highest score); bar: nine of ten random weightings"},
        },
        yaxis={"range": [-0.7, len(frame) - 0.3], "visible": False},
        annotations=names,
    )
    if look.narrow:
        layout["xaxis"]["title"]["text"] = "place (1 = highest); bar: nine of ten weightings"
    return {"data": data, "layout": layout}
