"""Every place on the map, once: where acts took place, where actors have their seat, capitals.

The same town is written with slightly different coordinates from crisis to crisis
(``Washington, D.C.``, ``Washington``); here they become one place with one id.
"""

import re
import unicodedata

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
        found: list[tuple[str, float, float]] = []
        for name, lat, lon in spots.itertuples(index=False):
            row = _match(found, name, lat, lon)
            if row is None:
                row = len(found)
                found.append((name, lat, lon))
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


def _match(found: list[tuple[str, float, float]], name: str, lat: float, lon: float) -> int | None:
    for row, (other, other_lat, other_lon) in enumerate(found):
        apart = max(abs(lat - other_lat), abs(lon - other_lon))
        if apart <= SAME_POINT or (apart <= SAME_TOWN and _town(name) == _town(other)):
            return row
    return None


def _town(name: str) -> str:
    return re.split(r"[,(]", name)[0].strip().casefold()


def _ids(names: pd.Series) -> list[str]:
    ids: list[str] = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "place"
        number = 1
        while (candidate := stem if number == 1 else f"{stem}-{number}") in ids:
            number += 1
        ids.append(candidate)
    return ids
