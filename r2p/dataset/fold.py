"""Text as plain words, for comparing: without accents, capitals and signs."""

import re
import sys
import unicodedata
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


def folded(text: str) -> str:
    """Text without accents and capitals, for comparing."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKD", text).translate(_combining()).casefold()


@cache
def _combining() -> dict[int, None]:
    """The signs that stand over or under a letter, to be taken out."""
    return {code: None for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))}


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded.

    >>> words("Côte d'Ivoire, S/RES/1975")
    ['cote', 'd', 'ivoire', 's', 'res', '1975']
    """
    return re.findall(r"[^\W_]+", folded(text))


def in_words(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """`words` of many texts at once, with a blank behind each word.

    >>> in_words(pa.array(["Côte d'Ivoire", "", "S/RES/1975"], pa.large_string())).to_pylist()
    ['cote d ivoire ', '', 's res 1975 ']
    """
    texts = texts.cast(pa.large_binary())
    ended = pc.binary_join_element_wise(
        texts, *(pa.scalar(text, texts.type) for text in (b"", b" \xff"))
    )
    body = _beyond_ascii_folded(bytes(parts_of(ended)[1]))
    letters = np.frombuffer(body.translate(_PLAIN), np.uint8)
    kept = letters != _BLANK
    kept[1:] |= (kept & (letters != _END))[:-1]  # of several blanks the first, if behind a word
    letters = letters[kept]
    ends = np.flatnonzero(letters == _END)
    return made_of(ends - np.arange(len(ends)), letters[letters != _END])


_BLANK, _END = ord(" "), 0xFF  # a byte that no text holds
_PLAIN = bytes(
    code if code > 127 or chr(code).isalnum() else _BLANK for code in bytes(range(256)).lower()
)
"""What each byte of folded text becomes; all letters beyond ASCII have been folded."""


def _beyond_ascii_folded(body: bytes) -> bytes:
    """Texts in UTF-8 with what is beyond ASCII folded: a letter is, whatever stands beside it."""
    letters = np.frombuffer(body, np.uint8)
    places = np.flatnonzero((letters > 127) & (letters != _END))
    begins = places[np.diff(places, prepend=-2) > 1].tolist()
    ends = (places[np.diff(places, append=len(body) + 1) > 1] + 1).tolist()
    known: dict[bytes, bytes] = {}
    parts: list[bytes] = []
    done = 0
    for begin, end in zip(begins, ends, strict=True):
        found = body[begin:end]
        if found not in known:
            known[found] = re.sub(r"[\W_]", " ", folded(found.decode())).encode()
        parts += [body[done:begin], known[found]]
        done = end
    return b"".join([*parts, body[done:]])


def parts_of(texts: pa.LargeStringArray) -> tuple[np.ndarray, np.ndarray]:
    """Where in the bytes each text ends, and the bytes."""
    _, begins, letters = texts.buffers()
    where = np.frombuffer(begins, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    return where[1:] - where[0], np.frombuffer(letters or b"", np.uint8)[where[0] : where[-1]]


def made_of(ends: np.ndarray, letters: np.ndarray) -> pa.LargeStringArray:
    """The texts that end there in the bytes."""
    where = np.zeros(len(ends) + 1, np.int64)
    where[1:] = ends
    return pa.LargeStringArray.from_buffers(len(ends), pa.py_buffer(where), pa.py_buffer(letters))
