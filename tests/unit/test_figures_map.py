"""The map: what is counted equals the data, and every place, seat and death is where it belongs."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from r2p.dataset.paths import STATIC
from r2p.dataset.reference import reference
from r2p.figures.map import tables as map_tables
from r2p.figures.map import words as map_words
from r2p.figures.map.clock import Clock, Span
from r2p.figures.map.ground import BECAME, Asked, kinds_offered, stands_in
from r2p.figures.map.shown import options
from r2p.figures.palette import DARK, LIGHT, Palette
from r2p.figures.words import number
from tests.unit.map_data import FOCUS, data, in_window, land, on_ground, places, window

ALL = tuple(data().case_ids)


def carried_out(cases: tuple[str, ...]) -> pd.DataFrame:
    events = data().events
    counted = events["carried_out"] & (events["direction"] == "protective")
    return events[events["case_id"].isin(cases) & counted]


# Places


def test_spellings_of_one_town_are_one_place() -> None:
    names = places().table["name"]
    for town in ("Washington", "Geneva", "Paris", "The Hague", "Brussels", "New York"):
        assert names.str.startswith(town).sum() == 1, town


def test_ids_of_places_are_unique_and_fit_for_a_link() -> None:
    ids = places().table["id"]
    assert ids.is_unique
    assert ids.str.fullmatch(r"[a-z0-9-]+").all()
    assert not set(ids) & set(ALL)


def test_a_place_lies_where_its_acts_were_coded() -> None:
    events = data().events
    rows = places().rows(events["place"], events["lat"], events["lon"])
    assert (rows >= 0).all()
    at = places().table.iloc[rows]
    assert np.abs(at["lat"].to_numpy() - events["lat"].to_numpy()).max() < 0.07
    assert np.abs(at["lon"].to_numpy() - events["lon"].to_numpy()).max() < 0.07


def test_every_capital_lies_in_its_country() -> None:
    cases = on_ground(Asked(ALL)).cases
    assert (places().table["iso3"].to_numpy()[cases["place"]] == cases["iso3"]).all()


@pytest.mark.parametrize(
    ("lon", "lat", "iso3"),
    [
        (36.8, -1.3, "KEN"),
        (-13.7, 9.5, "GIN"),
        (18.555, 4.361, "CAF"),
        (29.36, -3.38, "BDI"),
        (28.0, -29.5, "LSO"),
        (-0.13, 51.5, "GBR"),
        (-170.0, 66.0, "RUS"),
    ],
)
def test_a_point_is_in_its_country(lon: float, lat: float, iso3: str) -> None:
    assert land().country_of(lon, lat) == iso3


def test_how_far_a_point_is_from_a_country() -> None:
    assert land().apart("KEN", 36.8, -1.3) == 0
    assert land().apart("KEN", 0.0, -1.07) > 30
    assert land().apart("XXX", 0.0, 0.0) == 0


# Counts


@pytest.mark.parametrize("cases", [FOCUS, ALL, ("SYR-2011",)])
def test_every_act_is_counted_at_one_place(cases: tuple[str, ...]) -> None:
    shown = in_window(Asked(cases))
    assert len(shown.acts) == len(carried_out(cases)) == shown.at_places()["acts"].sum()


def test_acts_per_place_equal_the_data() -> None:
    at = in_window(Asked(FOCUS)).at_places()
    counts = {places().table["name"][row.place]: row.acts for row in at.itertuples()}
    expected = carried_out(FOCUS)["place"].value_counts()
    for town in ("Nairobi", "Conakry", "Bamako", "New York", "Ouagadougou"):
        assert counts[town] == expected[town]


@pytest.mark.parametrize("became", BECAME)
@pytest.mark.parametrize("kind", kinds_offered())
def test_every_choice_of_acts_is_a_part_of_all(kind: str, became: str) -> None:
    shown = in_window(Asked(ALL, kind=kind, became=became))
    direction = data().events.set_index("event_id").loc[shown.acts["event_id"], "direction"]
    assert set(direction) <= {"counter" if became == "counter" else "protective"}
    assert map_words.title(shown)
    assert map_words.reading(shown).endswith(".")
    assert len(map_tables.everything(shown)) >= len(shown.at_places())


def test_carried_out_and_attempted_add_up_to_all() -> None:
    some, others, every = (
        len(in_window(Asked(ALL, became=became)).acts)
        for became in ("carried_out", "attempted", "all")
    )
    assert some + others == every


def test_steps_alone_add_up_to_the_window() -> None:
    clock = Clock("calendar", window(), 3, alone=True)
    each = [len(in_window(Asked(FOCUS), clock.shown(k)).acts) for k in range(len(clock.steps))]
    assert sum(each) == len(in_window(Asked(FOCUS), clock.whole).acts)


def test_acts_never_get_fewer_while_they_add_up() -> None:
    clock = Clock("onset", Span(-90, 365), 30)
    asked = Asked(FOCUS, time="onset")
    each = [len(in_window(asked, clock.shown(k)).acts) for k in range(len(clock.steps))]
    assert all(one <= two for one, two in pairwise(each))
    events = carried_out(FOCUS)
    assert each[-1] == events["day"].between(-90, 365).sum()


def test_arcs_hold_every_act_led_from_elsewhere() -> None:
    shown = in_window(Asked(ALL))
    capital = shown.ground.cases["place"].to_numpy()[shown.acts["case"]]
    known = shown.acts["seat_known"].to_numpy()
    elsewhere = known & (shown.acts["seat"].to_numpy() != capital)
    arcs = shown.arcs()
    assert arcs["acts"].sum() == elsewhere.sum()
    assert not arcs.duplicated(["seat", "group", "case"]).any()
    assert arcs["acts"].is_monotonic_increasing


def test_an_arc_starts_at_the_seat_of_the_lead() -> None:
    events = carried_out(("KEN-2007",))
    by_au = (events["lead_actor"] == "AU").sum()
    shown = in_window(Asked(("KEN-2007",)))
    seats = map_tables.seats(shown)
    row = seats[
        (seats["Seat"] == "Addis Ababa") & (seats["Lead actors"] == "Regional organisations")
    ]
    assert row["Acts"].sum() >= by_au > 0
    assert "AU" in row["Who"].iloc[0]


def test_an_actor_of_a_case_has_its_seat() -> None:
    own = data().actors[(data().actors["case_id"] == "KEN-2007") & data().actors["lat"].notna()]
    leads = carried_out(("KEN-2007",))
    led = leads[leads["lead_actor"].isin(own["actor_id"])]
    assert len(led)
    acts = in_window(Asked(("KEN-2007",))).acts.set_index("event_id")
    assert acts.loc[led["event_id"], "seat_known"].all()


def test_a_lead_without_a_seat_is_named() -> None:
    shown = in_window(Asked(ALL, became="all"))
    unknown = shown.acts[~shown.acts["seat_known"]]
    said = " ".join(map_words.caveats(shown, ("arcs",)))
    assert len(unknown)
    for name in unknown["lead"].unique():
        assert name in said


# Deaths


def test_deaths_at_points_equal_the_reference_table() -> None:
    table = reference("electoral_violence_events")
    shown = in_window(Asked(FOCUS))
    mine = table[table["case_id"].isin(FOCUS)]
    drawn = mine[~stands_in(mine, land())]
    points = shown.at_points()
    assert points["best"].sum() == drawn["best"].sum()
    assert points["events"].sum() == len(drawn)
    assert points["best"].sum() + shown.undrawn.sum() == mine["best"].sum()
    assert (points["low"] <= points["best"]).all()
    assert (points["first"] <= points["last"]).all()


def test_first_and_last_day_at_a_point() -> None:
    points = in_window(Asked(("GIN-2009",))).at_points()
    conakry = points.iloc[0]
    assert (conakry["best"], conakry["events"]) == (160, 3)
    assert conakry["first"] == pd.Timestamp("2009-09-28")
    assert conakry["last"] == pd.Timestamp("2009-09-29")


def test_stand_ins_are_not_drawn() -> None:
    table = reference("electoral_violence_events")
    marked = stands_in(table, land())
    assert marked[(table["geo_note"] != "").to_numpy()].all()
    central = (table["lat"] == 8.0) & (table["lon"] == -5.0)
    assert marked[central.to_numpy()].all(), "the middle of Côte d'Ivoire is not a place"
    at_sea = (table["case_id"] == "KEN-2007") & (table["lon"] == 0.0)
    assert at_sea.sum() == 1
    assert marked[at_sea.to_numpy()].all()
    nairobi = table["lat"].between(-1.3, -1.2) & table["lon"].between(36.7, 36.9)
    assert not marked[nairobi.to_numpy()].any()


def test_deaths_not_drawn_are_said() -> None:
    said = " ".join(map_words.caveats(in_window(Asked(("KEN-2007",))), ("deaths",)))
    table = reference("electoral_violence_events")
    mine = table[table["case_id"] == "KEN-2007"]
    stand_in = mine.loc[stands_in(mine, land()), "best"].sum()
    assert f"{number(int(stand_in))} of {number(int(mine['best'].sum()))} in Kenya" in said


def test_crises_without_deadly_events_are_named() -> None:
    said = " ".join(map_words.caveats(in_window(Asked(("SYR-2011",))), ("deaths",)))
    assert "DECO records no deadly electoral event for Syria." in said


# Words and tables


def test_the_title_says_what_was_counted() -> None:
    shown = in_window(Asked(FOCUS))
    there, abroad = shown.acts["in_country"].sum(), shown.acts["led_abroad"].sum()
    assert map_words.title(shown) == (
        f"Of {len(shown.acts)} acts on Kenya, Guinea and Mali, {there} took place there "
        f"and {abroad} were led from abroad"
    )


def test_the_title_of_one_act_reads_like_a_sentence() -> None:
    acts = on_ground(Asked(("KEN-2007",))).acts
    lonely = acts["day"].value_counts()
    day = int(lonely.index[lonely == 1][0])
    title = map_words.title(in_window(Asked(("KEN-2007",)), Span(day, day)))
    assert title.startswith("The one act on Kenya took place ")


def test_an_empty_window_is_explained() -> None:
    nothing = in_window(Asked(FOCUS), Span(0, 10))
    assert map_words.empty(nothing)[0].startswith("No act of this kind is recorded for Kenya")
    assert "ends before" in map_words.empty(in_window(Asked(FOCUS), Span(10, 0)))[0]
    assert map_words.title(nothing) == "No act on Kenya, Guinea and Mali in this window"
    for make in (map_tables.places, map_tables.seats, map_tables.deaths, map_tables.everything):
        assert len(make(nothing)) == 0


def test_no_word_claims_a_cause() -> None:
    for cases in (FOCUS, ALL, ("SYR-2011",)):
        shown = in_window(Asked(cases))
        said = [map_words.title(shown), map_words.reading(shown)]
        said += map_words.caveats(shown, ("arcs", "deaths"))
        for word in ("caused", "because", "thanks to", "therefore", "prevented", "stopped"):
            assert word not in " ".join(said).lower(), word


def test_tables_hold_the_numbers_of_the_map() -> None:
    shown = in_window(Asked(FOCUS))
    assert map_tables.places(shown)["Acts"].sum() == len(shown.acts)
    assert map_tables.seats(shown)["Acts"].sum() == shown.acts["seat_known"].sum()
    assert map_tables.deaths(shown)["Deaths (best)"].sum() == shown.deaths["best"].sum()
    whole = map_tables.everything(shown)
    assert whole["Mark"].value_counts().tolist()[-1] > 0
    assert whole["Acts"].sum() == len(shown.acts) + shown.acts["seat_known"].sum()


def test_whatever_can_be_selected_has_acts() -> None:
    shown = in_window(Asked(FOCUS, became="all"))
    offered = options(shown.ground)
    assert list(offered)[:3] == list(FOCUS)
    for chosen in offered:
        rows = map_tables.acts(data(), shown, chosen)
        assert len(rows), chosen
        assert rows["Act"].is_unique
        assert set(rows["Act"]) <= set(data().events["event_id"])
    assert len(map_tables.acts(data(), shown, "atlantis")) == 0


def test_a_crisis_a_place_and_a_seat_choose_their_acts() -> None:
    shown = in_window(Asked(FOCUS))
    events = carried_out(FOCUS).set_index("event_id")
    crisis = shown.acts_of("KEN-2007")["event_id"]
    assert set(crisis) == set(events.index[events["case_id"] == "KEN-2007"])
    town = shown.acts_of("ouagadougou")["event_id"]
    assert set(town) == set(events.index[events["place"] == "Ouagadougou"])
    seat = shown.acts_of("from-addis-ababa")
    led = events.loc[seat["event_id"], "lead_actor"]
    assert "AU" in set(led)
    assert (seat["seat"] == seat["seat"].iloc[0]).all()


# The base map in static/


def test_the_base_map_is_small_and_whole() -> None:
    file = STATIC / "map-countries.geojson"
    assert file.stat().st_size < 260_000
    assert set(data().cases["iso3"]) <= set(land().countries)
    for polygons in land().countries.values():
        for ring in (ring for polygon in polygons for ring in polygon):
            assert (ring[0] == ring[-1]).all()
            assert np.abs(ring[:, 0]).max() <= 180
            assert np.abs(np.diff(ring[:, 0])).max() < 180, "a ring crosses the antimeridian"


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_map_styles_ask_no_other_host_and_use_the_palette(name: str, palette: Palette) -> None:
    text = (STATIC / f"map-{name}.json").read_text(encoding="utf-8")
    style = json.loads(text)
    assert "http" not in text
    assert "glyphs" not in style
    assert "sprite" not in style
    source = style["sources"]["land"]["data"]
    assert (Path(STATIC) / source.removeprefix("app/static/")).exists()
    assert palette.page in text
    assert palette.land in text
