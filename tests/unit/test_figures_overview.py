"""What the first page says is computed from the data."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from r2p.dataset import Dataset, label, load
from r2p.figures.overview import crisis_table, facts, finding, outcomes_of
from r2p.figures.words import percent
from r2p.measures.selection import Selection, in_scope


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load()


@pytest.fixture(scope="module")
def everything(data: Dataset) -> Selection:
    return Selection(tuple(data.case_ids))


def test_every_crisis_ended_in_one_way(data: Dataset) -> None:
    found = [case for each in outcomes_of(data) for case in each.cases]
    assert sorted(found) == sorted(data.case_ids)
    for each in outcomes_of(data):
        assert each.label == label("outcomes", each.id)
        order = [data.case_ids.index(case) for case in each.cases]
        assert order == sorted(order), "focus first, as everywhere"


def test_the_finding_counts_every_crisis_once(data: Dataset) -> None:
    total, *parts = (int(number) for number in re.findall(r"\d+", finding(data)))
    assert total == sum(parts) == len(data.cases)
    one = replace(data, cases=data.cases.iloc[:1])
    assert finding(one) == "Mass violence in 1 crisis: halted in 1."


def test_the_facts_are_those_of_the_selection(data: Dataset, everything: Selection) -> None:
    said = {what: value for value, what in facts(data, everything)}
    acts = data.events[data.events["direction"] == "protective"]
    assert said["protective acts"] == str(len(acts))
    assert said["of them checked"] == percent(acts["checked"].mean())
    assert said["of them carried out"] == f"{100 * acts['carried_out'].mean():.0f} %"
    assert said["sources"].replace(" ", "") == str(len(data.sources))
    chosen = replace(everything, checked_only=True)
    strict = {what: value for value, what in facts(data, chosen)}
    assert strict["of them checked"] == "100 %"
    assert int(strict["protective acts"]) == acts["checked"].sum()


def test_no_act_left_is_no_error(data: Dataset, everything: Selection) -> None:
    empty = replace(data, events=data.events.iloc[:0])
    assert ("none", "of them checked") in facts(empty, everything)
    assert crisis_table(empty, everything)["Acts"].sum() == 0


def test_the_table_lists_every_crisis_with_its_acts(data: Dataset, everything: Selection) -> None:
    table = crisis_table(data, everything)
    assert table["Crisis"].tolist() == data.cases["label"].tolist()
    assert table["Acts"].sum() == len(in_scope(data, everything))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (150, None, "at least 150"),
        (None, 200, "at most 200"),
        (1200, 1200, "1 200"),
        (1133, 1500, "1 133 to 1 500"),
        (None, None, "not known"),
    ],
)
def test_deaths_are_a_range(
    low: int | None, high: int | None, said: str, data: Dataset, everything: Selection
) -> None:
    cases = data.cases.copy()
    cases.loc[0, "deaths_low"] = pd.NA if low is None else low
    cases.loc[0, "deaths_high"] = pd.NA if high is None else high
    assert crisis_table(replace(data, cases=cases), everything)["Deaths"].iloc[0] == said
