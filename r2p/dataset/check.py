"""Everything that is wrong with case folders, all at once.

`check_case` judges one folder by itself, `check_shared` the vocabularies, and
`check_dataset` what only shows across folders. All three return problems in a fixed
order and raise for nothing that may stand in the files.
"""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from r2p.dataset.canonical import canonical
from r2p.dataset.columns import column_problems
from r2p.dataset.dataset_rules import (
    across_cases,
    argument_problems,
    reliability_problems,
    vocabulary_problems,
)
from r2p.dataset.draft import Draft, read_draft
from r2p.dataset.folder import BOM
from r2p.dataset.problem import AS_TIDY, Problem
from r2p.dataset.rules import RULES
from r2p.dataset.vocabulary import terms
from r2p.dataset.wording import printable

MOST_LISTED = 1_000
"""Problems of one kind that are listed: a file of nonsense is not worth more."""


def check_case(folder: Path) -> list[Problem]:
    """All problems of one case folder, sorted; empty if it is sound.

    The folder may come from a stranger: nothing is executed, no link is followed, and
    whatever bytes the files hold, the answer is a list.
    """
    draft = read_draft(folder)
    problems = draft.problems
    for table in draft.tables.values():
        problems += _first(column_problems(table, terms), table.place)
    for rule in RULES:
        problems += _first(rule(draft), draft.name)
    problems += _untidy(draft)
    return sorted(set(problems))


def check_shared() -> list[Problem]:
    """All problems of the vocabularies, sorted. Cases can only be checked if there are none."""
    return sorted(set(vocabulary_problems()))


def check_dataset(folders: Iterable[Path]) -> list[Problem]:
    """All problems across cases and with arguments and double coding, sorted.

    Says nothing about what is wrong with a single folder (see `check_case`).
    """
    drafts = [read_draft(folder) for folder in folders]
    found = (across_cases(drafts), argument_problems(drafts), reliability_problems(drafts))
    return sorted({problem for problems in found for problem in problems})


def _first(problems: Iterable[Problem], place: str) -> list[Problem]:
    """The problems, or the first of them and the remark that there are more."""
    listed = list(islice(problems, MOST_LISTED + 1))
    if len(listed) > MOST_LISTED:
        found = f"more than {MOST_LISTED} problems of one kind"
        listed[-1] = Problem(place, 0, "", found, "less; the first of them are listed")
    return listed


def _untidy(draft: Draft) -> list[Problem]:
    """One problem for each file that is not in its canonical form."""
    problems = []
    for file, body in draft.files.items():
        tidy = canonical(draft, file)
        # A byte-order mark has been reported as what it is.
        if tidy is None or tidy == body.removeprefix(BOM):
            continue
        found, wanted, line = _first_difference(body.removeprefix(BOM), tidy)
        found = f"line {line}: {found}"
        problems.append(Problem(draft.place(file), 0, "", found, f"{wanted}, {AS_TIDY}"))
    return problems


_BEFORE, _AFTER = 20, 40
"""Characters of a line shown before and after the first one that differs."""


def _first_difference(body: bytes, tidy: bytes) -> tuple[str, str, int]:
    """What stands at the first difference, what should stand there, and in which line."""
    mine = body.decode("utf-8").split("\n")
    wanted = tidy.decode("utf-8").split("\n")
    for number, (one, other) in enumerate(zip(mine, wanted, strict=False), 1):
        if one == other:
            continue
        if "\r" in one and "\r" not in other:
            return "a carriage return, as Windows ends its lines", "a line feed alone", number
        at = next(
            (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
            min(len(one), len(other)),
        )
        cut = slice(max(0, at - _BEFORE), at + _AFTER)
        end = "file" if number == len(wanted) else "line"
        return one[cut], printable(other[cut]) or f"the end of the {end}", number
    shorter = min(len(mine), len(wanted))
    if len(mine) > len(wanted):
        return "an empty line", "the end of the file", shorter
    return "the end of the file", "one line feed at the end", shorter
