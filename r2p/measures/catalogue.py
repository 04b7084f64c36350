"""The measures: what each is called, what it means and what it can be asked."""

from dataclasses import dataclass

from r2p.measures.caveats import caveats
from r2p.measures.grid import WHATS
from r2p.measures.kinds import SPLITS, suggestion


@dataclass(frozen=True)
class Measure:
    """One measure as readers meet it.

    Attributes:
        id: short and stable, for links.
        label: heading.
        unit: of the value, for axis titles.
        definition: one or two sentences for "how is this measured".
        n_means: what the column ``n`` of the table counts.
        total_means: what the column ``total`` of the table counts.
        splits: ids of the splits it allows.
        whats: which acts it can count by what became of them.
        additive: whether the values of the parts of a split add up to the whole.
        in_window: whether the window plays a part.
        comparable: whether the value can be compared across research depths.
        depth_subject: what cannot be, as the subject of a sentence; empty where all can.
    """

    id: str
    label: str
    unit: str
    definition: str
    n_means: str
    total_means: str
    splits: tuple[str, ...] = tuple(SPLITS)
    whats: tuple[str, ...] = tuple(WHATS)
    additive: bool = True
    in_window: bool = True
    comparable: bool = True
    depth_subject: str = ""

    @property
    def caveats(self) -> list[str]:
        """What to say beside it."""
        return caveats(self.id)


_LASTING = ("family", "instrument", "level", "pillar")

MEASURES: dict[str, Measure] = {
    measure.id: measure
    for measure in (
        Measure(
            "share",
            "Share of all acts",
            "share of acts",
            "Acts of the kind divided by all acts of the crisis in the window. Both count the "
            "same acts by what became of them.",
            "acts of the kind",
            "all acts",
        ),
        Measure(
            "acts",
            "Number of acts",
            "acts",
            "How many acts of the kind were recorded in the window. Each counts once, however "
            "many actors took part.",
            "acts counted",
            "acts of the kind, whatever became of them",
            comparable=False,
            depth_subject="Numbers of acts",
        ),
        Measure(
            "rate",
            "Acts per 30 days",
            "acts per 30 days",
            "Acts of the kind divided by the days of the window, times 30.",
            "acts of the kind",
            "days of the window",
            comparable=False,
            depth_subject="Acts per 30 days",
        ),
        Measure(
            "days",
            "Days in force",
            "days",
            "Days of the window on which at least one carried-out act of the kind was in force, "
            "first and last day included; only instruments that last count. Where no end is "
            "recorded there is a least and a most: one day, or to the end of coding.",
            "acts that were or may have been in force",
            "days of the window",
            splits=_LASTING,
            whats=("carried_out",),
            additive=False,
        ),
        Measure(
            "breadth",
            "Variety of instruments",
            "instruments",
            "Distinct instruments expected in a random subset of the acts, as large for every "
            "crisis as the smallest number of acts compared. The plain number stands beside it.",
            "distinct instruments as counted",
            "acts of the kind",
            splits=("stage", "family", "level", "pillar", "mode"),
            additive=False,
            depth_subject="Plain numbers of instruments",
        ),
        Measure(
            "speed",
            "Days to the first act",
            "days since onset",
            "Days from onset to the first act of the kind. A kind may have been in use before "
            "onset, first come on a day after it, or not be recorded up to the end of coding.",
            "acts of the kind at or after onset",
            "days from onset to the end of coding",
            splits=_LASTING,
            additive=False,
            in_window=False,
        ),
        Measure(
            "joint",
            "Share of joint acts",
            "share of acts",
            "Acts of the kind in which two or more organisations acted together, divided by all "
            "acts of the kind in the window.",
            "joint acts of the kind",
            "acts of the kind",
            additive=False,
        ),
    )
}
"""Every measure by its id, in display order."""


def measure_called(id: str) -> Measure:
    """The measure called ``id``.

    Raises:
        ValueError: there is no such measure; the text says which there are.

    >>> measure_called("rate").unit
    'acts per 30 days'
    """
    if id not in MEASURES:
        raise ValueError(
            f"no measure {id!r}{suggestion(id, MEASURES) or '; allowed: ' + ', '.join(MEASURES)}"
        )
    return MEASURES[id]
