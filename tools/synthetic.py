"""Make a large, invented but valid dataset, to see how the atlas grows.

    python -m tools.synthetic FOLDER --crises 500 --acts 100000 --seed 1
    R2P_DATA=FOLDER python -m r2p check
    R2P_DATA=FOLDER streamlit run app.py

Each invented crisis is shaped like a real one: the lengths of its stages, the instruments,
modes and results of its acts, who acted together, gaps between acts and what was left
unchecked are drawn from that crisis. All names, texts, days and figures are invented and say
so. The same seed gives the same bytes. The folder must be empty and outside the repository,
so that nothing invented can be published by mistake.
"""

import argparse
import csv
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from r2p.dataset.paths import ROOT
from r2p.dataset.read import CASE_TABLES, read_case_toml, read_rows
from tools.synthetic_case import Made, Shape, make_case
from tools.synthetic_shared import write_shared
from tools.synthetic_words import Words

REAL = ROOT / "data"
FEWEST_ACTS, MOST_ACTS = 8, 999
"""Acts of a crisis: enough for its decisive acts, and as many as its ids can count."""
MOST_CRISES = 26 * 26
"""Country codes from XAA to XZZ, which ISO 3166 leaves free."""
FOCUS = 3
"""Crises that pages open on, as in the real data."""


class CannotMake(Exception):
    """What was asked for cannot be made."""


@dataclass(frozen=True)
class Plan:
    """What is made."""

    crises: int
    acts: int
    seed: int


def make(folder: Path, plan: Plan) -> None:
    """Write an invented dataset into ``folder``.

    Raises:
        CannotMake: the folder holds something or is in the repository, or the numbers do not fit.
    """
    _judge(folder, plan)
    random = Random(plan.seed)
    words = Words(random)
    shapes = _shapes()
    made: list[Made] = []
    for number, acts in enumerate(_sizes(random, plan), 1):
        shape = random.choice(shapes)
        depth = "focus" if number <= FOCUS else "comparison"
        case = make_case(random, words, shape, number, acts, depth)
        _write_case(folder / "cases" / case.id, case)
        made.append(case)
    write_shared(random, words, REAL, folder, made)


def _judge(folder: Path, plan: Plan) -> None:
    if folder.resolve().is_relative_to(ROOT):
        raise CannotMake(f"{folder} is in the repository; name a folder outside of it")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotMake(f"{folder} holds something; name a new or empty folder")
    if not 1 <= plan.crises <= MOST_CRISES:
        raise CannotMake(f"{plan.crises} crises; 1 to {MOST_CRISES} can be made")
    low, high = plan.crises * FEWEST_ACTS, plan.crises * MOST_ACTS
    if not low <= plan.acts <= high:
        raise CannotMake(f"{plan.acts} acts; {plan.crises} crises can have {low} to {high}")


def _shapes() -> list[Shape]:
    """The real crises, as text."""
    shapes = []
    for folder in sorted((REAL / "cases").iterdir()):
        tables: dict[str, list[dict[str, str]]] = {}
        for name in CASE_TABLES:
            header, *rows = read_rows((folder / f"{name}.csv").read_text(encoding="utf-8"))
            tables[name] = [dict(zip(header, row, strict=True)) for row in rows]
        notes = (folder / "notes.md").read_text(encoding="utf-8")
        shapes.append(Shape(read_case_toml(folder / "case.toml"), tables, len(notes)))
    return shapes


def _sizes(random: Random, plan: Plan) -> list[int]:
    """How many acts each crisis has: few have many, and together they have those asked for."""
    wishes = [random.lognormvariate(0, 0.4) for _ in range(plan.crises)]
    # Crises in focus are researched about twice as deeply.
    wishes[:FOCUS] = [2 * max(0.8, wish) for wish in wishes[:FOCUS]]
    spare = plan.acts - FEWEST_ACTS * plan.crises
    unit = spare / sum(wishes)
    sizes = [min(MOST_ACTS, FEWEST_ACTS + int(wish * unit)) for wish in wishes]
    left = plan.acts - sum(sizes)
    while left:
        for place in range(plan.crises):
            if left and sizes[place] < MOST_ACTS:
                sizes[place] += 1
                left -= 1
    return sizes


def _write_case(folder: Path, case: Made) -> None:
    from r2p.dataset.canonical import case_text

    folder.mkdir(parents=True)
    (folder / "case.toml").write_text(case_text(case.keys), encoding="utf-8", newline="\n")
    (folder / "notes.md").write_text(case.notes, encoding="utf-8", newline="\n")
    for name in CASE_TABLES:
        header = read_rows((REAL / "template" / f"{name}.csv").read_text(encoding="utf-8"))[0]
        write_table(folder / f"{name}.csv", header, case.tables[name])


def write_table(path: Path, header: list[str], rows: Iterable[dict[str, Any]]) -> None:
    """Write a CSV file as the dataset has them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([row.get(name, "") for name in header] for row in rows)


def main() -> int:
    """Return 0 if the dataset was made, 2 if it could not be."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.synthetic",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="new or empty, elsewhere")
    parser.add_argument("--crises", type=int, default=500)
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        make(options.folder, Plan(options.crises, options.acts, options.seed))
    except CannotMake as problem:
        print(f"python -m tools.synthetic: {problem}", file=sys.stderr)
        return 2
    print(f"{options.folder}: {options.crises} invented crises with {options.acts} acts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
