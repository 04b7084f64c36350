"""The stock of weighted acts over time: how it built up and faded in each crisis."""

import numpy as np
import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.pieces import note
from r2p.figures.weights.view import DEPTH, Weighting
from r2p.figures.words import escaped, listed
from r2p.measures.selection import Selection, chosen_cases, in_scope
from r2p.measures.stock import stock


def stocks(
    data: Dataset,
    selection: Selection,
    weighting: Weighting,
    half_life: int,
    last: int,
    look: Look,
) -> Chart:
    """The decaying stock of each crisis, one small panel each, on a shared scale.

    Args:
        data: the dataset.
        selection: at least one crisis and a filter; the window plays no part.
        weighting: the reader's weights.
        half_life: days.
        last: last day shown, counted from onset.
        look: theme and width.
    """
    cases = chosen_cases(data, selection)
    days = np.arange(-60, last + 1, max(1, (last + 60) // 240))
    rows = stock(in_scope(data, selection), cases, days, half_life, dict(weighting.factors))
    total = rows.groupby(["case_id", "day"], sort=False)["stock"].sum().reset_index()
    peaks = (
        total.loc[total.groupby("case_id", sort=False)["stock"].idxmax()] if len(total) else total
    )
    peak = {row.case_id: (int(row.day), float(row.stock)) for row in peaks.itertuples()}
    said = [
        f"{data.labels[case]} on day {day} ({value:.0f} points)"
        for case, (day, value) in list(peak.items())[:4]
    ]
    reading = f"The stock was highest in {listed(said)}." if said else "No act to add up."
    return Chart(
        title="How the weight of what was in force or fresh built up and faded",
        subtitle=(
            f"Weights added up, half-life {half_life} days, day -60 to {last}, carried out, "
            f"{weighting.words}"
        ).replace("-60", "−60"),
        reading=reading + " It halves with every half-life after an act has ended.",
        spec=_spec(data, cases["case_id"].tolist(), total, last, look),
        table=pd.DataFrame(
            {
                "Crisis": total["case_id"].map(data.labels),
                "Day": total["day"],
                "Stock": total["stock"].round(2),
            }
        ),
        file_name="weights-stock",
        caveats=(
            "A picture of pressure, not a finding: weights and half-life are chosen, and where no "
            "end is recorded an act counts in full on one day only.",
            DEPTH,
        ),
    )


def _spec(data: Dataset, cases: list[str], total: pd.DataFrame, last: int, look: Look) -> Spec:
    palette = look.palette
    columns = 1 if look.narrow else min(3, max(1, len(cases)))
    lines = -(-len(cases) // columns) if cases else 1
    top = float(total["stock"].max()) if len(total) else 1.0
    panel, gap = 130, 46
    height = lines * (panel + gap) + 40
    inner = height - 40
    traces, notes, shapes = [], [], []
    axes: dict[str, dict] = {}
    for place, case in enumerate(cases):
        line, column = divmod(place, columns)
        name = "" if place == 0 else str(place + 1)
        x0, x1 = column / columns, (column + 1) / columns - (0.04 if columns > 1 else 0)
        y1 = 1 - (line * (panel + gap) + 22) / inner
        y0 = y1 - panel / inner
        own = total[total["case_id"] == case]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": own["day"].tolist(),
                "y": own["stock"].round(2).tolist(),
                "line": {"color": palette.ink, "width": 2},
                "xaxis": f"x{name}",
                "yaxis": f"y{name}",
                "hovertemplate": "day %{x}: %{y:.0f} points<extra></extra>",
            }
        )
        axes[f"xaxis{name}"] = {
            "domain": [x0, x1],
            "anchor": f"y{name}",
            "range": [-60, last],
            "tickvals": [0, last // 2, last],
        }
        axes[f"yaxis{name}"] = {
            "domain": [max(y0, 0), y1],
            "anchor": f"x{name}",
            "range": [0, top * 1.05 or 1],
            "tickvals": [0, round(top)],
            "showgrid": True,
        }
        shapes.append(
            {
                "type": "line",
                "xref": f"x{name}",
                "yref": f"y{name} domain",
                "x0": 0,
                "x1": 0,
                "y0": 0,
                "y1": 1,
                "line": {"color": palette.deaths, "width": 1},
            }
        )
        notes.append(
            note(
                escaped(data.labels[case]),
                palette.ink,
                13,
                weight=600,
                xref="paper",
                yref="paper",
                x=x0,
                y=y1,
                xanchor="left",
                yanchor="bottom",
            )
        )
    layout = base_layout(
        look,
        height,
        margin={"l": 36, "r": 12, "t": 8, "b": 32},
        annotations=notes,
        shapes=shapes,
        **axes,
    )
    return {"data": traces, "layout": layout}
