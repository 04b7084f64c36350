"""Ignored warnings: how long until somebody else acted, and by what."""

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.look import Look
from r2p.figures.toolbox.warnings_drawing import Drawing
from r2p.figures.toolbox.warnings_words import (
    NOT_AN_ANSWER,
    SELF,
    reading,
    subtitle,
    table,
    title,
)
from r2p.measures.ledger import next_acts
from r2p.measures.selection import Selection, in_scope

READ = (
    *("title", "date", "date_precision", "instrument", "family", "mode", "result", "status"),
    *("lead_name", "coding_note"),
)
"""What a mark is drawn and explained by."""


def warnings(data: Dataset, selection: Selection, look: Look) -> Chart:
    """Every ignored act with the days to the next act of another actor."""
    scope = in_scope(data, selection)
    rows = next_acts(data, scope).sort_values(
        ["warning", "case_id", "event_id"], ascending=[False, True, True], ignore_index=True
    )
    acts = scope[scope["event_id"].isin([*rows["event_id"], *rows["next_id"]])]
    columns = [list(acts[name]) for name in READ]
    found = (dict(zip(READ, row, strict=True)) for row in zip(*columns, strict=True))
    by_id = dict(zip(acts["event_id"], found, strict=True))
    return Chart(
        title=title(rows),
        subtitle=subtitle(selection, rows),
        reading=reading(rows, by_id),
        spec=Drawing(data, rows, by_id, look).spec(),
        table=table(data, rows, by_id),
        file_name="ignored-warnings",
        caveats=(NOT_AN_ANSWER, SELF),
    )
