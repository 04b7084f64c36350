"""What small multiples are made of: a panel for each kind, a line for each crisis."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from r2p.dataset import Dataset, label
from r2p.figures.compare.words import names


@dataclass(frozen=True)
class Line:
    """One row of every panel: a crisis."""

    case_id: str
    name: str
    years: str
    ended: str
    label: str

    @property
    def under(self) -> str:
        """What stands below the name."""
        return " · ".join(part for part in (self.years, self.ended) if part)


@dataclass(frozen=True)
class Panel:
    """One drawing among its equals. ``notes`` are short lines below the title.

    ``colour`` is that of its marks; empty where they have several.
    """

    id: str
    title: str
    colour: str
    notes: tuple[str, ...] = ()


def lines_of(data: Dataset, cases: Sequence[str]) -> tuple[Line, ...]:
    """The rows for these crises, in the order of the reader."""
    rows = data.cases.set_index("case_id")
    result = []
    for case_id, name in names(data, cases).items():
        row = rows.loc[case_id]
        alone = name == row["country"]
        years = row["label"].removeprefix(name).strip() if alone else ""
        short = textwrap.shorten(name, 44, placeholder=" …")
        ended = label("outcomes", row["outcome"]).lower()
        result.append(Line(case_id, short, years, ended, row["label"]))
    return tuple(result)
