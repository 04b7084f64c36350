"""Runs that overlap, as on a slow line: nothing that a reader chose is lost."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from r2p.ui import screen
from r2p.ui.pages import PAGES
from tests.browser.conftest import Visit
from tests.browser.line import Line
from tests.browser.test_present import LECTURE

Open = Callable[..., Visit]
PLOTLY = "**/static/js/PlotlyChart*.js"


def on_a_line(visit: Open, path: str) -> tuple[Visit, Line]:
    seen = visit("/data")
    line = Line(seen.page)
    return seen.open(path), line


def radio(page: Page, name: str) -> Locator:
    return page.get_by_test_id("stMain").get_by_role("radio", name=name)


def measured(seen: Visit, line: Line) -> None:
    """Make the page narrow: the browser asks for a run, for which the reader did not."""
    before = len(line.asked)
    seen.page.set_viewport_size({"width": 600, "height": 900})
    line.wait_for_runs(before + 1)


def test_keys_are_counted_before_they_are_answered(visit: Open) -> None:
    seen, line = on_a_line(visit, LECTURE.replace("&v=1", "&slide=1&v=1"))
    before = len(line.asked)
    with line.held():
        seen.page.keyboard.press("ArrowRight")
        line.wait_for_runs(before + 1)
        measured(seen, line)
        seen.page.keyboard.press("ArrowRight")
        line.wait_for_runs(before + 3)
    expect(seen.page.get_by_text("3 of 3")).to_be_visible()
    seen.settle()
    assert all("slide=1&" in address for address, _ in line.asked), "older than the last choice"
    assert "slide=3&" in seen.page.url
    seen.assert_clean()


def test_a_page_of_a_table_stays_when_the_screen_is_measured(visit: Open) -> None:
    seen, line = on_a_line(visit, "/data?v=1")
    before = len(line.asked)
    with line.held():
        seen.page.get_by_role("button", name="Next").click()
        line.wait_for_runs(before + 1)
        measured(seen, line)
    expect(seen.page.get_by_text("Rows 51 to 100")).to_be_visible()
    assert "Rows 51 to 100" in seen.settle().text
    assert "page=2" in seen.page.url
    seen.assert_clean()


def test_a_link_to_the_page_itself_is_followed_and_back_undoes_it(visit: Open) -> None:
    seen = visit("/timeline?cases=KEN-2007&v=1")
    page = seen.page
    radio(page, "Calendar").click()
    page.wait_for_url("**axis=calendar**")
    seen.settle()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Timeline").click()
    page.wait_for_url(lambda url: "axis" not in url)
    expect(radio(page, "Stages")).to_be_checked()
    seen.settle()
    page.go_back()
    page.wait_for_url("**axis=calendar**")
    expect(radio(page, "Calendar")).to_be_checked()
    seen.settle().assert_clean()


def test_back_holds_although_the_browser_still_has_what_it_undoes(visit: Open) -> None:
    seen, line = on_a_line(visit, "/timeline?cases=KEN-2007&v=1")
    page = seen.page
    radio(page, "Calendar").click()
    page.wait_for_url("**axis=calendar**")
    seen.settle()
    before = len(line.asked)
    with line.held():
        page.go_back()
        line.wait_for_runs(before + 1)
        page.wait_for_timeout(screen.PATIENCE)
        measured(seen, line)
    expect(radio(page, "Stages")).to_be_checked()
    seen.settle()
    assert [back for _, back in line.asked[before:]] == [True, False]
    assert "axis" not in page.url
    expect(radio(page, "Stages")).to_be_checked()
    seen.assert_clean()


def test_who_leaves_before_the_first_chart_is_not_brought_back(visit: Open) -> None:
    seen = visit("/data")
    page, line = seen.page, Line(seen.page)
    page.route(PLOTLY, lambda route: None)
    page.goto(f"{seen.url}/case?case=GIN-2009&section=numbers&v=1")
    page.locator(".st-key-first_chart").wait_for(state="attached", timeout=30_000)
    with line.held():
        page.get_by_test_id("stMain").get_by_role("link", name="Timeline").click()
        page.wait_for_timeout(4_000)  # more than the patience of who waits for a chart
    page.unroute(PLOTLY)
    page.wait_for_url("**/timeline?cases=GIN-2009**")
    assert len(line.asked) == 2, line.asked
    expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_count(len(PAGES))
    seen.settle().assert_clean()
