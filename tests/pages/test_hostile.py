"""Links and cases from strangers, on every page: an answer, never a traceback, and no markup."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from r2p.dataset.paths import ROOT
from r2p.dataset.trial import zipped
from r2p.ui import link, store
from r2p.ui.pages import PAGES, entry
from tests.hostile import COUNTRY, LONG, NEW, poisoned

NAMES = [entry.name for entry in PAGES]
KEYS = [
    "about",
    "act",
    "axis",
    "by",
    "case",
    "cases",
    "checked",
    "claim",
    "confidence",
    "day",
    "days",
    "f_mediation",
    "family",
    "find",
    "first",
    "frame",
    "from",
    "from_day",
    "half",
    "i_embargo",
    "kind",
    "kinds",
    "lanes",
    "last",
    "layers",
    "least",
    "level",
    "look",
    "low",
    "measure",
    "most",
    "on",
    "order",
    "other",
    "out",
    "page",
    "place",
    "program",
    "seed",
    "section",
    "show",
    "slide",
    "source",
    "stage",
    "stands",
    "status",
    "step",
    "step_days",
    "style",
    "table",
    "time",
    "to",
    "to_day",
    "together",
    "type",
    "until",
    "v",
    "view",
    "what",
    "window",
    "within",
    "work",
    "x",
    "weights",
]
"""What pages read from a link, and two that none reads."""

WORDS = (
    *("KEN-2007", "GIN-2009", "KEN-2007-001", "all", "none", "yes", "acts", "sources", "onset"),
    *("share", "calendar", "events", "cite", "coding", "0", "1", "-1", "9" * 30, "１２", "1e999"),
    *("nan", "", ",", "map?cases=KEN-2007", "timeline?a=b", "C05.agree", "C05.KEN-2007-012"),
    *("mediation", "2008-02", "S/RES/1", "a" * 5000, "\u202e\u200b\ufeff", "\x00\x07", *LONG),
)
LINKS = st.dictionaries(
    st.one_of(st.sampled_from(KEYS), st.text(min_size=1, max_size=12)),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=40)), min_size=1, max_size=4),
    max_size=14,
)
# Lone surrogates cannot stand in an address, nor reach the server.
LINKS = LINKS.filter(lambda found: _encodes("".join([*found, *sum(found.values(), [])])))


def _encodes(text: str) -> bool:
    return not re.search("[\ud800-\udfff]", text)


_SIGN = "![](data:image/svg+xml,"  # the map's own legend
# Fields that the browser reads as Markdown, whatever element they belong to.
MARKDOWN = {"body", "label", "help", "caption", "content"}
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()#+\-.!|~<>$:&=^]")
_ALIVE = re.compile(
    r"<|!\[|\]\((?!https?://|app/static)|:material/delete|:streamlit:|:red\[|(?<!`)\$[^`]|:smile:"
)
# What Plotly reads as markup, but for the few tags that figures write themselves.
_TAG = re.compile(r"<(?!/?(?:b|i|br|extra|span)\b[^<>]*>)")


def alive(app: AppTest) -> list[str]:
    """Texts of a page in which the browser would find markup that is not ours."""
    found = []
    for place, text in texts(app):
        name = place.rpartition(".")[2]
        if name in MARKDOWN and _ALIVE.search(_ESCAPED.sub("", text.replace(_SIGN, ""))):
            found.append(f"{place}: {text[:300]}")
        elif place == "PlotlyChart.spec":
            found += [f"{place}: {word[:300]}" for word in words(json.loads(text))]
    return found


def words(spec: Any, key: str = "") -> Iterator[str]:
    """Texts of a drawing that hold a tag, or a template that holds a reader's words."""
    if isinstance(spec, dict):
        for name, value in spec.items():
            yield from words(value, name)
    elif isinstance(spec, list):
        for value in spec:
            yield from words(value, key)
    elif isinstance(spec, str) and (
        _TAG.search(spec) or ("template" in key and re.search("evil|pwned", spec))
    ):
        yield spec


def texts(app: AppTest) -> Iterator[tuple[str, str]]:
    """All texts that are sent to the browser, with message and field."""
    waiting: list[Any] = [app._tree]
    while waiting:
        node = waiting.pop()
        waiting += getattr(node, "children", {}).values()
        proto = getattr(node, "proto", None)
        if hasattr(proto, "ListFields"):
            yield from _fields(proto)


def _fields(message: Any) -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            continue
        for one in value if field.is_repeated else [value]:
            if isinstance(one, str):
                yield f"{message.DESCRIPTOR.name}.{field.name}", one
            elif hasattr(one, "ListFields"):
                yield from _fields(one)


@pytest.fixture(scope="module")
def app() -> AppTest:
    """One session that opens one link after the other."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()


def go(app: AppTest, page: str, params: Mapping[str, str | list[str]]) -> AppTest:
    app.query_params.clear()
    for key, value in params.items():
        app.query_params[key] = value
    return app.switch_page(entry(page).file).run()


@settings(max_examples=40, deadline=None, derandomize=True, database=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(page=st.sampled_from(NAMES), found=LINKS)
def test_whatever_a_link_says_every_page_answers(
    page: str, found: dict[str, list[str]], app: AppTest
) -> None:
    go(app, page, found)
    assert not app.exception, [error.value for error in app.exception]
    assert "slide" in found or len(app.title) == 1
    assert len(app.warning) <= 2 * link.MOST_NOTICES
    assert not alive(app)


def test_a_link_longer_than_any_of_ours_is_left_out_and_said(app: AppTest) -> None:
    go(app, "compare", {"cases": "KEN-2007," * 5_000, "measure": "acts"})
    assert not app.exception
    assert any(f"at most {link.LONGEST}" in warning.value for warning in app.warning)
    assert "measure" not in app.query_params


VIEWS: list[tuple[str, dict[str, str | list[str]]]] = [
    *((name, {}) for name in NAMES),
    *(("case", {"section": part}) for part in ("acts", "actors", "sources", "numbers", "notes")),
    *(("case", {"section": part}) for part in ("analogues", "protection", "readings")),
    *(("case", {"section": "acts", "act": f"{NEW}-0{number}"}) for number in range(10, 18)),
    ("timeline", {"act": f"{NEW}-011"}),
    *(("data", {"table": table}) for table in ("events", "sources", "cases", "actors")),
    *(("data", {"section": "cite", "work": "act", "style": style}) for style in ("apa", "ris")),
    *(("toolbox", {"section": part}) for part in ("ledger", "warnings")),
    *(("actors", {"section": part}) for part in ("gaps", "level", "lead", "cross")),
    ("classroom", {"section": "coding"}),
    ("present", {"view": [f"case?case={NEW}&act={NEW}-011&title={text}" for text in LONG]}),
    ("present", {"view": f"timeline?cases={NEW}&act={NEW}-011", "slide": "1"}),
    *(("your-case", {"section": part}) for part in ("correct", "analogues")),
]


@pytest.fixture(scope="module")
def own() -> AppTest:
    """A session with the poisoned case beside ours."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page("pages/your-case.py").run()
    body = zipped(NEW, poisoned())
    app.file_uploader[0].set_value((f"{NEW}.zip", body, "application/zip"))
    app.run()
    assert "is sound" in app.success[0].value
    return app


@pytest.mark.parametrize("look", ["wide", "narrow"])
def test_a_poisoned_case_is_text_on_every_page(look: str, own: AppTest) -> None:
    own.session_state["_screen"] = {"dark": False, "narrow": look == "narrow"}
    shown = 0
    for page, extra in VIEWS:
        go(own, page, {"cases": NEW, "case": NEW, **extra})
        assert not own.exception, (page, extra)
        assert not alive(own), (page, extra)
        shown += COUNTRY in "".join(text for _, text in texts(own))
    assert shown > len(VIEWS) / 2


def test_nothing_of_it_reaches_another_session(own: AppTest, app: AppTest) -> None:
    go(own, "case", {"case": NEW})
    shared = store._shared.cache
    kept = set(shared)
    for page, extra in VIEWS:
        go(app, page, {"cases": f"{NEW},KEN-2007", "case": NEW, **extra})
        assert not app.exception, (page, extra)
        assert not [text for place, text in texts(app) if COUNTRY in text or "pwned" in text
                    and "query" not in place and "view" not in extra], (page, extra)  # fmt: skip
    assert store.published() is not own.session_state["_own_case"].data
    assert NEW not in store.published().case_ids
    assert not [key for key in kept if NEW in repr(key)]
