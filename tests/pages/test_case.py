"""The Case page without a browser."""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset import Dataset
from r2p.dataset.load import assemble, case_folders
from r2p.dataset.milestones import milestones
from r2p.lecture.slide import View
from r2p.ui import view_tools
from r2p.ui.case import SECTIONS
from r2p.ui.case_print import dossier_page

Open = Callable[..., AppTest]


@pytest.fixture(scope="module")
def data() -> Dataset:
    return assemble(case_folders())


def said(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "info")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def test_every_crisis_opens_with_its_finding(data: Dataset, open_page: Open) -> None:
    for case in data.cases.itertuples():
        app = open_page("case", case=case.case_id)
        assert not app.exception
        assert not app.warning
        acts = data.events[data.events["case_id"] == case.case_id]
        title = app.title[0].value.replace("\\", "")
        assert title.startswith(f"{case.title}: {case.outcome}; {len(acts)} acts, ")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_of_every_crisis(section: str, data: Dataset, open_page: Open) -> None:
    for case_id in data.case_ids:
        app = open_page("case", case=case_id, section=section)
        assert not app.exception, case_id
        assert not app.warning, case_id
        assert len(said(app)) > 1500, case_id


def test_only_the_open_section_is_sent(open_page: Open) -> None:
    stages, acts = open_page("case"), open_page("case", section="acts")
    assert not stages.dataframe
    assert len(acts.dataframe) == 1
    assert "The boundaries are choices" in said(stages)
    assert "The boundaries are choices" not in said(acts)


def test_five_dates_open_the_dossier(open_page: Open) -> None:
    text = said(open_page("case", case="SYR-2011"))
    for label in ("First warning", "Onset", "First mediation", "First sanction"):
        assert label in text
    assert "End of the acute phase" in text
    assert "not recorded" in text


def test_each_date_with_an_act_offers_its_evidence(data: Dataset, open_page: Open) -> None:
    found = [each for each in milestones(data, "SYR-2011") if each.event_id]
    app = open_page("case", case="SYR-2011")
    dates = next(group for group in app.get("button_group") if group.key == "milestone")
    assert dates.options == [each.label for each in found]
    dates.set_value(found[0].key).run()
    assert app.query_params["act"] == found[0].event_id
    assert "Who acted" in said(app)


def test_a_search_that_finds_nothing_says_what_to_do(open_page: Open) -> None:
    app = open_page("case", section="acts", find="zzzz")
    assert not app.exception
    assert not app.dataframe
    assert "No act of this crisis matches" in app.info[0].value
    app = open_page("case", section="sources", source="zzzz")
    assert "No source of this crisis matches" in app.info[0].value


def test_filters_narrow_and_say_so(data: Dataset, open_page: Open) -> None:
    app = open_page("case", section="acts", family="sanctions", status="threatened")
    acts = data.events[
        (data.events["case_id"] == "KEN-2007")
        & (data.events["family"] == "sanctions")
        & (data.events["status"] == "threatened")
    ]
    assert len(app.dataframe[0].value) == len(acts)
    assert f"{len(acts)} of 88 acts" in said(app)
    assert "sanctions, threatened" in said(app)


def test_an_organisation_includes_those_that_acted_for_it(data: Dataset, open_page: Open) -> None:
    app = open_page("case", section="acts", actor="AU")
    rows = data.event_actors[data.event_actors["case_id"] == "KEN-2007"]
    alone = rows.loc[rows["actor_id"] == "AU", "event_id"].nunique()
    behind = rows["acts_for"].str.split(";").map(lambda bodies: "AU" in bodies)
    both = rows.loc[(rows["actor_id"] == "AU") | behind, "event_id"].nunique()
    assert both > alone
    assert len(app.dataframe[0].value) == both


def test_levels_without_an_act_are_named(open_page: Open) -> None:
    assert "**No recorded act:** armed group." in said(open_page("case", section="actors"))


def test_an_act_of_another_crisis_is_closed(open_page: Open) -> None:
    app = open_page("case", case="KEN-2007", act="GIN-2009-003", section="acts")
    assert not app.exception
    assert "act" not in app.query_params
    assert "GIN\\-2009\\-003, R2P" not in said(app)


def test_an_act_alone_chooses_its_crisis(open_page: Open) -> None:
    app = open_page("case", act="GIN-2009-003")
    assert app.title[0].value.startswith("Guinea stadium massacre")
    assert "GIN\\-2009\\-003" in said(app)


@pytest.mark.parametrize("section", ["stages", "acts", "protection", "notes"])
def test_the_evidence_is_shown_once(section: str, open_page: Open) -> None:
    app = open_page("case", section=section, act="KEN-2007-042")
    assert not app.exception
    text = said(app).replace("\\", "")
    assert text.count("KEN-2007-042, R2P Atlas") == 1


def test_bad_values_in_the_link_are_said(open_page: Open) -> None:
    app = open_page("case", case="ATL-1999", section="nowhere", family="x")
    assert not app.exception
    warnings = " ".join(warning.value for warning in app.warning).replace("\\", "")
    assert "ATL-1999" in warnings
    assert "nowhere" in warnings
    assert app.title[0].value.startswith("Kenya")


def test_the_printed_dossier_has_every_act_and_every_source(data: Dataset) -> None:
    for case_id in data.case_ids:
        page = dossier_page(data, case_id).decode()
        acts = data.events[data.events["case_id"] == case_id]
        assert all(page.count(f"{id} (") == 1 for id in acts["event_id"])
        assert all(escape(title) in page for title in acts["title"])
        assert page.count("<b>Not checked.</b>") == int((~acts["checked"]).sum())
        cited = set(re.findall(r'href="#([^"]+)"', page))
        assert cited <= set(re.findall(r'id="([^"]+)"', page))
        assert f"entry {case_id}" in page
    assert "6 readings" not in dossier_page(data, "SYR-2011").decode()
    with pytest.raises(KeyError):
        dossier_page(data, "ATL-1999")


def test_an_act_is_cited_from_its_evidence(open_page: Open) -> None:
    app = open_page("case", section="acts", act="KEN-2007-042")
    link = next(link for link in app.get("page_link") if "Cite this act" in link.proto.label)
    query = dict(parse_qsl(link.proto.query_string))
    cite = open_page("data", **query)
    assert not cite.warning
    assert "entry KEN-2007-042" in cite.code[0].value


def test_abbreviations_are_explained_beside_the_name_of_the_stage(open_page: Open) -> None:
    app = open_page("case")
    last = next(each for each in app.markdown if "6 Consolidation" in each.value)
    assert "International Criminal Court" in last.help
    assert not [each for each in app.markdown if "(S144)" in each.value and each.help]


@pytest.mark.parametrize(
    ("view", "called"),
    [
        (View("case", (("cases", "MLI-2012"),)), "Case: Kenya 2007–08"),
        (View("case", (("act", "GIN-2009-003"),)), "Case: Guinea 2009–10"),
        (View("overview", (("cases", "MLI-2012"),)), "Overview"),
        (View("map", (("cases", "MLI-2012"),)), "Map: Mali 2012–13"),
    ],
)
def test_a_view_is_called_by_the_crises_it_shows(view: View, called: str, data: Dataset) -> None:
    assert view_tools.called(data, view) == called


def test_readings_or_what_the_notes_say_of_them(open_page: Open) -> None:
    assert "**6 readings**" in said(open_page("case", section="readings"))
    text = said(open_page("case", case="SYR-2011", section="readings"))
    assert "From the coder's notes" in text
    assert "Libya's shadow" in text


@pytest.mark.parametrize("section", ["stages", "protection"])
def test_a_help_mark_follows_a_short_line_and_no_date_ends_a_line(
    section: str, open_page: Open
) -> None:
    app = open_page("case", section=section, act="KEN-2007-042")
    helped = [each for each in app.markdown if each.help]
    assert helped
    for each in helped:
        # A line ends between text and mark where the line is full: 40 letters fit on a phone.
        assert len(each.value.split("  \n")[-1]) < 60, each.value
    shown = [str(each.value).replace("\\", "") for each in (*app.markdown, *app.caption)]
    sources = [text for text in shown if "(S0" in text]
    assert sources
    for text in sources:
        labels = re.sub(r"\[[^]]*\]\([^)]*\)", "", text)
        assert not re.search(r"\d{4}-\d{2}(-\d{2})?\b", labels), labels
    assert any("&nbsp;2008" in text for text in sources)
