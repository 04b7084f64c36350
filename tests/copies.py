"""Copies of the project and of crises, for tests that change files."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("app.py", "pages", "r2p", "data", "static", ".streamlit", "pyproject.toml")


def copy_project(to: Path) -> Path:
    """All that the app needs, copied into the folder ``to``."""
    ignore = shutil.ignore_patterns("__pycache__")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, to / part, ignore=ignore)
        else:
            shutil.copy(source, to / part)
    return to


def copy_crisis(project: Path, old: str, new: str, title: str) -> Path:
    """The crisis ``old`` once more under the id ``new``, with a title of its own."""
    cases = project / "data" / "cases"
    shutil.copytree(cases / old, cases / new)
    for path in (cases / new).iterdir():
        text = path.read_text(encoding="utf-8").replace(old, new)
        if path.name == "case.toml":
            text = re.sub(r'^title = ".*"$', f'title = "{title}"', text, flags=re.M)
        path.write_text(text, encoding="utf-8")
    return cases / new
