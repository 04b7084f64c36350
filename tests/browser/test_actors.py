"""The page Actors in a real browser: marks that lead to acts, and acts to their evidence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from r2p.ui.actors import SECTIONS
from tests.browser import picture
from tests.browser.conftest import Visit
from tests.browser.grid import select_row

Open = Callable[..., Visit]
MARK = """([wanted]) => {
    for (const plot of document.querySelectorAll('.js-plotly-plot')) {
        const {xaxis, yaxis} = plot._fullLayout, box = plot.getBoundingClientRect();
        for (const trace of plot.data) {
            const place = (trace.customdata || []).findIndex(each => each[0] === wanted);
            if (place >= 0 && trace.type === 'scatter') {
                return [
                    box.x + xaxis._offset + xaxis.d2p(trace.x[place]),
                    box.y + yaxis._offset + yaxis.d2p(trace.y[place]),
                ];
            }
        }
    }
    return null;
}"""


def press(seen: Visit, mark: str) -> None:
    """Press the mark that stands for an actor, a tie or an act."""
    plot = seen.page.locator(".js-plotly-plot").first
    plot.wait_for(state="visible", timeout=20_000)
    plot.scroll_into_view_if_needed()
    x, y = seen.page.evaluate(MARK, [mark])
    seen.page.mouse.click(x, y)


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_clean(section: str, width: int, visit: Open) -> None:
    seen = visit(f"/actors?section={section}&v=1", width=width, dark=width == 390)
    seen.assert_clean()
    seen.assert_fits()
    assert seen.page.locator(".js-plotly-plot").first.is_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/actors?show=matrix&window=whole&v=1",
        "/actors?least=8&crisis=GIN-2009&v=1",
        "/actors?cases=none&v=1",
        "/actors?cases=LKA-2009&section=gaps&what=all&v=1",
        "/actors?section=first&by=instrument&cases=KEN-2007&v=1",
    ],
)
def test_other_choices_are_clean_too(path: str, visit: Open) -> None:
    seen = visit(path, width=390)
    seen.assert_clean()
    seen.assert_fits()


def test_the_finding_is_seen_without_scrolling(visit: Open) -> None:
    seen = visit("/actors")
    heading = seen.page.get_by_role("heading", level=2).first
    assert heading.inner_text().startswith("Burkina Faso and ECOWAS acted together most")
    assert "no act by the private sector in Guinea or Mali" in heading.inner_text()
    assert heading.bounding_box()["y"] < 900
    assert seen.page.locator(".js-plotly-plot").first.bounding_box()["y"] < 750


def test_the_drawing_says_in_words_what_it_shows(visit: Open) -> None:
    seen = visit("/actors")
    described = seen.page.locator("[aria-label*='78 actors took part in 119 acts']")
    assert described.count() >= 1


def test_an_actor_leads_to_its_acts_and_an_act_to_its_sources(visit: Open) -> None:
    seen = visit("/actors")
    press(seen, "ECOWAS")
    seen.page.wait_for_url("**with=ECOWAS**")
    seen.settle()
    assert "ECOWAS, 19 acts" in seen.text
    select_row(seen.page, "Acts behind ECOWAS", 0)
    seen.page.wait_for_url("**act=***")
    seen.settle()
    assert "Who acted" in seen.text
    assert "Sources" in seen.text
    seen.assert_clean()


def test_a_tie_leads_to_the_acts_of_both(visit: Open) -> None:
    seen = visit("/actors")
    press(seen, "KEN_GOV~PANEL_AEAP")
    seen.page.wait_for_url("**with=KEN_GOV~PANEL_AEAP**")
    seen.settle()
    assert "Kenya (government) and Annan Panel, 5 acts" in seen.text


def test_a_cell_of_the_matrix_leads_to_the_acts_of_both(visit: Open) -> None:
    seen = visit("/actors?show=matrix")
    press(seen, "AU~ECOWAS")
    seen.page.wait_for_url("**with=AU~ECOWAS**")
    seen.settle()
    assert "AU and ECOWAS, 6 acts" in seen.text


@pytest.mark.parametrize(
    ("path", "act", "title"),
    [
        ("/actors?section=gaps", "KEN-2007-020", "EAC observer mission issued its report"),
        ("/actors?section=first", "KEN-2007-040", "under preliminary examination"),
        ("/actors?section=cross", "GIN-2009-034", "ECOWAS imposed an arms embargo"),
    ],
)
def test_a_mark_that_is_an_act_opens_its_evidence(
    path: str, act: str, title: str, visit: Open
) -> None:
    seen = visit(path)
    press(seen, act)
    seen.page.wait_for_url(f"**act={act}**")
    seen.settle()
    assert title in seen.text
    assert "Sources" in seen.text
    seen.assert_clean()


def test_a_row_of_the_table_of_actors_lists_its_acts(visit: Open) -> None:
    seen = visit("/actors?section=led")
    name = "How often each actor took part, led and supported, and how central it is"
    select_row(seen.page, name, 1)
    seen.page.wait_for_url("**with=UN**")
    seen.settle()
    assert "UN, 17 acts" in seen.text


def test_the_link_of_what_was_chosen_shows_the_same_in_a_fresh_browser(visit: Open) -> None:
    seen = visit("/actors?section=led&crisis=MLI-2012&with=EU&v=1")
    assert seen.text == visit("/actors?section=led&crisis=MLI-2012&with=EU&v=1").text
    assert "EU," in seen.text


def test_a_change_of_section_keeps_the_crises_and_forgets_the_actor(visit: Open) -> None:
    seen = visit("/actors?cases=KEN-2007&with=AU&v=1")
    seen.page.get_by_role("radio", name="Who was missing").click()
    seen.page.wait_for_url("**section=levels**")
    seen.settle()
    assert "with=" not in seen.page.url
    assert "cases=KEN-2007" in seen.page.url
    assert "No recorded act by armed groups" in seen.text
    seen.assert_clean()


def test_the_picture_is_saved_at_print_resolution(visit: Open, tmp_path: Path) -> None:
    seen = visit("/actors")
    assert picture.saved(seen, tmp_path) == ("actors-together.png", picture.PRINT)
