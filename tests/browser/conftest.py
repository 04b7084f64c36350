"""A real server and a real browser, and a page that tells on itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.find_browser import browser as find_browser
from tests.browser.server import running

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
# Two cores draw and run the app. So pages of the app share one process and the scripts it has
# compiled, and what is drawn is put together without an imitated graphics card, which only the
# map needs. Together a visit takes a third of the processor time.
SHARED = ["--process-per-site", "--disable-gpu-compositing"]
# On a deep link Streamlit's client first asks for its own endpoints below the page's path.
EXPECTED_404 = ("/_stcore/health", "/_stcore/host-config")


@dataclass
class Visit:
    """One open page of the app, and everything on it that went wrong."""

    page: Page
    url: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> "Visit":
        """Go to an address of the app and wait until it has settled."""
        self.page.goto(self.url + path)
        return self._calm()

    def settle(self) -> "Visit":
        """Wait until no script runs and nothing is being drawn any more."""
        self.page.wait_for_timeout(250)  # what was just done may not have reached the server yet
        return self._calm()

    def _calm(self) -> "Visit":
        page = self.page
        page.wait_for_selector("h1", timeout=30_000)
        page.wait_for_function(
            """() => {
                const app = document.querySelector('[data-testid=stApp]');
                const stale = document.querySelector('[data-stale=true]');
                const skeleton = document.querySelector('[data-testid=stSkeleton]');
                const rest = document.querySelector('.st-key-first_chart');  // is asked for soon
                const idle = app && app.getAttribute('data-test-script-state') === 'notRunning';
                if (!idle || stale || skeleton || rest) { window.__calm = 0; return false; }
                window.__calm = (window.__calm || 0) + 1;
                return window.__calm > 4;
            }""",
            timeout=30_000,
            polling=60,
        )
        return self

    @property
    def text(self) -> str:
        """What the main part of the page says."""
        return self.page.inner_text("[data-testid=stMain]")

    def assert_clean(self) -> None:
        """No traceback, no console error, no request to another host."""
        assert self.page.locator("[data-testid=stException]").count() == 0, self.text
        assert not self.foreign, f"requests to other hosts: {self.foreign}"
        assert not self.errors, f"errors in the console: {self.errors}"

    def assert_fits(self) -> None:
        """Nothing makes the page scroll sideways."""
        wide = self.page.evaluate(
            """() => {
                const main = document.querySelector('[data-testid=stMain]');
                return [document.documentElement, main].map(e => e.scrollWidth - e.clientWidth);
            }"""
        )
        assert max(wide) <= 1, f"the page is {max(wide)} px wider than the screen"


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the running app, shared by the tests of one run."""
    with running(log=tmp_path_factory.mktemp("app") / "app.log") as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the tests of one run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=[*ARGUMENTS, *SHARED]
        )
        yield browser
        browser.close()


@dataclass(frozen=True)
class Reader:
    """Whoever looks at the app: how wide the screen is, and what the system was told to do."""

    width: int
    dark: bool
    still: bool

    def sits_down(self, chromium: Browser) -> BrowserContext:
        """A browser set up like that, which knows nothing yet."""
        return chromium.new_context(
            viewport={"width": self.width, "height": 844 if self.width < 640 else 900},
            color_scheme="dark" if self.dark else "light",
            reduced_motion="reduce" if self.still else "no-preference",
            has_touch=self.width < 640,
            accept_downloads=True,
        )


# Every visit is a tab of its own, and with that a session of its own. What a browser remembers
# beyond a tab is forgotten, so that a reader's browser can be used for the next test: it has the
# scripts of Streamlit, seven megabytes, already.
FORGET = """if (!sessionStorage.getItem("met")) {
    sessionStorage.setItem("met", "yes");
    localStorage.clear();
}"""


@pytest.fixture(scope="session")
def browsers(chromium: Browser, app_url: str) -> Iterator[Callable[[Reader], BrowserContext]]:
    """The browser of a reader, opened once; a tab at rest keeps its process alive."""
    opened: dict[Reader, BrowserContext] = {}

    def of(reader: Reader) -> BrowserContext:
        if reader not in opened:
            context = opened[reader] = reader.sits_down(chromium)
            context.add_init_script(FORGET)
            context.new_page().goto(f"{app_url}/app/static/favicon.png")
        return opened[reader]

    yield of
    for context in opened.values():
        context.close()


@pytest.fixture
def visit(
    browsers: Callable[[Reader], BrowserContext], chromium: Browser, app_url: str
) -> Iterator[Callable[..., Visit]]:
    """Open pages for readers nobody has met: ``visit("/map", width=390, dark=True)``."""
    pages: list[Page] = []
    others: list[BrowserContext] = []

    def make(
        path: str,
        *,
        width: int = 1366,
        dark: bool = False,
        still: bool = False,
        url: str = app_url,
    ) -> Visit:
        reader = Reader(width, dark, still)
        context = browsers(reader)
        if any(page.context is context and not page.is_closed() for page in pages):
            # Two tabs of one window take the focus from each other: another reader, then.
            context = reader.sits_down(chromium)
            others.append(context)
        pages.append(context.new_page())
        opened = Visit(pages[-1], url)
        _listen(opened)
        return opened.open(path)

    yield make
    for page in pages:
        page.context.clear_cookies()
        page.close()
    for context in others:
        context.close()


def _listen(visit: Visit) -> None:
    host = urlsplit(visit.url).netloc

    def asked(request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
            visit.foreign.append(request.url)

    def said(message) -> None:
        source = message.location.get("url", "")
        if message.type == "error" and not source.endswith(EXPECTED_404):
            visit.errors.append(f"{message.text} {source}")

    visit.page.on("request", asked)
    visit.page.on("console", said)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
