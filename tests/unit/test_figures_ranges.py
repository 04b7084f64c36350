"""Deaths as ranges."""

import pytest

from r2p.dataset import Dataset
from r2p.dataset.load import assemble, case_folders
from r2p.dataset.reference import reference
from r2p.figures.look import Look
from r2p.figures.ranges import death_ranges

LOOKS = (Look(), Look(dark=True), Look(narrow=True), Look(printed=True))


@pytest.fixture(scope="module")
def data() -> Dataset:
    return assemble(case_folders())


@pytest.mark.parametrize("look", LOOKS)
def test_every_crisis_can_be_drawn_in_every_look(data: Dataset, look: Look) -> None:
    from r2p.figures.drawn import Drawn

    for case_id in data.case_ids:
        chart = death_ranges(data, case_id, look)
        assert chart.title
        assert chart.reading.endswith(".")
        assert Drawn(chart.spec).to_dict()["data"]
        assert death_ranges(data, case_id, look).spec == chart.spec


def test_the_numbers_are_those_of_the_data(data: Dataset) -> None:
    for case_id in data.case_ids:
        case, table = data.case(case_id), death_ranges(data, case_id, Look()).table
        own = table[table["Source"] == "Sources read"].iloc[0]
        assert own["Low"] == case["deaths_low"]
        annual = reference("violence_annual")
        annual = annual[annual["iso3"] == case["iso3"]].set_index(["year", "type"])
        rows = table[(table["Source"] == "UCDP") & (table["Violence"] == "all")]
        years = range(case["onset"].year, case["acute_until"].year + 1)
        assert rows["Year"].tolist() == [str(year) for year in years]
        for row in rows.itertuples():
            assert row.Best == annual.loc[(int(row.Year), "all"), "deaths_best"]


def test_kenya_in_words(data: Dataset) -> None:
    chart = death_ranges(data, "KEN-2007", Look())
    assert chart.title == "Between 1 133 and 1 500 people killed"
    assert "UCDP counts 983 (low 958, high 1 155)" in chart.reading


def test_a_figure_without_an_upper_end_is_said_to_be_a_minimum(data: Dataset) -> None:
    chart = death_ranges(data, "ZWE-2008", Look())
    assert chart.title == "At least 150 people killed"
    assert "at least 150" in chart.reading
    assert any("no upper figure" in caveat for caveat in chart.caveats)


def test_nobody_killed_is_a_figure_too(data: Dataset) -> None:
    assert "Nobody killed" in death_ranges(data, "GMB-2016", Look()).title


def test_the_whole_of_sudan_is_not_darfur(data: Dataset) -> None:
    caveats = death_ranges(data, "SDN-2003", Look()).caveats
    assert any("whole country" in caveat for caveat in caveats[1:])


def test_no_label_is_cut_on_a_phone(data: Dataset) -> None:
    layout = death_ranges(data, "SSD-2013", Look(narrow=True)).spec["layout"]
    assert all(len(note["text"]) < 60 for note in layout["annotations"])
