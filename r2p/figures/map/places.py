"""Every place on the map, once: where acts took place, where actors have their seat, capitals.

The same town is written with slightly different coordinates from crisis to crisis
(``Washington, D.C.``, ``Washington``); here they become one place with one id.
"""

import math
import re
import unicodedata
from itertools import product

import numpy as np
import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.map.land import Land

SAME_POINT = 0.015  # degrees: whatever the names, this is one place
SAME_TOWN = 0.06  # degrees: one place if the names agree up to a comma or a bracket

Key = tuple[str, float, float]


class Places:
    """All places of the dataset.

    ``table`` has one row per place: ``id`` (for links), ``name``, ``lat``, ``lon`` and
    ``iso3`` of the country it is in. Ids do not depend on what the reader chooses.
    """

    def __init__(self, data: Dataset, land: Land) -> None:
        self.land = land
        spots = _spots(data)
        self._row: dict[Key, int] = {}
        found: list[Key] = []
        near = _Near()
        for name, lat, lon in spots.itertuples(index=False):
            row = near.match(name, lat, lon)
            if row is None:
                row = len(found)
                found.append((name, lat, lon))
                near.add(row, name, lat, lon)
            self._row[(name, lat, lon)] = row
        self.table = pd.DataFrame(found, columns=["name", "lat", "lon"])
        self.table.insert(0, "id", _ids(self.table["name"]))
        self.table["iso3"] = [land.country_of(lon, lat) for _, lat, lon in found]

    def rows(self, name: pd.Series, lat: pd.Series, lon: pd.Series) -> np.ndarray:
        """Row of each spot in ``table``; -1 where the spot has no coordinates."""
        keys = zip(name, lat, lon, strict=True)
        return np.array([self._row.get(key, -1) for key in keys], dtype=int)


def _spots(data: Dataset) -> pd.DataFrame:
    """Each name with its coordinates once, the most used first: it gives the place its name."""
    parts = [
        data.events[["place", "lat", "lon"]].set_axis(["name", "lat", "lon"], axis=1),
        data.cases[["capital", "lat", "lon"]].set_axis(["name", "lat", "lon"], axis=1),
        data.actors[["hq_city", "lat", "lon"]].set_axis(["name", "lat", "lon"], axis=1),
    ]
    spots = pd.concat(parts, ignore_index=True).dropna(subset=["lat", "lon"])
    spots = spots.groupby(["name", "lat", "lon"], as_index=False).size()
    spots = spots.sort_values(["size", "name", "lat", "lon"], ascending=[False, True, True, True])
    return spots[["name", "lat", "lon"]]


class _Near:
    """Places by the square they lie in: only the neighbours of a spot can be the same place."""

    _SIDE = 2 * SAME_TOWN

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[tuple[int, str, float, float]]] = {}

    def add(self, row: int, name: str, lat: float, lon: float) -> None:
        """Take in a place with its row."""
        square = self._squares.setdefault(self._square(lat, lon), [])
        square.append((row, _town(name), lat, lon))

    def match(self, name: str, lat: float, lon: float) -> int | None:
        """The first row that is the same place."""
        north, east = self._square(lat, lon)
        town = _town(name)
        rows = []
        for square in product((north - 1, north, north + 1), (east - 1, east, east + 1)):
            for row, other, other_lat, other_lon in self._squares.get(square, ()):
                apart = max(abs(lat - other_lat), abs(lon - other_lon))
                if apart <= SAME_POINT or (apart <= SAME_TOWN and town == other):
                    rows.append(row)
        return min(rows, default=None)

    def _square(self, lat: float, lon: float) -> tuple[int, int]:
        return math.floor(lat / self._SIDE), math.floor(lon / self._SIDE)


def _town(name: str) -> str:
    return re.split(r"[,(]", name)[0].strip().casefold()


def _ids(names: pd.Series) -> list[str]:
    ids: dict[str, None] = {}
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "place"
        number = 1
        while (candidate := stem if number == 1 else f"{stem}-{number}") in ids:
            number += 1
        ids[candidate] = None
    return list(ids)
