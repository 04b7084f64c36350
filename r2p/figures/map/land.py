"""The outlines of the countries: which country a point is in, and the rings to draw."""

from typing import Any

import numpy as np

Polygon = list[np.ndarray]
"""Rings of longitude and latitude: the outer one, then the holes."""


class Land:
    """The countries of the base map.

    Args:
        geojson: the content of ``static/map-countries.geojson``: one MultiPolygon per
            country with the property ``iso3``.
    """

    def __init__(self, geojson: dict[str, Any]) -> None:
        self.countries: dict[str, list[Polygon]] = {
            feature["properties"]["iso3"]: [
                [np.array(ring) for ring in polygon]
                for polygon in feature["geometry"]["coordinates"]
            ]
            for feature in geojson["features"]
        }
        self._polygons = [
            (iso3, polygon) for iso3, polygons in self.countries.items() for polygon in polygons
        ]
        # Most polygons lie nowhere near a point; their boxes say so at once.
        self._boxes = np.array(
            [(*outer.min(axis=0), *outer.max(axis=0)) for _, (outer, *_) in self._polygons]
        )

    def country_of(self, lon: float, lat: float) -> str:
        """ISO code of the country a point is in; at sea, of the country with the nearest coast."""
        west, south, east, north = self._boxes.T
        around = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
        for iso3, (outer, *holes) in [self._polygons[place] for place in np.flatnonzero(around)]:
            if _inside(outer, lon, lat) and not any(_inside(hole, lon, lat) for hole in holes):
                return iso3
        nearest, at = np.inf, ""
        for iso3, (outer, *_) in self._polygons:
            distance = np.hypot(outer[:, 0] - lon, outer[:, 1] - lat).min()
            if distance < nearest:
                nearest, at = distance, iso3
        return at

    def apart(self, iso3: str, lon: float, lat: float) -> float:
        """Degrees from a point to the outline of a country; 0 inside and for unknown ones."""
        polygons = self.countries.get(iso3, [])
        if not polygons or any(_inside(outer, lon, lat) for outer, *_ in polygons):
            return 0.0
        return min(
            float(np.hypot(outer[:, 0] - lon, outer[:, 1] - lat).min()) for outer, *_ in polygons
        )


def _inside(ring: np.ndarray, lon: float, lat: float) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
    crosses = (y0 > lat) != (y1 > lat)
    if not crosses.any():
        return False
    x0, y0, x1, y1 = x0[crosses], y0[crosses], x1[crosses], y1[crosses]
    return bool((lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0).sum() % 2)
