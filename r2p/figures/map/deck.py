"""The map as a deck: a few small layers over the base map in ``static/``."""

import json
from typing import Any

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from r2p.figures.look import Look
from r2p.figures.map.frame import Frame
from r2p.figures.map.layers import STATIC, Layers
from r2p.figures.map.shown import Shown


class Deck(pdk.Deck):
    """A deck that is written once and without blanks: half the bytes, and quick to send again.

    What was written is all that is kept.
    """

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._written = json.dumps(self, default=default_serialize, separators=(",", ":"))
        self.layers: list[pdk.Layer] = []

    def to_json(self) -> str:
        return self._written


def deck(
    shown: Shown,
    look: Look,
    frame: Frame,
    layers: tuple[str, ...],
    chosen: str = "",
    generation: int = 0,
) -> Deck:
    """The map of a window.

    Args:
        shown: what to draw.
        look: theme and width.
        frame: where the map looks when it opens.
        layers: keys of `LAYERS`.
        chosen: id of the crisis, place or seat to bring out; empty for none.
        generation: part of the ids of the layers. A new number makes the browser forget
            which mark it holds selected, and nothing else.
    """
    palette = look.palette
    return Deck(
        layers=Layers(shown, look, frame, chosen, generation).of(layers),
        views=[
            pdk.View(
                type="MapView",
                id="map",
                repeat=True,
                # A wheel or a finger that scrolls the page must not be caught by the map.
                controller={"scrollZoom": False, "dragRotate": False, "touchRotate": False},
            )
        ],
        initial_view_state=pdk.ViewState(
            longitude=frame.lon,
            latitude=frame.lat,
            zoom=frame.zoom,
            min_zoom=0,
            max_zoom=9,
            pitch=0,
            bearing=0,
        ),
        map_style=f"{STATIC}/map-{'dark' if look.dark else 'light'}.json",
        map_provider="maplibre",
        tooltip={
            "text": "{t}",
            "style": {
                "backgroundColor": palette.page,
                "color": palette.ink,
                "border": f"1px solid {palette.muted}",
                "borderRadius": "4px",
                "padding": "6px 8px",
                "fontSize": "13px",
                "lineHeight": "18px",
                "maxWidth": "280px",
                "zIndex": "2",
            },
        },
    )
