"""The release: valid, complete, the same every time, harmless in a spreadsheet."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from r2p.dataset import Dataset
from r2p.dataset.codebook import codebook
from r2p.dataset.export import SUMS, export, package_file, release_files, table_file
from r2p.dataset.load import assemble, case_folders
from r2p.dataset.paths import DATA, REFERENCE, published
from r2p.dataset.programs import PROGRAMS, lines
from r2p.dataset.read import read_table
from r2p.dataset.reference import provenances
from r2p.dataset.release import as_text, frame, layouts
from r2p.dataset.schema import typed
from r2p.dataset.workbook import sheet_name


@pytest.fixture(scope="module")
def data() -> Dataset:
    return assemble(case_folders())


@pytest.fixture(scope="module")
def files(data: Dataset) -> dict[str, bytes]:
    return release_files(data)


@pytest.fixture(scope="module")
def book(files: dict[str, bytes]):
    return load_workbook(io.BytesIO(files["r2p-atlas.xlsx"]))


def test_frictionless_finds_the_package_valid(data: Dataset, tmp_path: Path) -> None:
    from frictionless import Package

    export(data, tmp_path)
    package = Package(str(tmp_path / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
    assert len(package.resources) == len(layouts())
    keys = [key for resource in package.resources for key in resource.schema.foreign_keys]
    assert len(keys) > 20


def test_frictionless_sees_a_reference_to_nothing(data: Dataset, tmp_path: Path) -> None:
    from frictionless import Package

    export(data, tmp_path)
    stages = tmp_path / "crises" / "stages.csv"
    stages.write_text(stages.read_text("utf-8").replace("KEN-2007,", "ATL-1999,", 1), "utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert not report.valid


def test_every_table_reads_back_as_it_was(data: Dataset, files: dict[str, bytes]) -> None:
    for name, layout in layouts().items():
        text = pd.read_csv(
            io.BytesIO(files[layout.path]), dtype="str", keep_default_na=False, na_values=[]
        )
        assert list(text.columns) == layout.schema.names
        plain = [field.name for field in layout.schema.fields if field.type != "object"]
        back = typed(text, layout.schema)[plain]
        rows = frame(data, name)[plain].reset_index(drop=True)
        pd.testing.assert_frame_equal(back, rows, check_dtype=False, obj=name)


def test_the_same_dataset_gives_the_same_bytes(data: Dataset, files: dict[str, bytes]) -> None:
    assert release_files(data) == files
    assert package_file(data) == package_file(data)


def test_no_file_holds_the_moment_at_which_it_was_made(
    data: Dataset, files: dict[str, bytes]
) -> None:
    with zipfile.ZipFile(io.BytesIO(files["r2p-atlas.xlsx"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert f"{data.about['released']:%Y-%m-%d}T00:00:00Z" in core


def test_the_checksums_are_those_of_the_files(data: Dataset, tmp_path: Path) -> None:
    written = export(data, tmp_path)
    lines = (tmp_path / SUMS).read_text().splitlines()
    assert len(lines) == len(written) - 1
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest


def test_the_zip_holds_the_same_files_in_one_folder(data: Dataset, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(package_file(data))) as archive:
        assert archive.testzip() is None
        folder = f"r2p-atlas-{data.about['version']}/"
        assert {name.removeprefix(folder) for name in archive.namelist()} == set(files)
        assert all(name.startswith(folder) for name in archive.namelist())


def test_what_is_known_of_other_producers_goes_along(files: dict[str, bytes]) -> None:
    assert files["reference/sources.toml"] == (REFERENCE / "sources.toml").read_bytes()
    assert files["reference/README.md"] == (REFERENCE / "README.md").read_bytes()


def test_each_table_of_others_keeps_its_own_licence(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    licence = files["LICENCE.md"].decode()
    resources = {resource["name"]: resource for resource in package["resources"]}
    for name, origin in provenances().items():
        resource = resources[name.replace("_", "-")]
        assert resource["licenses"][0]["title"] == origin.licence
        assert resource["leavesOut"] == origin.leaves_out
        assert f"reference/{name}.csv" in licence
        assert origin.licence in licence
    assert resources["events"]["licenses"][0]["name"] == "CC-BY-4.0"


def test_derived_columns_are_marked(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    events = next(resource for resource in package["resources"] if resource["name"] == "events")
    marked = {field["name"] for field in events["schema"]["fields"] if field.get("derived")}
    assert {"stage", "family", "status", "day", "regional"} <= marked
    assert not {"event_id", "instrument", "mode", "result"} & marked


def test_the_workbook_has_a_sheet_per_table_and_the_codebook(book) -> None:
    names = book.sheetnames
    assert names[0] == "README"
    for name, layout in layouts().items():
        if layout.group != "vocabulary":
            assert sheet_name(name) in names
    assert book["codebook"].max_row == len(codebook().columns) + 1
    assert book["terms"].max_row == len(codebook().terms) + 1


def test_the_sheets_are_ready_to_be_read(book, data: Dataset) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2", sheet.title
        assert sheet.auto_filter.ref, sheet.title
        assert all(cell.font.bold for cell in sheet[1]), sheet.title
        assert all(5 < column.width <= 70 for column in sheet.column_dimensions.values())
    events = book["events"]
    assert events.max_row == len(data.events) + 1
    header = [cell.value for cell in events[1]]
    date = events.cell(2, header.index("date") + 1)
    assert date.number_format == "yyyy-mm-dd"
    assert date.value == data.events["date"].iloc[0].to_pydatetime()


def test_the_list_of_sheets_leads_to_them(book) -> None:
    links = {
        cell.hyperlink.location or cell.hyperlink.target
        for row in book["README"].iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert len(links) == len(book.sheetnames) - 1


def test_no_cell_starts_a_formula(data: Dataset) -> None:
    evil = data.events.copy()
    evil.loc[evil.index[0], "title"] = '=HYPERLINK("https://evil.example","x")'
    evil.loc[evil.index[1], "description"] = "+1+cmd|' /C calc'!A0"
    evil.loc[evil.index[2], "target"] = "@SUM(1)"
    files = release_files(replace(data, events=evil))
    text = files["crises/events.csv"].decode()
    assert "'=HYPERLINK" in text
    assert ",=HYPERLINK" not in text
    assert ',"=HYPERLINK' not in text
    sheet = load_workbook(io.BytesIO(files["r2p-atlas.xlsx"]))["events"]
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f", cell.coordinate
    assert evil["lat"].min() < 0
    assert ",-" in text, "numbers stay numbers"


def test_a_table_on_its_own_is_the_file_of_the_release(
    data: Dataset, files: dict[str, bytes]
) -> None:
    assert table_file(data, "stages") == files["crises/stages.csv"]


def test_text_form_of_every_kind_of_cell(data: Dataset) -> None:
    cases = as_text(frame(data, "cases"), layouts()["cases"].schema).set_index("case_id")
    assert cases.loc["KEN-2007", "onset"] == "2007-12-30"
    assert cases.loc["SYR-2011", "acute_end"] == ""
    assert cases.loc["SYR-2011", "acute_given"] == "no"
    assert json.loads(cases.loc["KEN-2007", "highlight_labels"])
    monthly = as_text(frame(data, "violence_monthly"), layouts()["violence_monthly"].schema)
    assert monthly["month"].iloc[0] == "2005-01"
    assert monthly["in_window"].isin(["0", "1"]).all()


def test_the_changelog_counts_the_rows_of_this_version(data: Dataset) -> None:
    text = (DATA / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = text.split("\n## ")[1]
    assert newest.startswith(data.about["version"])
    for name, layout in layouts().items():
        if layout.group != "vocabulary":
            assert f"| {name} | {len(frame(data, name))} |" in newest, name


def test_schema_of_a_stored_table_still_reads_it() -> None:
    rows = read_table(REFERENCE / "coups.csv", layouts()["coups"].schema)
    assert rows["leader_killed"].dtype == bool


def test_the_published_version_is_this_release(data: Dataset, files: dict[str, bytes]) -> None:
    """What is served under a stable address is what `export` writes; see `make publish`."""
    folder = published(data.about["version"])
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert sorted(found) == sorted(files), "run `make publish`"
    stale = [name for name in files if found[name] != files[name]]
    assert not stale, f"run `make publish`: {stale}"


@pytest.mark.parametrize("name", ["events", "stages", "violence_monthly", "instruments"])
def test_the_lines_for_python_read_the_table(name: str, data: Dataset) -> None:
    layout = layouts()[name]
    address = (published(data.about["version"]) / layout.path).as_posix()
    read: dict[str, pd.DataFrame] = {}
    exec(lines("python", layout, address), read)  # the lines as they are shown
    assert read[name].columns.tolist() == layout.schema.names
    assert len(read[name]) == len(frame(data, name))
    for field in layout.schema.fields:
        if field.type == "date":
            assert read[name][field.name].dtype.kind == "M"


@pytest.mark.parametrize("program", PROGRAMS)
def test_lines_for_every_program_name_address_and_dates(program: str) -> None:
    address = "https://atlas.example/app/static/data/1.0.0/crises/events.csv"
    text = lines(program, layouts()["events"], address)
    assert address in text
    assert "end_min" in text
