"""The page of the first days from its link."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset.load import case_folders
from r2p.ui import screen
from tests.pages.test_every_page import HOSTILE, texts

Open = Callable[..., AppTest]
SECTIONS = ("first", "sum", "then", "wait")
EVERY = ",".join(folder.name for folder in case_folders())


def said(app: AppTest) -> str:
    """All that the page says, without the escapes of Markdown."""
    return texts(app).replace("\\", "")


def heading(app: AppTest) -> str:
    return str(app.header[0].value).replace("\\", "")


@pytest.mark.parametrize("cases", ["", "GIN-2009", EVERY])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens(section: str, cases: str, open_page: Open) -> None:
    app = open_page("first-days", section=section, **({"cases": cases} if cases else {}))
    assert not app.exception
    assert not app.warning
    assert len(app.header) == 1


@pytest.mark.parametrize("section", SECTIONS)
def test_no_crisis_is_explained(section: str, open_page: Open) -> None:
    app = open_page("first-days", section=section, cases="none")
    assert not app.exception
    assert "No crisis is chosen" in app.info[0].value


@pytest.mark.parametrize("section", ["sum", "wait"])
def test_no_kind_is_explained(section: str, open_page: Open) -> None:
    app = open_page("first-days", section=section, kinds="none")
    assert not app.exception
    assert "No kind is chosen" in app.info[0].value


@pytest.mark.parametrize("section", SECTIONS)
def test_a_filter_that_leaves_little_is_no_blank(section: str, open_page: Open) -> None:
    app = open_page(
        "first-days", section=section, cases="SDN-2003", checked="yes", confidence="high"
    )
    assert not app.exception
    assert "checked acts only, confidence high or better" in said(app)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("section", SECTIONS)
def test_nonsense_does_no_harm(section: str, value: str, open_page: Open) -> None:
    keys = ("by", "what", "kinds", "day", "days", "onset", "act")
    app = open_page("first-days", section=section, **dict.fromkeys(keys, value))
    assert not app.exception
    assert len(app.title) == 1
    if value != "none":
        assert app.warning


def test_the_default_answers_the_question(open_page: Open) -> None:
    app = open_page("first-days")
    assert (
        heading(app) == "Sanctions: in use before onset in Guinea, day 0 in Mali, day 675 in Kenya"
    )


def test_threats_bring_kenyas_first_sanction_forward(open_page: Open) -> None:
    app = open_page("first-days", section="then", day="20", cases="KEN-2007")
    assert "sanctions (day 675)" in said(app)
    tried = open_page("first-days", section="then", day="20", cases="KEN-2007", what="all")
    assert "sanctions (day" not in said(tried)
    app = open_page("first-days", section="then", day="14", cases="KEN-2007", what="all")
    assert "sanctions (day 15)" in said(app)


def test_the_day_is_in_the_link(open_page: Open) -> None:
    app = open_page("first-days", section="then")
    assert "By day 30," in heading(app)
    app.slider(key="day").set_value(90).run()
    assert not app.exception
    assert app.query_params["day"] in ("90", ["90"])
    assert "By day 90," in heading(app)


def test_the_range_is_in_the_link(open_page: Open) -> None:
    app = open_page("first-days", section="sum", days="-30,120")
    assert app.slider(key="days").value == (-30, 120)
    assert "from day −30 to day 120" in said(app)
    app.slider(key="days").set_value((-60, 365)).run()
    assert "days" not in app.query_params


@pytest.mark.parametrize("value", ["365,-60", "30", "0,0", "-9999,10", "a,b", "1,2,3"])
def test_a_range_that_is_not_allowed_is_said(value: str, open_page: Open) -> None:
    app = open_page("first-days", section="sum", days=value)
    assert not app.exception
    assert app.slider(key="days").value == (-60, 365)
    assert "the smaller one first" in app.warning[0].value


def test_a_moved_onset_is_in_the_link_and_its_changes_are_said(open_page: Open) -> None:
    app = open_page("first-days", onset="KEN-2007.10")
    assert not app.number_input, "what is in a popover is drawn when it is opened"
    app.session_state["_onsets"] = True
    app.run()
    assert not app.exception
    assert app.number_input(key="move_KEN-2007").value == 10
    told = app.info[0].value.replace("\\", "")
    assert "Onset moved: Kenya 10 days later, to 9 Jan 2008" in told
    assert "now in use before onset: public diplomacy (was day 1), mediation (was day 2)" in told
    assert "day 665 in Kenya" in heading(app)
    app.number_input(key="move_MLI-2012").set_value(-3).run()
    assert not app.exception
    link = app.query_params["onset"]
    assert (link if isinstance(link, str) else link[0]) == "KEN-2007.10,MLI-2012.-3"
    assert "day 3 in Mali" in heading(app)
    next(button for button in app.button if "as coded" in button.label).click().run()
    assert not app.exception
    assert "onset" not in app.query_params
    assert not app.info
    assert "day 675 in Kenya" in heading(app)
    assert app.number_input(key="move_KEN-2007").value == 0


def test_a_move_of_a_crisis_that_is_not_shown_waits(open_page: Open) -> None:
    app = open_page("first-days", onset="SYR-2011.20")
    assert not app.exception
    assert not app.info
    assert "day 675 in Kenya" in heading(app)


@pytest.mark.parametrize("value", ["KEN-2007.61", "KEN-2007", "ATL-1999.5", "KEN-2007.1e1", ".5"])
def test_a_move_that_is_not_allowed_is_said(value: str, open_page: Open) -> None:
    app = open_page("first-days", onset=value)
    assert not app.exception
    assert "such as KEN-2007.10" in app.warning[0].value.replace("\\", "")
    assert "day 675 in Kenya" in heading(app)


def test_of_several_moves_the_good_ones_are_followed(open_page: Open) -> None:
    app = open_page("first-days", onset="KEN-2007.10,ATL-1999.5")
    assert not app.exception
    assert "ATL-1999.5" in app.warning[0].value.replace("\\", "")
    assert "day 665 in Kenya" in heading(app)


def test_the_evidence_counts_from_the_moved_onset(open_page: Open) -> None:
    coded = open_page("first-days", act="KEN-2007-069")
    assert "675 days after onset" in said(coded)
    moved = open_page("first-days", act="KEN-2007-069", onset="KEN-2007.10")
    assert "665 days after onset" in said(moved)


def test_too_many_lines_are_named_and_not_drawn(open_page: Open) -> None:
    kinds = (
        "family.early_warning,family.public_diplomacy,family.mediation,family.sanctions,"
        "family.accountability,family.security,family.assistance,regional.home,level.global"
    )
    app = open_page("first-days", section="wait", kinds=kinds)
    assert not app.exception
    assert "not drawn: acts with the level “global”" in said(app)


def test_few_crises_are_offered_all(open_page: Open) -> None:
    app = open_page("first-days", section="wait", kinds="family.mediation")
    next(each for each in app.button if "draw all" in each.label).click().run()
    assert not app.exception
    assert "ZWE-2008" in str(app.query_params["cases"])
    assert "family.mediation" in str(app.query_params["kinds"])
    every = open_page("first-days", section="wait", cases=EVERY)
    assert not [each for each in every.button if "draw all" in each.label]


def test_choices_stay_when_the_section_changes(open_page: Open) -> None:
    app = open_page("first-days", what="all", onset="KEN-2007.5")
    for section in ("sum", "then", "wait", "first"):
        app.button_group(key="section").set_value(section).run()
        assert not app.exception
        assert "also threatened or failed" in said(app)
        assert "Kenya 5 days later" in said(app)


def test_who_points_with_a_finger_is_told_how_a_mark_opens(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = "tap a mark twice to open it"
    assert hint not in said(open_page("first-days"))
    monkeypatch.setattr(screen, "touched", lambda: True)
    assert hint in said(open_page("first-days"))
