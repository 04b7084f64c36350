"""Pictures of a lecture: smaller, and still in the colours that mean something."""

import io

import numpy as np
import pytest
from PIL import Image

from r2p.figures.look import Look
from r2p.figures.map.frame import frame
from r2p.figures.map.ground import Asked
from r2p.figures.map.layers import LAYERS
from r2p.figures.map.picture import picture
from r2p.figures.palette import rgb
from r2p.lecture.picture import WIDEST, smaller
from tests.unit.map_data import FOCUS, in_window, land

DRAWN = ("world", "regional", "subregional", "states", "courts", "society")
"""Groups of actors that led acts on the three crises from abroad: each has arcs on the map."""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_arcs_keep_their_colours(dark: bool) -> None:
    look = Look(dark=dark, printed=True)
    shown = in_window(Asked(FOCUS))
    where = frame(shown.ground, "seats", look)
    whole = picture(shown, land(), look, where, tuple(LAYERS), "Source line.", "PNG", bare=True)
    made = smaller(whole)
    assert len(made) < len(whole) / 4
    image = Image.open(io.BytesIO(made)).convert("RGB")
    assert image.width == WIDEST
    colours = np.unique(np.asarray(image).reshape(-1, 3), axis=0).astype(int)
    for group in DRAWN:
        off = np.abs(colours - np.array(rgb(look.palette.groups[group]))).max(axis=1).min()
        assert off <= 4, f"{group} is off by {off} steps of 255"
