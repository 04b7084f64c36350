"""Kinds of acts, and the ways to split them.

A kind answers yes or no for each act, and an act may be of many kinds: an embargo
imposed by a regional organisation is both a sanction and regional action. A split puts
each act into exactly one part. Both are made from the vocabularies, so a new
instrument or level appears here without a change to this file.

Source: the codebook of the dataset, on instruments, actors and regional action.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import pandas as pd

from r2p.dataset.vocabulary import vocabulary

_COLUMNS = {
    "family": "family",
    "instrument": "instrument",
    "pillar": "pillar",
    "mode": "mode",
    "result": "result",
}
_REGIONAL = {"home": "regional", "led": "regional_led", "other": "regional_other"}

GROUPS = {
    "all": "All acts",
    "family": "Instrument family",
    "instrument": "Instrument",
    "regional": "Regional organisations",
    "level": "Level of any actor",
    "pillar": "Pillar",
    "mode": "Mode",
    "result": "Result",
}
"""Label of each group of kinds, in display order."""


@dataclass(frozen=True)
class Kind:
    """A question to which each act answers yes or no.

    ``id`` is the group, a dot and a term of the vocabulary (``family.sanctions``), or
    ``all``. ``label`` and ``definition`` are for readers.
    """

    id: str
    label: str
    group: str
    definition: str

    @property
    def term(self) -> str:
        """The term of the vocabulary, e.g. ``sanctions``; empty for all acts."""
        return self.id.partition(".")[2]

    def mask(self, events: pd.DataFrame) -> pd.Series:
        """Which acts are of this kind.

        Args:
            events: one row per act. Only the column behind the kind is read: ``family``,
                ``instrument``, ``pillar``, ``mode``, ``result``, ``regional``,
                ``regional_led``, ``regional_other`` or ``has_<level>``.

        Returns:
            bool, on the index of ``events``.

        Raises:
            KeyError: the column is missing.

        >>> events = pd.DataFrame({"family": ["sanctions", "mediation", "sanctions"]})
        >>> kind("family.sanctions").mask(events).tolist()
        [True, False, True]
        """
        if self.group == "all":
            return pd.Series(True, index=events.index)
        if self.group == "regional":
            return events[_REGIONAL[self.term]].astype(bool)
        if self.group == "level":
            return events[f"has_{self.term}"].astype(bool)
        term = int(self.term) if self.group == "pillar" else self.term
        return (events[_COLUMNS[self.group]] == term).astype(bool)

    @property
    def may_last(self) -> bool:
        """Whether acts of this kind can be in force for days.

        Instruments and families follow the flag of the vocabulary. A mode or a result
        never lasts: what is in force is the measure, not one step of it.

        >>> kind("family.sanctions").may_last, kind("family.mediation").may_last
        (True, False)
        >>> kind("regional.home").may_last, kind("mode.sustain").may_last
        (True, False)
        """
        instruments = vocabulary("instruments")
        if self.group == "instrument":
            return bool(instruments["lasts"][self.term])
        if self.group == "family":
            return bool(instruments.loc[instruments["family"] == self.term, "lasts"].any())
        return self.group not in ("mode", "result")

    @property
    def may_be_carried_out(self) -> bool:
        """Whether an act of this kind can count as carried out.

        >>> kind("mode.threaten").may_be_carried_out, kind("result.partial").may_be_carried_out
        (False, True)
        """
        if self.group == "mode":
            return self.term not in ("threaten", "ease")
        if self.group == "result":
            return bool(vocabulary("results")["status"][self.term] != "failed")
        return True


def _from_vocabulary(group: str, name: str, label: str = "{}") -> list[Kind]:
    terms = vocabulary(name)
    return [
        Kind(f"{group}.{term}", label.format(shown), group, definition)
        for term, shown, definition in zip(
            terms.index, terms["label"], terms["definition"], strict=True
        )
    ]


def _levels() -> list[Kind]:
    terms = vocabulary("levels")
    return [
        Kind(
            f"level.{term}",
            f"Taking part: {shown.lower()}",
            "level",
            f"Acts in which at least one actor of this level took part. {definition}",
        )
        for term, shown, definition in zip(
            terms.index, terms["label"], terms["definition"], strict=True
        )
    ]


_KINDS = [
    Kind("all", "All acts", "all", "Every recorded act, of any instrument and any actor."),
    *_from_vocabulary("family", "families"),
    *_from_vocabulary("instrument", "instruments"),
    Kind(
        "regional.home",
        "Regional action",
        "regional",
        "Acts in which a regional or sub-regional organisation of the crisis's own "
        "neighbourhood, or an actor on its mandate, took part, alone or with others.",
    ),
    Kind(
        "regional.led",
        "Regional action, led",
        "regional",
        "Acts led by a regional or sub-regional organisation of the crisis's own "
        "neighbourhood, or by an actor on its mandate.",
    ),
    Kind(
        "regional.other",
        "Other regional organisations",
        "regional",
        "Acts in which a regional or sub-regional organisation from elsewhere took part, "
        "such as the European Union in Africa.",
    ),
    *_levels(),
    *_from_vocabulary("pillar", "pillars"),
    *_from_vocabulary("mode", "modes", "Mode: {}"),
    *_from_vocabulary("result", "results", "Result: {}"),
]

KINDS: dict[str, Kind] = {kind.id: kind for kind in _KINDS}
"""Every kind by its id, in display order."""

HEADLINE = ("family.mediation", "family.sanctions", "regional.home")
"""The three kinds the atlas opens on. They overlap, and pages show the overlap."""


def kind(id: str) -> Kind:
    """The kind called ``id``.

    Raises:
        KeyError: there is no such kind; the text suggests a near one.

    >>> kind("regional.home").label
    'Regional action'
    >>> kind("family.sanction")
    Traceback (most recent call last):
    KeyError: "no kind 'family.sanction'; did you mean 'family.sanctions'?"
    """
    return _found(id, KINDS, "kind")


@dataclass(frozen=True)
class Split:
    """A partition: each act belongs to exactly one part.

    ``parts`` are ids in display order, always text (pillar ``"1"``), ``labels`` their
    labels in the same order, ``column`` the column of the events frame.
    """

    id: str
    label: str
    column: str
    parts: tuple[str, ...]
    labels: tuple[str, ...]

    def codes(self, events: pd.DataFrame) -> np.ndarray:
        """Position of each act's part; -1 where the value is not in the vocabulary.

        >>> SPLITS["status"].codes(pd.DataFrame({"status": ["failed", "carried_out"]})).tolist()
        [3, 0]
        """
        terms = [int(part) for part in self.parts] if self.id == "pillar" else list(self.parts)
        return pd.Index(terms).get_indexer(pd.Index(events[self.column]))

    def label_of(self, part: str) -> str:
        """Label of one part.

        >>> SPLITS["pillar"].label_of("2")
        'Pillar 2: assistance'
        """
        return self.labels[self.parts.index(part)]

    def parts_of(self, kind: Kind) -> tuple[str, ...]:
        """The parts that acts of a kind can belong to, in order.

        >>> len(SPLITS["stage"].parts_of(KINDS["family.sanctions"]))
        6
        >>> SPLITS["family"].parts_of(KINDS["instrument.arms_embargo"])
        ('sanctions',)
        >>> SPLITS["instrument"].parts_of(KINDS["family.accountability"])
        ('inquiry', 'icc_action', 'domestic_justice')
        """
        if kind.group == self.id and self.id in _COLUMNS:
            return (kind.term,)
        families = vocabulary("instruments")["family"]
        if self.id == "instrument" and kind.group == "family":
            return tuple(part for part in self.parts if families[part] == kind.term)
        if self.id == "family" and kind.group == "instrument":
            return (str(families[kind.term]),)
        return self.parts


def _split(id: str, label: str, column: str, name: str) -> Split:
    terms = vocabulary(name)
    parts = tuple(str(term) for term in terms.index)
    return Split(id, label, column, parts, tuple(terms["label"]))


SPLITS: dict[str, Split] = {
    split.id: split
    for split in (
        _split("stage", "Stage", "stage", "stages"),
        _split("family", "Instrument family", "family", "families"),
        _split("instrument", "Instrument", "instrument", "instruments"),
        _split("level", "Level of the lead actor", "lead_level", "levels"),
        _split("pillar", "Pillar", "pillar", "pillars"),
        _split("mode", "Mode", "mode", "modes"),
        _split("result", "Result", "result", "results"),
        _split("status", "What became of it", "status", "statuses"),
    )
}
"""Every split by its id, in display order."""


def split(id: str) -> Split:
    """The split called ``id``.

    Raises:
        KeyError: there is no such split; the text suggests a near one.

    >>> split("stage").parts[0]
    'early_warning'
    """
    return _found(id, SPLITS, "split")


def suggestion(wrong: Hashable, allowed: Iterable[str]) -> str:
    """``; did you mean 'x'?`` where something allowed is near, else empty."""
    near = get_close_matches(str(wrong), list(allowed), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _found(id: str, table: dict, what: str):
    try:
        return table[id]
    except KeyError:
        raise KeyError(f"no {what} {id!r}{suggestion(id, table)}") from None
