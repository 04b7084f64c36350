"""The first page in a real browser: everything on it leads on."""

from collections.abc import Callable

import pytest

from tests.browser import grid
from tests.browser.conftest import Visit
from tests.browser.test_compare import select_row

Open = Callable[..., Visit]


def test_the_main_figure_is_seen_without_scrolling(visit: Open) -> None:
    seen = visit("/")
    box = seen.page.locator(".js-plotly-plot").first.bounding_box()
    assert box["y"] < 500
    rows = seen.page.locator(".js-plotly-plot .yaxislayer-above text, .js-plotly-plot .ytick text")
    names = " ".join(rows.all_text_contents())
    for word in ("Kenya", "halted", "Myanmar", "escalated", "prevented"):
        assert word in names
    seen.assert_clean()


def test_a_phone_stacks_the_panels_and_names_each_row(visit: Open) -> None:
    seen = visit("/", width=390)
    seen.page.wait_for_function(
        "() => (document.querySelector('.js-plotly-plot').textContent.match(/Kenya/g) || [])"
        ".length >= 3"
    )
    seen.assert_fits()


def test_a_crisis_leads_to_its_dossier(visit: Open) -> None:
    seen = visit("/")
    seen.page.get_by_test_id("stButtonGroup").get_by_text("The Gambia 2016–17").click()
    seen.page.wait_for_url("**/case?case=GMB-2016**")
    seen.settle().assert_clean()


def test_a_row_of_the_table_leads_to_its_dossier(visit: Open) -> None:
    seen = visit("/")
    seen.page.get_by_text("The crises in numbers").click()
    grid.select_row(
        seen.page, "All crises with onset, outcome, acts, deaths and people displaced", 0
    )
    seen.page.wait_for_url("**/case?**case=KEN-2007**")
    seen.settle().assert_clean()


def test_a_bar_lists_its_acts(visit: Open) -> None:
    seen = visit("/")
    select_row(seen, 1)  # mediation, second crisis
    seen.page.wait_for_url("**bar=GIN-2009~family.mediation**")
    assert "Guinea 2009–10: Mediation, 10 acts" in seen.settle().text
    seen.assert_clean()


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Compare with other measures and kinds", "/compare?cases="),
        ("The same by stage", "by=stage"),
        ("How soon after onset did each kind of act come?", "measure=speed"),
        ("Who led in the first 100 days?", "by=level"),
    ],
)
def test_ways_on(name: str, address: str, visit: Open) -> None:
    seen = visit("/")
    seen.page.get_by_role("link", name=name).click()
    seen.page.wait_for_url(f"**{address}**")
    seen.settle().assert_clean()
    assert seen.page.locator(".js-plotly-plot .main-svg").count()


def test_the_picture_is_saved_with_its_words(visit: Open) -> None:
    seen = visit("/")
    seen.page.get_by_text("Picture").first.click()
    second = seen.page.locator(".js-plotly-plot").nth(1)
    second.wait_for()
    second.scroll_into_view_if_needed()
    second.hover()
    with seen.page.expect_download() as saving:
        second.locator(".modebar-btn").first.click()
    assert saving.value.suggested_filename == "r2p-atlas-share-acute.png"
    assert "median of all" in second.text_content()
    assert "CC BY 4.0" in second.text_content()
