"""The layers of the map, made from one walk over the acts of a window."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pydeck as pdk
from pydeck.types import String

from r2p.figures.look import Look
from r2p.figures.map import tips
from r2p.figures.map.frame import Frame
from r2p.figures.map.labels import labels
from r2p.figures.map.marks import BEND, BEND_MORE, Scale, colour, scale
from r2p.figures.map.shown import ABROAD, Shown
from r2p.figures.map.symbols import icon_mapping

LAYERS = {
    "crises": "Crises",
    "places": "Places of action",
    "arcs": "Lead actors' seats",
    "deaths": "Deadly electoral events",
}
"""What can be switched on and off, by the id that stands in the link."""

CHOSEN_KEY = "k"
"""Under this key a mark carries the id that selecting it puts into the link."""

REACH, REACH_NARROW = 7, 12  # px around a small mark in which it can be hit
FAINT, SOFT, FULL = 0.16, 0.55, 0.9
MANY = 80  # arcs

STATIC = "app/static"  # relative: the app may live below a path of its host

Rows = list[dict[str, Any]]


class Layers:
    """Makes the layers from one walk over the acts."""

    def __init__(
        self, shown: Shown, look: Look, frame: Frame, chosen: str, generation: int
    ) -> None:
        self.shown, self.look, self.frame, self.chosen = shown, look, frame, chosen
        self.ground, self.palette = shown.ground, look.palette
        self.sizes: Scale = scale(shown.ground, look)
        self.suffix = f"~{generation}" if generation else ""
        places = self.ground.places
        self.ids, self.names = places["id"].tolist(), places["name"].tolist()
        self.spots = list(
            zip(places["lon"].round(2).tolist(), places["lat"].round(2).tolist(), strict=True)
        )
        self.crises = self.ground.cases["label"].tolist()
        self.of_crisis: Counter[int] = Counter()
        self.of_place: dict[int, Counter[str]] = defaultdict(Counter)
        self.of_arc: dict[tuple[int, int, int], Counter[str]] = defaultdict(Counter)
        self.of_seat: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
        capitals = self.ground.cases["place"].tolist()
        columns = ["case", "place", "seat", "group", "lead"]
        for case, place, seat, group, lead in zip(
            *(shown.acts[column].tolist() for column in columns), strict=True
        ):
            self.of_crisis[case] += 1
            self.of_place[place][self.crises[case]] += 1
            if seat >= 0 and seat != capitals[case]:
                self.of_arc[(seat, group, case)][lead] += 1
                self.of_seat[(seat, group)][lead] += 1

    def of(self, wanted: tuple[str, ...]) -> list[pdk.Layer]:
        """The layers asked for, from the ground upwards."""
        made: list[pdk.Layer] = []
        if "crises" in wanted:
            made.append(self._countries())
        if "arcs" in wanted:
            made.append(self._arcs())
        if "places" in wanted:
            made += [self._places(), self._reach("places", self._place_rows())]
        if "deaths" in wanted:
            made.append(self._deaths())
        if "arcs" in wanted:
            made.append(self._seats())
        if self.chosen:
            made.append(self._ring())
        if "crises" in wanted:
            made += [self._crises(), self._labels()]
        return made

    def _layer(self, kind: str, name: str, rows: Rows | String, **more: Any) -> pdk.Layer:
        return pdk.Layer(kind, rows, id=f"{name}{self.suffix}", **more)

    def _countries(self) -> pdk.Layer:
        """The countries in crisis, a tone darker; the browser has their outlines already."""
        codes = sorted(set(self.ground.cases["iso3"]))
        tone = colour(self.palette.muted, 0.24)
        test = " || ".join(f"properties.iso3 === '{code}'" for code in codes) or "false"
        return pdk.Layer(
            "GeoJsonLayer",
            f"{STATIC}/map-countries.geojson",
            id="countries-" + "-".join(codes),
            stroked=False,
            get_fill_color=f"({test}) ? {tone} : [0, 0, 0, 0]",
        )

    def _arcs(self) -> pdk.Layer:
        capitals = self.ground.cases["place"].tolist()
        thin = min(1.0, (MANY / max(len(self.of_arc), 1)) ** 0.5)  # many arcs: each one lighter
        rows = []
        for (seat, group, case), leads in self.of_arc.items():
            tone = self.palette.groups[self.ground.groups[group]]
            faint = self._faint(seat, case)
            rows.append(
                {
                    "s": self.spots[seat],
                    "e": self.spots[capitals[case]],
                    "w": self.sizes.arc(leads.total()),
                    "a": colour(tone, FAINT if faint else SOFT * thin),
                    "b": colour(tone, FAINT if faint else FULL * thin),
                    CHOSEN_KEY: ABROAD + self.ids[seat],
                    "t": tips.of_arc(
                        self.names[seat], self.ground.groups[group], self.crises[case], leads
                    ),
                }
            )
        rows.sort(key=lambda row: row["w"])
        for beside, row in _numbered(rows):
            row["h"] = round(BEND + BEND_MORE * beside, 2)
        return self._layer(
            "ArcLayer",
            "arcs",
            rows,
            get_source_position="s",
            get_target_position="e",
            get_source_color="a",
            get_target_color="b",
            get_width="w",
            get_height="h",
            get_tilt=90,
            pickable=True,
        )

    def _faint(self, seat: int, case: int) -> bool:
        """Whether something else than this arc was chosen."""
        if self.chosen.startswith(ABROAD):
            return self.chosen != ABROAD + self.ids[seat]
        if self.chosen in set(self.ground.cases["case_id"]):
            return self.chosen != self.ground.cases["case_id"].iloc[case]
        return False

    def _place_rows(self) -> Rows:
        rows = [
            {
                "p": self.spots[place],
                "r": self.sizes.place(by_crisis.total()),
                CHOSEN_KEY: self.ids[place],
                "t": tips.of_place(self.names[place], by_crisis),
            }
            for place, by_crisis in self.of_place.items()
        ]
        return sorted(rows, key=lambda row: -row["r"])

    def _places(self) -> pdk.Layer:
        return self._layer(
            "ScatterplotLayer",
            "places",
            self._place_rows(),
            get_position="p",
            get_radius="r",
            radius_units=String("pixels"),
            radius_min_pixels=2,
            get_fill_color=colour(self.palette.muted, 0.42),
            stroked=True,
            get_line_color=colour(self.palette.muted),
            line_width_units=String("pixels"),
            get_line_width=1,
            pickable=True,
        )

    def _reach(self, name: str, rows: Rows) -> pdk.Layer:
        """Something larger to hit under a small mark; too faint to be seen."""
        reach = REACH_NARROW if self.look.narrow else REACH
        return self._layer(
            "ScatterplotLayer",
            f"{name}-reach",
            [row for row in rows if row["r"] < reach],
            get_position="p",
            get_radius=reach,
            radius_units=String("pixels"),
            get_fill_color=[*colour(self.palette.muted)[:3], 1],
            pickable=True,
        )

    def _deaths(self) -> pdk.Layer:
        points = self.shown.at_points()
        rows = [
            {
                "p": (round(row.lon, 2), round(row.lat, 2)),
                "r": self.sizes.deaths(int(row.best)),
                "t": tips.of_point(row),
            }
            for row in points.itertuples()
        ]
        return self._layer(
            "ScatterplotLayer",
            "deaths",
            rows,
            get_position="p",
            get_radius="r",
            radius_units=String("pixels"),
            get_fill_color=colour(self.palette.deaths, 0.06),
            stroked=True,
            get_line_color=colour(self.palette.deaths),
            line_width_units=String("pixels"),
            get_line_width=1.2,
            pickable=True,
        )

    def _seats(self) -> pdk.Layer:
        """One mark per seat and actor group; several at one seat stand side by side."""
        at_seat: dict[int, list[int]] = defaultdict(list)
        for seat, group in sorted(self.of_seat):
            at_seat[seat].append(group)
        rows = []
        for seat, groups in at_seat.items():
            faint = self.chosen.startswith(ABROAD) and self.chosen != ABROAD + self.ids[seat]
            for number, group in enumerate(groups):
                name = self.ground.groups[group]
                shift = (number - (len(groups) - 1) / 2) * (self.sizes.seat + 1)
                rows.append(
                    {
                        "p": self.spots[seat],
                        "i": name,
                        "o": [shift, 0],
                        "c": colour(self.palette.groups[name], 0.4 if faint else 1),
                        CHOSEN_KEY: ABROAD + self.ids[seat],
                        "t": tips.of_seat(self.names[seat], name, self.of_seat[(seat, group)]),
                    }
                )
        return self._layer(
            "IconLayer",
            "seats",
            rows,
            get_position="p",
            get_icon="i",
            get_size=self.sizes.seat,
            get_color="c",
            get_pixel_offset="o",
            icon_atlas=String(f"{STATIC}/map-symbols.png"),
            icon_mapping=icon_mapping(),
            pickable=True,
        )

    def _ring(self) -> pdk.Layer:
        """A ring around what is chosen."""
        cases = self.ground.cases
        rows: Rows = []
        if self.chosen in cases["case_id"].tolist():
            place = int(cases.loc[cases["case_id"] == self.chosen, "place"].iloc[0])
            rows = [{"p": self.spots[place], "r": 9}]
        elif (id := self.chosen.removeprefix(ABROAD)) in self.ids:
            place = self.ids.index(id)
            acts = 0 if self.chosen.startswith(ABROAD) else self.of_place[place].total()
            rows = [{"p": self.spots[place], "r": max(9, self.sizes.place(acts) + 3)}]
        return self._layer(
            "ScatterplotLayer",
            "chosen",
            rows,
            get_position="p",
            get_radius="r",
            radius_units=String("pixels"),
            filled=False,
            stroked=True,
            get_line_color=colour(self.palette.ink),
            line_width_units=String("pixels"),
            get_line_width=2,
        )

    def _crisis_rows(self) -> Rows:
        cases = self.ground.cases
        return [
            {
                "p": self.spots[place],
                CHOSEN_KEY: case_id,
                "t": tips.of_crisis(name, self.of_crisis[number]),
            }
            for number, (case_id, name, place) in enumerate(
                zip(cases["case_id"], cases["label"], cases["place"].tolist(), strict=True)
            )
        ]

    def _crises(self) -> pdk.Layer:
        return self._layer(
            "ScatterplotLayer",
            "crises",
            self._crisis_rows(),
            get_position="p",
            get_radius=4.5,
            radius_units=String("pixels"),
            get_fill_color=colour(self.palette.ink),
            stroked=True,
            get_line_color=colour(self.palette.page),
            line_width_units=String("pixels"),
            get_line_width=1.5,
            pickable=True,
        )

    def _labels(self) -> pdk.Layer:
        """Names of the crises, where they do not cover each other in the opening frame."""
        size = 12 if self.look.narrow else 13
        crises = self._crisis_rows()
        rows = [
            {
                **crises[label.case],
                "n": label.text,
                "a": label.anchor,
                "b": label.baseline,
                "o": label.offset,
            }
            for label in labels(self.shown, self.look, self.frame, size)
            if label.fits
        ]
        return self._layer(
            "TextLayer",
            "labels",
            rows,
            get_position="p",
            get_text="n",
            get_size=size,
            get_color=colour(self.palette.ink),
            get_text_anchor="a",
            get_alignment_baseline="b",
            get_pixel_offset="o",
            font_family=String('"Source Sans", sans-serif'),
            font_weight=600,
            character_set=String("auto"),
            font_settings={"fontSize": 48},
            background=True,
            get_background_color=colour(self.palette.page, 0.72),
            background_padding=[4, 1],
            background_border_radius=3,
            pickable=True,
        )


def _numbered(rows: Rows) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each arc with the number of those that run between the same ends, the thickest first."""
    before: Counter[tuple] = Counter()
    for row in reversed(rows):
        ends = (*row["s"], *row["e"])
        yield before[ends], row
        before[ends] += 1
