"""What the capitals mean: names of organisations, explained where they appear."""

import re

from r2p.dataset import Dataset
from r2p.ui.store import kept
from r2p.ui.text import plain

_CAPITALS = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
_TERMS = {
    "R2P": "responsibility to protect",
    "UCDP": "Uppsala Conflict Data Program",
    "DECO": "Deadly Electoral Conflict Dataset of the UCDP",
    "CSV": "table as plain text, opens in any spreadsheet",
}


def in_text(data: Dataset, text: str) -> str | None:
    """The abbreviations in ``text`` with their meaning, as Markdown for a tooltip; None if none."""
    known = kept(_known)
    found = [name for name in dict.fromkeys(_CAPITALS.findall(text)) if name in known]
    return "  \n".join(f"**{plain(name)}** {plain(known[name])}" for name in found) or None


def below(data: Dataset, markdown: str, words: str) -> tuple[str, str | None]:
    """A text in Markdown and the tooltip on the abbreviations in ``words``, if there are any.

    Streamlit's help mark follows the last word after a space, so a line may end between them.
    """
    meaning = in_text(data, words)
    return (marked(markdown, "Abbreviations") if meaning else markdown), meaning


def marked(markdown: str, name: str) -> str:
    """A text with a short last line that says what the help mark behind it explains."""
    return f"{markdown}  \n:gray[:small[{plain(name)}]]"


def _known(data: Dataset) -> dict[str, str]:
    actors = data.actors[data.actors["short_name"].str.fullmatch(_CAPITALS.pattern)]
    names = dict(zip(actors["short_name"], actors["name"], strict=True))
    return {**names, **_TERMS}
