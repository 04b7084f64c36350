"""What a page needs to show a chart: the finding in words, the drawing, the numbers."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from r2p.figures.look import Look
from r2p.figures.palette import FONT, rgba

Spec = dict[str, Any]
"""A Plotly figure as plain ``{"data": [...], "layout": {...}}``."""


@dataclass(frozen=True)
class Chart:
    """One chart with everything that is said beside it.

    Attributes:
        title: the computed finding, one line.
        subtitle: measure, window and number of acts.
        reading: one or two computed sentences; also the alternative text.
        caveats: short sentences the reader should have in mind.
        spec: the drawing. A mark that stands for an act carries its
            ``event_id`` as first entry of ``customdata``.
        table: the same numbers, with headings as shown. A column ``Act`` holds
            event ids and makes rows lead to their evidence.
        file_name: stem of downloaded files.
    """

    title: str
    subtitle: str
    reading: str
    spec: Spec
    table: pd.DataFrame
    file_name: str
    caveats: tuple[str, ...] = field(default=())

    @property
    def height(self) -> int:
        """Height of the drawing in pixels."""
        return int(self.spec["layout"].get("height", 450))


def base_layout(look: Look, height: int, **more: Any) -> dict[str, Any]:
    """A Plotly layout in the atlas's style: no boxes, few rules, nothing that jumps.

    Args:
        look: theme and width.
        height: of the drawing in pixels.
        more: further layout properties; they win.
    """
    palette = look.palette
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"size": 12, "color": palette.muted},
        "title": {"font": {"size": 13, "color": palette.muted}, "standoff": 8},
        "gridcolor": palette.rule,
        "linecolor": palette.rule,
        "automargin": False,
        "fixedrange": True,
    }
    layout = {
        "height": height,
        "font": {"family": FONT, "size": 13, "color": palette.ink},
        "paper_bgcolor": palette.page if look.printed else "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 32},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 24,
        "hoverlabel": {
            "bgcolor": palette.page,
            "bordercolor": palette.muted,
            "font": {"family": FONT, "size": 13, "color": palette.ink},
            "align": "left",
        },
        "separators": ". ",
        "template": {"layout": {"xaxis": axis, "yaxis": axis}},
        "modebar": {"bgcolor": rgba(palette.page, 0), "color": palette.muted},
    }
    return {**layout, **more}
