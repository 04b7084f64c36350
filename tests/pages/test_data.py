"""The Data page without a browser."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset.load import assemble, case_folders
from r2p.dataset.reference import provenances
from r2p.dataset.release import frame, layouts
from r2p.dataset.vocabulary import VOCABULARIES
from r2p.ui.pager import SIZE

Open = Callable[..., AppTest]
SECTIONS = ("tables", "codebook", "download", "cite", "reliability", "producers", "versions")


def said(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "info", "code")
    text = "\n".join(str(element.value) for kind in kinds for element in app.get(kind))
    return text.replace("\\", "")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens(section: str, open_page: Open) -> None:
    app = open_page("data", section=section)
    assert not app.exception
    assert not app.warning
    assert "932 acts and 2 126 sources" in said(app)


def test_every_table_is_shown_page_by_page(open_page: Open) -> None:
    data = assemble(case_folders())
    for name, layout in layouts().items():
        app = open_page("data", table=name)
        assert not app.exception, name
        assert not app.warning, name
        rows = frame(data, name)
        assert len(app.dataframe[0].value) == min(len(rows), SIZE), name
        assert layout.schema.description in said(app).replace("  ", " "), name


@pytest.mark.parametrize("name", ["events", "violence_monthly", "instruments"])
def test_the_codebook_explains_every_column_of_a_table(name: str, open_page: Open) -> None:
    text = said(open_page("data", section="codebook", table=name))
    for field in layouts()[name].schema.fields:
        assert f"`{field.name}`" in text
        assert field.description in text


@pytest.mark.parametrize("name", VOCABULARIES)
def test_the_codebook_explains_every_term(name: str, open_page: Open) -> None:
    data = assemble(case_folders())
    text = said(open_page("data", section="codebook", book="terms", terms=name))
    table = "stages_vocabulary" if name == "stages" else name
    for term in frame(data, table).to_dict("records"):
        assert f"`{term['id']}`" in text
        assert term["label"] in text


def test_the_codebook_is_searched(open_page: Open) -> None:
    assert "arms_embargo" in said(open_page("data", section="codebook", look="embargo"))
    app = open_page("data", section="codebook", look="zzzz")
    assert "Nothing in the codebook matches" in app.info[0].value


def test_search_crisis_and_page_narrow_the_table(open_page: Open) -> None:
    app = open_page("data", table="sources", case="KEN-2007", find="S/PRST/2008/4")
    rows = app.dataframe[0].value
    assert 1 <= len(rows) < 10
    assert (rows["case_id"] == "KEN-2007").all()
    app = open_page("data", table="events", page="19")
    assert "Rows 901 to 932 of 932 rows" in said(app)
    assert len(app.dataframe[0].value) == 32


@pytest.mark.parametrize("page", ["20", "0", "-3", "x", "1e9"])
def test_a_page_that_there_is_not_falls_back_and_says_so(page: str, open_page: Open) -> None:
    app = open_page("data", page=page)
    assert not app.exception
    assert "Rows 1 to 50" in said(app)
    assert any("page" in warning.value for warning in app.warning)
    assert "page" not in app.query_params


def test_turning_the_page_and_searching_again(open_page: Open) -> None:
    app = open_page("data")
    app.button(key="pager_Next").click().run()
    assert "Rows 51 to 100" in said(app)
    assert app.query_params["page"] in ("2", ["2"])
    app.text_input(key="find").set_value("embargo").run()
    assert "page" not in app.query_params
    assert not app.warning


def test_nothing_found_says_what_to_do(open_page: Open) -> None:
    app = open_page("data", find="zzzz")
    assert not app.exception
    assert "No row matches" in app.info[0].value


def test_evidence_opens_from_every_table_of_acts(open_page: Open) -> None:
    for table in ("events", "event_actors", "evidence"):
        app = open_page("data", table=table, case="KEN-2007", act="KEN-2007-052")
        assert not app.exception, table
        assert said(app).count("KEN-2007-052, R2P Atlas") == 1, table


def test_each_producer_is_named_with_licence_and_citation(open_page: Open) -> None:
    app = open_page("data", section="producers")
    text = said(app)
    for name, origin in provenances().items():
        if name != "countries":
            assert origin.producer in text
            assert origin.redistribution in text
            assert origin.citation in [code.value for code in app.code]


@pytest.mark.parametrize("work", ["dataset", "crisis", "act"])
@pytest.mark.parametrize("style", ["apa", "chicago", "bibtex", "ris"])
def test_every_citation_can_be_copied(work: str, style: str, open_page: Open) -> None:
    app = open_page("data", section="cite", work=work, style=style)
    assert not app.exception
    assert len(app.code) == 1
    assert "R2P Atlas contributors" in app.code[0].value


def test_citing_goes_with_the_act_in_the_link_and_with_another_crisis(open_page: Open) -> None:
    app = open_page("data", section="cite", work="act", act="GIN-2009-040")
    assert "GIN-2009-040" in app.code[0].value
    app.selectbox(key="case").select("MLI-2012").run()
    assert not app.exception
    assert not app.warning
    assert "MLI-2012-001" in app.code[0].value


def test_from_a_table_of_all_crises_to_a_citation(open_page: Open) -> None:
    app = open_page("data", section="tables", work="crisis")
    app.session_state["section"] = "cite"
    app.run()
    assert not app.exception
    assert "entry KEN-2007" in app.code[0].value


def test_bad_values_in_the_link_are_said(open_page: Open) -> None:
    app = open_page("data", table="secrets", section="nowhere", case="ATL-1999")
    assert not app.exception
    warnings = " ".join(warning.value for warning in app.warning).replace("\\", "")
    for bad in ("secrets", "nowhere", "ATL-1999"):
        assert bad in warnings


def test_the_reliability_is_published_with_method_and_limits(open_page: Open) -> None:
    app = open_page("data", section="reliability", act="KEN-2007-001")
    figures = app.dataframe[0].value.set_index("Variable")
    assert figures.loc["Instrument", "Agreement"].startswith("85.4 % (")
    assert figures["Acts"].tolist() == [198] * 5
    text = said(app)
    assert "198 acts were coded twice" in text
    assert "An upper bound" in text
    assert "Who acted" in text
