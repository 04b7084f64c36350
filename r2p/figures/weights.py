"""Weighted use drawn: an order of crises, and how much of it hangs on the weights."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.words import count, escaped, listed, percent
from r2p.measures.grid import WHATS
from r2p.measures.selection import Selection, chosen_cases, in_scope, select
from r2p.measures.stock import stock
from r2p.measures.weights import DRAWS, Use, draws, exceeds, intervals, scores, swaps, use

CAVEAT = (
    "A composite is a lesson in judgement, not a finding: the ladder is a convention, and another "
    "one gives another order."
)
DEPTH = "Scores per act do not depend on how many acts were found; sums do, and depth differs."


@dataclass(frozen=True)
class Weighting:
    """The reader's weights: a factor per family, a weight per instrument, how scores are made."""

    factors: tuple[tuple[str, float], ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    per_act: bool = True

    @property
    def words(self) -> str:
        """What differs from the published ladder."""
        changed = [
            f"{labels('families')[family].lower()} x {factor:g}"
            for family, factor in self.factors
            if factor != 1
        ]
        changed += [
            f"{labels('instruments')[term].lower()} = {weight:g}" for term, weight in self.weights
        ]
        return listed(changed) or "published ladder"


def used(data: Dataset, selection: Selection, what: str, weighting: Weighting) -> Use:
    """Ladder points of the chosen crises that have an act to count."""
    events = select(data, selection)
    cases = [case for case in selection.cases if (events["case_id"] == case).any()]
    return use(events, cases, dict(weighting.weights), what, per_act=weighting.per_act)


def _subtitle(selection: Selection, what: str, weighting: Weighting, points: Use) -> str:
    unit = "ladder points per act" if weighting.per_act else "sum of ladder points"
    return (
        f"{unit}, {selection.window.label}, {WHATS[what]}, {weighting.words}, "
        f"n = {count(int(points.acts.sum()), 'act')}"
    )


def order(
    data: Dataset, selection: Selection, what: str, weighting: Weighting, look: Look
) -> Chart:
    """The order of the crises under the reader's weights, with the ranks random weights give."""
    points = used(data, selection, what, weighting)
    score = scores(points, dict(weighting.factors))
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
        title=_order_title(frame),
        subtitle=_subtitle(selection, what, weighting, points),
        reading=_order_reading(frame),
        spec=_order_spec(frame, look),
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


def _order_title(frame: pd.DataFrame) -> str:
    if len(frame) < 2:
        return "Two crises at least are needed for an order"
    fixed = int((frame["low"] == frame["high"]).sum())
    if fixed == len(frame):
        return "The order is the same under nearly all weights"
    moving = len(frame) - fixed
    return f"{moving} of {len(frame)} crises change place when the weights change"


def _order_reading(frame: pd.DataFrame) -> str:
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


def _order_spec(frame: pd.DataFrame, look: Look) -> Spec:
    palette = look.palette
    rows = list(range(len(frame)))[::-1]
    left = 8 if look.narrow else 220
    spans: dict[str, list] = {"x": [], "y": []}
    for y, low, high in zip(rows, frame["low"], frame["high"], strict=True):
        spans["x"] += [int(low), int(high), None]
        spans["y"] += [y, y, None]
    hover = [
        f"{escaped(row.label)}<br>score {row.score:.2f}, place {row.rank}<br>"
        f"places {row.low} to {row.high} in nine of ten random weightings"
        for row in frame.itertuples()
    ]
    names = [
        {
            "x": 0,
            "xref": "paper",
            "xanchor": "left" if look.narrow else "right",
            "xshift": 0 if look.narrow else -12,
            "y": y + (0.38 if look.narrow else 0),
            "text": escaped(f"{label}  {score:.1f}" if look.narrow else label),
            "showarrow": False,
            "font": {"size": 13, "color": palette.ink},
        }
        for y, label, score in zip(rows, frame["label"], frame["score"], strict=True)
    ]
    data = [
        {
            "type": "scatter",
            "mode": "lines",
            **spans,
            "line": {"color": rgba(palette.muted, 0.45), "width": 6},
            "hoverinfo": "skip",
        },
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
    ticks = sorted({1, *range(5, len(frame), 5), len(frame)}) if len(frame) else []
    layout = base_layout(
        look,
        height,
        margin={"l": left, "r": 24, "t": 20, "b": 56},
        xaxis={
            "range": [0.4, len(frame) + 0.6],
            "tickvals": ticks,
            "title": {"text": "place (1 = highest score); bar: nine of ten random weightings"},
        },
        yaxis={"range": [-0.7, len(frame) - 0.3], "visible": False},
        annotations=names,
    )
    if look.narrow:
        layout["xaxis"]["title"]["text"] = "place; bar: nine of ten random weightings"
    return {"data": data, "layout": layout}


def pairs(
    data: Dataset, selection: Selection, what: str, weighting: Weighting, look: Look
) -> Chart:
    """In what share of random weightings one crisis exceeds another."""
    points = used(data, selection, what, weighting)
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
        subtitle=_subtitle(selection, what, weighting, points)
        + f", {count(DRAWS, 'random weighting')}",
        reading=_pairs_reading(names, share),
        spec=_pairs_spec(names, share, look),
        table=table,
        file_name="weights-pairs",
        caveats=(CAVEAT,),
    )


def _pairs_reading(names: list[str], share: np.ndarray) -> str:
    if len(names) < 2:
        return "Choose two crises or more."
    distance = np.abs(share - 0.5) + np.eye(len(names))
    i, j = np.unravel_index(distance.argmin(), distance.shape)
    return (
        f"The closest pair: {names[i]} exceeds {names[j]} in {percent(share[i, j])} of random "
        "weightings. A pair counts as open between 25 % and 75 %."
    )


def _pairs_spec(names: list[str], share: np.ndarray, look: Look) -> Spec:
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


def swap_table(
    data: Dataset, selection: Selection, what: str, weighting: Weighting, one: str, other: str
) -> tuple[str, pd.DataFrame]:
    """A sentence and a table: which single factor would swap two crises."""
    points = used(data, selection, what, weighting)
    factors = dict(weighting.factors)
    score = scores(points, factors)
    rows = swaps(points, one, other, factors)
    ahead, behind = (one, other) if score[one] >= score[other] else (other, one)
    reach = rows[rows["within"]]
    names = labels("families")
    if reach.empty:
        how = "No single family can swap them between 0 and 3 times its weight."
    else:
        nearest = reach.loc[(reach["needed"] - reach["now"]).abs().idxmin()]
        how = (
            f"The smallest change that would: {names[nearest['family']].lower()} from "
            f"{nearest['now']:.2g} to {nearest['needed']:.2g} times its weight."
        )
    sentence = (
        f"{data.labels[ahead]} scores {score[ahead]:.2f}, {data.labels[behind]} "
        f"{score[behind]:.2f}. {how}"
    )
    table = pd.DataFrame(
        {
            "Family": rows["family"].map(names),
            "Factor now": rows["now"].round(2),
            "Equal at": rows["needed"].round(2),
            "Within reach (0 to 3)": rows["within"].map({True: "yes", False: "no"}),
        }
    )
    return sentence, table


def stocks(
    data: Dataset,
    selection: Selection,
    weighting: Weighting,
    half_life: int,
    last: int,
    look: Look,
) -> Chart:
    """The decaying stock of each crisis, one small panel each, on a shared scale."""
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
            f"ladder points, half-life {half_life} days, day -60 to {last}, carried out, "
            f"{weighting.words}"
        ).replace("-60", "−60"),
        reading=reading + " It halves with every half-life after an act has ended.",
        spec=_stock_spec(data, cases["case_id"].tolist(), total, last, look),
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


def _stock_spec(
    data: Dataset, cases: list[str], total: pd.DataFrame, last: int, look: Look
) -> Spec:
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
            {
                "text": escaped(data.labels[case]),
                "xref": "paper",
                "yref": "paper",
                "x": x0,
                "y": y1,
                "xanchor": "left",
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"size": 13, "color": palette.ink, "weight": 600},
            }
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
