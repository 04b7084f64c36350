"""The Data page: tables, codebook, downloads, citation."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import Visit
from tests.browser.grid import select_row

SECTIONS = ("tables", "codebook", "download", "cite", "reliability", "producers", "versions")


def saved(seen: Visit, button: str) -> Path:
    with seen.page.expect_download(timeout=60_000) as download:
        seen.page.get_by_role("button", name=button).click()
    return download.value.path()


def test_turning_pages_and_opening_evidence(visit: Callable[..., Visit]) -> None:
    seen = visit("/data")
    assert "Rows 1 to 50 of 932 rows" in seen.text
    seen.page.get_by_role("button", name="Next").click()
    seen.page.wait_for_url("**page=2**")
    seen.settle()
    assert "Rows 51 to 100" in seen.text
    select_row(seen.page, "Acts", 2)
    seen.page.wait_for_url("**act=**")
    assert "Who acted" in seen.settle().text
    seen.page.get_by_role("textbox", name="Search", exact=True).fill("embargo")
    seen.page.get_by_role("textbox", name="Search", exact=True).press("Enter")
    seen.page.wait_for_url("**find=embargo**")
    seen.settle()
    assert "page=" not in seen.page.url
    assert " of 932 rows" in seen.text
    seen.assert_clean()


def test_choosing_another_table_and_its_columns(visit: Callable[..., Visit]) -> None:
    seen = visit("/data?table=unsc_vetoes")
    assert "World Politics Data Lab" in seen.text
    assert "20 rows" in seen.text
    seen.page.get_by_role("button", name="What the columns mean").click()
    seen.page.wait_for_url("**section=codebook**")
    seen.settle()
    assert "7 columns" in seen.text
    assert "vetoed_by" in seen.text
    seen.assert_clean()


def test_csv_of_the_table_shown(visit: Callable[..., Visit]) -> None:
    text = saved(visit("/data?table=stages"), "This table (CSV)").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    lines = text.decode("utf-8-sig").splitlines()
    assert lines[0] == "case_id,stage,start,end,marked_by,source_ids,days"


def test_csv_of_the_rows_found(visit: Callable[..., Visit]) -> None:
    seen = visit("/data?table=sources&case=KEN-2007&find=S/PRST/2008/4")
    lines = saved(seen, "Rows found (CSV)").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("case_id,source_id,")
    assert len(lines) >= 2
    assert all(line.startswith("KEN-2007,") for line in lines[1:])


def test_the_workbook_and_the_package_open(visit: Callable[..., Visit]) -> None:
    seen = visit("/data?section=download")
    body = saved(seen, "Excel workbook").read_bytes()
    book = load_workbook(io.BytesIO(body))
    assert book.sheetnames[0] == "README"
    assert book["events"].max_row == 933
    package = zipfile.ZipFile(io.BytesIO(saved(seen, "Data Package (zip)").read_bytes()))
    assert any(name.endswith("datapackage.json") for name in package.namelist())
    seen.assert_clean()


def test_citing_an_act_from_the_link(visit: Callable[..., Visit]) -> None:
    seen = visit("/data?section=cite&work=act&style=bibtex&act=GIN-2009-040")
    assert "@misc{GIN-2009-040," in seen.text
    assert "url =" not in seen.text, "nobody can follow an address of this machine"
    text = saved(seen, "Save as .bib").read_text()
    assert text.startswith("@misc{GIN-2009-040,")
    seen.assert_clean()


def test_from_all_crises_in_a_table_to_citing_one(visit: Callable[..., Visit]) -> None:
    seen = visit("/data?section=cite&work=crisis")
    seen.page.get_by_role("combobox", name="Crisis").click()
    seen.page.get_by_role("option").filter(has_text="Guinea").click()
    seen.page.wait_for_url("**case=GIN-2009**")
    assert "entry GIN-2009" in seen.settle().text
    seen.page.get_by_role("radio", name="Tables", exact=True).click()
    seen.page.get_by_text("97 of 932 rows").wait_for(timeout=20_000)
    seen.page.get_by_role("radio", name="Cite", exact=True).click()
    seen.page.get_by_text("entry GIN-2009").wait_for(timeout=20_000)
    seen.assert_clean()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_fits_a_phone(section: str, visit: Callable[..., Visit]) -> None:
    seen = visit(f"/data?section={section}", width=390, dark=True)
    seen.assert_clean()
    seen.assert_fits()
