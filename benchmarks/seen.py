"""When something is first on a reader's screen, told by the page itself.

Asked from outside, a browser says so up to half a second late: Playwright looks ever less often.
"""

import json
from collections.abc import Mapping

from playwright.sync_api import Page

_WATCH = """
(() => {
  const wanted = %s, seen = (window.firstSeen = {});
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (name in seen || !document.querySelector(selector)) continue;
      seen[name] = null;  // found; it is seen once the frame that it is in has been painted
      requestAnimationFrame(() => setTimeout(() => {
        seen[name] = performance.timeOrigin + performance.now();
      }));
    }
    if (Object.keys(wanted).every((name) => name in seen)) watcher.disconnect();
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { childList: true, subtree: true });
})();
"""


def watch(page: Page, wanted: Mapping[str, str]) -> None:
    """Note when each thing is first seen on the pages that ``page`` opens from now on.

    Args:
        page: a tab that is still empty.
        wanted: a CSS selector for each thing, by its name.
    """
    page.add_init_script(_WATCH % json.dumps(dict(wanted)))


def first_seen(page: Page, name: str, timeout: float) -> float:
    """Seconds since 1970, as `time.time` counts them, at which the thing was first seen.

    Args:
        page: the tab, for which `watch` was called.
        name: of the thing.
        timeout: milliseconds to wait for it.

    Raises:
        playwright.sync_api.TimeoutError: it was not seen in that time.
    """
    told = page.wait_for_function(
        "name => window.firstSeen && window.firstSeen[name]", arg=name, timeout=timeout
    )
    return float(told.json_value()) / 1000
