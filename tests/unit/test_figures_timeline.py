"""The timeline: what is drawn equals what is in the data, and nothing lies on anything."""

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest

from r2p.dataset.load import Dataset, assemble, case_folders
from r2p.dataset.vocabulary import vocabulary
from r2p.figures.chart import Chart
from r2p.figures.drawn import Drawn
from r2p.figures.look import Look
from r2p.figures.palette import DARK, LIGHT
from r2p.figures.picture import picture
from r2p.figures.timeline.axis import axes, ordinal
from r2p.figures.timeline.canvas import Canvas
from r2p.figures.timeline.figure import timeline
from r2p.figures.timeline.lanes import HALF
from r2p.figures.timeline.marks import look_of
from r2p.figures.timeline.text import width as text_width
from r2p.figures.timeline.view import View

DATA = assemble(case_folders())
FOCUS = ("KEN-2007", "MLI-2012", "GIN-2009")
ALL = tuple(DATA.case_ids)
LOOKS = {
    "wide": Look(),
    "dark": Look(dark=True),
    "phone": Look(narrow=True),
    "picture": Look(printed=True),
    "slim picture": Look(printed=True, narrow=True),
}
VIEWS = {
    "stages": View(FOCUS),
    "levels": View(FOCUS, lanes="level"),
    "calendar": View(FOCUS, axis="calendar"),
    "whole calendar": View(FOCUS, axis="calendar", span="whole"),
    "dates": View(
        FOCUS, axis="calendar", span="dates", first=date(2009, 1, 1), last=date(2010, 6, 30)
    ),
    "days": View(FOCUS, axis="days"),
    "100 days": View(FOCUS, axis="days", span="100"),
    "all days": View(FOCUS, axis="days", span="whole"),
}
CAUSAL = ("because", "caused", "led to", "thanks to", "stopped", "prevented", "worked", "due to")


def marks(chart: Chart) -> list[dict]:
    """One dict per drawn act: id, place and the trace's marker."""
    return [
        {"id": data[0], "x": x, "y": y, "marker": trace["marker"], "hover": text}
        for trace in chart.spec["data"]
        if "customdata" in trace
        for data, x, y, text in zip(
            trace["customdata"], trace["x"], trace["y"], trace["text"], strict=True
        )
    ]


def texts(chart: Chart) -> list[tuple[float, float, str, float]]:
    """Left end, height, words without markup and right end of each line inside the drawing."""
    found = []
    for trace in chart.spec["data"]:
        if trace["mode"] != "text":
            continue
        for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=True):
            words = text.replace("<b>", "").replace("</b>", "")
            room = text_width(words, trace["textfont"]["size"]) / 1.04
            side = trace["textposition"].removeprefix("middle ")
            left = x if side == "right" else x - room if side == "left" else x - room / 2
            found.append((left, y, words, left + room))
    return found


def said(chart: Chart) -> str:
    """All words in the drawing."""
    notes = [note["text"] for note in chart.spec["layout"]["annotations"]]
    return "\n".join([*notes, *(text for _, _, text, _ in texts(chart))])


def lines(chart: Chart) -> list[dict]:
    return [trace for trace in chart.spec["data"] if trace["mode"] == "lines"]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_view_is_a_valid_figure(view: View, look: Look) -> None:
    chart = timeline(DATA, view, look)
    Drawn(chart.spec)
    assert chart.title
    assert chart.subtitle
    assert chart.reading
    assert chart.height > 300
    json.dumps(chart.spec)


@pytest.mark.parametrize("lanes", ["family", "level"])
@pytest.mark.parametrize("look", [Look(), Look(narrow=True)], ids=["wide", "phone"])
def test_on_the_stage_axis_every_act_is_one_mark(look: Look, lanes: str) -> None:
    drawn = [mark["id"] for mark in marks(timeline(DATA, View(ALL, lanes=lanes), look))]
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == set(DATA.events["event_id"])


@pytest.mark.parametrize("axis", ["stage", "calendar", "days"])
@pytest.mark.parametrize("look", [Look(), Look(narrow=True)], ids=["wide", "phone"])
@pytest.mark.parametrize("case_id", ALL)
def test_no_mark_lies_on_another_mark_or_line(case_id: str, look: Look, axis: str) -> None:
    chart = timeline(DATA, View((case_id,), axis=axis, span="whole"), look)
    rows = defaultdict(list)
    for mark in marks(chart):
        rows[mark["y"]].append(mark["x"])
    for y, xs in rows.items():
        xs.sort()
        gaps = [right - left for left, right in zip(xs, xs[1:], strict=False)]
        assert not gaps or min(gaps) >= 9.8, (y, xs)
    for trace in lines(chart):
        if trace["line"]["width"] != 2.5:
            continue
        for start, end, y in zip(trace["x"][::3], trace["x"][1::3], trace["y"][::3], strict=True):
            others = [x for x in rows[y] if x != start]
            assert not [x for x in others if start - 9 < x < end + 4], (case_id, y)


def test_shape_says_how_and_fill_says_with_what_result() -> None:
    events = DATA.events.set_index("event_id")
    for mark in marks(timeline(DATA, View(ALL), Look())):
        act, marker = events.loc[mark["id"]], mark["marker"]
        wanted = look_of(act["mode"], act["result"], "", LIGHT)
        assert marker["symbol"] == wanted["symbol"]
        assert marker["size"] == wanted["size"]
        empty = act["result"] in ("partial", "refused", "blocked", "ignored")
        assert (marker["color"] == LIGHT.page) == empty
        assert ("dot" in marker["symbol"]) == (act["result"] in ("partial", "reversed"))


@pytest.mark.parametrize(("look", "palette"), [(Look(), LIGHT), (Look(dark=True), DARK)])
def test_colour_is_family_or_group_and_never_both(look: Look, palette) -> None:
    by_family = colours(timeline(DATA, View(ALL), look))
    by_level = colours(timeline(DATA, View(ALL, lanes="level"), look))
    groups = vocabulary("levels")["group"]
    for act in DATA.events.itertuples():
        assert by_family[act.event_id] == palette.families[act.family]
        assert by_level[act.event_id] == palette.groups[groups[act.lead_level]]


def colours(chart: Chart) -> dict[str, str]:
    found = {}
    for trace in chart.spec["data"]:
        if "customdata" in trace:
            marker = trace["marker"]
            own = marker["color"] if isinstance(marker["color"], list) else marker["line"]["color"]
            found.update(zip((data[0] for data in trace["customdata"]), own, strict=True))
    return found


def test_signs_stand_beside_unchecked_acts_and_counter_acts() -> None:
    events = DATA.events
    found = [text for _, _, text, _ in texts(timeline(DATA, View(ALL), Look()))]
    signs = [text for text in found if text in ("?", "×", "×?")]
    assert sum("?" in sign for sign in signs) == (~events["checked"]).sum()
    assert sum("×" in sign for sign in signs) == (events["direction"] == "counter").sum()


def test_counter_acts_can_be_hidden_and_never_count() -> None:
    shown, hidden = (timeline(DATA, View(ALL, counter=on), Look()) for on in (True, False))
    counters = set(DATA.events.loc[DATA.events["direction"] == "counter", "event_id"])
    assert counters <= {mark["id"] for mark in marks(shown)}
    assert not counters & {mark["id"] for mark in marks(hidden)}
    assert shown.title == hidden.title
    assert shown.reading == hidden.reading
    assert "counter-act" in said(shown)
    assert "counter-act" not in said(hidden)


def test_only_measures_that_were_carried_out_are_in_force() -> None:
    events = DATA.events
    lasting = events[events["carried_out"] & (events["end_state"] != "none")]
    known = 0
    for case_id, axis in axes(DATA, View(ALL), Canvas(Look()).width).items():
        own = lasting[(lasting["case_id"] == case_id) & (lasting["end_state"] != "unknown")]
        length = axis.at(ordinal(own["end_min"]) + 1) - axis.at(ordinal(own["date"]) + 0.5)
        known += int((length > HALF).sum())  # a shorter line lies under its mark
    solid = stubs = 0
    for trace in lines(timeline(DATA, View(ALL), Look())):
        if trace["line"]["width"] == 2.5:
            number = len(trace["x"]) // 3
            stubs += number if trace["line"]["dash"] != "solid" else 0
            solid += number if trace["line"]["dash"] == "solid" else 0
    assert solid == known
    assert stubs == (lasting["end_state"] == "unknown").sum()


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_table_holds_what_is_drawn(view: View) -> None:
    chart = timeline(DATA, view, Look())
    assert sorted(chart.table["Act"]) == sorted(mark["id"] for mark in marks(chart))
    assert chart.table.notna().all().all()


def test_days_shown_and_outside_add_up() -> None:
    acts = {key: int((DATA.events["case_id"] == key).sum()) for key in ALL}
    for key, number in acts.items():
        text = said(timeline(DATA, View((key,), axis="calendar"), Look()))
        counts = [
            int(word)
            for word in text.split(f"{number} acts")[1].split("<")[0].split()
            if word.isdigit()
        ]
        counts = counts[1:] if "of them" in text else counts
        assert sum(counts) == number, text


def test_decisive_acts_are_named() -> None:
    for row in DATA.cases.itertuples():
        chart = timeline(DATA, View((row.case_id,)), Look())
        wanted = [row.highlight_labels[key] for key in row.highlights.split(";")]
        assert 3 <= len(wanted) <= 5
        words = said(chart)
        for text in wanted:
            assert text.replace("&", "&amp;") in words
        slim = said(timeline(DATA, View((row.case_id,)), Look(narrow=True)))
        assert all(f"{letter} {text}" in slim for letter, text in key_of(DATA, row.case_id, wanted))


def key_of(data: Dataset, case_id: str, wanted: list[str]) -> list[tuple[str, str]]:
    row = data.case(case_id)
    names = {key: row["highlight_labels"][key] for key in row["highlights"].split(";")}
    order = data.events[data.events["event_id"].isin(names)].sort_values(["date", "event_id"])
    return list(zip("abcde", order["event_id"].map(names), strict=False))


def test_a_crisis_without_decisive_acts_is_drawn_too() -> None:
    cases = DATA.cases.assign(highlights="", highlight_labels=[{} for _ in range(len(DATA.cases))])
    chart = timeline(replace(DATA, cases=cases), View(("KEN-2007",)), Look())
    assert len(marks(chart)) == (DATA.events["case_id"] == "KEN-2007").sum()


def test_stages_are_named_dated_and_measured() -> None:
    words = said(timeline(DATA, View(("KEN-2007",)), Look()))
    for text in ("Early warning", "Consolidation", "30 Dec 2007", "910 days", "Onset 30 Dec 2007"):
        assert text in words
    slim = said(timeline(DATA, View(("KEN-2007",)), Look(narrow=True)))
    assert "4 Settlement 29 Jan 2008" in slim


def test_bands_are_equally_wide_and_two_tints() -> None:
    chart = timeline(DATA, View(("KEN-2007",)), Look())
    bands = [
        shape
        for shape in chart.spec["layout"]["shapes"]
        if shape.get("fillcolor") in (LIGHT.band, LIGHT.band_acute)
    ]
    assert len(bands) == 6
    assert len({round(shape["x1"] - shape["x0"]) for shape in bands}) == 1
    tints = [shape["fillcolor"] == LIGHT.band_acute for shape in bands]
    assert tints == [False, True, True, True, False, False]


def test_an_empty_lane_stays_and_says_so() -> None:
    words = said(timeline(DATA, View(("KGZ-2010",)), Look()))
    assert "Sanctions" in words
    assert "none recorded" in words
    assert "none in these days" in said(
        timeline(DATA, View(("BFA-2014",), axis="calendar"), Look())
    )


def test_a_stage_that_was_not_coded_is_said() -> None:
    words = said(timeline(DATA, View(("SYR-2011",)), Look()))
    assert "Coding ends" in words
    assert "Transition" not in words


def test_a_crisis_outside_the_chosen_dates_is_explained() -> None:
    view = View(
        FOCUS, axis="calendar", span="dates", first=date(2007, 11, 1), last=date(2008, 3, 1)
    )
    words = said(timeline(DATA, view, Look()))
    assert words.count("none of these days is among those chosen") == 2


@pytest.mark.parametrize("axis", ["stage", "calendar", "days"])
@pytest.mark.parametrize("lanes", ["family", "level"])
@pytest.mark.parametrize("case_id", ALL)
def test_on_a_phone_no_line_of_text_is_cut(case_id: str, lanes: str, axis: str) -> None:
    look = Look(narrow=True)
    edge = Canvas(look).width + 4
    chart = timeline(DATA, View((case_id,), axis=axis, lanes=lanes), look)
    for left, _, text, right in texts(chart):
        assert left >= -4, text
        assert right <= edge + (9 if text in ("?", "×", "×?") else 0), text
    for note in chart.spec["layout"]["annotations"]:
        for line in note["text"].split("<br>"):
            words = line.split(">")[1].split("<")[0] if ">" in line else line
            assert note["xshift"] + text_width(words, 12) <= edge + 4, line


@pytest.mark.parametrize("cases", [("KEN-2007",), FOCUS[:2], FOCUS, ALL])
@pytest.mark.parametrize("lanes", ["family", "level"])
def test_words_claim_no_cause_and_no_rank(cases: tuple[str, ...], lanes: str) -> None:
    chart = timeline(DATA, View(cases, lanes=lanes), Look())
    words = " ".join((chart.title, chart.subtitle, chart.reading)).lower()
    assert not [word for word in CAUSAL if f" {word} " in words]
    assert len(chart.title) < 180


def test_text_from_the_data_is_drawn_as_text() -> None:
    events = DATA.events.copy()
    events.loc[events["event_id"] == "KEN-2007-001", "title"] = "<a href='x'>A & B</a>"
    cases = DATA.cases.copy()
    cases.loc[cases["case_id"] == "KEN-2007", "label"] = "<i>Kenya</i>"
    chart = timeline(replace(DATA, events=events, cases=cases), View(("KEN-2007",)), Look())
    hover = next(mark["hover"] for mark in marks(chart) if mark["id"] == "KEN-2007-001")
    assert hover.startswith("&lt;a href='x'&gt;A &amp; B&lt;/a&gt;")
    assert "<b>&lt;i&gt;Kenya&lt;/i&gt;</b>" in said(chart)


def test_nothing_is_left_to_draw() -> None:
    chart = timeline(DATA, View(("KGZ-2010",), families=("sanctions",)), Look())
    assert not marks(chart)
    assert chart.title == "No act is left with these choices"
    assert chart.table.empty


def test_a_chosen_mark_grows_and_nothing_else_pales() -> None:
    for trace in timeline(DATA, View(FOCUS), Look()).spec["data"]:
        if trace["mode"] == "markers":
            assert trace["selected"]["marker"]["size"] > trace["marker"]["size"]
            assert trace["unselected"]["marker"]["opacity"] == 1
        if trace["mode"] == "text":
            assert trace["unselected"]["textfont"]["color"] == trace["textfont"]["color"]


def test_the_picture_has_the_legend_and_keeps_the_scale() -> None:
    look = Look(printed=True)
    chart = timeline(DATA, View(("KEN-2007",)), look)
    made = picture(chart, look, "R2P Atlas")
    margin, layout = made.spec["layout"]["margin"], chart.spec["layout"]
    assert made.height - margin["t"] - margin["b"] == layout["height"]
    assert "refused, blocked or ignored" in said(chart)
    Drawn(made.spec)


def test_it_is_small_and_the_same_every_time() -> None:
    first, second = (timeline(DATA, View(FOCUS), Look()) for _ in range(2))
    sent = Drawn(first.spec).to_json()
    assert sent == Drawn(second.spec).to_json()
    assert len(sent) < 90_000
    assert len(first.spec["data"]) < 50
