"""The lecture page: views kept anywhere, moved, shown, carried in a link and a file."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.lecture.file import dump
from r2p.lecture.slide import View
from r2p.ui import lecture
from r2p.ui.pages import PAGES

Open = Callable[..., AppTest]
KENYA = "timeline?cases=KEN-2007"


def said(app: AppTest) -> str:
    kinds = ("markdown", "caption", "title", "header", "info", "warning")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind)).replace(
        "\\", ""
    )


def press(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def at_lecture(open_page: Open, *views: str, **params: str) -> AppTest:
    app = open_page("present", **params)
    app.query_params["view"] = list(views)
    return app.run()


def test_nothing_kept_is_explained_and_an_example_offered(open_page: Open) -> None:
    app = open_page("present")
    assert (
        "No view has been kept yet" in said(app) or "No view has been kept yet" in app.info[0].value
    )
    app = next(b for b in app.button if "example" in b.label).click().run()
    assert not app.exception
    assert len(lecture.from_link(app.query_params["view"])) == 4


@pytest.mark.parametrize("name", [entry.name for entry in PAGES if entry.name != "present"])
def test_a_view_of_any_page_can_be_kept_and_shown(name: str, open_page: Open) -> None:
    app = press(open_page(name), "_keep")
    assert not app.exception
    kept = app.session_state["_lecture"]
    assert [view.page for view in kept] == [name]
    shown = at_lecture(open_page, name, slide="1")
    assert not shown.exception
    assert "is not" not in said(shown)


def test_a_link_opens_a_lecture_and_names_its_findings(open_page: Open) -> None:
    app = at_lecture(open_page, KENYA, "map", "case?case=MLI-2012&title=What about Mali?")
    text = said(app)
    assert "Kenya 2007–08: 48 of 84 acts" in text
    assert "What about Mali?" in text
    assert not app.warning


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("nowhere?cases=KEN-2007", "nowhere"),
        ("present?view=map", "present"),
        ("map?" + "a=b&" * 200, "param"),
    ],
)
def test_a_link_with_a_bad_view_says_why(part: str, why: str, open_page: Open) -> None:
    app = at_lecture(open_page, part)
    assert not app.exception
    assert why in app.warning[0].value.replace("\\", "")
    assert "view" not in app.query_params


def test_a_bad_value_in_a_view_is_said_beside_it(open_page: Open) -> None:
    app = at_lecture(open_page, "compare?measure=nonsense")
    assert "measure=nonsense" in app.warning[0].value.replace("\\", "")


def test_views_move_and_go(open_page: Open) -> None:
    app = at_lecture(open_page, KENYA, "map", "weights")
    app = press(app, "_down_0")
    assert app.query_params["view"] == ["map", KENYA, "weights"]
    app = press(app, "_remove_2")
    assert app.query_params["view"] == ["map", KENYA]
    app = press(app, "_up_1")
    assert app.query_params["view"] == [KENYA, "map"]


def test_words_are_kept_titles_in_the_link_and_notes_in_the_session(open_page: Open) -> None:
    app = press(at_lecture(open_page, KENYA), "_edit_0")
    app.text_input[0].set_value("How *fast*?")
    app.text_area[0].set_value("Ask <b>them</b> first.")
    app = press(app, "FormSubmitter:_form_0-Keep these words")
    assert app.session_state["_lecture"] == [
        View("timeline", (("cases", "KEN-2007"),), "How *fast*?", "Ask <b>them</b> first.")
    ]
    assert "How *fast*?" in said(app)
    assert "them" not in " ".join(app.query_params["view"])


def test_a_slide_out_of_range_falls_back(open_page: Open) -> None:
    app = at_lecture(open_page, KENYA, slide="7")
    assert not app.exception
    assert "“7”" in app.warning[0].value


def test_the_slide_shows_one_chart_and_no_navigation(open_page: Open) -> None:
    app = at_lecture(open_page, KENYA, "map", slide="1")
    assert len(app.get("plotly_chart")) == 1
    assert not app.sidebar.get("page_link")
    app = press(app, "_next")
    assert app.query_params["slide"] == "2"
    assert press(app, "_end").query_params.get("slide") in (None, [])


def test_another_lecture_puts_the_first_aside_and_it_can_be_brought_back(open_page: Open) -> None:
    app = at_lecture(open_page, KENYA)
    app.query_params["view"] = ["weights"]
    app = app.run()
    back = next(button for button in app.button if "Bring back" in button.label)
    assert back.click().run().query_params["view"] == KENYA


def test_a_file_opens_again_and_a_bad_one_is_refused(open_page: Open) -> None:
    view = View("timeline", (("cases", "KEN-2007"),), "Title", "Notes")
    app = open_page("present")
    app.file_uploader[0].upload("lecture.json", dump([view]), "application/json")
    app = app.run()
    assert app.session_state["_lecture"] == [view]
    bad = json.dumps({"format": "something"}).encode()
    app.file_uploader[0].upload("lecture.json", bad, "application/json")
    app = app.run()
    assert "cannot be opened" in app.error[0].value
    assert app.session_state["_lecture"] == [view]


def test_a_lecture_too_long_for_a_link_is_kept_for_the_file(open_page: Open) -> None:
    views = [View("timeline", (("cases", "KEN-2007"),), f"{i} " + "x" * 200) for i in range(40)]
    assert lecture.in_link(views) == []
    assert lecture.from_link(lecture.in_link(views[:5])) == views[:5]
    assert lecture.in_link([View("map")] * lecture.MOST_IN_LINK)
    assert lecture.in_link([View("map")] * (lecture.MOST_IN_LINK + 1)) == []


def test_a_link_makes_the_host_run_so_many_pages_and_no_more(open_page: Open) -> None:
    most = lecture.MOST_IN_LINK
    app = at_lecture(open_page, *(f"data?find={number}" for number in range(most + 15)))
    assert not app.exception
    assert len(app.session_state["_lecture"]) == len(app.session_state["_staged"]) == most
    assert len(app.query_params["view"]) == most
    (warning,) = app.warning
    assert f"names {most + 15} views" in warning.value
    assert not app.run().warning
