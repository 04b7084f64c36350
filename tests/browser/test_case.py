"""The dossier, used as a student uses it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.grid import select_row

SECTIONS = ("acts", "actors", "sources", "numbers", "protection", "readings", "notes")


def test_who_acted_for_the_african_union_in_guinea_in_october_2009(
    visit: Callable[..., Visit],
) -> None:
    seen = visit("/case?case=GIN-2009")
    seen.page.get_by_role("radio", name="Acts", exact=True).click()
    seen.settle()
    seen.page.get_by_role("textbox", name="Search", exact=True).fill("AU October 2009")
    seen.page.get_by_role("textbox", name="Search", exact=True).press("Enter")
    seen.page.wait_for_url("**find=AU**")
    seen.settle()
    found = seen.text.split(" of 97 acts")[0].rsplit("\n", 1)[-1]
    assert 1 <= int(found) <= 10
    select_row(seen.page, "Acts", 0)
    seen.page.wait_for_url("**act=GIN-2009-**")
    text = seen.settle().text
    assert "Who acted" in text
    assert "Sources" in text
    assert "Oct 2009" in text
    seen.assert_clean()


def test_evidence_of_a_row_closes_and_opens_again(visit: Callable[..., Visit]) -> None:
    seen = visit("/case?section=acts")
    select_row(seen.page, "Acts", 1)
    seen.page.wait_for_url("**act=KEN-2007-002**")
    seen.settle()
    assert "KEN-2007-002, R2P Atlas" in seen.text
    seen.page.get_by_role("button", name="Close", exact=True).click()
    seen.page.wait_for_url(lambda url: "act=" not in url)
    seen.settle()
    assert "KEN-2007-002, R2P Atlas" not in seen.text
    select_row(seen.page, "Acts", 1)
    seen.page.wait_for_url("**act=KEN-2007-002**")
    assert "KEN-2007-002, R2P Atlas" in seen.settle().text
    seen.assert_clean()


def test_the_chronology_shows_its_evidence_where_it_was_asked_for(
    visit: Callable[..., Visit],
) -> None:
    seen = visit("/case?section=acts")
    dates = seen.page.get_by_role("radiogroup", name="Read the evidence")
    first = dates.get_by_role("radio", name="First warning")
    first.click()
    seen.page.wait_for_url("**act=KEN-2007-**")
    seen.settle()
    panel = seen.page.locator("[class*=st-key-evidence_KEN]")
    assert panel.count() == 1
    sections = seen.page.get_by_role("radio", name="Stages", exact=True)
    assert panel.bounding_box()["y"] < sections.bounding_box()["y"]
    expect(first).to_be_checked()
    panel.get_by_role("button", name="Close", exact=True).click()
    seen.page.wait_for_url(lambda url: "act=" not in url)
    expect(first).not_to_be_checked()
    seen.assert_clean()


def test_an_actor_leads_to_its_acts(visit: Callable[..., Visit]) -> None:
    seen = visit("/case?section=actors")
    assert "No recorded act" in seen.text
    select_row(seen.page, "Actors by level", 0)
    seen.page.wait_for_url("**actor=UN**")
    seen.settle()
    assert "section=acts" in seen.page.url
    assert " of 88 acts" in seen.text
    seen.assert_clean()


def test_a_stage_leads_to_its_acts(visit: Callable[..., Visit]) -> None:
    seen = visit("/case")
    said = seen.page.get_by_text("13 acts, 11 carried out")
    assert "2 Onset" in said.inner_text()
    stages = seen.page.get_by_role("radiogroup", name="Read the acts of a stage")
    stages.get_by_role("radio", name="1 Early warning").focus()
    seen.page.keyboard.press("ArrowRight")  # looks on, opens nothing yet
    seen.page.keyboard.press("Space")
    seen.page.wait_for_url("**stage=onset**")
    seen.settle()
    assert "13 of 88 acts" in seen.text
    assert "onset" in seen.text


def test_a_source_shows_the_acts_that_rest_on_it(visit: Callable[..., Visit]) -> None:
    seen = visit("/case?section=sources&source=S/PRST/2008/4")
    assert (
        "S/PRST/2008/4" in seen.page.get_by_role("textbox", name="Search", exact=True).input_value()
    )
    select_row(seen.page, "Sources", 0)
    seen.page.get_by_text("rest on it.").wait_for(timeout=15_000)
    seen.assert_clean()


def test_changing_the_crisis_closes_the_evidence(visit: Callable[..., Visit]) -> None:
    seen = visit("/case?section=acts&act=KEN-2007-052")
    assert "KEN-2007-052, R2P Atlas" in seen.text
    seen.page.get_by_role("combobox", name="Crisis").click()
    seen.page.get_by_role("option").filter(has_text="Guinea").click()
    seen.page.wait_for_url("**case=GIN-2009**")
    seen.settle()
    assert "act=" not in seen.page.url
    assert "Guinea stadium massacre" in seen.text
    assert seen.page.locator("[data-testid=stAlert]").count() == 0


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_fits_a_phone(section: str, visit: Callable[..., Visit]) -> None:
    for case in ("KEN-2007", "SYR-2011"):
        seen = visit(f"/case?case={case}&section={section}", width=390)
        seen.assert_clean()
        seen.assert_fits()


def test_an_act_in_the_link_chooses_its_crisis(visit: Callable[..., Visit]) -> None:
    seen = visit("/case?act=GIN-2009-003&section=acts")
    assert "GIN-2009-003, R2P Atlas" in seen.text
    assert "Guinea stadium massacre" in seen.text
    seen.assert_clean()


def test_the_dossier_leads_to_the_same_crisis_on_other_pages(visit: Callable[..., Visit]) -> None:
    seen = visit("/case?case=MLI-2012")
    main = seen.page.locator("[data-testid=stMain]")
    for name in ("Timeline", "Map", "Compare"):
        link = main.get_by_role("link", name=name, exact=True)
        assert "cases=MLI-2012" in link.get_attribute("href")
