"""``python -m benchmarks.start``: from starting the process to the first usable page.

Ours and the one-line default app in turns, each in a new process: once until the first run is
over, over Streamlit's protocol, and once until a reader sees the page in Chromium, which has to
fetch and read Streamlit's scripts first. The files are in the system's cache after the first
turn, which is not counted.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.default_app import running_default
from benchmarks.measure import quantile
from benchmarks.protocol import Session
from benchmarks.seen import first_seen, watch
from benchmarks.server import Server, running
from tests.browser.conftest import ARGUMENTS
from tests.browser.find_browser import browser as find_browser

_APP = Path(__file__).resolve().parent.parent / "app.py"
_TEXT = "[data-testid=stMain] [data-testid=stMarkdown] p"
LIMIT = 1.5
"""The highest ratio that still counts as met."""


def main() -> int:
    """Print both and their ratio; 0 if it is within `LIMIT`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start", description=__doc__)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--app", type=Path, default=_APP, help="script to start, default ours")
    options = parser.parse_args()
    app = options.app.resolve()
    print("| | ours, s (median) | one-line default app, s | ratio |")
    print("|---|---|---|---|")
    _compare("first run over", app, options.turns, _run_over)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        ratio = _compare("page seen in Chromium", app, options.turns, partial(_seen, chromium))
    print(f"\nTarget for what is seen: at most {LIMIT}. {'Met.' if ratio <= LIMIT else 'MISSED.'}")
    return 0 if ratio <= LIMIT else 1


def _compare(name: str, app: Path, turns: int, end: Callable[[Server], float]) -> float:
    ours, default = [], []
    for turn in range(turns + 1):
        mine = _seconds(running([sys.executable, "-m", "streamlit"], app), end)
        yardstick = _seconds(running_default(), end)
        if turn:
            ours.append(mine)
            default.append(yardstick)
    ratio = quantile(ours, 0.5) / quantile(default, 0.5)
    print(
        f"| {name} | {quantile(ours, 0.5):.2f} | {quantile(default, 0.5):.2f} | {ratio:.2f} |",
        flush=True,
    )
    return ratio


def _seconds(server: AbstractContextManager[Server], end: Callable[[Server], float]) -> float:
    """Seconds from now until the time that ``end`` tells of the started server."""
    start = time.time()
    with server as started:
        return end(started) - start


def _run_over(server: Server) -> float:
    asyncio.run(_first_page(server))
    return time.time()


def _seen(chromium: Browser, server: Server) -> float:
    """When the text of the page stands: of ours, the sentence that answers its question."""
    page = chromium.new_page()
    watch(page, {"text": _TEXT})
    page.goto(f"http://{server.host}/", wait_until="commit")
    at = first_seen(page, "text", 60_000)
    page.close()
    return at


async def _first_page(server: Server) -> None:
    async with Session(server.host, "/", xsrf=server.xsrf) as session:
        await session.first_run()


if __name__ == "__main__":
    sys.exit(main())
