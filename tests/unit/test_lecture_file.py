"""A lecture's file: what is written is read, and nothing else is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from r2p.lecture.file import MOST_VIEWS, LectureError, dump, parse
from r2p.lecture.slide import View

PAGES = {"timeline", "map", "first-days"}
PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=40)
VIEWS = st.builds(
    View,
    st.sampled_from(sorted(PAGES)),
    st.lists(st.tuples(PLAIN.filter(bool), PLAIN), max_size=5).map(tuple),
    PLAIN,
    PLAIN,
)


def file(**changes: object) -> bytes:
    """A sound file with one view, some of its parts replaced."""
    made = {"format": "r2p-atlas-lecture", "version": 1, "views": [{"page": "map"}], **changes}
    return json.dumps(made).encode()


def view(**changes: object) -> bytes:
    """A file with one view, some of its parts replaced."""
    return file(views=[{"page": "map", "params": [], "title": "", "notes": "", **changes}])


@given(st.lists(VIEWS, max_size=6))
def test_what_is_written_is_read(views: list[View]) -> None:
    assert parse(dump(views), PAGES) == views


def test_the_file_is_readable_text() -> None:
    kept = [View("timeline", (("cases", "KEN-2007"), ("cases", "MLI-2012")), "É", "One\nTwo\tx")]
    raw = dump(kept)
    assert b"KEN-2007" in raw
    assert "É" in raw.decode()
    assert parse(b"\xef\xbb\xbf" + raw, PAGES) == kept


def test_parts_with_a_default_may_be_left_out() -> None:
    assert parse(file(), PAGES) == [View("map")]
    assert parse(file(views=[]), PAGES) == []


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no JSON"),
        (b"{", "no JSON"),
        (file()[:-4], "no JSON"),
        (b"\xff\xfe{\x00", "no UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "no UTF-8"),
        (b"[" * 500_000, "nested"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested"),
        (b" " * 1_000_001, "MB"),
        (b"[]", "has to be an object"),
        (b"null", "has to be an object"),
        (b'{"version": NaN}', "NaN"),
        (b'{"version": -Infinity}', "-Infinity"),
        (b'{"version": ' + b"9" * 5000 + b"}", "number"),
        (b'{"version": 1e999}', "number"),
        (b'{"format": "a", "format": "b"}', "twice"),
        (file(format="zip"), '"r2p-atlas-lecture"'),
        (file(version=2), "version 1"),
        (file(version=True), "version 1"),
        (file(version="1"), "version 1"),
        (file(more=1), "allowed are"),
        (file(views={}), "a list of views"),
        (file(views=[{"page": "map"}] * (MOST_VIEWS + 1)), f"at most {MOST_VIEWS}"),
        (file(views=["map"]), "View 1"),
        (file(views=[{}]), 'lacks "page"'),
        (view(page="../etc"), "does not have"),
        (view(page=["map"]), "has to be text"),
        (view(script="x"), "allowed are notes, page, params, title"),
        (view(title="x" * 301), "at most 300"),
        (view(title="a\nb"), "U+000A"),
        (view(title="a\u202eb"), "U+202E"),
        (view(title=None), "has to be text"),
        (view(notes="a\x00b"), "U+0000"),
        (view(notes="x" * 10_001), "at most 10000"),
        (view(notes="\ud800"), "U+D800"),
        (view(params={"a": "b"}), "pairs of text"),
        (view(params=[["a"]]), "has to be a pair"),
        (view(params=[["a", 1]]), "has to be text"),
        (view(params=[["", "b"]]), "has no name"),
        (view(params=[["a", "b"]] * 81), "at most 80"),
        (view(params=[["a", "b" * 3_001]]), "at most 3000"),
    ],
)
def test_a_file_that_is_no_lecture_gets_a_clear_answer(raw: bytes, said: str) -> None:
    with pytest.raises(LectureError, match=said.replace("+", r"\+").replace("..", r"\.\.")) as got:
        parse(raw, PAGES)
    assert len(str(got.value)) < 250
    assert str(got.value).isprintable()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with pytest.raises(LectureError):
        parse(raw, PAGES)


def test_the_message_names_the_place() -> None:
    raw = file(views=[{"page": "map"}, {"page": "map", "params": [["a", "b"], ["c", "d\x07"]]}])
    with pytest.raises(LectureError, match=r'"value" of parameter 2 of view 2 holds .*U\+0007'):
        parse(raw, PAGES)
