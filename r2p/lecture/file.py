"""A lecture as a small JSON file: written in one form, read as if a stranger had made it."""

import json
from collections.abc import Container, Iterator, Sequence
from typing import Any

from r2p.lecture.slide import View
from r2p.lecture.strict import MOST_BYTES, FileError, a_text, an_object, shown, signed

__all__ = ["LENGTHS", "MOST_BYTES", "MOST_VIEWS", "LectureError", "dump", "parse"]

FORMAT, VERSION = "r2p-atlas-lecture", 1
MOST_VIEWS = 60
MOST_PARAMS = 80
LENGTHS = {"page": 40, "title": 300, "notes": 10_000, "key": 40, "value": 3_000}

LectureError = FileError
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
    views = signed(raw, "lecture", FORMAT, VERSION, "views")
    if not isinstance(views, list):
        raise LectureError(f'"views" is {shown(views)}; it has to be a list of views.')
    if len(views) > MOST_VIEWS:
        raise LectureError(f"The file has {len(views)} views; at most {MOST_VIEWS} are allowed.")
    return [_view(view, f"view {number}", pages) for number, view in enumerate(views, 1)]


def _view(value: Any, where: str, pages: Container[str]) -> View:
    found = an_object(value, where, {"page"}, {"params", "title", "notes"})
    page = _text(found["page"], "page", where)
    if page not in pages:
        raise LectureError(
            f"{where.capitalize()} is of a page {shown(page)}, which the atlas does not have."
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
            f'"params" of {where} is {shown(value)}; it has to be a list of pairs of text.'
        )
    if len(value) > MOST_PARAMS:
        raise LectureError(
            f"{where.capitalize()} has {len(value)} parameters; at most {MOST_PARAMS} are allowed."
        )
    for number, pair in enumerate(value, 1):
        place = f"parameter {number} of {where}"
        if not isinstance(pair, list) or len(pair) != 2:
            raise LectureError(f"{place.capitalize()} is {shown(pair)}; it has to be a pair.")
        key = _text(pair[0], "key", place)
        if not key:
            raise LectureError(f"{place.capitalize()} has no name.")
        yield key, _text(pair[1], "value", place)


def _text(value: Any, what: str, where: str) -> str:
    return a_text(value, f'"{what}" of {where}', LENGTHS[what], lines=what == "notes")
