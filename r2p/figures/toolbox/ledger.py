"""The failure ledger: a mark for each act that was refused, blocked, ignored, undone or partial."""

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.look import Look
from r2p.figures.toolbox.ledger_drawing import Drawing
from r2p.figures.toolbox.ledger_groups import groups_of
from r2p.figures.toolbox.ledger_words import caveats, reading, subtitle, table, title
from r2p.figures.toolbox.view import LedgerView
from r2p.measures.ledger import fell_short
from r2p.measures.selection import in_scope


def acts_of(data: Dataset, view: LedgerView) -> pd.DataFrame:
    """The acts that the ledger shows, in the order of the dataset."""
    acts = fell_short(in_scope(data, view.selection))
    acts = acts[acts["result"].isin(view.results)]
    return acts if view.acts is None else acts[acts["event_id"].isin(view.acts)]


def ledger(data: Dataset, view: LedgerView, look: Look) -> Chart:
    """The chart for these choices; see `acts_of` for what it shows."""
    scope = in_scope(data, view.selection)
    acts = acts_of(data, view)
    groups = groups_of(data, view, scope, acts)
    return Chart(
        title=title(acts, len(scope)),
        subtitle=subtitle(view, len(acts), len(scope)),
        reading=reading(view, acts, groups),
        spec=Drawing(data, view, acts, groups, look).spec(),
        table=table(data, scope, acts),
        file_name=f"failure-ledger-by-{view.by}",
        caveats=caveats(data, view),
    )
