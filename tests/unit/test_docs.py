"""What README and CONTRIBUTING promise is there."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from r2p.dataset.load import assemble, case_folders
from tests.copies import ROOT, copy_project

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not {".venv", ".bench", "cases", ".git"} & set(path.relative_to(ROOT).parts)
)
NEEDS_A_SERVER = {"health"}  # tried in test_log.py, against one
COMMANDS = re.findall(r"^python -m r2p ([^#\n]*?) *(?:#.*)?$", README, re.M)


@pytest.mark.parametrize(
    "command", [command for command in COMMANDS if command not in NEEDS_A_SERVER]
)
def test_every_command_of_the_readme_works(command: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "r2p", *command.split()],
        cwd=copy_project(tmp_path),
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_readme_names_every_command() -> None:
    help_text = subprocess.run(
        [sys.executable, "-m", "r2p", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    commands = set(re.search(r"\{([a-z,-]+)\}", help_text).group(1).split(","))
    assert {command.split()[0] for command in COMMANDS} == commands


def test_every_make_target_of_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        named = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.M))
        assert named <= targets, f"{path.name} names {named - targets}"


def test_every_local_link_leads_somewhere() -> None:
    for path in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#\s]+)\)", path.read_text(encoding="utf-8")):
            if not target.startswith(("http://", "https://")):
                assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_the_numbers_in_the_readme_are_those_of_the_data() -> None:
    data = assemble(case_folders())
    sources = f"{len(data.sources):,}".replace(",", " ")
    assert f"**{len(data.events)} acts** from {sources} sources" in README
    assert len(data.cases) == 16
    assert "sixteen real crises" in README


def test_one_version_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    about = tomllib.loads((ROOT / "data" / "dataset.toml").read_text())
    assert project == about["version"]
    assert about["version"] in (ROOT / "data" / "CHANGELOG.md").read_text(encoding="utf-8")


IMPORTED_AS = {"python-pptx": "pptx", "fpdf2": "fpdf"}


def test_every_dependency_is_pinned_and_used() -> None:
    pins = (ROOT / "requirements.txt").read_text().split()
    assert all(re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", pin) for pin in pins), pins
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("r2p", "pages")
        for path in (ROOT / folder).rglob("*.py")
    )
    for pin in pins:
        package = re.match(r"[\w-]+", pin).group()
        name = IMPORTED_AS.get(package, package.replace("-", "_"))
        assert re.search(rf"\b(import|from) {name}\b", code), f"nothing imports {name}"
    dev = (ROOT / "requirements-dev.txt").read_text().splitlines()
    assert all(line.startswith(("#", "-r ")) or "==" in line for line in dev if line)
