"""Every task of a reader by keyboard alone: nothing here moves or presses a mouse."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit

Open = Callable[..., Visit]
FOCUSED = "e => e === document.activeElement || e.contains(document.activeElement)"
MOST = 150  # presses of Tab


def go(seen: Visit, wanted: Locator, *, key: str = "Tab") -> None:
    """Press Tab until what is wanted has the focus."""
    expect(wanted).to_have_count(1)
    for _ in range(MOST):
        if wanted.evaluate(FOCUSED):
            return
        seen.page.keyboard.press(key)
    raise AssertionError(f"{wanted} cannot be reached by {key}")


def press(seen: Visit, wanted: Locator, key: str = "Enter") -> None:
    """Go there and press a key."""
    go(seen, wanted)
    seen.page.keyboard.press(key)


def write(seen: Visit, wanted: Locator, text: str) -> None:
    """Go to a field, write and confirm."""
    go(seen, wanted)
    seen.page.keyboard.type(text)
    seen.page.keyboard.press("Enter")


def open_row(seen: Visit, row: int) -> None:
    """Select a row of the only table on the page, counted from 0."""
    go(seen, seen.page.get_by_test_id("stDataFrame").locator("canvas").first)
    for _ in range(row):
        seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Shift+Space")


def test_from_a_search_to_a_lecture(visit: Open) -> None:
    seen = visit("/timeline?cases=KEN-2007&v=1")
    page, main = seen.page, seen.page.get_by_test_id("stMain")
    write(
        seen,
        page.get_by_role("textbox", name="Search all crises"),
        "ECOWAS imposed an arms embargo",
    )
    found = page.get_by_test_id("stSidebar").get_by_role("button", name="ECOWAS imposed an arms")
    press(seen, found)
    page.wait_for_url("**/case?**act=GIN-2009-034**")
    assert "Who acted" in seen.settle().text
    press(seen, page.get_by_test_id("stSidebar").get_by_role("link", name="Timeline"))
    page.wait_for_url("**/timeline**")
    seen.settle()
    write(seen, main.get_by_role("combobox", name="Crises"), "Guinea")
    page.wait_for_url("**GIN-2009**")
    page.keyboard.press("Escape")  # the list stays open for more
    seen.settle()
    press(seen, main.get_by_role("button", name="Evidence"))
    press(seen, page.get_by_role("switch", name="Checked acts only"), "Space")
    page.wait_for_url("**checked=yes**")
    seen.settle().page.keyboard.press("Escape")
    press(seen, main.get_by_role("radio", name="Table"), "Space")
    seen.settle()
    open_row(seen, 2)
    page.wait_for_url("**act=**")
    assert "Who acted" in seen.settle().text
    go(seen, main.get_by_role("button", name="Data (CSV)"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    press(seen, main.get_by_role("button", name="Add to lecture"))
    expect(main.get_by_role("link", name="1 view")).to_be_visible()
    press(seen, main.get_by_role("link", name="1 view"))
    page.wait_for_url("**/present?view=**")
    seen.settle()
    press(seen, main.get_by_role("button", name="Show full screen"))
    expect(page.get_by_text("1 of 1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(main.get_by_role("button", name="Show full screen")).to_be_visible()
    seen.settle().assert_clean()


def test_the_map_is_walked_through_and_a_place_is_chosen(visit: Open) -> None:
    seen = visit("/map?cases=KEN-2007&v=1")
    page, main = seen.page, seen.page.get_by_test_id("stMain")
    press(seen, main.get_by_role("button", name="Next", exact=True))
    page.wait_for_url("**until=2008-01**")
    seen.settle()
    press(seen, main.get_by_role("button", name="Whole window"))
    page.wait_for_url(lambda url: "until" not in url)
    seen.settle()
    write(seen, main.get_by_role("combobox", name="Acts listed"), "Nairobi")
    page.wait_for_url("**place=nairobi**")
    seen.settle()
    open_row(seen, 1)
    page.wait_for_url("**act=KEN-2007-**")
    assert "Who acted" in seen.settle().text
    press(seen, main.get_by_role("button", name="Close"))
    page.wait_for_url(lambda url: "act=" not in url)
    seen.settle().assert_clean()
