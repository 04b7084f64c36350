"""Tables kept between starts: the same, never stale, and not needed."""

import sys
from pathlib import Path

import pandas as pd
import pytest

from r2p.dataset.load import case_folders, load
from r2p.dataset.manifest import known_digest

loading = sys.modules["r2p.dataset.load"]  # the package has a function of this name
NAMES = ("events", "sources", "actors", "event_actors")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(loading, "LARGE", 2)
    monkeypatch.setattr(loading, "is_known_good", lambda folder: True)
    return tmp_path / "r2p-atlas"


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.arrow"))


def test_what_is_kept_is_what_was_made(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = load()
    assert len(kept(cache)) == len(NAMES)
    monkeypatch.setattr(loading, "_joined", lambda *_: pytest.fail("made again"))
    again = load()
    for name in (*NAMES, "cases", "stages"):
        pd.testing.assert_frame_equal(getattr(made, name), getattr(again, name))
        assert list(getattr(made, name).dtypes) == list(getattr(again, name).dtypes)


def test_another_checksum_finds_nothing_of_before(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    before = kept(cache)
    monkeypatch.setattr(loading, "known_digest", lambda name: f"changed {known_digest(name)}")
    load()
    assert len(kept(cache)) == len(NAMES)
    assert not set(kept(cache)) & set(before), "the tables of before are gone"


def test_damaged_tables_are_made_again(cache: Path) -> None:
    made = load()
    for path in kept(cache):
        path.write_bytes(b"no Arrow at all")
    pd.testing.assert_frame_equal(load().events, made.events)


def test_without_a_place_to_write_everything_works(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load().case_ids
    assert not cache.exists()


def test_a_folder_that_others_may_write_in_is_not_trusted(cache: Path) -> None:
    cache.mkdir()
    cache.chmod(0o777)
    assert load().case_ids
    assert not kept(cache)


def test_few_crises_are_never_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "LARGE", len(case_folders()) + 1)
    load()
    assert not cache.exists()
