"""The Toolbox from its link."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_every_page import HOSTILE, texts
from tests.unit.measure_frames import real

Open = Callable[..., AppTest]
SECTIONS = ("grid", "ledger", "warnings", "elsewhere")
EVERY = ",".join(real().case_ids)


def heading(app: AppTest) -> str:
    return app.header[0].value.replace("\\", "")


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("cases", ["", "KEN-2007", "SDN-2003,MMR-2017", EVERY])
def test_every_section_opens(section: str, cases: str, open_page: Open) -> None:
    app = open_page("toolbox", section=section, **({"cases": cases} if cases else {}))
    assert not app.exception
    assert not app.warning
    assert len(app.header) == 1 or app.info


def test_only_the_chosen_section_is_drawn(open_page: Open) -> None:
    keys = set()
    for section in SECTIONS:
        app = open_page("toolbox", section=section)
        charts = [chart.proto.id for chart in app.get("plotly_chart")]
        assert len(charts) == 1
        keys.update(charts)
    assert len(keys) == len(SECTIONS)


def test_the_default_answers_the_question_for_three_crises(open_page: Open) -> None:
    app = open_page("toolbox")
    assert heading(app).startswith("Of 28 instruments, ")
    for name in ("Kenya", "Guinea", "Mali"):
        assert f"in {name}" in heading(app)
    assert not app.dataframe, "tables are sent when asked for"


@pytest.mark.parametrize("section", SECTIONS)
def test_no_crisis_is_explained(section: str, open_page: Open) -> None:
    app = open_page("toolbox", section=section, cases="none")
    assert "No crisis is chosen" in app.info[0].value
    assert not app.header


def test_a_filter_that_nothing_passes_is_explained(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from r2p.ui import toolbox

    monkeypatch.setattr(toolbox, "is_empty", lambda rows: True)
    for section in SECTIONS:
        app = open_page("toolbox", section=section)
        assert not app.exception
        assert "passes the filter" in app.info[0].value


def test_the_grid_can_be_switched(open_page: Open) -> None:
    app = open_page("toolbox", grid="level")
    assert "levels of actors" in heading(app)
    app = open_page("toolbox", grid="pillar", cases="KEN-2007")
    assert "pairs of pillar and family" in heading(app)


def test_a_cell_in_the_link_lists_its_acts(open_page: Open) -> None:
    app = open_page("toolbox", cases="KEN-2007", cell="statement.onset")
    assert not app.warning
    acts = app.dataframe[0].value
    events = real().events
    own = events[(events["case_id"] == "KEN-2007") & (events["direction"] == "protective")]
    expected = own[(own["instrument"] == "statement") & (own["stage"] == "onset")]
    assert acts["Act"].tolist() == expected.sort_values("date")["event_id"].tolist()
    assert set(acts["Result"]) == {"Completed", "Ignored"}


def test_an_act_in_the_link_opens_its_evidence_in_every_section(open_page: Open) -> None:
    for section in SECTIONS:
        app = open_page("toolbox", section=section, act="KEN-2007-012")
        assert not app.exception
        assert "Electoral Commission of Kenya" in texts(app).replace("\\", "")


def test_a_cell_without_acts_says_so(open_page: Open) -> None:
    app = open_page("toolbox", cases="KEN-2007", cell="arms_embargo.onset")
    assert not app.dataframe
    assert "No act of this kind is recorded here" in app.info[0].value


def test_a_cell_is_chosen_without_a_pointer_and_closed(open_page: Open) -> None:
    app = open_page("toolbox")
    app.selectbox(key="cell").select("agreement.settlement").run()
    assert app.query_params["cell"] in ("agreement.settlement", ["agreement.settlement"])
    assert len(app.dataframe) == 1
    next(button for button in app.button if button.label == "Close").click().run()
    assert not app.exception
    assert "cell" not in app.query_params
    assert not app.dataframe


def test_another_grid_or_section_closes_the_cell_without_a_word(open_page: Open) -> None:
    app = open_page("toolbox", cell="agreement.settlement")
    app.segmented_control(key="grid").set_value("level").run()
    assert not app.exception
    assert not app.warning
    assert "cell" not in app.query_params
    app = open_page("toolbox", cell="agreement.settlement")
    app.segmented_control(key="section").set_value("elsewhere").run()
    assert not app.exception
    assert not app.warning
    assert "cell" not in app.query_params


@pytest.mark.parametrize("cell", ["x", "statement", "statement.nowhere", "global.mediation", "."])
def test_a_cell_that_is_not_in_the_grid_is_said(cell: str, open_page: Open) -> None:
    app = open_page("toolbox", cell=cell)
    assert not app.exception
    assert f"“cell={cell}”" in app.warning[0].value.replace("\\", "")
    assert not app.dataframe


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("value", HOSTILE)
def test_nonsense_does_no_harm(section: str, value: str, open_page: Open) -> None:
    keys = ("cell", "act", "grid", "by", "results", "find", "case", "most")
    app = open_page("toolbox", section=section, **dict.fromkeys(keys, value))
    assert not app.exception
    assert len(app.title) == 1
    assert "<script>" not in texts(app).replace("\\<script\\>", "")


def test_the_ledger_is_grouped_and_filtered_from_the_link(open_page: Open) -> None:
    app = open_page("toolbox", section="ledger", by="crisis", results="ignored")
    assert heading(app) == "3 of 265 acts fell short: 3 ignored"
    app = open_page("toolbox", section="ledger", find="bishops")
    assert heading(app) == "1 of 265 acts fell short: 1 ignored"
    for choice in ({"results": "none"}, {"find": "no such words"}):
        app = open_page("toolbox", section="ledger", **choice)
        assert not app.exception
        assert "No act of the ledger fits" in app.info[0].value


def test_crises_without_an_ignored_act_are_explained(open_page: Open) -> None:
    app = open_page("toolbox", section="warnings", cases="MLI-2012")
    assert "was coded as ignored" in app.info[0].value


def test_elsewhere_opens_on_the_first_crisis_chosen_and_follows_it(open_page: Open) -> None:
    app = open_page("toolbox", section="elsewhere")
    assert app.selectbox(key="case").value == "KEN-2007"
    app.multiselect(key="cases").set_value(["MLI-2012"]).run()
    assert app.selectbox(key="case").value == "MLI-2012"
    assert "Mali" in heading(app)
    app.selectbox(key="case").select("GMB-2016").run()
    app.multiselect(key="cases").set_value(["GIN-2009"]).run()
    assert app.selectbox(key="case").value == "GMB-2016", "a choice of the reader stays"


def test_elsewhere_lists_who_had_used_it(open_page: Open) -> None:
    app = open_page("toolbox", section="elsewhere", cell="arms_embargo.settlement")
    acts = app.dataframe[0].value
    assert acts["Crisis"].is_unique
    assert real().labels["KEN-2007"] not in set(acts["Crisis"])
    assert set(acts["Status"]) == {"Carried out"}
    events = real().events.set_index("event_id")
    assert set(events["instrument"][acts["Act"]]) == {"arms_embargo"}


def test_a_crisis_that_lacks_nothing_is_explained(open_page: Open) -> None:
    app = open_page("toolbox", section="elsewhere", most="all", case="KEN-2007")
    assert not app.exception
    assert "every instrument that so many of the others had" in app.info[0].value
