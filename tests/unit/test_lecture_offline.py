"""The offline page: one file, no way out of it, and words that stay words."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from r2p.lecture.offline import offline_page
from tests.unit.lecture_slides import HOSTILE, hostile, slides

SLIDES = slides()
LIBRARY = "window.Plotly = {react() {}};"


class Tags(HTMLParser):
    """All elements with their attributes, and the text of the scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._inside = tag == "script"
        if self._inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


@pytest.fixture(scope="module")
def page() -> str:
    return offline_page(SLIDES, "A lecture", plotly_js=LIBRARY).decode()


def test_ten_views_stay_under_eight_megabytes() -> None:
    assert 4_000_000 < len(offline_page(SLIDES, "A lecture")) < 8_000_000


def test_everything_is_said(page: str) -> None:
    for slide in SLIDES:
        assert slide.view.notes in page
        assert f"<h2>{slide.title}</h2>" in page
    assert page.count('class="drawing"') == 8
    assert page.count("<img") == 1
    assert 'href="https://example.org/timeline?v=1"' in page


def test_only_two_scripts_may_run_and_nothing_may_be_fetched(page: str) -> None:
    tags = Tags(page)
    (policy,) = [
        attrs["content"]
        for tag, attrs in tags.found
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert "unsafe" not in rules["script-src"]
    assert set(rules) == {"default-src", "script-src", "style-src", "img-src", "base-uri",
                          "form-action"}  # fmt: skip
    data, *code = tags.scripts
    for script in code:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules["script-src"]
    assert len(json.loads(data)["charts"]) == 8
    loads = {"src", "srcset", "data", "action"}
    fetched = [attrs[name] for _, attrs in tags.found for name in loads & set(attrs)]
    assert len(fetched) == 2, "the picture of the map, light and dark"
    assert all(address.startswith("data:image/png;base64,") for address in fetched)


def test_hostile_words_stay_words() -> None:
    page = offline_page([hostile()], HOSTILE, plotly_js="'</script><script>bad()'").decode()
    tags = Tags(page)
    assert len(tags.scripts) == 3
    assert not [attrs for tag, attrs in tags.found if tag == "img"]
    assert not [attrs for _, attrs in tags.found if any(name.startswith("on") for name in attrs)]
    assert "alert('x')" not in re.sub(r"&lt;script&gt;alert\(&#x27;", "", page)
    assert "<script>bad" not in page


def test_an_empty_lecture_is_a_page() -> None:
    assert "0 views" in offline_page([], "", plotly_js=LIBRARY).decode()
