"""Who acted with whom, who led, who is missing: the network and the levels beside it."""

from typing import Any

from r2p.dataset import Dataset
from r2p.figures.actors.net import MOST, Net, actors_table
from r2p.figures.actors.network_levels import PANEL, level_bars
from r2p.figures.actors.network_marks import net_drawing, net_width
from r2p.figures.actors.network_words import (
    hidden_words,
    nameless_words,
    nobody_words,
    reading,
    title,
)
from r2p.figures.actors.text import AT_THE_TABLE, UNDER_REPORTED, View, subtitle
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.look import Look
from r2p.figures.pieces import note
from r2p.figures.words import escaped, wrapped

_SPLIT = 0.63  # of the width for the network
_LINE = 16  # px, a line of the key
_CHARACTER = 6.2  # px, about what a character of the key takes
_KEPT = "\u00a0"


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
    # On a phone a page may be as high as it needs to be.
    high = 400 + 8 * min(max(len(made.drawn) - MOST, 0), 40) if look.narrow else PANEL
    drawing = net_drawing(made, look, wide, high, {"xaxis": "x", "yaxis": "y"})
    bars, notes = level_bars(data, view, made, look)
    below = _key(drawing.key, wide)
    if drawing.nameless:
        below += wrapped(nameless_words(drawing.nameless), int(wide / _CHARACTER)).split("<br>")
    high += _LINE * len(below)
    if hidden := len(made.actors) - len(made.drawn):
        below.append(escaped(hidden_words(made, hidden)))
    if not made.drawn:
        notes.append({**_note(escaped(nobody_words(made)), look), "y": 0.5})
    elif below:
        notes.append(_note("<br>".join(below), look))
    height = high + PANEL + 30 if look.narrow else max(high, PANEL)
    share = (height - high) / height if look.narrow else 0.0
    panel = PANEL / height
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
            "domain": [0, panel] if look.narrow else [1 - panel, 1],
            "range": [PANEL, 0],
            "anchor": "x2",
            "visible": False,
        },
        annotations=notes,
        shapes=[],
        barmode="overlay",
    )
    return {"data": [*drawing.traces, *bars], "layout": layout}


def _key(numbers: dict[str, str], wide: float) -> list[str]:
    """The actors that bear a number instead of their name, in lines; escaped."""
    if not numbers:
        return []
    # A number and its name stay on one line.
    named = (f"{place} {name}".replace(" ", _KEPT) for place, name in numbers.items())
    return wrapped(", ".join(named), int(wide / _CHARACTER)).split("<br>")


def _note(text: str, look: Look) -> dict[str, Any]:
    return note(
        text,
        look.palette.muted,
        x=0,
        xref="x domain",
        y=0,
        yref="y domain",
        xanchor="left",
        yanchor="bottom",
        align="left",
    )
