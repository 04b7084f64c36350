"""Invented datasets are valid, the same for the same seed, and never land in the repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from r2p.dataset.check import check_case
from r2p.dataset.check_many import check_cases
from r2p.dataset.paths import CASES, ROOT
from tests.unit.breakages.tools import cell
from tools.synthetic import CannotMake, Plan, make

SMALL = Plan(crises=3, acts=60, seed=1)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    make(folder, SMALL)
    return folder


def test_it_passes_the_check_as_a_folder_of_its_own(small: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "r2p", "check"],
        cwd=ROOT,
        env={**os.environ, "R2P_DATA": str(small)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "3 crises: no problems" in done.stdout
    assert (small / "manifest.json").is_file()
    (small / "manifest.json").unlink()


def test_it_has_the_acts_asked_for_and_says_that_it_is_invented(small: Path) -> None:
    rows = [path.read_text().count("\n") - 1 for path in small.glob("cases/*/events.csv")]
    assert len(rows) == 3
    assert sum(rows) == 60
    for path in small.glob("cases/*/case.toml"):
        assert "Synthetic crisis" in path.read_text()
        assert not (CASES / path.parent.name).exists()


def test_the_same_seed_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    make(tmp_path / "again", SMALL)
    make(tmp_path / "other", Plan(SMALL.crises, SMALL.acts, 2))
    assert contents(tmp_path / "again") == contents(small)
    assert contents(tmp_path / "other") != contents(small)


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (Plan(0, 60, 1), "0 crises"),
        (Plan(3, 5, 1), "3 crises can have 24 to 2997"),
        (Plan(3, 5000, 1), "3 crises can have 24 to 2997"),
        (Plan(1000, 20000, 1), "1 to 676"),
    ],
)
def test_what_cannot_be_made_is_refused(plan: Plan, said: str, tmp_path: Path) -> None:
    with pytest.raises(CannotMake, match=said):
        make(tmp_path / "new", plan)
    assert not (tmp_path / "new").exists()


def test_the_repository_and_folders_in_use_are_left_alone(tmp_path: Path) -> None:
    with pytest.raises(CannotMake, match="in the repository"):
        make(ROOT / "data" / "invented", SMALL)
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CannotMake, match="holds something"):
        make(tmp_path, SMALL)


def test_on_several_processes_the_messages_are_the_same(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "broken", SMALL)
    folders = sorted((tmp_path / "broken" / "cases").iterdir())
    cell("events.csv", 2, "mode", "aply")(folders[0])
    (folders[2] / "stages.csv").unlink()
    one_by_one = [check_case(folder) for folder in folders]
    monkeypatch.setattr("r2p.dataset.check_many.MANY", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert check_cases(folders) == one_by_one
    assert [bool(problems) for problems in one_by_one] == [True, False, True]
