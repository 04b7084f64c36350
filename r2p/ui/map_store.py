"""What the map is made of, worked out once for all readers."""

import json
from dataclasses import dataclass, replace
from threading import Condition, Lock

from cachetools import LRUCache, cached

from r2p.dataset import Dataset
from r2p.dataset.paths import STATIC
from r2p.dataset.reference import provenances, reference
from r2p.figures.look import Look
from r2p.figures.map import words as map_words
from r2p.figures.map.clock import Span
from r2p.figures.map.deck import Deck, deck
from r2p.figures.map.frame import Frame, frame
from r2p.figures.map.ground import Asked, Ground, ground
from r2p.figures.map.land import Land
from r2p.figures.map.legend import Sign, legend
from r2p.figures.map.picture import picture
from r2p.figures.map.places import Places
from r2p.figures.map.shown import Shown, options, shown
from r2p.ui.map_choices import Layers
from r2p.ui.store import dataset, kept, own

EVENTS = "electoral_violence_events"
PICTURES = 12
_DRAWING = Lock()


def land(data: Dataset) -> Land:
    """The outlines of the countries, as they are served to the browser."""
    return Land(json.loads((STATIC / "map-countries.geojson").read_text(encoding="utf-8")))


def places(data: Dataset) -> Places:
    """Every place of the dataset."""
    return Places(data, kept(land))


def on_ground(data: Dataset, asked: Asked) -> Ground:
    """What can be on the map."""
    return ground(data, asked, kept(places), reference(EVENTS))


def in_window(data: Dataset, asked: Asked, span: Span) -> Shown:
    """What is on the map in a window."""
    return shown(kept(on_ground, asked), span)


def selectable(data: Dataset, cases: tuple[str, ...]) -> dict[str, str]:
    """What can be selected, whichever acts are counted at the moment."""
    everything = Asked(cases, became="all")
    counter = options(kept(on_ground, replace(everything, became="counter")))
    return {**options(kept(on_ground, everything)), **counter}


def drawn(
    data: Dataset,
    asked: Asked,
    span: Span,
    layers: Layers,
    look: Look,
    chosen: str,
    generation: int,
) -> tuple[Deck, Frame]:
    """The map of a window, and where it looks."""
    where = frame(kept(on_ground, asked), layers.frame, look)
    now = kept(in_window, asked, span)
    return deck(now, look, where, layers.on, chosen, generation), where


@dataclass(frozen=True)
class Said:
    """All that is said beside the map."""

    title: str
    subtitle: str
    reading: str
    caveats: tuple[str, ...]


def said(data: Dataset, asked: Asked, span: Span, on: tuple[str, ...]) -> Said:
    """What is said beside the map of a window."""
    now = kept(in_window, asked, span)
    return Said(
        map_words.title(now),
        map_words.subtitle(now),
        map_words.reading(now),
        tuple(map_words.caveats(now, on)),
    )


def signs(
    data: Dataset, asked: Asked, span: Span, on: tuple[str, ...], look: Look
) -> tuple[Sign, ...]:
    """The legend of all that a window can show."""
    return tuple(legend(kept(in_window, asked, span), look, on))


def pictured(
    asked: Asked, span: Span, layers: Layers, look: Look, form: str, *, bare: bool = False
) -> bytes:
    """The picture of a window as a file; ``bare`` leaves out the words beside the map."""
    draw = _pictured if own() is None else _pictured.__wrapped__  # a private case is not kept
    return draw(asked, span, layers, look, form, bare)


# Few, as a picture takes a megabyte; one at a time, as two at once would take twice as long.
@cached(LRUCache(PICTURES), condition=Condition())
def _pictured(asked: Asked, span: Span, layers: Layers, look: Look, form: str, bare: bool) -> bytes:
    data = dataset()
    source = (
        f"{data.about['title'].split(':')[0]}, version {data.about['version']}, CC BY 4.0. "
        "Base map: Natural Earth, public domain."
    )
    source += data.unpublished
    if "deaths" in layers.on:
        source += f" Deaths: {provenances()[EVENTS].dataset}, CC BY 4.0."
    where = frame(kept(on_ground, asked), layers.frame, look)
    with _DRAWING:
        return picture(
            kept(in_window, asked, span), kept(land), look, where, layers.on, source, form, bare
        )
