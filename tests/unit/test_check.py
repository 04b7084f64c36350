"""The check names every problem of a case folder: file, row, column, found, allowed, meant."""

import os
from pathlib import Path

import pytest

from r2p.dataset.check import MOST_LISTED, check_case, check_dataset, check_shared
from r2p.dataset.load import case_folders
from r2p.dataset.problem import Problem
from r2p.dataset.read import CASE_FILES
from r2p.dataset.rules.acts import REDATED
from r2p.dataset.tidy import tidy_case
from tests.unit.breakages import BREAKAGES
from tests.unit.breakages.tools import Break, cell, raw


@pytest.mark.parametrize(("does", "says"), BREAKAGES.values(), ids=BREAKAGES)
def test_a_broken_folder_gives_exactly_these_problems(
    does: Break, says: list[Problem], kenya: Path
) -> None:
    does(kenya)
    found = check_case(kenya)
    assert found == says
    assert [str(problem) for problem in found] == [str(problem) for problem in says]


def test_a_problem_reads_as_one_line() -> None:
    problem = Problem("KEN-2007/events.csv", 7, "mode", "aply", "apply or ease", "apply")
    assert str(problem) == (
        "KEN-2007/events.csv, row 7, mode: found 'aply'; allowed: apply or ease. "
        "Did you mean 'apply'?"
    )
    whole_file = Problem("KEN-2007/events.csv", 0, "", "an empty file", "a file with content")
    assert str(whole_file) == (
        "KEN-2007/events.csv: found 'an empty file'; allowed: a file with content"
    )


def test_a_copy_of_a_sound_folder_is_sound(kenya: Path) -> None:
    assert check_case(kenya) == []


def test_an_act_keeps_its_id_when_its_date_is_corrected(kenya: Path) -> None:
    cell("events.csv", 4, "date", "2007-12-01")(kenya)
    assert check_case(kenya)
    cell("events.csv", 4, "coding_note", f"{REDATED}18 December 2007; the id is kept.")(kenya)
    tidy_case(kenya)
    assert check_case(kenya) == []


def test_a_folder_under_another_name_is_told_so(kenya: Path) -> None:
    problems = check_case(kenya.rename(kenya.with_name("KEN-2008")))
    first = problems[0]
    assert (first.file, first.column) == ("KEN-2008/case.toml", "id")
    assert first.allowed == "KEN-2008, the name of the folder"
    ids = [problem for problem in problems if problem.column == "event_id"]
    assert ids[0].suggestion == "KEN-2008-001"


def test_a_folder_that_is_not_there_is_a_problem_and_no_error(tmp_path: Path) -> None:
    assert check_case(tmp_path / "KEN-2007") == [
        Problem("KEN-2007", 0, "", "No such file or directory", "a folder that can be read")
    ]


def test_an_empty_folder_misses_all_files(tmp_path: Path) -> None:
    problems = check_case(tmp_path)
    assert [problem.file for problem in problems] == sorted(
        f"{tmp_path.name}/{file}" for file in CASE_FILES
    )
    assert {problem.found for problem in problems} == {"no such file"}


def test_links_are_never_followed(kenya: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("password\n", encoding="utf-8")
    (kenya / "actors.csv").unlink()
    (kenya / "actors.csv").symlink_to(secret)
    (kenya / "more.csv").symlink_to(secret)
    said = "\n".join(map(str, check_case(kenya)))
    assert "KEN-2007/actors.csv: found 'a link'" in said
    assert "KEN-2007/more.csv: found 'an unknown file'" in said
    assert "password" not in said


def test_a_pipe_is_not_waited_for(kenya: Path) -> None:
    (kenya / "notes.md").unlink()
    os.mkfifo(kenya / "notes.md")
    assert [problem.found for problem in check_case(kenya)] == ["something that is not a file"]


def test_names_of_files_cannot_write_to_the_terminal(kenya: Path) -> None:
    (kenya / "a\x1b[2Jb.csv").write_text("", encoding="utf-8")
    (problem,) = check_case(kenya)
    assert problem.file == "KEN-2007/a\\x1b[2Jb.csv"
    assert str(problem).isprintable()


def test_files_that_systems_leave_behind_are_passed_over(kenya: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", ".~lock.events.csv#"):
        (kenya / name).write_bytes(b"\0")
    assert check_case(kenya) == []


def test_everything_is_listed_at_once_in_a_fixed_order(kenya: Path) -> None:
    for names in (
        ["a misspelt term of a long list", "a control character", "a source that is not listed"],
        ["a gap between stages", "a label that is too long", "an address without its beginning"],
    ):
        for name in names:
            BREAKAGES[name][0](kenya)
    found = check_case(kenya)
    assert len(found) == 6
    assert found == sorted(found)
    assert found == check_case(kenya)


def test_the_vocabularies_are_sound() -> None:
    assert check_shared() == [], "python -m r2p check names what is wrong"


def test_the_real_data_is_sound_and_tidy() -> None:
    problems = [problem for folder in case_folders() for problem in check_case(folder)]
    problems += check_dataset(case_folders())
    assert not problems, "\n".join(map(str, [*problems, "python -m r2p check lists them too"]))


def test_long_tables_are_refused_before_they_cost_time(kenya: Path) -> None:
    lines = (kenya / "sources.csv").read_text(encoding="utf-8").splitlines()
    rows = [f"S{number},news,BBC,,Title {number},,," for number in range(6000)]
    (kenya / "sources.csv").write_text("\n".join([lines[0], *rows]) + "\n", encoding="utf-8")
    assert [(problem.found, problem.allowed) for problem in check_case(kenya)] == [
        ("more than 5000 rows", "at most 5000 rows")
    ]


def test_a_file_of_nonsense_is_not_listed_to_the_end(kenya: Path) -> None:
    raw("notes.md", lambda body: body + b"\x01\n" * 3000)(kenya)
    problems = check_case(kenya)
    assert len(problems) == MOST_LISTED + 1
    assert problems[0] == Problem(
        "KEN-2007",
        0,
        "",
        f"more than {MOST_LISTED} problems of one kind",
        "less; the first of them are listed",
    )


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a." * 300 + "b = 1\n", "300 dots in line 1"),
        ("a = 1\n" * 20_000, "120000 characters"),
        ("\n".join(f"k{number} = 1" for number in range(300)) + "\n", "300 keys"),
    ],
)
def test_a_case_file_made_to_cost_time_is_refused(body: str, found: str, kenya: Path) -> None:
    (kenya / "case.toml").write_text(body, encoding="utf-8")
    assert [problem.found for problem in check_case(kenya)] == [found]
