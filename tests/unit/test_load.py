"""Loading: a broken crisis is left out with its problems, and sound ones are checked once."""

import ast
import csv
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from r2p.dataset import check, manifest
from r2p.dataset.load import Dataset, _cells, case_folders, load
from r2p.dataset.paths import CASES
from r2p.dataset.problem import Problem
from r2p.dataset.read import CASE_FILES, CASE_TABLES, read_cells, read_table
from r2p.dataset.schema import schema
from tests.unit.breakages.tools import cell

HERE = Path(check.__file__).parent
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
HEAD = ",".join(schema("sources").names)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load()


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A folder with copies of three crises."""
    for name in ("GIN-2009", "GMB-2016", "KEN-2007"):
        shutil.copytree(CASES / name, tmp_path / name, copy_function=shutil.copyfile)
    return tmp_path


@pytest.fixture
def manifest_file(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """A place for another manifest; the real one is read again afterwards."""
    path = tmp_path_factory.mktemp("manifest") / "manifest.json"
    monkeypatch.setattr(manifest, "MANIFEST", path)
    manifest._manifest.cache_clear()
    yield path
    manifest._manifest.cache_clear()


def test_a_broken_crisis_is_left_out_with_its_problems_and_the_others_work(three: Path) -> None:
    cell("events.csv", 2, "mode", "aply")(three / "GIN-2009")
    (three / "GMB-2016" / "stages.csv").unlink()
    dataset = load(three)
    assert dataset.case_ids == ["KEN-2007"]
    assert set(dataset.events["case_id"]) == {"KEN-2007"}
    assert dataset.left_out == {
        "GIN-2009": (
            Problem(
                "GIN-2009/events.csv",
                2,
                "mode",
                "aply",
                "threaten, apply, sustain or ease",
                "apply",
            ),
        ),
        "GMB-2016": (
            Problem("GMB-2016/stages.csv", 0, "", "no such file", "this file in every case folder"),
        ),
    }


@pytest.mark.parametrize("file", CASE_FILES)
def test_any_file_of_a_crisis_may_be_missing_or_garbage(file: str, three: Path) -> None:
    (three / "GIN-2009" / file).unlink()
    (three / "GMB-2016" / file).write_bytes(b"\xff\x00garbage")
    dataset = load(three)
    assert dataset.case_ids == ["KEN-2007"]
    assert set(dataset.left_out) == {"GIN-2009", "GMB-2016"}


def test_without_any_sound_crisis_loading_fails(three: Path) -> None:
    for folder in case_folders(three):
        (folder / "case.toml").unlink()
    with pytest.raises(ValueError, match="no case folder could be read"):
        load(three)


def test_the_real_data_loads_in_full(dataset: Dataset) -> None:
    assert dataset.left_out == {}
    assert sorted(dataset.case_ids) == [folder.name for folder in case_folders()]
    assert set(dataset.notes) == set(dataset.case_ids)
    assert (dataset.events["stage"] != "").all()
    assert dataset.event_actors["short_name"].notna().all()
    assert dataset.events["lead_name"].notna().all()
    depth = dataset.cases["depth"].tolist()
    assert depth == sorted(depth, reverse=True), "focus comes first"


def test_columns_have_the_types_of_the_schema(dataset: Dataset) -> None:
    events = dataset.events
    assert pd.api.types.is_datetime64_any_dtype(events["date"])
    assert events["pillar"].dtype == "Int64"
    assert events["lat"].dtype == "float64"
    assert events["checked"].dtype == "bool"
    kenya = dataset.case("KEN-2007")
    assert kenya["deaths_low"] == 1133
    assert kenya["regional_bodies"] == "AU;EAC;IGAD"
    assert kenya["highlight_labels"]["KEN-2007-052"] == "Power-sharing accord"
    with pytest.raises(KeyError, match="no crisis 'KEN-2008'"):
        dataset.case("KEN-2008")


@pytest.mark.parametrize("name", CASE_TABLES)
def test_all_crises_together_are_each_read_by_itself(name: str, dataset: Dataset) -> None:
    table = schema(name)
    each = [read_table(folder / f"{name}.csv", table) for folder in case_folders()]
    together = getattr(dataset, name)
    together = together[together["case_id"] != ""].reset_index(drop=True)
    pd.testing.assert_frame_equal(together[table.names], pd.concat(each, ignore_index=True))
    assert together["case_id"].tolist() == [
        folder.name
        for folder, rows in zip(case_folders(), each, strict=True)
        for _ in range(len(rows))
    ]


@given(rows=st.lists(st.lists(CELL, min_size=8, max_size=8)))
@settings(max_examples=50, deadline=None)
def test_cells_are_read_as_they_stand(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """``NA``, ``007``, quotation marks, blanks: nothing is taken for anything but text."""
    table = schema("sources")
    rows += [["NA", "", "007", 'a "b"', " c, ", "null", "two\nlines", "\u00e9"]]
    path = tmp_path_factory.mktemp("cells") / "sources.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([table.names, *rows])
    columns = [column.to_pylist() for column in _cells(path, table).columns]
    assert list(map(list, zip(*columns, strict=True))) == read_cells(path, table)


@pytest.mark.parametrize("text", ["type,source_id\n", "source_id\nS001\n", HEAD + "\nS001,x\n"])
def test_other_columns_or_too_few_cells_are_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(text)
    with pytest.raises(ValueError, match="columns"):
        _cells(path, schema("sources"))


def test_a_folder_in_the_manifest_is_not_checked_again(
    three: Path, manifest_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest.write_manifest(case_folders(three))
    checked = []
    monkeypatch.setattr(check, "check_case", lambda folder: checked.append(folder.name) or [])
    load(three)
    assert checked == []
    (three / "GMB-2016" / "notes.md").write_text("# Other notes\n", encoding="utf-8")
    load(three)
    assert checked == ["GMB-2016"]


def test_other_rules_make_every_folder_be_checked_again(
    three: Path, manifest_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest.write_manifest(case_folders(three))
    assert all(map(manifest.is_known_good, case_folders(three)))
    monkeypatch.setattr(manifest, "rules_digest", lambda: "other rules")
    assert not any(map(manifest.is_known_good, case_folders(three)))


def test_an_unknown_file_makes_a_folder_be_checked_again(three: Path, manifest_file: Path) -> None:
    manifest.write_manifest(case_folders(three))
    (three / "KEN-2007" / "more.csv").write_text("x\n", encoding="utf-8")
    assert not manifest.is_known_good(three / "KEN-2007")
    assert manifest.is_known_good(three / "GMB-2016")


@pytest.mark.parametrize("body", [None, "", "{", "[]\n", '{"cases": []}'])
def test_without_a_readable_manifest_nothing_is_known(
    body: str | None, three: Path, manifest_file: Path
) -> None:
    if body is not None:
        manifest_file.write_text(body, encoding="utf-8")
    assert not manifest.is_known_good(three / "KEN-2007")
    assert len(load(three).case_ids) == 3


def test_the_manifest_is_fresh() -> None:
    recorded = json.loads(manifest.MANIFEST.read_text(encoding="utf-8"))
    assert recorded["rules"] == manifest.rules_digest(), "run `python -m r2p check`"
    stale = [folder.name for folder in case_folders() if not manifest.is_known_good(folder)]
    assert stale == [], "run `python -m r2p check`"
    assert set(recorded["cases"]) == {folder.name for folder in case_folders()}


def test_the_manifest_covers_every_module_of_the_rules() -> None:
    """All that `check` imports from this package, directly or not, decides what is valid."""
    seen: set[Path] = set()
    waiting = [HERE / "check.py"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("r2p.dataset"):
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
                waiting += [found for name in names if (found := _module(name))]
    assert sorted(path.relative_to(HERE).as_posix() for path in seen) == sorted(manifest.RULE_CODE)


def _module(name: str) -> Path | None:
    path = HERE.joinpath(*name.split(".")[2:])
    if path == HERE:
        return None
    for found in (path.with_suffix(".py"), path / "__init__.py"):
        if found.is_file():
            return found
    return None
