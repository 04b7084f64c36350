"""Numbers, dates and lists as the atlas writes them."""

from datetime import date

import pytest

from r2p.figures import words


def test_dates_are_no_more_exact_than_known() -> None:
    day = date(2008, 2, 28)
    assert words.day(day) == "28 Feb 2008"
    assert words.day_as_known(day, "day") == "28 Feb 2008"
    assert words.day_as_known(day, "month") == "Feb 2008"
    assert words.day_as_known(day, "year") == "2008"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2008-02-08", "8 Feb 2008"),
        ("2008-12", "Dec 2008"),
        ("2008", "2008"),
        ("", ""),
        ("2008-13-01", "2008-13-01"),
        ("in spring", "in spring"),
    ],
)
def test_dates_of_texts_are_written_out_where_they_are_dates(text: str, shown: str) -> None:
    assert words.day_written(text) == shown


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 acts"), (1, "1 act"), (2, "2 acts"), (1844, "1 844 acts")]
)
def test_counts(number: int, text: str) -> None:
    assert words.count(number, "act").replace("\u202f", " ").replace("\u00a0", " ") == text


def test_crises_are_more_than_one_crisis() -> None:
    assert words.count(3, "crisis", "crises") == "3 crises"


@pytest.mark.parametrize(
    ("part", "text"),
    [(0, "0 %"), (0.001, "<1 %"), (0.08, "8 %"), (0.345, "34 %"), (0.996, ">99 %"), (1, "100 %")],
)
def test_percent(part: float, text: str) -> None:
    assert words.percent(part).replace("\u202f", " ").replace("\u00a0", " ") == text


def test_lists_end_with_and() -> None:
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b"]) == "a and b"
    assert words.listed("abc", "or") == "a, b or c"


def test_plotly_draws_text_as_it_stands() -> None:
    assert words.escaped("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"
    assert words.wrapped("one two <three>", 8) == "one two<br>&lt;three&gt;"
