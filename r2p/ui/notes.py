"""Notes in Markdown, shown without anything that could act.

Notes come with a crisis, and a reader may upload one. Headings, lists, tables,
emphasis and code are kept. Raw HTML and pictures become text, links are kept
only to web addresses, and Streamlit's own marks (colours, icons, formulas)
stay as they are written. No pattern here goes back over what it has read: a stranger's
notes of a megabyte must not hold the host up.
"""

import re

import pandas as pd
import streamlit as st

from r2p.dataset.spreadsheet import harmless
from r2p.ui.text import JOINER, safe_address, without_icons

_CODE = re.compile(r"(```.*?```|~~~.*?~~~|``.+?``|`[^`\n]*`)", re.S)
_LINK = re.compile(r"(!?)\[([^\[\]]*+)\]\(\s*+<?+((?:[^()\s<>]++|\([^()\s]*+\))*+)>?+[^()]*+\)")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]{1,999}\]:.*$", re.M)  # Markdown allows no longer name
_INFO = re.compile(r"(`{3,}|~{3,})([ \t]*)(?=[^\s`~])")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=\s|$)", re.M)
_UNDERLINE = re.compile(r"^( {0,3})(=+|-+)[ \t]*$", re.M)
_ACTS = re.compile(r"!\[|\]\s*[(\[]")
_KEPT = "\1"  # stands in a link that is kept; notes hold no such character
_NO_RULE = re.compile(r"[^\s|:-]")
_TABLE = re.compile(r"(^ {0,3}\|.*\n(?=[^-\n]*-)[ \t|:-]++\n(?:^ {0,3}\|.*(?:\n|\Z))++)", re.M)
_MARKS = re.compile(r"[`*]|\\(?=[|*_])")
_DEMOTED = "####"
_WIDEST = 50
"""Columns of a table in notes; the rest of a wider one is left out."""


def blocks(text: str) -> list[str | pd.DataFrame]:
    """The notes as safe Markdown and, between it, the tables, which scroll on a phone."""
    parts: list[str | pd.DataFrame] = []
    for place, part in enumerate(_TABLE.split(text.replace("\r\n", "\n"))):
        if place % 2:
            parts.append(_table(part))
        elif part.strip():
            parts.append(safe_notes(part))
    return parts


def show(parts: list[str | pd.DataFrame]) -> None:
    """Show what `blocks` made."""
    for part in parts:
        if isinstance(part, str):
            st.markdown(part)
        else:
            height = 36 + 35 * min(len(part), 12)
            st.dataframe(part, hide_index=True, height=height, alt="Table in the notes")


def _table(text: str) -> pd.DataFrame:
    header, _, *rows = (
        [_MARKS.sub("", cell).strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        for line in text.strip().splitlines()
    )
    header = header[:_WIDEST]
    # Headings must differ and rows must be as long as they are.
    names = [
        name if header.count(name) == 1 else f"{name} {place}" for place, name in enumerate(header)
    ]
    width = len(names)
    filled = [(row + [""] * width)[:width] for row in rows]
    return harmless(pd.DataFrame(filled, columns=names, dtype="str"))


def safe_notes(text: str) -> str:
    """The notes as Markdown that `st.markdown` may show."""
    text = "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())
    text = _without_first_heading(text)
    # Code is shown as it stands: it is taken out, and put back when all else is safe. Markdown
    # may not take it for code, as after a backslash, so none that would be a picture or link.
    code: list[str] = []

    def take_out(found: re.Match) -> str:
        if _ACTS.search(found.group()):
            return found.group()
        code.append(found.group())
        return f"\0{len(code) - 1}\0"

    text = _safe(_CODE.sub(take_out, text))
    text = re.sub("\0([0-9]+)\0", lambda found: code[int(found[1])], text)
    # A fence that names a language may be drawn, and a drawing may fetch pictures.
    return without_icons(_INFO.sub(rf"\1\2{JOINER}", text))


def sections(text: str) -> dict[str, str]:
    """The parts of the notes by their headings of the second level."""
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("## "):
            name = line[3:].strip()
            found[name] = ""
        elif name:
            found[name] += f"{line}\n"
    return {name: body.strip() for name, body in found.items()}


def _without_first_heading(text: str) -> str:
    """The title of the notes repeats that of the page."""
    return re.sub(r"\A\s*# [^\n]*\n", "", text)


def _safe(text: str) -> str:
    text = _DEFINITION.sub(lambda line: line.group().replace("[", "\\[", 1), text)
    text = re.sub(r"(?<!\\)\\*\$", r"\\$", text.replace("<", "&lt;"))
    text = _LINK.sub(_link, _LINK.sub(_link, text))  # twice: a picture may stand in a link
    text = text.replace("![", "!\\[").replace("][", "]\\[")
    text = text.replace("](", "]\\(").replace(_KEPT, "")
    text = _HEADING.sub(_DEMOTED, text)
    text = _UNDERLINE.sub(r"\1\\\2", text)
    return "\n".join(map(_without_marks, text.split("\n")))


def _link(found: re.Match) -> str:
    picture, name, target = found.groups()
    address = safe_address(target.replace("&lt;", "<"))
    if address and not picture:
        return f"[{name}]{_KEPT}({address})"
    return name or target


def _without_marks(line: str) -> str:
    """A colon begins Streamlit's colours, icons and emoji, but also ends a table's rule."""
    if "|" in line and "-" in line and not _NO_RULE.search(line):
        return line
    return re.sub(r"(?<!\\)\\*:(?=[A-Za-z_+])", r"\\:", line)
