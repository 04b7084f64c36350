"""Acts into lanes, and within a lane into rows, so that no mark lies on another."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.dataset import labels
from r2p.figures.timeline.axis import Axis, ordinal
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.text import width as text_width
from r2p.figures.timeline.view import Lane, View, lane_column
from r2p.figures.words import count, day, day_as_known, escaped

ROW = 11  # px; a mark is 9 px
AIR = 8  # px above and below the rows of a lane
HALF = 5.0  # px from the middle of a mark to its neighbour's side
STUB = 24.0  # px of a line whose end is not known
SIGN = 8.0  # px for "?" or "×" beside a mark


@dataclass
class Act:
    """One act as it is drawn. ``x`` and ``end`` are pixels; ``row`` counts from the lane's top.

    ``end`` is None for an act without duration. ``earlier`` marks an act that
    began before the days shown and was still in force in them. ``y`` is set
    once it is known where the lane lies.
    """

    event_id: str
    mode: str
    result: str
    x: float
    end: float | None
    open_end: bool
    earlier: bool
    signs: str
    hover: str
    lasted: str
    row: int = 0
    room: bool = False
    y: float = 0.0

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where nothing else may stand in the same row."""
        right = self.x + HALF + SIGN * len(self.signs)
        return self.x - HALF, max(right, self.end + 4) if self.end is not None else right


@dataclass(frozen=True)
class Shown:
    """The acts of one crisis in their lanes, and what lies before and after the days shown."""

    lanes: dict[str, list[Act]]
    rows: dict[str, int]
    before: int
    after: int
    drawn: tuple[str, ...]

    @property
    def inside(self) -> int:
        """Acts dated in the days shown."""
        return sum(not act.earlier for acts in self.lanes.values() for act in acts)

    def height(self, lane: Lane) -> int:
        """Pixels of a lane."""
        return max(1, self.rows[lane.id]) * ROW + AIR


def place(events: pd.DataFrame, axis: Axis, lanes: list[Lane], view: View, canvas: Canvas) -> Shown:
    """Put the acts of one crisis on the axis and stack them.

    Args:
        events: acts of one crisis, by date.
        axis: its axis.
        lanes: in their order.
        view: which column makes the lanes, and whether lines carry their days.
        canvas: what it is to be drawn on.
    """
    day_of = ordinal(events["date"])
    lasting = (events["carried_out"] & (events["end_state"] != "none")).to_numpy()
    end_of = np.where(lasting, ordinal(events["end_min"]), day_of)
    unknown = (events["end_state"] == "unknown").to_numpy() & lasting
    inside = axis.shows(day_of)
    earlier = lasting & ~unknown & (day_of < axis.first) & (end_of >= axis.first)
    xs = axis.at(day_of + 0.5)
    edge = canvas.width if view.axis == "stage" else float(axis.places[-1])
    per_line = 40 if canvas.look.narrow else 60
    ends = np.where(unknown, np.minimum(xs + STUB, axis.right), axis.at(end_of + 1))
    column = events[lane_column(view)].tolist()
    modes, results = labels("modes"), labels("results")
    made: dict[str, list[Act]] = {lane.id: [] for lane in lanes}
    for n, row in enumerate(events.itertuples()):
        if column[n] in made and (inside[n] or earlier[n]):
            made[column[n]].append(
                Act(
                    event_id=row.event_id,
                    mode=row.mode,
                    result=row.result,
                    x=max(float(xs[n]), HALF) if not earlier[n] else HALF,
                    end=float(ends[n]) if lasting[n] and ends[n] > xs[n] + HALF else None,
                    open_end=bool(unknown[n]),
                    earlier=bool(earlier[n]),
                    signs=("×" if row.direction == "counter" else "")
                    + ("" if row.checked else "?"),
                    hover=_hover(row, modes, results, per_line),
                    lasted=_lasted(row, int(end_of[n] - day_of[n])) if view.axis == "stage" else "",
                )
            )
    rows = {lane_id: stack(acts, edge) for lane_id, acts in made.items()}
    before = int((day_of < axis.first).sum())
    after = int((day_of > axis.last).sum())
    drawn = tuple(events["event_id"][inside | earlier])
    return Shown(made, rows, before, after, drawn)


def stack(acts: list[Act], edge: float) -> int:
    """Give each act the highest free row, lines below single acts; the number of rows used."""
    rows = 0
    for group in ([a for a in acts if a.end is None], [a for a in acts if a.end is not None]):
        used: list[float] = []
        last: list[Act] = []
        for act in group:
            left, right = act.reach
            free = next((n for n, end in enumerate(used) if end <= left + 0.01), None)
            if free is None:
                used.append(right)
                last.append(act)
                free = len(used) - 1
            else:
                last[free].room = _has_room(last[free], left)
                used[free], last[free] = right, act
            act.row = rows + free
        for act in last:
            act.room = _has_room(act, edge)
        rows += len(used)
    return rows


def _has_room(act: Act, until: float) -> bool:
    return act.end is not None and act.end + 6 + text_width(act.lasted, 11) <= until


def _lasted(row, days: int) -> str:
    if row.end_state == "ongoing":
        return f"{count(days, 'day')}, then on"
    return count(days, "day") if row.end_state == "recorded" and days else ""


def _hover(row, modes: dict, results: dict, per_line: int) -> str:
    """Title, date, who led, and whatever is not plain: as little as will do."""
    what = [
        day_as_known(row.date, row.date_precision),
        row.lead_name,
        modes[row.mode].lower() if row.mode != "apply" else "",
        results[row.result].lower() if row.result != "completed" else "",
        "counter-act" if row.direction == "counter" else "",
        "" if row.checked else "not checked",
        {
            "recorded": f"until {day(row.end_min)}" if row.carried_out else "",
            "ongoing": "still in force when coding ended" if row.carried_out else "",
            "unknown": "end not recorded" if row.carried_out else "",
            "none": "",
        }[row.end_state],
    ]
    return "<br>".join(
        [*_lines(row.title, per_line), *_lines(" · ".join(filter(None, what)), per_line)]
    )


def _lines(text: str, per_line: int) -> list[str]:
    """Cheaper than textwrap, which takes most of the time of a whole timeline."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= per_line:
            lines.append(escaped(line))
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, escaped(line)]
