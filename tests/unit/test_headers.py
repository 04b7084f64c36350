"""What every answer tells the browser to forbid, and who may frame the atlas."""

from collections.abc import Coroutine
from typing import Any

import pytest

from r2p.ui import headers, log
from r2p.ui.headers import VARIABLE, Headers, embedders


def run(nothing_waits: Coroutine[Any, Any, None]) -> None:
    with pytest.raises(StopIteration):
        nothing_waits.send(None)


def answered(*asked: bytes, **own: str) -> dict[str, str]:
    """The headers of an answer whose app has set its ``own``; ``asked`` are the hosts asked."""
    sent: list[Any] = []

    async def app(scope, receive, send) -> None:
        set_by_app = [(name.encode(), value.encode()) for name, value in own.items()]
        await send({"type": "http.response.start", "status": 200, "headers": set_by_app})
        await send({"type": "http.response.body", "body": b"all"})

    async def send(message) -> None:
        sent.append(message)

    hosts = [(b"host", host) for host in asked]
    run(Headers(app)({"type": "http", "headers": hosts}, None, send))
    assert sent[1] == {"type": "http.response.body", "body": b"all"}
    names = [name for name, _ in sent[0]["headers"]]
    assert len(names) == len(set(names)), "no header is sent twice"
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in map(str.split, policy.split("; "))}


def test_every_answer_forbids_other_hosts_frames_and_inline_scripts() -> None:
    said = answered(**{"content-type": "text/html"})
    policy = directives(said["content-security-policy"])
    assert policy["frame-ancestors"] == policy["connect-src"] == policy["default-src"] == ["'self'"]
    assert "'unsafe-inline'" not in policy["script-src"]
    elsewhere = [
        value for values in policy.values() for value in values if "." in value or "*" in value
    ]
    assert not elsewhere
    assert said["referrer-policy"] == "same-origin"
    assert "microphone=()" in said["permissions-policy"]
    assert said["content-type"] == "text/html"


def test_scripts_are_not_made_larger_by_what_only_pages_need() -> None:
    for kind in ("text/javascript; charset=utf-8", "text/css", "font/woff2"):
        assert answered(**{"content-type": kind}) == {
            "content-type": kind,
            "x-content-type-options": "nosniff",
        }
    for kind in ("text/html", "image/svg+xml", "application/xml"):
        assert "content-security-policy" in answered(**{"content-type": kind})


def test_what_the_app_has_set_itself_stays() -> None:
    said = answered(**{"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"})
    assert said["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["atlas.example.org", "127.0.0.1:8501", "r2p-atlas", "A.org:80"])
def test_the_websockets_of_the_address_that_was_asked_are_named(host: str) -> None:
    policy = directives(answered(host.encode())["content-security-policy"])
    assert policy["connect-src"] == ["'self'", f"ws://{host}", f"wss://{host}"]


@pytest.mark.parametrize(
    "hosts",
    [
        [b""],
        [b"*"],
        [b"*.org"],
        [b"a.org; script-src *"],
        [b"a.org *"],
        [b"a.org,b.org"],
        [b"a.org/x"],
        [b"a.org:99999999"],
        [b"a.org\n"],
        [b"a.org:80 "],
        [b"me@a.org"],
        [b"[::1]:8501"],  # a policy cannot name it
        [b"\xc3\xa4.org"],
        [b"{own}"],
        [b"a" * 261],
        [b"a.org", b"b.org"],
    ],
)
def test_a_host_that_is_no_plain_name_is_not_repeated(hosts: list[bytes]) -> None:
    assert answered(*hosts) == answered()
    policy = directives(answered(*hosts)["content-security-policy"])
    assert policy["connect-src"] == ["'self'"]


def test_a_websocket_is_passed_on() -> None:
    met = []

    async def app(scope, receive, send) -> None:
        met.append(send)

    run(Headers(app)({"type": "websocket"}, None, print))
    assert met == [print]


def test_the_script_in_streamlits_page_is_the_only_one_that_may_stand_there() -> None:
    page = headers._INDEX.read_bytes()
    assert page.count(b"<script>") == len(headers._inline_scripts())
    assert page.count(b"<script") == page.count(b"<script>") + page.count(b"<script type=")


def test_a_host_names_who_may_frame_the_atlas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "https://moodle.example.org, https://*.example.edu:8443")
    policy = directives(answered()["content-security-policy"])
    assert policy["frame-ancestors"] == [
        "'self'",
        "https://moodle.example.org",
        "https://*.example.edu:8443",
    ]
    monkeypatch.setenv(VARIABLE, "*")
    assert "frame-ancestors" not in answered()["content-security-policy"]


@pytest.mark.parametrize("bad", ["moodle.example.org", "https://a.org/course", "x;script-src", "'"])
def test_what_names_no_site_is_left_out_and_said(bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    monkeypatch.setattr(log, "say", lambda level, event, **facts: said.append((event, facts)))
    monkeypatch.setenv(VARIABLE, f"https://a.org {bad}")
    assert embedders() == ["https://a.org"]
    ((event, facts),) = said
    assert event == "setting"
    assert (facts["variable"], facts["found"]) == (VARIABLE, bad)
