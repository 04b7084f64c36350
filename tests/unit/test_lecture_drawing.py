"""A Plotly drawing taken apart: every mark and every word is there, and in its place."""

import pytest

from r2p.lecture.drawer import draw
from r2p.lecture.night import night
from r2p.lecture.panels import panels
from r2p.lecture.prims import Outline, Words, bands, colour, lines_of, piece, plain
from r2p.lecture.space import Space
from r2p.lecture.symbols import OUTLINES, outline
from tests.unit.lecture_slides import charts

WIDTH = 1100.0
CHARTS = charts()


def said(marks: list) -> list[str]:
    """The texts of a drawing."""
    return [
        " ".join("".join(run.text for run in line) for line in mark.lines).strip()
        for mark in marks
        if isinstance(mark, Words)
    ]


@pytest.mark.parametrize("name", CHARTS)
def test_all_words_are_drawn(name: str) -> None:
    spec = CHARTS[name].spec
    texts = said(draw(spec, WIDTH))
    for note in spec["layout"].get("annotations", ()):
        assert plain(note["text"]) in texts
    for trace in spec["data"]:
        if "text" in trace.get("mode", ""):
            for text in trace["text"]:
                assert not text or plain(text) in texts


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_lies_beyond_the_sheet(name: str) -> None:
    chart = CHARTS[name]
    for mark in draw(chart.spec, WIDTH):
        left, top, right, bottom = mark.box
        assert -20 <= left <= right <= WIDTH + 20, mark
        assert -20 <= top <= bottom <= chart.height + 20, mark


def test_every_act_of_the_timeline_has_its_mark() -> None:
    chart = CHARTS["timeline"]
    acts = sum(len(trace["customdata"]) for trace in chart.spec["data"] if "customdata" in trace)
    marks = [mark for mark in draw(chart.spec, WIDTH) if isinstance(mark, Outline)]
    small = [mark for mark in marks if 6 < mark.box[3] - mark.box[1] < 14 and mark.closed]
    assert len(small) >= acts > 200


def test_bars_are_as_long_as_their_values() -> None:
    spec = {
        "data": [
            {"type": "bar", "orientation": "h", "x": [2, 4], "y": [0, 1], "width": 0.5,
             "base": [0, 1], "marker": {"color": "#102030"}},
        ],
        "layout": {
            "height": 220,
            "margin": {"l": 100, "r": 0, "t": 10, "b": 10},
            "xaxis": {"range": [0, 10], "visible": False},
            "yaxis": {"range": [-0.5, 1.5], "visible": False},
        },
    }  # fmt: skip
    first, second = draw(spec, 1100)
    assert first.box == pytest.approx((100, 135, 300, 185))
    assert second.box == pytest.approx((200, 35, 600, 85))
    assert first.ink.fill == (16, 32, 48, 1.0)


def test_axes_of_one_scale_keep_their_shape() -> None:
    axis = {"range": [0, 10], "constrain": "domain"}
    layout = {
        "height": 300,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {**axis, "scaleanchor": "y", "constraintoward": "left"},
        "yaxis": {**axis, "constraintoward": "top"},
    }
    space = Space({"data": [], "layout": layout}, 1000)
    x, y = space.axes["x"], space.axes["y"]
    assert (x.start, x.end) == pytest.approx((0, 300))
    assert (y.start, y.end) == pytest.approx((300, 0))


def test_a_line_is_cut_at_its_axes_and_broken_where_there_is_no_value() -> None:
    spec = {
        "data": [{"mode": "lines", "x": [-5, 5, None, 6, 7], "y": [1, 1, None, 1, 1]}],
        "layout": {"height": 100, "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
                   "xaxis": {"range": [0, 10], "visible": False},
                   "yaxis": {"range": [0, 2], "visible": False}},
    }  # fmt: skip
    one, other = draw(spec, 100)
    assert one.box == pytest.approx((-1, 50, 50, 50))
    assert other.box == pytest.approx((60, 50, 70, 50))


def test_text_is_read_as_plotly_reads_it() -> None:
    (first, second), (third,) = lines_of("<b>8 %</b> of &lt;b&gt;<br>17 < 18")
    assert (first.text, first.bold) == ("8 %", True)
    assert (second.text, second.bold) == (" of <b>", False)
    assert third.text == "17 < 18"
    assert colour("rgba(1,2,3,0.5)") == (1, 2, 3, 0.5)
    assert colour("rgba(1,2,3,0)") is None


def test_symbols_are_as_large_as_asked() -> None:
    assert outline("circle-open", 0, 0, 10) is None
    for symbol in OUTLINES:
        corners = outline(symbol, 50, 50, 10)
        assert corners
        assert max(abs(x - 50) for x, _ in corners) == pytest.approx(5, abs=2.1)


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("room", [300, 600])
def test_a_tall_drawing_is_cut_without_losing_a_word(name: str, room: float) -> None:
    chart = CHARTS[name]
    marks = draw(chart.spec, WIDTH)
    pieces = bands(marks, chart.height, room)
    assert pieces[0][0] == 0
    assert pieces[-1][1] == chart.height
    assert all(one[1] == other[0] for one, other in zip(pieces, pieces[1:], strict=False))
    assert all(bottom - top <= room * 1.7 for top, bottom in pieces)
    parts = [text for top, bottom in pieces for text in said(piece(marks, top, bottom))]
    assert sorted(parts) == sorted(said(marks))


def test_the_timeline_is_cut_between_crises() -> None:
    chart = CHARTS["timeline"]
    marks = draw(chart.spec, WIDTH)
    pieces = bands(marks, chart.height, 600)
    heads = [said(piece(marks, top, bottom)) for top, bottom in pieces]
    assert len(pieces) == 3
    for crisis, words in zip(("Kenya", "Mali", "Guinea"), heads, strict=True):
        assert [word.startswith(crisis) for word in words].count(True) >= 1


def test_bars_and_lines_become_panels_with_the_values_of_the_drawing() -> None:
    made = panels(CHARTS["compare"].spec, WIDTH)
    assert made
    assert [panel.form for panel in made] == ["stacked"] * 3
    values = [value for panel in made for one in panel.series for value in one.values if value]
    drawn = [
        value
        for trace in CHARTS["compare"].spec["data"]
        if trace["type"] == "bar" and trace["marker"]["line"]["width"]
        for value in trace["x"]
        if value
    ]
    assert sorted(values) == pytest.approx(sorted(drawn))
    assert {one.name for panel in made for one in panel.series} <= {
        "carried out", "both sanction and regional", "threatened or eased",
        "refused, blocked, ignored",
    }  # fmt: skip
    lines = panels(CHARTS["weights"].spec, WIDTH)
    assert lines
    assert [panel.form for panel in lines] == ["lines"] * 3


@pytest.mark.parametrize("name", ["timeline", "actors", "toolbox", "first-days", "pairs"])
def test_other_drawings_have_no_form_in_powerpoint(name: str) -> None:
    assert panels(CHARTS[name].spec, WIDTH) is None


@pytest.mark.parametrize("name", CHARTS)
def test_a_drawing_has_its_colours_by_night(name: str) -> None:
    found = night(CHARTS[name].spec)
    assert found["#15181C"] == "#ECEEF1"
    assert all(light.startswith("#") == dark.startswith("#") for light, dark in found.items())
