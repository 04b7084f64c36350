"""The real app in a process of its own, on a free port, for as long as a test needs it."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEADLINE = 60  # seconds


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(root: Path = ROOT, log: Path | None = None) -> Iterator[str]:
    """Start the app in ``root`` and yield its address; stop it at the end.

    Raises:
        RuntimeError: the app did not answer in time; the text holds its output.
    """
    with starting(root, log) as address:
        yield address()


@contextmanager
def starting(root: Path = ROOT, log: Path | None = None) -> Iterator[Callable[[], str]]:
    """Start the app and go on at once; what is yielded waits until it answers, as `running` does.

    The app is only asked for its health, which runs no page: its first page is still to come.
    """
    port = free_port()
    log = log or Path(f"/tmp/r2p-app-{port}.log")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=root, stdout=output, stderr=output)
        try:
            yield lambda: _address(process, port, log)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _address(process: subprocess.Popen, port: int, log: Path) -> str:
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as up:
                if up.status == 200:
                    return f"http://127.0.0.1:{port}"
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the app did not start; its output:\n{log.read_text(errors='replace')}")
