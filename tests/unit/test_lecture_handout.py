"""The handout: a PDF in which every view has its words, on pages that are full enough."""

import io

import pytest
from pypdf import PdfReader

from r2p.lecture.handout import handout
from r2p.lecture.slide import Slide, View
from tests.unit.lecture_slides import HOSTILE, charts, hostile, slides

SLIDES = slides()


@pytest.fixture(scope="module")
def pages() -> list[str]:
    reader = PdfReader(io.BytesIO(handout(SLIDES, "A lecture")))
    assert reader.metadata.title == "A lecture"
    for page in reader.pages:
        assert page.mediabox.width > page.mediabox.height
    return [page.extract_text() for page in reader.pages]


def squeezed(text: str) -> str:
    """Text without the white space that lines and pages add."""
    return "".join(text.split())


def test_every_view_has_its_words(pages: list[str]) -> None:
    found = squeezed("".join(pages))
    for number, slide in enumerate(SLIDES, 1):
        assert squeezed(f"{number}. {slide.title}") in found
        for text in (slide.reading, slide.citation, slide.source, *slide.evidence):
            assert squeezed(text) in found
        assert not slide.view.notes or slide.view.notes not in found


def test_every_view_begins_a_page_and_no_page_is_a_rest(pages: list[str]) -> None:
    starts = [squeezed(f"{number}. {slide.title}") for number, slide in enumerate(SLIDES, 1)]
    begun = [start for start in starts for page in pages
             if start in squeezed(page)[: len(start) + 12]]  # fmt: skip
    assert begun == starts
    assert len(pages) <= len(SLIDES) + 5
    assert all(len(page) > 40 for page in pages)


def test_charts_are_lines_and_letters_not_pictures() -> None:
    view = Slide(View("timeline"), "Timeline", (charts()["timeline"],))
    raw = handout([view], "")
    reader = PdfReader(io.BytesIO(raw))
    assert not any(page.images for page in reader.pages)
    assert "Guinea 2009" in "".join(page.extract_text() for page in reader.pages)
    assert len(raw) < 400_000


def test_dashes_do_not_run_into_each_other() -> None:
    view = Slide(View("timeline"), "Timeline", (charts()["timeline"],))
    width, gaps = 0.0, []
    for page in PdfReader(io.BytesIO(handout([view], ""))).pages:
        for numbers, operator in page.get_contents().operations:
            if operator == b"w":
                width = float(numbers[0])
            elif operator == b"d" and numbers[0]:
                gaps.append(float(numbers[0][1]) - width)  # each end reaches half a width on
    assert gaps
    assert min(gaps) > 0.3, "points"


def test_hostile_words_stay_words() -> None:
    control = Slide(View("map", (), "a\x00b\x0bc", ""), "Map")
    text = "".join(
        page.extract_text()
        for page in PdfReader(io.BytesIO(handout([hostile(), control], HOSTILE))).pages
    )
    assert "alert('x')" in text
    assert "2. abc" in text


def test_an_empty_lecture_says_so() -> None:
    (page,) = PdfReader(io.BytesIO(handout([], ""))).pages
    assert "No view was kept." in page.extract_text()
