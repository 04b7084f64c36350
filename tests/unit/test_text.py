"""Text from the data is shown as text, and no cell of a file starts a formula."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from r2p.dataset.spreadsheet import harmless, to_csv
from r2p.ui.text import JOINER, linked, plain, safe_address


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "**bold** _it_ `code`",
        "[a](javascript:alert(1))",
        "$x^2$ :red[a] :material/home:",
        "# heading\n- list",
    ],
)
def test_markup_is_escaped(text: str) -> None:
    shown = plain(text)
    for mark in "*_`[]<>$:#":
        assert shown.count(mark) == shown.count("\\" + mark)
    assert "\n" not in shown


@given(st.text())
def test_plain_keeps_every_word(text: str) -> None:
    shown, words = (part.replace("\\", "") for part in (plain(text), " ".join(text.split())))
    assert shown.replace(JOINER, "") == words.replace(JOINER, "")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "http://a b", 'https://a"onclick=', "", "ftp://x"],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert safe_address(url) is None
    assert linked("Title", url) == "Title"


def test_a_link_cannot_be_broken_out_of() -> None:
    assert linked("T]", "https://a.org/x_(y)") == "[T\\]](https://a.org/x_%28y%29)"


def test_formulas_are_neutralised() -> None:
    frame = pd.DataFrame({"a": ["=1+1", "+x", "-x", "@x", "ok"], "n": [-1, 2, 3, 4, 5]})
    assert harmless(frame)["a"].tolist() == ["'=1+1", "'+x", "'-x", "'@x", "ok"]
    assert harmless(frame)["n"].tolist() == [-1, 2, 3, 4, 5]


def test_csv_opens_with_accents() -> None:
    raw = to_csv(pd.DataFrame({"d": pd.to_datetime(["2008-02-28"]), "t": ["Côte"]}))
    assert raw.decode("utf-8-sig") == "d,t\n2008-02-28,Côte\n"
    assert raw.startswith(b"\xef\xbb\xbf")
