"""Rules for coordinates."""

import re
from collections.abc import Iterator

from r2p.dataset.draft import Draft
from r2p.dataset.problem import Problem


def somewhere(draft: Draft) -> Iterator[Problem]:
    """Latitude and longitude come together and are not 0, 0."""
    for table in draft.tables.values():
        if not {"lat", "lon"} <= set(table.columns):
            continue
        for row in table.rows:
            lat, lon = row["lat"], row["lon"]
            if bool(lat) != bool(lon):
                empty, other = ("lon", "lat") if lat else ("lat", "lon")
                if not table.schema[empty].required:
                    yield table.problem(row, empty, "", f"a coordinate beside {other}")
            elif lat and _zero(lat) and _zero(lon):
                allowed = "the place itself; 0, 0 lies in the Gulf of Guinea"
                yield table.problem(row, "lat", f"{lat}, {lon}", allowed)


def _zero(cell: str) -> bool:
    return bool(re.fullmatch(r"-?0+(\.0*)?", cell))
