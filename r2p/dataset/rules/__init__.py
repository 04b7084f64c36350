"""The rules across cells, rows and files of one case folder.

A rule takes a `Draft` and yields problems. It says nothing about cells that are
wrong by themselves, and nothing where a table it needs could not be read: those
problems have been listed already.
"""

from collections.abc import Callable, Iterator

from r2p.dataset.draft import Draft
from r2p.dataset.problem import Problem
from r2p.dataset.rules import (
    actors,
    acts,
    crisis,
    filled,
    highlights,
    places,
    references,
    sources,
    stages,
)

Rule = Callable[[Draft], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    crisis.named_like_its_folder,
    crisis.days_in_order,
    crisis.figures_in_order,
    crisis.figures_with_source,
    crisis.regional_bodies_regional,
    highlights.chosen,
    highlights.labelled,
    filled.filled,
    stages.in_order,
    stages.without_gap,
    acts.numbered_in_date_order,
    acts.inside_the_stages,
    acts.led_by_one_of_its_actors,
    acts.joint_with_somebody,
    acts.ended_after_they_began,
    sources.published_or_written_by_somebody,
    sources.dated,
    sources.used,
    actors.declared_once,
    actors.used,
    places.somewhere,
    references.known,
    references.notes_readable,
)
"""All rules, in the order in which a case is read."""

__all__ = ["RULES", "Rule"]
