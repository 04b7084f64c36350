"""Sixty invented crises: every page answers, and what is drawn at once is bounded."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset.load import case_folders
from r2p.ui.some_crises import AT_ONCE
from tools.scale import ALL, measure
from tools.synthetic import Plan, make

CRISES = 60
REASONABLE_KB = 900
"""Far below what sixty crises in one chart would take; the most is a map of all."""


def test_every_page_answers_with_a_few_crises_and_with_all(tmp_path: Path) -> None:
    make(tmp_path / "many", Plan(CRISES, 20 * CRISES, 3))
    found = measure(tmp_path / "many", "many", reruns=1)
    assert not found.errors
    assert found.crises == CRISES
    assert {f"{name}, all" for name in ALL} < found.kilobytes.keys()
    assert max(found.kilobytes.values()) < REASONABLE_KB


def test_the_real_crises_are_all_drawn(open_page: Callable[..., AppTest]) -> None:
    every = [folder.name for folder in case_folders()]
    assert len(every) < AT_ONCE
    app = open_page("compare", cases=",".join(every))
    assert "Crises drawn" not in [box.label for box in app.selectbox]


@pytest.mark.parametrize(
    ("page", "part", "said"),
    [("compare", "2", "3 to 4 of 5"), ("weights", "3", "5 to 5 of 5"), ("overview", "1", "1 to 2")],
)
def test_more_are_drawn_some_at_a_time(
    page: str,
    part: str,
    said: str,
    open_page: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("r2p.ui.some_crises.AT_ONCE", 2)
    five = "KEN-2007,MLI-2012,GIN-2009,CIV-2010,GMB-2016"
    app = open_page(page, cases=five, part=part)
    assert not app.exception
    assert not app.warning or page == "compare"  # which warns of unequal depth
    box = next(box for box in app.selectbox if box.label == "Crises drawn")
    assert box.value == part
    assert any(option.startswith(said) for option in box.options)
