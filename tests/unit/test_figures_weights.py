"""The figures of the Weights page."""

import pytest

from r2p.dataset.load import assemble, case_folders
from r2p.figures.drawn import Drawn
from r2p.figures.look import Look
from r2p.figures.weights.order import order
from r2p.figures.weights.pairs import pairs
from r2p.figures.weights.stock import stocks
from r2p.figures.weights.swap import swap_table
from r2p.figures.weights.view import View, Weighting
from r2p.measures.acts import count_acts
from r2p.measures.selection import Selection, select
from r2p.measures.window import Window

DATA = assemble(case_folders())
FOCUS = Selection(("KEN-2007", "MLI-2012", "GIN-2009"))
ALL = Selection(tuple(DATA.case_ids), Window("whole"))
EVERY = len(DATA.case_ids)
LOOKS = [Look(), Look(dark=True), Look(narrow=True), Look(printed=True)]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("selection", [FOCUS, ALL, Selection(("KEN-2007",))])
def test_every_figure_can_be_drawn(selection: Selection, look: Look) -> None:
    for chart in (
        order(DATA, View(selection), 0, EVERY, look),
        pairs(DATA, View(selection, "all"), look),
        stocks(DATA, selection, Weighting(), 90, 365, look),
    ):
        assert Drawn(chart.spec).to_dict()["data"]
        assert chart.title
        assert chart.reading
        assert chart.caveats


def test_acts_are_those_of_the_comparison() -> None:
    chart = order(DATA, View(FOCUS), 0, EVERY, Look())
    counted = count_acts(select(DATA, FOCUS), FOCUS.cases, ["all"])
    expected = {
        DATA.labels[row.case_id]: row.carried_out for row in counted.itertuples(index=False)
    }
    assert dict(zip(chart.table["Crisis"], chart.table["Acts"], strict=True)) == expected


def test_a_crisis_without_an_act_is_left_out() -> None:
    short = Selection(tuple(DATA.case_ids), Window.parse("first-1"))
    having = set(select(DATA, short)["case_id"])
    assert having < set(DATA.case_ids)
    chart = order(DATA, View(short, "all"), 0, EVERY, Look())
    assert set(chart.table["Crisis"]) == {DATA.labels[case] for case in having}


def test_weights_are_said() -> None:
    weighting = Weighting((("sanctions", 2.0), ("mediation", 1.0)), (("statement", 3.0),))
    chart = order(DATA, View(FOCUS, "carried_out", weighting), 0, EVERY, Look())
    assert "sanctions x 2 and statement = 3" in chart.subtitle
    assert "published weights" in order(DATA, View(FOCUS, "all"), 0, EVERY, Look()).subtitle


def test_swapping_two_names_the_smallest_change() -> None:
    sentence, table = swap_table(DATA, View(FOCUS), "KEN-2007", "GIN-2009")
    assert "Kenya" in sentence
    assert "Guinea" in sentence
    assert len(table) == 7
