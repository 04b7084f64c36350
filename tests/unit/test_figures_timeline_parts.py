"""The parts of the timeline: axis, labels, ticks, deaths, findings."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from r2p.dataset.load import assemble, case_folders
from r2p.figures.look import Look
from r2p.figures.timeline import deaths as timeline_deaths
from r2p.figures.timeline.axis import axes, ordinal
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.crisis import prepared
from r2p.figures.timeline.figure import timeline
from r2p.figures.timeline.findings import Tally, finding, reading, tallies
from r2p.figures.timeline.highlights import highlights
from r2p.figures.timeline.labels import GAP, arrange
from r2p.figures.timeline.ticks import EPOCH, date_ticks, day_ticks
from r2p.figures.timeline.view import View, acts, lanes

DATA = assemble(case_folders())
ALL = tuple(DATA.case_ids)


@pytest.mark.parametrize("axis", ["stage", "calendar", "days"])
def test_later_days_lie_further_right(axis: str) -> None:
    for case_id, made in axes(DATA, View(ALL, axis=axis, span="whole"), 600).items():
        case = DATA.case(case_id)
        days = np.arange(ordinal(case["coding_start"]), ordinal(case["coding_end"]) + 1)
        places = made.at(days + 0.5)
        assert (np.diff(places) > 0).all()
        assert places[0] >= 0
        assert places[-1] <= 600


def test_a_day_of_a_stage_lies_in_its_band() -> None:
    for case_id, made in axes(DATA, View(ALL), 600).items():
        own = DATA.events[DATA.events["case_id"] == case_id]
        places = made.at(ordinal(own["date"]) + 0.5)
        bands = {band.stage: band for band in made.bands}
        for stage, place in zip(own["stage"], places, strict=True):
            assert bands[stage].left + 4 < place < bands[stage].right - 4


def test_on_days_since_onset_all_crises_meet_at_day_zero() -> None:
    for span in ("acute", "whole", "30", "1000"):
        made = axes(DATA, View(ALL, axis="days", span=span), 600)
        assert len({round(axis.onset or -1, 6) for axis in made.values()}) == 1
        assert len({axis.last - axis.first for axis in made.values()}) == 1


def test_the_calendar_opens_thirty_days_around_the_acute_phase() -> None:
    axis = axes(DATA, View(("KEN-2007",), axis="calendar"), 600)["KEN-2007"]
    assert date.fromordinal(axis.first + EPOCH) == date(2007, 11, 30)
    assert date.fromordinal(axis.last + EPOCH) == date(2008, 3, 29)


@given(
    st.lists(st.tuples(st.floats(0, 600), st.floats(10, 190)), min_size=1, max_size=6).map(
        lambda items: sorted(items)
    )
)
def test_labels_and_leaders_never_meet(items: list[tuple[float, float]]) -> None:
    placed, rows = arrange(items, 600)
    assert len(placed) == len(items)
    assert max(one.row for one in placed) < rows
    for one, (_, room) in zip(placed, items, strict=True):
        assert one.left >= -0.01
        assert one.right <= 600.01
        assert one.right - one.left == pytest.approx(room)
    for n, one in enumerate(placed):
        for m, other in enumerate(placed):
            crossed = one.row < other.row and other.left < items[n][0] < other.right
            assert not crossed or rows == len(items), "only where there is no way at all"
            if n < m and one.row == other.row:
                apart = one.right + GAP - 0.01, other.right + GAP - 0.01
                assert other.left >= apart[0] or one.left >= apart[1]


@pytest.mark.parametrize(("look", "most"), [(Look(), 3), (Look(printed=True), 3)])
def test_the_decisive_acts_take_few_rows(look: Look, most: int) -> None:
    view, canvas = View(ALL), Canvas(look)
    for case_id, axis in axes(DATA, view, canvas.width).items():
        events, order = acts(DATA, view), lanes(view, look)
        one = prepared(DATA, view, case_id, axis, events, order, canvas)
        placed = highlights(canvas, one.case, one.axis, one.shown).placed
        assert max(label.row for label in placed) < most, case_id


@given(st.integers(-4000, 0), st.integers(10, 5000), st.integers(200, 1100))
def test_ticks_of_days_are_few_and_inside(first: int, last: int, width: int) -> None:
    ticks = day_ticks(first, last, width)
    assert len(ticks) <= width // 62 + 2
    assert all(first <= day <= last for day, _ in ticks)
    assert (0, "day 0") in ticks


@given(
    st.dates(date(2000, 1, 1), date(2024, 1, 1)),
    st.integers(40, 6000),
    st.integers(300, 1100),
)
def test_ticks_of_dates_are_few_and_inside(start: date, days: int, width: int) -> None:
    end = start + timedelta(days=days)
    ticks = date_ticks(start.toordinal() - EPOCH, end.toordinal() - EPOCH, width)
    assert 1 <= len(ticks) <= max(2, width // 76)
    assert all(start <= date.fromordinal(day + EPOCH) <= end for day, _ in ticks)
    assert len({text for _, text in ticks}) == len(ticks)


@pytest.mark.parametrize(
    ("case_id", "share"),
    [("KEN-2007", 0.81), ("MLI-2012", 0.91), ("GIN-2009", 1), ("ZWE-2008", 0.18), ("BFA-2014", 1)],
)
def test_the_months_hold_what_the_source_says_of_the_years(case_id: str, share: float) -> None:
    assert timeline_deaths.share(case_id) == pytest.approx(share, abs=0.006)


def test_where_no_deaths_are_counted_there_is_no_share() -> None:
    assert timeline_deaths.share("GMB-2016") is None
    assert timeline_deaths.share("NOT-2000") is None


def deaths_lines(case_id: str) -> list[dict]:
    chart = timeline(DATA, View((case_id,)), Look())
    return [trace for trace in chart.spec["data"] if trace.get("line", {}).get("shape") == "hv"]


def test_deaths_are_a_step_line_with_its_own_scale() -> None:
    (line,) = deaths_lines("KEN-2007")
    assert "fill" not in line
    assert "Jan 2008: 256 deaths" in line["text"]
    assert line["y"][line["text"].index("Jan 2008: 256 deaths")] == min(line["y"])
    notes = timeline(DATA, View(("KEN-2007",)), Look()).spec["layout"]["annotations"]
    assert any(note["text"] == "highest 256, Jan 2008" for note in notes)


def test_no_monthly_line_for_zimbabwe_and_the_reader_is_told() -> None:
    assert not deaths_lines("ZWE-2008")
    caveats = " ".join(timeline(DATA, View(("ZWE-2008",)), Look()).caveats)
    assert "18 % for Zimbabwe 2008" in caveats
    assert "No monthly line is drawn for Zimbabwe 2008" in caveats


def test_zero_and_gaps_are_told() -> None:
    caveats = " ".join(timeline(DATA, View(("GMB-2016", "MMR-2017")), Look()).caveats)
    assert "Zero throughout for The Gambia 2016–17" in caveats
    assert "begins in Jan 2015 for Myanmar 2017" in caveats
    (line,) = deaths_lines("MMR-2017")
    assert min(line["x"]) > 20


def test_a_crisis_unknown_to_the_reference_tables_has_no_line() -> None:
    axis = axes(DATA, View(("KEN-2007",)), 600)["KEN-2007"]
    found = timeline_deaths.on_axis("NEW-2030", axis)
    assert not found.drawn
    assert "No month" in timeline_deaths.why_flat(found)


def test_the_table_of_deaths_has_every_month_drawn() -> None:
    table = timeline_deaths.table(DATA, View(("KEN-2007", "ZWE-2008")))
    kenya = table[table["Crisis"] == "Kenya 2007–08"].set_index("Month")
    assert kenya.loc["Jan 2008", "Deaths (UCDP, best estimate)"] == 256
    assert len(kenya) == 75
    assert set(table.loc[table["Crisis"] == "Zimbabwe 2008", "Drawn"]) == {"no"}


def test_tallies_equal_the_data() -> None:
    view = View(ALL)
    counted = tallies(DATA, view, acts(DATA, view))
    events = DATA.events[DATA.events["direction"] == "protective"]
    for case_id, tally in zip(ALL, counted, strict=True):
        own = events[events["case_id"] == case_id]
        assert tally.total == len(own)
        assert tally.acute == own["stage"].isin(["onset", "escalation", "settlement"]).sum()
        assert tally.levels.total() == len(own)
        talks = own[own["carried_out"] & (own["family"] == "mediation")]
        if talks.empty:
            assert "mediation" not in tally.firsts
        else:
            assert tally.firsts["mediation"][0] <= talks["day"].min()


def tally(name: str, talks: tuple | None, pressure: tuple | None, acute: int = 3) -> Tally:
    made = Tally(f"{name} 2000", name)
    made.stages.update({"onset": acute, "transition": 2})
    made.levels.update({"global": 3, "state": 2})
    made.firsts.update({"mediation": talks} if talks else {})
    made.firsts.update({"sanctions": pressure} if pressure else {})
    return made


def test_the_finding_says_before_only_where_the_days_leave_no_doubt() -> None:
    view = View(("A",))
    sure = finding(view, [tally("A", (2, 2), (9, 9))])
    assert sure == (
        "A 2000: 3 of 5 acts fell from onset to settlement; mediation came before sanctions"
    )
    assert "within the same days" in finding(view, [tally("A", (2, 30), (9, 9))])
    assert finding(view, [tally("A", (2, 2), None)]).endswith("settlement")


def test_the_finding_for_several_crises() -> None:
    both = [tally("A", (2, 2), (9, 9)), tally("B", (9, 9), (2, 2))]
    assert finding(View(("A", "B")), both) == (
        "3 of 5 acts in A and 3 of 5 in B fell from onset to settlement; "
        "mediation came before sanctions in 1 of 2"
    )
    many = [*both, tally("C", (1, 1), None), tally("D", (1, 1), (3, 3), acute=1)]
    assert finding(View(tuple("ABCD")), many) == (
        "More than half of the acts fell from onset to settlement in 3 of 4 crises; "
        "mediation came before sanctions in 2 of the 3 that had both"
    )
    assert "in all of these 4" in finding(View(tuple("ABCD"), lanes="level"), many)


def test_even_leaders_are_both_named() -> None:
    even = tally("A", None, None)
    even.levels.update({"state": 1})
    text = finding(View(("A",), lanes="level"), [even])
    assert text == "A 2000: world bodies and other states led the most acts (each 3 of 5)"


def test_the_reading_gives_ranges_for_dates_known_to_the_month() -> None:
    text = reading(View(("A", "B")), [tally("A", (-40, -10), (5, 35)), tally("B", None, (-3, -3))])
    assert "first mediation 10 to 40 days before onset" in text
    assert "first sanction between day 5 and day 35" in text
    assert "first mediation not recorded; first sanction 3 days before onset" in text
