"""The Map page from a link: window, steps, layers, what is selected, and what is refused."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from r2p.dataset import load
from r2p.ui import map_player

Open = Callable[..., AppTest]
EVERY = ",".join(load().case_ids)


def sent(app: AppTest) -> dict:
    """The deck as the browser gets it."""
    (chart,) = app.get("deck_gl_json_chart")
    return json.loads(chart.proto.json)


def layers(app: AppTest) -> dict[str, dict]:
    return {one["id"].split("~")[0]: one for one in sent(app)["layers"]}


def said(app: AppTest) -> str:
    kinds = ("markdown", "caption", "header", "info")
    return "\n".join(str(one.value) for kind in kinds for one in app.get(kind)).replace("\\", "")


def button(app: AppTest, key: str):
    return app.button(key=key)


def link(app: AppTest, key: str) -> str | None:
    value = app.query_params.get(key)
    return value[0] if isinstance(value, list) else value


def test_the_page_opens_on_the_focus_crises(open_page: Open) -> None:
    app = open_page("map")
    assert not app.exception
    assert not app.warning
    assert app.header[0].value.startswith("Of ")
    assert {"places", "arcs", "seats", "crises", "labels", "deaths"} <= set(layers(app))
    assert len(layers(app)["crises"]["data"]) == 3
    assert app.get("deck_gl_json_chart")[0].proto.alt.startswith("Most acts took place in")


@pytest.mark.parametrize(
    "params",
    [
        {"cases": EVERY},
        {"cases": "SYR-2011", "what": "counter"},
        {"time": "onset", "from_day": "0", "to_day": "30"},
        {"kind": "family.sanctions", "what": "all", "frame": "crises"},
        {"layers": "none"},
        {"checked": "yes", "confidence": "high"},
        {"show": "alone", "step": "1", "until": "2009-09"},
        {"from": "2009-09", "to": "2009-10"},
    ],
)
def test_every_choice_can_stand_in_the_link(params: dict[str, str], open_page: Open) -> None:
    app = open_page("map", **params)
    assert not app.exception
    assert not app.warning
    for key, value in params.items():
        assert link(app, key) == value


def test_layers_follow_the_link(open_page: Open) -> None:
    app = open_page("map", layers="places,deaths")
    assert set(layers(app)) == {"places", "places-reach", "deaths"}


def test_the_window_follows_the_link(open_page: Open) -> None:
    app = open_page("map", **{"from": "2009-09", "to": "2009-10"})
    assert "Sep to Oct 2009" in said(app)
    acts = load().events
    acts = acts[acts["case_id"].isin(["KEN-2007", "GIN-2009", "MLI-2012"])]
    acts = acts[acts["carried_out"] & (acts["direction"] == "protective")]
    expected = acts["date"].between("2009-09-01", "2009-10-31").sum()
    assert f"n = {expected} acts" in said(app)


def test_an_empty_window_is_explained(open_page: Open) -> None:
    app = open_page("map", **{"from": "2003-02", "to": "2003-03"})
    assert not app.exception
    assert "No act of this kind is recorded" in app.info[0].value
    assert layers(app)["places"]["data"] == []
    backwards = open_page("map", **{"from": "2012-01", "to": "2003-03"})
    assert "ends before it begins" in backwards.info[0].value
    assert button(backwards, "map_play").disabled


def test_no_crisis_is_explained(open_page: Open) -> None:
    app = open_page("map", cases="none")
    assert not app.exception
    assert "No crisis is chosen" in app.info[0].value.replace("\\", "")
    assert not app.get("deck_gl_json_chart")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("from", "2031-01"),
        ("to", "yesterday"),
        ("until", "2031-01"),
        ("place", "atlantis"),
        ("layers", "roads"),
        ("frame", "moon"),
        ("kind", "family.magic"),
        ("what", "everything"),
        ("time", "lunar"),
        ("step", "2"),
        ("show", "some"),
        ("act", "KEN-2007-999"),
    ],
)
def test_a_bad_value_falls_back_and_is_told(key: str, value: str, open_page: Open) -> None:
    app = open_page("map", **{key: value})
    assert not app.exception
    assert len(app.warning) == 1
    assert value in app.warning[0].value.replace("\\", "")
    assert link(app, key) is None
    plain = open_page("map")
    assert sent(app) == sent(plain)


def test_steps_walk_through_the_window(open_page: Open) -> None:
    app = open_page("map", cases="KEN-2007")
    whole = len(layers(app)["places"]["data"])
    button(app, "map_next").click().run()
    first = link(app, "until")
    assert "step 1 of" in said(app)
    assert len(layers(app)["places"]["data"]) < whole
    assert button(app, "map_back").disabled
    button(app, "map_next").click().run()
    assert link(app, "until") != first
    button(app, "map_back").click().run()
    assert link(app, "until") == first
    button(app, "map_whole").click().run()
    assert link(app, "until") is None
    assert len(layers(app)["places"]["data"]) == whole


def test_back_from_the_whole_window_goes_to_the_last_step(open_page: Open) -> None:
    app = open_page("map", cases="KEN-2007")
    button(app, "map_back").click().run()
    assert button(app, "map_next").disabled
    assert not app.exception


def test_a_step_in_the_link_is_shown(open_page: Open) -> None:
    app = open_page("map", cases="KEN-2007", until="2008-01")
    assert not app.warning
    assert "Nov 2007 to Jan 2008" in said(app)
    assert "step 1 of" in said(app)


def test_the_map_plays_and_rests(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(map_player.time, "monotonic", lambda: now[0])
    app = open_page("map", cases="KEN-2007")
    button(app, "map_play").click().run()
    assert "step 1 of" in said(app)
    assert link(app, "until") is None, "the history of the browser must not fill up with steps"
    now[0] += 1
    app.run()
    assert "step 2 of" in said(app)
    assert app.header[0].value == open_page("map", cases="KEN-2007").header[0].value
    button(app, "map_pause").click().run()
    assert link(app, "until") == "2008-04"
    now[0] += 1
    app.run()
    assert "step 2 of" in said(app)
    button(app, "map_play").click().run()
    assert "step 2 of" in said(app), "play goes on from where it rests"


def test_playing_ends_at_the_end(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(map_player.time, "monotonic", lambda: now[0])
    app = open_page("map", cases="KEN-2007", step="12")
    button(app, "map_play").click().run()
    for _ in range(20):
        now[0] += 1
        app.run()
    assert not app.exception
    assert button(app, "map_play")
    assert link(app, "until") is not None
    assert "step 7 of 7" in said(app)


def test_a_step_that_comes_late_is_no_end_and_pause_keeps_it(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(map_player.time, "monotonic", lambda: now[0])
    app = open_page("map", cases="KEN-2007")
    button(app, "map_play").click().run()
    now[0] += 60  # a slow line, a busy host
    app.run()
    button(app, "map_pause").click().run()
    assert "step 2 of" in said(app)
    assert link(app, "until") is not None


def test_a_reader_who_comes_back_finds_it_at_rest(open_page: Open) -> None:
    app = open_page("map", cases="KEN-2007")
    button(app, "map_play").click().run()
    app.switch_page("pages/data.py").run()
    app.switch_page("pages/map.py").run()
    assert button(app, "map_play")


@pytest.mark.parametrize("place", ["KEN-2007", "nairobi", "from-new-york"])
def test_what_is_selected_shows_its_acts(place: str, open_page: Open) -> None:
    app = open_page("map", place=place)
    assert not app.exception
    assert not app.warning
    (table,) = app.dataframe
    acts = load().events.set_index("event_id")
    rows = acts.loc[table.value["Act"]]
    assert len(rows)
    if place == "KEN-2007":
        assert set(rows["case_id"]) == {"KEN-2007"}
    if place == "nairobi":
        assert set(rows["place"]) == {"Nairobi"}
    assert "chosen" in layers(app)


def test_the_list_is_a_way_to_select_without_a_pointer(open_page: Open) -> None:
    app = open_page("map")
    assert not app.dataframe
    app.selectbox(key="place").select("conakry").run()
    assert link(app, "place") == "conakry"
    assert len(app.dataframe) == 1
    app.selectbox(key="place").select("none").run()
    assert link(app, "place") is None
    assert not app.dataframe


def test_a_place_of_a_crisis_no_longer_chosen_is_let_go(open_page: Open) -> None:
    app = open_page("map", place="GIN-2009")
    app.multiselect(key="cases").set_value(["KEN-2007"]).run()
    assert not app.exception
    assert not app.warning
    assert link(app, "place") is None


def test_the_chosen_act_is_explained(open_page: Open) -> None:
    app = open_page("map", place="KEN-2007", act="KEN-2007-020")
    title = load().events.set_index("event_id")["title"]["KEN-2007-020"]
    assert title in said(app)


def test_a_change_of_time_forgets_the_step(open_page: Open) -> None:
    app = open_page("map", until="2008-01")
    app.session_state["_window"] = True
    app.run()
    group = next(one for one in app.get("button_group") if one.key == "time")
    group.set_value("onset").run()
    assert not app.exception
    assert not app.warning
    assert link(app, "time") == "onset"
    assert link(app, "until") is None
    assert "after onset" in said(app)


def test_days_since_onset_lay_crises_on_one_clock(open_page: Open) -> None:
    app = open_page("map", time="onset", from_day="0", to_day="29")
    acts = load().events
    acts = acts[acts["case_id"].isin(["KEN-2007", "GIN-2009", "MLI-2012"])]
    acts = acts[acts["carried_out"] & (acts["direction"] == "protective")]
    assert f"n = {acts['day'].between(0, 29).sum()} acts" in said(app)


@pytest.mark.parametrize("tool", ["table", "picture", "method"])
def test_the_tools_open(tool: str, open_page: Open) -> None:
    app = open_page("map")
    group = next(one for one in app.get("button_group") if one.key == "map_tool")
    group.set_value(tool).run()
    assert not app.exception
    if tool == "table":
        (table,) = app.dataframe
        assert list(table.value.columns[:4]) == ["Place", "Latitude", "Longitude", "Acts"]
    elif tool == "picture":
        assert [b.label for b in app.get("download_button")][-1] == "Save as PNG"
    else:
        assert "Natural Earth" in said(app)
