"""The yardstick: a one-line app on a plain Streamlit, away from our settings."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks.server import Server, ServerError, running

SCRIPT = 'import streamlit as st\nst.write("hello")\n'
CACHE = Path(__file__).resolve().parent.parent / ".bench"
_INSTALL_SECONDS = 600
_OUR_VARIABLES = ("STREAMLIT_", "PYTHON", "MALLOC_", "LD_PRELOAD", "VIRTUAL_ENV")


def python() -> Path:
    """Interpreter of an environment with nothing but plain Streamlit of our version.

    It is made once, which takes a minute, and kept in ``.bench/``.
    """
    wanted = version("streamlit")
    folder = CACHE / f"streamlit-{wanted}-python-{sys.version_info.major}.{sys.version_info.minor}"
    interpreter = folder / "bin" / "python"
    complete = folder / "complete"
    if not complete.exists():
        print(f"making {CACHE.name}/{folder.name} (once) ...", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        _command(sys.executable, "-m", "venv", str(folder))
        pip = (str(interpreter), "-m", "pip", "-qq", "--disable-pip-version-check")
        _command(*pip, "install", f"streamlit=={wanted}")
        complete.touch()
    return interpreter


def _command(*command: str) -> None:
    try:
        subprocess.run(command, check=True, timeout=_INSTALL_SECONDS)
    except (subprocess.SubprocessError, OSError) as error:
        raise ServerError(f"the default environment could not be made: {error}") from error


@contextlib.contextmanager
def running_default() -> Iterator[Server]:
    """Run the one-line app in an empty folder that is also its home folder."""
    interpreter = python()
    with tempfile.TemporaryDirectory(prefix="bench-default-") as folder:
        app = Path(folder, "hello.py")
        app.write_text(SCRIPT)
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(_OUR_VARIABLES)
        }
        environment["HOME"] = folder
        with running([str(interpreter), "-m", "streamlit"], app, environment) as server:
            yield server
