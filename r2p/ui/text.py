"""Text from the data, shown as text: Streamlit's Markdown would read markup in it."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&=^])")
_ICON = re.compile(r":(?=material/|streamlit\\?:)")
JOINER = "\u2060"  # takes no room and shows nothing


def plain(text: object) -> str:
    """Text with every character escaped that Markdown would take for markup."""
    return without_icons(_MARKUP.sub(r"\\\1", " ".join(str(text).split())))


def whole(text: object) -> str:
    """`plain` text that no line end parts: a date, a number with its unit."""
    return plain(text).replace(" ", "&nbsp;")


def without_icons(markdown: str) -> str:
    """Markdown in which Streamlit finds no icon: it looks for them when escapes are gone."""
    return _ICON.sub(f":{JOINER}", markdown)


def safe_address(url: str) -> str | None:
    """A web address that may be made a link, or None."""
    if re.fullmatch(r"https?://[^\s<>\"'`\\^{}|]+", url):
        return url.replace("(", "%28").replace(")", "%29").replace("[", "%5B").replace("]", "%5D")
    return None


def linked(text: str, url: str) -> str:
    """Markdown link with plain text; the text alone where the address is not a web address."""
    address = safe_address(url)
    return f"[{plain(text)}]({address})" if address else plain(text)
