"""Lead and support: how often each actor led of the acts it took part in."""

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.actors.net import Net, actors_table
from r2p.figures.actors.text import (
    UNDER_REPORTED,
    View,
    cut,
    outline,
    subtitle,
    symbol,
)
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.palette import blend
from r2p.figures.pieces import note, words
from r2p.figures.words import count, escaped, listed, percent

MOST, MOST_NARROW = 18, 12
_NO_COLOUR = "rgba(0,0,0,0)"


def lead(data: Dataset, view: View, made: Net, look: Look) -> Chart:
    """Bars of the actors that took part most: led in full colour, supported pale."""
    rows = made.actors.head(MOST_NARROW if look.narrow else MOST)
    shown = len(rows)
    whole = len(made.actors)
    which = (
        f"The {shown} of {count(whole, 'actor')} with most acts" if whole > shown else "All actors"
    )
    return Chart(
        title=_title(made),
        subtitle=subtitle(data, view, f"{which}, led and supported", made.total),
        reading=_reading(made),
        spec=_spec(rows, look),
        table=actors_table(made),
        file_name="actors-lead",
        caveats=(
            "Each act has one lead actor, as coded; whom the others followed is not recorded.",
            UNDER_REPORTED,
        ),
    )


def _title(made: Net) -> str:
    if made.actors.empty:
        return "No act is recorded here"
    top = made.actors.sort_values(["led", "acts"], ascending=False, kind="stable").iloc[0]
    often = made.actors[(made.actors["acts"] >= 3)].assign(
        part=lambda rows: rows["supported"] / rows["acts"]
    )
    number = count(int(top["acts"]), "act")
    said = f"{top['short_name']} led {top['led']} of the {number} it took part in"
    if often.empty or not often["supported"].max():
        return said
    support = often.sort_values(["supported", "part"], ascending=False, kind="stable").iloc[0]
    if support["actor_id"] == top["actor_id"]:
        return said
    return (
        f"{said}; {support['short_name']} mostly took part beside others "
        f"({support['supported']} of {support['acts']})"
        if support["supported"] > support["led"]
        else said
    )


def _reading(made: Net) -> str:
    rows = made.actors
    if rows.empty:
        return "No act of the chosen crises lies in the window."
    led = rows[rows["led"] > 0]
    top = rows.sort_values(["led", "acts"], ascending=False, kind="stable").head(3)
    part = int(top["led"].sum()) / made.total
    names = listed(f"{row.short_name} ({row.led})" for row in top.itertuples())
    never = rows[(rows["led"] == 0)]
    return (
        f"{len(led)} of {count(len(rows), 'actor')} led at least one act; {names} led "
        f"{percent(part)} of all {made.total}. {count(len(never), 'actor')} took part without ever "
        "leading."
    )


def _spec(rows: pd.DataFrame, look: Look) -> Spec:
    palette = look.palette
    pitch = 40 if look.narrow else 27
    drop = 9 if look.narrow else 0
    highest = max(int(rows["acts"].max()), 1) if len(rows) else 1
    middles = [pitch * place + pitch / 2 for place in range(len(rows))]
    bars = [middle + drop for middle in middles]
    colours = [palette.groups[group] for group in rows["group"]]
    lines = [
        outline(level, colour, palette.page)
        for level, colour in zip(rows["level"], colours, strict=True)
    ]
    mark_x = -highest * (0.03 if look.narrow else 0.018)
    said = [f"led {row.led} of {row.acts}" for row in rows.itertuples()]
    hover = [
        f"<b>{escaped(row.name)}</b><br>{escaped(labels('levels')[row.level])}<br>"
        f"led {row.led} of {count(row.acts, 'act')} ({percent(row.led / row.acts)}), supported "
        f"{row.supported}"
        for row in rows.itertuples()
    ]
    bar = {"type": "bar", "orientation": "h", "y": bars, "width": 11, "hoverinfo": "skip"}
    still = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
    traces = [
        {
            **bar,
            "x": rows["acts"].tolist(),
            "marker": {"color": [blend(each, palette.page, 0.32) for each in colours]},
            **still,
        },
        {**bar, "x": rows["led"].tolist(), "marker": {"color": colours}, **still},
        {
            "type": "scatter",
            "mode": "markers",
            "x": [mark_x] * len(rows),
            "y": bars,
            "marker": {
                "symbol": [symbol(level) for level in rows["level"]],
                "size": 10,
                "color": colours,
                "line": {"width": [w for w, _ in lines], "color": [c for _, c in lines]},
                "opacity": 1,
            },
            "unselected": {"marker": {"opacity": 1}},
            "hoverinfo": "skip",
            "cliponaxis": False,
        },
        words(
            rows["acts"].tolist(),
            bars,
            [f" {text}" for text in said],
            palette.muted,
            textposition="middle right",
        ),
    ]
    if not look.printed:
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": [highest * 1.3] * len(rows),
                "base": 0,
                "y": middles,
                "width": pitch,
                "marker": {"color": _NO_COLOUR, "line": {"width": 0}},
                "customdata": [[actor] for actor in rows["actor_id"]],
                "hovertext": hover,
                "hovertemplate": "%{hovertext}<extra></extra>",
                **still,
            }
        )
    names = [
        note(
            escaped(cut(name, 34)),
            palette.ink,
            13,
            x=0 if look.narrow else mark_x * 2,
            xanchor="left" if look.narrow else "right",
            y=middle - 10 if look.narrow else middle,
            yanchor="middle",
        )
        for name, middle in zip(rows["short_name"], middles, strict=True)
    ]
    high = max(len(rows) * pitch, 40)
    layout = base_layout(
        look,
        high + 16,
        margin={"l": 8 if look.narrow else 216, "r": 8, "t": 4, "b": 12},
        xaxis={"range": [mark_x * 2, highest * (1.42 if look.narrow else 1.22)], "visible": False},
        yaxis={"range": [high, 0], "visible": False},
        annotations=names,
        barmode="overlay",
    )
    return {"data": traces, "layout": layout}
