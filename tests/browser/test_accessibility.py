"""Accessibility where no page shows it at rest: slides, the offline lecture, what opens, motion.

Every page, in both themes, is held by ``test_every_page.py`` on its walk.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from r2p.dataset.paths import ROOT
from r2p.lecture.offline import offline_page
from tests.browser import axe
from tests.browser.conftest import Reader, Visit
from tests.unit.lecture_slides import slides

Open = Callable[..., Visit]
themes = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
MOVING = """() => document.getAnimations().filter(each =>
    each.playState === 'running' && each.effect.getComputedTiming().duration > 1).length"""


def theme(dark: bool) -> str:
    return axe.DARK if dark else axe.LIGHT


def test_the_docs_list_what_the_tests_let_pass() -> None:
    text = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| `([^`]+)` \| ([a-z, ]+) \|", text, re.MULTILINE)
    listed = {axe.Known(rule, inside, frozenset(named.split(", "))) for rule, inside, named in rows}
    assert listed == set(axe.KNOWN)


@themes
def test_what_opens_is_accessible_too(dark: bool, visit: Open) -> None:
    seen = visit("/toolbox?section=ledger&v=1", dark=dark)
    seen.page.get_by_role("textbox", name="Search all crises").fill("arms embargo")
    seen.page.keyboard.press("Enter")
    seen.settle()
    seen.page.get_by_text("Table", exact=True).click()
    seen.settle()
    seen.page.get_by_role("button", name="Link and cite").press("Enter")
    seen.page.mouse.move(1, 1)
    expect(seen.page.get_by_text("Link to this view")).to_be_visible()
    axe.assert_accessible(seen.settle().page, theme(dark))


@themes
def test_a_slide_is_accessible_and_has_its_table(dark: bool, visit: Open) -> None:
    seen = visit("/present?view=map&view=timeline%3Fcases%3DKEN-2007&slide=2&v=1", dark=dark)
    expect(seen.page.get_by_text("2 of 2")).to_be_visible()
    for view in ("timeline", "map"):
        seen.page.keyboard.press("t")
        expect(seen.page.get_by_test_id("stDataFrame")).to_have_count(1)
        axe.assert_accessible(seen.settle().page, theme(dark))
        seen.page.keyboard.press("t")
        expect(seen.page.get_by_test_id("stDataFrame")).to_have_count(0)
        if view == "timeline":
            seen.page.keyboard.press("ArrowLeft")
            expect(seen.page.get_by_text("1 of 2")).to_be_visible()
            seen.settle()
    seen.assert_clean()


@themes
def test_the_offline_lecture_is_accessible_and_still(
    dark: bool, chromium: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "lecture.html"
    file.write_bytes(offline_page([*slides()[::2], slides()[-1]], "A lecture"))
    context = Reader(1024, dark, still=True).sits_down(chromium)
    page = context.new_page()
    page.goto(file.as_uri())
    place = page.locator("#position")
    while True:
        assert page.evaluate(MOVING) == 0
        axe.assert_accessible(page, theme(dark))
        here = place.inner_text()
        page.keyboard.press("ArrowRight")
        if place.inner_text() == here:
            break
    page.keyboard.press("Escape")
    axe.assert_accessible(page, theme(dark))
    context.close()


def test_less_motion_is_respected(visit: Open) -> None:
    seen = visit("/map?cases=KEN-2007&v=1", still=True)
    seen.page.get_by_role("button", name="Play").click()
    status = seen.page.locator("[data-testid=stMarkdownContainer] strong").first
    expect(status).to_contain_text("step 1 of", timeout=15_000)
    seen.page.wait_for_timeout(1_000)
    expect(status).to_contain_text("step 1 of")
    expect(status).to_contain_text("step 2 of", timeout=15_000)
    seen.page.get_by_role("button", name="Pause").click()
    seen.page.wait_for_url("**until=**")
    # Controls of Streamlit may fade in; all of it comes to rest.
    seen.settle().page.wait_for_function(f"() => ({MOVING})() === 0", timeout=10_000)
    seen.assert_clean()
