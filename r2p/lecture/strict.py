"""A small JSON file of ours, read as if a stranger had made it.

Both files that readers keep, lectures and answers to seminar questions, are text, lists and
objects, with one number: the version of their form. Nothing else is computed or taken.
"""

import json
import unicodedata
from collections.abc import Set
from typing import Any, NoReturn

MOST_BYTES = 1_000_000
MOST_DEPTH = 8
IN_LINES = "\n\t"  # the control characters that text of several lines may hold


class FileError(ValueError):
    """A file that cannot be opened. The message says what, where, and what is allowed."""


def read(raw: bytes, what: str) -> Any:
    """The content of a file.

    Args:
        raw: the file as it came.
        what: what it should be, in words: "lecture".

    Raises:
        FileError: it is too large, no JSON in UTF-8, too deep, or holds numbers or a key twice.
    """
    if len(raw) > MOST_BYTES:
        size = f"{len(raw) / 1e6:.1f}"
        raise FileError(f"The file has {size} MB; at most {MOST_BYTES / 1e6:.0f} MB is allowed.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(
            f"Byte {error.start + 1} is no UTF-8 text; {what} files are JSON in UTF-8."
        ) from None
    if _depth(text) > MOST_DEPTH:
        raise FileError(
            f"The file is nested more than {MOST_DEPTH} levels deep; {what} files need four."
        )

    def no_number(word: str) -> NoReturn:
        raise FileError(f"The file holds {word}; {what} files hold text and lists only.")

    def number(digits: str) -> int:
        """The only number is the version; longer ones are not computed."""
        if len(digits) > 6 or not digits.lstrip("-").isdigit():
            raise FileError(
                f"The file holds the number {digits[:12]}; "
                f"{what} files have none but their version."
            )
        return int(digits)

    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=no_number,
                          parse_int=number, parse_float=number)  # fmt: skip
    except json.JSONDecodeError as error:
        raise FileError(
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
            raise FileError(f"{shown(key)} stands twice in one object; once is allowed.")
        made[key] = value
    return made


def signed(raw: bytes, what: str, form: str, version: int, holds: str) -> Any:
    """What a file of this form holds under the key ``holds``, when its signature is right.

    Raises:
        FileError: as `read`, or the file is of another form or version.
    """
    found = read(raw, what)
    if isinstance(found, dict) and found.get("format", form) != form:
        raise FileError(f'"format" is {shown(found["format"])}; {what} files say "{form}".')
    found = an_object(found, "the file", {"format", "version", holds}, set())
    made = found["version"]
    if type(made) is not int or made != version:
        raise FileError(
            f'"version" is {shown(made)}; this edition of the atlas opens version {version}.'
        )
    return found[holds]


def an_object(value: Any, where: str, needed: Set[str], other: Set[str]) -> dict[str, Any]:
    """``value`` if it is an object with all needed keys and no others than allowed.

    Raises:
        FileError: it is not.
    """
    if not isinstance(value, dict):
        raise FileError(f"{where.capitalize()} is {shown(value)}; it has to be an object.")
    for key in sorted(needed - value.keys()):
        raise FileError(f'{where.capitalize()} lacks "{key}".')
    for key in sorted(value.keys() - needed - other):
        allowed = ", ".join(sorted(needed | other))
        raise FileError(f"{where.capitalize()} has {shown(key)}; allowed are {allowed}.")
    return value


def a_text(value: Any, name: str, longest: int, *, lines: bool = False) -> str:
    """``value`` if it is text that shows as what it is.

    Args:
        value: what the file holds.
        name: of the part, with its place: '"title" of view 2'.
        longest: characters that are allowed.
        lines: whether it may have several lines.

    Raises:
        FileError: it is no text, too long, or holds a control character.
    """
    if not isinstance(value, str):
        raise FileError(f"{name} is {shown(value)}; it has to be text.")
    if len(value) > longest:
        raise FileError(f"{name} has {len(value)} characters; at most {longest} are allowed.")
    text = value.replace("\r\n", "\n") if lines else value
    for sign in text:
        if is_hidden(sign) and not (lines and sign in IN_LINES):
            raise FileError(
                f"{name} holds the control character U+{ord(sign):04X}; "
                "only visible text is allowed."
            )
    return text


def is_hidden(sign: str) -> bool:
    """Whether a character shows nothing and can break, hide or turn text around."""
    # Cc control, Cs lone surrogates; of the format marks (Cf) those that turn text.
    return (
        unicodedata.category(sign) in ("Cc", "Cs")
        or sign in "\u2028\u2029"
        or "\u202a" <= sign <= "\u202e"
        or "\u2066" <= sign <= "\u2069"
    )


def visible(text: str) -> str:
    """Text of several lines without what `a_text` refuses; odd line ends become new lines.

    >>> visible("one\\x0btwo\\u202e \\tthree\\x00")
    'one\\ntwo \\tthree'
    """
    lines = "\n".join(text.splitlines())
    return "".join(sign for sign in lines if sign in IN_LINES or not is_hidden(sign))


def shown(value: Any) -> str:
    """What was found, short and on one line."""
    names = {dict: "an object", list: "a list", type(None): "null", bool: "true or false"}
    if type(value) in names:
        return names[type(value)]
    text = ascii(value) if isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
