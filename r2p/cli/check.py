"""``python -m r2p check``"""

import argparse
import os
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from r2p.cli.usage import folders_called

if TYPE_CHECKING:
    from r2p.dataset.problem import Problem


def add(commands: argparse._SubParsersAction) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "check",
        help="list everything that is wrong with one crisis or all",
        description="List everything that is wrong, with file, row and column. Without a folder "
        "the whole dataset is checked, and if it is sound, data/manifest.json is written: the "
        "app then starts without checking again.",
    )
    command.add_argument(
        "folders", nargs="*", metavar="FOLDER", help="a case folder, or the id of a crisis"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check and print; 0 if there is no problem."""
    from r2p.dataset.check import check_dataset, check_shared
    from r2p.dataset.check_many import check_cases
    from r2p.dataset.manifest import MANIFEST, write_manifest

    folders = folders_called(arguments.folders)
    problems = check_shared()
    if problems:
        print(report(problems))
        print("The crises can be checked once the vocabularies are sound.")
        return 1
    for found in check_cases(folders):
        problems += found
    if not arguments.folders:
        problems += check_dataset(folders)
    if problems:
        print(report(problems))
        return 1
    print(f"{_count(len(folders), 'crisis', 'crises')}: no problems")
    if not arguments.folders:
        write_manifest(folders)
        print(f"wrote {os.path.relpath(MANIFEST)}")
    return 0


def report(problems: "Iterable[Problem]") -> str:
    """The problems by file, and how many there are."""
    problems = sorted(set(problems))
    lines = []
    for file, group in groupby(problems, key=lambda problem: problem.file):
        lines.append(file)
        lines += [f"  {str(problem).removeprefix(file).lstrip(',: ')}" for problem in group]
        lines.append("")
    files = len({problem.file for problem in problems})
    total = _count(len(problems), "problem", "problems")
    lines.append(f"{total} in {_count(files, 'file', 'files')}")
    if form := sum(problem.only_form for problem in problems):
        verb = "is a matter" if form == 1 else "are matters"
        lines.append(f"{form} of them {verb} of form only, which `python -m r2p tidy` mends")
    return "\n".join(lines)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
