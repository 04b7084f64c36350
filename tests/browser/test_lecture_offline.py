"""The offline page of a lecture in a real browser, with the network switched off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from r2p.lecture.offline import offline_page
from tests.unit.lecture_slides import HOSTILE, hostile, slides


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lecture") / "lecture.html"
    path.write_bytes(offline_page([*slides(), hostile()], HOSTILE))
    return path


@pytest.fixture
def opened(chromium: Browser, file: Path) -> Iterator[Page]:
    """The page from its file, on a projector; it may ask for nothing and complain of nothing."""
    context = chromium.new_context(viewport={"width": 1024, "height": 768})
    context.set_offline(True)
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    yield page
    page.wait_for_timeout(200)
    context.close()
    assert [url for url in asked if not url.startswith(("data:", file.as_uri()))] == []
    assert wrong == []


def position(page: Page) -> str:
    return page.inner_text("#position")


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


def test_keys_lead_through_the_lecture(opened: Page) -> None:
    page = opened
    assert position(page) == "1 of 11"
    assert page.locator(".slide.current .drawing .main-svg").count() > 0
    for key, place in (
        ("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("End", 11), ("ArrowRight", 11),
        ("Home", 1), ("PageUp", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert position(page) == f"{place} of 11"
        assert page.locator(".slide:visible").count() == 1
        assert fits(page)
    notes = page.locator(".slide.current .notes")
    assert not notes.is_visible()
    page.keyboard.press("n")
    assert notes.inner_text() == "Say something about timeline."
    box, buttons = notes.bounding_box(), page.locator("nav").bounding_box()
    assert box
    assert buttons
    assert box["y"] + box["height"] <= buttons["y"], "seen without scrolling"
    table = page.locator(".slide.current table").first
    assert not table.is_visible()
    page.keyboard.press("t")
    assert table.is_visible()
    page.keyboard.press("t")
    assert not table.is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".slide:visible").count() == 0
    assert page.locator("#contents button").count() == 11
    page.locator("#contents button").nth(1).press("Enter")
    assert position(page) == "2 of 11"
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    assert page.url.endswith("#2")


def test_charts_answer_and_hostile_words_do_nothing(opened: Page) -> None:
    page = opened
    page.keyboard.press("ArrowRight")
    layer = page.locator(".slide.current .drawing .nsewdrag").first.bounding_box()
    assert layer
    page.mouse.move(layer["x"] + 40, layer["y"] + layer["height"] / 6)
    page.wait_for_selector(".slide.current .hoverlayer .hovertext")
    for _ in range(11):
        page.keyboard.press("ArrowRight")
    assert HOSTILE.split("\u2028")[0].strip() in page.inner_text(".slide.current h2")
    assert page.locator("img:not(.picture)").count() == 0


def test_a_phone_by_night_and_a_printed_page(chromium: Browser, file: Path) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, color_scheme="dark", offline=True
    )
    page = context.new_page()
    page.goto(file.as_uri())
    assert fits(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 21, 26)"
    ink = page.locator(".slide.current .drawing text").first
    assert ink.evaluate("e => getComputedStyle(e).fill") != "rgb(21, 24, 28)"
    shown = page.locator("img.picture")
    by_night = shown.evaluate("e => e.currentSrc")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.wait_for_function(
        "before => document.querySelector('img.picture').currentSrc !== before", arg=by_night
    )
    assert shown.evaluate("e => e.currentSrc === e.src"), "paper stays white"
    assert page.locator(".slide:visible").count() == 11
    assert page.locator(".drawing .main-svg").first.evaluate("e => e.clientWidth") > 900
    assert not page.locator("nav").is_visible()
    for above in (".caveat", ".evidence", ".source"):  # no citation alone on a page
        assert page.locator(above).first.evaluate("e => getComputedStyle(e).breakAfter") == "avoid"
    pages = page.pdf(prefer_css_page_size=True)
    assert pages.startswith(b"%PDF")
    context.close()
