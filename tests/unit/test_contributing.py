"""The recipes of CONTRIBUTING.md, walked through in a copy of the project."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.copies import ROOT, copy_project

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
STEP = re.compile(r"<!-- (?P<what>[^>]+) -->\n\s*```\w+\n(?P<body>.*?)\n\s*```", re.S)


def steps(heading: str) -> list[tuple[str, str]]:
    """What to do and the text to do it with, in the order of a section."""
    section = TEXT.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    found = [(match["what"], match["body"]) for match in STEP.finditer(section)]
    assert found, f"no recipe under {heading}"
    return found


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *arguments], cwd=project, capture_output=True, text=True, timeout=120
    )


def walk(project: Path, heading: str) -> list[str]:
    """Follow a recipe; the outputs of its commands."""
    outputs = []
    for what, body in steps(heading):
        if what.startswith("create "):
            (project / what.removeprefix("create ")).write_text(body + "\n", encoding="utf-8")
        elif what.startswith("add to "):
            name, mark = re.fullmatch(r'add to (\S+) after "(.*)"', what).groups()
            path = project / name
            text = path.read_text(encoding="utf-8")
            assert text.count(f"{mark}\n") == 1, f"{name} has no single line {mark!r}"
            path.write_text(text.replace(f"{mark}\n", f"{mark}\n{body}\n"), encoding="utf-8")
        else:
            for line in body.split("\n"):
                words = line.split()
                assert words[0] == "python"
                done = run(project, *words[1:])
                assert (done.returncode != 0) == what.endswith("fails"), done.stderr + done.stdout
                outputs.append(done.stdout)
    return outputs


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path)


def test_add_a_crisis(project: Path) -> None:
    made, wrong = walk(project, "Add a crisis")
    assert "MDG-2009" in made
    assert (project / "data/cases/MDG-2009/case.toml").exists()
    assert "case.toml" in wrong
    assert "events.csv" in wrong


def test_add_a_page(project: Path) -> None:
    walk(project, "Add a page")
    script = (
        "from streamlit.testing.v1 import AppTest\n"
        "app = AppTest.from_file('app.py', default_timeout=30)\n"
        "app.switch_page('pages/seats.py')\n"
        "app.run()\n"
        "assert not app.exception, app.exception\n"
        "print(app.title[0].value, [m.value for m in app.markdown])\n"
    )
    done = run(project, "-c", script)
    assert done.returncode == 0, done.stderr
    assert "Seats" in done.stdout
    assert "New York" in done.stdout


def test_add_a_measure(project: Path) -> None:
    (table,) = walk(project, "Add a measure")
    assert "KEN-2007" in table
    doctest = run(project, "-m", "doctest", "r2p/measures/doubt.py")
    assert doctest.returncode == 0, doctest.stdout
