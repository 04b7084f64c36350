"""Every colour of the atlas, defined once. Contrast and distance are held by a test.

A family colour says *what* was done, a group colour *who* did it: the two never
share a chart. Regional action is a question of who and is drawn in muted ink.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as ``#RRGGBB``."""

    page: str
    ink: str
    muted: str
    rule: str
    band: str  # every second stage
    band_acute: str  # onset to settlement
    deaths: str
    land: str
    families: dict[str, str]
    groups: dict[str, str]
    stages: tuple[str, ...]  # ramp for stages as categories, first to last


LIGHT = Palette(
    page="#FFFFFF",
    ink="#15181C",
    muted="#5B6470",
    rule="#D9DADD",
    band="#F6F6F4",
    band_acute="#ECEBE6",
    deaths="#C8102E",
    land="#E4E3DD",
    families={
        "early_warning": "#B97409",
        "public_diplomacy": "#1C84C7",
        "mediation": "#0D6C5D",
        "sanctions": "#6532A9",
        "accountability": "#BF3E70",
        "security": "#263C52",
        "assistance": "#4C5C10",
    },
    groups={
        "world": "#14236E",
        "regional": "#245091",
        "subregional": "#3D8E96",
        "states": "#A97D00",
        "home_government": "#58211A",
        "courts": "#9A61E9",
        "society": "#3A7548",
        "contenders": "#4B4B48",
    },
    stages=("#DFE5EC", "#BEC5CC", "#9FA5AC", "#7E848A", "#5E646A", "#3E4349"),
)

DARK = Palette(
    page="#12151A",
    ink="#ECEEF1",
    muted="#A3ABB5",
    rule="#363C45",
    band="#181C22",
    band_acute="#23282F",
    deaths="#FF5D5D",
    land="#2C323A",
    families={
        "early_warning": "#FAC285",
        "public_diplomacy": "#608EB4",
        "mediation": "#41CCB3",
        "sanctions": "#9F68F4",
        "accountability": "#B77387",
        "security": "#F1F2F3",
        "assistance": "#A3C604",
    },
    groups={
        "world": "#DBE4FA",
        "regional": "#81B3FD",
        "subregional": "#228E98",
        "states": "#FFC336",
        "home_government": "#C3938B",
        "courts": "#9F71E6",
        "society": "#98F0AA",
        "contenders": "#E5E3D8",
    },
    stages=("#33393E", "#4E5359", "#6A6F76", "#8A9096", "#AFB5BC", "#D8DFE6"),
)

FONT = '"Source Sans", "Source Sans Pro", "Source Sans 3", sans-serif'


def rgba(colour: str, opacity: float) -> str:
    """A ``#RRGGBB`` colour with an opacity, as Plotly writes it."""
    red, green, blue = rgb(colour)
    return f"rgba({red},{green},{blue},{opacity:g})"


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a ``#RRGGBB`` colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def blend(colour: str, page: str, opacity: float) -> str:
    """What a colour at this opacity looks like on the page, as ``#RRGGBB``."""
    mixed = (
        round(opacity * top + (1 - opacity) * below)
        for top, below in zip(rgb(colour), rgb(page), strict=True)
    )
    return "#" + "".join(f"{part:02X}" for part in mixed)
