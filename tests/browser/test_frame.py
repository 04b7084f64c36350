"""The frame around a page: it follows what is chosen, without being drawn for every choice."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_the_frame_follows_the_choices_of_a_page(visit: Callable[..., Visit]) -> None:
    seen = visit("/compare?cases=KEN-2007,GIN-2009&v=1")
    timeline = seen.page.get_by_test_id("stSidebar").get_by_role("link", name="Timeline")
    expect(timeline).to_have_attribute("href", re.compile("KEN-2007.*GIN-2009"))

    seen.page.get_by_role("combobox", name="Measure").click()
    seen.page.get_by_role("option", name="Number of acts").click()
    seen.page.wait_for_url("**measure=acts**")
    seen.settle()
    seen.page.get_by_role("button", name="Link and cite").click()
    expect(seen.page.get_by_test_id("stCode").first).to_contain_text("measure=acts")
    seen.page.keyboard.press("Escape")
    seen.settle()

    seen.page.get_by_role("combobox", name="Crises").press("Backspace")
    expect(timeline).to_have_attribute("href", re.compile("cases=KEN-2007(&|$)"))
    seen.settle()
    assert "measure=acts" in seen.page.url, "the choice before is kept"
    seen.assert_clean()


def test_on_a_phone_the_menu_closes_when_a_page_is_chosen(visit: Callable[..., Visit]) -> None:
    seen = visit("/arguments", width=390)
    menu = seen.page.get_by_test_id("stSidebar")
    seen.page.get_by_test_id("stExpandSidebarButton").click()
    expect(menu).to_have_attribute("data-collapsed", "false")
    menu.get_by_role("link", name="Classroom").click()
    seen.page.wait_for_url("**/classroom**")
    expect(menu).to_have_attribute("data-collapsed", "true")
    seen.settle().assert_clean()


def test_beside_a_wide_page_the_menu_stays(visit: Callable[..., Visit]) -> None:
    seen = visit("/arguments")
    menu = seen.page.get_by_test_id("stSidebar")
    menu.get_by_role("link", name="Classroom").click()
    seen.page.wait_for_url("**/classroom**")
    seen.settle()
    expect(menu).to_have_attribute("data-collapsed", "false")
