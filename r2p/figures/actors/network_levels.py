"""The levels beside the network: acts of each, the part led, and where none is recorded."""

from typing import Any

from r2p.dataset import Dataset, labels
from r2p.figures.actors.net import Net
from r2p.figures.actors.text import View, group_of, missing_levels, short_names, symbol
from r2p.figures.look import Look
from r2p.figures.palette import blend
from r2p.figures.pieces import note
from r2p.figures.words import escaped, listed
from r2p.measures.levels import LEVELS

ROW = 45  # px, one level
HEAD = 26  # px, above the levels
PANEL = HEAD + ROW * len(LEVELS)  # px, all levels


def level_bars(
    data: Dataset, view: View, made: Net, look: Look
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The levels: mark and name, a bar of acts with the part led, and where none is recorded.

    They stand on the axes ``x2`` (0 to 1) and ``y2`` (pixels from the top, `PANEL` in all).

    Returns:
        Traces and annotations.
    """
    palette = look.palette
    short, missing = short_names(data, view), missing_levels(made.levels)
    counts = made.levels.groupby("level", sort=False)[["acts", "led"]].sum().loc[list(LEVELS)]
    highest = max(int(counts["acts"].max()), 1)
    middles = [HEAD + ROW * place + 11 for place in range(len(LEVELS))]
    bars = [middle + 16 for middle in middles]
    colours = [palette.groups[group_of(level)] for level in LEVELS]
    axes = {"xaxis": "x2", "yaxis": "y2"}
    room = 0.6  # of the width for the longest bar
    lengths = counts["acts"] / highest * room
    led = counts["led"] / highest * room
    mark_at = 0.022 if not look.narrow else 0.02
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "x": lengths.round(4).tolist(),
            "y": bars,
            "width": 9,
            "marker": {
                "color": [blend(colour, palette.page, 0.32) for colour in colours],
                "line": {"width": 0},
            },
            "hoverinfo": "skip",
            **axes,
        },
        {
            "type": "bar",
            "orientation": "h",
            "x": led.round(4).tolist(),
            "y": bars,
            "width": 9,
            "marker": {"color": colours, "line": {"width": 0}},
            "hoverinfo": "skip",
            **axes,
        },
        {
            "type": "scatter",
            "mode": "markers",
            "x": [mark_at] * len(LEVELS),
            "y": middles,
            "marker": {
                "symbol": [symbol(level) for level in LEVELS],
                "size": 11,
                "color": colours,
                "line": {
                    "width": [2 if symbol(level).endswith("open") else 0 for level in LEVELS],
                    "color": colours,
                },
                "opacity": 1,
            },
            "hoverinfo": "skip",
            **axes,
        },
    ]
    notes = [
        _note(0, 8, "<b>Acts of each actor level</b>", look, 13, ink=True),
        {**_note(1, 8, "full: led · pale: took part", look), "xanchor": "right"},
    ]
    for level, middle, bar, length in zip(LEVELS, middles, bars, lengths, strict=True):
        row = counts.loc[level]
        name = escaped(labels("levels")[level])
        notes.append(_note(mark_at + 0.035, middle, name, look, 13, ink=True))
        said = f"{row['acts']}, led {row['led']}" if row["acts"] else "none recorded"
        notes.append(_note(float(length) + (0.015 if row["acts"] else 0), bar, said, look))
        lacking = [short[case] for case in short if level in missing[case]]
        if lacking and row["acts"]:
            notes.append(
                {
                    **_note(1, middle, _lacking(lacking, len(short)), look, ink=True),
                    "xanchor": "right",
                }
            )
    return traces, notes


def _lacking(names: list[str], of: int) -> str:
    if len(names) <= 2 and of <= 4:
        return escaped(f"none in {listed(names, 'or')}")
    return f"none in {len(names)} of {of}"


def _note(
    x: float, y: float, text: str, look: Look, size: int = 12, *, ink: bool = False
) -> dict[str, Any]:
    return note(
        text,
        look.palette.ink if ink else look.palette.muted,
        size,
        x=round(x, 4),
        y=y,
        xref="x2",
        yref="y2",
        xanchor="left",
        yanchor="middle",
        align="left",
    )
