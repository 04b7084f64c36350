"""Where the files of the project are, relative to this package.

The environment variable ``R2P_DATA`` names another folder in the form of ``data/``, to be
read instead of it. It is looked at once, when this module is imported.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("R2P_DATA") or ROOT / "data").resolve()
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
