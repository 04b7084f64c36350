"""The Toolbox in a real browser: cells, rows and marks lead to the evidence."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit

SECTIONS = ("grid", "ledger", "warnings", "elsewhere")


def cell(seen: Visit, row: int, column: int) -> Locator:
    """A cell of the grid, counted from 0; every row has six."""
    return seen.page.locator(".js-plotly-plot .point").nth(row * 6 + column)


def click_left(seen: Visit, bar: Locator) -> None:
    """Click near the left edge: the whole of a cell can be selected."""
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    seen.page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)


def select_row(seen: Visit, table: Locator) -> None:
    """Tick the first row of a table."""
    table.scroll_into_view_if_needed()
    table.click(position={"x": 16, "y": 52})


@pytest.mark.parametrize(
    ("width", "dark"), [(1366, False), (390, True)], ids=["wide-light", "phone-dark"]
)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_clean(
    section: str, width: int, dark: bool, visit: Callable[..., Visit]
) -> None:
    seen = visit(f"/toolbox?section={section}&v=1", width=width, dark=dark)
    expect(seen.page.locator(".js-plotly-plot")).to_have_count(1)
    seen.assert_clean()
    seen.assert_fits()


def test_a_cell_opens_its_acts_and_a_row_the_evidence(visit: Callable[..., Visit]) -> None:
    seen = visit("/toolbox")
    click_left(seen, cell(seen, 9, 3))
    seen.page.wait_for_url("**cell=agreement.settlement**")
    seen.settle()
    assert "Agreement, settlement:" in seen.text
    select_row(seen, seen.page.get_by_test_id("stDataFrame"))
    seen.page.wait_for_url("**act=**")
    seen.settle()
    assert "Who acted" in seen.text
    seen.assert_clean()
    shared = visit(seen.page.url.removeprefix(seen.url))
    assert "Who acted" in shared.text
    assert "Agreement, settlement:" in shared.text
    shared.assert_clean()


def test_the_open_cell_is_marked_in_the_grid(visit: Callable[..., Visit]) -> None:
    seen = visit("/toolbox?cell=agreement.settlement&v=1")
    fill = "e => getComputedStyle(e).fill"
    marked = cell(seen, 9, 3)
    assert marked.locator("path").evaluate(fill) == "rgb(21, 24, 28)"
    assert marked.locator("text").evaluate(fill) == "rgb(255, 255, 255)"
    click_left(seen, cell(seen, 9, 4))
    seen.page.wait_for_url("**cell=agreement.transition**")
    seen.settle()
    assert cell(seen, 9, 4).locator("path").evaluate(fill) == "rgb(21, 24, 28)"
    assert cell(seen, 9, 3).locator("path").evaluate(fill) != "rgb(21, 24, 28)"
    assert cell(seen, 9, 3).locator("text").evaluate(fill) == "rgb(21, 24, 28)"


def test_a_cell_is_chosen_with_the_keyboard(visit: Callable[..., Visit]) -> None:
    seen = visit("/toolbox?cases=KEN-2007&v=1")
    chooser = seen.page.get_by_role("combobox", name="Acts behind a cell")
    chooser.focus()
    seen.page.keyboard.type("Targeted sanctions, trans")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**cell=targeted_sanctions.transition**")
    seen.settle()
    assert seen.page.get_by_text("Targeted sanctions, transition:", exact=False).count()
    expect(seen.page.get_by_test_id("stDataFrame")).to_have_count(1)
    seen.assert_clean()


def test_the_table_twin_leads_to_the_evidence(visit: Callable[..., Visit]) -> None:
    seen = visit("/toolbox?cases=KEN-2007&v=1")
    seen.page.get_by_role("button", name="Table").or_(
        seen.page.get_by_role("radio", name="Table")
    ).first.click()
    seen.settle()
    select_row(seen, seen.page.get_by_test_id("stDataFrame"))
    seen.page.wait_for_url("**act=KEN-2007-**")
    seen.settle()
    assert "Who acted" in seen.text
    seen.assert_clean()


@pytest.mark.parametrize("section", ["ledger", "warnings"])
def test_a_mark_opens_the_evidence(section: str, visit: Callable[..., Visit]) -> None:
    seen = visit(f"/toolbox?section={section}&v=1")
    mark = seen.page.locator(".js-plotly-plot .points path").first
    box = mark.bounding_box()
    assert box
    seen.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    seen.page.wait_for_url("**act=**")
    seen.settle()
    assert "Who acted" in seen.text
    seen.assert_clean()


def test_a_cell_elsewhere_lists_the_other_crises(visit: Callable[..., Visit]) -> None:
    seen = visit("/toolbox?section=elsewhere&cell=arms_embargo.settlement&v=1")
    assert "Arms embargo, settlement:" in seen.text
    assert "Unused means not recorded" in seen.text
    select_row(seen, seen.page.get_by_test_id("stDataFrame"))
    seen.page.wait_for_url("**act=**")
    seen.settle()
    assert "Who acted" in seen.text
    assert "act=KEN-2007" not in seen.page.url
    seen.assert_clean()


def test_the_grid_can_be_read_on_a_phone(visit: Callable[..., Visit]) -> None:
    seen = visit("/toolbox", width=390)
    chart = seen.page.locator(".js-plotly-plot").bounding_box()
    assert chart
    for words in seen.page.locator(".js-plotly-plot .annotation").all():
        box = words.bounding_box()
        if box and box["width"]:
            assert box["x"] >= chart["x"] - 1
            assert box["x"] + box["width"] <= chart["x"] + chart["width"] + 1
    for place in range(0, 168, 29):
        box = seen.page.locator(".js-plotly-plot .point path").nth(place).bounding_box()
        assert box
        assert box["height"] >= 23.5
        assert box["width"] >= 40


@pytest.mark.parametrize("width", [1366, 1200, 760])  # wider than what is drawn narrow
def test_no_name_is_cut_and_none_lies_on_a_cell(width: int, visit: Callable[..., Visit]) -> None:
    seen = visit("/toolbox?cases=KEN-2007&v=1", width=width)
    edge = min(
        seen.page.locator(".js-plotly-plot .point path").nth(place).bounding_box()["x"]
        for place in (0, 60, 120)
    )
    name = seen.page.locator(".js-plotly-plot .annotation", has_text="Trade or financial sanctions")
    box = name.bounding_box()
    assert box
    assert box["x"] + box["width"] <= edge
    seen.assert_fits()


def test_another_section_is_a_link_and_back_undoes_it(visit: Callable[..., Visit]) -> None:
    seen = visit("/toolbox")
    before = seen.text
    seen.page.get_by_text("What fell short").click()
    seen.page.wait_for_url("**section=ledger**")
    seen.settle()
    assert "fell short:" in seen.text
    seen.page.go_back()
    seen.page.wait_for_url("**/toolbox")
    assert seen.settle().text == before
    seen.assert_clean()
