"""The layout of small multiples: axes, titles of panels, swatches and the legend."""

import textwrap
from collections.abc import Sequence
from typing import Any

from r2p.figures.chart import base_layout
from r2p.figures.compare.sizes import HEAD, TICKS, Sizes
from r2p.figures.words import escaped


def layout_of(sizes: Sizes, legend: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The layout of a drawing, with its ``legend`` where it has one."""
    top, bottom = sizes.legend_px + 8, TICKS + (18 if sizes.scale.title else 2)
    layout = base_layout(
        sizes.look,
        sizes.plot + top + bottom,
        margin={"l": sizes.left, "r": 20, "t": top, "b": bottom},
        barmode="overlay",
        annotations=[note for i in range(len(sizes.panels)) for note in _title(sizes, i)],
        shapes=[_swatch(sizes, i) for i, panel in enumerate(sizes.panels) if panel.colour],
    )
    # A selection tints its own row and leaves the others as they are.
    plain = {"marker": {"opacity": 1}}
    layout["template"] = layout["template"] | {
        "data": {
            "bar": [{"unselected": plain}],
            "scatter": [{"unselected": plain | {"textfont": {"color": sizes.look.palette.muted}}}],
        }
    }
    if legend:
        layout["showlegend"] = True
        layout["legend"] = _legend(sizes)
    for panel in range(len(sizes.panels)):
        _lay_axes(sizes, layout, panel)
    return layout


def _legend(sizes: Sizes) -> dict[str, Any]:
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1 + 4 / sizes.plot,
        "yanchor": "bottom",
        "font": {"size": 12, "color": sizes.look.palette.muted},
        "itemclick": False,
        "itemdoubleclick": False,
        "itemwidth": 30,
        "traceorder": "normal",
        "bgcolor": "rgba(0,0,0,0)",
    }


def _lay_axes(sizes: Sizes, layout: dict[str, Any], panel: int) -> None:
    names, muted = sizes.axes(panel), sizes.look.palette.muted
    layout[names["xaxis"].replace("x", "xaxis")] = {
        "domain": list(sizes.span(panel)),
        "anchor": names["yaxis"],
        "range": [sizes.scale.start, sizes.scale.end],
        "tickvals": list(sizes.scale.ticks),
        "ticktext": list(sizes.scale.texts),
        "tickangle": 0,
        "ticklabeloverflow": "allow",
        "zeroline": True,
        "zerolinecolor": sizes.look.palette.rule,
        "zerolinewidth": 1,
        "title": {
            "text": sizes.scale.title if sizes.last_band(panel) else None,
            "font": {"size": 12, "color": muted},
            "standoff": 2,
        },
    }
    if panel % sizes.columns:
        return
    bottom = sizes.plot - sizes.top(panel) - sizes.body
    axis = {
        "domain": [bottom / sizes.plot, (bottom + sizes.body) / sizes.plot],
        "anchor": names["xaxis"],
        "range": [sizes.body, 0],
        "showticklabels": not sizes.look.narrow,
    }
    if not sizes.look.narrow:
        axis["tickvals"] = [
            row * sizes.pitch + sizes.pitch / 2 - 3 for row in range(len(sizes.lines))
        ]
        axis["ticktext"] = [
            f'<span style="color:{sizes.look.palette.ink};font-size:13px">{escaped(line.name)}'
            f'</span><br><span style="color:{muted}">{escaped(line.under)}</span>'
            for line in sizes.lines
        ]
        axis["ticklabelstandoff"] = 6
    layout[names["yaxis"].replace("y", "yaxis")] = axis


def _title(sizes: Sizes, panel: int) -> list[dict[str, Any]]:
    shown, palette = sizes.panels[panel], sizes.look.palette
    place = {
        "xref": "paper",
        "yref": "paper",
        "x": sizes.span(panel)[0],
        "y": 1 - (sizes.top(panel) - sizes.head) / sizes.plot,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "align": "left",
    }
    title = textwrap.shorten(shown.title, 60, placeholder=" …")
    parts = [
        {
            **place,
            "text": f"<b>{escaped(title)}</b>",
            "xshift": 14 if shown.colour else -2,
            "yshift": 2,
            "font": {"size": 14, "color": palette.ink},
        }
    ]
    if shown.notes:
        parts.append(
            {
                **place,
                "text": "<br>".join(escaped(note) for note in shown.notes),
                "yshift": -HEAD + 2,
                "font": {"size": 12, "color": palette.muted},
            }
        )
    return parts


def _swatch(sizes: Sizes, panel: int) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": sizes.span(panel)[0],
        "yanchor": 1 - (sizes.top(panel) - sizes.head) / sizes.plot,
        "x0": 1,
        "x1": 11,
        "y0": -15,
        "y1": -5,
        "fillcolor": sizes.panels[panel].colour,
        "line": {"width": 0},
    }
