"""Rules for the decisive acts of a crisis."""

from collections.abc import Iterator
from itertools import pairwise

from r2p.dataset.draft import Draft
from r2p.dataset.problem import Problem
from r2p.dataset.rules.crisis import problem
from r2p.dataset.schema import schema
from r2p.dataset.wording import (
    NO_FORMULA,
    SAME,
    iso_day,
    nearest,
    one_of,
    printable,
    starts_formula,
)

FEWEST, MOST = 3, 5
LONGEST_LABEL = 24


def chosen(draft: Draft) -> Iterator[Problem]:
    """Three to five acts, in order of date."""
    acts = _highlights(draft)
    if acts and not FEWEST <= len(acts) <= MOST:
        yield problem(draft, "highlights", f"{len(acts)} acts", f"{FEWEST} to {MOST} acts")
    dates = {row["event_id"]: iso_day(row["date"]) for row in draft.rows("events")}
    for before, act in pairwise(acts):
        first, second = dates.get(before), dates.get(act)
        if first and second and second < first:
            allowed = f"acts in order of date: {printable(before)} is of {first}"
            yield problem(draft, "highlights", f"{act} of {second}", allowed)


def labelled(draft: Draft) -> Iterator[Problem]:
    """Each decisive act has a short label, and nothing else has one."""
    acts, labels = _highlights(draft), draft.labels
    for act in acts:
        if act not in labels:
            allowed = f"a label of at most {LONGEST_LABEL} characters for {printable(act)}"
            yield problem(draft, "highlight_labels", "", allowed)
    for act, label in labels.items():
        if acts and act not in acts:
            allowed = f"labels of {one_of(acts)} alone"
            yield problem(draft, "highlight_labels", act, allowed, nearest(act, acts, near=SAME))
        elif not label.strip() or len(label) > LONGEST_LABEL:
            allowed = f"1 to {LONGEST_LABEL} characters (this has {len(label.strip())})"
            yield problem(draft, "highlight_labels", label, allowed)
        elif label != label.strip() or "  " in label or not label.isprintable():
            yield problem(draft, "highlight_labels", label, "text without stray blanks or controls")
        elif starts_formula(label):
            yield problem(draft, "highlight_labels", label, NO_FORMULA)


def _highlights(draft: Draft) -> list[str]:
    cell = draft.key("highlights")
    return cell.split(schema("cases")["highlights"].separator) if cell else []
