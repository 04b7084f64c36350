"""Bars of parts in words: label, hover, title, subtitle, reading and table."""

from typing import Any

import pandas as pd

from r2p.figures.compare.stack import Stack
from r2p.figures.compare.units import COLUMNS, SUBTITLES
from r2p.figures.compare.words import EVERY, capital, crises, kind_words, lower, selection_words
from r2p.figures.words import count, escaped, listed
from r2p.measures.grid import WHATS
from r2p.measures.kinds import kind

METHOD = (
    "**{label}, split by {split}.** {definition} Each act belongs to exactly one part, so the "
    "parts add up to the bar; the words above each bar name its parts from left to right with "
    "their number of acts.\n\nSource: definitions of the atlas."
)


def plain(stack: Stack, id: str, case: str) -> str:
    """What stands above a bar, in one line and without markup."""
    return f"{stack.lead(id, case)}  {stack.words(id, case) or 'none recorded'}"


def hover(stack: Stack, id: str, case: str) -> str:
    """What a bar says to the pointer."""
    parts = [f"<b>{escaped(kind(id).label)} · {escaped(stack.data.labels[case])}</b>"]
    parts += [
        f"{escaped(stack.split.label_of(part))}: {count(n, 'act')}"
        for part, n in stack.n[id, case].items()
        if n
    ]
    parts.append(
        f"{count(stack.total[case], 'act')} of any kind in {count(stack.days[case], 'day')}"
    )
    return "<br>".join(parts)


def _sums(stack: Stack, id: str) -> dict[str, int]:
    return {
        part: sum(stack.n[id, case].get(part, 0) for case in stack.cases)
        for part in stack.split.parts
    }


def title(stack: Stack) -> str:
    """Which part holds most of each kind; of the first three kinds."""
    tops: dict[tuple[str, str], list[str]] = {}
    for id in stack.view.kinds[:3]:
        sums = _sums(stack, id)
        if total := sum(sums.values()):
            top = max(sums, key=lambda part: sums[part])
            some = "most of" if sums[top] * 2 > total else "the largest part of"
            text = f"{kind_words(id)} ({sums[top]} of {count(total, 'act')})"
            tops.setdefault((top, some), []).append(text)
    if not tops:
        return "No act of these kinds is recorded here"
    parts: list[str] = []
    for (top, some), kinds in tops.items():
        verb = "" if parts else " holds"
        parts.append(f"{_part_words(stack, top)}{verb} {some} {listed(kinds)}")
    return capital("; ".join(parts))


def _part_words(stack: Stack, part: str) -> str:
    """A part as the subject of a sentence."""
    name = lower(stack.split.label_of(part))
    if stack.view.by == "stage":
        return f"the {name} stage"
    if stack.view.by == "pillar":
        return name.partition(":")[0]
    return f"{stack.view.by} “{name}”" if stack.view.by in ("level", "mode", "result") else name


def subtitle(stack: Stack) -> str:
    """Measure, split, window, which acts count, and how many."""
    first = SUBTITLES[stack.view.measure]
    n = sum(sum(parts.values()) for parts in stack.n.values())
    return (
        f"{first}, by {lower(stack.split.label)} · {selection_words(stack.view.selection)} · "
        f"{WHATS[stack.view.what]} · n = {count(n, 'act')} in {crises(len(stack.cases))}"
        f"{EVERY if len(stack.view.kinds) > 1 else ''}"
    )


def reading(stack: Stack) -> str:
    """The parts of each kind with their acts in all crises; of the first four kinds."""
    texts = []
    for id in stack.view.kinds[:4]:
        sums = {part: n for part, n in _sums(stack, id).items() if n}
        if sums:
            shown = listed(f"{n} {lower(stack.split.label_of(part))}" for part, n in sums.items())
            texts.append(f"{kind_words(id)}: {shown}")
        else:
            texts.append(f"{kind_words(id)}: none recorded")
    return capital("; ".join(texts)) + "."


def table(stack: Stack) -> pd.DataFrame:
    """A row per kind, crisis and part: the number (shares in percent), its acts, and all acts."""
    rows: list[dict[str, Any]] = []
    for id in stack.view.kinds:
        for case in stack.cases:
            by = stack.divisor(case)
            for part, n in stack.n[id, case].items():
                value = n / by if by else None
                if value is not None:
                    value = round(value * (100 if stack.view.measure == "share" else 1), 2)
                row = {
                    "Crisis": stack.data.labels[case],
                    "Kind": kind(id).label,
                    stack.split.label: stack.split.label_of(part),
                    COLUMNS[stack.view.measure]: value,
                }
                rows.append(row | {"Acts of the part": n, "All acts": stack.total[case]})
    return pd.DataFrame(rows)
