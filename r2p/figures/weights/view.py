"""What the figures of weighted use share: what they are asked for, the points, the words."""

from dataclasses import dataclass

from r2p.dataset import Dataset, labels
from r2p.figures.words import count, listed
from r2p.measures.grid import WHATS
from r2p.measures.selection import Selection, select
from r2p.measures.weights import Use, use

CAVEAT = (
    "A composite is a lesson in judgement, not a finding: the weights are a convention, and others "
    "give another order."
)
DEPTH = "Scores per act do not depend on how many acts were found; sums do, and depth differs."


@dataclass(frozen=True)
class Weighting:
    """The reader's weights: a factor per family, a weight per instrument, how scores are made."""

    factors: tuple[tuple[str, float], ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    per_act: bool = True

    @property
    def words(self) -> str:
        """What differs from the published weights."""
        changed = [
            f"{labels('families')[family].lower()} x {factor:g}"
            for family, factor in self.factors
            if factor != 1
        ]
        changed += [
            f"{labels('instruments')[term].lower()} = {weight:g}" for term, weight in self.weights
        ]
        return listed(changed) or "published weights"


@dataclass(frozen=True)
class View:
    """What is weighed: crises, window and filter, which acts count (`WHATS`), and the weights."""

    selection: Selection
    what: str = "carried_out"
    weighting: Weighting = Weighting()


def used(data: Dataset, view: View) -> Use:
    """Weights of the acts of the chosen crises that have an act to count.

    Raises:
        KeyError: there is no such crisis or instrument.
        ValueError: ``what`` is not allowed, or a weight is negative.
    """
    selection, weighting = view.selection, view.weighting
    events = select(data, selection)
    cases = [case for case in selection.cases if (events["case_id"] == case).any()]
    return use(events, cases, dict(weighting.weights), view.what, per_act=weighting.per_act)


def subtitle(view: View, points: Use) -> str:
    """Unit, window, what counts, what differs from the published weights and how many acts."""
    unit = "Mean weight of an act" if view.weighting.per_act else "Sum of the weights of the acts"
    return (
        f"{unit}, {view.selection.window.label}, {WHATS[view.what]}, {view.weighting.words}, "
        f"n = {count(int(points.acts.sum()), 'act')}"
    )
