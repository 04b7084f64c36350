"""Sentences about a selection as a whole: what it mixes and what stands in for what."""

from collections.abc import Iterable

from r2p.dataset.load import Dataset
from r2p.measures.catalogue import measure_called
from r2p.measures.selection import Selection, chosen_cases, windows

NAMED = 5
"""Most crises that a sentence names."""


def depth_warning(dataset: Dataset, cases: Iterable[str], measure: str) -> str | None:
    """One sentence when numbers that depend on the depth of research cross depths.

    Args:
        dataset: ``cases`` is read.
        cases: ids of crises; unknown ones are left out.
        measure: id of a measure.

    Returns:
        The sentence, or None where the measure allows the comparison or all the crises
        were researched alike.

    Raises:
        ValueError: there is no such measure.
    """
    subject = measure_called(measure).depth_subject
    rows = dataset.cases[dataset.cases["case_id"].isin(list(cases))]
    if not subject or rows["depth"].nunique() < 2:
        return None
    focus = rows.loc[rows["depth"] == "focus", "country"].tolist()
    were = "was" if len(focus) == 1 else "were"
    return (
        f"{subject} are not comparable across these crises: {_listed(focus)} {were} "
        "researched about twice as deeply as the others."
    )


def window_notes(dataset: Dataset, selection: Selection) -> list[str]:
    """What to know about the window of this selection, each thing once.

    Returns:
        Sentences: which crises have a window that ends otherwise than asked, which do not
        have it at all, and how far the windows differ in length.

    Raises:
        KeyError: a chosen crisis is not in the dataset.
    """
    cases = chosen_cases(dataset, selection)
    label = dict(zip(cases["case_id"], cases["label"], strict=True))
    spans = windows(dataset, selection)
    notes = []
    for note in filter(None, spans["note"].unique()):
        names = [label[case] for case in spans.loc[spans["note"] == note, "case_id"]]
        notes.append(f"{_named(names, len(cases))}: {note[0].lower()}{note[1:]}")
    having = set(spans["case_id"])
    without = [name for case, name in label.items() if case not in having]
    if without:
        verb = "has" if len(without) == 1 else "have"
        notes.append(f"{_named(without, len(cases))} {verb} no {selection.window.label}.")
    if spans["days"].nunique() > 1:
        shortest, longest = spans["days"].min(), spans["days"].max()
        remark = "; whole responses are not comparable" if selection.window.what == "whole" else ""
        notes.append(
            f"Length of the {selection.window.label}: from {_number(shortest)} to "
            f"{_number(longest)} days{remark}."
        )
    return notes


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _named(names: list[str], of: int) -> str:
    """The crises by name, or how many they are where the list would be long."""
    return _listed(names) if len(names) <= NAMED else f"{len(names)} of {of} crises"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")
