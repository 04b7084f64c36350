"""The first days in a real browser: links, marks, moved onsets, phone, picture."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import picture
from tests.browser.conftest import Visit
from tests.browser.server import running

Open = Callable[..., Visit]
SECTIONS = ("first", "sum", "then", "wait")


def wait_for_drawing(seen: Visit) -> None:
    """Wait until the chart has been drawn."""
    seen.page.locator(".js-plotly-plot .scatterlayer .trace").first.wait_for(state="attached")
    seen.settle()


def heading(seen: Visit) -> str:
    return seen.page.locator("h2").first.inner_text()


def mark(seen: Visit, said: str) -> tuple[float, float]:
    """Where on the screen the mark lies whose words begin so; it is scrolled into view."""
    place = seen.page.evaluate(
        """(said) => {
            const plot = document.querySelector('.js-plotly-plot');
            const trace = plot._fullData.find(each => each.mode === 'markers' && each.customdata
                && [each.hovertext].flat().some(text => text.startsWith(said)));
            const index = trace.hovertext.findIndex(text => text.startsWith(said));
            const layout = plot._fullLayout, box = plot.getBoundingClientRect();
            const x = layout.xaxis.l2p(trace.x[index]) + layout._size.l;
            const y = layout.yaxis.l2p(trace.y[index]) + layout._size.t;
            const main = document.querySelector('[data-testid=stMain]');
            main.scrollBy(0, box.top + y - 300);
            const after = plot.getBoundingClientRect();
            return [after.left + x, after.top + y];
        }""",
        said,
    )
    return place[0], place[1]


@pytest.mark.parametrize(
    ("width", "dark"), [(1366, False), (390, True)], ids=["wide-light", "phone-dark"]
)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_clean(section: str, width: int, dark: bool, visit: Open) -> None:
    seen = visit(f"/first-days?section={section}&v=1", width=width, dark=dark)
    wait_for_drawing(seen)
    seen.assert_clean()
    seen.assert_fits()
    words = seen.page.evaluate(
        """() => {
            const plot = document.querySelector('.js-plotly-plot');
            const box = plot.getBoundingClientRect();
            return [...plot.querySelectorAll('text')].filter(text => {
                const own = text.getBoundingClientRect();
                return own.width && (own.left < box.left - 2 || own.right > box.right + 2);
            }).map(text => text.textContent);
        }"""
    )
    assert words == []


def test_the_address_is_the_name_of_the_file_on_a_fresh_server(visit: Open) -> None:
    with running() as url:
        seen = visit("/first-days?section=wait&kinds=family.sanctions&v=1", url=url)
        wait_for_drawing(seen)
        assert seen.page.locator("h1").inner_text() == "First days"
        assert "section=wait" in seen.page.url
        assert "sanctions" in heading(seen)
        seen.assert_clean()


def test_a_mark_leads_to_its_evidence(visit: Open) -> None:
    seen = visit("/first-days")
    wait_for_drawing(seen)
    seen.page.mouse.click(*mark(seen, "<b>Mediation · Kenya"))
    seen.page.wait_for_url("**act=KEN-2007-007**")
    seen.settle()
    assert "2 days after onset" in seen.text
    assert "Sources" in seen.text
    seen.page.get_by_role("button", name="Close").click()
    seen.settle()
    assert "act=" not in seen.page.url
    seen.assert_clean()


def test_the_switch_brings_kenyas_sanction_forward(visit: Open) -> None:
    seen = visit("/first-days")
    assert "day 675 in Kenya" in heading(seen)
    seen.page.get_by_text("Also threatened or failed", exact=True).click()
    seen.page.wait_for_url("**what=all**")
    seen.settle()
    wait_for_drawing(seen)
    x, y = mark(seen, "<b>Sanctions · Kenya")
    seen.page.mouse.click(x, y)
    seen.page.wait_for_url("**act=KEN-2007-021**")
    assert "15 days after onset" in seen.settle().text
    seen.assert_clean()


def test_moving_an_onset_says_what_changes_and_back_undoes_it(visit: Open) -> None:
    seen = visit("/first-days")
    seen.page.get_by_role("button", name="Onsets").click()
    field = seen.page.get_by_label("Kenya 2007–08, onset 30 Dec 2007")
    field.fill("10")
    field.press("Enter")
    seen.page.wait_for_url("**onset=KEN-2007.10**")
    seen.settle()
    assert "Kenya 10 days later, to 9 Jan 2008" in seen.text
    assert "day 665 in Kenya" in heading(seen)
    link = seen.page.url
    again = visit(link.removeprefix(seen.url)).text
    assert again == seen.text.replace("expand_less", "expand_more")  # the list is open in one
    seen.page.keyboard.press("Escape")
    seen.page.go_back()
    seen.page.wait_for_function("() => !location.search.includes('onset')")
    seen.settle()
    assert "day 675 in Kenya" in heading(seen)
    assert "days later" not in seen.text
    seen.assert_clean()


def test_the_day_is_chosen_with_the_keyboard(visit: Open) -> None:
    seen = visit("/first-days?section=then&v=1")
    knob = seen.page.get_by_role("slider")
    knob.focus()
    for _ in range(7):
        knob.press("ArrowRight")
    seen.page.wait_for_url("**day=37**")
    seen.settle()
    assert heading(seen).startswith("By day 37, Kenya had seen 7 of 8 kinds")
    seen.assert_clean()


def test_all_crises_are_one_click_away(visit: Open) -> None:
    seen = visit("/first-days?section=wait&v=1")
    seen.page.get_by_role("button", name="draw all").click()
    seen.page.wait_for_url("**ZWE-2008**")
    seen.settle()
    assert "of 16 crises" in heading(seen)
    assert "section=wait" in seen.page.url
    seen.assert_clean()


def test_the_table_has_the_same_numbers_and_the_picture_is_saved(
    visit: Open, tmp_path: Path
) -> None:
    seen = visit("/first-days?section=sum&v=1")
    wait_for_drawing(seen)
    seen.page.get_by_text("Table", exact=True).click()
    seen.page.get_by_test_id("stDataFrame").wait_for()
    assert picture.saved(seen, tmp_path)[1] == picture.PRINT
    seen.assert_clean()


def test_a_mark_is_tapped_twice_to_open_it(visit: Open) -> None:
    seen = visit("/first-days?section=sum&days=0,100&cases=KEN-2007&v=1", width=390)
    wait_for_drawing(seen)
    point = seen.page.locator(".js-plotly-plot .scatterlayer path.point").last
    point.scroll_into_view_if_needed()
    seen.settle()
    box = point.bounding_box()
    assert box
    place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    seen.page.touchscreen.tap(*place)
    tip = seen.page.locator(".js-plotly-plot .hoverlayer .hovertext")
    tip.wait_for()
    words = tip.bounding_box()
    assert words
    assert words["x"] >= 0
    assert words["x"] + words["width"] <= 390, "the words beside a mark fit the phone"
    seen.page.touchscreen.tap(*place)
    seen.page.wait_for_url("**act=KEN-2007-**")
    seen.settle().assert_clean()
