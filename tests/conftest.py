"""What all tests share."""

import shutil
from pathlib import Path

import pytest

from r2p.dataset.paths import CASES


@pytest.fixture
def kenya(tmp_path: Path) -> Path:
    """A copy of the folder KEN-2007 that a test may change."""
    # Contents only: some files of the dataset may be read-only.
    copied = shutil.copytree(
        CASES / "KEN-2007", tmp_path / "KEN-2007", copy_function=shutil.copyfile
    )
    return Path(copied)
