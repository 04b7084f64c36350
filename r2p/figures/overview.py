"""What the first page says in words and numbers: how many, how they ended, which crises."""

from dataclasses import dataclass

import pandas as pd

from r2p.dataset import Dataset, label, vocabulary
from r2p.figures.compare.words import full_names, lower
from r2p.figures.words import count, day, number, percent
from r2p.measures.acts import count_acts
from r2p.measures.selection import Selection, in_scope


@dataclass(frozen=True)
class Outcome:
    """One way in which crises ended, and the crises that did, focus first."""

    id: str
    label: str
    definition: str
    cases: tuple[str, ...]


def outcomes_of(data: Dataset) -> tuple[Outcome, ...]:
    """Every outcome of the vocabulary with its crises, in the order of the vocabulary."""
    terms = vocabulary("outcomes")
    return tuple(
        Outcome(
            term,
            str(terms["label"][term]),
            str(terms["definition"][term]),
            tuple(data.cases.loc[data.cases["outcome"] == term, "case_id"]),
        )
        for term in terms.index
    )


def finding(data: Dataset) -> str:
    """How the crises ended, in one sentence."""
    parts = [
        f"{lower(each.label)} in {len(each.cases)}" for each in outcomes_of(data) if each.cases
    ]
    return f"Mass violence in {count(len(data.cases), 'crisis', 'crises')}: {', '.join(parts)}."


def facts(data: Dataset, selection: Selection) -> tuple[tuple[str, str], ...]:
    """The size of the dataset: number and what it counts, in reading order."""
    acts = in_scope(data, selection)
    share = percent(float(acts["checked"].mean())) if len(acts) else "none"
    carried = int(acts["carried_out"].sum())
    return (
        (f"{len(data.cases)}", "crisis" if len(data.cases) == 1 else "crises"),
        (number(len(acts)), "protective acts"),
        (percent(carried / len(acts)) if len(acts) else "none", "of them carried out"),
        (share, "of them checked"),
        (number(len(data.sources)), "sources"),
    )


def crisis_table(data: Dataset, selection: Selection) -> pd.DataFrame:
    """All crises with onset, outcome, acts, deaths and people displaced."""
    counts = count_acts(in_scope(data, selection), data.case_ids, ["all"]).set_index("case_id")
    rows = data.cases
    return pd.DataFrame(
        {
            "Crisis": list(full_names(data).values()),
            "Onset": [day(onset) for onset in rows["onset"]],
            "What it was": [label("crisis_types", term) for term in rows["crisis_type"]],
            "How it ended": [label("outcomes", term) for term in rows["outcome"]],
            "Acts": counts.loc[rows["case_id"], "all"].tolist(),
            "Deaths": [
                _range(*ends) for ends in zip(rows["deaths_low"], rows["deaths_high"], strict=True)
            ],
            "Displaced": [_number(value) for value in rows["displaced"]],
        }
    )


def _number(value: object) -> str:
    return "not known" if pd.isna(value) else number(int(value))  # type: ignore[call-overload]


def _range(low: object, high: object) -> str:
    """Deaths as a range; one end may be unknown."""
    if pd.isna(low) and pd.isna(high):
        return "not known"
    if pd.isna(high):
        return f"at least {_number(low)}"
    if pd.isna(low):
        return f"at most {_number(high)}"
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"
