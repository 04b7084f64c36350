"""Which case folders have passed the check, by checksum.

``python -m r2p check`` writes ``data/manifest.json`` when every folder is
clean. A start of the app then checks only folders that have changed since.
The checksum covers schemas, vocabularies and the code of the rules too: when
one of them changes, every folder is checked again.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from r2p.dataset.folder import read_folder
from r2p.dataset.paths import ARGUMENTS, DATA, SCHEMA, VOCABULARY

MANIFEST = DATA / "manifest.json"

RULE_CODE = (
    "canonical.py",
    "case_file.py",
    "check.py",
    "columns.py",
    "dataset_rules.py",
    "draft.py",
    "folder.py",
    "paths.py",
    "problem.py",
    "read.py",
    "rules/__init__.py",
    "rules/actors.py",
    "rules/acts.py",
    "rules/crisis.py",
    "rules/days.py",
    "rules/filled.py",
    "rules/highlights.py",
    "rules/places.py",
    "rules/references.py",
    "rules/sources.py",
    "rules/stages.py",
    "schema.py",
    "sound.py",
    "table.py",
    "vocabulary.py",
    "wording.py",
)
"""The modules that decide whether a folder is valid; a test keeps the list complete."""


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """SHA-256 over names and bytes of files, in the given order."""
    total = hashlib.sha256()
    for name, body in files:
        total.update(f"{name}\0{len(body)}\0".encode())
        total.update(body)
    return total.hexdigest()


@cache
def rules_digest() -> str:
    """Checksum of all that decides whether a folder is valid."""
    here = Path(__file__).parent
    paths = [
        *sorted(SCHEMA.glob("*.json")),
        *sorted(VOCABULARY.glob("*.csv")),
        # A source counts as used when a rival reading cites it.
        ARGUMENTS / "readings.csv",
        *(here / name for name in RULE_CODE),
    ]
    return digest((path.name, path.read_bytes()) for path in paths)


def is_known_good(folder: Path) -> bool:
    """Whether this very folder passed the check under these very rules."""
    known = _manifest()
    if known.get("rules") != rules_digest():
        return False
    files, problems = read_folder(folder)
    return not problems and known["cases"].get(folder.name) == digest(files.items())


def known_digest(name: str) -> str:
    """The checksum under which a crisis is known to be good; empty if it is not known."""
    return str(_manifest().get("cases", {}).get(name, ""))


def write_manifest(folders: Iterable[Path]) -> None:
    """Record that these folders have passed the check."""
    body = {
        "rules": rules_digest(),
        "cases": {
            folder.name: digest(read_folder(folder)[0].items()) for folder in sorted(folders)
        },
    }
    MANIFEST.write_text(json.dumps(body, indent=2) + "\n", encoding="utf-8", newline="\n")
    _manifest.cache_clear()


@cache
def _manifest() -> dict[str, Any]:
    """The manifest; empty if there is none or it is damaged, so that every folder is checked."""
    try:
        body = json.loads(MANIFEST.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    sound = isinstance(body, dict) and isinstance(body.get("cases"), dict)
    return body if sound else {}
