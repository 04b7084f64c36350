"""A drawing made for the light theme, in the colours of the dark one."""

import re
from functools import cache
from typing import Any

from r2p.figures.palette import DARK, LIGHT, Palette, blend, rgb

HEX = re.compile(r"#[0-9A-Fa-f]{6}")
RGBA = re.compile(r"rgba\((\d+), ?(\d+), ?(\d+), ?[\d.]+\)")
NEAR = 2  # steps of a channel by which a computed tint may be off


def night(spec: Any) -> dict[str, str]:
    """For each colour in a drawing, as written there, the one that the dark theme has for it.

    A tint is taken apart into a colour of the palette and its opacity on the page, and mixed
    anew on the dark page. What is no colour of the atlas is left out, and stays as it is.
    """
    found: dict[str, str] = {}
    for text in set(_strings(spec)):
        if HEX.fullmatch(text):
            dark = _dark(text.upper())
            if dark:
                found[text] = dark
        elif match := RGBA.fullmatch(text):
            dark = _dark("#" + "".join(f"{int(part):02X}" for part in match.groups()))
            if dark and "," in text:
                channels = ",".join(map(str, rgb(dark)))
                found[text] = f"rgba({channels},{text.rsplit(',', 1)[1].strip(' )')})"
    return found


def _strings(value: Any) -> Any:
    if isinstance(value, str):
        if value[:1] in "#r" and len(value) < 40:
            yield value
        elif "color:" in value:  # a style inside a text
            yield from HEX.findall(value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def _named(palette: Palette) -> list[str]:
    return [
        *(palette.page, palette.ink, palette.muted, palette.rule),
        *(palette.band, palette.band_acute, palette.deaths, palette.land),
        *palette.families.values(),
        *palette.groups.values(),
        *palette.stages,
    ]


@cache
def _dark(colour: str) -> str | None:
    light, dark = _named(LIGHT), _named(DARK)
    if colour in light:
        return dark[light.index(colour)]
    wanted = rgb(colour)
    best: tuple[int, str] | None = None
    for one, other in zip(light, dark, strict=True):
        for step in range(2, 100):
            made = rgb(blend(one, LIGHT.page, step / 100))
            off = max(abs(a - b) for a, b in zip(made, wanted, strict=True))
            if off <= NEAR and (best is None or off < best[0]):
                best = (off, blend(other, DARK.page, step / 100))
    return best[1] if best else None
