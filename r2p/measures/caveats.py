"""What to say beside the numbers, each sentence tagged by the measures it belongs to.

Source: design of the atlas, end of the measures, and the studies named with each caveat.
"""

from dataclasses import dataclass

_ALL = ("acts", "share", "rate", "days", "breadth", "speed", "joint")


@dataclass(frozen=True)
class Caveat:
    """A sentence or two for readers, the measures beside which it stands, and who says so."""

    id: str
    text: str
    measures: tuple[str, ...]
    source: str = ""


CAVEATS: tuple[Caveat, ...] = (
    Caveat(
        "hard_cases",
        "Hard cases attract action: outsiders go where escalation is likelier, so much action "
        "beside much violence says little about what action does.",
        _ALL,
        "Öberg, Möller and Wallensteen 2009, CMPS 26:67–91",
    ),
    Caveat(
        "chosen_cases",
        "These are known crises, chosen by hand; quiet places where nothing broke out are not "
        "among them.",
        _ALL,
        "Wallensteen and Möller, Knowing the Unknown",
    ),
    Caveat(
        "reporting",
        "Counting follows reporting: what no text records is not here, and attention is not need.",
        _ALL,
        "Weidmann 2016, AJPS 60:206–218; Lundgren and Klamberg 2022, BJPS",
    ),
    Caveat(
        "both_ways",
        "Measures follow escalation, and escalation follows measures; what comes first in time "
        "explains nothing by itself. A threat that is heeded leaves no sanction to count.",
        ("acts", "share", "rate", "days", "speed"),
    ),
    Caveat(
        "units",
        "Acts differ in size: a statement and an embargo both count one. A joint act counts "
        "once, not once per actor.",
        ("acts", "share", "rate", "joint"),
    ),
    Caveat(
        "coding",
        "Codings shape findings: somebody else may sort the same act differently.",
        _ALL,
        "Early 2016, H-Diplo",
    ),
    Caveat(
        "compositional",
        "Shares add up to one: more of one kind is less of another, even where the number of "
        "acts stayed the same.",
        ("share", "joint"),
    ),
    Caveat(
        "windows_differ",
        "Windows differ in length from crisis to crisis.",
        ("acts", "rate", "days"),
    ),
    Caveat(
        "unknown_ends",
        "Where no end is recorded, the least is one day and the most runs to the end of coding; "
        "both are shown.",
        ("days",),
    ),
    Caveat(
        "depth",
        "Some crises were researched about twice as deeply, and deeper research finds more acts.",
        ("acts", "rate", "breadth"),
    ),
    Caveat(
        "not_recorded",
        "Unused means not recorded.",
        ("breadth", "speed"),
    ),
    Caveat(
        "onset_is_chosen",
        "Onset dates are choices, and some crises ended before slower answers could come: an "
        "early end competes with a late first act.",
        ("speed",),
    ),
    Caveat(
        "joint_units",
        "Only acts marked joint count as joint; actors that pull the same way in separate acts "
        "do not.",
        ("joint",),
    ),
)
"""Every caveat, the most important first."""


def caveats(measure: str) -> list[str]:
    """The sentences that belong beside a measure, the most important first.

    >>> "Unused means not recorded." in caveats("breadth")
    True
    """
    return [caveat.text for caveat in CAVEATS if measure in caveat.measures]
