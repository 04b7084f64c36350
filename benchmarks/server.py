"""Starts a Streamlit server on a free loopback port and stops it again."""

import contextlib
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

from benchmarks import processes

START_SECONDS = 90.0
STOP_SECONDS = 10.0
_ADDRESS = "127.0.0.1"


class ServerError(Exception):
    """The server did not start, or ended by itself."""


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    host: str
    """Host and port."""
    pid: int
    xsrf: str
    """Value of its XSRF cookie, which a browser gets before it connects."""
    log: Path

    def memory_bytes(self) -> int | None:
        return processes.memory_bytes(self.pid)

    def peak_memory_bytes(self) -> int | None:
        return processes.peak_memory_bytes(self.pid)

    def log_tail(self, lines: int = 40) -> str:
        return "\n".join(_text(self.log).splitlines()[-lines:])


@contextlib.contextmanager
def running(
    launcher: Sequence[str], app: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Run ``app`` in its own folder for as long as the block lasts.

    ``launcher`` is the command up to and including "streamlit". Apart from
    port, address and headless mode the server gets no options.
    """
    port = _free_port()
    command = [
        *launcher,
        "run",
        str(app),
        "--server.headless=true",
        f"--server.port={port}",
        f"--server.address={_ADDRESS}",
    ]
    with tempfile.TemporaryDirectory(prefix="bench-log-") as folder:
        log = Path(folder, "server.log")
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=app.parent,
                env=dict(os.environ if environment is None else environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            host = f"{_ADDRESS}:{port}"
            _wait(host, process, log)
            yield Server(host, process.pid, _xsrf_cookie(host), log)
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_ADDRESS, 0))
        return probe.getsockname()[1]


def _wait(host: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerError(f"server ended with code {process.returncode}:\n{_text(log)}")
        try:
            with _get(f"http://{host}/_stcore/health"):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise ServerError(f"server gave no answer for {START_SECONDS:.0f} s:\n{_text(log)}")


def _xsrf_cookie(host: str) -> str:
    with _get(f"http://{host}/_stcore/health") as answer:
        for header in answer.headers.get_all("Set-Cookie") or []:
            cookie = SimpleCookie(header).get("_streamlit_xsrf")
            if cookie is not None:
                return cookie.value
    return ""


def _get(url: str):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return opener.open(url, timeout=5)


def _text(log: Path) -> str:
    return log.read_text(errors="replace")


def _stop(process: subprocess.Popen) -> None:
    for kind in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, kind)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
            return
