"""The app as deploy/ hosts it: copies run as the systemd unit runs them, behind the nginx there."""

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.browser.find_nginx import nginx
from tests.browser.server import ROOT, free_port

UNIT = (ROOT / "deploy" / "systemd" / "r2p-atlas@.service").read_text(encoding="utf-8")
CONFIGURATION = (ROOT / "deploy" / "nginx" / "r2p-atlas.conf").read_text(encoding="utf-8")
DEADLINE = 60  # seconds


class Copy:
    """One copy of the app, on a port of its own, that can be killed and started again."""

    def __init__(self, folder: Path, root: Path = ROOT) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / f"{self.port}.log"
        self._folder, self._root = folder, root
        self.start()

    def start(self) -> None:
        """Run the command of the unit, with its settings; return before it is ready."""
        (command,) = re.findall(r"^ExecStart=\S+/python (.*)$", UNIT, re.M)
        settings = dict(
            line.split("=", 1) for line in re.findall(r"^Environment=(.*)$", UNIT, re.M)
        )
        settings = {
            key: value.replace("%i", str(self.port)).replace("%C", str(self._folder))
            for key, value in settings.items()
        }
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, *command.split()],
                cwd=self._root,
                env={"PATH": "/usr/bin:/bin", **settings},
                stdout=output,
                stderr=output,
            )

    def ready(self) -> "Copy":
        """Wait until its data are loaded.

        Raises:
            RuntimeError: they were not in time; the text holds its output.
        """
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end and self._process.poll() is None:
            if status(f"{self.url}/ready") == 200:
                return self
            time.sleep(0.1)
        raise RuntimeError(f"no copy on {self.port}: {self.log.read_text(errors='replace')}")

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def kill(self) -> None:
        """End it as a fault does: at once, without a farewell."""
        self._process.kill()
        self._process.wait()


@contextmanager
def copies(number: int, folder: Path, root: Path = ROOT) -> Iterator[list[Copy]]:
    """So many copies, ready; whichever still runs is ended with the block."""
    started = [Copy(folder, root) for _ in range(number)]
    try:
        yield [each.ready() for each in started]
    finally:
        for each in started:
            each.kill()


@contextmanager
def behind_nginx(servers: Mapping[str, Copy], folder: Path) -> Iterator[str]:
    """The configuration in deploy/ with the ports of ``servers``; yields the readers' address.

    Raises:
        RuntimeError: nginx did not answer in time; the text holds its log.
    """
    way_in, log = free_port(), folder / "nginx.log"
    text = CONFIGURATION
    for old, new in {
        "8501": str(servers["a"].port),
        "8502": str(servers["b"].port),
        "listen 80 ": f"listen 127.0.0.1:{way_in} ",
        "listen [::]:80 ": f"listen [::1]:{way_in} ",
        "/var/lib/nginx/r2p-atlas": str(folder / "cache"),
    }.items():
        assert old in text, f"deploy/nginx/r2p-atlas.conf has no {old!r}"
        text = text.replace(old, new)
    if not Path("/proc/net/if_inet6").exists():  # a machine without IPv6
        text = re.sub(r"^.*listen \[::1\].*\n", "", text, flags=re.M)
    (folder / "r2p-atlas.conf").write_text(text, encoding="utf-8")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # The folder is closed to others, so nginx's workers must be whoever runs the tests.
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; pid {folder}/nginx.pid; error_log {log} warn; worker_processes 1;"
        "events { worker_connections 1024; }"
        f"http {{ {temporary} types {{ application/javascript js; text/css css; }}"
        f"default_type application/octet-stream; include {folder}/r2p-atlas.conf; }}",
        encoding="utf-8",
    )
    command = [nginx(), "-p", str(folder), "-e", str(log), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command)
    try:
        end = time.monotonic() + DEADLINE
        while status(f"http://127.0.0.1:{way_in}/_stcore/health") != 200:
            if time.monotonic() > end or process.poll() is not None:
                raise RuntimeError(f"nginx does not answer: {log.read_text(errors='replace')}")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{way_in}"
    finally:
        process.terminate()
        process.wait()


def status(url: str) -> int:
    """The status with which an address answers; 0 if nothing does."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0
