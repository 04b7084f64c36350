"""Adding a crisis is adding a folder: no code, and every page has it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.server import running
from tests.copies import copy_crisis, copy_project

NEW, TITLE = "KEN-2099", "Copied crisis under a new id"
LINKS = {
    "/": TITLE,
    f"/map?cases={NEW}&v=1": "Kenya",
    f"/timeline?cases={NEW}&v=1": "Kenya",
    f"/compare?cases={NEW}&v=1": "Kenya",
    f"/case?case={NEW}&v=1": TITLE,
    "/data?table=cases&v=1": "17",
}


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = copy_project(tmp_path_factory.mktemp("project"))
    copy_crisis(project, "KEN-2007", NEW, TITLE)
    with running(project) as url:
        yield url


@pytest.mark.parametrize("link", LINKS)
def test_the_new_crisis_is_on_every_page(
    link: str, copied: str, visit: Callable[..., Visit]
) -> None:
    seen = visit(link, url=copied)
    seen.assert_clean()
    assert seen.page.locator("[data-testid=stAlert]").count() == 0, seen.text
    assert LINKS[link] in seen.text


def test_a_broken_crisis_is_left_out_and_named(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    project = copy_project(tmp_path)
    events = project / "data" / "cases" / "GIN-2009" / "events.csv"
    text = events.read_text(encoding="utf-8")
    events.write_text(text.replace(",arms_embargo,", ",arms_embrago,", 1), encoding="utf-8")
    with running(project) as url:
        seen = visit("/timeline?cases=KEN-2007,MLI-2012&v=1", url=url)
        assert "GIN-2009 could not be read and is left out" in seen.text
        seen.page.get_by_text("GIN-2009 could not be read").click()
        assert "arms_embrago" in seen.text
        assert "Did you mean 'arms_embargo'?" in seen.text
        assert "Kenya" in seen.text
        seen.assert_clean()
