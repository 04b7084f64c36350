"""What readers see when a server dies under them, and when the files change under the server."""

import asyncio
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from benchmarks.protocol import FAILURES, Session
from r2p.dataset.paths import DATA
from tests.browser.conftest import Visit
from tests.browser.hosting import behind_nginx, copies
from tests.browser.test_your_case import case
from tests.copies import copy_project

LINK = "/actors?cases=KEN-2007&section=gaps&v=1"
READERS = 20
FEWEST_LINKS = """() => {
    const links = () => document.querySelectorAll("[data-testid=stSidebar] a").length;
    const before = (window.fewestLinks = links());
    new MutationObserver(() => { window.fewestLinks = Math.min(window.fewestLinks, links()); })
        .observe(document.body, { childList: true, subtree: true });
    return before;
}"""
RECONNECT = 15  # seconds within which everybody must be back, on two cores that do other things


def reconnected(seen: Visit) -> Visit:
    """Wait until the page has found a server by itself and has settled."""
    seen.page.wait_for_selector(
        "[data-testid=stApp][data-test-connection-state=CONNECTED]", timeout=60_000
    )
    assert seen.page.get_by_role("dialog").count() == 0, "the message outlives the outage"
    return seen.settle()


def cut_off(page: Page) -> None:
    """Wait until the page has noticed that its server is gone."""
    page.wait_for_selector("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])")


def test_a_server_that_was_killed_comes_back_with_the_view(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    with copies(1, tmp_path) as (server,):
        seen = visit(LINK, url=server.url)
        before = seen.text
        links = seen.page.evaluate(FEWEST_LINKS)
        server.kill()
        cut_off(seen.page)
        assert "Kenya" in seen.text, "what was read stays to be read"
        server.start()
        assert reconnected(seen).text == before
        assert seen.page.evaluate("fewestLinks") == links > 0, "no page is cut a second time"
        assert seen.page.url.endswith(LINK)
        seen.page.get_by_role("radio", name="Who led", exact=True).click()
        seen.page.wait_for_url("**section=led**")
        assert seen.settle().text != before
        assert seen.page.locator("[data-testid=stException]").count() == 0


@dataclass
class Reader:
    """A reader of one view, as the server sees one; comes back whenever the connection breaks."""

    host: str
    lost: int = 0
    longest: float = 0.0
    problems: list[str] = field(default_factory=list)

    async def read(self, until: float) -> None:
        """Open the view and change it from time to time, until that moment."""
        session = Session(self.host, LINK, timeout=RECONNECT)
        await session.first_run()
        view = dict(session.widgets)
        while time.monotonic() < until:
            await asyncio.sleep(random.uniform(0.2, 0.8))
            try:
                await session.rerun()
            except FAILURES:
                self.lost += 1
                session = await self._come_back(view)
        await session.close()

    async def _come_back(self, view: dict) -> Session:
        """As a browser does: the same link again, until somebody answers."""
        gone = time.monotonic()
        while True:
            session = Session(self.host, LINK, timeout=RECONNECT)
            try:
                await session.first_run()
            except FAILURES as error:
                if time.monotonic() - gone > RECONNECT:
                    self.problems.append(repr(error))
                    return session
                await asyncio.sleep(0.5)
                continue
            self.longest = max(self.longest, time.monotonic() - gone)
            if session.widgets != view:
                self.problems.append("came back to another view")
            return session


def test_one_of_two_copies_is_killed_under_load(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    with (
        copies(2, tmp_path) as started,
        behind_nginx(servers := dict(zip("ab", started, strict=True)), tmp_path) as url,
    ):
        seen = visit(LINK, url=url)
        before, name = seen.text, copy_of(seen)
        lost, other = servers[name], "b" if name == "a" else "a"
        readers = [Reader(urlsplit(url).netloc) for _ in range(READERS)]

        async def class_reads() -> None:
            end = time.monotonic() + 6
            reading = [asyncio.create_task(reader.read(end)) for reader in readers]
            await asyncio.sleep(3)
            lost.kill()
            await asyncio.gather(*reading)

        with ThreadPoolExecutor(1) as beside_the_browser:
            beside_the_browser.submit(asyncio.run, class_reads()).result()
        assert not [problem for reader in readers for problem in reader.problems]
        hit = [reader for reader in readers if reader.lost]
        assert 0.25 * READERS <= len(hit) <= 0.75 * READERS, "nginx spreads readers evenly"
        assert all(reader.lost == 1 for reader in hit)
        assert max(reader.longest for reader in hit) < RECONNECT

        assert reconnected(seen).text == before
        assert copy_of(seen) == other

        # The lost copy is back: whoever went to the other one stays, with all that is theirs.
        lost.start()
        lost.ready()
        seen.open("/your-case")
        assert copy_of(seen) == other
        seen.page.locator("input[type=file]").set_input_files(case())
        seen.page.get_by_text("is sound").wait_for()
        main = seen.settle().page.locator("[data-testid=stMain]")
        main.get_by_role("link", name="Case", exact=True).first.click()
        seen.page.wait_for_url("**/case?case=**")
        seen.settle().page.get_by_role("radio", name="Acts", exact=True).click()
        with seen.settle().page.expect_download() as download:
            seen.page.get_by_role("button", name="Acts found (CSV)").click()
        assert download.value.path().stat().st_size > 1000
        assert copy_of(seen) == other


def copy_of(seen: Visit) -> str:
    """The copy that serves this reader, by their cookie."""
    (name,) = [
        cookie["value"]
        for cookie in seen.page.context.cookies(seen.url)
        if cookie["name"] == "r2p_copy"
    ]
    return name


PAGES = (
    "/",
    "/case?case=GIN-2009&v=1",
    "/map?cases=KEN-2007&v=1",
    "/data?table=violence_monthly&v=1",
)


def test_files_that_change_under_the_server_are_read_at_the_next_start(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    (project := tmp_path / "project").mkdir()
    copy_project(project)
    with copies(1, tmp_path, project) as (server,):
        seen = visit(PAGES[0], url=server.url)
        before = seen.text
        half_written(project / "data" / "cases" / "GIN-2009" / "events.csv")
        half_written(project / "data" / "reference" / "violence_monthly.csv")
        half_written(project / "data" / "vocabulary" / "actor_groups.csv")
        toml = project / "data" / "cases" / "MLI-2012" / "case.toml"
        toml.write_text(toml.read_text(encoding="utf-8").replace("Mali", "Maliland"), "utf-8")
        for page in PAGES:
            seen.open(page).assert_clean()
            assert "left out" not in seen.text
            assert "Maliland" not in seen.text
            assert page != PAGES[0] or seen.text == before
        server.kill()
        for part in ("reference/violence_monthly.csv", "vocabulary/actor_groups.csv"):
            (project / "data" / part).write_bytes((DATA / part).read_bytes())
        server.start()
        server.ready()
        seen.open("/")
        assert "GIN-2009 could not be read and is left out" in seen.text
        assert "Maliland" in seen.text
        seen.assert_clean()


def half_written(path: Path) -> None:
    """As an interrupted upload leaves a file."""
    body = path.read_bytes()
    path.write_bytes(body[: len(body) // 2])
