"""The timeline page without a browser: every choice, from its link."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset.load import case_folders

EVERY = ",".join(folder.name for folder in case_folders())
Open = Callable[..., AppTest]


def drawing(app: AppTest) -> dict:
    """The one Plotly figure on the page."""
    (chart,) = app.get("plotly_chart")
    return json.loads(chart.proto.spec)


def drawn(app: AppTest) -> list[str]:
    """Ids of the acts that are drawn."""
    return [data[0] for trace in drawing(app)["data"] for data in trace.get("customdata", ())]


def crises(app: AppTest) -> list[str]:
    """Ids of the crises that are drawn."""
    return list(dict.fromkeys(act.rsplit("-", 1)[0] for act in sorted(drawn(app))))


def test_it_opens_on_three_crises_and_the_stage_axis(open_page: Open) -> None:
    app = open_page("timeline")
    assert not app.exception
    assert crises(app) == ["GIN-2009", "KEN-2007", "MLI-2012"]
    assert "fell from onset to settlement" in app.header[0].value
    assert "stages equally wide" in app.caption[1].value
    assert any("81 % for Kenya" in caption.value for caption in app.caption)


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"axis": "calendar"}, "calendar, from 30 days before onset"),
        ({"axis": "calendar", "window": "whole"}, "calendar, the whole coded period"),
        (
            {"axis": "calendar", "window": "dates", "from": "2008-01-01", "to": "2010-01-01"},
            "calendar, 1 Jan 2008 to 1 Jan 2010",
        ),
        ({"axis": "days"}, "days since onset, from 30 days before to 30 days after"),
        ({"axis": "days", "until": "100"}, "to day 100"),
        ({"axis": "days", "until": "whole"}, "to the end of coding"),
        ({"lanes": "level"}, "by level of the lead actor"),
        ({"family": "mediation,sanctions"}, "mediation, sanctions only"),
        ({"counter": "no"}, "counter-acts hidden"),
        ({"checked": "yes"}, "checked acts only"),
    ],
)
def test_a_link_brings_back_each_choice(params: dict, words: str, open_page: Open) -> None:
    app = open_page("timeline", **params)
    assert not app.exception
    assert not app.warning
    assert words in app.caption[1].value.replace("\\", "")
    assert drawn(app)


def test_many_crises_are_paged_through(open_page: Open) -> None:
    app = open_page("timeline", cases=EVERY, page="4")
    assert not app.warning
    assert len(crises(app)) == 4
    assert "crises 13 to 16 of 16 chosen" in app.caption[1].value
    first = open_page("timeline", cases=EVERY)
    assert not set(crises(first)) & set(crises(app))


def test_fewer_crises_need_no_pages(open_page: Open) -> None:
    app = open_page("timeline", cases=EVERY, page="4")
    app.multiselect(key="cases").set_value(["KEN-2007", "SYR-2011"]).run()
    assert not app.exception
    assert crises(app) == ["KEN-2007", "SYR-2011"]
    assert "page" not in app.query_params


def test_a_page_that_is_gone_is_left_without_a_word(open_page: Open) -> None:
    app = open_page("timeline", cases=EVERY, page="4")
    app.multiselect(key="cases").set_value(EVERY.split(",")[:6]).run()
    assert not app.exception
    assert not app.warning
    assert crises(app) == sorted(EVERY.split(",")[:4])


def test_no_crisis_is_explained(open_page: Open) -> None:
    app = open_page("timeline", cases="none")
    assert "No crisis is chosen" in app.info[0].value
    assert not app.get("plotly_chart")


def test_no_act_is_explained(open_page: Open) -> None:
    app = open_page("timeline", cases="KGZ-2010", family="sanctions")
    assert not app.exception
    assert "No act" in app.info[0].value


def test_dates_the_wrong_way_round_are_explained(open_page: Open) -> None:
    dates = {"window": "dates", "from": "2012-01-01", "to": "2010-01-01"}
    app = open_page("timeline", axis="calendar", **dates)
    assert not app.exception
    assert "not before" in app.info[0].value


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("axis", "spiral"),
        ("lanes", "colour"),
        ("counter", "perhaps"),
        ("family", "magic"),
    ],
)
def test_a_bad_value_falls_back_and_says_so(key: str, value: str, open_page: Open) -> None:
    app = open_page("timeline", **{key: value})
    assert not app.exception
    assert any(value in warning.value for warning in app.warning)
    assert len(crises(app)) == 3


@pytest.mark.parametrize("value", ["2008-02-30", "1066-10-14", "tomorrow", "2008-01-01,2009-01-01"])
def test_a_bad_date_falls_back_and_says_so(value: str, open_page: Open) -> None:
    app = open_page("timeline", axis="calendar", window="dates", **{"from": value})
    assert not app.exception
    assert any("from" in warning.value for warning in app.warning)
    assert drawn(app)


def test_the_evidence_of_the_act_in_the_link_is_open(open_page: Open) -> None:
    app = open_page("timeline", cases="KEN-2007", act="KEN-2007-052")
    assert any("Who acted" in element.value for element in app.markdown)


def test_the_months_of_deaths_are_sent_when_asked_for(open_page: Open) -> None:
    app = open_page("timeline", cases="KEN-2007")
    assert not app.dataframe
    app.toggle(key="timeline_deaths").set_value(True).run()
    assert not app.exception
    assert 256 in app.dataframe[0].value["Deaths (UCDP, best estimate)"].tolist()


def test_the_first_load_is_small(open_page: Open) -> None:
    app = open_page("timeline")
    (chart,) = app.get("plotly_chart")
    assert len(chart.proto.spec) < 90_000
