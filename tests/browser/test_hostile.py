"""A poisoned case and a poisoned link in a real browser: shown as text, nothing acts."""

import http.client
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from r2p.dataset.trial import zipped
from r2p.lecture.file import dump
from r2p.lecture.slide import View
from r2p.ui.pages import PAGES
from r2p.ui.text import JOINER
from tests.browser.conftest import Visit
from tests.browser.server import running
from tests.copies import copy_project
from tests.hostile import COUNTRY, EVIL, LONG, NEW, poisoned

ALIVE = """() => ({
    pwned: window.__pwned,
    acting: [...document.querySelectorAll('*')].filter(e =>
        [...e.attributes].some(a => /^on/i.test(a.name) && !e.closest('svg.main-svg'))
        || /^javascript:/i.test(e.getAttribute('href') || '')
        || (e.matches('img, iframe, object, embed, link, script, image')
            && /evil/.test((e.src || '') + (e.href || '') + (e.data || '')))
    ).map(e => e.outerHTML.slice(0, 200)),
})"""


class Trap:
    """All that a poisoned text could set off in one open page."""

    def __init__(self, seen: Visit) -> None:
        self.seen, self.dialogs = seen, []
        seen.page.on("dialog", self._dialog)

    def _dialog(self, dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def assert_untouched(self) -> None:
        found = self.seen.page.evaluate(ALIVE)
        assert found == {"pwned": None, "acting": []}, self.seen.page.url
        assert not self.dialogs
        self.seen.assert_clean()


def point_at_marks(seen: Visit, most: int = 3) -> str:
    """Point at marks of the first charts of a page; what the last one said."""
    said = ""
    marks = seen.page.locator(".js-plotly-plot .scatterlayer .points path.point").all()
    for mark in marks[:: max(1, len(marks) // most)][:most]:
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        assert box
        seen.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        seen.page.wait_for_timeout(150)
        texts = seen.page.locator(".hoverlayer .hovertext").all_text_contents()
        said = texts[0] if texts else said
    return said


def test_a_poisoned_case_acts_on_no_page(visit: Callable[..., Visit]) -> None:
    seen = visit("/your-case")
    trap = Trap(seen)
    seen.page.locator("input[type=file]").set_input_files(
        {
            "name": f"{NEW}.zip",
            "mimeType": "application/zip",
            "buffer": zipped(NEW, poisoned()),
        }
    )
    seen.page.get_by_text("is sound").wait_for()
    seen.settle()
    trap.assert_untouched()
    main = seen.page.locator("[data-testid=stMain]")
    main.get_by_role("link", name="Case", exact=True).first.click()
    seen.page.wait_for_url("**/case?**")
    shown = seen.settle().text.replace(JOINER, "")
    for text in (*LONG, COUNTRY):
        assert text in shown
    for part in ("Acts", "Sources", "Notes"):
        seen.page.get_by_role("radio", name=part, exact=True).click()
        seen.settle()
        trap.assert_untouched()
    seen.page.get_by_role("link", name="Your case").first.click()
    seen.settle()
    main.get_by_role("link", name="Timeline", exact=True).first.click()
    seen.page.wait_for_url(f"**/timeline?cases={NEW}**")
    seen.settle()
    assert point_at_marks(seen)
    seen.page.mouse.down()
    seen.page.mouse.up()
    seen.page.wait_for_url("**act=**")
    assert "Who acted" in seen.settle().text
    trap.assert_untouched()
    sidebar = seen.page.locator("[data-testid=stSidebar]")
    for entry in PAGES:
        if entry.name not in ("your-case", "case", "timeline"):
            sidebar.get_by_role("link", name=entry.title, exact=True).click()
            seen.settle()
            point_at_marks(seen, most=1)
            trap.assert_untouched()


def test_a_poisoned_link_and_lecture_act_nowhere(visit: Callable[..., Visit]) -> None:
    views = [View("case", (("case", "KEN-2007"), ("x", text)), text, text) for text in LONG[:4]]
    seen = visit("/present")
    trap = Trap(seen)
    seen.page.get_by_text("Open a lecture file").click()
    file = {"name": "l.json", "mimeType": "application/json", "buffer": dump(views)}
    seen.page.locator("input[type=file]").set_input_files(file)
    seen.page.get_by_text("4 views").first.wait_for()
    assert LONG[0] in seen.settle().text
    trap.assert_untouched()
    seen.page.get_by_role("button", name="Show full screen").click()
    seen.page.wait_for_url("**slide=1**")
    seen.settle()
    seen.page.get_by_role("button", name="Notes").click()
    seen.settle()
    trap.assert_untouched()
    keys = ("cases", "case", "find", "act", "section", "view", "place", "stands", "x")
    for page, text in zip(("/case", "/data", "/", "/map"), LONG, strict=False):
        link = "&".join(f"{key}={quote(text, safe='')}" for key in keys)
        seen.open(f"{page}?{link}&{link}")
        assert EVIL in seen.text or "cannot be shown" in seen.text
        trap.assert_untouched()


def answer(url: str, path: str, method: str = "GET", body: bytes = b"") -> tuple[int, bytes]:
    """What the server says to a request that is sent as it stands."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
    connection.request(method, path, body)
    response = connection.getresponse()
    said = response.status, response.read()
    connection.close()
    return said


def test_the_server_gives_away_no_file_and_takes_none_without_its_token(app_url: str) -> None:
    for path in (
        "/app/static/../app.py",
        "/app/static/..%2f..%2fapp.py",
        "/app/static/%2e%2e/.streamlit/config.toml",
        "/app/static/....//app.py",
        "/app/static//etc/passwd",
        "/app/static/..\\app.py",
        "/media/../app.py",
        "/media/..%2f..%2fetc%2fpasswd",
        "/component/../../etc/passwd",
        "/static/../../../../app.py",
    ):
        status, body = answer(app_url, path)
        assert b"open_house" not in body, path
        assert b"enableXsrfProtection" not in body, path
        assert b"root:" not in body, path
        assert status in (301, 302, 400, 403, 404) or b"<!doctype html>" in body[:200].lower()
    upload = "/_stcore/upload_file/any/thing"
    for method in ("PUT", "DELETE"):
        assert answer(app_url, upload, method, b"x")[0] == 403


def test_an_error_in_a_page_shows_nothing_of_the_inside(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    project = copy_project(tmp_path)
    page = project / "pages" / "weights.py"
    text = page.read_text("utf-8")
    start = text.index('"""', text.index("def page()") + 20)
    end = text.index('"""', start + 3) + 3
    page.write_text(f"{text[:end]}\n    raise RuntimeError('inside information')\n{text[end:]}")
    log = tmp_path / "output"
    with running(project, log) as url:
        seen = visit("/", url=url)
        seen.page.locator("[data-testid=stSidebar]").get_by_role("link", name="Weights").click()
        error = seen.page.get_by_test_id("stException")
        error.wait_for()
        shown = seen.page.inner_text("body")
        for inside in ("inside information", "RuntimeError", "Traceback", str(tmp_path), ".py"):
            assert inside not in shown
        assert "error" in shown.lower()
    assert "RuntimeError" in log.read_text(errors="replace")
