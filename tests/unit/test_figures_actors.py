"""The figures of the Actors page: their numbers, their words and how they are drawn."""

import itertools
import json
import re
from functools import cache

import pandas as pd
import pytest

from r2p.dataset import labels
from r2p.dataset.load import assemble, case_folders
from r2p.figures.actors import cross as actors_cross
from r2p.figures.actors import first as actors_first
from r2p.figures.actors import gaps as actors_gaps
from r2p.figures.actors import lead as actors_lead
from r2p.figures.actors import levels as actors_levels
from r2p.figures.actors import matrix as actors_matrix
from r2p.figures.actors import net as actors_net
from r2p.figures.actors import network as actors_network
from r2p.figures.actors import network_marks
from r2p.figures.actors import stages as actors_stages
from r2p.figures.actors.behind import behind
from r2p.figures.actors.claim import claim, joint
from r2p.figures.actors.text import View, acts, cut
from r2p.figures.chart import Chart
from r2p.figures.drawn import Drawn
from r2p.figures.look import Look
from r2p.figures.picture import picture
from r2p.figures.words import escaped
from r2p.measures.acts import count_acts
from r2p.measures.joint import joint_shares
from r2p.measures.selection import Selection, in_scope, select
from r2p.measures.window import Window

DATA = assemble(case_folders())
FOCUS = ("KEN-2007", "GIN-2009", "MLI-2012")
ALL = tuple(DATA.case_ids)
DEFAULT = View(Selection(FOCUS))
VIEWS = {
    "focus": DEFAULT,
    "one": View(Selection(("KEN-2007",))),
    "all": View(Selection(ALL, Window("whole")), "all"),
    "attempted": View(Selection(FOCUS), "attempted"),
    "sparse": View(Selection(("KGZ-2010", "LKA-2009"), Window.parse("first-1"))),
    "empty": View(Selection(("SDN-2003",), Window.parse("first-1"), True, "high")),
}
LOOKS = {
    "wide": Look(),
    "dark": Look(dark=True),
    "narrow": Look(narrow=True),
    "print": Look(printed=True),
    "slim": Look(printed=True, narrow=True),
}
CAUSAL = re.compile(r"\b(because|caused?|led to|thanks to|due to|prevented|effect|worked)\b", re.I)


@cache
def network_of(view: View) -> actors_net.Net:
    return actors_net.net(DATA, view, 0)


def drawn(name: str, view: View, look: Look) -> Chart:
    made = network_of(view)
    cases = view.selection.cases[: actors_first.PER_PAGE]
    return {
        "network": lambda: actors_network.network(DATA, view, made, look),
        "matrix": lambda: actors_matrix.matrix(DATA, view, made, look),
        "lead": lambda: actors_lead.lead(DATA, view, made, look),
        "levels": lambda: actors_levels.levels(DATA, view, look),
        "first": lambda: actors_first.first(DATA, view, "family", cases, look),
        "instruments": lambda: actors_first.first(DATA, view, "instrument", cases, look),
        "gaps": lambda: actors_gaps.gaps(DATA, view, look),
        "stages": lambda: actors_stages.stages(DATA, view, look),
        "cross": lambda: actors_cross.cross(DATA, view, 14, 1, look),
    }[name]()


NAMES = (
    *("network", "matrix", "lead", "levels", "first"),
    *("instruments", "gaps", "stages", "cross"),
)
EVENT = re.compile(r"[A-Z]{3}-\d{4}-\d{3}")


def marks(chart: Chart) -> list[str]:
    """What the marks of a chart stand for."""
    return [
        data[0] if isinstance(data, list) else data
        for trace in chart.spec["data"]
        for data in trace.get("customdata", [])
    ]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", NAMES)
def test_every_figure_can_be_drawn_for_every_look(name: str, view: str) -> None:
    for look in LOOKS.values():
        chart = drawn(name, VIEWS[view], look)
        Drawn(chart.spec)
        assert chart.height > 0
        assert chart.title
        assert chart.title[0].isupper() or chart.title[0].isdigit()
        assert chart.reading.endswith(".")
        assert chart.caveats
        words = " ".join((chart.title, chart.subtitle, chart.reading, *chart.caveats))
        assert "nan" not in words.lower().split()
        assert not CAUSAL.search(words), words
        if look.printed:
            assert Drawn(picture(chart, look, "source").spec).to_dict()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_view_gives_the_same_drawing(name: str) -> None:
    one, other = (drawn(name, DEFAULT, Look()) for _ in range(2))
    assert json.dumps(one.spec) == json.dumps(other.spec)
    pd.testing.assert_frame_equal(one.table, other.table)


@pytest.mark.parametrize("name", NAMES)
def test_words_do_not_depend_on_the_look(name: str) -> None:
    said = {drawn(name, DEFAULT, look).title for look in LOOKS.values()}
    assert len(said) == 1


@pytest.mark.parametrize("name", ["first", "instruments", "gaps", "cross"])
def test_marks_that_are_acts_lead_to_acts_of_the_data(name: str) -> None:
    known = set(DATA.events["event_id"])
    found = marks(drawn(name, DEFAULT, Look()))
    assert found
    assert set(found) <= known
    assert "Act" in drawn(name, DEFAULT, Look()).table


@pytest.mark.parametrize("name", ["network", "matrix", "lead", "levels", "stages"])
def test_marks_that_stand_for_several_acts_lead_to_their_list(name: str) -> None:
    found = list(dict.fromkeys(marks(drawn(name, DEFAULT, Look()))))
    assert found
    assert not any(EVENT.fullmatch(mark) for mark in found)
    for mark in found[:: max(1, len(found) // 12)]:
        rows = behind(DATA, DEFAULT, mark)
        assert set(rows["Act"]) <= set(DATA.events["event_id"])


def test_nothing_answers_to_a_pointer_in_a_picture_of_the_network() -> None:
    assert not any("~" in mark for mark in marks(drawn("network", DEFAULT, Look(printed=True))))


# --- the numbers -----------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["focus", "all", "attempted"])
def test_joint_shares_are_those_of_compare(view: str) -> None:
    asked = VIEWS[view]
    ours = actors_stages.shares(DATA, asked).set_index(["case_id", "column"])
    whole = Selection(asked.selection.cases, Window("whole"))
    theirs = joint_shares(select(DATA, whole), whole.cases, ["all"], asked.what, "stage")
    for row in theirs.itertuples():
        own = ours.loc[(row.case_id, row.part)]
        assert (own["n"], own["total"]) == (row.n, row.total)
        assert own["value"] == row.value or row.total == 0
    acute = Selection(asked.selection.cases, Window("acute"))
    theirs = joint_shares(select(DATA, acute), acute.cases, ["all"], asked.what)
    for row in theirs.itertuples():
        assert ours.loc[(row.case_id, "acute"), "n"] == row.n
        assert ours.loc[(row.case_id, "acute"), "total"] == row.total
    assert joint(DATA, View(acute, asked.what)).n == theirs["n"].sum()


@pytest.mark.parametrize("view", ["focus", "one", "all", "attempted"])
def test_the_number_of_acts_is_that_of_compare(view: str) -> None:
    asked = VIEWS[view]
    counted = count_acts(select(DATA, asked.selection), asked.selection.cases, ["all"])
    wanted = {
        "carried_out": counted["carried_out"].sum(),
        "all": counted["all"].sum(),
        "attempted": counted["all"].sum() - counted["carried_out"].sum(),
    }[asked.what]
    assert len(acts(DATA, asked)) == wanted
    assert f"n = {wanted:,} act".replace(",", " ") in drawn("network", asked, Look()).subtitle
    assert actors_net.net(DATA, asked, 0).total == wanted


def test_levels_are_those_of_compare() -> None:
    chart = drawn("levels", DEFAULT, Look())
    kinds = [f"level.{level}" for level in labels("levels")]
    counted = count_acts(select(DATA, DEFAULT.selection), FOCUS, kinds)
    assert chart.table["Took part"].tolist() == counted["carried_out"].tolist()


def test_missing_levels_are_named_for_each_case() -> None:
    named = dict(actors_levels.missing_lines(DATA, DEFAULT))
    assert named["Kenya 2007–08"] == "armed groups"
    assert named["Guinea 2009–10"] == "armed groups, the private sector or eminent persons"
    assert named["Mali 2012–13"] == "the private sector"
    reading = drawn("network", DEFAULT, Look()).reading
    assert "Guinea: armed groups, the private sector and eminent persons" in reading


def test_the_default_title_says_who_with_whom_who_led_and_who_was_missing() -> None:
    assert drawn("network", DEFAULT, Look()).title == (
        "Burkina Faso and ECOWAS acted together most, ECOWAS led most; "
        "no act by the private sector in Guinea or Mali"
    )


def test_a_body_and_its_own_organ_are_not_the_pair_of_the_title() -> None:
    view = View(Selection(ALL))
    made = actors_net.net(DATA, view, 0)
    assert set(made.pairs.iloc[0][["a", "b"]]) == {"UN", "UNSC"}
    assert "UN and UN Security Council" not in drawn("network", view, Look()).title


def test_the_reading_of_the_gaps() -> None:
    chart = drawn("gaps", DEFAULT, Look())
    assert chart.title == (
        "UN bodies and regional organisations first acted 4 days apart in Kenya, 1 in Guinea "
        "and 1 in Mali"
    )
    rows = chart.table.set_index(["Crisis", "Who"])
    assert rows.loc[("Kenya 2007–08", "Private sector"), "Day of first act"] == 4
    assert rows.loc[("Mali 2012–13", "Private sector"), "State"] == "not recorded"


def test_the_claim_says_what_is_counted_and_what_cannot_be() -> None:
    said = claim(DATA, DEFAULT)
    assert said.startswith("In Kenya, Guinea and Mali (acute phase) 16 of 119 acts (13 %) are")
    assert "1 to 4 days apart" in said
    assert "cannot" in said or "can show" in said
    assert said.count(".") == 1, "one sentence"
    assert "nothing can be said" in claim(DATA, VIEWS["empty"])


def test_the_table_of_actors_holds_every_actor() -> None:
    made = actors_net.net(DATA, DEFAULT, 0)
    table = actors_net.actors_table(made)
    own = DATA.event_actors[DATA.event_actors["event_id"].isin(acts(DATA, DEFAULT)["event_id"])]
    assert len(table) == own["actor_id"].nunique()
    assert table["Took part"].sum() == len(own)
    assert table["Led"].sum() == made.total


def test_a_tie_lists_the_acts_in_which_both_took_part() -> None:
    made = actors_net.net(DATA, DEFAULT, 0)
    for row in made.shown.itertuples():
        rows = behind(DATA, DEFAULT, f"{row.a}~{row.b}")
        assert len(rows) == row.acts
        assert (rows["Joint"] == "joint").sum() == row.joint


def test_a_cell_lists_as_many_acts_as_it_says() -> None:
    for row in actors_stages.shares(DATA, DEFAULT).itertuples():
        rows = behind(DATA, DEFAULT, f"{row.case_id}~days.{row.column}")
        assert len(rows) == row.total
        assert (rows["Joint"] == "joint").sum() == row.n
    for row in actors_levels.counts(DATA, DEFAULT).itertuples():
        assert len(behind(DATA, DEFAULT, f"{row.case_id}~level.{row.level}")) == row.acts


def test_the_threshold_is_followed() -> None:
    for least in (1, 3, 8, 50):
        made = actors_net.net(DATA, DEFAULT, least)
        assert (made.shown["acts"] >= least).all()
        assert set(made.drawn) == set(made.shown["a"]) | set(made.shown["b"])
        chart = actors_network.network(DATA, DEFAULT, made, Look())
        assert f"{least} or more" in chart.subtitle
        assert sum("~" in mark for mark in marks(chart)) == len(made.shown)


def test_cross_purposes_count_counter_acts_that_nothing_else_counts() -> None:
    chart = drawn("cross", DEFAULT, Look())
    assert len(chart.table) == 7
    inside = set(select(DATA, DEFAULT.selection)["event_id"])
    assert not set(chart.table.loc[chart.table["As"] == "counter-act", "Act"]) & inside
    wide = Selection(FOCUS, direction="all")
    assert set(chart.table["Act"]) <= set(in_scope(DATA, wide)["event_id"])


def test_pages_of_cross_purposes_show_each_act_once() -> None:
    view = View(Selection(ALL, Window("whole")))
    found = actors_cross.crossed(DATA, view, 14).pairs
    seen: list[str] = []
    for page in range(1, 4):
        chart = actors_cross.cross(DATA, view, 14, page, Look())
        seen += dict.fromkeys(mark for mark in marks(chart) if mark in set(found["event_id"]))
        assert len(chart.table) == len(found)
    assert sorted(set(seen)) == sorted(set(found["event_id"]))


# --- how it is drawn -------------------------------------------------------------------------


def test_marks_of_the_network_do_not_overlap_and_stay_inside() -> None:
    for view, look in itertools.product(("focus", "one", "all"), (Look(), Look(narrow=True))):
        chart = drawn("network", VIEWS[view], look)
        layout = chart.spec["layout"]
        nodes = next(t for t in chart.spec["data"] if "customdata" in t)
        wide, high = layout["xaxis"]["range"][1], layout["yaxis"]["range"][0]
        found = list(zip(nodes["x"], nodes["y"], nodes["marker"]["size"], strict=True))
        for x, y, size in found:
            assert size / 2 <= x <= wide - size / 2
            assert size / 2 <= y <= high - size / 2
        for (x, y, size), (u, v, other) in itertools.combinations(found, 2):
            assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 > (size + other) / 2 - 1


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("view", ["focus", "one", "all", "attempted"])
def test_every_actor_of_the_network_can_be_named(view: str, look: str) -> None:
    made = network_of(VIEWS[view])
    spec = actors_network.network(DATA, VIEWS[view], made, LOOKS[look]).spec
    written = next(trace["text"] for trace in spec["data"] if trace["mode"] == "text")
    numbers = [text for text in written if text.isdecimal()]
    below = "".join(note["text"] for note in spec["layout"]["annotations"])
    named = set(written) | {name for name in map(made.name, made.drawn) if name in unheld(below)}
    assert len(written) == len(made.drawn)
    assert numbers == [str(place) for place in range(1, len(numbers) + 1)]
    for actor in made.drawn:
        assert escaped(cut(made.name(actor))) in named


def unheld(text: str) -> str:
    """The key with ordinary spaces."""
    return text.replace("\u00a0", " ")


def test_a_network_too_full_for_names_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_marks, "MOST_NUMBERS", 1)
    made = network_of(DEFAULT)
    spec = actors_network.network(DATA, DEFAULT, made, Look(narrow=True)).spec
    said = " ".join(note["text"] for note in spec["layout"]["annotations"]).replace("<br>", " ")
    written = next(trace["text"] for trace in spec["data"] if trace["mode"] == "text")
    assert len(written) < len(made.drawn)
    assert f"names of {len(made.drawn) - len(written)} more; the table has them" in said


def test_an_empty_network_says_why() -> None:
    view = View(Selection(("SDN-2003",), Window.parse("first-1")))
    made = actors_net.net(DATA, view, 0)
    chart = actors_network.network(DATA, view, made, Look())
    texts = " ".join(note["text"] for note in chart.spec["layout"]["annotations"])
    assert "No two actors took part in the same act" in texts
    high = actors_net.net(DATA, DEFAULT, 50)
    chart = actors_network.network(DATA, DEFAULT, high, Look())
    texts = " ".join(note["text"] for note in chart.spec["layout"]["annotations"])
    assert "choose a lower number" in texts


def test_markup_in_a_name_is_drawn_as_it_stands() -> None:
    made = actors_net.net(DATA, DEFAULT, 0)
    rows = made.actors.copy()
    rows.loc[rows["actor_id"] == "ECOWAS", ["short_name", "name"]] = "<i>&"
    odd = actors_net.Net(
        rows, made.pairs, made.least, made.drawn, made.shown, made.places, made.levels, made.total,
        made.apart,
    )  # fmt: skip
    for chart in (
        actors_network.network(DATA, DEFAULT, odd, Look()),
        actors_matrix.matrix(DATA, DEFAULT, odd, Look()),
        actors_lead.lead(DATA, DEFAULT, odd, Look()),
    ):
        text = json.dumps(chart.spec)
        assert "&lt;i&gt;&amp;" in text
        assert "<i>" not in text
