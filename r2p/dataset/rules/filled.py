"""Rules for tables without rows."""

from collections.abc import Iterator

from r2p.dataset.draft import Draft
from r2p.dataset.problem import Problem


def filled(draft: Draft) -> Iterator[Problem]:
    """A crisis has stages, acts and sources; it need not have actors of its own."""
    for name in ("stages", "events", "sources"):
        if name in draft.tables and not draft.tables[name].all_rows:
            yield Problem(draft.place(f"{name}.csv"), 0, "", "no rows", "at least one row")
