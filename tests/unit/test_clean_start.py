"""The app starts from a clean checkout, with requirements.txt and nothing else.

So a public Streamlit host starts it; and so does the image, whose steps are done here one by
one: what it copies, on a disk that cannot be written, with its settings, its command and its
health check.
"""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.protocol import FAILURES, Session
from benchmarks.server import Server, running
from r2p.ui.pages import PAGES
from tests.copies import ROOT
from tests.unit.dockerfile import copied, environment, stage

READ_ONLY = ROOT / "tests" / "read_only"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has what requirements.txt names, and nothing else."""
    folder = tmp_path_factory.mktemp("clean") / "venv"
    uv = Path(sys.executable).with_name("uv")
    for command in (
        [uv, "venv", "--quiet", "--python", sys.executable, folder],
        [uv, "pip", "install", "--quiet", "--python", folder, "-r", ROOT / "requirements.txt"],
    ):
        subprocess.run(command, check=True, timeout=600)
    return folder / "bin" / "python"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the project that git knows or would add, and no others."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    to = tmp_path_factory.mktemp("checkout")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, to / name)
    return to


def problems(server: Server) -> dict[str, str]:
    """What went wrong on which page."""

    async def ask() -> dict[str, str]:
        found = {}
        for entry in PAGES:
            try:
                async with Session(server.host, entry.address, xsrf=server.xsrf) as session:
                    await session.first_run()
            except FAILURES as error:
                found[entry.name] = repr(error)
        return found

    return asyncio.run(ask())


def test_every_page_with_the_requirements_alone(
    python: Path, checkout: Path, tmp_path: Path
) -> None:
    clean = {"PATH": f"{python.parent}:/usr/bin:/bin", "HOME": str(tmp_path)}
    with running([str(python), "-m", "streamlit"], checkout / "app.py", clean) as server:
        assert problems(server) == {}
        assert "Traceback" not in server.log.read_text()


def test_the_disk_of_the_tests_cannot_be_written(tmp_path: Path) -> None:
    for script in (
        "open('made', 'w')",
        "import os; os.mkdir('made')",
        "import tempfile; tempfile.mkdtemp()",
    ):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env={"PYTHONPATH": str(READ_ONLY)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 1, script
        assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def image(
    python: Path, checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, dict[str, str]]]:
    """The app as the image runs it, but for the machine around it; and its environment."""
    app = tmp_path_factory.mktemp("image") / "app"
    for source, target in copied():
        if (checkout / source).is_dir():
            shutil.copytree(checkout / source, app / target)
        else:
            (app / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(checkout / source, app / target)
    settings = environment() | {
        "PATH": f"{python.parent}:/usr/bin:/bin",
        "PYTHONPATH": str(READ_ONLY),
    }
    launcher = [str(python.parent / "streamlit")]
    with running(launcher, app / "app.py", settings) as server:
        yield server, settings


def test_every_page_of_the_image_on_a_disk_that_cannot_be_written(image) -> None:
    server, _ = image
    assert problems(server) == {}
    assert "Traceback" not in server.log.read_text()
    assert 'left_out": {}' in server.log.read_text()


def test_the_health_check_of_the_image(image) -> None:
    server, settings = image
    check = stage()["HEALTHCHECK"]
    port = server.host.split(":")[1]
    settings = settings | {"STREAMLIT_SERVER_PORT": port}
    asked = subprocess.run(
        [shutil.which(check[0], path=settings["PATH"]) or check[0], *check[1:]],
        cwd=os.readlink(f"/proc/{server.pid}/cwd") if sys.platform == "linux" else ROOT,
        env=settings,
        capture_output=True,
        text=True,
    )
    assert asked.returncode == 0, asked.stderr
    assert "ready, data" in asked.stdout


def test_the_command_of_the_image_is_the_one_that_was_tried() -> None:
    assert stage()["CMD"] == ["streamlit", "run", "app.py"]
