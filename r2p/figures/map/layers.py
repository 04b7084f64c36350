"""The layers of the map: how the marks of a window are drawn."""

from typing import Any

import pydeck as pdk
from pydeck.types import String

from r2p.figures.look import Look
from r2p.figures.map.frame import Frame
from r2p.figures.map.marks import colour
from r2p.figures.map.rows import Marks, Rows
from r2p.figures.map.shown import Shown
from r2p.figures.map.symbols import icon_mapping

LAYERS = {
    "crises": "Crises",
    "places": "Places of action",
    "arcs": "Lead actors' seats",
    "deaths": "Deadly electoral events",
}
"""What can be switched on and off, by the id that stands in the link."""

REACH, REACH_NARROW = 7, 12  # px around a small mark in which it can be hit
STATIC = "app/static"  # relative: the app may live below a path of its host


class Layers:
    """The layers of one map.

    Args:
        shown: what to draw.
        look: theme and width.
        frame: where the map looks when it opens.
        chosen: id of the crisis, place or seat to bring out; empty for none.
        generation: part of the ids of the layers.
    """

    def __init__(
        self, shown: Shown, look: Look, frame: Frame, chosen: str, generation: int
    ) -> None:
        self.look, self.frame, self.chosen = look, frame, chosen
        self.ground, self.palette = shown.ground, look.palette
        self.marks = Marks(shown, look, chosen)
        self.suffix = f"~{generation}" if generation else ""

    def of(self, wanted: tuple[str, ...]) -> list[pdk.Layer]:
        """The layers asked for, from the ground upwards."""
        made: list[pdk.Layer] = []
        if "crises" in wanted:
            made.append(self._countries())
        if "arcs" in wanted:
            made.append(self._arcs())
        if "places" in wanted:
            made += [self._places(), self._reach("places", self.marks.places())]
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

    def _circles(self, name: str, rows: Rows, radius: str | float, **more: Any) -> pdk.Layer:
        """Circles with a ``radius`` in pixels, or the key under which a row has its own."""
        return self._layer(
            "ScatterplotLayer",
            name,
            rows,
            get_position="p",
            get_radius=radius,
            radius_units=String("pixels"),
            **more,
        )

    def _arcs(self) -> pdk.Layer:
        return self._layer(
            "ArcLayer",
            "arcs",
            self.marks.arcs(),
            get_source_position="s",
            get_target_position="e",
            get_source_color="a",
            get_target_color="b",
            get_width="w",
            get_height="h",
            get_tilt=90,
            pickable=True,
        )

    def _places(self) -> pdk.Layer:
        return self._circles(
            "places",
            self.marks.places(),
            "r",
            radius_min_pixels=2,
            get_fill_color=colour(self.palette.muted, 0.42),
            pickable=True,
            **_outline(colour(self.palette.muted), 1),
        )

    def _reach(self, name: str, rows: Rows) -> pdk.Layer:
        """Something larger to hit under a small mark; too faint to be seen."""
        reach = REACH_NARROW if self.look.narrow else REACH
        return self._circles(
            f"{name}-reach",
            [row for row in rows if row["r"] < reach],
            reach,
            get_fill_color=[*colour(self.palette.muted)[:3], 1],
            pickable=True,
        )

    def _deaths(self) -> pdk.Layer:
        return self._circles(
            "deaths",
            self.marks.deaths(),
            "r",
            get_fill_color=colour(self.palette.deaths, 0.06),
            pickable=True,
            **_outline(colour(self.palette.deaths), 1.2),
        )

    def _seats(self) -> pdk.Layer:
        return self._layer(
            "IconLayer",
            "seats",
            self.marks.seats(),
            get_position="p",
            get_icon="i",
            get_size=self.marks.sizes.seat,
            get_color="c",
            get_pixel_offset="o",
            icon_atlas=String(f"{STATIC}/map-symbols.png"),
            icon_mapping=icon_mapping(),
            pickable=True,
        )

    def _ring(self) -> pdk.Layer:
        return self._circles(
            "chosen",
            self.marks.ring(),
            "r",
            filled=False,
            **_outline(colour(self.palette.ink), 2),
        )

    def _crises(self) -> pdk.Layer:
        return self._circles(
            "crises",
            self.marks.crises(),
            4.5,
            get_fill_color=colour(self.palette.ink),
            pickable=True,
            **_outline(colour(self.palette.page), 1.5),
        )

    def _labels(self) -> pdk.Layer:
        size = 12 if self.look.narrow else 13
        return self._layer(
            "TextLayer",
            "labels",
            self.marks.labels(self.frame, size),
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


def _outline(tone: list[int], width: float) -> dict[str, Any]:
    return {
        "stroked": True,
        "get_line_color": tone,
        "line_width_units": String("pixels"),
        "get_line_width": width,
    }
