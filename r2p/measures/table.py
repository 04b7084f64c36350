"""One long table for any measure: what pages, exports and the command line read."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from r2p.dataset.load import Dataset
from r2p.measures.catalogue import MEASURES, Measure, measure_called
from r2p.measures.caveats import CAVEATS, Caveat, caveats
from r2p.measures.grid import WHATS
from r2p.measures.kinds import KINDS, SPLITS, kind, split
from r2p.measures.notes import depth_warning, window_notes
from r2p.measures.rows import FILL, Columns, View
from r2p.measures.selection import Selection, chosen_cases, windows

__all__ = [
    "CAVEATS",
    "COLUMNS",
    "MEASURES",
    "Caveat",
    "Measure",
    "caveats",
    "depth_warning",
    "measure_table",
    "window_notes",
]

COLUMNS = {
    "case_id": "str",
    "case_label": "str",
    "kind": "str",
    "kind_label": "str",
    "part": "str",
    "part_label": "str",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "n": "Int64",
    "total": "Int64",
    "state": "str",
    "event_id": "str",
    "note": "str",
}
"""Columns of the table with their dtypes; ``part`` and ``part_label`` only with a split."""

NO_BODY = "No regional organisation of the neighbourhood had a mandate."
NOT_CARRIED_OUT = "Acts of this kind never count as carried out."


def measure_table(
    dataset: Dataset,
    selection: Selection,
    measure: str,
    kinds: Sequence[str],
    by: str | None = None,
    what: str = "carried_out",
) -> pd.DataFrame:
    """A measure for each chosen crisis and kind, in their order, zeros included.

    Args:
        dataset: all tables.
        selection: crises, window and rows.
        measure: id of a measure (`r2p.measures.catalogue.MEASURES`).
        kinds: ids of kinds.
        by: a split of each kind; only parts the kind can have are listed.
        what: ``carried_out``, ``attempted`` or ``all``.

    Returns:
        Tidy, one row per crisis and kind (and part), with the columns and dtypes of
        `COLUMNS`, whatever the measure:

        - ``value`` in the unit of the measure; missing where it cannot be given. For days
          in force it is the least, for breadth the rarefied number, for speed the coded
          day of the first act at or after onset.
        - ``low`` and ``high``: range of the value; missing where a measure has none.
        - ``n`` and ``total``: see ``n_means`` and ``total_means`` of the measure.
        - ``state``: ``recorded``, ``none`` (nothing of it is recorded) or ``missing`` (the
          note says why); for speed ``before_onset``, ``day`` or ``not_recorded``.
        - ``event_id``: of the first act, for speed only.
        - ``note``: empty, or what to know about this number.

    Raises:
        KeyError: a crisis, kind or split does not exist.
        ValueError: the measure does not exist or does not allow the split or ``what``.

    Example (needs the data)::

        measure_table(load(), Selection(("KEN-2007", "GIN-2009")), "share", HEADLINE)
    """
    asked = measure_called(measure)
    _refuse_unsupported(asked, by, what)
    cases = chosen_cases(dataset, selection)
    spans = windows(dataset, selection)
    ids = list(dict.fromkeys(kind(id).id for id in kinds))
    view = View(dataset, selection, cases, spans, ids, by, what)
    columns = FILL[measure](view)
    if asked.in_window:
        _blank_without_window(columns, view)
    _add_notes(columns, view)
    _add_labels(columns, view)
    series = {
        name: pd.Series(columns[name], dtype=dtype)
        for name, dtype in COLUMNS.items()
        if name in columns
    }
    return pd.DataFrame(series)


def _refuse_unsupported(measure: Measure, by: str | None, what: str) -> None:
    if by is not None and split(by).id not in measure.splits:
        allowed = ", ".join(measure.splits)
        raise ValueError(f"{measure.id!r} cannot be split by {by!r}; allowed: {allowed}")
    if what not in WHATS:
        raise ValueError(f"no such choice of acts: {what!r}; allowed: {', '.join(WHATS)}")
    if what not in measure.whats:
        allowed = ", ".join(measure.whats)
        raise ValueError(f"{measure.id!r} cannot count {what!r} acts; allowed: {allowed}")


def _add_labels(columns: Columns, view: View) -> None:
    of_case = dict(zip(view.ids, view.cases["label"], strict=True))
    columns["case_label"] = _looked_up(columns["case_id"], of_case)
    columns["kind_label"] = _looked_up(columns["kind"], {id: KINDS[id].label for id in view.kinds})
    if view.by:
        of_part = dict(zip(SPLITS[view.by].parts, SPLITS[view.by].labels, strict=True))
        columns["part_label"] = _looked_up(columns["part"], of_part)


def _looked_up(ids: np.ndarray, label: dict[str, str]) -> np.ndarray:
    return np.array([label[id] for id in ids], dtype=object)


def _blank_without_window(columns: Columns, view: View) -> None:
    """A crisis that did not have the stage has no numbers, which is not the same as zero."""
    having = set(view.spans["case_id"])
    if having.issuperset(view.ids):
        return
    without = np.array([id not in having for id in columns["case_id"]], dtype=bool)
    for name in ("value", "low", "high", "n", "total"):
        columns[name][without] = np.nan
    columns["state"][without] = "missing"
    columns["note"][without] = f"The crisis has no {view.selection.window.label}."


def _add_notes(columns: Columns, view: View) -> None:
    """Say where nothing could have been counted, unless the number is missing anyway."""
    bodies = dict(zip(view.ids, view.cases["regional_bodies"], strict=True))
    never = {
        id for id in view.kinds if view.what == "carried_out" and not KINDS[id].may_be_carried_out
    }
    if not never and all(bodies.values()):
        return
    rows = zip(columns["case_id"], columns["kind"], columns["state"], strict=True)
    for row, (case_id, kind_id, state) in enumerate(rows):
        extra = NOT_CARRIED_OUT if kind_id in never else ""
        if kind_id in ("regional.home", "regional.led") and not bodies[case_id]:
            extra = NO_BODY
        if extra and state != "missing":
            columns["note"][row] = f"{extra} {columns['note'][row]}".strip()
