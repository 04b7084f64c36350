"""The decisive acts of a crisis, named above its lanes; on a phone by letters with a key."""

from dataclasses import dataclass, field

import pandas as pd

from r2p.figures.palette import rgba
from r2p.figures.timeline.axis import Axis
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.labels import Placed, arrange
from r2p.figures.timeline.lanes import Act, Shown
from r2p.figures.timeline.text import width as text_width
from r2p.figures.words import day, escaped

LINE = 15  # px of a row of labels
SIZE = 12


@dataclass(frozen=True)
class Item:
    """One label and what its leader points to: an act, or nothing for the onset."""

    text: str
    x: float
    act: Act | None


@dataclass(frozen=True)
class Highlights:
    """All labels of one crisis, placed; ``key`` explains letters."""

    items: list[Item]
    placed: list[Placed]
    height: float
    key: list[tuple[str, str]] = field(default_factory=list)

    def free(self, text: str, right: float, y: float) -> float:
        """Where a line of text at height ``y`` may start so that no leader strikes through it."""
        room = text_width(text, SIZE)
        leaders = [item.x for item in self.items if item.act is None or not 0 < item.act.y < y]
        for start in (6.0, *(x + 6 for x in leaders)):
            if start + room <= right and not any(start - 4 < x < start + room for x in leaders):
                return start
        return 6.0

    def draw(self, canvas: Canvas, top: float, bottom: float) -> None:
        """Draw labels from ``top`` down and leaders to the marks, the onset's to ``bottom``."""
        for item, place in zip(self.items, self.placed, strict=True):
            y = top + 2 + (place.row + 0.5) * LINE
            if item.act is None:
                canvas.line([item.x, item.x], [y - 6, bottom], canvas.palette.deaths, 1)
            else:
                ends = [y - 6, item.act.y - 7]
                canvas.line([item.x, item.x], ends, rgba(canvas.palette.muted, 0.6), 1)
            lone = item.act is not None and canvas.look.narrow
            text = f"<b>{item.text}</b>" if lone else escaped(item.text)
            canvas.text(place.x, y, text, muted=item.act is None, size=SIZE, to=place.to)


def highlights(canvas: Canvas, case: pd.Series, axis: Axis, shown: Shown) -> Highlights:
    """Labels for the onset and for the decisive acts that are drawn."""
    names = case["highlight_labels"]
    drawn = {act.event_id: act for acts in shown.lanes.values() for act in acts if not act.earlier}
    wanted = [key for key in filter(None, case["highlights"].split(";")) if key in drawn]
    items: list[Item] = []
    key: list[tuple[str, str]] = []
    for event_id in sorted(wanted, key=lambda event_id: (drawn[event_id].x, event_id)):
        act = drawn[event_id]
        text = str(names.get(event_id, event_id))
        if canvas.look.narrow:
            letter = "abcdefghij"[len(key)]
            key.append((letter, text))
            text = letter
        items.append(Item(text, act.x, act))
    if axis.onset is not None:
        items.append(Item(f"Onset {day(case['onset'])}", axis.onset, None))
    items.sort(key=lambda item: item.x)
    placed, rows = arrange([(item.x, _room(item)) for item in items], canvas.width)
    return Highlights(items, placed, rows * LINE + 4 if rows else 0, key)


def _room(item: Item) -> float:
    return text_width(item.text, SIZE, bold=len(item.text) == 1)
