"""Rules for the stages of the response."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from r2p.dataset.draft import Draft
from r2p.dataset.problem import Problem
from r2p.dataset.rules.days import stages_by_start
from r2p.dataset.vocabulary import vocabulary


def in_order(draft: Draft) -> Iterator[Problem]:
    """By date, the stages follow each other as in the vocabulary."""
    order = vocabulary("stages").index.tolist()
    stages = [stage for stage in stages_by_start(draft) if stage[0]["stage"] in order]
    for (before, _, _), (row, _, _) in pairwise(stages):
        place = order.index(before["stage"])
        # The same stage twice is found as a value that must be unique.
        if order.index(row["stage"]) < place:
            allowed = f"a stage that comes after {before['stage']} in {', '.join(order)}"
            yield draft.tables["stages"].problem(row, "stage", row["stage"], allowed)


def without_gap(draft: Draft) -> Iterator[Problem]:
    """Each stage ends on or after its first day, and the next one starts the day after."""
    stages = stages_by_start(draft)
    for row, start, end in stages:
        if end < start:
            allowed = f"a day from the start {start} on"
            yield draft.tables["stages"].problem(row, "end", end.isoformat(), allowed)
    for (before, _, end), (row, start, _) in pairwise(stages):
        if end < date.max and start != end + timedelta(days=1):
            day = end + timedelta(days=1)
            allowed = f"{day}, the day after {before['stage']} ends"
            yield draft.tables["stages"].problem(row, "start", start.isoformat(), allowed)
