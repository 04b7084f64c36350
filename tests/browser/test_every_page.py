"""What a reader may expect of every page, in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from r2p.ui.pages import PAGES
from tests.browser import axe
from tests.browser.conftest import Visit
from tests.browser.server import starting

NAMES = [entry.name for entry in PAGES]
LINKS = {
    "overview": "/?checked=yes&v=1",
    "map": "/map?cases=KEN-2007&v=1",
    "timeline": "/timeline?cases=KEN-2007,GIN-2009&act=GIN-2009-003&v=1",
    "compare": "/compare?cases=KEN-2007,GIN-2009&measure=acts&v=1",
    "first-days": "/first-days?cases=KEN-2007,GIN-2009&day=60&section=then&v=1",
    "actors": "/actors?cases=KEN-2007&section=gaps&v=1",
    "weights": "/weights?f_sanctions=2&section=pairs&v=1",
    "arguments": "/arguments?claim=C06&stands=C06.unsure&v=1",
    "toolbox": "/toolbox?cases=KEN-2007&cell=statement.onset&v=1",
    "present": "/present?view=timeline%3Fcases%3DKEN-2007&view=map&v=1",
    "classroom": "/classroom?cases=KEN-2007&seed=3&section=coding&v=1",
    "case": "/case?case=GIN-2009&v=1",
    "your-case": "/your-case?case=GIN-2009&section=analogues&v=1",
    "data": "/data?table=sources&v=1",
}


def address(name: str) -> str:
    return next(entry.address for entry in PAGES if entry.name == name)


def test_every_page_has_a_link_to_try() -> None:
    assert set(LINKS) == set(NAMES)


def look_at(seen: Visit, path: str, theme: str) -> set[axe.Known]:
    """The page of an address is there, clean and accessible; returns what was known of it."""
    seen.open(path)
    assert seen.page.url.endswith((path, path.replace(",", "%2C")))
    seen.assert_clean()
    seen.assert_fits()
    return axe.assert_accessible(seen.page, theme)


def assert_all_met(met: set[axe.Known], theme: str) -> None:
    gone = {known for known in axe.KNOWN if theme in known.themes} - met
    assert not gone, f"no longer found, so to be struck out: {gone}"


def test_every_page_and_its_link_are_clean_and_accessible(visit: Callable[..., Visit]) -> None:
    seen = visit("/")
    met = set()
    for name in NAMES:
        met |= look_at(seen, address(name), axe.LIGHT)
        bare = seen.text
        met |= look_at(seen, LINKS[name], axe.LIGHT)
        assert seen.text != bare, f"the link of {name} asks for nothing"
    assert_all_met(met, axe.LIGHT)


def test_every_link_by_night_and_every_page_on_a_phone_are_too(
    visit: Callable[..., Visit],
) -> None:
    seen = visit("/", dark=True)
    met = set().union(*(look_at(seen, LINKS[name], axe.DARK) for name in NAMES))
    phone = visit("/", width=390, dark=True)
    met.update(*(look_at(phone, address(name), axe.DARK) for name in NAMES))
    assert_all_met(met, axe.DARK)


class Fresh:
    """Servers nobody has asked for a page yet; the next one starts while one is looked at."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._next = self._start()

    def _start(self) -> Callable[[], str]:
        stack = ExitStack()
        address = stack.enter_context(starting())
        self._open.callback(stack.close)
        return address

    def take(self) -> str:
        """Address of a server that has answered nothing but for its health."""
        address = self._next()
        self._next = self._start()
        return address

    def close(self) -> None:
        self._open.close()


@pytest.fixture(scope="module")
def fresh() -> Iterator[Fresh]:
    servers = Fresh()
    yield servers
    servers.close()


@pytest.mark.parametrize("name", ["overview", "map", "first-days", "present", "case", "data"])
def test_a_shared_link_shows_the_same_as_the_first_request_after_a_start(
    name: str, visit: Callable[..., Visit], fresh: Fresh
) -> None:
    warm = visit(LINKS[name])
    text = warm.text.replace(warm.url, "")
    warm.page.close()
    url = fresh.take()
    cold = visit(LINKS[name], url=url)
    assert cold.page.locator("[data-testid=stSidebar] a").count() >= len(PAGES)
    assert "Page not found" not in cold.page.inner_text("body")
    # A lecture shows its own address, in which the two servers differ.
    assert cold.text.replace(url, "") == text
    cold.assert_clean()


def test_back_and_forward(visit: Callable[..., Visit]) -> None:
    seen = visit("/timeline?cases=KEN-2007&v=1")
    kenya = seen.text
    seen.page.get_by_role("link", name="Compare").first.click()
    seen.settle()
    assert "/compare?cases=KEN-2007" in seen.page.url
    compare = seen.text
    seen.page.go_back()
    seen.page.wait_for_url("**/timeline*")
    assert seen.settle().text == kenya
    seen.page.go_forward()
    seen.page.wait_for_url("**/compare*")
    assert seen.settle().text == compare
    seen.assert_clean()


def test_back_undoes_a_choice(visit: Callable[..., Visit]) -> None:
    seen = visit("/timeline")
    before = seen.page.url
    seen.page.get_by_test_id("stMultiSelect").get_by_role("button", name="Clear all").click()
    seen.page.wait_for_url("**cases=none**")
    seen.settle()
    seen.page.go_back()
    seen.page.wait_for_url(before)
    assert "Kenya" in seen.settle().text


def test_an_unknown_address_says_so(visit: Callable[..., Visit]) -> None:
    seen = visit("/no-such-page")
    assert "not found" in seen.page.inner_text("body").lower()
