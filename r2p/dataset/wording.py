"""How problems word what was found, what is allowed, and what may have been meant."""

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType

SHOWN = 80
"""Most characters of a cell that a problem repeats."""

LISTED = 12
"""Most terms that a problem lists."""

LONGEST_TERM = 40
"""Longest text that is looked up among the terms; no term is longer."""

LISTED_ALIKE = 50
"""Most terms that are compared one by one, slowly, with what was found."""

NEAR = 0.7
"""How alike two words must be to be taken for each other, from 0 to 1."""

SAME = 1.0
"""Alike but for capitals, blanks, dashes and leading zeros."""

NO_FORMULA = "text that does not begin with =, +, - or @: a spreadsheet would calculate it"
"""What is allowed where the text `starts_formula`."""

_NONE: Mapping[str, str] = MappingProxyType({})


def shown(text: str) -> str:
    """The text, or its beginning where it is long."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."


def printable(text: str) -> str:
    """The text with escapes for whatever a terminal would obey instead of print."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in shown(text)
    )


def invisible(text: str) -> str:
    """The first character of the text that nobody sees, or nothing.

    >>> invisible("Nai\\x07robi"), invisible("two\\nlines"), invisible("co\\u00adop")
    ('U+0007', 'a line break (U+000A)', 'a soft hyphen (U+00AD)')
    """
    if text.isprintable():  # which leaves out all of them, and is quick
        return ""
    for char in text:
        if unicodedata.category(char) in _INVISIBLE:
            code = f"U+{ord(char):04X}"
            name = _CONTROLS.get(char) or unicodedata.name(char, "").lower()
            return f"a {name} ({code})" if name else code
    return ""


_CONTROLS = {"\n": "line break", "\r": "line break", "\t": "tab"}
"""What people call characters to which Unicode gives no name."""

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""Unicode categories of control, formatting, surrogate and private characters."""


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate the text instead of showing it.

    >>> starts_formula("=1+1"), starts_formula("S/RES/1973")
    (True, False)
    """
    return text.startswith(_FORMULA)


# The wide signs are taken for the others where spreadsheets are set to Chinese or Japanese.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def one_of(terms: Iterable[object], where: str = "") -> str:
    """The allowed terms in words, cut short where they are many.

    >>> one_of(["yes", "no"])
    'yes or no'
    >>> one_of(["apply"])
    'apply'
    """
    words = [printable(str(term)) for term in terms]
    if not words:
        return "nothing yet"
    if len(words) > LISTED:
        more = f"{len(words) - LISTED} more"
        return f"{', '.join(words[:LISTED])} and {more}" + (f" in {where}" if where else "")
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} or {words[-1]}"


def nearest(
    found: str, terms: Iterable[str], renamed: Mapping[str, str] = _NONE, near: float = NEAR
) -> str:
    """The term that ``found`` may stand for, or nothing.

    ``renamed`` maps old ids and names to the present ids. Numbered ids must be the `SAME`:
    the most similar one says nothing.

    >>> nearest("Arms embrago", ["arms_embargo", "statement"])
    'arms_embargo'
    >>> nearest("S5", ["S004", "S005"], near=SAME)
    'S005'
    """
    if found in renamed:
        return renamed[found]
    if not found or len(found) > LONGEST_TERM:
        return ""
    return _nearest(found, tuple(terms), near)


# Few are kept: the terms may be those of a stranger's upload, thousands of them.
@lru_cache(maxsize=512)
def _nearest(found: str, terms: tuple[str, ...], near: float) -> str:
    by_plain = _by_plain(terms)
    plain = _plain(found)
    if plain in by_plain:
        return by_plain[plain]
    if near == SAME:
        return ""
    # Letters that have changed places: of short ids, others look more alike (UA: USA, not AU).
    if swapped := _by_letters(terms).get("".join(sorted(plain))):
        return swapped
    matches = get_close_matches(plain, _alike(plain, by_plain, near), 1, near)
    return by_plain[matches[0]] if matches else ""


@lru_cache(maxsize=16)
def _by_plain(terms: tuple[str, ...]) -> dict[str, str]:
    return {_plain(term): term for term in reversed(terms)}


@lru_cache(maxsize=16)
def _by_letters(terms: tuple[str, ...]) -> dict[str, str]:
    """The terms by their sorted letters; empty where several have the same."""
    found: dict[str, str] = {}
    for plain, term in _by_plain(terms).items():
        letters = "".join(sorted(plain))
        found[letters] = "" if letters in found else term
    return found


def _alike(plain: str, known: Mapping[str, str], near: float) -> list[str]:
    """The terms that `difflib` may find near, the most alike of them where they are many.

    Of two words rapidfuzz never thinks less alike than difflib does, and it is a hundred times
    as quick: an upload may name a thousand unknown ids beside five thousand known ones.
    """
    if len(known) <= LISTED_ALIKE:
        return list(known)
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - most starts never need it

    found = process.extract(
        plain, known.keys(), scorer=fuzz.ratio, score_cutoff=100 * near - 1, limit=LISTED_ALIKE
    )
    return [str(term) for term, _, _ in found]


def _plain(text: str) -> str:
    """What is left of a term without capitals, separators and leading zeros."""
    return re.sub(r"[\W_]", "", re.sub(r"(?<!\d)0+(?=\d)", "", text.casefold()))


def iso_day(text: str) -> date | None:
    """The day that a cell names in the one form that is allowed, or None.

    >>> iso_day("2008-02-28")
    datetime.date(2008, 2, 28)
    >>> iso_day("28.2.2008")
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_meant(text: str) -> str:
    """The ISO form of a day written as people and spreadsheets like to, or nothing where in doubt.

    A number of five digits is how a spreadsheet keeps a day: it counts them from 1900.

    >>> day_meant("28.2.2008"), day_meant("2008/02/28"), day_meant("03/04/2008")
    ('2008-02-28', '2008-02-28', '')
    >>> day_meant("28 February 2008"), day_meant("28-Feb-08"), day_meant("39506")
    ('2008-02-28', '2008-02-28', '2008-02-28')
    """
    text = text.strip()
    if re.fullmatch(r"[2-5][0-9]{4}", text) and text.isascii():
        return (_DAY_ZERO + timedelta(days=int(text))).isoformat()
    if match := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_MONTH_YEAR.fullmatch(text) or _MONTH_DAY_YEAR.fullmatch(text):
        year, month, day = int(match["year"]), _month(match["month"]), int(match["day"])
        # Two digits are a year of this century, or one of the last that is not yet to come.
        year += 0 if year > 99 else 2000 if year <= date.today().year % 100 else 1900
    elif match := re.fullmatch(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})", text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] != "." and day <= 12 and month <= 12 and day != month:
            return ""
        if month > 12:
            day, month = month, day
    else:
        return ""
    iso = f"{year:04d}-{month:02d}-{day:02d}"
    return iso if iso_day(iso) else ""


_DAY_ZERO = date(1899, 12, 30)
_DAY_MONTH_YEAR = re.compile(
    r"(?P<day>[0-9]{1,2})[-. ]{1,2}(?P<month>[A-Za-z]{3,9})[-., ]{1,2}(?P<year>[0-9]{4}|[0-9]{2})"
)
_MONTH_DAY_YEAR = re.compile(
    r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})"
)


def _month(word: str) -> int:
    """The number of an English month, by its name or the first letters of it; else 0."""
    names = list(month_name)
    return next((at for at in range(1, 13) if names[at].lower().startswith(word.lower())), 0)
