"""Short labels above the lanes, each with a thin leader, none on another."""

from dataclasses import dataclass

GAP = 8.0  # px between two labels in one row
HANG = 3.0  # px from a leader to its label
MOST_ROWS = 6


@dataclass(frozen=True)
class Placed:
    """A label: its row (0 at the top), the pixels it takes, and where its text starts from.

    ``to`` says on which side of ``x`` the text stands.
    """

    row: int
    left: float
    right: float
    x: float
    to: str


def arrange(items: list[tuple[float, float]], width: float) -> tuple[list[Placed], int]:
    """Place labels in as few rows as will do.

    A label hangs right or left of its leader, which runs straight down, so a
    leader may pass beside the labels of lower rows but never through one.

    Args:
        items: where each leader stands and how wide its label is, from left to right.
        width: of the drawing.

    Returns:
        One `Placed` per item, and the number of rows used.

    >>> arrange([(10, 50), (40, 50)], 200)[1]
    2
    """
    if not items:
        return [], 0
    for rows in range(1, MOST_ROWS):
        found = _search(items, width, rows, [])
        if found is not None:
            return found, rows
    lone = [_sides(n, x, room, width)[0] for n, (x, room) in enumerate(items)]
    return lone, len(lone)


def _sides(row: int, x: float, room: float, width: float) -> list[Placed]:
    right = Placed(row, x + HANG, x + HANG + room, x + HANG, "right")
    left = Placed(row, x - HANG - room, x - HANG, x - HANG, "left")
    fits = [side for side in (right, left) if side.left >= 0 and side.right <= width]
    if fits:
        return fits
    start = min(max(0.0, x - room / 2), max(0.0, width - room))
    return [Placed(row, start, start + room, start, "right")]


def _search(
    items: list[tuple[float, float]], width: float, rows: int, done: list[Placed]
) -> list[Placed] | None:
    if len(done) == len(items):
        return done
    x, room = items[len(done)]
    for row in range(rows):
        for one in _sides(row, x, room, width):
            if all(_apart(one, x, other, items[n][0]) for n, other in enumerate(done)):
                found = _search(items, width, rows, [*done, one])
                if found is not None:
                    return found
    return None


def _apart(one: Placed, x: float, other: Placed, other_x: float) -> bool:
    if one.row == other.row:
        return one.left >= other.right + GAP or other.left >= one.right + GAP
    upper_x, lower = (x, other) if one.row < other.row else (other_x, one)
    return not lower.left - 2 < upper_x < lower.right + 2
