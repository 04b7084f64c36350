"""UCDP's deaths per month as a thin strip below a panel, on its axis of days since onset."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.figures.timeline.axis import ordinal
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.deaths import LEAST, month, monthly, share
from r2p.figures.words import count, number, percent

HEIGHT = 22.0  # px from zero to the highest month


@dataclass(frozen=True)
class Strip:
    """The months of one crisis between two days: first and day after the last of each, deaths.

    ``why`` says why there is no line; empty where there is one.
    """

    months: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    deaths: np.ndarray
    why: str

    @property
    def scale(self) -> str:
        """What the height means."""
        if self.why:
            return ""
        peak = int(self.deaths.argmax())
        return f"highest {number(int(self.deaths[peak]))}, {month(self.months[peak])}"


def strip(case_id: str, onset: pd.Timestamp, first: int, last: int) -> Strip:
    """The months that lie, whole or in part, between two days since onset."""
    months, deaths = monthly(case_id)
    zero = int(ordinal(onset))
    starts = months - zero
    ends = np.append(starts[1:], starts[-1:] + 31) if len(starts) else starts
    keep = (ends > first) & (starts <= last) & ~np.isnan(deaths)
    kept = deaths[keep]
    held = share(case_id)
    if not keep.any():
        why = "no month of this time is in UCDP’s table"
    elif held is not None and held < LEAST:
        why = f"not drawn: the months hold only {percent(held)} of UCDP’s yearly deaths"
    else:
        why = "" if kept.max() > 0 else "UCDP records none in these months"
    return Strip(months[keep], starts[keep], ends[keep], kept, why)


def draw(
    canvas: Canvas,
    found: Strip,
    at: Callable[[float], float],
    edges: tuple[float, float],
    top: float,
) -> None:
    """A thin red step line from ``top`` down, between two edges of the sheet."""
    left, right = edges
    base = top + HEIGHT
    canvas.line([left, right], [base + 0.5, base + 0.5], canvas.palette.rule, 1)
    if found.why:
        return
    unit = HEIGHT / max(1.0, float(found.deaths.max()))
    xs = [max(left, at(day)) for day in found.starts] + [min(right, at(found.ends[-1]))]
    ys = [base - deaths * unit for deaths in found.deaths]
    texts = [
        f"{month(start)}: {count(int(deaths), 'death')}"
        for start, deaths in zip(found.months, found.deaths, strict=True)
    ]
    canvas.marks.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": [round(x, 1) for x in xs],
            "y": [round(y, 1) for y in [*ys, ys[-1]]],
            "hovertext": [*texts, texts[-1]],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "line": {"color": canvas.palette.deaths, "width": 1.5, "shape": "hv"},
        }
    )
