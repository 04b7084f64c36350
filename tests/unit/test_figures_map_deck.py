"""The deck and the picture: what is sent to the browser and what is saved."""

import json
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest

from r2p.figures.look import Look
from r2p.figures.map.clock import Span
from r2p.figures.map.deck import deck
from r2p.figures.map.frame import FRAMES, Frame, frame
from r2p.figures.map.ground import Asked
from r2p.figures.map.labels import labels
from r2p.figures.map.layers import LAYERS
from r2p.figures.map.legend import legend, rows
from r2p.figures.map.marks import scale
from r2p.figures.map.picture import picture
from r2p.figures.map.rows import CHOSEN_KEY
from r2p.figures.map.shown import options
from r2p.figures.map.symbols import OUTLINES, icon_mapping, path
from tests.unit.map_data import FOCUS, data, in_window, land, on_ground

ALL = tuple(data().case_ids)
EVERY = tuple(LAYERS)
LOOKS = [Look(), Look(dark=True), Look(narrow=True), Look(dark=True, narrow=True)]
NOTHING = Span(0, 10)


def sent(asked: Asked, look: Look = LOOKS[0], on: tuple[str, ...] = EVERY, **more: Any) -> dict:
    """What the browser gets."""
    span = more.pop("span", None)
    shown = in_window(asked, span) if span else in_window(asked)
    where = frame(shown.ground, "seats", look)
    return json.loads(deck(shown, look, where, on, **more).to_json())


def layer(drawn: dict, name: str) -> dict:
    return next(one for one in drawn["layers"] if one["id"].split("~")[0] == name)


def names(drawn: dict) -> list[str]:
    return [one["id"] for one in drawn["layers"]]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("cases", [FOCUS, ALL])
def test_nothing_is_asked_of_another_host(cases: tuple[str, ...], look: Look) -> None:
    drawn = sent(Asked(cases), look)
    assert "http" not in json.dumps(drawn)
    assert drawn["mapStyle"] == f"app/static/map-{'dark' if look.dark else 'light'}.json"


def test_the_deck_is_small() -> None:
    assert len(json.dumps(sent(Asked(FOCUS)))) < 40_000
    assert len(json.dumps(sent(Asked(ALL)))) < 130_000


def test_the_page_can_be_scrolled_over_the_map() -> None:
    assert sent(Asked(FOCUS))["views"][0]["controller"]["scrollZoom"] is False


def test_marks_are_the_counts() -> None:
    shown = in_window(Asked(FOCUS))
    drawn = sent(Asked(FOCUS))
    assert len(layer(drawn, "places")["data"]) == len(shown.at_places())
    assert len(layer(drawn, "arcs")["data"]) == len(shown.arcs())
    assert len(layer(drawn, "deaths")["data"]) == len(shown.at_points())
    assert len(layer(drawn, "crises")["data"]) == len(FOCUS)


def test_areas_stand_for_acts() -> None:
    sizes = scale(on_ground(Asked(FOCUS)), Look())
    assert sizes.place(40) ** 2 / sizes.place(10) ** 2 == pytest.approx(4, rel=0.02)
    assert sizes.arc(sizes.most_led) > sizes.arc(1)
    assert sizes.steps()[0] == 1
    assert sizes.steps()[-1] <= sizes.most


def test_the_scale_does_not_change_with_the_window() -> None:
    early = sent(Asked(FOCUS), span=Span(13_000, 14_000))
    late = sent(Asked(FOCUS))
    radius = {row[CHOSEN_KEY]: row["r"] for row in layer(early, "places")["data"]}
    for row in layer(late, "places")["data"]:
        assert radius.get(row[CHOSEN_KEY], 0) <= row["r"]
    assert early["initialViewState"] == late["initialViewState"]


def test_every_mark_that_can_be_selected_leads_to_acts() -> None:
    drawn = sent(Asked(FOCUS))
    known = options(on_ground(Asked(FOCUS, became="all")))
    marks = [
        row[CHOSEN_KEY]
        for one in drawn["layers"]
        if one.get("pickable") and not one["id"].startswith("deaths")
        for row in one["data"]
    ]
    assert len(marks) > 100
    assert set(marks) <= set(known)


@pytest.mark.parametrize("off", LAYERS)
def test_a_layer_can_be_switched_off(off: str) -> None:
    on = tuple(name for name in EVERY if name != off)
    own = {
        "crises": {"crises", "labels", "countries-GIN-KEN-MLI"},
        "places": {"places", "places-reach"},
        "arcs": {"arcs", "seats"},
        "deaths": {"deaths"},
    }
    assert set(names(sent(Asked(FOCUS)))) - set(names(sent(Asked(FOCUS), on=on))) == own[off]


def test_no_layers_and_no_acts_make_an_empty_map() -> None:
    assert sent(Asked(FOCUS), on=())["layers"] == []
    empty = sent(Asked(FOCUS), span=NOTHING)
    assert layer(empty, "places")["data"] == []
    assert len(layer(empty, "crises")["data"]) == 3


def test_what_is_chosen_is_brought_out() -> None:
    full = {row["b"][3] for row in layer(sent(Asked(FOCUS)), "arcs")["data"]}
    crisis = layer(sent(Asked(FOCUS), chosen="KEN-2007"), "arcs")["data"]
    seat = layer(sent(Asked(FOCUS), chosen="from-new-york"), "arcs")["data"]
    assert len(full) == 1
    strong = [row for row in seat if row["b"][3] in full]
    assert {row[CHOSEN_KEY] for row in strong} == {"from-new-york"}
    assert 0 < len([row for row in crisis if row["b"][3] in full]) < len(crisis)
    assert len(layer(sent(Asked(FOCUS), chosen="nairobi"), "chosen")["data"]) == 1
    assert layer(sent(Asked(FOCUS), chosen="atlantis"), "chosen")["data"] == []


def test_a_new_generation_changes_ids_and_nothing_else() -> None:
    one, two = sent(Asked(FOCUS)), sent(Asked(FOCUS), generation=7)
    assert names(one) != names(two)
    for before, after in zip(one["layers"], two["layers"], strict=True):
        assert {**before, "id": 0} == {**after, "id": 0}


def test_tips_are_plain_text() -> None:
    shown = in_window(Asked(FOCUS))
    made = deck(shown, Look(), frame(shown.ground, "seats", Look()), EVERY)
    assert made._tooltip["text"] == "{t}"
    assert "html" not in made._tooltip


def test_the_deck_is_the_same_every_time() -> None:
    assert sent(Asked(ALL)) == sent(Asked(ALL))


# Frames, labels, legend


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("which", FRAMES)
@pytest.mark.parametrize("cases", [FOCUS, ALL, ("KEN-2007",), ("MMR-2017",)])
def test_the_frame_holds_every_crisis(cases: tuple[str, ...], which: str, look: Look) -> None:
    ground = on_ground(Asked(cases))
    where = frame(ground, which, look)
    at = ground.places.iloc[ground.cases["place"]]
    x, y = where.to_pixels(at["lon"].to_numpy(), at["lat"].to_numpy())
    assert ((x > 0) & (x < where.width)).all()
    assert ((y > 0) & (y < where.height)).all()


def test_the_wide_frame_holds_the_seats_that_matter() -> None:
    ground = on_ground(Asked(FOCUS))
    where = frame(ground, "seats", Look())
    for town in ("new-york", "brussels", "geneva", "addis-ababa"):
        at = ground.places[ground.places["id"] == town].iloc[0]
        x, y = where.to_pixels(at["lon"], at["lat"])
        assert 0 < x < where.width, town
        assert 0 < y < where.height, town
    close = frame(ground, "crises", Look())
    assert close.zoom > where.zoom


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("cases", [FOCUS, ALL])
def test_names_do_not_cover_each_other(cases: tuple[str, ...], look: Look) -> None:
    shown = in_window(Asked(cases))
    made = labels(shown, look, frame(shown.ground, "seats", look), 13)
    assert [label.case for label in made] == list(range(len(cases)))
    if cases == FOCUS:
        assert all(label.fits for label in made)
    else:
        assert sum(label.fits for label in made) > (6 if look.narrow else 11)


def test_a_frame_knows_its_centre() -> None:
    where = Frame(10.0, 20.0, 2.0, 800, 400)
    x, y = where.to_pixels(10.0, 20.0)
    assert (float(x), float(y)) == pytest.approx((400, 200))


@pytest.mark.parametrize("look", LOOKS)
def test_the_legend_explains_what_is_on_the_map(look: Look) -> None:
    shown = in_window(Asked(FOCUS))
    signs = legend(shown, look, EVERY)
    groups = {shown.ground.groups[group] for group in shown.arcs()["group"]}
    assert groups == {sign.mark for sign in signs if sign.mark in OUTLINES}
    assert {"crisis", "place", "deaths"} <= {sign.mark for sign in signs}
    for sign in signs:
        assert sign.image.startswith("data:image/svg+xml,")
        assert sign.words
    assert legend(shown, look, ()) == []
    assert "deaths" not in {s.mark for s in legend(in_window(Asked(("SYR-2011",))), look, EVERY)}


@pytest.mark.parametrize("room", [60, 320, 880])
def test_the_legend_is_laid_in_rows_that_fit(room: int) -> None:
    signs = legend(in_window(Asked(("KEN-2007", "GIN-2009", "MLI-2012"))), Look(), EVERY)
    laid = rows(signs, room)
    assert [sign for row in laid for sign in row] == signs
    for row in laid:
        assert len(row) == 1 or sum(sign.room for sign in row) <= room
        assert len({sign.mark in ("crisis", "place", "deaths") for sign in row}) == 1
    assert len(rows(signs, 60)) == len(signs)
    assert rows([], room) == []


def test_every_actor_group_has_a_mark() -> None:
    groups = on_ground(Asked(FOCUS)).groups
    assert set(OUTLINES) == set(groups) == set(icon_mapping())
    assert len({path(group) for group in groups}) == len(groups)


# The picture


@pytest.mark.parametrize(
    "look", [Look(printed=True), Look(printed=True, narrow=True), Look(dark=True, printed=True)]
)
def test_the_picture_holds_words_and_map(look: Look) -> None:
    shown = in_window(Asked(FOCUS))
    where = frame(shown.ground, "seats", look)
    png = picture(shown, land(), look, where, EVERY, "Source line.", "PNG")
    svg = picture(shown, land(), look, where, EVERY, "Source line.", "SVG")
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 3 * (480 if look.narrow else 1200)
    root = ElementTree.fromstring(svg)
    assert root.tag.endswith("svg")
    text = svg.decode()
    palette = look.palette
    for colour in (palette.page, palette.groups["world"], palette.deaths, palette.land):
        assert colour.lower() in text
    for words in ("were led from abroad", "Most acts took place in", "crisis, at its capital"):
        assert words in text, "matplotlib notes every text beside its outlines"
    assert svg == picture(shown, land(), look, where, EVERY, "Source line.", "SVG")


def test_an_empty_picture_says_so() -> None:
    shown = in_window(Asked(FOCUS), NOTHING)
    where = frame(shown.ground, "seats", Look())
    svg = picture(shown, land(), Look(printed=True), where, EVERY, "Source line.", "SVG")
    assert "No act on Kenya" in svg.decode()
