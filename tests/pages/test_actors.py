"""The Actors page from its link."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset.load import case_folders
from r2p.ui.actors import SECTIONS

Open = Callable[..., AppTest]
EVERY = ",".join(folder.name for folder in case_folders())


def said(app: AppTest) -> str:
    """All words of the page, without Markdown's backslashes."""
    kinds = ("markdown", "caption", "header", "info", "warning")
    return "\n".join(str(x.value) for kind in kinds for x in app.get(kind)).replace("\\", "")


def has(app: AppTest, key: str) -> bool:
    return key in app.query_params


@pytest.mark.parametrize("cases", ["KEN-2007", "", EVERY], ids=["one", "default", "all"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens(section: str, cases: str, open_page: Open) -> None:
    app = open_page("actors", section=section, **({"cases": cases} if cases else {}))
    assert not app.exception
    assert not app.warning
    assert app.header
    assert "Was coordination wanting?" in said(app)


def test_the_default_answers_the_question(open_page: Open) -> None:
    app = open_page("actors")
    words = said(app)
    assert "acted together most" in words
    assert "ECOWAS led most" in words
    assert "no act by the private sector in Guinea or Mali" in words
    assert not app.query_params


def test_the_claim_follows_the_choices(open_page: Open) -> None:
    assert "16 of 119 acts (13 %) are marked joint" in said(open_page("actors"))
    assert "38 of 229 acts (17 %)" in said(open_page("actors", window="whole"))
    assert "2 of 39 acts (5 %)" in said(open_page("actors", cases="KEN-2007"))


def test_no_crisis_is_explained(open_page: Open) -> None:
    app = open_page("actors", cases="none")
    assert "No crisis is chosen" in said(app)
    assert not app.header


@pytest.mark.parametrize("section", SECTIONS)
def test_a_selection_without_an_act_is_explained(section: str, open_page: Open) -> None:
    app = open_page(
        "actors", section=section, cases="SDN-2003", window="first-1", checked="yes",
        confidence="high", what="attempted",
    )  # fmt: skip
    assert not app.exception
    assert app.header
    assert "nan" not in said(app).lower().split()


def test_an_actor_in_the_link_lists_its_acts(open_page: Open) -> None:
    app = open_page("actors", **{"with": "ECOWAS"})
    assert "**ECOWAS**, 19 acts" in said(app)
    assert len(app.dataframe) == 1
    assert len(app.dataframe[0].value) == 19


def test_a_tie_in_the_link_lists_its_acts(open_page: Open) -> None:
    app = open_page("actors", show="matrix", **{"with": "KEN_GOV~ODM"})
    assert "**Kenya (government) and ODM**, 5 acts" in said(app)
    assert len(app.dataframe[0].value) == 5


def test_choosing_an_actor_puts_it_into_the_link(open_page: Open) -> None:
    app = open_page("actors")
    app.selectbox(key="with").select("AU").run()
    assert app.query_params["with"] in ("AU", ["AU"])
    assert "**AU**, 15 acts" in said(app)
    app.selectbox(key="with").select("").run()
    assert not has(app, "with")


def test_a_cell_of_the_stages_lists_its_acts(open_page: Open) -> None:
    app = open_page("actors", section="stages", **{"with": "MLI-2012~days.settlement"})
    assert "**Mali 2012–13: settlement**, 16 acts" in said(app)


def test_levels_with_no_act_are_named_by_crisis(open_page: Open) -> None:
    words = said(open_page("actors", section="levels"))
    assert "**Kenya 2007–08**: no act of armed groups" in words
    assert "**Guinea 2009–10**: no act of armed groups, the private sector" in words


def test_the_chosen_act_opens_its_evidence(open_page: Open) -> None:
    app = open_page("actors", section="cross", act="GIN-2009-027")
    assert "China International Fund deal offered the junta fresh money" in said(app)
    assert "counter-act" in said(app)


def test_one_crisis_of_the_chosen_ones(open_page: Open) -> None:
    app = open_page("actors", crisis="KEN-2007")
    assert "n = 39 acts" in said(app)
    app = open_page("actors", crisis="SYR-2011")
    assert "crisis=SYR-2011" in said(app), "not among the chosen ones"
    assert "n = 119 acts" in said(app)


def test_a_section_that_does_not_know_what_was_chosen_forgets_it(open_page: Open) -> None:
    app = open_page("actors", **{"with": "ECOWAS"})
    app.button_group(key="section").set_value("levels").run()
    assert not app.exception
    assert not app.warning
    assert not has(app, "with")


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("section", "nowhere", "together"),
        ("show", "pie", "network, matrix"),
        ("least", "7", "auto, 1, 2"),
        ("crisis", "ATL-1999", "KEN-2007"),
        ("window", "forever", "acute, whole"),
        ("what", "dreamt", "carried_out"),
        ("with", "NOBODY", "with=NOBODY"),
        ("with", "<script>alert(1)</script>", "with="),
        ("act", "KEN-2007-999", "not in the data"),
    ],
)
def test_a_bad_value_falls_back_and_is_said(
    key: str, value: str, told: str, open_page: Open
) -> None:
    app = open_page("actors", **{key: value})
    assert not app.exception
    assert app.warning, "the reader must be told"
    assert told in said(app)
    assert not has(app, key)


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("cross", "within", "91"),
        ("cross", "within", "-1"),
        ("cross", "within", "x"),
        ("first", "by", "colour"),
        ("first", "page", "9"),
        ("cross", "page", "0"),
    ],
)
def test_bad_values_of_one_section(section: str, key: str, value: str, open_page: Open) -> None:
    app = open_page("actors", section=section, cases=EVERY, window="whole", **{key: value})
    assert not app.exception
    assert app.warning
    assert not has(app, key)


def test_days_apart_are_followed(open_page: Open) -> None:
    assert "7 pairs of acts" in said(open_page("actors", section="cross"))
    assert "1 pair of acts" in said(open_page("actors", section="cross", within="1"))
    assert "No acts at cross purposes" in said(open_page("actors", section="cross", within="0"))


def test_pages_of_crises(open_page: Open) -> None:
    app = open_page("actors", section="first", cases=EVERY, page="2", by="instrument")
    assert not app.exception
    assert not app.warning
    assert "page" not in open_page("actors", section="first").query_params
