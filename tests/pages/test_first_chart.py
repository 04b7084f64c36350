"""A browser's first run ends at the first chart; everybody else gets the whole page at once."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.ui import first_chart, overview
from r2p.ui.pages import PAGES

Open = Callable[..., AppTest]


@pytest.fixture
def in_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_chart, "_is_browser", lambda: True)


def menu(app: AppTest) -> int:
    return len(app.sidebar.get("page_link"))


def headers(app: AppTest) -> list[str]:
    return [header.value for header in app.header]


def test_whoever_is_no_browser_gets_the_whole_page_at_once(open_page: Open) -> None:
    app = open_page("overview")
    assert menu(app) == len(PAGES)
    assert "Ways in" in headers(app)
    asking = [each for each in app.get("bidi_component") if each.proto.id.endswith("first_chart")]
    assert not asking


def test_a_browser_gets_the_first_chart_and_then_the_rest(
    open_page: Open, in_a_browser: None
) -> None:
    app = open_page("overview")
    assert len(app.get("plotly_chart")) == 1
    assert len(headers(app)) == 1, "nothing below the chart"
    assert not menu(app)
    assert [each for each in app.get("bidi_component") if each.proto.id.endswith("first_chart")]
    assert len(app.sidebar.text_input) == 1, "the sidebar stands where it will stand"

    whole = open_page("overview").run()
    app.run()
    assert headers(app) == headers(whole)
    assert menu(app) == menu(whole) == len(PAGES)
    assert app.main.get("caption")[0].value == whole.main.get("caption")[0].value


@pytest.mark.parametrize("page", ["data", "map", "case"])
def test_a_page_without_a_chart_is_whole_at_once(
    open_page: Open, in_a_browser: None, page: str
) -> None:
    app = open_page(page)
    assert not app.get("plotly_chart")
    assert menu(app) == len(PAGES)
    once = len(list(app.main))
    assert len(list(app.run().main)) == once


def test_while_the_host_is_busy_one_run_draws_all(
    open_page: Open, in_a_browser: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_chart, "_running", {1, 2, 3})
    assert menu(open_page("overview")) == len(PAGES)


def test_a_page_that_fails_keeps_its_menu(
    open_page: Open, in_a_browser: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(overview, "numbers", fail)
    app = open_page("overview")
    assert app.exception
    assert menu(app) == len(PAGES)


def test_a_browser_that_shows_a_page_already_gets_the_whole_page(
    open_page: Open, in_a_browser: None
) -> None:
    app = open_page("overview")
    app.run()
    again = app.session_state["_first_chart"]
    assert again
    del app.session_state["_first_chart"]  # a new session, after an outage
    assert menu(app.run()) == len(PAGES), "it tells what its widgets hold"
