"""The Arguments page from its link."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]


@pytest.mark.parametrize("section", ["acts", "measures", "readings", "stands"])
def test_every_section_opens(section: str, open_page: Open) -> None:
    app = open_page("arguments", section=section)
    assert not app.exception
    assert not app.warning


def test_a_section_that_the_claim_does_not_have_is_said(open_page: Open) -> None:
    app = open_page("arguments", claim="C06", section="measures")
    assert not app.exception
    assert "section=measures" in app.warning[0].value.replace("\\", "")


def test_a_stand_travels_in_the_link(open_page: Open) -> None:
    app = open_page("arguments", claim="C06")
    app.button_group(key="stand_C06").set_value("disagree").run()
    assert app.query_params["stands"] in ("C06.disagree", ["C06.disagree"])
    again = open_page("arguments", claim="C06", stands="C05.agree,C06.disagree")
    assert again.button_group(key="stand_C06").value == "disagree"
    both = open_page("arguments", claim="C06", stands="C05.agree,C06.disagree", section="stands")
    assert both.dataframe[0].value["Your stand"].tolist() == ["Agree", "Disagree"]


def test_an_act_can_be_weighed_out(open_page: Open) -> None:
    app = open_page("arguments", claim="C06")
    assert "10 support" in app.header[1].value
    counted = app.button_group(key="counts_C06_supports")
    counted.set_value([act for act in counted.value if act != "KEN-2007-019"]).run()
    assert "9 support" in app.header[1].value
    assert app.query_params["out"] in ("C06.KEN-2007-019", ["C06.KEN-2007-019"])
    assert any("~~" in text.value for text in app.markdown)


def test_evidence_opens_from_a_card(open_page: Open) -> None:
    app = open_page("arguments", claim="C06")
    app.button_group(key="show_C06_supports").set_value("KEN-2007-019").run()
    assert app.query_params["act"] in ("KEN-2007-019", ["KEN-2007-019"])
    assert any("Who acted" in text.value for text in app.markdown)


@pytest.mark.parametrize(
    ("key", "value"), [("stands", "C99.agree"), ("stands", "C06.maybe"), ("out", "C06.XXX-1-1")]
)
def test_nonsense_is_said_and_ignored(key: str, value: str, open_page: Open) -> None:
    app = open_page("arguments", claim="C06", **{key: value})
    assert not app.exception
    assert app.warning
    assert "10 support" in app.header[1].value
