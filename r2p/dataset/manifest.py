"""Which case folders have passed the check, by checksum.

``python -m r2p check`` writes ``data/manifest.json`` when every folder is
clean. A start of the app then checks only folders that have changed since.
The checksum covers schema, vocabularies and the rules too: when one of them
changes, every folder is checked again.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from r2p.dataset.paths import DATA, SCHEMA, VOCABULARY

MANIFEST = DATA / "manifest.json"


def digest(paths: list[Path]) -> str:
    """SHA-256 over names and bytes of files, in the given order."""
    total = hashlib.sha256()
    for path in paths:
        body = path.read_bytes()
        total.update(f"{path.name}\0{len(body)}\0".encode())
        total.update(body)
    return total.hexdigest()


@cache
def rules_digest() -> str:
    """Checksum of all that decides whether a folder is valid."""
    code = sorted(Path(__file__).parent.glob("*.py"))
    return digest([*sorted(SCHEMA.glob("*.json")), *sorted(VOCABULARY.glob("*.csv")), *code])


def folder_digest(folder: Path) -> str:
    """Checksum of the files of one case folder."""
    return digest(sorted(path for path in folder.iterdir() if path.is_file()))


@cache
def _manifest() -> dict:
    try:
        return json.loads(MANIFEST.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


def is_known_good(folder: Path) -> bool:
    """Whether this very folder passed the check under these very rules."""
    known = _manifest()
    return known.get("rules") == rules_digest() and (
        known.get("cases", {}).get(folder.name) == folder_digest(folder)
    )


def write_manifest(folders: list[Path]) -> None:
    """Record that these folders have passed the check."""
    body = {
        "rules": rules_digest(),
        "cases": {folder.name: folder_digest(folder) for folder in sorted(folders)},
    }
    MANIFEST.write_text(json.dumps(body, indent=2) + "\n", encoding="utf-8")
    _manifest.cache_clear()
