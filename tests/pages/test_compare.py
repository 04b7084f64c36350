"""The page Compare from its links."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset.load import case_folders
from r2p.measures.catalogue import MEASURES
from r2p.measures.kinds import KINDS

EVERY = ",".join(folder.name for folder in case_folders())
Open = Callable[..., AppTest]


def said(app: AppTest) -> str:
    kinds = ("markdown", "caption", "header", "info", "warning")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def charts(app: AppTest) -> int:
    return len(app.get("plotly_chart"))


def test_the_page_opens_on_the_three_headline_kinds(open_page: Open) -> None:
    app = open_page("compare")
    assert app.multiselect(key="kinds").value == [
        "family.mediation",
        "family.sanctions",
        "regional.home",
    ]
    assert app.selectbox(key="window").value == "acute"
    assert app.header[0].value.startswith("Sanctions were carried out in Guinea and Mali")
    assert charts(app) == 1
    assert not app.warning
    assert dict(app.query_params) == {}


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_opens_with_every_crisis(measure: str, open_page: Open) -> None:
    app = open_page("compare", cases=EVERY, measure=measure)
    assert not app.exception
    assert charts(app) == 1
    raw = not MEASURES[measure].comparable or measure == "breadth"
    assert bool(app.warning) == raw, "raw counts across depths are warned about, shares are not"


def test_raw_counts_of_one_depth_are_not_warned_about(open_page: Open) -> None:
    assert not open_page("compare", measure="acts").warning


def test_an_empty_selection_is_explained(open_page: Open) -> None:
    assert "No crisis is chosen" in open_page("compare", cases="none").info[0].value
    assert "No kind of act is chosen" in open_page("compare", kinds="none").info[0].value


def test_kinds_never_in_force_are_explained(open_page: Open) -> None:
    app = open_page("compare", measure="days", kinds="family.mediation")
    assert "only instruments that last" in app.info[0].value
    assert charts(app) == 0
    app = open_page("compare", measure="days")
    assert "Not shown, as never in force: Mediation" in said(app).replace("\\", "")
    assert charts(app) == 1


def test_the_first_days_may_be_named_in_one_word(open_page: Open) -> None:
    app = open_page("compare", window="first-30")
    assert app.selectbox(key="window").value == "first"
    assert app.number_input(key="days").value == 30
    assert "first 30 days" in said(app)
    assert not app.warning


@pytest.mark.parametrize("days", ["0", "99999", "many"])
def test_days_out_of_range_fall_back_and_say_so(days: str, open_page: Open) -> None:
    app = open_page("compare", window="first", days=days)
    assert app.number_input(key="days").value == 100
    assert "whole number" in app.warning[0].value


@pytest.mark.parametrize(
    ("key", "value"),
    [("measure", "guilt"), ("window", "ever"), ("by", "colour"), ("what", "hoped")],
)
def test_bad_values_fall_back_and_say_so(key: str, value: str, open_page: Open) -> None:
    app = open_page("compare", **{key: value})
    assert not app.exception
    assert value in app.warning[0].value
    assert charts(app) == 1
    assert key not in app.query_params


def test_a_split_the_measure_does_not_allow_is_not_taken(open_page: Open) -> None:
    app = open_page("compare", measure="days", by="stage")
    assert app.selectbox(key="by").value == "none"
    assert app.warning
    app = open_page("compare", by="stage")
    app.selectbox(key="measure").select("days").run()
    assert not app.exception
    assert app.selectbox(key="by").value == "none"
    assert "cannot be split" in app.warning[0].value
    assert "by" not in app.query_params


def test_many_kinds_come_in_pages(open_page: Open) -> None:
    instruments = [id for id in KINDS if id.startswith("instrument.")]
    app = open_page("compare", cases=EVERY, kinds=",".join(instruments), page="2")
    assert not app.exception
    assert charts(app) == 1
    pages = app.get("button_group")[0]
    assert pages.value == "2"
    app = open_page("compare", kinds=",".join(instruments), page="99")
    assert "99" in app.warning[0].value


def test_fewer_kinds_forget_the_page(open_page: Open) -> None:
    instruments = [id for id in KINDS if id.startswith("instrument.")]
    app = open_page("compare", kinds=",".join(instruments), page="5")
    app.multiselect(key="kinds").set_value(["family.sanctions"]).run()
    assert not app.exception
    assert charts(app) == 1
    assert "page" not in app.query_params


def test_a_bar_lists_its_acts_and_an_act_its_evidence(open_page: Open) -> None:
    app = open_page("compare", bar="MLI-2012~family.sanctions")
    assert app.selectbox(key="bar").value == "MLI-2012~family.sanctions"
    acts = app.dataframe[0].value
    assert len(acts)
    assert set(acts["What became of it"]) >= {"Carried out", "Threatened"}
    act = acts["Act"].iloc[0]
    app = open_page("compare", bar="MLI-2012~family.sanctions", act=act)
    assert "Sources" in said(app)


def test_no_acts_are_sent_before_a_bar_is_chosen(open_page: Open) -> None:
    assert not open_page("compare").dataframe


def test_a_bar_without_acts_is_explained(open_page: Open) -> None:
    app = open_page("compare", cases="LKA-2009", bar="LKA-2009~family.sanctions")
    assert "No act of this kind is recorded here" in app.info[0].value


def test_a_bar_that_is_not_shown_is_said(open_page: Open) -> None:
    app = open_page("compare", bar="KEN-2007~family.astrology")
    assert "astrology" in app.warning[0].value
    assert not app.dataframe


def test_leaving_a_crisis_out_forgets_its_bar(open_page: Open) -> None:
    app = open_page("compare", bar="MLI-2012~family.sanctions")
    app.multiselect(key="cases").set_value(["KEN-2007"]).run()
    assert not app.exception
    assert not app.dataframe
    assert "bar" not in app.query_params


def test_checked_only_counts_fewer_acts(open_page: Open) -> None:
    app = open_page("compare", cases=EVERY, checked="yes", confidence="high")
    assert "checked acts only, confidence high" in said(app)
    assert said(app) != said(open_page("compare", cases=EVERY))


def test_the_overlap_is_said_where_the_bars_do_not_show_it(open_page: Open) -> None:
    assert "regional action as well" in said(open_page("compare", measure="speed"))
    assert "regional action as well" in said(open_page("compare", by="stage"))


def test_what_was_not_carried_out_can_be_asked_for(open_page: Open) -> None:
    app = open_page("compare", what="attempted")
    assert "without being carried out" in app.header[0].value
