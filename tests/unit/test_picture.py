"""A saved picture holds the words that stand beside the chart."""

from html import unescape

import pandas as pd
import pytest

from r2p.figures.chart import Chart, base_layout
from r2p.figures.drawn import Drawn
from r2p.figures.look import Look
from r2p.figures.picture import SLIM, WIDE, picture


def chart(look: Look) -> Chart:
    spec = {
        "data": [{"type": "scatter", "x": [1, 2], "y": [3, 4]}],
        "layout": base_layout(look, 300, annotations=[{"text": "mark", "x": 1, "y": 3}]),
    }
    return Chart(
        title="A finding that is long enough to need more than one line in a slim picture",
        subtitle="acts, acute phase, n = 2",
        reading="Two acts <b>were</b> counted. " * 6,
        spec=spec,
        table=pd.DataFrame({"n": [2]}),
        file_name="trial",
        caveats=("First caveat.", "Second caveat."),
    )


@pytest.mark.parametrize(("narrow", "width"), [(False, WIDE), (True, SLIM)])
def test_title_reading_and_caveats_are_inside(narrow: bool, width: int) -> None:
    look = Look(printed=True, narrow=narrow)
    made = picture(chart(look), look, "Source: trial.")
    texts = [note["text"].replace("<br>", " ") for note in made.spec["layout"]["annotations"]]
    assert made.width == width
    assert made.height > 300
    for part in ("A finding", "acts, acute phase", "First caveat.", "Second caveat.", "Source: "):
        assert any(part in text for text in texts), part
    assert any("&lt;b&gt;were" in text for text in texts), "text of the data stays text"
    assert "mark" in texts, "the chart keeps its own annotations"


@pytest.mark.parametrize(("narrow", "room"), [(False, 880), (True, 350)])
def test_no_line_of_words_is_wider_than_the_page_that_shows_it(narrow: bool, room: int) -> None:
    look = Look(printed=True, narrow=narrow)
    made = picture(chart(look), look, "Source: trial.")
    added = made.spec["layout"]["annotations"][1:]
    lines = [(line, note["font"]["size"]) for note in added for line in note["text"].split("<br>")]
    assert lines
    for line, size in lines:
        assert len(unescape(line)) * size * 0.44 <= room, line


def test_the_chart_itself_is_not_changed() -> None:
    look = Look(printed=True)
    plain = chart(look)
    before = repr(plain.spec)
    picture(plain, look, "Source: trial.")
    assert repr(plain.spec) == before


def test_a_slim_picture_needs_more_room_below() -> None:
    slim, wide = (
        picture(chart(look), look, "Source.").height
        for look in (Look(printed=True, narrow=True), Look(printed=True))
    )
    assert slim > wide


def test_a_finished_drawing_is_handed_out_without_a_copy() -> None:
    drawn = Drawn(chart(Look()).spec)
    assert drawn.to_dict() is drawn.to_dict()
    assert drawn.to_dict()["data"][0]["x"] == [1, 2]


def test_a_wrong_drawing_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="symbool"):
        Drawn({"data": [{"type": "scatter", "marker": {"symbool": 1}}], "layout": {}})
