"""The base map in ``static/``: outlines of the countries, two map styles, the marks of the seats.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    pip install pycountry==26.2.16
    python -m tools.basemap package

The package (ISC licence) holds Natural Earth's outlines (public domain) as TopoJSON, where
neighbours share their borders; each border is simplified once, so that no gaps open.
"""

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from r2p.dataset.paths import STATIC
from r2p.figures.palette import DARK, LIGHT, Palette

RESOLUTION = "50m"
TOLERANCE = 0.1  # degrees; a pixel at the zoom that shows a continent
SMALLEST = 0.2  # square degrees; smaller islands are left out, unless they are a country
DECIMALS = 2
LEFT_OUT = ("Antarctica",)

Point = tuple[float, float]
Ring = list[Point]


def main(package: Path) -> None:
    """Write every file of the base map."""
    topology = json.loads((package / f"countries-{RESOLUTION}.json").read_text(encoding="utf-8"))
    arcs = [simplified(arc, TOLERANCE) for arc in decoded(topology)]
    features = [
        feature
        for shape in topology["objects"]["countries"]["geometries"]
        if shape["properties"]["name"] not in LEFT_OUT and (feature := country(shape, arcs))
    ]
    outlines = {"type": "FeatureCollection", "features": features}
    written("map-countries.geojson", outlines)
    written("map-light.json", style(LIGHT))
    written("map-dark.json", style(DARK))
    symbols().save(STATIC / "map-symbols.png", optimize=True)


def written(name: str, content: dict) -> None:
    """Write JSON without a blank too many."""
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    (STATIC / name).write_text(text + "\n", encoding="utf-8")
    print(f"{name}: {len(text.encode()) / 1000:.0f} kB")


def decoded(topology: dict) -> list[Ring]:
    """The borders of a TopoJSON file in degrees: its numbers are steps on a grid."""
    scale_x, scale_y = topology["transform"]["scale"]
    from_x, from_y = topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + from_x, y * scale_y + from_y))
        arcs.append(points)
    return arcs


def simplified(line: Ring, tolerance: float) -> Ring:
    """The line without the points that lie within ``tolerance`` of it (Douglas and Peucker)."""
    keep = {0, len(line) - 1}
    parts = [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        far, at = max(
            (_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)
        )
        if far > tolerance:
            keep.add(at)
            parts += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0
    if length:
        along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
        along = min(1.0, max(0.0, along))
    return math.hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)


def country(shape: dict, arcs: list[Ring]) -> dict | None:
    """One country as GeoJSON, with its ISO code; None where nothing of it is left."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    parts = [
        [part, *(hole for hole in map(_closed, _rings(polygon[1:], arcs)) if hole)]
        for polygon in polygons
        for outer in _rings(polygon[:1], arcs)
        for part in map(_closed, split_at_antimeridian(outer))
        if part
    ]
    if not parts:
        return None
    largest = max(area(part[0]) for part in parts)
    parts = [part for part in parts if area(part[0]) >= min(SMALLEST, largest)]
    return {
        "type": "Feature",
        "properties": {"iso3": iso3(shape.get("id"), shape["properties"]["name"])},
        "geometry": {"type": "MultiPolygon", "coordinates": parts},
    }


def _rings(polygon: list[list[int]], arcs: list[Ring]) -> Iterator[Ring]:
    for ring in polygon:
        points: Ring = []
        for index in ring:  # ~index: the border walked backwards
            line = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += line[1:] if points else line
        yield points


def _closed(ring: Ring) -> Ring | None:
    """Rounded, without repeated points; None if no area is left."""
    rounded = [(round(x, DECIMALS) + 0.0, round(y, DECIMALS) + 0.0) for x, y in ring]
    points = [p for i, p in enumerate(rounded) if i == 0 or p != rounded[i - 1]]
    if points[0] != points[-1]:
        points.append(points[0])
    return points if len(points) > 3 and area(points) > 0 else None


def area(ring: Ring) -> float:
    """Area of a closed ring in square degrees."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:], strict=False))
    return abs(twice) / 2


def split_at_antimeridian(ring: Ring) -> list[Ring]:
    """The ring in pieces that lie between 180° west and 180° east."""
    unrolled: Ring = [ring[0]]
    for x, y in ring[1:]:
        turns = round((unrolled[-1][0] - x) / 360)
        unrolled.append((x + 360 * turns, y))
    pieces = []
    for shift in (-360, 0, 360):
        piece = _clipped(_clipped(unrolled, shift - 180, 1), shift + 180, -1)
        if len(piece) > 2:
            pieces.append([(x - shift, y) for x, y in piece])
    return pieces


def _clipped(ring: Ring, limit: float, side: int) -> Ring:
    """The part of a ring east (side 1) or west (side -1) of a meridian."""
    kept: Ring = []
    for start, end in zip(ring, ring[1:] + ring[:1], strict=True):
        inside = side * (start[0] - limit) >= 0
        if inside:
            kept.append(start)
        if inside != (side * (end[0] - limit) >= 0):
            along = (limit - start[0]) / (end[0] - start[0])
            kept.append((limit, start[1] + along * (end[1] - start[1])))
    return kept


def iso3(numeric: str | None, name: str) -> str:
    """Three-letter ISO code of a country; its name where it has none."""
    import pycountry

    found = pycountry.countries.get(numeric=numeric) if numeric else None
    return found.alpha_3 if found else name


def style(palette: Palette) -> dict:
    """A MapLibre style that asks nobody for anything: sea, land, borders, no letters."""
    return {
        "version": 8,
        "name": "R2P Atlas",
        "sources": {"land": {"type": "geojson", "data": "app/static/map-countries.geojson"}},
        "layers": [
            {"id": "sea", "type": "background", "paint": {"background-color": palette.page}},
            {
                "id": "land",
                "type": "fill",
                "source": "land",
                "paint": {"fill-color": palette.land, "fill-antialias": False},
            },
            {
                "id": "borders",
                "type": "line",
                "source": "land",
                "layout": {"line-join": "round"},
                "paint": {"line-color": palette.page, "line-width": 0.8},
            },
        ],
    }


def symbols() -> Image.Image:
    """One white mark per actor group, side by side; the browser colours them."""
    from r2p.figures.map.symbols import OUTLINES, SIZE

    fine = 8  # drawn large, then made small: smooth edges
    sheet = Image.new("RGBA", (SIZE * len(OUTLINES) * fine, SIZE * fine), (255, 255, 255, 0))
    draw = ImageDraw.Draw(sheet)
    for place, rings in enumerate(OUTLINES.values()):
        for ring, filled in rings:
            points = [
                ((place + (1 + x) / 2) * SIZE * fine, (1 - y) / 2 * SIZE * fine) for x, y in ring
            ]
            draw.polygon(points, fill=(255, 255, 255, 255 if filled else 0))
    return sheet.resize((SIZE * len(OUTLINES), SIZE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
