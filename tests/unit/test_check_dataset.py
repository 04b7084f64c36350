"""What only shows across crises: titles, shared actors, vocabularies and arguments."""

import shutil
from pathlib import Path

import pytest

from r2p.dataset import dataset_rules
from r2p.dataset.check import check_dataset, check_shared
from r2p.dataset.load import case_folders
from r2p.dataset.paths import ARGUMENTS, CASES, VOCABULARY
from r2p.dataset.problem import Problem
from tests.unit.breakages.tools import cell, key, raw, rows_of


@pytest.fixture
def vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the vocabularies that the check reads instead of the real ones."""
    copied = shutil.copytree(VOCABULARY, tmp_path / "vocabulary")
    monkeypatch.setattr(dataset_rules, "VOCABULARY", copied)
    return copied


@pytest.fixture
def arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tables of arguments that the check reads instead of the real ones."""
    copied = shutil.copytree(ARGUMENTS, tmp_path / "arguments", copy_function=shutil.copyfile)
    monkeypatch.setattr(dataset_rules, "ARGUMENTS", copied)
    return copied


def test_two_crises_cannot_share_a_title(kenya: Path) -> None:
    key("title", '"Mali: RENAMED"')(kenya)
    other = kenya.with_name("MLI-2012")
    shutil.copytree(CASES / "MLI-2012", other, copy_function=shutil.copyfile)
    key("title", '"MALI: renamed"')(other)
    problems = [problem for problem in check_dataset([kenya, other]) if problem.column == "title"]
    assert problems == [
        Problem(
            "MLI-2012/case.toml",
            0,
            "title",
            "MALI: renamed",
            "a title of its own (KEN-2007 has the same)",
        )
    ]


def test_an_actor_of_two_crises_belongs_into_the_vocabulary(kenya: Path) -> None:
    other = kenya.with_name("MLI-2012")
    shutil.copytree(CASES / "MLI-2012", other, copy_function=shutil.copyfile)
    cell("actors.csv", 2, "actor_id", "NCCK")(other)
    problems = [p for p in check_dataset([kenya, other]) if p.file == "MLI-2012/actors.csv"]
    assert problems == [
        Problem(
            "MLI-2012/actors.csv",
            2,
            "actor_id",
            "NCCK",
            "data/vocabulary/actors.csv for actors of two crises (KEN-2007)",
        )
    ]


@pytest.mark.parametrize(
    ("file", "row", "column", "text", "says"),
    [
        (
            "instruments.csv",
            2,
            "family",
            "early warning",
            Problem(
                "vocabulary/instruments.csv",
                2,
                "family",
                "early warning",
                "early_warning, public_diplomacy, mediation, sanctions, accountability, security "
                "or assistance",
                "early_warning",
            ),
        ),
        (
            "instruments.csv",
            2,
            "weight",
            "11",
            Problem("vocabulary/instruments.csv", 2, "weight", "11", "10 or less"),
        ),
        (
            "actors.csv",
            3,
            "acts_for",
            "AUU",
            Problem("vocabulary/actors.csv", 3, "acts_for", "AUU", "an id of this table", "AU"),
        ),
        (
            "actors.csv",
            2,
            "lat",
            "",
            Problem("vocabulary/actors.csv", 2, "lat", "", "a coordinate beside lon"),
        ),
        (
            "actor_aliases.csv",
            2,
            "old_id",
            "AU",
            Problem(
                "vocabulary/actor_aliases.csv",
                2,
                "old_id",
                "AU",
                "an id that actors.csv does not have any more",
            ),
        ),
        (
            "modes.csv",
            3,
            "id",
            "threaten",
            Problem(
                "vocabulary/modes.csv",
                3,
                "id",
                "threaten",
                "each value once (row 2 has the same)",
            ),
        ),
    ],
)
def test_a_broken_vocabulary_is_named(
    file: str, row: int, column: str, text: str, says: Problem, vocabulary: Path
) -> None:
    cell(file, row, column, text)(vocabulary)
    assert check_shared() == [says]


def test_a_vocabulary_that_cannot_be_read_is_named(vocabulary: Path) -> None:
    (vocabulary / "modes.csv").unlink()
    raw("levels.csv", lambda body: body[:-1] + b"\xff\n")(vocabulary)
    assert [(problem.file, problem.found) for problem in check_shared()] == [
        (
            "vocabulary/levels.csv",
            "another encoding (byte 0xFF) in line 12 after n a group of elders.",
        ),
        ("vocabulary/modes.csv", "No such file or directory"),
    ]


@pytest.mark.parametrize(
    ("file", "row", "column", "text", "says"),
    [
        (
            "evidence.csv",
            2,
            "event_id",
            "KEN-2007-999",
            Problem(
                "arguments/evidence.csv",
                2,
                "event_id",
                "KEN-2007-999",
                "the id of an act of a crisis",
            ),
        ),
        (
            "evidence.csv",
            2,
            "claim_id",
            "C99",
            Problem("arguments/evidence.csv", 2, "claim_id", "C99", "a claim of claims.csv"),
        ),
        (
            "evidence.csv",
            2,
            "stance",
            "support",
            Problem(
                "arguments/evidence.csv",
                2,
                "stance",
                "support",
                "supports, contradicts or qualifies",
                "supports",
            ),
        ),
        (
            "readings.csv",
            2,
            "source_ids",
            "S23;S087",
            Problem(
                "arguments/readings.csv",
                2,
                "source_ids",
                "S23",
                "a source of KEN-2007/sources.csv",
                "S023",
            ),
        ),
        (
            "questions.csv",
            2,
            "case_id",
            "KEN-2017",
            Problem(
                "arguments/questions.csv",
                2,
                "case_id",
                "KEN-2017",
                "the id of a crisis or ALL",
                "KEN-2007",
            ),
        ),
    ],
)
def test_a_broken_argument_is_named(
    file: str, row: int, column: str, text: str, says: Problem, arguments: Path
) -> None:
    cell(file, row, column, text)(arguments)
    assert check_dataset(case_folders()) == [says]


def test_a_link_between_claim_and_act_stands_once(arguments: Path) -> None:
    rows_of("evidence.csv", lambda rows: [*rows, rows[1]])(arguments)
    (problem,) = check_dataset(case_folders())
    assert problem.allowed == "one row for a claim and an act (row 2 has the same)"


def test_arguments_are_not_measured_by_a_crisis_that_cannot_be_read(kenya: Path) -> None:
    (kenya / "events.csv").write_text("broken\n", encoding="utf-8")
    others = [folder for folder in case_folders() if folder.name != "KEN-2007"]
    assert check_dataset([*others, kenya]) == []
