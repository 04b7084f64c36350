"""The figures of the Toolbox: what is drawn equals what is counted, on every screen."""

import re
from dataclasses import replace

import pytest

from r2p.dataset import label
from r2p.figures.drawn import Drawn
from r2p.figures.look import Look
from r2p.figures.picture import picture
from r2p.figures.toolbox.elsewhere import missing_cells, used_elsewhere
from r2p.figures.toolbox.grid import NONE, STATE_LABELS, grid
from r2p.figures.toolbox.ledger import ledger
from r2p.figures.toolbox.tints import READABLE, contrast
from r2p.figures.toolbox.view import (
    GRIDS,
    ElsewhereView,
    GridView,
    LedgerView,
    cell_ids,
    cell_name,
)
from r2p.figures.toolbox.warnings import warnings
from r2p.measures.acts import count_acts
from r2p.measures.selection import Selection, in_scope, select
from r2p.measures.toolbox import AXES, STATES, cells
from r2p.measures.unused import MOST
from tests.unit.toolbox_charts import DATA, EVERY, FOCUS, KENYA, LOOKS, SUDAN, WHOLE

BLAMING = re.compile(r"\b(because|caus|led to|prevent(ed|s)|should|stopped|thanks to)", re.I)


def every_chart(look: Look):
    for selection in (KENYA, FOCUS, EVERY, SUDAN):
        for axes in GRIDS:
            yield grid(DATA, GridView(selection, axes), look)
        for by in ("instrument", "actor", "crisis"):
            yield ledger(DATA, LedgerView(selection, by), look)
        yield warnings(DATA, selection, look)
    for case_id in DATA.case_ids:
        yield used_elsewhere(DATA, ElsewhereView(case_id), look)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_chart_can_be_drawn_and_is_put_into_words(look: Look) -> None:
    for chart in every_chart(look):
        assert Drawn(chart.spec).to_dict()["data"]
        assert chart.title
        assert chart.reading.endswith(".")
        assert chart.caveats
        assert not BLAMING.search(f"{chart.title} {chart.reading}"), chart.title
        assert not re.search(r"\s\s|\bnan\b|None|\{", f"{chart.title} {chart.subtitle}")
        assert len(chart.title) < 120
        made = picture(chart, look, "Source.")
        assert made.height >= chart.height


def test_a_chart_comes_out_the_same_twice() -> None:
    for one, other in zip(every_chart(Look()), every_chart(Look()), strict=True):
        assert one.spec == other.spec
        assert one.reading == other.reading


# The grid


def cell_texts(chart) -> dict[str, str]:
    trace = chart.spec["data"][0]
    ids = [data[0] for data in trace["customdata"]]
    return dict(zip(ids, trace["text"], strict=True))


@pytest.mark.parametrize("axes", GRIDS)
@pytest.mark.parametrize("selection", [KENYA, FOCUS, EVERY, SUDAN])
def test_cells_say_what_is_counted(selection: Selection, axes: str) -> None:
    texts = cell_texts(grid(DATA, GridView(selection, axes), Look(narrow=True)))
    assert list(texts) == cell_ids(axes)
    counted = count_acts(
        select(DATA, selection), selection.cases, AXES[axes].kinds, AXES[axes].by
    ).assign(cell=lambda rows: rows["kind"].str.partition(".")[2] + "." + rows["part"])
    single = len(selection.cases) == 1
    for cell, rows in counted.groupby("cell"):
        done = rows["carried_out"].sum() if single else (rows["carried_out"] > 0).sum()
        tried = rows["all"].sum() if single else (rows["all"] > 0).sum()
        expected = f"<b>{done}</b>" if done else f"({tried})" if tried else NONE
        if texts[cell] == "":
            assert selection is SUDAN
            assert cell.endswith(".consolidation")
            assert not tried
        else:
            assert texts[cell] == expected, cell


def test_the_cells_of_one_crisis_name_who_was_first() -> None:
    texts = cell_texts(grid(DATA, GridView(KENYA), Look()))
    acts = in_scope(DATA, KENYA)
    made = acts[(acts["instrument"] == "mediator_appointed") & acts["carried_out"]]
    first = made.sort_values("date").iloc[0]
    said = texts[f"mediator_appointed.{first['stage']}"].replace("<br>", " ")
    assert said == f"<b>{(made['stage'] == first['stage']).sum()}</b> {first['lead_name']}"


def test_several_crises_show_crises_and_acts() -> None:
    texts = cell_texts(grid(DATA, GridView(FOCUS), Look()))
    acts = in_scope(DATA, FOCUS)
    done = acts[acts["carried_out"] & (acts["instrument"] == "agreement")]
    done = done[done["stage"] == "settlement"]
    said = re.sub(r"<[^>]*>", "", texts["agreement.settlement"])
    assert said.split() == [str(done["case_id"].nunique()), str(len(done)), "acts"]


def test_the_table_tells_the_four_states_and_leads_to_acts() -> None:
    table = grid(DATA, GridView(Selection(("SDN-2003", "KEN-2007"), WHOLE)), Look()).table
    assert len(table) == 28 * 6 * 2
    assert set(table["State"]) == set(STATE_LABELS.values())
    gone = table[table["State"] == "No such stage"]
    assert set(gone["Crisis"]) == {DATA.labels["SDN-2003"]}
    assert set(gone["Stage"]) == {"Consolidation"}
    recorded = table[table["Acts"] > 0]
    by_id = DATA.events.set_index("event_id")
    stages = by_id["stage"][recorded["Act"]].map(lambda stage: label("stages", stage))
    assert stages.tolist() == recorded["Stage"].tolist()
    assert (table.loc[table["Acts"] == 0, "Act"] == "").all()
    whole = count_acts(select(DATA, EVERY), ("SDN-2003", "KEN-2007"), ["all"])
    assert table["Acts"].sum() == whole["all"].sum()
    assert table["Carried out"].sum() == whole["carried_out"].sum()


def test_an_absent_stage_is_hatched_and_explained() -> None:
    chart = grid(DATA, GridView(SUDAN), Look())
    trace = chart.spec["data"][0]
    hatched = {
        data[0].partition(".")[2]
        for data, shape in zip(
            trace["customdata"], trace["marker"]["pattern"]["shape"], strict=True
        )
        if shape
    }
    assert hatched == {"consolidation"}
    assert any("no consolidation stage in Sudan" in caveat for caveat in chart.caveats)
    words = [note["text"] for note in chart.spec["layout"]["annotations"]]
    assert "no such stage" in words
    none = [
        note["text"] for note in grid(DATA, GridView(KENYA), Look()).spec["layout"]["annotations"]
    ]
    assert "no such stage" not in none


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_ink_can_be_read_on_every_cell(look: Look) -> None:
    for selection in (KENYA, EVERY):
        trace = grid(DATA, GridView(selection), look).spec["data"][0]
        assert trace["textfont"]["color"] == look.palette.ink
        for fill in set(trace["marker"]["color"]):
            assert contrast(look.palette.ink, fill) >= READABLE - 0.05


def test_the_open_cell_is_marked_but_not_in_a_picture() -> None:
    view = GridView(FOCUS, cell="statement.onset")
    place = cell_ids("instrument").index("statement.onset")
    trace = grid(DATA, view, Look()).spec["data"][0]
    assert trace["selectedpoints"] == [place]
    assert trace["textfont"]["color"][place] == Look().palette.page
    assert "selectedpoints" not in grid(DATA, view, Look(printed=True)).spec["data"][0]
    assert "selectedpoints" not in grid(DATA, GridView(FOCUS), Look()).spec["data"][0]


def test_the_title_answers_the_question_of_the_page() -> None:
    made = cells(DATA, FOCUS, AXES["instrument"])
    missing = dict(
        zip(("Kenya", "Guinea", "Mali"), (made.row_states == 2).sum(axis=1), strict=True)
    )
    title = grid(DATA, GridView(FOCUS), Look()).title
    assert title.startswith("Of 28 instruments, ")
    for name, number in missing.items():
        assert re.search(rf"\b{number} (are not recorded )?in {name}", title)
    reading = grid(DATA, GridView(FOCUS), Look()).reading
    kenya = re.search(r"in Kenya ([^;.]*)", reading)[1]
    names = [label("instruments", term) for term in made.axes.rows]
    unused = [
        name
        for name, state in zip(names, made.row_states[0], strict=True)
        if STATES[state] == "not_recorded"
    ]
    assert len(re.split(", | and ", kenya)) == len(unused)


def test_everything_recorded_is_said() -> None:
    pillars = grid(DATA, GridView(EVERY, "pillar"), Look())
    assert "pairs of pillar and family" in pillars.title
    one = DATA.events[DATA.events["case_id"] == "KEN-2007"].iloc[:1]
    data = replace(DATA, events=one)
    assert "27 of 28" in grid(data, GridView(KENYA), Look()).title


def test_phones_number_the_columns_and_explain_the_numbers() -> None:
    spec = grid(DATA, GridView(FOCUS), Look(narrow=True)).spec
    words = [note["text"] for note in spec["layout"]["annotations"]]
    assert any("1\u00a0early\u00a0warning" in text for text in words)
    assert words.count("6") == 7, "once for each family"
    assert not any(text == "<b>Consolidation</b>" for text in words)


def test_names_from_the_data_are_drawn_as_text() -> None:
    events = DATA.events.assign(lead_name="<b>A & B</b>", title="<i>T</i>" + DATA.events["title"])
    data = replace(DATA, events=events)
    for chart in (
        grid(data, GridView(KENYA), Look()),
        ledger(data, LedgerView(KENYA, "actor"), Look()),
        warnings(data, KENYA, Look()),
    ):
        drawn = str(chart.spec)
        assert "<b>A & B" not in drawn
        assert "<i>T" not in drawn


def test_a_cell_has_a_name() -> None:
    name = cell_name("instrument", "icc_action.early_warning")
    assert name == "International court action, early warning"
    assert cell_name("pillar", "1.sanctions") == "Pillar 1: the state itself, sanctions"
    assert cell_name("level", "civil_society.mediation") == "Civil society, mediation"


# Used early elsewhere


@pytest.mark.parametrize("case_id", DATA.case_ids)
@pytest.mark.parametrize("most", MOST)
def test_tinted_cells_are_the_missing_ones(case_id: str, most: str) -> None:
    view = ElsewhereView(case_id, most)
    found = missing_cells(DATA, view)
    chart = used_elsewhere(DATA, view, Look())
    number = int(found.missing.any(axis=1).sum())
    if not number:
        assert chart.table.empty
        assert "had used all that" in chart.title
        assert chart.spec["data"] == []
        return
    assert f" {number} instrument" in chart.title
    texts = cell_texts(chart)
    tinted = {cell for cell, text in texts.items() if text.startswith("<b>")}
    axes = found.own.axes
    assert tinted == {
        f"{axes.rows[row]}.{axes.columns[column]}"
        for row, column in zip(*found.missing.nonzero(), strict=True)
    }
    assert len(chart.table) == found.had[found.missing].sum()
    assert chart.table["Act"].isin(DATA.events["event_id"]).all()
    assert DATA.labels[case_id] not in set(chart.table["Used in"])


def test_depth_is_said_from_where_one_stands() -> None:
    shallow = used_elsewhere(DATA, ElsewhereView("GMB-2016"), Look()).caveats
    deep = used_elsewhere(DATA, ElsewhereView("KEN-2007"), Look()).caveats
    assert any("a gap here can be a gap of research" in text for text in shallow)
    assert any("they may have used more" in text for text in deep)
    for caveats in (shallow, deep):
        assert caveats[0].startswith("Unused means not recorded.")
