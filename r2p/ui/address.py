"""Under which address the atlas is read, where others can reach it too."""

import ipaddress
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from r2p.ui import link
from r2p.ui.pages import PAGES


def address_of(page: str = "", **choices: str) -> str:
    """Public address of a page with these choices; empty where only this machine knows it."""
    return public_address(st.context.url or "", page, **choices)


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
    path = parts.path.rstrip("/")
    if path.rsplit("/", 1)[-1] in {entry.name for entry in PAGES}:
        path = path.rsplit("/", 1)[0]
    query = urlencode({**choices, link.VERSION_KEY: link.VERSION}) if choices else ""
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
