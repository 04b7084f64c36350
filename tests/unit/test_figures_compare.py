"""Comparisons: every measure and split can be drawn, and draws what was measured."""

import itertools
from dataclasses import replace

import pytest

from r2p.dataset import Dataset, load
from r2p.figures.compare.colour import part_colours
from r2p.figures.compare.figure import (
    COUNTED,
    PANELS,
    acts_behind,
    compare,
    method,
    never_in_force,
    panels,
)
from r2p.figures.compare.view import View
from r2p.figures.drawn import Drawn
from r2p.figures.look import Look
from r2p.measures.catalogue import MEASURES
from r2p.measures.kinds import HEADLINE, KINDS, SPLITS, kind
from r2p.measures.outcomes import outcomes
from r2p.measures.selection import Selection, select
from r2p.measures.table import measure_table
from r2p.measures.window import Window

FOCUS = ("KEN-2007", "GIN-2009", "MLI-2012")
LASTING = ("family.sanctions", "family.security", "regional.home")


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load()


def combinations() -> list[tuple[str, str, str]]:
    """Every measure with every split and choice of acts that it allows."""
    return [
        (measure.id, by, what)
        for measure in MEASURES.values()
        for by, what in itertools.product(("", *measure.splits), measure.whats)
    ]


@pytest.mark.parametrize(("measure", "by", "what"), combinations())
def test_every_allowed_choice_is_drawn(measure: str, by: str, what: str, data: Dataset) -> None:
    view = View(Selection(FOCUS), measure, LASTING, by, what)
    assert panels(data, view)
    chart = compare(data, view, Look())
    assert Drawn(chart.spec).to_dict()["data"]
    assert chart.title
    assert chart.subtitle
    assert chart.reading.endswith(".")
    assert len(chart.table)
    assert method(view).startswith("**")


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(("dark", "printed"), [(False, False), (True, False), (False, True)])
def test_every_look_is_valid(
    measure: str, narrow: bool, dark: bool, printed: bool, data: Dataset
) -> None:
    look = Look(dark=dark, narrow=narrow, printed=printed)
    for by in ("", MEASURES[measure].splits[0]):
        view = View(Selection(FOCUS), measure, LASTING, by)
        layout = Drawn(compare(data, view, look).spec).to_dict()["layout"]
        axes = [axis for name, axis in layout.items() if name.startswith("xaxis")]
        assert len({tuple(axis["range"]) for axis in axes}) == 1, "one scale for all panels"
        starts = {axis["domain"][0] for axis in axes}
        number = len(panels(data, view))
        columns = 2 if number in (2, 4) else min(3, number)
        assert len(starts) == (1 if narrow else columns)


@pytest.mark.parametrize("by", list(SPLITS))
@pytest.mark.parametrize("measure", COUNTED)
def test_the_parts_of_a_bar_add_up_to_the_bar(measure: str, by: str, data: Dataset) -> None:
    view = View(Selection(FOCUS), measure, HEADLINE, by)
    spec = compare(data, view, Look()).spec
    drawn: dict[tuple[str, float], float] = {}
    for trace in spec["data"]:
        if trace["type"] == "bar" and "base" in trace and "customdata" not in trace:
            for y, x in zip(trace["y"], trace["x"], strict=True):
                drawn[trace["xaxis"], y] = drawn.get((trace["xaxis"], y), 0) + x
    frame = outcomes(data, view.selection, HEADLINE)
    by_what = {"share": frame["total"], "acts": 1, "rate": frame["days"] / 30}[measure]
    assert sum(drawn.values()) == pytest.approx((frame["carried_out"] / by_what).sum())


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("by", list(SPLITS))
def test_neighbouring_parts_differ_in_colour(by: str, dark: bool) -> None:
    colours = list(part_colours(by, Look(dark=dark)).values())
    assert len(colours) == len(SPLITS[by].parts)
    assert all(a != b for a, b in itertools.pairwise(colours))


def test_parts_are_outlined_and_labelled(data: Dataset) -> None:
    view = View(Selection(FOCUS), "acts", ("family.mediation",), "stage")
    spec = compare(data, view, Look()).spec
    pieces = [t for t in spec["data"] if t["type"] == "bar" and t.get("base") and t.get("x")]
    assert all(t["marker"]["line"]["width"] == 1 for t in pieces if "customdata" not in t)
    texts = [text for t in spec["data"] if t.get("mode") == "text" for text in t["text"]]
    acts = select(data, view.selection)
    own = acts[(acts["case_id"] == "KEN-2007") & (acts["family"] == "mediation")]
    own = own[own["carried_out"]]
    for stage, n in own["stage"].value_counts().items():
        label = SPLITS["stage"].label_of(str(stage)).lower().replace(" ", "\xa0")
        assert any(f"{n}\xa0{label}" in text for text in texts)


@pytest.mark.parametrize("measure", ["days", "speed", "breadth", "joint"])
def test_the_table_holds_what_was_measured(measure: str, data: Dataset) -> None:
    every = Selection(tuple(data.case_ids))
    table = compare(data, View(every, measure, LASTING), Look()).table
    frame = measure_table(data, every, measure, LASTING)
    first = {"days": "low", "speed": "value", "breadth": "value", "joint": "value"}[measure]
    column = {
        "days": "Days in force, least",
        "speed": "First day after onset",
        "breadth": "Instruments expected in a sample",
        "joint": "Share of joint acts (%)",
    }[measure]
    rows = {(row["case_label"], row["kind_label"]): row for row in frame.to_dict("records")}
    assert len(table) == len(frame)
    for row in table.to_dict("records"):
        wanted = rows[row["Crisis"], row["Kind"]][first]
        if wanted != wanted:
            assert row[column] is None or row[column] != row[column]
        else:
            factor = 100 if measure == "joint" else 1
            assert row[column] == pytest.approx(wanted * factor, abs=0.06)


def test_a_range_of_days_is_a_line_between_two_marks(data: Dataset) -> None:
    every = Selection(tuple(data.case_ids))
    frame = measure_table(data, every, "days", ["family.sanctions"])
    ranges = frame[frame["low"] != frame["high"]]
    assert len(ranges)
    spec = compare(data, View(every, "days", ("family.sanctions",)), Look()).spec
    ends = [
        (trace["x"][place], trace["x"][place + 1])
        for trace in spec["data"]
        if trace.get("mode") == "lines" and trace.get("line", {}).get("width") == 2.5
        for place in range(0, len(trace["x"]), 3)
    ]
    assert ends == list(zip(ranges["low"], ranges["high"], strict=True))
    marks = [x for t in spec["data"] if t.get("mode") == "markers" and t.get("y") for x in t["x"]]
    assert set(ranges["high"]) | set(ranges["low"]) <= set(marks)


def test_speed_shows_three_states(data: Dataset) -> None:
    every = Selection(tuple(data.case_ids))
    frame = measure_table(data, every, "speed", ["family.sanctions"])
    states = frame["state"].value_counts()
    assert len(states) == 3, "the data show all three"
    spec = compare(data, View(every, "speed", ("family.sanctions",)), Look()).spec
    texts = [text for t in spec["data"] if t.get("mode") == "text" for text in t["text"]]
    assert sum("not recorded by day" in text for text in texts) == states["not_recorded"]
    assert sum("before onset" in text for text in texts) == states["before_onset"]
    squares = [
        t
        for t in spec["data"]
        if t.get("marker", {}).get("symbol") == "square" and len(t.get("y") or []) and t["y"][0]
    ]
    assert sum(len(t["y"]) for t in squares) == states["before_onset"]
    assert all(x < 0 for t in squares for x in t["x"])


def test_breadth_shows_the_plain_number_beside_the_fair_one(data: Dataset) -> None:
    view = View(Selection(FOCUS), "breadth", ("family.mediation",))
    frame = measure_table(data, view.selection, "breadth", ["family.mediation"])
    spec = compare(data, view, Look()).spec
    pieces = [t for t in spec["data"] if t["type"] == "bar" and t.get("width") == 7]
    assert [list(t["x"]) for t in pieces] == [
        pytest.approx(frame["value"].tolist()),
        pytest.approx(frame["n"].astype(float).tolist()),
    ]


def test_many_kinds_are_paged(data: Dataset) -> None:
    instruments = tuple(id for id in KINDS if id.startswith("instrument."))
    view = View(Selection(tuple(data.case_ids)), kinds=instruments)
    number = len(panels(data, view))
    assert number == len(instruments) > PANELS
    last = -(-number // PANELS)
    seen = []
    for page in range(1, last + 1):
        spec = compare(data, replace(view, page=page), Look()).spec
        seen += [note["text"] for note in spec["layout"]["annotations"] if "<b>" in note["text"]]
    assert seen == [f"<b>{kind(id).label}</b>" for id in instruments]
    with pytest.raises(ValueError, match="nothing"):
        compare(data, replace(view, page=last + 1), Look())


def test_nothing_chosen_is_refused(data: Dataset) -> None:
    with pytest.raises(ValueError, match="nothing"):
        compare(data, View(Selection(())), Look())
    with pytest.raises(ValueError, match="nothing"):
        compare(data, View(Selection(FOCUS), kinds=()), Look())


def test_a_kind_that_nobody_used_is_drawn_as_none(data: Dataset) -> None:
    acts = select(data, Selection(FOCUS))
    unused = next(
        id
        for id in KINDS
        if id.startswith("instrument.") and not (acts["instrument"] == id.split(".")[1]).any()
    )
    chart = compare(data, View(Selection(FOCUS), kinds=(unused,)), Look())
    texts = [text for t in chart.spec["data"] if t.get("mode") == "text" for text in t["text"]]
    assert sum("none recorded" in text for text in texts) == len(FOCUS)
    assert "none of these crises" in chart.title


def test_what_never_lasts_is_left_out_and_named(data: Dataset) -> None:
    view = View(Selection(FOCUS), "days", HEADLINE)
    assert never_in_force(view) == ("Mediation",)
    assert [id for id, _ in panels(data, view)] == list(HEADLINE[1:])
    assert panels(data, replace(view, kinds=("family.mediation",))) == ()


@pytest.mark.parametrize("id", HEADLINE)
def test_the_acts_behind_a_bar_are_those_it_counts(id: str, data: Dataset) -> None:
    view = View(Selection(FOCUS))
    acts = acts_behind(data, view, f"MLI-2012~{id}")
    frame = outcomes(data, view.selection, [id]).set_index("case_id")
    assert len(acts) == frame["all"]["MLI-2012"]
    carried = (acts["What became of it"] == "Carried out").sum()
    assert carried == frame["carried_out"]["MLI-2012"]
    assert acts["Act"].is_unique
    assert set(acts["Act"]) <= set(data.events["event_id"])


def test_the_acts_behind_a_part_are_its_own(data: Dataset) -> None:
    view = View(Selection(FOCUS), "breadth", ("family.mediation",), "stage")
    acts = acts_behind(data, view, "KEN-2007~family.mediation~settlement")
    assert len(acts)
    assert set(acts["Stage"]) == {"Settlement"}


def test_days_in_force_lead_to_acts_from_before_the_window(data: Dataset) -> None:
    view = View(Selection(FOCUS, Window.parse("stage-settlement")), "days", ("family.sanctions",))
    acts = acts_behind(data, view, "MLI-2012~family.sanctions")
    assert "Onset" in set(acts["Stage"])


def test_the_same_choices_make_the_same_chart(data: Dataset) -> None:
    for measure in MEASURES:
        view = View(Selection(FOCUS), measure, LASTING)
        assert compare(data, view, Look()).spec == compare(data, view, Look()).spec


def test_caveats_follow_the_measure(data: Dataset) -> None:
    said = {
        measure: " ".join(compare(data, View(Selection(FOCUS), measure, LASTING), Look()).caveats)
        for measure in MEASURES
    }
    assert "Hard cases" in said["share"]
    assert "Unused means not recorded" in said["speed"]
    assert "Unused means not recorded" not in said["share"]
    assert "Length of the acute phase" in said["days"]
    assert "Length of the acute phase" not in said["speed"]
