"""Time on the map: windows, steps, and how they stand in words and links."""

import pandas as pd
import pytest

from r2p.figures.map.clock import (
    STEPS,
    Clock,
    Span,
    date,
    days,
    first_day,
    last_day,
    month_id,
    month_of,
    parse_month,
    span_words,
)


def span(first: str, last: str) -> Span:
    return Span(*days(pd.to_datetime(pd.Series([first, last]))).tolist())


YEARS = span("2007-11-01", "2009-04-30")


def test_days_are_counted_from_1970() -> None:
    assert days(pd.to_datetime(pd.Series(["1970-01-01", "1970-02-01"]))).tolist() == [0, 31]
    assert date(31) == pd.Timestamp("1970-02-01")


def test_a_month_has_its_days() -> None:
    february = parse_month("2008-02")
    assert february is not None
    assert date(first_day(february)) == pd.Timestamp("2008-02-01")
    assert date(last_day(february)) == pd.Timestamp("2008-02-29")
    assert month_id(february) == "2008-02"
    assert month_of(last_day(february)) == february


@pytest.mark.parametrize("text", ["2008-13", "2008", "08-02", "1850-01", "", "2008-2", "x"])
def test_what_is_no_month_is_refused(text: str) -> None:
    assert parse_month(text) is None


@pytest.mark.parametrize("step", STEPS["calendar"])
def test_calendar_steps_are_the_window_without_gap_or_overlap(step: int) -> None:
    steps = Clock("calendar", YEARS, step).steps
    assert steps[0].first == YEARS.first
    assert steps[-1].last == YEARS.last
    for one, two in zip(steps, steps[1:], strict=False):
        assert two.first == one.last + 1
        assert date(two.first).day == 1
    assert len(steps) == -(-18 // step)


@pytest.mark.parametrize("step", STEPS["onset"])
def test_steps_since_onset_are_equally_long_but_for_the_last(step: int) -> None:
    steps = Clock("onset", Span(-90, 365), step).steps
    assert sum(one.last - one.first + 1 for one in steps) == 456
    assert {one.last - one.first + 1 for one in steps[:-1]} == {step}


def test_a_step_shows_all_up_to_it_or_only_itself() -> None:
    summed, alone = (Clock("onset", Span(0, 89), 30, alone) for alone in (False, True))
    assert summed.shown(1) == Span(0, 59)
    assert alone.shown(1) == Span(30, 59)
    assert summed.shown(None) == alone.shown(None) == Span(0, 89)


@pytest.mark.parametrize("clock", [Clock("calendar", YEARS, 3), Clock("onset", Span(-90, 365), 30)])
def test_every_step_has_a_link_that_leads_back_to_it(clock: Clock) -> None:
    links = [clock.to_link(step) for step in range(len(clock.steps))]
    assert len(set(links)) == len(links)
    assert [clock.from_link(text) for text in links] == list(range(len(links)))


@pytest.mark.parametrize("text", ["", "x", "2031-01", "1999-01", "90", "2008-01-01"])
def test_a_link_to_no_step_is_told(text: str) -> None:
    assert Clock("calendar", YEARS, 3).from_link(text) is None


@pytest.mark.parametrize("text", ["", "x", "400", "-91", "2008-01", "1e3", "9" * 30])
def test_a_link_to_no_day_is_told(text: str) -> None:
    assert Clock("onset", Span(-90, 365), 30).from_link(text) is None


def test_a_window_that_ends_before_it_begins_has_no_steps() -> None:
    clock = Clock("calendar", Span(10, 5), 3)
    assert clock.whole.empty
    assert clock.steps == ()
    assert clock.shown(None) == Span(10, 5)
    assert clock.from_link("1970-01") is None


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (span("2007-11-01", "2008-02-29"), "Nov 2007 to Feb 2008"),
        (span("2008-01-01", "2008-03-31"), "Jan to Mar 2008"),
        (span("2008-01-01", "2008-01-31"), "Jan 2008"),
    ],
)
def test_a_calendar_window_in_words(window: Span, words: str) -> None:
    assert span_words("calendar", window) == words


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Span(-90, 60), "90 days before to 60 days after onset"),
        (Span(0, 30), "days 0 to 30 after onset"),
        (Span(-90, -31), "90 to 31 days before onset"),
        (Span(-90, 0), "90 days before onset to the onset"),
    ],
)
def test_a_window_since_onset_in_words(window: Span, words: str) -> None:
    assert span_words("onset", window) == words
