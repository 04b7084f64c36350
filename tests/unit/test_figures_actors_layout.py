"""Where the marks and names of the network of actors stand."""

import pandas as pd

from r2p.figures.actors.layout import CORNERS, SIDES, name_sides, positions, spread


def test_names_take_a_corner_when_no_side_is_free() -> None:
    at = {"a": (100.0, 100.0), "right": (125.0, 103.0), "left": (75.0, 100.0)}
    at |= {"top": (90.0, 84.0), "bottom": (90.0, 116.0)}
    radius = dict.fromkeys(at, 6.0)
    box = (0, 0, 200, 200)
    assert name_sides(at, radius, {"a": "abc"}, box) == {}
    found = name_sides(at, radius, {"a": "abc"}, box, 12, (SIDES, CORNERS))
    assert found == {"a": "top right"}


def test_names_never_cover_each_other() -> None:
    at = {"a": (100.0, 100.0), "b": (130.0, 100.0), "c": (115.0, 112.0), "d": (115.0, 90.0)}
    radius = dict.fromkeys(at, 6.0)
    names = {"a": "African Union", "b": "United Nations", "c": "ECOWAS", "d": "Mali"}
    found = name_sides(at, radius, names, (0, 0, 300, 200))
    assert found["a"] == "middle left"
    assert found["b"] == "middle right"
    crowded = name_sides(at, radius, names, (90, 80, 140, 120))
    assert len(crowded) < len(names), "what does not fit is left out"


def test_places_are_fixed_and_in_the_unit_square() -> None:
    pairs = pd.DataFrame(
        {"a": ["a", "a", "b", "x"], "b": ["b", "c", "c", "y"], "acts": [3, 1, 1, 2]}
    )
    ids = ["a", "b", "c", "x", "y"]
    one, other = positions(ids, pairs), positions(ids, pairs)
    assert one == other
    assert all(0 <= value <= 1 for place in one.values() for value in place)
    assert len(set(one.values())) == len(ids)
    assert positions([], pairs.head(0)) == {}


def test_marks_in_one_place_are_parted() -> None:
    at = spread({"a": (0.5, 0.5), "b": (0.5, 0.5)}, {"a": 10, "b": 10}, (0, 0, 200, 200))
    (x, y), (u, v) = at.values()
    assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 >= 19
