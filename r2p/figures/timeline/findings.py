"""The finding of a timeline and its reading, counted from the acts. Counter-acts do not count."""

from collections import Counter
from dataclasses import dataclass, field

import pandas as pd

from r2p.dataset import Dataset, label
from r2p.figures.compare.words import level_noun
from r2p.figures.timeline.view import View
from r2p.figures.words import count, listed

ACUTE = ("onset", "escalation", "settlement")
NOTHING = "No act is left with these choices"
Days = tuple[int, int]


@dataclass
class Tally:
    """What is counted of one crisis over its whole coded period, counter-acts apart.

    ``firsts`` holds, for each family and each level of the lead actor, the days since onset
    between which the first carried-out act lies; a date known to the month gives a range.
    """

    label: str
    country: str
    stages: Counter = field(default_factory=Counter)
    levels: Counter = field(default_factory=Counter)
    firsts: dict[str, Days] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Number of acts."""
        return self.stages.total()

    @property
    def acute(self) -> int:
        """Acts from onset to settlement."""
        return sum(self.stages[stage] for stage in ACUTE)

    @property
    def leading(self) -> list[str]:
        """The levels that led the most acts; several where they are even."""
        most = max(self.levels.values(), default=0)
        return [level for level, number in self.levels.items() if number == most]


def tallies(data: Dataset, view: View, events: pd.DataFrame) -> list[Tally]:
    """One `Tally` per crisis of the view, in its order."""
    countries = dict(zip(data.cases["case_id"], data.cases["country"], strict=True))
    labels = data.labels
    found = {case_id: Tally(labels[case_id], countries[case_id]) for case_id in view.cases}
    acts = events[events["direction"] == "protective"]
    early = acts["day"] + (acts["date_min"] - acts["date"]).dt.days
    late = acts["day"] + (acts["date_max"] - acts["date"]).dt.days
    columns = [acts[name] for name in ("case_id", "stage", "lead_level", "family", "carried_out")]
    for case_id, stage, level, family, done, low, high in zip(*columns, early, late, strict=True):
        tally = found[case_id]
        tally.stages[stage] += 1
        tally.levels[level] += 1
        for kind in (family, level) if done else ():
            known = tally.firsts.get(kind, (low, high))
            tally.firsts[kind] = min(known[0], low), min(known[1], high)
    return list(found.values())


def finding(view: View, crises: list[Tally]) -> str:
    """One line: what stands out. The whole coded period counts, whatever days are drawn."""
    crises = [tally for tally in crises if tally.total]
    if not crises:
        return NOTHING
    if view.lanes == "level":
        return _who_led(crises)
    return "; ".join(part for part in (_when(crises), _order(crises)) if part)


def reading(view: View, crises: list[Tally]) -> str:
    """One sentence per crisis; also what a screen reader says of the drawing."""
    return " ".join(_sentence(view, tally) for tally in crises)


def _when(crises: list[Tally]) -> str:
    if len(crises) == 1:
        only = crises[0]
        acts = count(only.total, "act")
        return f"{only.label}: {only.acute} of {acts} fell from onset to settlement"
    if len(crises) <= 3:
        each = listed(
            f"{tally.acute} of {tally.total}{'' if n else ' acts'} in {tally.country}"
            for n, tally in enumerate(crises)
        )
        return f"{each} fell from onset to settlement"
    most = sum(tally.acute * 2 > tally.total for tally in crises)
    return f"More than half of the acts fell from onset to settlement in {_part(most, crises)}"


def _order(crises: list[Tally]) -> str:
    """Whether the first mediation came before the first sanction, where both were carried out."""
    both = [
        (tally.firsts["mediation"], tally.firsts["sanctions"])
        for tally in crises
        if {"mediation", "sanctions"} <= tally.firsts.keys()
    ]
    if not both:
        return ""
    before = sum(talks[1] < pressure[0] for talks, pressure in both)
    after = sum(talks[0] > pressure[1] for talks, pressure in both)
    if len(crises) == 1:
        if before or after:
            return f"mediation came {'before' if before else 'after'} sanctions"
        return "mediation and sanctions began within the same days"
    if before == len(crises):
        return f"mediation came before sanctions in {'both' if before == 2 else 'all of them'}"
    among = f"{len(both)}" if len(both) == len(crises) else f"the {len(both)} that had both"
    return f"mediation came before sanctions in {before} of {among}"


def _who_led(crises: list[Tally]) -> str:
    if len(crises) == 1:
        only = crises[0]
        share = f"{'each ' * (len(only.leading) > 1)}{only.levels[only.leading[0]]} of {only.total}"
        return f"{only.label}: {listed(map(level_noun, only.leading))} led the most acts ({share})"
    if len(crises) <= 3:
        each = [
            f"{listed(map(level_noun, tally.leading))} in {tally.country} "
            f"({'each ' * (len(tally.leading) > 1)}{tally.levels[tally.leading[0]]} "
            f"of {tally.total})"
            for tally in crises
        ]
        return f"The most acts were led by {listed(each)}"
    level, cases = Counter(level for tally in crises for level in tally.leading).most_common(1)[0]
    name = level_noun(level)
    return f"{name[0].upper()}{name[1:]} led the most acts in {_part(cases, crises)}"


def _part(some: int, crises: list[Tally]) -> str:
    return f"all of these {some}" if some == len(crises) else f"{some} of {len(crises)} crises"


def _sentence(view: View, tally: Tally) -> str:
    if not tally.total:
        return f"{tally.label}: no act with these choices."
    stage, number = tally.stages.most_common(1)[0]
    most = "most of them" if number * 2 > tally.total else "the most"
    where = label("stages", stage).lower()
    parts = [f"{tally.label}: {count(tally.total, 'act')}, {most} in {where} ({number})"]
    kinds = {"mediation": "first mediation", "sanctions": "first sanction"}
    if view.lanes == "level":
        kinds = {
            "regional": "first act led by a regional organisation",
            "subregional": "by a sub-regional one",
        }
    parts += [
        f"{name} {_on(tally.firsts.get(kind))}"
        for kind, name in kinds.items()
        if view.lanes == "level" or not view.families or kind in view.families
    ]
    return "; ".join(parts) + "."


def _on(days: Days | None) -> str:
    if days is None:
        return "not recorded"
    low, high = days
    if low == high:
        return f"on day {low}" if low >= 0 else f"{count(-low, 'day')} before onset"
    if high < 0:
        return f"{-high} to {-low} days before onset"
    return f"between day {low} and day {high}".replace("-", "−")
