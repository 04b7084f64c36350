"""The Classroom page: from a question to its view and back, and from blind coding to the result."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Route

from tests.browser.conftest import Visit


def test_an_answer_outlives_the_way_to_its_view_and_back(visit: Callable[..., Visit]) -> None:
    seen = visit("/classroom?cases=KEN-2007")
    seen.page.get_by_text("How many sanctions against Kenyan leaders").click()
    answer = seen.page.get_by_role("textbox", name="Your answer").first
    answer.fill("Five threats, no act.")
    answer.press("Control+Enter")
    seen.settle()
    seen.page.get_by_role("link", name="Open Timeline").first.click()
    seen.page.wait_for_url("**/timeline?cases=KEN-2007&axis=calendar&family=sanctions**")
    assert "sanctions only" in seen.settle().text
    seen.page.go_back()
    seen.page.wait_for_url("**/classroom?cases=KEN-2007")
    assert "1 answered" in seen.settle().text
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Answers (Markdown)").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert "Five threats, no act." in text
    assert "/timeline?cases=KEN-2007&axis=calendar" in text
    seen.assert_clean()


def test_one_act_is_coded_and_compared(visit: Callable[..., Visit]) -> None:
    seen = visit("/classroom?section=coding&cases=KEN-2007&acts=5&seed=7")
    assert "KEN-2007-" not in seen.page.get_by_test_id("stMain").inner_html()
    seen.page.get_by_role("combobox", name="Instrument").click()
    seen.page.keyboard.type("Statement")
    seen.page.get_by_role("option", name="Statement").first.click()
    seen.settle()
    for name in ("Apply", "Pillar 3: response"):
        seen.page.get_by_role("radio", name=name, exact=True).click()
        seen.settle()
    seen.page.get_by_role("button", name="Compare 1 coded act").click()
    assert "same instrument for 0 of 1 act" in seen.settle().text
    assert "Mediator appointed. The act of naming a mediator" in seen.text
    seen.page.get_by_role("link", name="Evidence for KEN-2007-").click()
    seen.page.wait_for_url("**/case?case=KEN-2007&act=**")
    assert "Who acted" in seen.settle().text
    seen.assert_clean()


def test_what_draws_the_choices_may_come_late(visit: Callable[..., Visit]) -> None:
    """On a slow line runs follow one another before anything is drawn: nothing may be lost."""
    seen = visit("/classroom", width=390)  # guessed as wide, so that the screen is measured
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    for name in ("Multiselect", "ButtonGroup", "NumberInput"):
        seen.page.route(f"**/static/js/{name}*.js", hold)
    seen.page.goto(f"{seen.url}/classroom?section=coding&cases=KEN-2007,ATL-1999&seed=7")
    seen.page.wait_for_selector("h1")
    seen.page.get_by_text("ATL-1999").wait_for()
    for width in (1366, 390):
        seen.page.set_viewport_size({"width": width, "height": 844})
        seen.page.wait_for_timeout(1_000)
    for route in late:
        route.continue_()
    assert "ATL-1999" in seen.settle().text
    assert "Kenya 2007–08" in seen.page.get_by_test_id("stMultiSelect").inner_text()
    assert (
        seen.page.get_by_role("radio", name="Blind coding").get_attribute("aria-checked") == "true"
    )
    assert seen.page.get_by_role("spinbutton", name="Seed").input_value() == "7"
    assert len(late) == 3
    seen.assert_clean()


def test_saved_answers_go_on_after_a_reload(visit: Callable[..., Visit], tmp_path: Path) -> None:
    seen = visit("/classroom?cases=KEN-2007")
    seen.page.get_by_text("How many sanctions against Kenyan leaders").click()
    answer = seen.page.get_by_role("textbox", name="Your answer").first
    answer.fill("Five threats,\nno <b>act</b>.")
    answer.press("Control+Enter")
    seen.settle()
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Save to go on later").click()
    file = tmp_path / "answers.json"
    download.value.save_as(file)
    seen.open("/classroom?cases=KEN-2007")
    assert "0 answered" in seen.text
    seen.page.get_by_role("button", name="Open saved answers").click()
    seen.settle()
    seen.page.locator("input[type=file]").set_input_files(file)
    assert "1 answer opened." in seen.settle().text
    seen.page.get_by_text("How many sanctions against Kenyan leaders").click()
    seen.settle()
    assert answer.input_value() == "Five threats,\nno <b>act</b>."
    seen.assert_clean()
