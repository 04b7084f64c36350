"""The search in the sidebar of every page."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]


def found(app: AppTest) -> list[str]:
    return [button.key for button in app.sidebar.button if button.key.startswith("_found_")]


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("Annan panel appointed", {"section": "acts", "act": "KEN-2007-019"}),
        ("ECOWAS", {"section": "acts", "actor": "ECOWAS"}),
        ("S/RES/2071", {"section": "sources", "case": "MLI-2012"}),
    ],
)
def test_a_find_leads_to_its_evidence(query: str, target: dict, open_page: Open) -> None:
    app = open_page("weights", checked="yes")
    app.sidebar.text_input[0].set_value(query)
    first = next(b for b in app.run().sidebar.button if b.key.startswith("_found_"))
    opened = first.click().run()
    assert not opened.exception
    assert not opened.warning
    address = {key: opened.query_params[key] for key in ("checked", *target)}
    assert address == {"checked": "yes", **target}


def test_nothing_found_is_said_as_text(open_page: Open) -> None:
    app = open_page("data")
    app.sidebar.text_input[0].set_value("**zzqq** <b>")
    app.run()
    assert not app.exception
    assert found(app) == []
    assert "Nothing found" in " ".join(caption.value for caption in app.sidebar.caption)
