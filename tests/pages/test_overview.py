"""The first page from its links."""

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset import load

Open = Callable[..., AppTest]


def said(app: AppTest) -> str:
    kinds = ("markdown", "caption", "title", "header", "info", "warning")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def links(app: AppTest) -> list[tuple[str, dict[str, list[str]]]]:
    return [(link.proto.page, parse_qs(link.proto.query_string)) for link in app.get("page_link")]


def test_every_crisis_is_there_with_how_it_ended(open_page: Open) -> None:
    data = load()
    app = open_page("overview")
    endings = [group for group in app.get("button_group") if group.key.startswith("ending_")]
    assert sorted(name for group in endings for name in group.options) == sorted(
        data.cases["label"]
    )
    text = " ".join(group.label for group in endings)
    for outcome in data.cases["outcome"].unique():
        assert outcome.capitalize() in text
    app.session_state["numbers"] = True  # opened
    table = app.run().dataframe[0].value
    assert table["Crisis"].tolist() == data.cases["label"].tolist()


def test_the_main_figure_comes_before_the_rest(open_page: Open) -> None:
    app = open_page("overview")
    assert len(app.get("plotly_chart")) == 1
    assert app.header[0].value.startswith("Sanctions were carried out in")
    assert [head.value for head in app.header][1:] == [
        "How they ended",
        "Ways in",
    ]
    assert not app.dataframe, "tables are sent when they are opened"


def test_every_way_in_opens_without_a_warning(open_page: Open) -> None:
    app = open_page("overview")
    ways = [link for link in app.get("page_link") if "v=" in link.proto.query_string]
    assert len(ways) >= 6
    for link in ways:
        page = link.proto.page or "overview"
        params = {key: value[0] for key, value in parse_qs(link.proto.query_string).items()}
        opened = open_page(page.rsplit("/", maxsplit=1)[-1], **params)
        assert not opened.exception
        assert not [w for w in opened.warning if "link" in w.value.lower()], link.proto.label
        for key, value in params.items():
            if key not in ("case", "v"):
                held = opened.session_state.get(key, value)
                values = [held] if isinstance(held, str | int) else held
                assert [*map(str, values)] == value.split(","), (link.proto.label, key)


def test_the_filter_is_kept_on_the_way(open_page: Open) -> None:
    app = open_page("overview", checked="yes")
    assert "checked acts only" in said(app)
    assert all(params.get("checked") == ["yes"] for _, params in links(app))


def test_a_bar_lists_its_acts(open_page: Open) -> None:
    app = open_page("overview", bar="GIN-2009~regional.home")
    acts = app.dataframe[0].value
    assert "What became of it" in acts
    assert set(acts["Act"].str[:8]) == {"GIN-2009"}


@pytest.mark.parametrize("bar", ["nonsense", "KEN-2007~all", "~", "KEN-2007"])
def test_a_bad_bar_is_said(bar: str, open_page: Open) -> None:
    app = open_page("overview", bar=bar)
    assert not app.exception
    assert bar in app.warning[0].value.replace("\\", "")


def test_what_the_atlas_is_about_names_its_sources(open_page: Open) -> None:
    app = open_page("overview")
    app.session_state["_about"] = True  # opened
    text = said(app.run())
    assert "World Summit Outcome 2005, paragraphs 138 and 139" in text
    assert "A/63/677" in text
    assert "never that one brought about the other" in text


def test_no_filter_leaves_a_blank(open_page: Open) -> None:
    app = open_page("overview", checked="yes", confidence="high")
    assert not app.exception
    assert len(app.get("plotly_chart")) == 1
