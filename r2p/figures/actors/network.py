"""Who acted with whom, who led, who is missing: the network and the levels beside it."""

from typing import Any

from r2p.dataset import Dataset
from r2p.figures.actors.net import Net, actors_table
from r2p.figures.actors.network_levels import PANEL, level_bars
from r2p.figures.actors.network_marks import net_traces, net_width
from r2p.figures.actors.network_words import hidden_words, nobody_words, reading, title
from r2p.figures.actors.text import AT_THE_TABLE, UNDER_REPORTED, View, subtitle
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.pieces import note
from r2p.figures.words import escaped

_SPLIT = 0.63  # of the width for the network


def network(data: Dataset, view: View, made: Net, look: Look) -> Chart:
    """The network beside the levels: drawn, titled, read and tabled."""
    return Chart(
        title=title(data, view, made),
        subtitle=subtitle(
            data, view, f"Lines: {made.least} or more acts in which both took part", made.total
        ),
        reading=reading(data, view, made),
        spec=_spec(data, view, made, look),
        table=actors_table(made),
        file_name="actors-together",
        caveats=(UNDER_REPORTED, AT_THE_TABLE),
    )


def _spec(data: Dataset, view: View, made: Net, look: Look) -> Spec:
    wide = net_width(look)
    high = 400 if look.narrow else PANEL
    height = high + PANEL + 30 if look.narrow else PANEL
    bars, notes = level_bars(data, view, made, look)
    traces = [*net_traces(made, look, wide, high, {"xaxis": "x", "yaxis": "y"}), *bars]
    if not made.drawn:
        notes.append({**_note(nobody_words(made), look), "y": 0.5})
    elif hidden := len(made.actors) - len(made.drawn):
        notes.append(_note(hidden_words(made, hidden), look))
    share = (height - high) / height if look.narrow else 0.0
    layout = base_layout(
        look,
        height + 16,
        margin={"l": 4, "r": 28 if look.printed else 4, "t": 4, "b": 12},
        xaxis={
            "domain": [0, 1] if look.narrow else [0, _SPLIT],
            "range": [0, wide],
            "visible": False,
        },
        yaxis={"domain": [share, 1], "range": [high, 0], "visible": False},
        xaxis2={
            "domain": [0, 1] if look.narrow else [_SPLIT + 0.04, 1],
            "range": [0, 1],
            "anchor": "y2",
            "visible": False,
        },
        yaxis2={
            "domain": [0, PANEL / height],
            "range": [PANEL, 0],
            "anchor": "x2",
            "visible": False,
        },
        annotations=notes,
        shapes=[],
        barmode="overlay",
    )
    return {"data": traces, "layout": layout}


def _note(text: str, look: Look) -> dict[str, Any]:
    return note(
        escaped(text),
        look.palette.muted,
        x=0,
        xref="x domain",
        y=0,
        yref="y domain",
        xanchor="left",
        yanchor="bottom",
        align="left",
    )
