"""Who acted with whom as a matrix, ordered by level: blocks show who keeps to its own kind."""

from typing import Any

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.actors.net import Net
from r2p.figures.actors.text import (
    AT_THE_TABLE,
    UNDER_REPORTED,
    View,
    cut,
    outline,
    subtitle,
    symbol,
)
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.palette import rgba
from r2p.figures.pieces import band
from r2p.figures.timeline.text import width as text_width
from r2p.figures.words import count, escaped, percent
from r2p.measures.levels import LEVELS

MOST, MOST_NARROW = 26, 14
_NO_COLOUR = "rgba(0,0,0,0)"


def matrix(data: Dataset, view: View, made: Net, look: Look) -> Chart:
    """Actors against actors; a cell is the number of acts in which both took part."""
    drawn = _ordered(made, look)
    left_out = len(made.drawn) - len(drawn)
    return Chart(
        title=_title(made),
        subtitle=subtitle(
            data, view, f"Acts in which both took part, {made.least} or more", made.total
        ),
        reading=_reading(made, left_out),
        spec=_spec(made, drawn, look),
        table=_table(made),
        file_name="actors-matrix",
        caveats=(UNDER_REPORTED, AT_THE_TABLE),
    )


def _ordered(made: Net, look: Look) -> pd.DataFrame:
    """The actors with most acts, sorted by level, then by acts."""
    most = MOST_NARROW if look.narrow else MOST
    rows = made.actors[made.actors["actor_id"].isin(made.drawn[:most])]
    order = {level: place for place, level in enumerate(LEVELS)}
    rows = rows.assign(_level=rows["level"].map(order))
    return rows.sort_values(["_level", "acts", "actor_id"], ascending=[True, False, True])


def _title(made: Net) -> str:
    if made.shown.empty:
        return "No two actors share as many acts"
    group = dict(zip(made.actors["actor_id"], made.actors["level"], strict=True))
    across = made.shown["a"].map(group) != made.shown["b"].map(group)
    return (
        f"{int(across.sum())} of {count(len(made.shown), 'tie')} "
        f"({percent(float(across.mean()))}) cross actor levels"
    )


def _reading(made: Net, left_out: int) -> str:
    if made.shown.empty:
        return "No pair of actors took part in as many acts together; choose a lower number."
    top = made.shown.head(3)
    pairs = "; ".join(
        f"{made.name(row.a)} and {made.name(row.b)} {row.acts} ({row.joint} marked joint)"
        for row in top.itertuples()
    )
    said = f"Most acts together: {pairs}."
    if left_out:
        said += f" Only the actors with most acts are drawn; {left_out} more stand in the table."
    return said


def _table(made: Net) -> pd.DataFrame:
    names = made.actors.set_index("actor_id")["short_name"]
    return pd.DataFrame(
        {
            "Actor": made.pairs["a"].map(names),
            "With": made.pairs["b"].map(names),
            "Acts in which both took part": made.pairs["acts"],
            "Marked joint": made.pairs["joint"],
        }
    )


def _spec(made: Net, rows: pd.DataFrame, look: Look) -> Spec:
    palette = look.palette
    ids = rows["actor_id"].tolist()
    place = {actor: number for number, actor in enumerate(ids)}
    size = 17 if look.narrow else 24
    names = [cut(name, 16 if look.narrow else 26) for name in rows["short_name"]]
    longest = max((text_width(name, 12) for name in names), default=0)
    cells = [
        (place[a], place[b], row.acts, row.joint, f"{row.a}~{row.b}", row)
        for row in made.shown.itertuples()
        if row.a in place and row.b in place
        for a, b in ((row.a, row.b), (row.b, row.a))
    ]
    highest = max((cell[2] for cell in cells), default=1)
    high = max(len(ids), 2) * size
    shapes = [
        _square(x, y, rgba(palette.muted, round(0.12 + 0.45 * acts / highest, 3)))
        for x, y, acts, *_ in cells
    ]
    shapes += [_square(number, number, palette.band_acute) for number in range(len(ids))]
    lines = [
        outline(level, palette.groups[group], palette.page)
        for level, group in zip(rows["level"], rows["group"], strict=True)
    ]
    symbols = {
        "type": "scatter",
        "mode": "markers",
        "x": list(range(len(ids))),
        "y": list(range(len(ids))),
        "customdata": [[actor] for actor in ids],
        "hovertext": [
            f"<b>{escaped(row.name)}</b><br>took part in {count(row.acts, 'act')}, led {row.led}"
            for row in rows.itertuples()
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "symbol": [symbol(level) for level in rows["level"]],
            "size": 9 if look.narrow else 12,
            "color": [palette.groups[group] for group in rows["group"]],
            "line": {"width": [w for w, _ in lines], "color": [c for _, c in lines]},
            "opacity": 1,
        },
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
    }
    numbers = {
        "type": "scatter",
        "mode": "text",
        "x": [cell[0] for cell in cells],
        "y": [cell[1] for cell in cells],
        "text": [str(cell[2]) for cell in cells],
        "textfont": {"size": 11 if look.narrow else 12, "color": palette.ink},
        "unselected": {"textfont": {"color": palette.ink}},
        "hoverinfo": "skip",
    }
    data = [numbers, symbols]
    if not look.printed:
        data.append(_targets(made, cells, size))
    layout = base_layout(
        look,
        int(high + longest + 22),
        margin={"l": int(longest) + 14, "r": 8, "t": int(longest) + 12, "b": 8},
        xaxis={
            "range": [-0.5, max(len(ids), 2) - 0.5],
            "side": "top",
            "tickvals": list(range(len(ids))),
            "ticktext": [f"  {escaped(name)}" for name in names],
            "tickangle": -90,
            "tickfont": {"size": 12, "color": palette.ink},
            "scaleanchor": "y",
            "constrain": "domain",
            "constraintoward": "left",
        },
        yaxis={
            "range": [max(len(ids), 2) - 0.5, -0.5],
            "tickvals": list(range(len(ids))),
            "ticktext": [f"{escaped(name)}  " for name in names],
            "tickfont": {"size": 12, "color": palette.ink},
            "constrain": "domain",
            "constraintoward": "top",
        },
        shapes=shapes,
    )
    return {"data": data, "layout": layout}


def _square(x: int, y: int, colour: str) -> dict[str, Any]:
    return band(x - 0.47, x + 0.47, y - 0.47, y + 0.47, colour)


def _targets(made: Net, cells: list[tuple], size: int) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [cell[0] for cell in cells],
        "y": [cell[1] for cell in cells],
        "customdata": [[cell[4]] for cell in cells],
        "hovertext": [
            f"<b>{escaped(made.name(row.a))} and {escaped(made.name(row.b))}</b><br>"
            f"{count(acts, 'act')} in which both took part, {joint} marked joint"
            for _, _, acts, joint, _, row in cells
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "square", "size": size - 2, "color": _NO_COLOUR, "opacity": 1},
    }
