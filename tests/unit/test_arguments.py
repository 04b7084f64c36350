"""Claims, what speaks for and against them, and the brief."""

from html.parser import HTMLParser

import pytest

from r2p.dataset.load import assemble, case_folders
from r2p.figures import arguments
from r2p.figures.drawn import Drawn
from r2p.figures.look import Look
from r2p.measures.balance import balance, evidence_for
from r2p.measures.selection import Selection
from r2p.measures.table import measure_table
from r2p.measures.window import Window
from r2p.ui.brief import brief

DATA = assemble(case_folders())
CLAIMS = DATA.arguments["claims"]["claim_id"].tolist()
# The table "Balance" in data/arguments/NOTES.md: supports, contradicts, qualifies.
BY_HAND = {"C01": (4, 4, 3), "C06": (10, 4, 6), "C12": (8, 8, 3), "C17": (9, 0, 4)}


@pytest.mark.parametrize("claim", BY_HAND)
def test_the_balance_is_the_one_in_the_notes(claim: str) -> None:
    counts = balance(evidence_for(DATA, claim))
    assert (counts["supports"], counts["contradicts"], counts["qualifies"]) == BY_HAND[claim]


def test_every_link_leads_to_an_act() -> None:
    total = sum(len(evidence_for(DATA, claim)) for claim in CLAIMS)
    assert total == len(DATA.arguments["evidence"]) == 333


def test_an_act_left_out_no_longer_counts() -> None:
    rows = evidence_for(DATA, "C06")
    act = rows.loc[rows["stance"] == "supports", "event_id"].iloc[0]
    assert balance(rows, {act})["supports"] == balance(rows)["supports"] - 1
    chart = arguments.beside_claim(DATA, "C06", (act,), Look())
    assert "9 support" in chart.title
    assert "1 act left out by you" in chart.subtitle
    assert chart.table.set_index("Act").loc[act, "Counts"] == "no"


def test_an_unknown_claim_is_refused() -> None:
    with pytest.raises(KeyError, match="C99"):
        evidence_for(DATA, "C99")


@pytest.mark.parametrize("look", [Look(), Look(dark=True), Look(narrow=True), Look(printed=True)])
@pytest.mark.parametrize("claim", CLAIMS)
def test_each_claim_can_be_drawn(claim: str, look: Look) -> None:
    chart = arguments.beside_claim(DATA, claim, (), look)
    marks = [mark for trace in Drawn(chart.spec).to_dict()["data"] for mark in trace["x"]]
    assert len(marks) == len(chart.table)
    assert all(0 < mark < 6 for mark in marks)


def test_no_two_marks_lie_on_each_other() -> None:
    spec = arguments.beside_claim(DATA, "C06", (), Look()).spec
    places = [place for trace in spec["data"] for place in zip(trace["x"], trace["y"], strict=True)]
    assert len(set(places)) == len(places)


BEARING = [
    (claim, number)
    for claim, rows in DATA.arguments["bearing"].groupby("claim_id")
    for number in range(len(rows))
]


@pytest.mark.parametrize(("claim", "number"), BEARING)
def test_measures_beside_a_claim_are_those_of_compare(claim: str, number: int) -> None:
    row = DATA.arguments["bearing"].query("claim_id == @claim").iloc[number]
    chart = arguments.bearing(DATA, claim, number, Look())
    assert Drawn(chart.spec).to_dict()["data"]
    table = measure_table(
        DATA,
        Selection(tuple(DATA.case_ids), Window.parse(row["window"])),
        row["measure"],
        [row["kind"]],
        row["by"] or None,
        row["what"],
    )
    if row["part"]:
        table = table[table["part"] == row["part"]]
    assert chart.table["n"].tolist() == table["n"].tolist()
    assert len(chart.table) == len(DATA.cases)


def test_every_claim_on_all_crises_but_the_normative_has_a_measure() -> None:
    claims = DATA.arguments["claims"]
    general = set(claims.loc[claims["case_id"] == "ALL", "claim_id"])
    assert general == set(DATA.arguments["bearing"]["claim_id"])


class Texts(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append(tag)
        assert all(name in ("href", "lang", "charset", "name", "content") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_brief_holds_claim_stand_evidence_and_sources() -> None:
    page = brief(DATA, "C06", "unsure", ("KEN-2007-019",), "").decode()
    read = Texts(page)
    text = " ".join(read.words)
    assert not {"script", "img", "link", "iframe"} & set(read.tags)
    assert "Stand: Unsure" in text.replace("  ", " ")
    assert "KEN-2007-019:" not in text
    assert text.count("KEN-2007-") >= 19
    assert f"version {DATA.about['version']}" in text.lower()


def test_the_brief_shows_markup_as_text() -> None:
    from dataclasses import replace

    hostile = replace(DATA, events=DATA.events.assign(title="<script>alert(1)</script>"))
    assert b"<script>" not in brief(hostile, "C06", None, (), "")
