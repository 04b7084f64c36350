"""The acts beside a claim on the stages of the response, and the measures that bear on it."""

import numpy as np
import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.compare.words import capital
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.pieces import band, note
from r2p.figures.words import count, day_as_known, days_as_known, escaped, listed, percent
from r2p.measures.balance import STANCES, balance, evidence_for
from r2p.measures.kinds import KINDS, SPLITS
from r2p.measures.selection import Selection
from r2p.measures.table import MEASURES, measure_table
from r2p.measures.window import Window

ROW = 13  # px between marks stacked in one lane
CHOSEN = "The links were chosen one by one: the counts show breadth of argument, not a verdict."


def beside_claim(data: Dataset, claim_id: str, left_out: tuple[str, ...], look: Look) -> Chart:
    """The acts that support, qualify or contradict a claim, by stage of the response."""
    rows = evidence_for(data, claim_id)
    counts = balance(rows, left_out)
    n = sum(counts.values())
    table = pd.DataFrame(
        {
            "Act": rows["event_id"],
            "Says": rows["stance"],
            "Why": rows["why"],
            "Title": rows["title"],
            "Date": days_as_known(rows),
            "Crisis": rows["case_id"].map(data.labels),
            "Counts": ["no" if act in left_out else "yes" for act in rows["event_id"]],
        }
    )
    return Chart(
        title=_balance_words(counts),
        subtitle=f"Acts linked to the claim, by stage of the response{_key(look)}, n = {n}"
        + (f", {count(len(rows) - n, 'act')} left out by you" if len(rows) > n else ""),
        reading=_beside_reading(rows, counts),
        spec=_beside_spec(rows, left_out, look),
        table=table,
        file_name=f"claim-{claim_id.lower()}",
        caveats=(CHOSEN,),
    )


def _key(look: Look) -> str:
    """What the numbers stand for that a narrow drawing has instead of names."""
    if not look.narrow:
        return ""
    names = [f"{at} {name.lower()}" for at, name in enumerate(labels("stages").values(), 1)]
    return f" ({', '.join(names)})"


def _balance_words(counts: dict[str, int]) -> str:
    parts = [
        f"{counts[stance]} {verb if counts[stance] != 1 else verb + 's'}"
        for stance, verb in (
            ("supports", "support"),
            ("qualifies", "qualify"),
            ("contradicts", "contradict"),
        )
    ]
    text = listed(parts).replace("qualifys", "qualifies")
    return f"Of the acts linked to it, {text} the claim"


def _beside_reading(rows: pd.DataFrame, counts: dict[str, int]) -> str:
    if rows.empty:
        return "No act is linked to the claim."
    stages = rows["stage"].value_counts()
    most = labels("stages")[stages.index[0]].lower()
    crises = rows["case_id"].nunique()
    against = "" if counts["contradicts"] else " No linked act contradicts it."
    return (
        f"{count(len(rows), 'act')} from {count(crises, 'crisis', 'crises')} bear on the claim, "
        f"most of them ({stages.iloc[0]}) from the stage {most}.{against}"
    )


def _beside_spec(rows: pd.DataFrame, left_out: tuple[str, ...], look: Look) -> Spec:
    palette = look.palette
    stages = list(labels("stages"))
    width = 320 if look.narrow else 900  # px of six stages, to keep marks apart
    place = rows["stage"].map({stage: number for number, stage in enumerate(stages)})
    by_stage = rows.groupby("stage")["date"]
    inside = (by_stage.rank(method="first") - 0.5) / by_stage.transform("size")
    x = (place + 0.04 + 0.92 * inside).round(3)
    lanes, shapes, notes, ys = [], [], [], {}
    y = 0.0
    for stance in STANCES:
        own = rows.index[rows["stance"] == stance]
        levels = _stacked(x[own].to_numpy(), 11 * len(stages) / width)
        height = max(levels.max(initial=-1) + 1, 1) * ROW + 30
        for index, level in zip(own, levels, strict=True):
            ys[index] = -(y + 24 + level * ROW)
        lanes.append((stance, -y, -(y + height)))
        y += height
    bands = (palette.band, palette.band_acute)
    for number, stage in enumerate(stages):
        tint = bands[1 if stage in ("onset", "escalation", "settlement") else 0]
        shapes.append(band(number + 0.005, number + 0.995, -y, 0, tint))
        name = str(number + 1) if look.narrow else labels("stages")[stage]
        notes.append(note(name, palette.muted, 13, x=number + 0.5, y=0, yshift=12))
    for stance, top, _ in lanes:
        name = f"<b>{STANCES[stance]}</b>"
        notes.append(note(name, palette.ink, 13, x=0.02, y=top, xanchor="left", yanchor="top"))
    out = rows["event_id"].isin(left_out)
    hover = [
        f"{escaped(row.title)}<br>{escaped(day_as_known(row.date, row.date_precision))}, "
        f"{row.stance}"
        for row in rows.itertuples()
    ]
    data = []
    for family, name in labels("families").items():
        own = rows.index[rows["family"] == family]
        if not len(own):
            continue
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": x[own].tolist(),
                "y": [ys[index] for index in own],
                "customdata": [[act] for act in rows.loc[own, "event_id"]],
                "hovertext": [hover[index] for index in own],
                "hoverinfo": "text",
                "marker": {
                    "size": 10,
                    "symbol": ["circle-open" if gone else "circle" for gone in out[own]],
                    "color": palette.families[family],
                    "line": {"color": palette.page, "width": 1},
                },
            }
        )
    legend = 28 * (-(-len(data) // 2) if look.narrow else 1)
    layout = base_layout(
        look,
        int(y) + 40 + legend,
        margin={"l": 4, "r": 4, "t": 34, "b": 6 + legend},
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 0,
            "yanchor": "top",
            "font": {"size": 12, "color": palette.ink},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        xaxis={"range": [0, len(stages)], "visible": False},
        yaxis={"range": [-y, 0], "visible": False},
        shapes=shapes,
        annotations=notes,
    )
    return {"data": data, "layout": layout}


def _stacked(x: np.ndarray, near: float) -> np.ndarray:
    """The lowest level for each mark at which it touches no mark before it."""
    levels = np.zeros(len(x), dtype=int)
    ends: list[float] = []
    for index in np.argsort(x, kind="stable"):
        level = next((i for i, end in enumerate(ends) if x[index] - end >= near), len(ends))
        if level == len(ends):
            ends.append(x[index])
        ends[level] = x[index]
        levels[index] = level
    return levels


def bearing(data: Dataset, claim_id: str, number: int, look: Look) -> Chart:
    """One measure that bears on a claim, for every crisis, computed now."""
    row = data.arguments["bearing"].query("claim_id == @claim_id").iloc[number]
    selection = Selection(tuple(data.case_ids), Window.parse(row["window"]))
    rows = measure_table(
        data, selection, row["measure"], [row["kind"]], row["by"] or None, row["what"]
    )
    if row["part"]:
        rows = rows[rows["part"] == row["part"]].reset_index(drop=True)
    rows["outcome"] = rows["case_id"].map(data.cases.set_index("case_id")["outcome"])
    what = KINDS[row["kind"]].label
    if row["part"]:
        split = SPLITS[row["by"]]
        what += f", {split.label_of(row['part']).lower()}"
    share = row["measure"] in ("share", "joint")
    given = rows[rows["value"].notna()]
    reading = "No crisis has a number here."
    if len(given):
        low, high = given.loc[given["value"].idxmin()], given.loc[given["value"].idxmax()]
        show = percent if share else (lambda value: f"day {value:.0f}")
        middle = show(float(given["value"].median()))
        reading = (
            f"From {show(low['value'])} in {low['case_label']} ({low['outcome']}) to "
            f"{show(high['value'])} in {high['case_label']} ({high['outcome']}); "
            f"the middle of {count(len(given), 'crisis', 'crises')} is {middle}."
        )
    measure = MEASURES[row["measure"]]
    return Chart(
        title=f"{measure.label}: {what}",
        subtitle=f"{capital(measure.unit)}, {selection.window.label}, all crises, n = {len(given)}",
        reading=reading,
        spec=_bearing_spec(rows, share, look),
        table=pd.DataFrame(
            {
                "Crisis": rows["case_label"],
                "Outcome": rows["outcome"],
                measure.label: rows["value"].round(3),
                "n": rows["n"],
                "of": rows["total"],
                "State": rows["state"],
                "Note": rows["note"],
            }
        ),
        file_name=f"claim-{claim_id.lower()}-{row['measure']}-{number + 1}",
        caveats=(row["says"],),
    )


def _bearing_spec(rows: pd.DataFrame, share: bool, look: Look) -> Spec:
    palette = look.palette
    y = list(range(len(rows)))[::-1]
    text = [
        _value_words(row.value, row.state, row.n, row.total, share) for row in rows.itertuples()
    ]
    values = [None if np.isnan(value) else round(float(value), 4) for value in rows["value"]]
    top = max([value for value in values if value is not None], default=1.0) or 1.0
    names = [
        f"{escaped(label)} · {outcome}" if not look.narrow else escaped(label)
        for label, outcome in zip(rows["case_label"], rows["outcome"], strict=True)
    ]
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "x": [value or 0 for value in values],
            "y": y,
            "width": 0.5 if not look.narrow else 0.36,
            "text": text,
            "textposition": "outside",
            "cliponaxis": False,
            "textfont": {"size": 12, "color": palette.ink},
            "marker": {"color": rgba(palette.muted, 0.75)},
            "hoverinfo": "skip",
        }
    ]
    notes = [
        {
            "x": 0,
            "xref": "paper" if look.narrow else "x",
            "xanchor": "left" if look.narrow else "right",
            "xshift": 0 if look.narrow else -8,
            "y": place + (0.4 if look.narrow else 0),
            "text": name,
            "showarrow": False,
            "font": {"size": 13, "color": palette.ink},
        }
        for place, name in zip(y, names, strict=True)
    ]
    layout = base_layout(
        look,
        len(rows) * (34 if look.narrow else 24) + 24,
        margin={"l": 8 if look.narrow else 290, "r": 8, "t": 12, "b": 8},
        xaxis={"range": [0, top * 1.6], "visible": False},
        yaxis={"range": [-0.7, len(rows) - 0.3], "visible": False},
        annotations=notes,
    )
    return {"data": data, "layout": layout}


def _value_words(value: float, state: str, n: object, total: object, share: bool) -> str:
    if state == "before_onset":
        return "in use before onset" + ("" if np.isnan(value) else f", then day {value:.0f}")
    if np.isnan(value):
        return "not recorded"
    return f"{percent(value)}  {n} of {total}" if share else f"day {value:.0f}"
