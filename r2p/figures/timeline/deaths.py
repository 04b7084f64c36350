"""Deaths per month beside the acts: UCDP's figures, and how much of them a month can show."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from r2p.dataset import Dataset
from r2p.dataset.reference import reference
from r2p.figures.timeline.axis import Axis, axes, ordinal
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.view import View
from r2p.figures.words import count, day_as_known, percent

HEIGHT = 40  # px from zero to the highest month
LEAST = 0.5  # share of the yearly deaths that the months must hold to be drawn


@dataclass(frozen=True)
class Deaths:
    """The months of one crisis that lie on its axis, and the share of the yearly total they hold.

    ``share`` is None where no deaths are recorded in the years around onset;
    ``gap`` names the first month of the table where the axis begins earlier.
    """

    starts: np.ndarray
    deaths: np.ndarray
    share: float | None
    gap: str = ""

    @property
    def drawn(self) -> bool:
        """Whether the months hold enough of the deaths for a line."""
        return len(self.deaths) > 0 and (self.share is None or self.share >= LEAST)


@cache
def monthly(case_id: str) -> tuple[np.ndarray, np.ndarray]:
    """First days of the months in the table and the deaths in each."""
    table = reference("violence_monthly")
    rows = table[table["case_id"] == case_id].sort_values("month")
    return ordinal(rows["month"]), rows["deaths_best"].to_numpy(dtype=float, na_value=np.nan)


@cache
def share(case_id: str) -> float | None:
    """Part of UCDP's yearly deaths that the monthly table holds, onset year -2 to +3."""
    months, yearly = reference("violence_monthly"), reference("violence_annual")
    years = months.loc[(months["case_id"] == case_id) & months["in_window"], "month"].dt.year
    rows = yearly[
        (yearly["case_id"] == case_id) & (yearly["type"] == "all") & yearly["year"].isin(years)
    ]
    total = float(rows["deaths_best"].sum())
    return float(rows["sum_of_monthly_table"].sum()) / total if total else None


def on_axis(case_id: str, axis: Axis) -> Deaths:
    """The months that lie, whole or in part, on the axis and within the coded stages."""
    starts, deaths = monthly(case_id)
    ends = np.append(starts[1:], starts[-1:] + 31) if len(starts) else starts
    first, last = axis.first, axis.last
    if axis.bands:
        first = max(first, int(ordinal(axis.bands[0].start)))
        last = min(last, int(ordinal(axis.bands[-1].start)) + axis.bands[-1].days - 1)
    late = len(starts) > 0 and int(starts[0]) > first
    keep = (ends > first) & (starts <= last) & ~np.isnan(deaths)
    return Deaths(starts[keep], deaths[keep], share(case_id), month(starts[0]) if late else "")


def scale_of(found: Deaths) -> str:
    """What the height of the panel means; empty where there is no line."""
    if not found.drawn or found.deaths.max() == 0:
        return ""
    peak = int(found.deaths.argmax())
    return f"highest {number(found.deaths[peak])}, {month(found.starts[peak])}"


def why_flat(found: Deaths) -> str:
    """Why there is no line, or none above zero; empty where there is one."""
    if len(found.deaths) == 0:
        return "No month of this time is in UCDP’s table."
    if not found.drawn:
        return f"Not drawn: the months hold {percent(found.share or 0)} of UCDP’s yearly deaths."
    return "UCDP records no death in these months." if found.deaths.max() == 0 else ""


def number(deaths: float) -> str:
    """``1 363`` with a narrow space."""
    return f"{int(deaths):,}".replace(",", "\u202f")


def month(start: int) -> str:
    """``Jan 2008``."""
    return day_as_known(pd.Timestamp(int(start), unit="D"), "month")


def table(data: Dataset, view: View) -> pd.DataFrame:
    """The months behind the lines, also of crises whose line is not drawn."""
    rows = [
        (data.labels[case_id], month(start), int(number_), "yes" if found.drawn else "no")
        for case_id, axis in axes(data, view, 100).items()
        for found in [on_axis(case_id, axis)]
        for start, number_ in zip(found.starts, found.deaths, strict=True)
    ]
    return pd.DataFrame(rows, columns=["Crisis", "Month", "Deaths (UCDP, best estimate)", "Drawn"])


def draw(canvas: Canvas, axis: Axis, found: Deaths, top: float) -> None:
    """A step line from ``top`` down; never an area, which a stretched axis would falsify."""
    base = top + HEIGHT
    canvas.line([0, axis.right], [base + 1, base + 1], canvas.palette.rule, 1)
    if not found.drawn:
        return
    unit = HEIGHT / max(1.0, float(found.deaths.max()))
    ends = np.append(found.starts[1:], _next_month(found.starts[-1]))
    lefts, rights = axis.at(np.maximum(found.starts, axis.first)), axis.at(ends)
    rights = np.minimum(rights, axis.right)
    keep = _turns(found.deaths)
    ys = base - found.deaths * unit
    canvas.marks.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": [round(x, 1) for x in lefts[keep]] + [round(float(rights[-1]), 1)],
            "y": [round(y, 1) for y in ys[keep]] + [round(float(ys[-1]), 1)],
            "text": [
                f"{month(start)}: {count(int(n), 'death')}"
                for start, n in zip(found.starts[keep], found.deaths[keep], strict=True)
            ]
            + [""],
            "hovertemplate": "%{text}<extra></extra>",
            "line": {"color": canvas.palette.deaths, "width": 1.5, "shape": "hv"},
        }
    )


def _turns(values: np.ndarray) -> np.ndarray:
    """Months worth a point: those with deaths, and the first month of each calm."""
    before = np.concatenate([[-1.0], values[:-1]])
    return (values > 0) | (values != before)


def _next_month(start: int) -> int:
    return int(ordinal(pd.Timestamp(int(start), unit="D") + pd.DateOffset(months=1)))
