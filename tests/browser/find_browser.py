"""Find a Chromium for the browser tests, or install one, or fail with one clear sentence.

In this order: a Chromium or Chrome that is installed; Debian's package, where
root and apt are there; Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def installed() -> str | None:
    """Path of an installed browser, or None."""
    named = os.environ.get("R2P_BROWSER")
    found = [named] if named else [shutil.which(name) for name in NAMES] + list(PLACES)
    return next((path for path in found if path and Path(path).exists()), None)


def playwrights_own() -> str | None:
    """Path of the browser that Playwright has downloaded, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Try Debian's package, then Playwright's download."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        apt = subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
        if apt.returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


@cache
def browser() -> str:
    """Path of a usable browser.

    Raises:
        SystemExit: there is none, with what to do about it.
    """
    path = installed() or playwrights_own()
    if path is None:
        install()
        path = installed() or playwrights_own()
    if path is None:
        raise SystemExit(
            "The browser tests need Chromium or Chrome: install one, or name its path in "
            "the environment variable R2P_BROWSER."
        )
    return path


if __name__ == "__main__":
    print(f"browser tests use {browser()}")
