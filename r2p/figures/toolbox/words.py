"""The grid of the toolbox in words: what is not recorded, where, and what that means."""

from collections.abc import Sequence

import numpy as np

from r2p.dataset import Dataset, label
from r2p.figures.compare.words import filter_words, lower, names
from r2p.figures.toolbox.view import NAMED, column_name, row_name
from r2p.figures.words import count, listed
from r2p.measures.notes import depth_warning
from r2p.measures.selection import Selection
from r2p.measures.toolbox import Cells, never_carried_out

NOUNS = {
    "instrument": ("instrument", "instruments"),
    "pillar": ("pair of pillar and family", "pairs of pillar and family"),
    "level": ("level of actors", "levels of actors"),
}
"""What is counted in each grid, one and many: its rows, or of the pillars its cells."""
UNUSED = (
    "Not recorded means that no source read for the dataset tells of it: it may have been done all "
    "the same, and it need not have been right to do it."
)
BOTH_ROWS = "An act in which two levels took part stands in both rows."


def _units(made: Cells) -> tuple[np.ndarray, list[str]]:
    """What the words are about: states (crises x units) and the name of each unit."""
    rows = [_plain_name(made.axes.id, term) for term in made.axes.rows]
    if made.axes.id != "pillar":
        return made.row_states, rows
    families = [lower(column_name(made.axes.id, term)) for term in made.axes.columns]
    pairs = [f"{family} under {row}" for row in rows for family in families]
    return made.states.reshape(len(made.cases), -1), pairs


def title(data: Dataset, made: Cells) -> str:
    """What is left unrecorded, in one line."""
    states, units = _units(made)
    of = count(len(units), *NOUNS[made.axes.id])
    missing = (states == 2).sum(axis=1)
    if len(made.cases) == 1:
        crisis = data.labels[made.cases[0]]
        if not missing[0]:
            return f"{crisis}: all {of} are recorded"
        return f"{crisis}: {missing[0]} of {of} {_are(missing[0])} not recorded"
    if not missing.any():
        return f"All {of} are recorded in every crisis chosen"
    if len(made.cases) <= NAMED:
        return f"Of {of}, {_per_crisis(data, made, missing)}"
    everywhere = int((states == 0).all(axis=0).sum())
    rare = int((2 * (states == 2).sum(axis=0) > len(made.cases)).sum())
    return (
        f"Of {of}, {everywhere or 'none'} {'was' if everywhere == 1 else 'were'} carried out in "
        f"all {len(made.cases)} crises and {rare or 'none'} {_are(rare)} not recorded in most"
    )


def _per_crisis(data: Dataset, made: Cells, missing: np.ndarray) -> str:
    short = names(data, made.cases).values()
    (most, name), *rest = sorted(
        zip(missing.tolist(), short, strict=True), key=lambda pair: -pair[0]
    )
    first = f"{most} {_are(most)} not recorded in {name}"
    return listed([first, *(f"{number or 'none'} in {name}" for number, name in rest)])


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def subtitle(selection: Selection, made: Cells) -> str:
    """What is counted, over which acts."""
    row = {"instrument": "instrument", "pillar": "pillar", "level": "level of any actor"}
    by = f"by {row[made.axes.id]} and {'stage' if made.axes.by == 'stage' else 'family'}"
    filters = filter_words(selection)
    parts = [
        f"Acts {by}"
        if len(made.cases) == 1
        else f"Crises that used it, and acts carried out, {by}",
        "whole response",
        filters,
        f"n = {count(len(made.events), 'act')}",
    ]
    return ", ".join(part for part in parts if part)


def reading(data: Dataset, made: Cells) -> str:
    """What is not recorded, by name."""
    states, units = _units(made)
    terms = [lower(unit) for unit in units]
    if len(made.cases) > NAMED:
        return _reading_of_many(states, terms)
    if made.axes.id == "pillar" and len(made.cases) > 1:
        nowhere = _of(terms, (states == 2).all(axis=0))
        if not nowhere:
            return "Every pair of pillar and family is recorded in at least one of these crises."
        return f"Recorded in none of these crises: {listed(nowhere)}."
    where = {"stage": "at any stage", "family": "in any family"}[made.axes.by]
    if made.axes.id == "pillar":
        where = "at all"
    said = [
        _by_crisis(data, made, states == 2, terms, f"Not recorded {where}"),
        _by_crisis(data, made, states == 1, terms, "Only threatened, eased or failed"),
    ]
    return " ".join(filter(None, said)) or "Every row was carried out in every crisis chosen."


def _by_crisis(
    data: Dataset, made: Cells, which: np.ndarray, terms: Sequence[str], words: str
) -> str:
    short = names(data, made.cases)
    where = {case: f"in {short[case]} " * (len(made.cases) > 1) for case in made.cases}
    parts = [
        f"{where[case]}{listed(_of(terms, which[place]))} ({which[place].sum()} of {len(terms)})"
        for place, case in enumerate(made.cases)
        if which[place].any()
    ]
    return f"{words}: {'; '.join(parts)}." if parts else ""


def _reading_of_many(states: np.ndarray, terms: Sequence[str]) -> str:
    of = len(states)
    missing = (states == 2).sum(axis=0)
    order = np.argsort(-missing, kind="stable")
    rare = [place for place in order[:4] if missing[place]]
    if not rare:
        return f"All is recorded in each of the {of} crises."
    parts = [f"{terms[place]} in {missing[place]}" for place in rare]
    return f"Of {of} crises, not recorded at all: {listed(parts)}."


def _of(terms: Sequence[str], which: np.ndarray) -> list[str]:
    return [term for term, is_one in zip(terms, which, strict=True) if is_one]


def _plain_name(axes: str, term: str) -> str:
    return f"pillar {term}" if axes == "pillar" else row_name(axes, term)


def caveats(data: Dataset, made: Cells) -> tuple[str, ...]:
    """What to have in mind beside the grid."""
    found = [UNUSED]
    if warning := depth_warning(data, made.cases, "acts"):
        found.append(warning)
    if made.axes.id == "level":
        found.append(BOTH_ROWS)
    if made.axes.id == "instrument":
        if never := never_carried_out(data):
            named = listed([lower(label("instruments", term)) for term in never], "or")
            found.append(
                f"No {named} counts as carried out: a threat stays a threat, relief an easing."
            )
        found.extend(_stages_missing(data, made))
    return tuple(found)


def _stages_missing(data: Dataset, made: Cells) -> list[str]:
    short = list(names(data, made.cases).values())
    found = []
    for column, term in enumerate(made.axes.columns):
        lacking = [
            name for name, there in zip(short, made.there[:, column], strict=True) if not there
        ]
        if lacking:
            stage = lower(column_name(made.axes.id, term))
            found.append(f"no {stage} stage in {listed(lacking)}")
    return [f"Stages that did not come about: {'; '.join(found)}."] if found else []
