"""The three headline kinds: the bars are the data, whatever the look."""

from dataclasses import replace

import numpy as np
import pytest

from r2p.dataset import Dataset, load
from r2p.figures.compare.units import SCALE
from r2p.figures.compare.view import View
from r2p.figures.drawn import Drawn
from r2p.figures.headline.figure import headline, markers, outcome_bars
from r2p.figures.headline.overlap import overlap_words
from r2p.figures.look import Look
from r2p.figures.palette import DARK, LIGHT
from r2p.measures.kinds import HEADLINE, kind
from r2p.measures.outcomes import BOTH, count_outcomes, median_share, outcomes
from r2p.measures.selection import Selection, select
from r2p.measures.window import Window

LOOKS = [
    Look(),
    Look(dark=True),
    Look(narrow=True),
    Look(dark=True, narrow=True),
    Look(printed=True),
    Look(printed=True, narrow=True),
]


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load()


@pytest.fixture(scope="module")
def everything(data: Dataset) -> Selection:
    return Selection(tuple(data.case_ids))


def bars(spec: dict, panel: int) -> list[dict]:
    """The visible pieces of bars of one panel."""
    axis = f"x{panel + 1 if panel else ''}"
    return [
        trace
        for trace in spec["data"]
        if trace["type"] == "bar" and trace.get("xaxis") == axis and "customdata" not in trace
    ]


def labels(spec: dict) -> list[str]:
    return [text for trace in spec["data"] if trace.get("mode") == "text" for text in trace["text"]]


def test_the_numbers_are_those_of_the_data(data: Dataset, everything: Selection) -> None:
    table = headline(data, everything, Look()).table
    acts = select(data, everything)
    assert len(table) == 3 * len(data.cases)
    for row in table.to_dict("records"):
        case = next(id for id, label in data.labels.items() if label == row["Crisis"])
        own = acts[acts["case_id"] == case]
        id = next(id for id in HEADLINE if kind(id).label == row["Kind"])
        of_kind = own[kind(id).mask(own)]
        counts = of_kind["status"].value_counts()
        assert row["All acts"] == len(own)
        assert row["Carried out"] == counts.get("carried_out", 0)
        assert row["Threatened"] == counts.get("threatened", 0)
        assert row["Eased"] == counts.get("eased", 0)
        assert row["Refused, blocked or ignored"] == counts.get("failed", 0)
        assert row["Share of all acts (%)"] == round(100 * row["Carried out"] / len(own), 1)


def test_the_pieces_of_a_bar_add_up_to_all_acts_of_the_kind(
    data: Dataset, everything: Selection
) -> None:
    spec = headline(data, everything, Look()).spec
    frame = outcomes(data, everything, HEADLINE)
    for panel, id in enumerate(HEADLINE):
        drawn = sum(sum(trace["x"]) for trace in bars(spec, panel))
        rows = frame[frame["kind"] == id]
        assert drawn == pytest.approx((rows["all"] / rows["total"]).sum())


def test_pieces_follow_each_other_without_gap_or_overlap(
    data: Dataset, everything: Selection
) -> None:
    spec = headline(data, everything, Look()).spec
    for panel in range(3):
        ends: dict[float, float] = {}
        for trace in bars(spec, panel):
            for start, length, y in zip(trace["base"], trace["x"], trace["y"], strict=True):
                assert start == pytest.approx(ends.get(y, 0.0))
                ends[y] = start + length


def test_the_overlap_is_the_same_in_both_panels(data: Dataset, everything: Selection) -> None:
    chart = headline(data, everything, Look())
    hatched = {
        panel: {
            y: x
            for trace in bars(chart.spec, panel)
            if "pattern" in trace["marker"]
            for y, x in zip(trace["y"], trace["x"], strict=True)
        }
        for panel in range(3)
    }
    assert hatched[0] == {}
    assert hatched[1] == hatched[2] != {}
    shapes = {
        trace["marker"]["pattern"]["shape"]
        for panel in (1, 2)
        for trace in bars(chart.spec, panel)
        if "pattern" in trace["marker"]
    }
    assert len(shapes) == 1
    both = outcomes(data, everything, BOTH).groupby("kind")["both"].sum()
    assert both.nunique() == 1
    assert f"{both.iloc[0]} of" in chart.reading


def test_a_label_says_share_and_how_many_were_carried_out(data: Dataset) -> None:
    acts = select(data, Selection(("KEN-2007",)))
    own = acts[acts["family"] == "sanctions"]
    carried = int(own["carried_out"].sum())
    texts = labels(headline(data, Selection(("KEN-2007",)), Look()).spec)
    assert any(
        f"{carried} of {len(own)} carried out" in text
        and f"{100 * carried / len(acts):.0f} %" in text
        for text in texts
    )


def test_the_dotted_line_is_the_median_of_all_crises(data: Dataset, everything: Selection) -> None:
    one = headline(data, Selection(("GIN-2009",)), Look())
    frame = outcomes(data, everything, HEADLINE)
    for panel, id in enumerate(HEADLINE):
        rows = frame[frame["kind"] == id]
        median = float(np.median(rows["carried_out"] / rows["total"]))
        axis = f"x{panel + 1 if panel else ''}"
        lines = [t for t in one.spec["data"] if t.get("mode") == "lines" and t.get("xaxis") == axis]
        assert [line["x"][0] for line in lines] == [pytest.approx(median)]
    names = [trace.get("name") for trace in one.spec["data"]]
    assert f"median of all {len(data.cases)} crises" in names


def test_the_scale_runs_to_sixty_percent_and_further_where_needed(data: Dataset) -> None:
    focus = Selection(("KEN-2007", "MLI-2012", "GIN-2009"))
    assert headline(data, focus, Look()).spec["layout"]["xaxis"]["range"] == [0, SCALE]
    more = outcome_bars(data, View(focus, kinds=("all", *HEADLINE[:1]), what="all"), Look())
    assert more.spec["layout"]["xaxis"]["range"] == [0, 1]
    ranges = {
        tuple(axis["range"])
        for name, axis in more.spec["layout"].items()
        if name.startswith("xaxis")
    }
    assert len(ranges) == 1


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_look_is_valid_and_of_its_palette(
    look: Look, data: Dataset, everything: Selection
) -> None:
    chart = headline(data, everything, look)
    drawn = Drawn(chart.spec)
    assert drawn.to_dict()["data"]
    palette = DARK if look.dark else LIGHT
    colours = [bars(chart.spec, panel)[0]["marker"]["color"] for panel in range(3)]
    assert colours == [
        palette.families["mediation"],
        palette.families["sanctions"],
        palette.muted,
    ]
    layout = chart.spec["layout"]
    domains = [layout[name]["domain"] for name in ("xaxis", "xaxis2", "xaxis3")]
    if look.narrow:
        assert domains == [[0, 1]] * 3
        assert not layout["yaxis"]["showticklabels"]
        assert sum("Kenya" in text for text in labels(chart.spec)) == 3
    else:
        assert domains[0][1] < domains[1][0] < domains[1][1] < domains[2][0]
    targets = [trace for trace in chart.spec["data"] if "customdata" in trace]
    assert len(targets) == (0 if look.printed else 3)


def test_every_bar_can_be_pointed_at_also_an_empty_one(
    data: Dataset, everything: Selection
) -> None:
    spec = headline(data, everything, Look()).spec
    ids = [row[0] for trace in spec["data"] if "customdata" in trace for row in trace["customdata"]]
    assert ids == [f"{case}~{id}" for id in HEADLINE for case in data.case_ids]
    assert all(trace["width"] >= 24 for trace in spec["data"] if "customdata" in trace), (
        "a finger needs 24 px"
    )


def test_the_finding_answers_who_used_sanctions(data: Dataset) -> None:
    focus = Selection(("KEN-2007", "GIN-2009", "MLI-2012"))
    title = headline(data, focus, Look()).title
    acts = select(data, focus)
    used = acts[(acts["family"] == "sanctions") & acts["carried_out"]]["case_id"].unique()
    assert set(used) == {"GIN-2009", "MLI-2012"}
    assert title.startswith("Sanctions were carried out in Guinea and Mali, not in Kenya")


def test_nothing_ranks_and_nothing_explains(data: Dataset, everything: Selection) -> None:
    chart = headline(data, everything, Look())
    said = " ".join((chart.title, chart.subtitle, chart.reading)).lower()
    for word in ("because", "caused", "thanks to", "led to", "therefore", "rank", "first place"):
        assert word not in said


def test_counter_acts_do_not_count(data: Dataset, everything: Selection) -> None:
    n = (select(data, replace(everything, direction="all"))["direction"] == "counter").sum()
    assert n > 0
    plain = outcomes(data, everything, ["all"])["all"].sum()
    assert outcomes(data, replace(everything, direction="all"), ["all"])["all"].sum() == plain + n


def test_a_stage_that_a_crisis_did_not_have_is_said(data: Dataset) -> None:
    having = set(data.stages.loc[data.stages["stage"] == "consolidation", "case_id"])
    without = next(case for case in data.case_ids if case not in having)
    chosen = Selection((without, "KEN-2007"), Window.parse("stage-consolidation"))
    chart = headline(data, chosen, Look())
    assert "no consolidation stage" in labels(chart.spec)
    assert any("consolidation" in caveat for caveat in chart.caveats)
    rows = chart.table[chart.table["Crisis"] == data.labels[without]]
    assert rows["Share of all acts (%)"].isna().all()


def test_nothing_recorded_at_all_is_drawn_and_said(data: Dataset) -> None:
    without = data.events[data.events["case_id"] != "KEN-2007"]
    chart = headline(replace(data, events=without), Selection(("KEN-2007",)), Look())
    assert chart.title == "No act is recorded here"
    assert Drawn(chart.spec).to_dict()["layout"]


def test_text_of_the_data_stays_text(data: Dataset) -> None:
    cases = data.cases.copy()
    cases.loc[0, "country"] = "<b>Kenya</b>"
    cases.loc[0, "label"] = "<b>Kenya</b> 2007"
    for look in (Look(), Look(narrow=True)):
        spec = headline(replace(data, cases=cases), Selection(("KEN-2007",)), look).spec
        assert "<b>Kenya" not in repr(spec).replace("&lt;b&gt;Kenya", "")


def test_two_crises_of_one_country_are_told_apart(data: Dataset) -> None:
    cases = data.cases.copy()
    cases.loc[1, "country"] = cases.loc[0, "country"]
    two = Selection(tuple(cases["case_id"][:2]))
    names = headline(replace(data, cases=cases), two, Look()).spec["layout"]["yaxis"]["ticktext"]
    assert all(label in name for label, name in zip(cases["label"][:2], names, strict=True))
    cases.loc[1, "label"] = cases.loc[0, "label"]
    names = headline(replace(data, cases=cases), two, Look()).spec["layout"]["yaxis"]["ticktext"]
    assert len(set(names)) == 2


def test_the_same_choices_make_the_same_chart(data: Dataset, everything: Selection) -> None:
    first, second = (headline(data, everything, Look()) for _ in range(2))
    assert first.spec == second.spec
    assert first.reading == second.reading


@pytest.mark.parametrize("what", ["carried_out", "attempted", "all"])
@pytest.mark.parametrize("measure", ["share", "acts", "rate"])
def test_other_counts_are_drawn_alike(measure: str, what: str, data: Dataset) -> None:
    focus = Selection(("KEN-2007", "MLI-2012"))
    chart = outcome_bars(data, View(focus, measure, what=what), Look())
    assert Drawn(chart.spec).to_dict()
    frame = outcomes(data, focus, HEADLINE)
    wanted = {
        "carried_out": frame["carried_out"],
        "attempted": frame["all"] - frame["carried_out"],
        "all": frame["all"],
    }[what]
    by = {"share": frame["total"] / 100, "acts": 1, "rate": frame["days"] / 30}[measure]
    shown = chart.table.iloc[:, 2].to_numpy(dtype=float)
    order = frame.assign(value=wanted / by).set_index(["kind", "case_id"])["value"]
    expected = [order[id, case] for id in HEADLINE for case in focus.cases]
    assert shown == pytest.approx(expected, abs=0.06)
    if what == "attempted":
        assert not any("pattern" in t["marker"] for p in range(3) for t in bars(chart.spec, p))


def test_a_tint_is_lighter_than_its_colour() -> None:
    for look in LOOKS[:2]:
        solid, _, tint, empty = markers(look.palette.families["sanctions"], look)
        assert len({solid["color"], tint["color"], empty["color"]}) == 3
        assert tint["line"] == solid["line"]


def test_the_overlap_is_only_said_where_both_kinds_are_shown(
    data: Dataset, everything: Selection
) -> None:
    assert overlap_words(outcomes(data, everything, HEADLINE[:2])) == ""
    assert "regional" in overlap_words(outcomes(data, everything, BOTH))


def test_hand_counted_outcomes(data: Dataset) -> None:
    acts = select(data, Selection(("GIN-2009",)))
    frame = count_outcomes(acts, ["GIN-2009", "KEN-2007"], BOTH)
    both = acts[(acts["family"] == "sanctions") & acts["regional"] & acts["carried_out"]]
    assert frame.loc[frame["case_id"] == "GIN-2009", "both"].tolist() == [len(both)] * 2
    assert frame.loc[frame["case_id"] == "KEN-2007", "total"].tolist() == [0, 0]
    assert median_share(frame)["family.sanctions"] == pytest.approx(
        (acts["family"].eq("sanctions") & acts["carried_out"]).sum() / len(acts)
    )
