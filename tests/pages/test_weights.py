"""The Weights page from its link."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]


@pytest.mark.parametrize("section", ["order", "pairs", "swap", "stock"])
def test_every_section_opens(section: str, open_page: Open) -> None:
    app = open_page("weights", section=section)
    assert not app.exception
    assert not app.warning


def test_weights_are_in_the_link_and_can_be_reset(open_page: Open) -> None:
    app = open_page("weights", f_sanctions="2.5", weights="statement", i_statement="4")
    app.session_state["_instruments"] = True
    app.run()
    assert app.slider(key="f_sanctions").value == 2.5
    assert app.number_input(key="i_statement").value == 4
    said = " ".join(caption.value for caption in app.caption).replace("\\", "")
    assert "sanctions x 2.5 and statement = 4" in said
    app.slider(key="f_mediation").set_value(0.5).run()
    assert app.query_params["f_mediation"] in ("0.5", ["0.5"])
    next(button for button in app.button if "Reset" in button.label).click().run()
    assert not app.exception
    assert app.slider(key="f_sanctions").value == 1
    assert not {"f_sanctions", "f_mediation", "weights"} & set(app.query_params)


@pytest.mark.parametrize("value", ["-1", "4", "x", "1e99", "nan", "inf"])
def test_a_factor_that_is_not_allowed_is_said(value: str, open_page: Open) -> None:
    app = open_page("weights", f_sanctions=value)
    assert app.slider(key="f_sanctions").value == 1
    assert "from 0 to 3" in app.warning[0].value


def test_two_crises_are_needed_to_swap(open_page: Open) -> None:
    app = open_page("weights", section="swap", cases="KEN-2007")
    assert "Choose more crises" in app.info[0].value
    app = open_page("weights", section="swap", one="KEN-2007", other="KEN-2007")
    assert "the same" in app.info[0].value
