"""The colours can be told apart, in both themes and with each colour blindness."""

from itertools import combinations

import numpy as np
import pytest

from r2p.dataset import vocabulary
from r2p.figures.palette import DARK, LIGHT, Palette, blend, rgb, rgba

THEMES = {"light": LIGHT, "dark": DARK}
# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
BLINDNESS = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def linear(colour: str) -> np.ndarray:
    parts = np.array(rgb(colour)) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    bright, dim = sorted(
        (float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other)), reverse=True
    )
    return (bright + 0.05) / (dim + 0.05)


def lab(colour: str, blindness: str) -> np.ndarray:
    seen = np.clip(BLINDNESS[blindness] @ linear(colour), 0, 1)
    xyz = (
        np.array(
            [
                [0.4124564, 0.3575761, 0.1804375],
                [0.2126729, 0.7151522, 0.0721750],
                [0.0193339, 0.1191920, 0.9503041],
            ]
        )
        @ seen
        / np.array([0.95047, 1.0, 1.08883])
    )
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(one: np.ndarray, other: np.ndarray) -> float:
    """Colour difference CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    l1, a1, b1 = one
    l2, a2, b2 = other
    c7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - np.sqrt(c7 / (c7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    dh = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    big_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh / 2))
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    if c1 * c2 == 0:
        h_mean = h1 + h2
    else:
        h_mean = ((h1 + h2) / 2 if abs(h1 - h2) <= 180 else (h1 + h2 + 360) / 2) % 360
    t = (
        1
        - 0.17 * np.cos(np.radians(h_mean - 30))
        + 0.24 * np.cos(np.radians(2 * h_mean))
        + 0.32 * np.cos(np.radians(3 * h_mean + 6))
        - 0.20 * np.cos(np.radians(4 * h_mean - 63))
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / np.sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    turn = 30 * np.exp(-(((h_mean - 275) / 25) ** 2))
    r_t = -2 * np.sqrt(c_mean**7 / (c_mean**7 + 25**7)) * np.sin(np.radians(2 * turn))
    parts = ((l2 - l1) / s_l, (c2 - c1) / s_c, big_h / s_h)
    return float(np.sqrt(sum(part**2 for part in parts) + r_t * parts[1] * parts[2]))


def test_ciede2000_gives_the_published_values() -> None:
    # Pairs 1, 7 and 17 of the test data of Sharma, Wu and Dalal.
    pairs = [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ]
    for one, other, expected in pairs:
        assert ciede2000(np.array(one), np.array(other)) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["families", "groups"])
def test_marks_stand_out_from_page_and_bands(theme: str, kind: str) -> None:
    palette = THEMES[theme]
    for name, colour in {**getattr(palette, kind), "deaths": palette.deaths}.items():
        assert contrast(colour, palette.page) >= 3, name
        assert contrast(colour, palette.band_acute) >= 3, name


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme: str) -> None:
    palette = THEMES[theme]
    for ground in (palette.page, palette.band, palette.band_acute):
        assert contrast(palette.ink, ground) >= 7
        assert contrast(palette.muted, ground) >= 4.5


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["families", "groups"])
def test_colours_of_a_set_and_deaths_differ(theme: str, kind: str, blindness: str) -> None:
    palette = THEMES[theme]
    colours = {**getattr(palette, kind), "deaths": palette.deaths}
    near = {
        (one, other): ciede2000(lab(colours[one], blindness), lab(colours[other], blindness))
        for one, other in combinations(colours, 2)
        if "deaths" in (one, other) or kind == "families"
    }
    closest = min(near, key=near.get)
    assert near[closest] >= 10, (closest, near[closest])


@pytest.mark.parametrize("theme", THEMES)
def test_neighbouring_stages_differ(theme: str) -> None:
    ramp = [lab(colour, "normal") for colour in THEMES[theme].stages]
    assert min(ciede2000(a, b) for a, b in zip(ramp, ramp[1:], strict=False)) >= 7.4


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_term_has_a_colour(palette: Palette) -> None:
    assert list(palette.families) == vocabulary("families").index.tolist()
    assert list(palette.groups) == vocabulary("actor_groups").index.tolist()
    assert len(palette.stages) == len(vocabulary("stages"))


def test_opacity() -> None:
    assert rgba("#102030", 0.35) == "rgba(16,32,48,0.35)"
    assert blend("#000000", "#FFFFFF", 0.4) == "#999999"
