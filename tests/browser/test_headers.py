"""What a browser forbids because the app says so; that all else works, the other tests say."""

from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.browser.conftest import Visit

SNEAKED_IN = """() => new Promise(resolve => {
    const refused = new Set();
    addEventListener('securitypolicyviolation', e => {
        refused.add(e.effectiveDirective);
        if (refused.size === 4) resolve([...refused].sort());
    });
    const put = (name, what) => document.body.append(
        Object.assign(document.createElement(name), what));
    put('script', {text: 'window.__pwned = 1'});
    document.body.insertAdjacentHTML('beforeend', '<b onclick="window.__pwned = 1"></b>');
    document.body.lastChild.click();
    put('img', {src: 'https://evil.example/a.png'});
    fetch('https://evil.example/').catch(() => null);
})"""


OTHER_SOCKET = """() => new Promise(resolve => {
    addEventListener('securitypolicyviolation', e => resolve(e.effectiveDirective));
    try { new WebSocket('ws://evil.example/'); } catch (e) { resolve(String(e)); }
})"""


def test_what_is_sneaked_into_a_page_neither_runs_nor_asks_another_host(
    visit: Callable[..., Visit],
) -> None:
    seen = visit("/arguments")
    refused = seen.page.evaluate(SNEAKED_IN)
    assert refused == ["connect-src", "img-src", "script-src-attr", "script-src-elem"]
    assert seen.page.evaluate("window.__pwned") is None


def test_a_page_may_ask_its_own_websocket_and_no_other(visit: Callable[..., Visit]) -> None:
    seen = visit("/arguments")
    host = seen.url.removeprefix("http://")
    policy = seen.page.request.get(seen.url).headers["content-security-policy"]
    assert f"connect-src 'self' ws://{host} wss://{host};" in policy
    refused = seen.page.evaluate(OTHER_SOCKET)
    assert refused == "connect-src"


def test_a_page_of_another_site_cannot_frame_the_atlas(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    seen = visit("/arguments")
    (tmp_path / "course.html").write_text(f"<iframe src='{seen.url}/?embed=true'></iframe>")
    serve = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as course:
        Thread(target=course.serve_forever, daemon=True).start()
        with seen.page.expect_console_message(lambda said: "frame-ancestors" in said.text):
            seen.page.goto(f"http://127.0.0.1:{course.server_port}/course.html")
        course.shutdown()
