"""The timeline in a real browser: reading, choosing, pointing, saving."""

from collections.abc import Callable
from pathlib import Path

import pytest

from r2p.dataset.load import case_folders
from tests.browser import picture
from tests.browser.conftest import Visit

MARKS = ".js-plotly-plot .scatterlayer .trace .points path.point"
Open = Callable[..., Visit]


def wait_for_drawing(seen: Visit) -> None:
    seen.page.wait_for_selector(f"{MARKS} >> nth=5", timeout=30_000)
    seen.settle()


@pytest.mark.parametrize(
    ("width", "dark"), [(1366, False), (390, True)], ids=["wide-light", "phone-dark"]
)
@pytest.mark.parametrize("query", ["", "axis=calendar", "axis=days&until=365", "lanes=level"])
def test_every_axis_is_clean_and_fits(query: str, width: int, dark: bool, visit: Open) -> None:
    seen = visit(f"/timeline?{query}", width=width, dark=dark)
    wait_for_drawing(seen)
    seen.assert_clean()
    seen.assert_fits()


@pytest.mark.parametrize("width", [1366, 390])
def test_selecting_a_mark_opens_its_evidence_without_drawing_anew(width: int, visit: Open) -> None:
    seen = visit("/timeline?cases=KEN-2007", width=width)
    wait_for_drawing(seen)
    seen.page.evaluate("document.querySelector('.js-plotly-plot').dataset.kept = 'yes'")
    mark = seen.page.locator(MARKS).nth(30)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    seen.page.mouse.click(x, y)
    seen.page.wait_for_url("**act=KEN-2007-**")
    seen.settle()
    assert "Who acted" in seen.text
    assert seen.page.locator(".js-plotly-plot[data-kept=yes]").count() == 1
    sizes = seen.page.locator(MARKS).evaluate_all(
        "paths => paths.map(path => Number(getComputedStyle(path).opacity))"
    )
    assert min(sizes) == 1, "no mark pales when another is chosen"
    seen.assert_clean()


def test_a_chosen_axis_is_in_the_link_and_back_undoes_it(visit: Open) -> None:
    seen = visit("/timeline")
    wait_for_drawing(seen)
    seen.page.get_by_text("Days since onset", exact=True).click()
    seen.page.wait_for_url("**axis=days**")
    seen.settle()
    assert "days since onset, from 30 days before" in seen.text
    seen.page.go_back()
    seen.page.wait_for_url(lambda url: "axis=days" not in url)
    seen.settle()
    assert "stages equally wide" in seen.text


def test_sixteen_crises_are_paged_through(visit: Open) -> None:
    seen = visit("/timeline?cases=" + ",".join(folder.name for folder in case_folders()))
    wait_for_drawing(seen)
    assert "crises 1 to 4 of 16 chosen" in seen.text
    seen.page.get_by_text("13–16", exact=True).click()
    seen.page.wait_for_url("**page=4**")
    seen.settle()
    assert "crises 13 to 16 of 16 chosen" in seen.text
    seen.assert_clean()


def test_controls_show_their_values_on_a_phone(visit: Open) -> None:
    for _ in range(3):
        seen = visit("/timeline", width=390)
        wait_for_drawing(seen)
        assert "Kenya 2007–08" in seen.page.get_by_test_id("stMultiSelect").inner_text()
        assert seen.page.locator("button[aria-checked=true]").count() == 2


def test_the_picture_is_saved_at_print_resolution(visit: Open, tmp_path: Path) -> None:
    seen = visit("/timeline?cases=KEN-2007")
    wait_for_drawing(seen)
    assert picture.saved(seen, tmp_path)[1] == picture.PRINT
