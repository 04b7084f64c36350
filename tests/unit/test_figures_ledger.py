"""The failure ledger and the ignored warnings: a mark for each act that is counted."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from r2p.dataset import label
from r2p.figures.look import Look
from r2p.figures.toolbox.ledger import acts_of, ledger
from r2p.figures.toolbox.ledger_groups import MOST_ROWS
from r2p.figures.toolbox.view import (
    LedgerView,
)
from r2p.figures.toolbox.warnings import warnings
from r2p.measures.ledger import SHORT, fell_short, next_acts
from r2p.measures.selection import Selection, in_scope
from tests.unit.toolbox_charts import DATA, EVERY, FOCUS, KENYA, LOOKS, WHOLE


def marks(chart) -> list[str]:
    trace = next(trace for trace in chart.spec["data"] if "customdata" in trace)
    return [data[0] for data in trace["customdata"]]


@pytest.mark.parametrize("by", ["instrument", "actor", "crisis"])
@pytest.mark.parametrize("selection", [KENYA, FOCUS, EVERY])
def test_one_mark_for_each_act_that_fell_short(selection: Selection, by: str) -> None:
    chart = ledger(DATA, LedgerView(selection, by), Look())
    acts = fell_short(in_scope(DATA, selection))
    assert Counter(marks(chart)) == Counter(acts["event_id"])
    assert chart.table["Act"].tolist() == acts["event_id"].tolist()
    assert chart.title.startswith(f"{len(acts)} of {len(in_scope(DATA, selection))} acts")
    for result, number in acts["result"].value_counts().items():
        assert f"{number} {label('results', result).lower()}" in chart.title
    assert (chart.table["Why it was coded so"] != "").all()


def test_the_ends_of_rows_add_up() -> None:
    chart = ledger(DATA, LedgerView(EVERY, "crisis"), Look())
    ends = [
        [int(part) for part in note["text"].split(" of ")]
        for note in chart.spec["layout"]["annotations"]
        if re.fullmatch(r"\d+ of \d+", note["text"])
    ]
    assert sum(part for part, _ in ends) == len(marks(chart))
    assert sum(of for _, of in ends) == len(in_scope(DATA, EVERY))


def test_many_lead_actors_are_put_together() -> None:
    chart = ledger(DATA, LedgerView(EVERY, "actor"), Look())
    ends = [
        note["text"]
        for note in chart.spec["layout"]["annotations"]
        if re.fullmatch(r"\d+ of \d+", note["text"])
    ]
    assert len(ends) == MOST_ROWS
    assert "other lead actors" not in chart.reading


def test_results_and_acts_can_be_chosen() -> None:
    refused = LedgerView(EVERY, results=("refused",))
    assert set(acts_of(DATA, refused)["result"]) == {"refused"}
    heads = [note["text"] for note in ledger(DATA, refused, Look()).spec["layout"]["annotations"]]
    assert "<b>Refused</b>" in heads
    assert "<b>Partial</b>" not in heads
    few = replace(refused, acts=tuple(acts_of(DATA, refused)["event_id"][:2]))
    assert len(marks(ledger(DATA, few, Look()))) == 2
    assert acts_of(DATA, replace(refused, acts=())).empty
    assert set(LedgerView(EVERY).results) == set(SHORT)


def test_the_ledger_says_what_came_after_an_ignored_act() -> None:
    table = ledger(DATA, LedgerView(FOCUS), Look()).table.set_index("Act")
    column = table["Days to the next act of another actor"]
    assert column["KEN-2007-012"] == 1
    assert column.notna().sum() == (table["Result"] == "Ignored").sum()


# Ignored warnings


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("selection", [KENYA, FOCUS, EVERY])
def test_each_ignored_act_and_what_came_next_is_drawn(selection: Selection, look: Look) -> None:
    chart = warnings(DATA, selection, look)
    rows = next_acts(DATA, in_scope(DATA, selection))
    expected = Counter([*rows["event_id"], *rows.loc[rows["next_id"] != "", "next_id"]])
    assert Counter(marks(chart)) == expected
    assert set(chart.table["Act"]) == set(rows["event_id"])
    assert f"{rows['warning'].sum()} ignored warning" in chart.title


def test_a_warning_that_nobody_followed_is_drawn_to_the_end_of_coding() -> None:
    kept = DATA.events[DATA.events["event_id"] == "KEN-2007-012"]
    chart = warnings(replace(DATA, events=kept), KENYA, Look())
    assert "no later act" in chart.title
    assert marks(chart) == ["KEN-2007-012"]
    assert any("of coding" in note["text"] for note in chart.spec["layout"]["annotations"])
    assert chart.table["Next act"].tolist() == ["not recorded"]


def test_only_other_calls_are_not_called_warnings() -> None:
    kept = DATA.events[DATA.events["case_id"] == "SSD-2013"]
    chart = warnings(replace(DATA, events=kept), Selection(("SSD-2013",), WHOLE), Look())
    assert chart.title.startswith("No warning was coded as ignored")
    assert "no early-warning report" in chart.reading
