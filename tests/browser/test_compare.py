"""The page Compare in a real browser: choices on a phone, bars that lead to evidence."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit

Open = Callable[..., Visit]
CHOICES = (
    "/compare?by=stage&window=whole&measure=acts&v=1",
    "/compare?measure=days&kinds=family.sanctions,family.security&v=1",
    "/compare?measure=speed&by=pillar&v=1",
    "/compare?measure=breadth&v=1",
    "/compare?cases=none&v=1",
)
ROWS = """() => [...document.querySelectorAll('.js-plotly-plot .barlayer .point path')]
    .map(path => path.getBoundingClientRect())
    .filter(box => box.height > 20)
    .map(box => [box.x, box.y, box.width, box.height])"""


def select_row(seen: Visit, number: int) -> None:
    """Click on the right end of a row of the chart, where no bar is."""
    x, y, width, height = seen.page.evaluate(ROWS)[number]
    seen.page.mouse.click(x + width * 0.9, y + height / 2)


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("path", CHOICES)
def test_other_choices_are_clean_too(path: str, width: int, visit: Open) -> None:
    seen = visit(path, width=width, dark=width == 390)
    seen.assert_clean()
    seen.assert_fits()


def test_the_page_answers_which_of_the_three_used_sanctions(visit: Open) -> None:
    seen = visit("/compare")
    heading = seen.page.get_by_role("heading", level=2).first
    assert heading.inner_text().startswith(
        "Sanctions were carried out in Guinea and Mali, not in Kenya"
    )
    assert heading.bounding_box()["y"] < 900, "it is seen without scrolling"


def test_choices_stand_in_their_widgets_on_a_phone(visit: Open) -> None:
    seen = visit("/compare?cases=SYR-2011,KEN-2007&v=1", width=390)
    chips = seen.page.get_by_test_id("stMultiSelect").first
    chips.get_by_text("Syria 2011").wait_for(timeout=10_000)
    assert "Kenya 2007–08" in chips.inner_text()


def test_a_bar_leads_to_its_acts_and_an_act_to_its_sources(visit: Open) -> None:
    seen = visit("/compare")
    select_row(seen, 5)  # sanctions, third crisis
    seen.page.wait_for_url("**bar=MLI-2012~family.sanctions**")
    seen.settle()
    assert "Mali 2012–13: Sanctions, 14 acts" in seen.text
    table = seen.page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    seen.page.mouse.click(box["x"] + 16, box["y"] + 35 * 1.5)
    seen.page.wait_for_url("**act=MLI-2012-**")
    seen.settle()
    assert "Who acted" in seen.text
    assert "Sources" in seen.text
    seen.assert_clean()


def test_a_bar_can_be_chosen_without_a_pointer(visit: Open) -> None:
    seen = visit("/compare")
    box = seen.page.get_by_role("combobox", name="Acts behind a bar")
    box.focus()
    seen.page.keyboard.type("Guinea 2009–10: Reg")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**bar=GIN-2009~regional.home**")
    assert "Guinea 2009–10: Regional action" in seen.settle().text


def test_a_selected_bar_leaves_the_others_as_they_are(visit: Open) -> None:
    seen = visit("/compare")
    opacities = """() => [...document.querySelectorAll('.js-plotly-plot .barlayer .point path')]
        .map(path => path.style.opacity || '1').filter(value => value !== '1').length"""
    select_row(seen, 0)
    seen.page.wait_for_url("**bar=**")
    seen.settle()
    assert seen.page.evaluate(opacities) == 0


def test_a_changed_choice_is_in_the_link(visit: Open) -> None:
    seen = visit("/compare")
    seen.page.get_by_role("combobox", name="Split").click()
    seen.page.get_by_role("option", name="By stage").click()
    seen.page.wait_for_url("**by=stage**")
    seen.settle()
    fresh = visit(seen.page.url.removeprefix(seen.url))
    assert fresh.text == seen.text
    seen.assert_clean()
