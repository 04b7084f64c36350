"""The colours can be told apart, in both themes and with each colour blindness."""

import tomllib
import warnings
from itertools import combinations

import colour as science
import numpy as np
import pytest

from r2p.dataset import vocabulary
from r2p.dataset.paths import ROOT
from r2p.figures.palette import DARK, LIGHT, Palette, blend, rgb, rgba

THEMES = {"light": LIGHT, "dark": DARK}
APART = 10  # CIEDE2000; a just noticeable difference is about 1, side by side
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
WHITE = "#FFFFFF"


def blindness(name: str) -> np.ndarray:
    """What a dichromat sees of linear RGB (Machado, Oliveira and Fernandes 2009, severity 1)."""
    with warnings.catch_warnings():
        # The library says that tritanopia is approximated in the model; so it is.
        warnings.simplefilter("ignore", science.utilities.ColourUsageWarning)
        return science.blindness.matrix_cvd_Machado2009(name, 1.0)


BLINDNESS = {
    "normal": np.eye(3),
    "protan": blindness("Protanomaly"),
    "deutan": blindness("Deuteranomaly"),
    "tritan": blindness("Tritanomaly"),
}


def linear(colour: str) -> np.ndarray:
    return science.models.eotf_sRGB(np.array(rgb(colour)) / 255)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    bright, dim = sorted(
        (float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other)), reverse=True
    )
    return (bright + 0.05) / (dim + 0.05)


def lab(colour: str, blindness: str) -> np.ndarray:
    seen = np.clip(BLINDNESS[blindness] @ linear(colour), 0, 1)
    return science.XYZ_to_Lab(science.RGB_to_XYZ(seen, "sRGB"))  # both take D65 for white


def distance(one: str, other: str, blindness: str = "normal") -> float:
    """Colour difference CIEDE2000 as somebody with this colour vision sees it."""
    return float(science.delta_E(lab(one, blindness), lab(other, blindness), method="CIE 2000"))


def test_the_measures_give_published_values() -> None:
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.005)
    assert contrast("#000000", WHITE) == pytest.approx(21)
    pair = np.array([50, 2.5, 0]), np.array([73, 25, -18])  # no. 17 of Sharma, Wu and Dalal 2005
    assert science.delta_E(*pair, method="CIE 2000") == pytest.approx(27.1492, abs=1e-4)
    assert lab("#FFFFFF", "normal") == pytest.approx([100, 0, 0], abs=0.02)
    assert distance("#FF0000", "#808000", "deutan") < distance("#FF0000", "#808000") / 2


@pytest.mark.parametrize("theme", THEMES)
def test_text_of_the_theme_can_be_read(theme: str) -> None:
    config, palette = CONFIG[theme], THEMES[theme]
    assert (config["backgroundColor"], config["textColor"]) == (palette.page, palette.ink)
    for ground in (config["backgroundColor"], config["sidebar"]["backgroundColor"]):
        captions = blend(config["textColor"], ground, 0.6)  # Streamlit fades the text for them
        for text in (captions, config["grayTextColor"], config["linkColor"], config["textColor"]):
            assert contrast(text, ground) >= 4.5, (text, ground)
    primary, page = config["primaryColor"], config["backgroundColor"]
    assert contrast(primary, page) >= 4.5, "the value of a slider"
    assert contrast(primary, blend(primary, page, 0.1)) >= 4.5, "a chosen segment"


def test_white_on_the_primary_colour_can_be_read_by_day() -> None:
    assert contrast(WHITE, CONFIG["light"]["primaryColor"]) >= 4.5
    assert contrast(WHITE, CONFIG["dark"]["primaryColor"]) >= 3


def test_no_primary_colour_would_do_for_white_and_for_text_by_night() -> None:
    # Why docs/accessibility.md lists the chips of the dark theme.
    steps = np.linspace(0, 1, 52)
    colours = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(-1, 3)
    weights = [0.2126, 0.7152, 0.0722]
    luminance = science.models.eotf_sRGB(colours) @ weights
    tint = science.models.eotf_sRGB(colours * 0.1) @ weights  # over black, the darkest page
    below_white = luminance <= 1.05 / 4.5 - 0.05
    reached = ((luminance + 0.05) / (tint + 0.05))[below_white]
    assert reached.max() < 4.5


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
        (one, other): distance(colours[one], colours[other], blindness)
        for one, other in combinations(colours, 2)
    }
    closest = min(near, key=near.get)
    assert near[closest] >= APART, (closest, near[closest])


def test_every_group_has_a_symbol_of_its_own() -> None:
    assert vocabulary("actor_groups")["symbol"].is_unique


@pytest.mark.parametrize("theme", THEMES)
def test_neighbouring_stages_differ(theme: str) -> None:
    ramp = THEMES[theme].stages
    assert min(distance(a, b) for a, b in zip(ramp, ramp[1:], strict=False)) >= 7.4


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_term_has_a_colour(palette: Palette) -> None:
    assert list(palette.families) == vocabulary("families").index.tolist()
    assert list(palette.groups) == vocabulary("actor_groups").index.tolist()
    assert len(palette.stages) == len(vocabulary("stages"))


def test_opacity() -> None:
    assert rgba("#102030", 0.35) == "rgba(16,32,48,0.35)"
    assert blend("#000000", "#FFFFFF", 0.4) == "#999999"
