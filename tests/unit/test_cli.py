"""The command line: what it prints and with which status it ends."""

import csv
import io
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from r2p.cli import COMMANDS, main
from r2p.dataset import dataset_rules, manifest, paths
from r2p.dataset.load import Dataset, case_folders, load
from r2p.dataset.paths import ROOT
from tests.unit.breakages.tools import cell, each, key, raw

LOADING = sys.modules["r2p.dataset.load"]
"""The module; the package has a function of the same name."""

NAMES = ("check", "tidy", "new-case", "measures", "export", "health")


def test_help_names_every_command(capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert len(COMMANDS) == len(NAMES)
    for name in NAMES:
        assert f"\n    {name} " in text


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m r2p {name}")


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["new-case"], ["check", "--quick"]])
def test_what_cannot_be_parsed_ends_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m r2p" in capsys.readouterr().err


def test_it_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "r2p", "check", "GMB-2016", "KEN-2007"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 crises: no problems\n", "")


def test_check_prints_all_problems_by_file(kenya: Path, capsys: pytest.CaptureFixture) -> None:
    each(
        cell("events.csv", 2, "mode", "aply"),
        cell("events.csv", 3, "result", "Completed"),
        key("outcome", '"ended"'),
        raw("stages.csv", lambda body: b""),
    )(kenya)
    assert main(["check", str(kenya)]) == 1
    assert capsys.readouterr().out == (
        "KEN-2007/case.toml\n"
        "  outcome: found 'ended'; allowed: prevented, halted, contained, recurred or escalated\n"
        "\n"
        "KEN-2007/events.csv\n"
        "  row 2, mode: found 'aply'; allowed: threaten, apply, sustain or ease. "
        "Did you mean 'apply'?\n"
        "  row 3, result: found 'Completed'; allowed: completed, partial, refused, blocked, "
        "ignored or reversed. Did you mean 'completed'?\n"
        "\n"
        "KEN-2007/stages.csv\n"
        "  found 'an empty file'; allowed: a file with content\n"
        "\n"
        "4 problems in 3 files\n"
    )


def test_check_counts_one_problem_as_one(kenya: Path, capsys: pytest.CaptureFixture) -> None:
    cell("events.csv", 2, "mode", "aply")(kenya)
    assert main(["check", str(kenya)]) == 1
    assert capsys.readouterr().out.endswith("\n1 problem in 1 file\n")


@pytest.mark.parametrize("command", ["check", "tidy"])
def test_a_folder_that_does_not_exist_is_a_usage_error(
    command: str, capsys: pytest.CaptureFixture
) -> None:
    assert main([command, "data/cases/KEN-2008"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == ("python -m r2p: no folder 'data/cases/KEN-2008'; did you mean KEN-2007?\n")


def test_check_of_everything_writes_the_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    written = tmp_path / "manifest.json"
    monkeypatch.setattr(manifest, "MANIFEST", written)
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith(f"{len(case_folders())} crises: no problems\n")
    assert written.read_bytes() == (ROOT / "data" / "manifest.json").read_bytes(), (
        "run `python -m r2p check`"
    )


def test_check_of_one_crisis_writes_no_manifest(
    kenya: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "MANIFEST", tmp_path / "manifest.json")
    assert main(["check", str(kenya)]) == 0
    assert not (tmp_path / "manifest.json").exists()


def test_check_with_problems_writes_no_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(manifest, "MANIFEST", tmp_path / "manifest.json")
    monkeypatch.setattr(dataset_rules, "ARGUMENTS", tmp_path)
    assert main(["check"]) == 1
    assert "claims.csv\n  found 'No such file or directory'" in capsys.readouterr().out
    assert not (tmp_path / "manifest.json").exists()


def test_crises_are_not_checked_against_a_broken_vocabulary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(dataset_rules, "VOCABULARY", tmp_path)
    assert main(["check", "KEN-2007"]) == 1
    assert capsys.readouterr().out.endswith(
        "The crises can be checked once the vocabularies are sound.\n"
    )


def test_tidy_says_what_it_wrote_and_what_it_left(
    kenya: Path, capsys: pytest.CaptureFixture
) -> None:
    raw("stages.csv", lambda body: body.replace(b"\n", b"\r\n"))(kenya)
    assert main(["tidy", str(kenya)]) == 0
    assert capsys.readouterr().out == "wrote KEN-2007/stages.csv\n"
    assert main(["tidy", str(kenya)]) == 0
    assert capsys.readouterr().out == "all files are tidy\n"
    raw("stages.csv", lambda body: body + b"\xff")(kenya)
    assert main(["tidy", str(kenya)]) == 1
    assert capsys.readouterr().out == (
        "Left as they are:\n\nKEN-2007/stages.csv\n"
        "  found 'another encoding (byte 0xFF) in line 8'; allowed: text in UTF-8, in spreadsheets "
        "often called CSV UTF-8. Did you mean 'ÿ'?\n"
        "\n1 problem in 1 file\n"
    )


def test_new_case_lists_what_is_to_be_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(paths, "CASES", tmp_path)
    assert main(["new-case", "GHA-2016"]) == 0
    said = capsys.readouterr().out
    assert "GUIDE.md explains how to fill it" in said
    assert "  onset: found 'no such key'; allowed: this key (" in said
    assert main(["new-case", "GHA-2016"]) == 2
    assert "there is a folder GHA-2016 already" in capsys.readouterr().err
    assert main(["new-case", "ghana"]) == 2
    assert "'ghana' is not country code, dash, year" in capsys.readouterr().err


def test_measures_prints_a_table(capsys: pytest.CaptureFixture) -> None:
    arguments = ["--cases", "GIN-2009, KEN-2007", "--kinds", "family.sanctions", "--by", "stage"]
    options = ["--window", "whole", "--checked", "--confidence", "medium", "--measure", "acts"]
    assert main(["measures", *arguments, *options]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["case_id"] for row in rows] == ["GIN-2009"] * 6 + ["KEN-2007"] * 6
    assert {row["kind"] for row in rows} == {"family.sanctions"}
    assert sum(int(row["n"]) for row in rows) > 0


def test_measures_counts_counter_acts_only_if_asked(capsys: pytest.CaptureFixture) -> None:
    counts = []
    for more in ([], ["--counter"]):
        main(["measures", "--measure", "acts", "--kinds", "all", "--window", "whole", *more])
        rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
        counts.append(sum(int(row["n"]) for row in rows))
    assert counts[0] < counts[1]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--measure", "shares"], "no measure 'shares'; did you mean 'share'?"),
        (["--cases", "KEN-2008"], "no crisis 'KEN-2008'; did you mean 'KEN-2007'?"),
        (["--kinds", "family.sanction"], "no kind 'family.sanction'; did you mean"),
        (["--by", "stages"], "no split 'stages'; did you mean 'stage'?"),
        (["--confidence", "sure"], "no confidence 'sure'. There are: low, medium, high"),
        (["--window", "acut"], "no window 'acut'; allowed: acute, whole"),
        (["--what", "done"], "no such choice of acts: 'done'; allowed: carried_out"),
    ],
)
def test_measures_refuses_what_does_not_exist(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture
) -> None:
    assert main(["measures", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"python -m r2p: {says}")


@pytest.fixture
def broken(kenya: Path) -> Dataset:
    """A dataset in which one crisis had to be left out."""
    cell("events.csv", 2, "mode", "aply")(kenya)
    sound = ROOT / "data" / "cases" / "GMB-2016"
    (kenya.parent / "GMB-2016").symlink_to(sound, target_is_directory=True)
    return load(kenya.parent)


def test_measures_says_which_crisis_is_left_out(
    broken: Dataset, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(LOADING, "load", lambda: broken)
    assert main(["measures"]) == 1
    said = capsys.readouterr()
    assert "GMB-2016" in said.out
    assert said.err == "KEN-2007 is left out: see `python -m r2p check KEN-2007`\n"


def test_export_writes_a_release_of_the_whole_dataset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    def export(dataset: Dataset, folder: Path) -> list[Path]:
        return [folder / name for name in dataset.case_ids[:2]]

    monkeypatch.setitem(sys.modules, "r2p.dataset.export", SimpleNamespace(export=export))
    assert main(["export", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'KEN-2007'}\n{tmp_path / 'GIN-2009'}\n"
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert main(["export", str(file)]) == 2
    assert capsys.readouterr().err.endswith("file is a file; a folder is needed\n")


def test_there_is_no_release_without_a_broken_crisis(
    broken: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(LOADING, "load", lambda: broken)
    monkeypatch.setitem(sys.modules, "r2p.dataset.export", SimpleNamespace(export=None))
    assert main(["export", str(tmp_path / "release")]) == 1
    assert capsys.readouterr().err == "no release without KEN-2007: see `python -m r2p check`\n"
    assert not (tmp_path / "release").exists()
