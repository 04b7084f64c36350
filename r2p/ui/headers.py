"""What every answer tells the browser to forbid: a host without a proxy is safe by itself.

``R2P_EMBEDDERS`` names the sites whose pages may show the atlas in a frame, such as a course
page: ``https://moodle.example.org https://*.example.edu``, or ``*`` for every site. Without it
only pages of the atlas's own address may.
"""

import base64
import hashlib
import logging
import os
import re
from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from r2p.ui import log

VARIABLE = "R2P_EMBEDDERS"
_SITE = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.I)
_INDEX = Path(st.__file__).parent / "static" / "index.html"
_INLINE = re.compile(rb"<script>(.*?)</script>", re.S)

_NOT_NEEDED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip
"""What a browser could do for a page and the atlas never asks for."""


_SCRIPTS = "'self' blob: 'unsafe-eval'"
"""From where scripts come. Streamlit makes a component's script a blob, the map needs WebAssembly,
and Plotly compiles what it draws by WebGL, as it does above a thousand marks: without
``unsafe-eval`` such a chart says that the browser knows no WebGL. A script that stands in the page,
as an attribute or an element, stays forbidden, and that is what hostile text would bring."""


_NO_PAGES = (b"text/javascript", b"application/javascript", b"text/css", b"font/")
"""Types of what a page loads but nobody opens by itself. A first visit fetches a hundred of these
files, to which the policies would add sixty kilobytes."""


class Headers:
    """Middleware that adds headers to every answer that has not set them itself.

    Args:
        app: what is behind it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.of_pages = _encoded(_SNIFF | _headers())
        self.of_others = _encoded(_SNIFF)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = list(message.get("headers", ()))
                known = {name.lower(): value for name, value in there}
                other = known.get(b"content-type", b"").startswith(_NO_PAGES)
                more = self.of_others if other else self._of_page(scope)
                added = [header for header in more if header[0] not in known]
                message = {**message, "headers": there + added}
            await send(message)

        await self.app(scope, receive, send_more)

    def _of_page(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        own = _websockets(scope.get("headers", ()))
        return [(name, value.replace(_OWN_ADDRESS, own)) for name, value in self.of_pages]


_OWN_ADDRESS = b" {own}"
"""Where a policy names the websockets of the address that was asked."""

_HOST = re.compile(rb"[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?", re.I)
_LONGEST_HOST = 260


def _websockets(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """The websockets of the address asked for, as a policy has them, or nothing.

    Safari before 15.4 takes ``'self'`` for the pages of an address but not for its websockets. What
    a request calls its host may be anything: only a plain name or number, with or without a port,
    is repeated, and only where one is named.
    """
    hosts = [value for name, value in headers if name.lower() == b"host"]
    if len(hosts) != 1 or len(hosts[0]) > _LONGEST_HOST or not _HOST.fullmatch(hosts[0]):
        return b""
    return b" ws://%b wss://%b" % (hosts[0], hosts[0])


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


_SNIFF = {"X-Content-Type-Options": "nosniff"}


def _headers() -> dict[str, str]:
    return {
        "Content-Security-Policy": "; ".join(
            f"{name} {values}" for name, values in _policy().items()
        ),
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _NOT_NEEDED),
        # A link to a source tells nobody what the reader was looking at.
        "Referrer-Policy": "same-origin",
    }


def _policy() -> dict[str, str]:
    """What a page may load, and from where: nothing from another host, no script from its text."""
    return {
        "default-src": "'self'",
        "script-src": " ".join([_SCRIPTS, *_inline_scripts()]),
        "style-src": "'self' 'unsafe-inline'",  # Streamlit, Plotly and the grid write styles
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self'{_OWN_ADDRESS.decode()}",
        "worker-src": "'self' blob:",  # the map
        "frame-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        **_frames(embedders()),
    }


def _frames(sites: list[str]) -> dict[str, str]:
    """Who may frame the atlas. For all nothing is said: ``*`` would leave out some programs."""
    return {} if "*" in sites else {"frame-ancestors": " ".join(["'self'", *sites])}


def _inline_scripts() -> list[str]:
    """The checksums of the scripts that stand in Streamlit's own page, as the policy has them."""
    found = _INLINE.findall(_INDEX.read_bytes())
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(each).digest()).decode()}'" for each in found
    ]


def embedders() -> list[str]:
    """The sites that may frame the atlas. One that cannot be read is left out and logged."""
    named = os.environ.get(VARIABLE, "").replace(",", " ").split()
    known = [site for site in named if site == "*" or _SITE.fullmatch(site)]
    for site in named:
        if site not in known:
            log.say(
                logging.WARNING,
                "setting",
                variable=VARIABLE,
                found=site,
                allowed=["*", "https://host", "https://*.host"],
            )
    return known
