"""The Classroom page: from a question to its view and back, and from blind coding to the result."""

from collections.abc import Callable

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
