"""The PowerPoint file: native charts with the data's numbers, and pages that can be read."""

import io
import re
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pypdf import PdfReader

from r2p.lecture.pptx_deck import MOST_ROWS, powerpoint
from r2p.lecture.slide import Slide, View
from tests.find_office import to_pdf
from tests.unit.lecture_slides import HOSTILE, charts, hostile, slides

SLIDES = slides()
CONTINUED = re.compile(r" \(\d of \d\)$")


@pytest.fixture(scope="module")
def raw() -> bytes:
    return powerpoint(SLIDES, "A lecture")


@pytest.fixture(scope="module")
def deck(raw: bytes):
    return Presentation(io.BytesIO(raw))


def titled(deck, title: str) -> list:
    """The slides of a view, the first one first."""
    return [slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith(title)]


def text(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def native(slide) -> list:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def test_every_view_has_its_slide_in_order(deck) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert list(dict.fromkeys(CONTINUED.sub("", title) for title in titles)) == [
        slide.title for slide in SLIDES
    ]


def test_words_and_notes(deck) -> None:
    for view in SLIDES[:8]:
        slide = titled(deck, view.title)[0]
        assert view.reading in text(slide)
        assert view.source in text(slide)
        assert view.evidence[0] in text(slide)
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.startswith(view.view.notes)
        assert view.citation in notes
        assert view.charts[0].caveats[0] in notes


def test_bars_are_native_charts_with_the_numbers_of_the_data(deck) -> None:
    (slide,) = titled(deck, charts()["compare"].title)
    made = native(slide)
    assert [chart.chart_type for chart in made] == [XL_CHART_TYPE.BAR_STACKED] * 3
    table = charts()["compare"].table
    sums = {"Mediation": 0.0, "Sanctions": 0.0, "Regional action": 0.0}
    for chart in made:
        kind = chart.chart_title.text_frame.paragraphs[0].text
        plot = chart.plots[0]
        assert len(plot.categories) == 3
        assert plot.categories[0].startswith("Kenya")
        carried = [one.values for one in plot.series if one.name != "refused, blocked, ignored"]
        sums[kind] = sum(value for values in carried for value in values if value)
    attempts = table.assign(
        share=(table["Carried out"] + table["Threatened"] + table["Eased"]) / table["All acts"]
    )
    for kind, share in attempts.groupby("Kind")["share"].sum().items():
        assert sums[kind] == pytest.approx(share)


def test_lines_are_native_charts(deck) -> None:
    (slide,) = titled(deck, charts()["weights"].title)
    made = native(slide)
    assert [chart.chart_type for chart in made] == [XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS] * 3
    drawn = charts()["weights"].spec["data"][0]["y"]
    assert list(made[0].plots[0].series[0].values) == pytest.approx(drawn)


def test_other_drawings_are_shapes_with_an_alternative_text(deck) -> None:
    for name in ("timeline", "actors", "toolbox", "pairs"):
        slide = titled(deck, charts()[name].title)[0]
        (group,) = [shape for shape in slide.shapes if shape.shape_type == 6]
        assert len(group.shapes) > 50
        said = group._element.nvGrpSpPr.cNvPr.get("descr")
        assert said.startswith(charts()[name].reading)


def test_a_tall_drawing_goes_on_on_the_next_slide(deck) -> None:
    found = titled(deck, charts()["timeline"].title)
    assert len(found) == 3
    assert found[-1].shapes.title.text_frame.text.endswith("(3 of 3)")


def test_nothing_leaves_the_slide_or_lies_on_the_foot(deck) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
        words = [shape for shape in slide.shapes if shape.has_text_frame]
        rows = sorted((shape.top, shape.top + shape.height) for shape in words)
        for (_, end), (start, _) in zip(rows, rows[1:], strict=False):
            assert end <= start + 12700 * 3


def test_the_map_is_a_picture_and_a_table_is_short(deck) -> None:
    (place,) = titled(deck, "Where it happened")
    (picture,) = [shape for shape in place.shapes if shape.shape_type == 13]
    assert picture._element.nvPicPr.cNvPr.get("descr") == "Kenya, Mali and Guinea are marked."
    (page,) = titled(deck, "Data")
    (table,) = [shape.table for shape in page.shapes if shape.has_table]
    assert 2 <= len(table.rows) <= MOST_ROWS + 1


def test_hostile_words_stay_words() -> None:
    control = Slide(View("map", (), "a\x00b\x0bc\ud800", "x\x07"), "Map")
    deck = Presentation(io.BytesIO(powerpoint([hostile(), control], HOSTILE)))
    first, second = deck.slides
    assert "<script>alert('x')" in first.shapes.title.text_frame.text
    assert second.shapes.title.text_frame.text == "abc"
    assert second.notes_slide.notes_text_frame.text == "x"


def test_an_empty_lecture_and_a_view_without_anything() -> None:
    assert not list(Presentation(io.BytesIO(powerpoint([], ""))).slides)
    (slide,) = Presentation(io.BytesIO(powerpoint([Slide(View("data"), "Data")], ""))).slides
    assert slide.shapes.title.text_frame.text == "Data"


def test_libreoffice_opens_it_and_every_page_has_its_title(
    raw: bytes, deck, tmp_path: Path
) -> None:
    file = tmp_path / "lecture.pptx"
    file.write_bytes(raw)
    pages = PdfReader(to_pdf(file, tmp_path)).pages
    assert len(pages) == len(deck.slides)
    for page, slide in zip(pages, deck.slides, strict=True):
        found = "".join(page.extract_text().split())
        title = "".join(slide.shapes.title.text_frame.text.split())
        assert title in found
        assert page.mediabox.width / page.mediabox.height == pytest.approx(16 / 9, abs=0.01)
