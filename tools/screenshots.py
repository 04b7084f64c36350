"""The pictures in the README, taken from the running app: ``make screenshots``."""

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, Visit
from tests.browser.find_browser import browser
from tests.browser.server import ROOT, running

FOLDER = ROOT / "docs" / "screenshots"
DESK, PHONE = (1366, 900), (390, 1500)
SHOTS = (
    ("overview", "/", DESK, False),
    ("timeline", "/timeline", (1366, 1250), False),
    ("map", "/map", DESK, True),
    ("compare", "/compare", DESK, False),
    ("case", "/case?case=GIN-2009&v=1", DESK, False),
    (
        "present",
        "/present?view=timeline%3Fcases%3DKEN-2007&view=compare&view=first-days&view=map&slide=1&v=1",
        (1024, 768),
        False,
    ),
    ("classroom", "/classroom?section=coding&cases=KEN-2007&seed=3&v=1", DESK, False),
    ("timeline-phone", "/timeline?cases=GIN-2009&v=1", PHONE, True),
)


def main() -> None:
    """Take every picture, in a fresh browser each."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running() as url, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=ARGUMENTS)
        for name, path, (width, height), dark in SHOTS:
            context = chromium.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
            )
            visit = Visit(context.new_page(), url).open(path)
            visit.page.wait_for_timeout(1500)  # the map fades in
            visit.page.screenshot(path=FOLDER / f"{name}.png")
            context.close()
            print(f"{FOLDER.name}/{name}.png")
        chromium.close()


if __name__ == "__main__":
    main()
