"""A case of the reader's own in a real browser: brought, seen, taken home, and nobody else's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from r2p.dataset.paths import CASES
from r2p.dataset.read import CASE_FILES
from r2p.dataset.trial import zipped
from tests.browser.conftest import Visit

OLD, NEW = "GMB-2016", "GMB-1994"


def case(**changed: tuple[bytes, bytes]) -> dict:
    """The upload: one of our crises under another id, with changes to its files."""
    files = {file: (CASES / OLD / file).read_bytes() for file in CASE_FILES}
    files = {file: body.replace(OLD.encode(), NEW.encode()) for file, body in files.items()}
    files["case.toml"] = files["case.toml"].replace(b'title = "', b'title = "Other ', 1)
    for name, (old, new) in changed.items():
        files[f"{name}.csv"] = files[f"{name}.csv"].replace(old, new, 1)
    return {"name": f"{NEW}.zip", "mimeType": "application/zip", "buffer": zipped(NEW, files)}


@pytest.mark.parametrize("width", [1366, 390])
def test_brought_seen_and_nobody_elses(
    width: int, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    mine = visit("/your-case", width=width)
    mine.page.locator("input[type=file]").set_input_files(case())
    mine.page.get_by_text("is sound").wait_for()
    mine.settle().assert_clean()
    mine.assert_fits()
    main = mine.page.locator("[data-testid=stMain]")
    main.get_by_role("link", name="Case", exact=True).first.click()
    mine.page.wait_for_url(f"**/case?case={NEW}**")
    assert "is your own case" in mine.settle().text
    mine.page.get_by_role("radio", name="Acts", exact=True).click()
    mine.settle()
    with mine.page.expect_download() as download:
        mine.page.get_by_role("button", name="Acts found (CSV)").click()
    download.value.save_as(tmp_path / "acts.csv")
    assert NEW in (tmp_path / "acts.csv").read_text(encoding="utf-8-sig")
    mine.assert_clean()
    other = visit(mine.page.url.removeprefix(mine.url), width=width)
    assert "is your own case" not in other.text
    assert "Kenya" in other.text
    assert NEW not in other.page.url


def open_cell(seen: Visit, x: int, y: int) -> Locator:
    """The editor of a cell of the last table, which takes a moment to listen to a click."""
    editor = seen.page.locator("#portal textarea")
    for _ in range(10):
        box = seen.page.get_by_test_id("stDataFrame").last.bounding_box()
        assert box
        seen.page.mouse.dblclick(box["x"] + x, box["y"] + y)
        seen.page.wait_for_timeout(500)
        if editor.is_visible():
            break
    return editor


def test_a_problem_is_mended_in_the_editor(visit: Callable[..., Visit]) -> None:
    seen = visit("/your-case")
    wrong = case(stages=(b"early_warning", b"early_warming"))
    seen.page.locator("input[type=file]").set_input_files(wrong)
    seen.page.get_by_text("not shown on").wait_for()
    seen.page.get_by_text("Correct it", exact=True).first.click()
    seen.settle()
    seen.page.get_by_role("radio", name="stages.csv").click()
    seen.settle().assert_clean()
    open_cell(seen, x=150, y=52).fill("early_warning")
    seen.page.keyboard.press("Enter")
    seen.settle()
    seen.page.get_by_role("button", name="Check again").click()
    seen.page.get_by_text("is your own case").wait_for()
    seen.settle().assert_clean()
