"""Writing case folders in their canonical form."""

import os
from dataclasses import dataclass
from pathlib import Path

from r2p.dataset.canonical import canonical
from r2p.dataset.draft import read_draft
from r2p.dataset.problem import Problem


@dataclass(frozen=True)
class Tidied:
    """The files that were written anew, and why others could not be."""

    written: list[Path]
    problems: list[Problem]


def tidy_case(folder: Path) -> Tidied:
    """Write each file of a case in its canonical form (see `r2p.dataset.canonical`).

    A file that cannot be written without losing something is left as it is, and its
    problems are returned.

    Raises:
        OSError: a file cannot be written.
    """
    draft = read_draft(folder)
    written, left = [], set()
    for file, body in draft.files.items():
        tidy = canonical(draft, file)
        if tidy is None:
            left.add(draft.place(file))
        elif tidy != body:
            _replace(folder / file, tidy)
            written.append(folder / file)
    return Tidied(written, sorted(problem for problem in draft.problems if problem.file in left))


def _replace(path: Path, body: bytes) -> None:
    """Write a file in one step, so that a reader sees the old or the new one and never half."""
    beside = path.with_name(f".{path.name}.tidy")
    beside.unlink(missing_ok=True)
    with beside.open("xb") as file:
        file.write(body)
    os.replace(beside, path)
