"""A lecture from the first kept view to the projector and the file."""

import json
import zipfile
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visit

Open = Callable[..., Visit]
LECTURE = "/present?view=timeline%3Fcases%3DKEN-2007&view=map&view=weights%3Ftitle%3DOrder&v=1"


def test_a_view_is_kept_cited_and_shown_by_keyboard(visit: Open) -> None:
    seen = visit("/timeline?cases=KEN-2007")
    seen.page.get_by_role("button", name="Link and cite").click()
    expect(seen.page.get_by_text("view timeline?cases=KEN-2007")).to_be_visible()
    seen.page.keyboard.press("Escape")
    seen.page.get_by_role("button", name="Add to lecture").click()
    seen.page.get_by_test_id("stMain").get_by_role("link", name="1 view").click()
    seen.page.wait_for_url("**/present?view=timeline**")
    seen.settle()
    assert "Kenya 2007–08: 48 of 84 acts" in seen.text
    seen.assert_clean()


def test_slides_follow_the_keys(visit: Open) -> None:
    seen = visit(LECTURE)
    seen.page.set_viewport_size({"width": 1024, "height": 768})
    seen.page.get_by_role("button", name="Show full screen").click()
    expect(seen.page.get_by_text("1 of 3")).to_be_visible(timeout=20_000)
    expect(seen.page.get_by_role("link", name="Overview")).to_be_hidden()
    seen.settle().assert_fits()
    for key, where in (("ArrowRight", "2 of 3"), ("PageDown", "3 of 3"), ("ArrowLeft", "2 of 3"),
                       ("End", "3 of 3"), ("Home", "1 of 3")):  # fmt: skip
        seen.page.keyboard.press(key)
        expect(seen.page.get_by_text(where)).to_be_visible(timeout=20_000)
        seen.settle()
    seen.page.keyboard.press("n")
    expect(seen.page.get_by_text("This view has no notes")).to_be_visible(timeout=20_000)
    seen.settle().page.keyboard.press("Escape")
    button = seen.page.get_by_role("button", name="Show full screen")
    expect(button).to_be_visible(timeout=20_000)
    seen.settle().assert_clean()


def test_the_files_hold_the_lecture(visit: Open) -> None:
    seen = visit(LECTURE)
    made = {}
    for name, ending in (
        ("PowerPoint", "pptx"),
        ("One offline file", "html"),
        ("Handout", "pdf"),
        ("Lecture file", "json"),
    ):
        with seen.page.expect_download(timeout=60_000) as download:
            seen.page.get_by_role("button", name=name).click()
        assert download.value.suggested_filename.endswith(ending)
        made[ending] = download.value.path()
    with zipfile.ZipFile(made["pptx"]) as deck:
        assert len([n for n in deck.namelist() if n.startswith("ppt/slides/slide")]) >= 3
    page = made["html"].read_text(encoding="utf-8")
    assert "Kenya 2007–08: 48 of 84 acts" in page
    assert made["html"].stat().st_size < 8_000_000
    assert made["pdf"].read_bytes().startswith(b"%PDF")
    assert [view["page"] for view in json.loads(made["json"].read_text())["views"]] == [
        "timeline",
        "map",
        "weights",
    ]
    again = visit("/present")
    again.page.get_by_text("Open a lecture file").click()
    again.page.locator("input[type=file]").set_input_files(
        {"name": "l.json", "mimeType": "application/json", "buffer": made["json"].read_bytes()}
    )
    expect(again.page.get_by_text("3 views. Arrow keys")).to_be_visible()
    again.settle().assert_clean()
