"""The real dataset on the ground, shared by the tests of the map."""

import json
from functools import cache

from r2p.dataset import Dataset, load
from r2p.dataset.paths import STATIC
from r2p.dataset.reference import reference
from r2p.figures.map.clock import Span, first_day, last_day, months_of_acts
from r2p.figures.map.ground import Asked, Ground, ground
from r2p.figures.map.land import Land
from r2p.figures.map.places import Places
from r2p.figures.map.shown import Shown, shown

FOCUS = ("KEN-2007", "GIN-2009", "MLI-2012")
EVER = Span(-100_000, 100_000)


@cache
def data() -> Dataset:
    """The dataset."""
    return load()


@cache
def land() -> Land:
    """The base map as it is served."""
    return Land(json.loads((STATIC / "map-countries.geojson").read_text(encoding="utf-8")))


@cache
def places() -> Places:
    """Every place."""
    return Places(data(), land())


@cache
def on_ground(asked: Asked) -> Ground:
    """What can be on the map."""
    return ground(data(), asked, places(), reference("electoral_violence_events"))


def in_window(asked: Asked, span: Span = EVER) -> Shown:
    """What is on the map."""
    return shown(on_ground(asked), span)


def window(cases: tuple[str, ...] = FOCUS) -> Span:
    """From the first to the last month with an act."""
    first, last = months_of_acts(data(), cases)
    return Span(first_day(first), last_day(last))
