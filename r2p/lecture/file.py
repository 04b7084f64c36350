"""A lecture as a small JSON file: written in one form, read as if a stranger had made it."""

import json
import unicodedata
from collections.abc import Container, Iterator, Sequence
from typing import Any, NoReturn

from r2p.lecture.slide import View

FORMAT, VERSION = "r2p-atlas-lecture", 1
MOST_BYTES = 1_000_000
MOST_VIEWS = 60
MOST_PARAMS = 80
MOST_DEPTH = 8
LENGTHS = {"page": 40, "title": 300, "notes": 10_000, "key": 40, "value": 3_000}
IN_NOTES = "\n\t"  # the control characters that notes may hold


class LectureError(ValueError):
    """A file that is no lecture. The message says what, where, and what is allowed."""


def dump(views: Sequence[View]) -> bytes:
    """The views as the bytes of a file that `parse` reads.

    >>> parse(dump([View("map", (("from", "2008"),))]), {"map"})[0].params
    (('from', '2008'),)
    """
    made = {
        "format": FORMAT,
        "version": VERSION,
        "views": [
            {
                "page": view.page,
                "params": [list(pair) for pair in view.params],
                "title": view.title,
                "notes": view.notes,
            }
            for view in views
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def parse(raw: bytes, pages: Container[str]) -> list[View]:
    """The views of a file, or a reason why it cannot be opened.

    Args:
        raw: the file as it came.
        pages: names of the pages there are.

    Raises:
        LectureError: the file is damaged, too large or says something that no lecture can.
    """
    found = _object(_read(raw), "the file", {"format", "version", "views"}, set())
    if found["format"] != FORMAT:
        raise LectureError(f'"format" is {_shown(found["format"])}; a lecture says "{FORMAT}".')
    version = found["version"]
    if type(version) is not int or version != VERSION:
        raise LectureError(
            f'"version" is {_shown(version)}; this edition of the atlas opens version {VERSION}.'
        )
    views = found["views"]
    if not isinstance(views, list):
        raise LectureError(f'"views" is {_shown(views)}; it has to be a list of views.')
    if len(views) > MOST_VIEWS:
        raise LectureError(f"The file has {len(views)} views; at most {MOST_VIEWS} are allowed.")
    return [_view(view, f"view {number}", pages) for number, view in enumerate(views, 1)]


def _read(raw: bytes) -> Any:
    if len(raw) > MOST_BYTES:
        size = f"{len(raw) / 1e6:.1f}"
        raise LectureError(f"The file has {size} MB; at most {MOST_BYTES / 1e6:.0f} MB is allowed.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LectureError(
            f"Byte {error.start + 1} is no UTF-8 text; a lecture is a JSON file in UTF-8."
        ) from None
    if _depth(text) > MOST_DEPTH:
        raise LectureError(
            f"The file is nested more than {MOST_DEPTH} levels deep; a lecture needs four."
        )
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number,
                          parse_int=_number, parse_float=_number)  # fmt: skip
    except json.JSONDecodeError as error:
        raise LectureError(
            f"Line {error.lineno}, column {error.colno} is no JSON; was the file cut or edited?"
        ) from None


def _depth(text: str) -> int:
    """How deep brackets are nested, outside of strings; found without recursion."""
    deepest = depth = 0
    quoted = escaped = False
    for sign in text:
        if quoted:
            quoted = escaped or sign != '"'
            escaped = sign == "\\" and not escaped
        elif sign == '"':
            quoted = True
        elif sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise LectureError(f"{_shown(key)} stands twice in one object; once is allowed.")
        made[key] = value
    return made


def _no_number(word: str) -> NoReturn:
    raise LectureError(f"The file holds {word}; a lecture holds text and lists only.")


def _number(digits: str) -> int:
    """The only number in a lecture is its version; longer ones are not computed."""
    if len(digits) > 6 or not digits.lstrip("-").isdigit():
        raise LectureError(
            f"The file holds the number {digits[:12]}; a lecture has none but its version."
        )
    return int(digits)


def _object(value: Any, where: str, needed: set[str], other: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise LectureError(f"{where.capitalize()} is {_shown(value)}; it has to be an object.")
    for key in sorted(needed - value.keys()):
        raise LectureError(f'{where.capitalize()} lacks "{key}".')
    for key in sorted(value.keys() - needed - other):
        allowed = ", ".join(sorted(needed | other))
        raise LectureError(f"{where.capitalize()} has {_shown(key)}; allowed are {allowed}.")
    return value


def _view(value: Any, where: str, pages: Container[str]) -> View:
    found = _object(value, where, {"page"}, {"params", "title", "notes"})
    page = _text(found["page"], "page", where)
    if page not in pages:
        raise LectureError(
            f"{where.capitalize()} is of a page {_shown(page)}, which the atlas does not have."
        )
    return View(
        page,
        tuple(_params(found.get("params", []), where)),
        _text(found.get("title", ""), "title", where),
        _text(found.get("notes", ""), "notes", where),
    )


def _params(value: Any, where: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list):
        raise LectureError(
            f'"params" of {where} is {_shown(value)}; it has to be a list of pairs of text.'
        )
    if len(value) > MOST_PARAMS:
        raise LectureError(
            f"{where.capitalize()} has {len(value)} parameters; at most {MOST_PARAMS} are allowed."
        )
    for number, pair in enumerate(value, 1):
        place = f"parameter {number} of {where}"
        if not isinstance(pair, list) or len(pair) != 2:
            raise LectureError(f"{place.capitalize()} is {_shown(pair)}; it has to be a pair.")
        key = _text(pair[0], "key", place)
        if not key:
            raise LectureError(f"{place.capitalize()} has no name.")
        yield key, _text(pair[1], "value", place)


def _text(value: Any, what: str, where: str) -> str:
    if not isinstance(value, str):
        raise LectureError(f'"{what}" of {where} is {_shown(value)}; it has to be text.')
    if len(value) > LENGTHS[what]:
        raise LectureError(
            f'"{what}" of {where} has {len(value)} characters; at most {LENGTHS[what]} are allowed.'
        )
    allowed = IN_NOTES if what == "notes" else ""
    text = value.replace("\r\n", "\n") if what == "notes" else value
    for sign in text:
        # Cc control, Cs lone surrogates; format marks (Cf) can hide or turn text around.
        kind = unicodedata.category(sign)
        if sign not in allowed and (kind in ("Cc", "Cs") or sign in "\u2028\u2029"
                                    or "\u202a" <= sign <= "\u202e"
                                    or "\u2066" <= sign <= "\u2069"):  # fmt: skip
            raise LectureError(
                f'"{what}" of {where} holds the control character U+{ord(sign):04X}; '
                "only visible text is allowed."
            )
    return text


def _shown(value: Any) -> str:
    """What was found, short and on one line."""
    names = {dict: "an object", list: "a list", type(None): "null", bool: "true or false"}
    if type(value) in names:
        return names[type(value)]
    text = ascii(value) if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
