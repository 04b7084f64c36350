"""The server tells what it does, and never what a reader does with it."""

import asyncio
import json
import logging
import shutil
import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from benchmarks.protocol import Session
from benchmarks.server import Server, running
from r2p.cli import main
from r2p.dataset import load
from r2p.dataset.paths import CASES
from r2p.ui import log, start
from tests.copies import copy_project

SECRET = "Zwetschgenkuchen"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> Iterator:
    """``lines(R2P_LOG="json")`` sets the log up anew and gives a reader of what it wrote."""

    def make(**environment: str):
        log._logger.cache_clear()
        for name in ("R2P_LOG", "R2P_LOG_LEVEL"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return lambda: capsys.readouterr().err.splitlines()

    yield make
    log._logger.cache_clear()


def test_json_is_one_object_a_line(lines) -> None:
    written = lines(R2P_LOG="json", R2P_LOG_LEVEL="debug")
    log.say(logging.DEBUG, "run", page="map", ms=12)
    log.say(logging.ERROR, "error", page="map", error="KeyError\nforged line")
    run, error = [json.loads(line) for line in written()]
    assert run["event"] == "run"
    assert run["level"] == "debug"
    assert run["ms"] == 12
    assert run["time"].endswith("+00:00")
    assert error["error"] == "KeyError\nforged line"


def test_text_keeps_an_event_on_one_line(lines) -> None:
    written = lines()
    log.say(logging.INFO, "start", version="1.1.0", left_out={"X": "a\nb"})
    (line,) = written()
    assert line.endswith(r'info r2p start version="1.1.0" left_out={"X": "a\nb"}')


@pytest.mark.parametrize(
    ("level", "kept"),
    [
        ("debug", ["run", "start", "slow", "error"]),
        ("info", ["start", "slow", "error"]),
        ("warning", ["slow", "error"]),
        ("error", ["error"]),
    ],
)
def test_levels(level: str, kept: list[str], lines) -> None:
    written = lines(R2P_LOG="json", R2P_LOG_LEVEL=level)
    for event, height in (("run", 10), ("start", 20), ("slow", 30), ("error", 40)):
        log.say(height, event)
    assert [json.loads(line)["event"] for line in written()] == kept


def test_off_is_silent(lines) -> None:
    written = lines(R2P_LOG="off", R2P_LOG_LEVEL="debug")
    log.say(logging.CRITICAL, "error")
    assert written() == []


def test_a_setting_that_does_not_exist_is_named(lines) -> None:
    written = lines(R2P_LOG="jsn", R2P_LOG_LEVEL="loud")
    log.say(logging.INFO, "start")
    form, level, started = written()
    assert 'variable="R2P_LOG" found="jsn" allowed=["text", "json", "off"]' in form
    assert 'variable="R2P_LOG_LEVEL" found="loud"' in level
    assert started.endswith("r2p start")


def test_an_error_says_where_but_not_what(lines) -> None:
    written = lines(R2P_LOG="json")

    @log.timed
    def run() -> None:
        log.on_page("compare")
        load(Path("/no", SECRET))

    with pytest.raises(FileNotFoundError):
        run()
    (line,) = written()
    told = json.loads(line)
    assert (told["event"], told["page"], told["error"]) == (
        "error",
        "compare",
        "FileNotFoundError",
    )
    assert told["place"].startswith("r2p/dataset/load.py:")
    assert SECRET not in line


def test_a_slow_run_is_a_warning(lines, monkeypatch: pytest.MonkeyPatch) -> None:
    written = lines(R2P_LOG="json", R2P_LOG_LEVEL="warning")
    clock = iter([10.0, 11.9, 20.0, 22.5])
    monkeypatch.setattr(log, "perf_counter", lambda: next(clock))
    quick = log.timed(lambda: log.on_page("map"))
    quick()
    quick()
    (line,) = written()
    told = json.loads(line)
    assert (told["event"], told["level"], told["page"], told["ms"]) == (
        "slow",
        "warning",
        "map",
        2500,
    )


def test_a_choice_on_a_page_is_a_run_of_its_own(lines) -> None:
    written = lines(R2P_LOG="json", R2P_LOG_LEVEL="debug")

    @log.timed
    def whole() -> None:
        log.on_page("map")
        with log.part("map"):
            pass

    whole()
    assert len(written()) == 1, "a page inside a whole run is told of once"
    with log.part("case"):
        pass
    (line,) = written()
    assert json.loads(line)["page"] == "case"


def test_a_run_that_was_cut_short_is_no_error(lines) -> None:
    written = lines(R2P_LOG="json", R2P_LOG_LEVEL="debug")

    class CutShort(BaseException):
        """As Streamlit's own, which is no ``Exception`` either."""

    @log.timed
    def run() -> None:
        raise CutShort

    with pytest.raises(CutShort):
        run()
    told = json.loads(written()[0])
    assert (told["event"], told["whole"]) == ("run", False)


def test_the_start_names_what_was_left_out(kenya: Path, lines) -> None:
    written = lines(R2P_LOG="json")
    shutil.copytree(CASES / "MLI-2012", kenya.parent / "MLI-2012", copy_function=shutil.copyfile)
    (kenya / "events.csv").write_text("half a he", encoding="utf-8")
    with start.reading() as tell:
        tell(load(kenya.parent))
    told = json.loads(written()[0])
    assert (told["event"], told["level"], told["crises"]) == ("start", "warning", 1)
    assert list(told["left_out"]) == ["KEN-2007"]
    assert told["left_out"]["KEN-2007"].startswith("KEN-2007/events.csv")
    assert start.state().status == "ready"


def test_a_start_that_fails_says_so_and_a_later_one_mends_it(kenya: Path, lines) -> None:
    written = lines(R2P_LOG="json")
    empty = kenya.parent / "empty"
    empty.mkdir()
    with pytest.raises(ValueError, match="no case folder"), start.reading() as tell:
        tell(load(empty))
    assert start.state().status == "failed"
    assert json.loads(written()[0])["status"] == "failed"
    with start.reading() as tell:
        tell(load(kenya.parent))
    assert start.state().status == "ready"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with a broken folder, telling all it has to tell as JSON."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    (project / "data" / "cases" / "GIN-2009" / "sources.csv").write_text("id\n", encoding="utf-8")
    environment = {"R2P_LOG": "json", "R2P_LOG_LEVEL": "debug", "PATH": "/usr/bin:/bin"}
    with running([sys.executable, "-m", "streamlit"], project / "app.py", environment) as server:
        yield server


def test_the_server_is_asked_without_a_page(
    served: Server, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"http://{served.host}"
    if main(["health", url]) != 0:
        assert capsys.readouterr().err == f"{url}: loading\n"
        assert main(["health", "--wait", "60", url]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{url}: ready, data ")
    assert said[0].split(", ")[2] == "15 crises"
    assert said[1].startswith("  left out: GIN-2009: GIN-2009/sources.csv")
    with urllib.request.urlopen(f"{url}/ready") as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        assert json.load(answer)["crises"] == 15
    assert not [line for line in events(served) if line.get("session")], "a page was run"
    monkeypatch.setenv("STREAMLIT_SERVER_PORT", served.host.split(":")[1])
    assert main(["health"]) == 0


def test_the_log_of_a_visit_holds_nothing_of_the_reader(served: Server) -> None:
    assert main(["health", "--wait", "60", f"http://{served.host}"]) == 0

    async def visit() -> None:
        link = f"/compare?cases=KEN-2007&measure={SECRET}&v=1"
        async with Session(served.host, link, xsrf=served.xsrf) as session:
            await session.first_run()
            await session.rerun()

    asyncio.run(visit())
    runs = [line for line in events(served) if line.get("session")]
    assert [(run["event"], run["page"]) for run in runs] == [("run", "compare")] * 2
    assert len({run["session"] for run in runs}) == 1
    for run in runs:
        assert set(run) - {"whole"} == {"time", "level", "event", "page", "ms", "session"}
    assert SECRET not in served.log.read_text()
    assert "KEN-2007" not in served.log.read_text()


def test_the_first_page_is_rehearsed_for_nobody(served: Server) -> None:
    assert main(["health", "--wait", "60", f"http://{served.host}"]) == 0
    runs = _soon(served, "run", session="")
    assert [(run["page"], run["whole"]) for run in runs] == [("overview", True)]


def test_a_first_page_that_fails_is_told_at_the_start(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    (project / "pages" / "overview.py").write_text("1 / 0\n", encoding="utf-8")
    environment = {"R2P_LOG": "json", "PATH": "/usr/bin:/bin"}
    with running([sys.executable, "-m", "streamlit"], project / "app.py", environment) as server:
        assert _soon(server, "rehearsal")[0]["error"] == "error"
        told = _soon(server, "error")[0]
        assert (told["error"], told["place"]) == ("ZeroDivisionError", "pages/overview.py:1")
        assert main(["health", f"http://{server.host}"]) == 0, "the other pages are there"


def _soon(server: Server, event: str, **facts: str) -> list[dict]:
    """The lines of such an event with these facts, as soon as there is one."""
    wanted = {"event": event, **facts}
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if found := [line for line in events(server) if wanted.items() <= line.items()]:
            return found
        time.sleep(0.1)
    raise AssertionError(f"no {event}:\n{server.log.read_text()}")


def events(server: Server) -> list[dict]:
    """The JSON lines that the server has written so far."""
    written = server.log.read_text().splitlines()
    return [json.loads(line) for line in written if line.startswith("{")]


def test_health_without_an_app(capsys: pytest.CaptureFixture) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        assert main(["health", url]) == 1
    assert capsys.readouterr().err.startswith(f"{url}: no answer (")
    assert main(["health", "localhost:8501"]) == 2
    assert "write it as http://" in capsys.readouterr().err


def test_health_of_another_server(capsys: pytest.CaptureFixture) -> None:
    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<!doctype html>")

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        assert main(["health", f"http://127.0.0.1:{other.server_port}/"]) == 1
        other.shutdown()
    assert "does not say whether the data are loaded" in capsys.readouterr().err
