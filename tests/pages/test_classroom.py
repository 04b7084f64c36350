"""The Classroom page: questions open their views, coding stays blind, files are not trusted."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset.load import assemble, case_folders
from r2p.ui import link
from r2p.ui.classroom_codes import Draw, drawn
from r2p.ui.classroom_saved import dump
from r2p.ui.classroom_views import views

Open = Callable[..., AppTest]
DATA = assemble(case_folders())
QUESTIONS = DATA.arguments["questions"]
VIEWS = sorted({view for cell in QUESTIONS["views"] for view in views(DATA, cell)}, key=str)
ACTS = drawn(DATA, Draw(("KEN-2007",), 5, 7))


def texts(app: AppTest) -> str:
    kinds = ("markdown", "caption", "title", "header", "info", "error", "expander")
    elements = [element for kind in kinds for element in app.get(kind)]
    return "\n".join(str(getattr(each, "value", getattr(each, "label", ""))) for each in elements)


def room(open_page: Open) -> AppTest:
    return open_page("classroom", cases="KEN-2007", section="coding", acts="5", seed="7")


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if label in button.label).click().run()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.page}-{len(view.params)}")
def test_each_view_of_a_question_is_shown_as_its_link_says(view, open_page: Open) -> None:
    app = open_page(view.page, **dict(view.params))
    assert not app.exception
    assert "link" not in " ".join(warning.value for warning in app.warning)
    assert not any(selected in info.value for info in app.info for selected in ("No ", "Nothing"))
    for key, value in view.params:
        assert f"{link._SEEN}{key}" in app.session_state, f"{view.page} knows no {key}"
        assert app.query_params[key] in (value, [value])


def test_every_view_leads_to_a_page() -> None:
    for row in QUESTIONS.itertuples():
        assert len(views(DATA, row.views)) == len(row.views.split(";")), row.question_id


def test_questions_are_chosen_by_crisis_level_and_page(open_page: Open) -> None:
    assert len(open_page("classroom").expander) == len(QUESTIONS)
    app = open_page("classroom", cases="GIN-2009", level="advanced", on="timeline")
    shown = [expander.label for expander in app.expander]
    assert len(shown) == 3
    assert sum("Guinea" in label for label in shown) == 2
    assert not open_page("classroom", cases="none", level="introductory", on="toolbox").expander


def test_answers_outlive_a_change_of_page(open_page: Open) -> None:
    app = open_page("classroom")
    app.session_state["question_Q01"] = True  # opened
    app.run()
    app.text_area(key="answer_Q01").set_value("Two <b>days</b>").run()
    app.switch_page("pages/data.py").run()
    app.switch_page("pages/classroom.py").run()
    app.session_state["question_Q01"] = True
    app.run()
    assert app.text_area(key="answer_Q01").value == "Two <b>days</b>"
    assert "1 answered" in texts(app)


def test_saved_answers_are_opened_and_nothing_is_lost(open_page: Open) -> None:
    app = open_page("classroom")
    app.session_state["question_Q01"] = True  # opened
    app.run()
    app.text_area(key="answer_Q01").set_value("Mine\x0b\u202e, of today").run()
    app.session_state["_answers_open"] = True
    app.run()
    app.file_uploader[0].upload("a.json", b'{"format": "zip"}', "application/json").run()
    assert "your answers stay as they are" in app.error[0].value
    assert app.text_area(key="answer_Q01").value == "Mine\x0b\u202e, of today"
    body = dump({"Q01": "Of last week", "Q14": "Kenya", "Q99<b>": "gone"})
    app.session_state["_answers_open"] = True
    app.run()
    app.file_uploader[0].upload("b.json", body, "application/json").run()
    assert not app.exception
    assert app.text_area(key="answer_Q01").value == "Of last week"
    said = app.success[0].value.replace("\\", "")
    assert "2 answers opened. 1 other answer of yours" in said
    assert "no such question: Q99<b>" in said
    assert "2 answered" in texts(app)
    press(app, "Bring back what stood here before (1 answer)")
    assert app.text_area(key="answer_Q01").value == "Mine\n, of today"  # as it can be opened again
    assert not app.success
    press(app, "Bring back what stood here before (1 answer)")
    assert app.text_area(key="answer_Q01").value == "Of last week"


def test_coding_is_blind_until_it_is_compared(open_page: Open) -> None:
    app = room(open_page)
    for place, act in ACTS.iterrows():
        said = texts(app).replace("\\", "")
        assert act["title"] in said
        for hidden in (act["event_id"], act["coding_note"], act["source_ids"], act["lead_name"]):
            known = f"{act['title']} {act['description']} {act['target']}"
            assert not hidden or hidden in known or hidden not in said
        assert not app.dataframe
        app.selectbox(key=f"code_instrument_{place}").set_value(act["instrument"]).run()
        app.get("button_group")[-2].set_value(act["mode"]).run()
        app.get("button_group")[-1].set_value("3").run()
        if place < 4:
            press(app, "Next")
    press(app, "Compare 5 coded acts")
    assert not app.exception
    table = app.dataframe[0].value.set_index("Variable")
    assert table.loc["Instrument", "Same"] == 5
    assert table.loc["Instrument", "Agreement"].startswith("100.0 %")
    assert table.loc["Pillar", "Same"] == int((ACTS["pillar"] == 3).sum())


def test_a_draw_that_the_link_cannot_have(open_page: Open) -> None:
    app = open_page("classroom", section="coding", acts="7", seed="0")
    said = " ".join(warning.value for warning in app.warning)
    assert "5, 10, 18, 30" in said
    assert "from 1 to 9999" in said
    assert not app.exception
