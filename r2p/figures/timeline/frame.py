"""What stands around the acts of one crisis: its name, stage bands, ticks, strip and keys."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from r2p.dataset import labels
from r2p.figures.timeline.axis import Axis, Band
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.text import width as text_width
from r2p.figures.timeline.view import View
from r2p.figures.words import count, day, escaped

ACUTE = ("onset", "escalation", "settlement")
GAP = 1.0  # px of page colour at each side of a band
LINE = 15  # px of a line of small text
TICKS = 20  # px below the drawing


def name(canvas: Canvas, title: str, beside: list[str], top: float) -> float:
    """The crisis and its number of acts; returns where it ends."""
    muted = f"font-size:13px;font-weight:400;color:{canvas.palette.muted}"
    narrow = canvas.look.narrow
    lines = [escaped(line) for line in (beside if narrow else [": ".join(beside)])]
    told = "".join(
        f"{'<br>' if narrow else '   '}<span style='{muted}'>{line}</span>" for line in lines
    )
    height = 26 + 19 * len(lines) if narrow else 28
    canvas.lane_name(top + height / 2 - 3, f"<b>{escaped(title)}</b>{told}", size=16)
    return top + height


def headers(canvas: Canvas, axis: Axis, view: View, top: float) -> float:
    """Name, first day and length of each stage, or its number; returns where the header ends."""
    told = [_header(canvas, band, view) for band in axis.bands]
    for band, lines in zip(axis.bands, told, strict=True):
        for n, words in enumerate(lines):
            text = words if n else f"<b>{words}</b>"
            y = top + (n + 0.5) * LINE
            canvas.text(band.left + GAP, y, text, muted=n > 0, size=12)
    last = axis.bands[-1]
    if view.axis == "stage" and last.right < canvas.width:
        ends = day(last.start + pd.Timedelta(days=last.days - 1))
        parts = ("Coding", "ends") if canvas.look.narrow else ("Coding ends", ends)
        for n, part in enumerate(parts):
            canvas.text(last.right + GAP + 2, top + (n + 0.5) * LINE, part)
    return top + max(len(lines) for lines in told) * LINE + 3


def _header(canvas: Canvas, band: Band, view: View) -> tuple[str, ...]:
    """What stands above one stage: as much as there is room for."""
    title, number, days = band.name, str(band.order + 1), count(band.days, "day")
    if view.axis == "stage":
        return (number, days) if canvas.look.narrow else (title, day(band.start), days)
    room = 0.8 * (band.right - band.left)  # the drawing may be shown narrower than measured here
    if not canvas.look.narrow and text_width(title, 12, bold=True) <= room:
        return (title,)
    return (number,) if room >= 7 else ()


def numbered(canvas: Canvas, axes: Iterable[Axis], view: View) -> bool:
    """Whether a stage is shown by its number only, so that a key is needed."""
    bands = [band for axis in axes for band in axis.bands]
    return any(_header(canvas, band, view)[:1] == (str(band.order + 1),) for band in bands)


def stage_line(canvas: Canvas, top: float) -> float:
    """The numbers of all stages in one line; returns where it ends."""
    names = labels("stages").values()
    canvas.lane_name(top + LINE / 2, "Stages", muted=True, size=12)
    canvas.text(0, top + LINE / 2, " · ".join(f"{n} {name}" for n, name in enumerate(names, 1)))
    return top + LINE + 3


def nothing(canvas: Canvas, start: pd.Timestamp, end: pd.Timestamp, top: float) -> float:
    """What stands in place of a crisis that has no day on the axis."""
    text = f"Coded from {day(start)} to {day(end)}: none of these days is among those chosen."
    parts = [text] if not canvas.look.narrow else text.split(": ")
    for n, part in enumerate(parts):
        canvas.text(0, top + (n + 0.5) * LINE, part)
    return top + len(parts) * LINE


def bands(canvas: Canvas, axis: Axis, top: float, bottom: float) -> None:
    """Tint the stages from ``top`` to ``bottom``; onset to settlement is the darker one."""
    for band in axis.bands:
        acute = band.stage in ACUTE
        tint = canvas.palette.band_acute if acute else canvas.palette.band
        canvas.rect(
            band.left + GAP,
            max(band.right - GAP, band.left + GAP + 0.5),
            top,
            bottom,
            fillcolor=tint,
        )


def ticks(canvas: Canvas, axis: Axis, top: float) -> float:
    """Dates or days below the drawing; returns where they end."""
    edge = float(axis.places[-1])
    for x, text in axis.ticks:
        half = text_width(text, 12) / 2
        to = "right" if x < half else "left" if x > edge - half else "center"
        canvas.line([x, x], [top + 1, top + 5], canvas.palette.muted, 1)
        canvas.text(x, top + 13, text, to=to)
    return top + TICKS


def strip(canvas: Canvas, axis: Axis, stages: pd.DataFrame, days: np.ndarray, top: float) -> float:
    """The whole coded period at a glance, every act a tick, the days shown above outlined."""
    first = pd.Timestamp(stages["start"].min())
    last = pd.Timestamp(stages["end"].max())
    span = (last - first).days + 1
    origin = (first - pd.Timestamp(0)).days
    unit = canvas.width / span
    top += 8
    if canvas.look.narrow:
        canvas.text(0, top + 6, "Whole period; outlined: the days above")
        top += LINE
    else:
        canvas.lane_name(top + 8, "Whole period", muted=True, size=12)
    for row in stages.itertuples():
        left = ((row.start - first).days) * unit
        tint = canvas.palette.band_acute if row.stage in ACUTE else canvas.palette.band
        canvas.rect(left, left + row.days * unit, top, top + 16, fillcolor=tint)
    xs = sorted({round(float(day_ - origin + 0.5) * unit, 1) for day_ in days})
    for x in xs:
        canvas.line([x, x], [top + 4, top + 12], canvas.palette.muted, 1)
    left = min(max((axis.first - origin) * unit, 0), canvas.width)
    right = min(max((axis.last + 1 - origin) * unit, 0), canvas.width)
    if right > left:
        canvas.line(
            [left, right, right, left, left],
            [top, top, top + 16, top + 16, top],
            canvas.palette.ink,
            1.5,
        )
    canvas.text(0, top + 25, day(first))
    canvas.text(canvas.width, top + 25, day(last), to="left")
    if not canvas.look.narrow:
        canvas.text(canvas.width / 2, top + 25, "outlined: the days above", to="center")
    return top + 34


def stage_key(canvas: Canvas, axis: Axis, top: float) -> float:
    """Number, name and first day of each stage, in two columns; returns where it ends."""
    half = canvas.width / 2
    rows = -(-len(axis.bands) // 2)
    for n, band in enumerate(axis.bands):
        words = f"<b>{band.order + 1}</b> {band.name} {day(band.start)}"
        canvas.text(half * (n // rows), top + (n % rows + 0.5) * LINE, words, size=11)
    return top + rows * LINE + 4


def letter_key(canvas: Canvas, entries: Sequence[tuple[str, str]], top: float) -> float:
    """What the letters above the lanes stand for; returns where it ends."""
    for n, (letter, words) in enumerate(entries):
        canvas.text(0, top + (n + 0.5) * LINE, f"<b>{letter}</b> {escaped(words)}", size=12)
    return top + len(entries) * LINE + 4
