"""What holds on every page: it runs, it is honest about its link, it survives nonsense."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.ui.pages import PAGES, entry

NAMES = [page.name for page in PAGES]
KEYS = (
    *("cases", "checked", "confidence", "act", "v", "axis", "lanes", "window", "days", "stage"),
    *("measure", "kind", "kinds", "by", "what", "case", "section", "table", "find", "from", "to"),
    *("until", "place", "show", "order", "step", "mode", "page", "family", "families", "level"),
)
HOSTILE = (
    "<script>alert(1)</script>",
    "'; DROP TABLE events; --",
    "../../etc/passwd",
    "%00",
    "9" * 400,
    "-1",
    "NaN",
    "\u202eabc",
    "a,b,,c,",
    "${7*7}",
    "none",
)


def texts(app: AppTest) -> str:
    """All that the page says in Markdown, headings and notices."""
    kinds = ("markdown", "caption", "title", "header", "info", "warning", "error")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


@pytest.mark.parametrize("name", NAMES)
def test_the_page_opens(name: str, open_page: Callable[..., AppTest]) -> None:
    app = open_page(name)
    assert not app.exception
    assert len(app.title) == 1
    assert not app.warning, "a plain link must not be warned about"
    some_are_chosen = any(each.key == "cases" for each in app.multiselect)
    assert some_are_chosen == (entry(name).crises == "cases")


@pytest.mark.parametrize("name", NAMES)
def test_the_page_opens_with_no_crisis_and_with_all(
    name: str, open_page: Callable[..., AppTest]
) -> None:
    from r2p.dataset.load import case_folders

    every = ",".join(folder.name for folder in case_folders())
    for cases in ("none", every):
        app = open_page(name, cases=cases)
        assert not app.exception
        assert not app.warning or cases == every


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", NAMES)
def test_nonsense_in_the_link_does_no_harm(
    name: str, value: str, open_page: Callable[..., AppTest]
) -> None:
    app = open_page(name, **dict.fromkeys(KEYS, value))
    assert not app.exception
    assert len(app.title) == 1
    assert "<script>" not in texts(app).replace("\\<script\\>", "")


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_crisis_is_said(name: str, open_page: Callable[..., AppTest]) -> None:
    app = open_page(name, cases="KEN-2007,ATL-1999")
    assert not app.exception
    if "cases" in [widget.key for widget in app.multiselect]:
        assert any("ATL" in warning.value for warning in app.warning)
        assert "ATL-1999" not in str(app.query_params.get("cases"))


def test_choices_travel_to_other_pages(open_page: Callable[..., AppTest]) -> None:
    app = open_page("timeline", cases="SYR-2011", checked="yes")
    links = [link.proto.query_string for link in app.get("page_link")]
    assert links
    assert any("cases=SYR-2011" in link and "checked=yes" in link for link in links)
