"""What leaves the atlas with a poisoned case in it: files in which its words stay words."""

import csv
import io
import re
import zipfile
from functools import cache

import pandas as pd
import pytest
from pypdf import PdfReader

from r2p.dataset import Dataset
from r2p.dataset.cite import STYLES, cited, crisis_work, view_work
from r2p.dataset.load import load
from r2p.dataset.spreadsheet import harmless, to_csv
from r2p.dataset.trial import trial
from r2p.figures.actors import net as actors_net
from r2p.figures.actors import network as actors_network
from r2p.figures.actors.text import View as ActorsView
from r2p.figures.chart import Chart
from r2p.figures.look import Look
from r2p.figures.timeline.figure import timeline
from r2p.figures.timeline.view import View as TimelineView
from r2p.lecture.handout import handout
from r2p.lecture.offline import offline_page
from r2p.lecture.pptx_deck import powerpoint
from r2p.lecture.slide import Slide, View
from r2p.measures.selection import Selection
from r2p.ui.case_print import dossier_page
from tests.hostile import LONG, NEW, poisoned
from tests.unit.test_lecture_offline import Tags

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@cache
def data() -> Dataset:
    """Our crises with the poisoned one beside them."""
    made = trial(NEW, poisoned(), load()).data
    assert made is not None
    return made


@cache
def charts() -> tuple[Chart, ...]:
    look, actors = Look(), ActorsView(Selection((NEW,)))
    net = actors_net.net(data(), actors, 0)
    return (
        timeline(data(), TimelineView((NEW,)), look),
        actors_network.network(data(), actors, net, look),
    )


@cache
def slides() -> list[Slide]:
    """A slide for each chart and one for an act, every text of which is poisoned."""
    source = data().sources[data().sources["case_id"] == NEW].iloc[0]
    lines = (*LONG, f"{source['title']}, {source['url']}", "javascript:p() data:text/html,x")
    return [
        Slide(
            view=View("timeline", (("x", LONG[1]),), LONG[0], "\n".join(LONG)),
            page_title=LONG[2],
            charts=(chart,),
            tables=((LONG[1], pd.DataFrame({LONG[0]: LONG, "=x": ["=1+1"] * len(LONG)})),),
            evidence=lines,
            citation=LONG[4],
            source=LONG[3],
        )
        for chart in charts()
    ]


def test_the_offline_page_holds_no_element_and_no_address_of_the_case() -> None:
    page = offline_page(slides(), LONG[1], plotly_js="window.Plotly = {};").decode()
    tags = Tags(page)
    assert len(tags.scripts) == 3
    names = {tag for tag, _ in tags.found}
    assert not names & {"img", "svg", "iframe", "object", "embed", "base", "form"}
    attributes = [(name, value or "") for _, attrs in tags.found for name, value in attrs.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or name == "src"]
    addresses = [value for name, value in attributes if name == "href"]
    assert all(re.match(r"https?://|data:,$", address) for address in addresses)


def test_the_printed_dossier_holds_no_script_and_leads_to_web_addresses_only() -> None:
    tags = Tags(dossier_page(data(), NEW).decode())
    assert not tags.scripts
    assert not {tag for tag, _ in tags.found} & {"img", "svg", "iframe", "object", "form", "base"}
    attributes = [(name, value or "") for _, attrs in tags.found for name, value in attrs.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or name == "src"]
    addresses = [value for name, value in attributes if name == "href"]
    assert all(re.match(r"https?://|#S[0-9]+$", address) for address in addresses)


def test_the_deck_leads_nowhere_and_runs_nothing() -> None:
    parts = zipfile.ZipFile(io.BytesIO(powerpoint(slides(), LONG[0])))
    for name in parts.namelist():
        body = parts.read(name)
        if name.endswith(".rels"):
            outside = re.findall(rb'<[^>]*TargetMode="External"[^>]*>', body)
            assert all(b'/hyperlink"' in link for link in outside), outside
            targets = re.findall(rb'Target="([^"]*)"', b"".join(outside))
            assert all(target.startswith((b"http://", b"https://")) for target in targets)
        assert b"vbaProject" not in name.encode()
        if name.endswith((".xml", ".rels")):
            assert not re.search(rb"<(script|svg|img)\b", body), name


def test_the_handout_has_no_action() -> None:
    body = handout(slides(), LONG[0])
    pages = PdfReader(io.BytesIO(body)).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots") or []]
    links = [str(note["/A"].get("/URI", "")) for note in notes if "/A" in note]
    assert all(link.startswith(("http://", "https://")) for link in links)
    assert not re.search(rb"/(JavaScript|JS|Launch|OpenAction /JS)\b", body)


def test_no_cell_and_no_heading_of_a_table_starts_a_formula() -> None:
    for frame in (
        *(chart.table for chart in charts()),
        pd.DataFrame({"=x": ["@a"], "b": pd.Categorical(["+1"]), "c": ["＝1"], "d": ["\n=1"]}),
    ):
        rows = list(csv.reader(io.StringIO(to_csv(frame).decode("utf-8-sig"), newline="")))
        texts = harmless(frame).select_dtypes(include=["str", "object", "category"])
        cells = [*rows[0], *(str(cell) for name in texts for cell in texts[name])]
        assert not [cell for cell in cells if cell.startswith((*STARTS, "＝"))]


@pytest.mark.parametrize("style", STYLES)
def test_a_citation_has_the_fields_it_should_have(style: str) -> None:
    text = "x} , evil = {y\nER  - \nTY  - JOUR @misc{"
    works = [
        crisis_work(data(), NEW, address="https://a.org/x"),
        view_work(data(), text, f"timeline?{text}", address=f"https://a.org/?{text}"),
    ]
    for work in works:
        made = cited(work, style)
        if style == "bibtex":
            bare = re.sub(r"\\[{}]", "", made)
            assert bare.count("{") == bare.count("}")
            assert not re.search(r"^  evil", made, re.M)
        if style == "ris":
            tags = re.findall(r"^(\w\w)  - ", made, re.M)
            assert tags.count("TY") == tags.count("ER") == 1
            assert tags[-1] == "ER"
