"""Days that several rules need."""

from datetime import date

from r2p.dataset.draft import Draft
from r2p.dataset.table import Row
from r2p.dataset.wording import iso_day


def stages_by_start(draft: Draft) -> list[tuple[Row, date, date]]:
    """The stages with readable days, first one first."""
    found = [
        (row, start, end)
        for row in draft.rows("stages")
        if (start := iso_day(row["start"])) and (end := iso_day(row["end"]))
    ]
    return sorted(found, key=lambda stage: stage[1])


def coded_days(draft: Draft) -> tuple[date, date] | None:
    """First and last day of all stages; None where they cannot be known for sure."""
    found = stages_by_start(draft)
    table = draft.tables.get("stages")
    if table is None or not table.whole or not found or len(found) < len(table.all_rows):
        return None
    if any(end < start for _, start, end in found):
        return None
    return found[0][1], max(end for _, _, end in found)
