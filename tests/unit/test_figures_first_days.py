"""The figures of the first days: drawn for anybody, and their numbers are the data's."""

import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from r2p.figures.chart import Chart
from r2p.figures.drawn import Drawn
from r2p.figures.first_days import sheet as on_sheet
from r2p.figures.first_days.asked import BY, LINES, Asked, colours, dashes
from r2p.figures.first_days.axis import Stretched
from r2p.figures.first_days.curves import curves
from r2p.figures.first_days.deaths import strip
from r2p.figures.first_days.done import done_by
from r2p.figures.first_days.growth import growth
from r2p.figures.first_days.lags import lags
from r2p.figures.first_days.onset import what_changes
from r2p.figures.look import Look
from r2p.figures.palette import DARK, LIGHT
from r2p.figures.picture import picture
from r2p.measures.acts import count_acts
from r2p.measures.kinds import HEADLINE, KINDS
from r2p.measures.selection import Selection, in_scope, select
from r2p.measures.window import Window
from tests.unit.measure_frames import real

DATA = real()
WHOLE = Window("whole")
FOCUS = Asked(Selection(("KEN-2007", "MLI-2012", "GIN-2009"), WHOLE))
ALL = Asked(Selection(tuple(DATA.case_ids), WHOLE))
ONE = Asked(Selection(("GIN-2009",), WHOLE), "all", (("GIN-2009", -12),))
NONE = Asked(Selection(("SDN-2003",), WHOLE, checked_only=True, min_confidence="high"))
ASKED = {"focus": FOCUS, "all": ALL, "one": ONE, "few": NONE}
LOOKS = {
    "light": Look(),
    "dark": Look(dark=True),
    "narrow": Look(narrow=True),
    "printed": Look(printed=True),
    "slim": Look(printed=True, narrow=True),
}
FAMILY = BY["family"][1]
DRAW: dict[str, Callable[[Asked, Look], Chart]] = {
    "lags": lambda asked, look: lags(DATA, asked, "family", look),
    "levels": lambda asked, look: lags(DATA, asked, "level", look),
    "instruments": lambda asked, look: lags(DATA, asked, "instrument", look),
    "growth": lambda asked, look: growth(DATA, asked, FAMILY, -60, 365, look),
    "done": lambda asked, look: done_by(DATA, asked, "family", 30, look),
    "curves": lambda asked, look: curves(DATA, asked, HEADLINE, look),
}


def points(chart: Chart) -> list[tuple[float, float, str | None, str]]:
    """Every mark that can be pointed at: where it is, the act it leads to, what it says."""
    return [
        (x, y, link[0] if link else None, said)
        for trace in chart.spec["data"]
        if trace["mode"] == "markers" and trace.get("customdata")
        for x, y, link, said in zip(
            trace["x"], trace["y"], trace["customdata"], trace["hovertext"], strict=True
        )
    ]


def texts(chart: Chart) -> list[tuple[float, float, str, str, float]]:
    """All words on the sheet: x, y, text, the side it stands on, size."""
    return [
        (x, y, text, trace["textposition"].split()[1], trace["textfont"]["size"])
        for trace in chart.spec["data"]
        if trace["mode"] == "text"
        for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True)
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("name", DRAW)
def test_every_figure_can_be_drawn(name: str, asked: str, look: str) -> None:
    chart = DRAW[name](ASKED[asked], LOOKS[look])
    assert Drawn(chart.spec).to_dict()["data"]
    assert chart.title
    assert chart.reading.endswith(".")
    assert chart.caveats
    assert len(chart.table)
    if LOOKS[look].printed:
        assert picture(chart, LOOKS[look], "Source").height > chart.height


@pytest.mark.parametrize("look", ["light", "narrow", "slim"])
@pytest.mark.parametrize("asked", ["focus", "all", "one"])
@pytest.mark.parametrize("name", DRAW)
def test_no_words_leave_the_sheet(name: str, asked: str, look: str) -> None:
    chart = DRAW[name](ASKED[asked], LOOKS[look])
    edge = chart.spec["layout"]["xaxis"]["range"][1] + 8
    for x, y, text, side, size in texts(chart):
        plain = text.replace("<b>", "").replace("</b>", "")
        room = max(on_sheet.text_width(line, size) / 1.04 for line in plain.split("<br>"))
        left = x - {"right": 0, "center": room / 2, "left": room}[side]
        assert left >= -1, text
        assert left + room <= edge, text
        assert 0 <= y <= chart.height, text


@pytest.mark.parametrize("name", DRAW)
def test_the_same_choices_make_the_same_figure(name: str) -> None:
    one, two = DRAW[name](ALL, Look()), DRAW[name](ALL, Look())
    assert json.dumps(one.spec) == json.dumps(two.spec)
    assert (one.title, one.reading) == (two.title, two.reading)
    pd.testing.assert_frame_equal(one.table, two.table)


@pytest.mark.parametrize("name", DRAW)
def test_marks_and_rows_lead_to_acts_of_the_chosen_crises(name: str) -> None:
    chart = DRAW[name](FOCUS, Look())
    known = set(DATA.events["event_id"][DATA.events["case_id"].isin(FOCUS.selection.cases)])
    linked = {act for _, _, act, _ in points(chart) if act}
    assert linked
    assert linked <= known
    assert set(chart.table["Act"]) - {""} <= known
    assert set(chart.table["Act"]) & linked


@pytest.mark.parametrize("name", DRAW)
def test_no_word_of_cause_and_no_rank(name: str) -> None:
    for asked in ASKED.values():
        chart = DRAW[name](asked, Look())
        said = f" {chart.title} {chart.reading} ".lower()
        for word in ("because", "caused", "led to", "thanks to", "ranks", "best", "worst"):
            assert f" {word} " not in said


def test_the_finding_says_when_sanctions_came() -> None:
    chart = lags(DATA, FOCUS, "headline", Look())
    assert (
        chart.title == "Sanctions: in use before onset in Guinea, day 0 in Mali, day 675 in Kenya"
    )
    tried = lags(DATA, replace(FOCUS, what="all"), "headline", Look())
    rows = tried.table[tried.table["Crisis"] == "Kenya 2007–08"].set_index("Kind")
    assert rows.loc["Sanctions", "First day from onset on"] == 15
    assert rows.loc["Sanctions", "Act"] == "KEN-2007-021"


def test_three_states_are_three_marks() -> None:
    chart = lags(DATA, ALL, "family", Look())
    marks = [
        trace
        for trace in chart.spec["data"]
        if trace["mode"] == "markers" and trace.get("customdata")
    ]
    symbols = pd.Series([symbol for trace in marks for symbol in trace["marker"]["symbol"]])
    states = chart.table["State"].value_counts()
    assert (symbols == "triangle-left").sum() == states["in use before onset"]
    assert (symbols == "circle").sum() == states["first on day 0 or later"]
    assert (symbols == "circle-open").sum() == states["not recorded"]
    again = chart.table["Next act after onset"] != ""
    assert (symbols == "line-ns").sum() == again.sum()


def test_what_is_not_recorded_leads_nowhere_and_says_where_coding_ends() -> None:
    chart = lags(DATA, ALL, "family", Look())
    row = chart.table[
        (chart.table["Crisis"] == "Kyrgyzstan 2010") & (chart.table["Kind"] == "Sanctions")
    ].iloc[0]
    assert row["State"] == "not recorded"
    assert row["Act"] == ""
    assert pd.isna(row["First day from onset on"])
    said = [text for _, _, text, _, _ in texts(chart)]
    assert f"not recorded by day {row['Coding ends on day']}" in said


def test_a_month_is_drawn_and_said_as_a_range() -> None:
    said = [text for _, _, text, _, _ in texts(lags(DATA, FOCUS, "family", Look()))]
    assert "10 (2–27)" in said  # Ushahidi: some day of January 2008, by the 26th at the latest
    assert "218" in said  # Guinea, 4 May 2010: the day is known


def test_the_axis_stretches_the_first_days() -> None:
    axis = Stretched(0, 300, 999)
    places = [axis.at(day) for day in (0, 9, 99, 999)]
    assert places == pytest.approx([0, 100, 200, 300])
    assert axis.at(-30) == 0
    texts = [text for _, text in axis.ticks(11)]
    assert texts[:4] == ["0", "1", "3", "10"]
    xs = [x for x, _ in axis.ticks(11)]
    assert (np.diff(xs) > 0).all()


@pytest.mark.parametrize("what", ["carried_out", "all"])
def test_sums_are_those_of_the_comparison(what: str) -> None:
    chart = growth(DATA, replace(FOCUS, what=what), FAMILY, 0, 364, Look())
    chosen = replace(FOCUS.selection, window=Window.parse("first-365"))
    counted = count_acts(select(DATA, chosen), chosen.cases, FAMILY)
    ends = chart.table.groupby(["Crisis", "Kind"])["Acts so far"].max()
    for row in counted.itertuples(index=False):
        assert ends[DATA.labels[row.case_id], KINDS[row.kind].label] == getattr(row, what)
    listed = chart.table[chart.table["Act"] != ""]
    assert f"n = {listed['Act'].nunique()} acts" in chart.subtitle


def test_half_of_the_acts_by_hand() -> None:
    # Kenya, mediation carried out from day 0 to 20: 2, 3, 5, 6, 8, 9 and 11. Half of seven is
    # reached with the fourth.
    chart = growth(
        DATA, replace(FOCUS, selection=Selection(("KEN-2007",))), HEADLINE[:1], 0, 20, Look()
    )
    days = chart.table["Day since onset"].tolist()
    assert days == [2, 3, 5, 6, 8, 9, 11]
    assert chart.title == "Half of the acts of day 0 to 20 had come by day 6 in Kenya"


def test_each_mark_stands_on_its_line() -> None:
    asked = replace(FOCUS, selection=Selection(("MLI-2012",)))
    chart = growth(DATA, asked, ("family.sanctions",), -60, 365, Look())
    heights: dict[float, list[float]] = {}
    for trace in chart.spec["data"]:
        if trace["mode"] == "lines" and trace["line"]["width"] == 2:
            for x, y in zip(trace["x"], trace["y"], strict=True):
                if x is not None:
                    heights.setdefault(x, []).append(y)
    assert len(points(chart)) == 9
    for x, y, _, _ in points(chart):
        assert min(heights[x]) <= y < max(heights[x])


def test_deaths_are_drawn_but_for_zimbabwe() -> None:
    chart = growth(DATA, ALL, HEADLINE, -60, 365, Look())
    red = [
        trace
        for trace in chart.spec["data"]
        if trace["mode"] == "lines" and trace["line"]["color"] == LIGHT.deaths
    ]
    onsets = dict(zip(DATA.cases["case_id"], DATA.cases["onset"], strict=True))
    strips = {id: strip(id, onsets[id], -60, 365) for id in DATA.case_ids}
    assert len(red) == sum(not found.why for found in strips.values())
    assert "18 %" in strips["ZWE-2008"].why
    assert "Zimbabwe" in " ".join(chart.caveats)
    # UCDP counts 256 deaths in Kenya in January 2008, which runs from day 2 to day 32.
    kenya = strips["KEN-2007"]
    peak = int(kenya.deaths.argmax())
    assert (kenya.starts[peak], kenya.ends[peak], kenya.deaths[peak]) == (2, 33, 256)


def test_a_moved_onset_moves_the_deaths_too() -> None:
    onset = DATA.case("KEN-2007")["onset"]
    was = strip("KEN-2007", onset, -60, 365)
    now = strip("KEN-2007", onset + pd.Timedelta(days=10), -60, 365)
    both = set(was.months) & set(now.months)
    assert len(both) > 10
    for month in both:
        assert now.starts[now.months == month] == was.starts[was.months == month] - 10


def test_by_day_30_in_kenya() -> None:
    chart = done_by(DATA, FOCUS, "family", 30, Look())
    rows = chart.table[chart.table["Crisis"] == "Kenya 2007–08"].set_index("Kind")
    assert rows.loc["Mediation", ["By day 30", "Acts from onset to day 30"]].tolist() == [
        "done",
        11,
    ]
    assert rows.loc["Sanctions", "By day 30"] == "not yet"
    assert rows.loc["Early warning", "By day 30"] == "in use before onset"
    said = [text for _, _, text, _, _ in texts(chart)]
    assert "not yet: came on day 675" in said
    assert "11 acts, from day 2" in said
    assert "day 30 is 29 Jan 2008" in said
    assert "accountability (day 37) and sanctions (day 675)" in chart.reading


def test_by_a_late_day_nothing_is_still_to_come() -> None:
    chart = done_by(DATA, FOCUS, "family", 720, Look())
    assert not (chart.table["By day 720"] == "not yet").any()
    kept = chart.table[["Acts before onset", "Acts from onset to day 720", "Acts later"]]
    counted = count_acts(in_scope(DATA, FOCUS.selection), FOCUS.selection.cases, FAMILY)
    assert kept.sum(axis=1).tolist() == counted["carried_out"].tolist()


def test_the_curves_say_what_they_are_and_are_not() -> None:
    chart = curves(DATA, ALL, HEADLINE, Look())
    assert "descriptive" in chart.subtitle
    said = " ".join(chart.caveats)
    assert "no test between kinds" in said
    assert "no band" in said
    states = chart.table.groupby("Kind")["State"].value_counts()
    before = states["Mediation", "in use before onset"]
    assert f"mediation in {before}" in chart.reading
    numbers = [text for _, _, text, _, _ in texts(chart)]
    assert str(before) in numbers
    assert not any(trace.get("fill") for trace in chart.spec["data"])


def test_a_curve_ends_where_the_table_ends() -> None:
    chart = curves(DATA, FOCUS, ("family.sanctions",), Look())
    shares = chart.table["Share of crises by then (%)"].tolist()
    assert shares == [33.3, 66.7, 100.0]
    assert chart.table["Crisis"].str[:5].tolist() == ["Guine", "Mali ", "Kenya"]
    assert chart.table["Day"].tolist()[1:] == [0, 675]


def test_families_and_levels_never_share_colours() -> None:
    mixed = colours(("level.global", "family.sanctions"), Look())
    assert mixed["level.global"] == LIGHT.muted
    assert colours(("level.global",), Look(dark=True))["level.global"] == DARK.groups["world"]
    assert colours(("regional.home",), Look())["regional.home"] == LIGHT.muted
    own = colours(LINES, Look())
    assert own["instrument.arms_embargo"] == own["family.sanctions"]


def test_lines_differ_without_colour() -> None:
    assert len(set(dashes(FAMILY).values())) == len(FAMILY)


def test_labels_beside_lines_never_touch() -> None:
    heights = on_sheet.spread([50, 50, 51, 90, 10], [14, 28, 14, 14, 14], 0, 120)
    order = np.argsort(heights)
    rooms = np.array([14, 28, 14, 14, 14])[order]
    tops = np.array(heights)[order] - rooms / 2
    assert (tops[1:] >= (tops + rooms)[:-1] - 1e-9).all()
    assert tops[0] >= 0
    assert tops[-1] + rooms[-1] <= 120


def test_a_moved_onset_is_said() -> None:
    moved = replace(FOCUS, moves=(("KEN-2007", 10), ("SYR-2011", 5)))
    assert "onset moved: Kenya +10 days" in lags(DATA, moved, "family", Look()).subtitle
    said = what_changes(DATA, moved, FAMILY)
    assert said.startswith("Onset moved: Kenya 10 days later, to 9 Jan 2008;")
    assert "mediation (was day 2)" in said
    quiet = what_changes(DATA, replace(FOCUS, moves=(("KEN-2007", -1),)), ("family.sanctions",))
    assert "Every first act keeps its state" in quiet


def test_names_from_the_data_are_text() -> None:
    cases = DATA.cases.assign(country=DATA.cases["country"].str.replace("Mali", "<b>M</b>&"))
    labels = cases["label"].str.replace("Mali", "<b>M</b>&")
    data = replace(DATA, cases=cases.assign(label=labels))
    for chart in (
        lags(data, FOCUS, "family", Look()),
        growth(data, FOCUS, HEADLINE, -60, 365, Look()),
        done_by(data, FOCUS, "family", 30, Look()),
        curves(data, FOCUS, HEADLINE, Look()),
    ):
        drawn = json.dumps(chart.spec)
        assert "<b>M</b>" not in drawn
        assert "&lt;b&gt;M" in drawn
