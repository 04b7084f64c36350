"""Where the files of the project are, relative to this package."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
CASES = DATA / "cases"
VOCABULARY = DATA / "vocabulary"
ARGUMENTS = DATA / "arguments"
REFERENCE = DATA / "reference"
SCHEMA = DATA / "schema"
STATIC = ROOT / "static"
