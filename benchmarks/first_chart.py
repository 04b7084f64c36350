"""``python -m benchmarks.first_chart``: when a reader sees the first chart of the Overview.

In Chromium, from the request to the drawn chart, with an empty cache each time: ours and an app
of one chart with the same library, in turns; then on a slow phone (processor four times slower,
1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms). ``--through URL`` measures ours behind a proxy too.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.measure import quantile
from benchmarks.seen import first_seen, watch
from benchmarks.server import running
from tests.browser.conftest import ARGUMENTS
from tests.browser.find_browser import browser as find_browser

_APP = Path(__file__).resolve().parent.parent / "app.py"
LIMIT = 1.25
"""The highest ratio that still counts as met."""
ONE_CHART = """
import streamlit as st

st.plotly_chart({"data": [{"type": "bar", "x": [1, 2, 3], "y": [3, 1, 2]}]})
"""
PHONE = {
    "offline": False,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
    "latency": 150,
}
SLOWER = 4
_WANTED = {
    "text": "[data-testid=stMain] :is([data-testid=stHeading], [data-testid=stPlotlyChart])",
    "chart": ".js-plotly-plot .main-svg",
}
_DEADLINE = 180_000  # ms


def main() -> int:
    """Print what was measured; 0 if the ratio on a desktop is within `LIMIT`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first_chart", description=__doc__)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--phone-turns", type=int, default=3)
    parser.add_argument("--through", metavar="URL", help="the same app behind a proxy")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="one-chart-")))
        (folder / "app.py").write_text(ONE_CHART)
        streamlit = [sys.executable, "-m", "streamlit"]
        ours = f"http://{stack.enter_context(running(streamlit, _APP)).host}/"
        plain = f"http://{stack.enter_context(running(streamlit, folder / 'app.py')).host}/"
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=find_browser(), args=ARGUMENTS
        )
        addresses = {"ours": ours, "app of one chart": plain}
        if options.through:
            addresses["ours, behind the proxy"] = options.through
        ratio = _table("desktop", browser, addresses, options.turns, phone=False)
        if options.phone_turns:
            _table("slow phone", browser, addresses, options.phone_turns, phone=True)
    print(f"\nTarget on a desktop: at most {LIMIT}. {'Met.' if ratio <= LIMIT else 'MISSED.'}")
    return 0 if ratio <= LIMIT else 1


def _table(
    name: str, browser: Browser, addresses: dict[str, str], turns: int, *, phone: bool
) -> float:
    """Print a table of medians; return ours divided by the app of one chart."""
    times: dict[str, list[tuple[float, float, float]]] = {each: [] for each in addresses}
    for turn in range(turns + 1):  # the first fills the servers' caches
        for each, address in addresses.items():
            seen = _look(browser, address, phone)
            if turn:
                times[each].append(seen)
    middle: Callable[[str, int], float] = lambda each, column: quantile(  # noqa: E731
        [row[column] for row in times[each]], 0.5
    )
    print(f"\n| {name} | first words, s | first chart, s | ratio | MB |")
    print("|---|---|---|---|---|")
    yardstick = middle("app of one chart", 1)
    for each in addresses:
        print(
            f"| {each} | {middle(each, 0):.2f} | {middle(each, 1):.2f} "
            f"| {middle(each, 1) / yardstick:.2f} | {middle(each, 2) / 1e6:.1f} |"
        )
    return middle("ours", 1) / yardstick


def _look(browser: Browser, address: str, phone: bool) -> tuple[float, float, float]:
    """Seconds to the first heading (or place of a chart), to the first chart, bytes that came."""
    size = {"width": 390, "height": 844} if phone else {"width": 1366, "height": 900}
    context = browser.new_context(viewport=size, has_touch=phone)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    came: list[float] = []
    tools.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    if phone:
        tools.send("Network.emulateNetworkConditions", PHONE)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    watch(page, _WANTED)
    begun = time.time()
    page.goto(address, wait_until="commit", timeout=_DEADLINE)
    text, chart = (first_seen(page, each, _DEADLINE) - begun for each in _WANTED)
    context.close()
    return text, chart, sum(came)


if __name__ == "__main__":
    sys.exit(main())
