"""Pairs of crises: in what share of random weightings one exceeds the other."""

import numpy as np
import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.weights.view import CAVEAT, View, subtitle, used
from r2p.figures.words import count, escaped, percent
from r2p.measures.weights import DRAWS, draws, exceeds


def pairs(data: Dataset, view: View, look: Look) -> Chart:
    """In what share of random weightings one crisis exceeds another; see `View`."""
    points = used(data, view)
    share = exceeds(draws(points)) if points.cases else np.empty((0, 0))
    by_wins = np.argsort(-share.sum(axis=1), kind="stable")
    share = share[by_wins][:, by_wins]
    names = [data.labels[points.cases[i]] for i in by_wins]
    open_pairs = int(((share > 0.25) & (share < 0.75)).sum() // 2)
    total = len(names) * (len(names) - 1) // 2
    table = pd.DataFrame(
        [
            {
                "Crisis": one,
                "exceeds": other,
                "in share of weightings": round(float(share[i, j]), 3),
            }
            for i, one in enumerate(names)
            for j, other in enumerate(names)
            if i != j
        ],
        columns=["Crisis", "exceeds", "in share of weightings"],
    )
    return Chart(
        title=(
            f"{open_pairs} of {count(total, 'pair')} of crises could stand either way"
            if total
            else "Two crises at least are needed for a pair"
        ),
        subtitle=subtitle(view, points) + f", {count(DRAWS, 'random weighting')}",
        reading=_reading(names, share),
        spec=_spec(names, share, look),
        table=table,
        file_name="weights-pairs",
        caveats=(CAVEAT,),
    )


def _reading(names: list[str], share: np.ndarray) -> str:
    if len(names) < 2:
        return "Choose two crises or more."
    distance = np.abs(share - 0.5) + np.eye(len(names))
    i, j = np.unravel_index(distance.argmin(), distance.shape)
    return (
        f"The closest pair: {names[i]} exceeds {names[j]} in {percent(share[i, j])} of random "
        "weightings. A pair counts as open between 25 % and 75 %."
    )


def _spec(names: list[str], share: np.ndarray, look: Look) -> Spec:
    palette = look.palette
    size = 44 if len(names) <= 6 else 34
    numbers = [str(place + 1) for place in range(len(names))]
    text = [
        ["" if i == j else f"{value * 100:.0f}" for j, value in enumerate(row)]
        for i, row in enumerate(share)
    ]
    hover = [
        [
            ""
            if i == j
            else f"{escaped(one)} exceeds {escaped(other)}<br>in {percent(share[i, j])}"
            for j, other in enumerate(names)
        ]
        for i, one in enumerate(names)
    ]
    values = share.astype(float).copy()
    np.fill_diagonal(values, np.nan)
    ramp = [[0, rgba(palette.muted, 0)], [1, rgba(palette.muted, 0.55)]]
    data = [
        {
            "type": "heatmap",
            "z": [[None if np.isnan(v) else round(float(v), 4) for v in row] for row in values],
            "zmin": 0,
            "zmax": 1,
            "colorscale": ramp,
            "showscale": False,
            "text": text,
            "texttemplate": "%{text}",
            "textfont": {
                "size": 12 if len(names) <= 10 or not look.narrow else 9,
                "color": palette.ink,
            },
            "hovertext": hover,
            "hoverinfo": "text",
            "xgap": 1,
            "ygap": 1,
        }
    ]
    rows = [f"{number}  {escaped(name)}" for number, name in zip(numbers, names, strict=True)]
    left = 120 if look.narrow else 230
    if look.narrow:
        rows = [row if len(row) <= 18 else row[:17] + "…" for row in rows]
    layout = base_layout(
        look,
        max(len(names), 1) * size + 60,
        margin={"l": left, "r": 8, "t": 44, "b": 8},
        xaxis={
            "side": "top",
            "tickvals": list(range(len(names))),
            "ticktext": numbers,
            "title": {"text": "percent of weightings in which the row exceeds the column"},
        },
        yaxis={
            "autorange": "reversed",
            "tickvals": list(range(len(names))),
            "ticktext": rows,
            "tickfont": {"size": 13, "color": palette.ink},
        },
    )
    if look.narrow:
        layout["xaxis"]["title"]["text"] = "% row exceeds column"
    return {"data": data, "layout": layout}
