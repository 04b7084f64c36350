"""What the figures of the Actors page share: marks of actors, and how things are said."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.dataset import Dataset, vocabulary
from r2p.figures.compare.words import level_noun, names, selection_words
from r2p.figures.words import count, listed
from r2p.measures.grid import WHATS, counted
from r2p.measures.network import taking_part
from r2p.measures.selection import Selection, chosen_cases, select

CUT = 26
"""Most characters of an actor's name on a figure."""
_OWN_SYMBOL = {
    "eminent_persons": "star",
    "private_sector": "hexagon",
    "armed_group": "x",
}
UNDER_REPORTED = (
    "Who is listed follows the texts read: “joint” and the list of actors under-report contact, "
    "so every number of acts together is a lower bound."
)
AT_THE_TABLE = (
    "Taking part in one act is not pulling the same way: parties that negotiate are both listed."
)


@dataclass(frozen=True)
class View:
    """What the page counts: which acts, and by what became of them."""

    selection: Selection
    what: str = "carried_out"


def acts(data: Dataset, view: View) -> pd.DataFrame:
    """The acts that count, inside the window.

    Raises:
        KeyError: a chosen crisis is not in the dataset.
    """
    events = select(data, view.selection)
    return events[counted(events, view.what)]


def part(data: Dataset, view: View) -> pd.DataFrame:
    """One row per act that counts and actor."""
    return taking_part(data.event_actors, acts(data, view))


def short_names(data: Dataset, view: View) -> dict[str, str]:
    """Short name of each chosen crisis, in the order of the reader."""
    return names(data, chosen_cases(data, view.selection)["case_id"])


def where(data: Dataset, view: View) -> str:
    """The chosen crises within a sentence: ``Kenya, Mali and Guinea``, ``the 16 crises``."""
    short = list(short_names(data, view).values())
    return listed(short) if len(short) <= 4 else f"the {len(short)} crises"


def subtitle(data: Dataset, view: View, measure: str, number: int) -> str:
    """Measure, crises, window, what counts and how many acts."""
    return (
        f"{measure} · {selection_words(view.selection)} · {WHATS[view.what]} · "
        f"n = {count(number, 'act')}"
    )


def cut(name: str, most: int = CUT) -> str:
    """A name that fits on a figure."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def symbol(level: str) -> str:
    """The mark of an actor level, as Plotly calls it.

    >>> symbol("regional"), symbol("eminent_persons")
    ('square', 'star')
    """
    group = vocabulary("levels")["group"][level]
    return _OWN_SYMBOL.get(level, str(vocabulary("actor_groups")["symbol"][group]))


def group_of(level: str) -> str:
    """The actor group whose colour a level has."""
    return str(vocabulary("levels")["group"][level])


def missing_levels(counts: pd.DataFrame) -> dict[str, list[str]]:
    """For each crisis the levels of which no act is recorded, from `level_counts`.

    >>> counts = pd.DataFrame({"case_id": ["A", "A"], "level": ["state", "global"], "acts": [0, 2]})
    >>> missing_levels(counts)
    {'A': ['state']}
    """
    found: dict[str, list[str]] = {case: [] for case in counts["case_id"].unique()}
    rows = zip(counts["case_id"], counts["level"], counts["acts"], strict=True)
    for case, level, acts in rows:
        if not acts:
            found[case].append(level)
    return found


def level_words(levels: Sequence[str], last: str = "and") -> str:
    """Levels within a sentence: ``the private sector and armed groups``."""
    return listed([level_noun(level) for level in levels], last)


def outline(level: str, colour: str, page: str) -> tuple[float, str]:
    """Width and colour of the outline of an actor's mark: open marks need one to be seen."""
    return (2.0, colour) if symbol(level).endswith("-open") else (1.0, page)


def sizes(numbers: Sequence[int], least: float, most: float, top: int | None = None) -> list[float]:
    """Diameters whose areas follow the numbers.

    >>> sizes([1, 4], 0, 20)
    [10.0, 20.0]
    """
    highest = max(top or 0, *numbers, 1) if numbers else 1
    return [round(max(least, most * float(np.sqrt(value / highest))), 1) for value in numbers]
