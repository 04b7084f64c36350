"""Under which address the atlas is read, where others can reach it too."""

import ipaddress
from collections.abc import Iterable
from urllib.parse import SplitResult, urlencode, urlsplit, urlunsplit

import streamlit as st

from r2p.ui import link
from r2p.ui.pages import PAGES


def address_of(page: str = "", **choices: str) -> str:
    """Public address of a page with these choices; empty where only this machine knows it."""
    return public_address(st.context.url or "", page, **choices)


def address_of_view(page: str, params: Iterable[tuple[str, str]]) -> str:
    """The address of a view on the host that is being read, be it public or not."""
    return _address(urlsplit(st.context.url or ""), page, [*params])


def address_of_static(path: str) -> str:
    """The address of a file under ``static/`` on the host that is being read."""
    return _address(urlsplit(st.context.url or ""), f"app/static/{path}", [])


def is_public() -> bool:
    """Whether others can follow an address of this host."""
    return _public(urlsplit(st.context.url or "").hostname or "")


def public_address(url: str, page: str = "", **choices: str) -> str:
    """The address of ``page`` on the host that served ``url``.

    Empty if the host is this machine or one of a private network, since
    nobody else could follow it.

    >>> public_address("https://atlas.example/r2p/data?v=1", "case", case="KEN-2007")
    'https://atlas.example/r2p/case?case=KEN-2007&v=1'
    >>> public_address("http://localhost:8501/data")
    ''
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not _public(parts.hostname or ""):
        return ""
    return _address(parts, page, list(choices.items()))


def _address(parts: SplitResult, page: str, params: list[tuple[str, str]]) -> str:
    path = parts.path.rstrip("/")
    if path.rsplit("/", 1)[-1] in {entry.name for entry in PAGES}:
        path = path.rsplit("/", 1)[0]
    query = urlencode([*params, (link.VERSION_KEY, link.VERSION)]) if params else ""
    return urlunsplit((parts.scheme, parts.netloc.rsplit("@", 1)[-1], f"{path}/{page}", query, ""))


def _public(host: str) -> bool:
    if "." not in host and ":" not in host:
        return False  # localhost and the like
    if host.endswith((".local", ".localhost", ".internal", ".lan")):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return True
