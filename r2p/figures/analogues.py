"""Nearest analogues drawn: the distance of each crisis from one, stacked part by part."""

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.compare.words import capital
from r2p.figures.look import Look
from r2p.figures.words import escaped, listed, percent, quality_words
from r2p.measures.analogues import PARTS, distances, profile
from r2p.measures.grid import WHATS
from r2p.measures.kinds import kind

CAVEATS = (
    "Likeness of responses is not likeness of crises, and it predicts nothing: how one ended says "
    "nothing about how another will.",
    "With few acts shares scatter, so a thinly documented crisis looks far from every other.",
)
NAMED = 3
"""How many of the nearest are named in words and linked."""


def nearest(data: Dataset, case_id: str, what: str, checked: bool, confidence: str) -> list[str]:
    """Ids of the few crises whose response was nearest, the nearest first."""
    return _rows(data, case_id, what, checked, confidence)[0]["case_id"].head(NAMED).tolist()


def _rows(
    data: Dataset, case_id: str, what: str, checked: bool, confidence: str
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, pd.DataFrame]]:
    known = profile(data, what, checked, confidence)
    rows = distances(known, case_id)
    return rows[rows["distance"].notna()], rows[rows["distance"].isna()], known


def analogues(
    data: Dataset, case_id: str, what: str, checked: bool, confidence: str, look: Look
) -> Chart:
    """How far the response to each other crisis is from that to one, part by part."""
    rows, missing, known = _rows(data, case_id, what, checked, confidence)
    name = within(data.labels[case_id])
    left = [data.labels[id] for id in missing["case_id"]]
    caveats = [f"Not compared, since an act to count is missing: {listed(left)}."] if left else []
    return Chart(
        title=_title(data, name, rows),
        subtitle=", ".join(
            [f"Distance of responses from {name}, 0 = alike, 1 = nothing shared, {WHATS[what]}"]
            + quality_words(checked, confidence)
        ),
        reading=_reading(data, name, rows),
        spec=_spec(data, rows, look),
        table=_table(data, case_id, rows, known),
        file_name=f"analogues-{case_id.lower()}",
        caveats=(*caveats, *CAVEATS),
    )


def within(label: str) -> str:
    """A label inside a sentence.

    >>> within("The Gambia 2016–17"), within("Kenya 2007–08")
    ('the Gambia 2016–17', 'Kenya 2007–08')
    """
    return f"the {label.removeprefix('The ')}" if label.startswith("The ") else label


def _title(data: Dataset, name: str, rows: pd.DataFrame) -> str:
    if rows.empty:
        return f"{capital(name)} cannot be compared: an act to count is missing"
    first = within(data.labels[rows["case_id"].iloc[0]])
    return f"The response to {name} was most like that to {first}"


def _reading(data: Dataset, name: str, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "There is nothing to compare; count other acts, or lower what is asked of them."
    first, last = rows.iloc[0], rows.iloc[-1]
    near = listed(
        f"{within(data.labels[row.case_id])} ({row.distance:.2f})"
        for row in rows.head(NAMED).itertuples(index=False)
    )
    widest = max(PARTS, key=lambda part: first[part])
    text = f"Nearest to {name} in mix, stages and speed together: {near}."
    apart = f"{first[widest]:.2f}"
    text += (
        " The two responses do not differ in any of these."
        if apart == "0.00"
        else f" What still sets {within(data.labels[first['case_id']])} apart is above all the "
        f"{PARTS[widest].lower()} ({apart})."
    )
    if len(rows) > NAMED:
        text += f" Farthest is {within(data.labels[last['case_id']])} ({last['distance']:.2f})."
    return text


def _table(
    data: Dataset, case_id: str, rows: pd.DataFrame, known: dict[str, pd.DataFrame]
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Crisis": [data.labels[id] for id in rows["case_id"]],
            "Distance": rows["distance"].round(3),
            **{PARTS[part]: rows[part].round(3) for part in PARTS},
            "Largest gap in mix": _gaps(known["mix"], case_id, rows, "families"),
            "Largest gap in stages": _gaps(known["stages"], case_id, rows, "stages"),
            "Largest gap in speed": [_fast(known["speed"], case_id, id) for id in rows["case_id"]],
        }
    ).reset_index(drop=True)


def _gaps(frame: pd.DataFrame, case_id: str, rows: pd.DataFrame, terms: str) -> list[str]:
    """For each crisis the term whose share differs most, with both shares."""
    said = []
    for other in rows["case_id"]:
        here, there = frame.loc[case_id], frame.loc[other]
        term = str((here - there).abs().idxmax())
        name = labels(terms)[term.removeprefix("family.")]
        said.append(f"{name}: {percent(here[term])} here, {percent(there[term])} there")
    return said


def _fast(frame: pd.DataFrame, case_id: str, other: str) -> str:
    here, there = frame.loc[case_id], frame.loc[other]
    id = str((here - there).abs().idxmax())
    if here[id] == there[id]:
        return "none"
    return f"{kind(id).label}: {'sooner' if here[id] < there[id] else 'later'} here"


def _spec(data: Dataset, rows: pd.DataFrame, look: Look) -> Spec:
    palette = look.palette
    at = list(range(len(rows)))[::-1]
    left = 8 if look.narrow else 230
    shades = (palette.stages[4], palette.stages[2], palette.stages[0])
    hover = [
        f"<b>{escaped(data.labels[row.case_id])}</b><br>distance {row.distance:.2f}<br>"
        + "<br>".join(f"{PARTS[part].lower()} {getattr(row, part):.2f}" for part in PARTS)
        for row in rows.itertuples(index=False)
    ]
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "name": PARTS[part],
            "x": (rows[part] / len(PARTS)).tolist(),
            "y": at,
            "width": 0.38 if look.narrow else 0.6,
            "marker": {"color": shade, "line": {"color": palette.muted, "width": 1}},
            "hovertext": hover,
            "hoverinfo": "skip" if look.printed else "text",
        }
        for part, shade in zip(PARTS, shades, strict=True)
    ]
    names = [
        _name(y, data.labels[row.case_id], look)
        for y, row in zip(at, rows.itertuples(index=False), strict=True)
    ]
    totals = [
        {
            "x": distance,
            "y": y,
            "text": f"{distance:.2f}",
            "xanchor": "left",
            "xshift": 6,
            "showarrow": False,
            "font": {"size": 12, "color": palette.ink},
        }
        for y, distance in zip(at, rows["distance"], strict=True)
    ]
    top = float(rows["distance"].max()) if len(rows) else 1.0
    layout = base_layout(
        look,
        max(len(rows), 1) * (46 if look.narrow else 30) + 96,
        barmode="stack",
        margin={"l": left, "r": 48, "t": 36, "b": 52},
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "traceorder": "normal",
            "font": {"size": 12, "color": palette.ink},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        xaxis={
            "range": [0, max(top * 1.02, 0.1)],
            "tickformat": ".1f",
            "dtick": 0.1,
            "title": {"text": "distance, a third from each part"},
        },
        yaxis={
            "range": [-0.7, max(len(rows), 1) - (0.2 if look.narrow else 0.4)],
            "visible": False,
        },
        annotations=names + totals,
    )
    return {"data": bars, "layout": layout}


def _name(y: int, label: str, look: Look) -> dict:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left" if look.narrow else "right",
        "xshift": 0 if look.narrow else -10,
        "y": y + (0.43 if look.narrow else 0),
        "text": escaped(label),
        "showarrow": False,
        "font": {"size": 13, "color": look.palette.ink},
    }
