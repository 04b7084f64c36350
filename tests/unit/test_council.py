"""Outcomes of the Security Council matched to crises."""

import pytest

from r2p.dataset import Dataset
from r2p.dataset.council import LAST_YEAR, council_outcomes, council_vetoes
from r2p.dataset.load import assemble, case_folders
from r2p.dataset.reference import reference


@pytest.fixture(scope="module")
def data() -> Dataset:
    return assemble(case_folders())


@pytest.mark.parametrize(
    ("case_id", "symbol", "matched"),
    [
        ("KEN-2007", "S/PRST/2008/4", "symbol"),
        ("GIN-2009", "S/PRST/2009/27", "symbol"),
        ("MLI-2012", "S/RES/2056 (2012)", "symbol"),
        ("GMB-2016", "S/RES/2337 (2017)", "symbol"),
        ("LBY-2011", "S/RES/1973 (2011)", "country"),
        ("SDN-2003", "S/RES/1593 (2005)", "country"),
    ],
)
def test_known_outcomes(data: Dataset, case_id: str, symbol: str, matched: str) -> None:
    rows = council_outcomes(data, case_id).set_index("symbol")
    assert rows.loc[symbol, "matched"] == matched
    assert rows.loc[symbol, "event_ids"], "an act names it"


def test_outcomes_lie_in_the_coded_period_and_are_ordered(data: Dataset) -> None:
    for case_id in data.case_ids:
        case, rows = data.case(case_id), council_outcomes(data, case_id)
        assert rows["date"].is_monotonic_increasing
        assert rows["date"].between(case["coding_start"], case["coding_end"]).all()
        assert not rows["symbol"].duplicated().any()
        known = set(data.events.loc[data.events["case_id"] == case_id, "event_id"])
        assert {event for ids in rows["event_ids"] for event in ids} <= known


def test_vetoes_of_the_coded_period(data: Dataset) -> None:
    assert council_vetoes(data, "SYR-2011")["draft"].tolist() == [
        "S/2011/612",
        "S/2012/77",
        "S/2012/538",
        "S/2014/348",
    ]
    assert council_vetoes(data, "ZWE-2008")["vetoed_by"].tolist() == ["China;Russia"]
    assert council_vetoes(data, "KEN-2007").empty


def test_the_last_year_is_that_of_the_table() -> None:
    assert reference("unsc_resolutions")["date"].max().year == LAST_YEAR
