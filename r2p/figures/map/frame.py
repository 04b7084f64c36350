"""Where the map looks: the part of the world that fits what is to be seen."""

import math
from dataclasses import dataclass

import numpy as np

from r2p.figures.look import Look
from r2p.figures.map.ground import Ground

FRAMES = {"seats": "Seats and crises", "crises": "Crises close up"}

WIDE, NARROW = (906, 440), (358, 380)
"""Width and height of the map in pixels, as far as the server can know: desk and phone."""

TILE = 512  # px of the whole world at zoom 0
NORTH, SOUTH = 72.0, -52.0  # nobody lives beyond, and Mercator blows it up
COMMON = 0.93  # part of all acts whose seats the wide frame must hold


@dataclass(frozen=True)
class Frame:
    """Centre in degrees, and zoom as MapLibre counts it; size in pixels."""

    lon: float
    lat: float
    zoom: float
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels of the whole world from west to east."""
        return TILE * 2**self.zoom

    def to_pixels(self, lon, lat):
        """Pixels from the top left corner of the frame; takes numbers or arrays."""
        x, y = mercator(lon, lat)
        x0, y0 = mercator(self.lon, self.lat)
        return (x - x0) * self.scale + self.width / 2, (y - y0) * self.scale + self.height / 2


def mercator(lon, lat):
    """Web Mercator, the world from 0 to 1, y downwards; takes numbers or arrays."""
    angle = np.radians(np.clip(lat, -85, 85))
    return (np.asarray(lon) + 180) / 360, (1 - np.arcsinh(np.tan(angle)) / np.pi) / 2


def frame(ground: Ground, which: str, look: Look) -> Frame:
    """The frame for the chosen crises.

    Args:
        ground: what can be on the map, in any window: playing does not move the map.
        which: key of `FRAMES`.
        look: narrow or not.
    """
    width, height = NARROW if look.narrow else WIDE
    places = ground.places[["lon", "lat"]].to_numpy()
    rows = ground.cases["place"].to_numpy()
    acts = ground.acts
    if which == "crises":
        rows = np.concatenate([rows, acts["place"].to_numpy()[acts["in_country"].to_numpy()]])
        edge = 0.16
    else:
        rows = np.concatenate([rows, _common(acts["seat"]), _common(acts["place"])])
        edge = 0.11
    points = places[np.unique(rows)] if len(rows) else np.array([[-60.0, -35.0], [60.0, 55.0]])
    return fitted(points, width, height, edge)


def _common(rows) -> np.ndarray:
    """The places that hold most acts, without the far ones that were used once or twice."""
    counts = rows[rows >= 0].value_counts()
    reached = counts.cumsum() / max(counts.sum(), 1)
    return counts.index[(reached.shift(fill_value=0) < COMMON).to_numpy()].to_numpy()


def fitted(points: np.ndarray, width: int, height: int, edge: float) -> Frame:
    """The closest frame that holds all points, with some room at the edges.

    Args:
        points: longitude and latitude, one point a row.
        width: of the frame in pixels.
        height: of the frame in pixels.
        edge: room on each side, as part of the frame.
    """
    x, y = mercator(points[:, 0], np.clip(points[:, 1], SOUTH, NORTH))
    room = 1 - 2 * edge
    across = max(float(np.ptp(x)), 0.03)
    down = max(float(np.ptp(y)), 0.03)
    zoom = math.log2(min(width * room / across, height * room / down) / TILE)
    zoom = min(max(zoom, math.log2(width / TILE) if width > height * 1.5 else 0.0), 5.5)
    middle_y = float(y.min() + y.max()) / 2
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * middle_y))))
    lon = float(x.min() + x.max()) / 2 * 360 - 180
    return Frame(round(lon, 3), round(lat, 3), round(zoom, 3), width, height)
