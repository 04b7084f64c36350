"""Where the files of the project are, relative to this package."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
CASES = DATA / "cases"
VOCABULARY = DATA / "vocabulary"
ARGUMENTS = DATA / "arguments"
REFERENCE = DATA / "reference"
RELIABILITY = DATA / "reliability"
SCHEMA = DATA / "schema"
STATIC = ROOT / "static"


def published(version: str) -> Path:
    """The folder of a version that the app serves, as ``app/static/data/<version>/``."""
    return STATIC / "data" / version
