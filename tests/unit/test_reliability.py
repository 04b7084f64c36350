"""The double coding that is published: its figures, its rows, and what is checked."""

from pathlib import Path

import pytest

from r2p.dataset import dataset_rules
from r2p.dataset.draft import read_draft
from r2p.dataset.load import assemble, case_folders
from r2p.dataset.paths import RELIABILITY
from r2p.dataset.reliability import double_coding
from r2p.ui import data_reliability as page

DATA = assemble(case_folders())
MADE = page.agreements(DATA)
KNOWN = {  # percent, kappa and alpha as the research reported them
    "Instrument": (85.4, 0.84, 0.85),
    "Family of the instrument": (90.9, 0.89, 0.89),
    "Result": (96.5, 0.91, 0.91),
    "Mode": (99.5, 0.98, 0.98),
    "Pillar": (98.5, 0.97, 0.97),
}


@pytest.mark.parametrize("name", KNOWN)
def test_the_figures_are_those_of_the_research(name: str) -> None:
    percent, kappa, alpha = KNOWN[name]
    made = MADE[name]
    assert made.n == 198
    assert round(100 * made.percent.value, 1) == percent
    assert round(made.kappa.value, 2) == kappa
    # The alpha of the instrument is 0.8448, which the research gives as 0.85.
    assert made.alpha.value == pytest.approx(alpha, abs=0.0055)


def test_categories_used_are_those_of_the_research() -> None:
    assert [made.categories for made in MADE.values()] == [28, 7, 6, 4, 3]


def test_the_sample_is_eighteen_acts_of_each_of_eleven_crises() -> None:
    sizes = double_coding()["event_id"].str[:8].value_counts()
    assert len(sizes) == 11
    assert set(sizes) == {18}
    assert set(double_coding()["event_id"]) <= set(DATA.events["event_id"])


def test_what_was_corrected_since_is_said() -> None:
    assert {name: len(ids) for name, ids in page.changed(DATA).items()} == {
        "instrument": 14,
        "result": 1,
        "mode": 1,
        "pillar": 4,
    }
    said = page.corrected(DATA).replace("\\", "")
    assert "the instrument of 14 acts (BDI-2015-021" in said


@pytest.mark.parametrize("variable", page.VARIABLES)
def test_each_difference_is_listed_with_both_choices(variable: str) -> None:
    rows = page.differing(DATA, variable)
    made = MADE[page.VARIABLES[variable]]
    assert len(rows) == made.n - made.same
    assert (rows["First coder"] != rows["Second coder"]).all()
    assert (rows["Today"] != "").all()


def test_a_damaged_double_coding_is_refused(tmp_path: Path, monkeypatch) -> None:
    text = (RELIABILITY / "double_coding.csv").read_text(encoding="utf-8")
    text = text.replace("BDI-2015-002,electoral_support", "BDI-2015-999,electoral_suport", 1)
    (tmp_path / "double_coding.csv").write_text(text, encoding="utf-8")
    drafts = [read_draft(folder) for folder in case_folders()]
    assert not list(dataset_rules.reliability_problems(drafts))
    monkeypatch.setattr(dataset_rules, "RELIABILITY", tmp_path)
    found = {(each.column, each.found) for each in dataset_rules.reliability_problems(drafts)}
    assert found == {("event_id", "BDI-2015-999"), ("instrument_first", "electoral_suport")}
