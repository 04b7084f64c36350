"""How comparisons are put into words: kinds, crises, windows and what is counted."""

from collections.abc import Iterable, Sequence

from r2p.dataset import Dataset, label
from r2p.figures.look import Look
from r2p.figures.words import count, listed, quality_words
from r2p.figures.words import number as whole
from r2p.measures.catalogue import MEASURES
from r2p.measures.caveats import CAVEATS
from r2p.measures.kinds import kind
from r2p.measures.notes import window_notes
from r2p.measures.selection import Selection

NAMED = 4
"""Most crises that a finding names one by one."""
EVERY = ", an act counting in every panel it belongs to"
_NOUNS = {
    "global": "world bodies",
    "regional": "regional organisations",
    "subregional": "sub-regional organisations",
    "state": "other states",
    "domestic_government": "the home government",
    "domestic_opposition": "the opposition",
    "armed_group": "armed groups",
    "private_sector": "the private sector",
    "judicial": "courts",
}
"""Levels within a sentence, where the label alone would not do."""
_ALL = {1: "", 2: "both", 3: "all three", 4: "all four"}


def names(data: Dataset, cases: Iterable[str]) -> dict[str, str]:
    """Short name of each crisis: its country, or more where that would not tell it apart."""
    countries = data.cases["country"]
    twice = set(countries[countries.duplicated(keep=False)])
    full = full_names(data)
    rows = zip(data.cases["case_id"], countries, strict=True)
    short = {id: full[id] if country in twice else country for id, country in rows}
    return {case: short[case] for case in cases}


def full_names(data: Dataset) -> dict[str, str]:
    """Country and years of each crisis, with its title where two have the same."""
    labels = data.cases["label"]
    twice = set(labels[labels.duplicated(keep=False)])
    rows = zip(data.cases["case_id"], labels, data.cases["title"], strict=True)
    return {id: f"{label}: {title}" if label in twice else label for id, label, title in rows}


def lower(text: str) -> str:
    """First letter small, unless the word is an abbreviation.

    >>> lower("Mediation talks"), lower("AU and ECOWAS")
    ('mediation talks', 'AU and ECOWAS')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """First letter large."""
    return text[:1].upper() + text[1:]


def kind_words(id: str) -> str:
    """A kind as a noun within a sentence.

    >>> kind_words("family.sanctions"), kind_words("mode.apply"), kind_words("pillar.2")
    ('sanctions', 'acts of the mode “apply”', 'acts of pillar 2')
    """
    asked = kind(id)
    if asked.group == "all":
        return "acts of any kind"
    if asked.group == "level":
        return f"acts with the level “{asked.label.partition(': ')[2]}”"
    if asked.group in ("mode", "result"):
        return f"acts of the {asked.group} “{asked.label.partition(': ')[2].lower()}”"
    if asked.group == "pillar":
        return f"acts of pillar {asked.term}"
    if asked.id == "regional.led":
        return "action led by regional organisations"
    if asked.id == "regional.other":
        return "acts of other regional organisations"
    return lower(asked.label)


def level_noun(level: str) -> str:
    """A level within a sentence.

    >>> level_noun("private_sector"), level_noun("civil_society")
    ('the private sector', 'civil society')
    """
    return _NOUNS.get(level) or lower(label("levels", level))


def were(noun: str) -> str:
    """``was`` or ``were``, as the noun asks.

    >>> were("sanctions"), were("mediation"), were("acts of pillar 2")
    ('were', 'was', 'were')
    """
    words = noun.split()
    first = words[0] == "acts" or words[-1].endswith("s")
    return "were" if first else "was"


def all_of(number: int) -> str:
    """``all three``, ``all 16``."""
    return _ALL.get(number) or f"all {number}"


def selection_words(selection: Selection) -> str:
    """Window and filter, for subtitles."""
    return ", ".join(filter(None, (selection.window.label, filter_words(selection))))


def filter_words(selection: Selection) -> str:
    """What the filter leaves out, for subtitles; empty where it leaves out nothing."""
    return ", ".join(quality_words(selection.checked_only, selection.min_confidence))


def care(data: Dataset, selection: Selection, measure: str) -> tuple[str, ...]:
    """What to have in mind beside a chart of this measure, as one note."""
    asked = MEASURES[measure]
    notes = window_notes(data, selection) if asked.in_window else []
    said = [each.text for each in CAVEATS if measure in each.measures and each.id != "coding"]
    return (" ".join(("Read with care.", *notes, *said)),)


def crises(number: int) -> str:
    """``1 crisis``, ``3 crises``."""
    return count(number, "crisis", "crises")


def number(value: float) -> str:
    """A number as short as it can be: ``12``, ``3.4``, ``1 827``.

    >>> number(12.0), number(3.44), number(0.04), number(1827)
    ('12', '3.4', '0.04', '1 827')
    """
    if value == int(value) or value >= 100:
        return whole(round(value))
    return f"{value:.1f}" if value >= 0.1 else f"{value:.2g}"


def bold(look: Look, text: str) -> str:
    """The number a label is about, in ink."""
    return f'<b><span style="color:{look.palette.ink}">{text}</span></b>'


def who_did(who: Sequence[str], cases: Sequence[str], short: dict[str, str]) -> str:
    """In which of the crises: ``in Mali, not in Kenya or Guinea``, ``in 12 of 16 crises``."""
    having = [short[case] for case in cases if case in set(who)]
    lacking = [short[case] for case in cases if case not in set(who)]
    if len(cases) <= NAMED:
        return f"in {listed(having)}, not in {listed(lacking, 'or')}"
    text = f"in {len(having)} of {len(cases)} crises"
    return f"{text}, not in {listed(lacking, 'or')}" if len(lacking) <= NAMED else text
