"""A new crisis starts as a folder whose problems say what is to be filled."""

import re
import tomllib
from pathlib import Path

import pytest

from r2p.dataset.check import check_case
from r2p.dataset.new_case import TEMPLATE, new_case
from r2p.dataset.read import CASE_FILES, CASE_TABLES, read_rows
from r2p.dataset.schema import schema

GUIDE = (TEMPLATE / "GUIDE.md").read_text(encoding="utf-8")


def test_it_makes_the_files_of_a_case(tmp_path: Path) -> None:
    folder = new_case("GHA-2016", tmp_path)
    assert folder == tmp_path / "GHA-2016"
    assert sorted(path.name for path in folder.iterdir()) == sorted(CASE_FILES)
    case = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    assert (case["id"], case["iso3"]) == ("GHA-2016", "GHA")
    for path in folder.iterdir():
        assert "XXX" not in path.read_text(encoding="utf-8"), path.name


def test_its_problems_say_what_is_to_be_filled(tmp_path: Path) -> None:
    problems = check_case(new_case("GHA-2016", tmp_path))
    asked = {problem.column for problem in problems if problem.file.endswith("case.toml")}
    given = {"id", "iso3", "depth", "regional_bodies"}
    wanted = {
        field.name for field in schema("cases").fields if field.required and field.name not in given
    }
    assert asked - {""} == wanted
    assert [problem.file for problem in problems if problem.found == "no rows"] == [
        f"GHA-2016/{name}.csv" for name in ("events", "sources", "stages")
    ]


@pytest.mark.parametrize("name", CASE_TABLES)
def test_the_tables_of_the_template_hold_just_the_columns(name: str) -> None:
    text = (TEMPLATE / f"{name}.csv").read_text(encoding="utf-8")
    assert read_rows(text) == [schema(name).names]


def test_the_template_names_every_key_in_order() -> None:
    text = (TEMPLATE / "case.toml").read_text(encoding="utf-8")
    keys = re.findall(r"^(?:# )?([a-z0-9_]+) = ", text, re.M)
    flat = [field.name for field in schema("cases").fields if field.type != "object"]
    assert keys == flat
    assert "[highlight_labels]" in text


@pytest.mark.parametrize("name", ["cases", *CASE_TABLES])
def test_the_guide_explains_every_column(name: str) -> None:
    missing = [column for column in schema(name).names if not re.search(rf"\b{column}\b", GUIDE)]
    assert missing == [], "data/template/GUIDE.md does not name these columns"


def test_examples_in_the_template_are_valid_once_uncommented(tmp_path: Path) -> None:
    folder = new_case("KEN-2007", tmp_path)
    text = (folder / "case.toml").read_text(encoding="utf-8")
    filled = re.sub(r"^# ([a-z0-9_]+ = )", r"\1", text, flags=re.M)
    (folder / "case.toml").write_text(filled, encoding="utf-8")
    columns = {problem.column for problem in check_case(folder)}
    assert not columns & {"onset", "acute_end", "deaths_low", "deaths_high", "displaced", "lat"}


@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("gha-2016", "did you mean GHA-2016?"),
        ("GHA2016", "did you mean GHA-2016?"),
        ("GHA 2016", "did you mean GHA-2016?"),
        ("Ghana", "is not country code, dash, year, such as KEN-2007"),
        ("../GHA-2016", "is not country code, dash, year, such as KEN-2007"),
        ("GHA-2016\n", "is not country code"),
        ("", "is not country code"),
    ],
)
def test_a_bad_id_is_refused(id: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        new_case(id, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "GHA-2016").mkdir()
    with pytest.raises(FileExistsError, match="there is a folder GHA-2016 already"):
        new_case("GHA-2016", tmp_path)
    assert list((tmp_path / "GHA-2016").iterdir()) == []
