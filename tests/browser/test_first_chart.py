"""What a reader sees first: the first chart, before the menu and all that stands below it."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from r2p.ui.pages import PAGES
from tests.browser.conftest import Visit

_WATCH = """
(() => {
  const seen = (window.seen = { links: null, chart: null });
  new MutationObserver(() => {
    if (seen.links === null && document.querySelector(".st-key-first_chart")) {
      seen.links = document.querySelectorAll("[data-testid=stSidebar] a").length;
    }
    seen.chart = seen.chart || document.querySelector(".js-plotly-plot");
  }).observe(document, { childList: true, subtree: true });
})();
"""


def links(page: Page):
    return page.get_by_test_id("stSidebar").get_by_role("link")


def test_the_chart_comes_before_the_menu_and_is_drawn_once(
    visit: Callable[..., Visit],
) -> None:
    seen = visit("/data")
    page = seen.page
    page.add_init_script(_WATCH)
    seen.open("/compare?measure=nonsense")
    expect(links(page)).to_have_count(len(PAGES))
    assert page.evaluate("seen.links") == 0, "the first run ended at the chart"
    assert page.evaluate("seen.chart === document.querySelector('.js-plotly-plot')")
    expect(page.get_by_text("The link asks for “measure=nonsense”")).to_be_visible()
    expect(page.get_by_role("button", name="Data (CSV)")).to_be_visible()
    seen.assert_clean()


def test_the_rest_does_not_wait_for_a_chart_that_does_not_come(
    visit: Callable[..., Visit],
) -> None:
    seen = visit("/data")
    held: list[Route] = []
    seen.page.route("**/static/js/PlotlyChart*.js", lambda route: held.append(route))
    seen.page.goto(f"{seen.url}/")
    expect(links(seen.page)).to_have_count(len(PAGES), timeout=30_000)
    expect(seen.page.get_by_role("heading", name="Ways in")).to_be_visible()
    assert held, "the chart is still being fetched"
    assert not seen.page.locator(".js-plotly-plot").count()
    for route in held:
        route.continue_()
    seen.settle()
    expect(seen.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    seen.assert_clean()
