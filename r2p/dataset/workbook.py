"""The release as one Excel workbook, the same bytes every time."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from r2p.dataset.archive import packed, unpacked
from r2p.dataset.codebook import codebook
from r2p.dataset.load import Dataset
from r2p.dataset.release import Layout, frame, layouts
from r2p.dataset.schema import Field
from r2p.dataset.spreadsheet import harmless

_BOLD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_TOP = Alignment(vertical="top")
_WIDEST = 60
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def workbook(dataset: Dataset, introduction: str) -> bytes:
    """Every table as a sheet, with the introduction and the codebook before them.

    Vocabularies share one sheet: it is the part of the codebook that defines their terms.
    """
    book = Workbook(write_only=True)
    shown = [layout for layout in layouts().values() if layout.group != "vocabulary"]
    _read_me(book, introduction, shown)
    for layout in shown:
        if layout.group != "reference":
            _table(book, dataset, layout)
    _plain(book, "codebook", codebook().columns.drop(columns=["table", "group"]))
    _plain(book, "terms", codebook().terms.drop(columns=["vocabulary"]))
    for layout in shown:
        if layout.group == "reference":
            _table(book, dataset, layout)
    body = io.BytesIO()
    book.save(body)
    return _without_clock(body.getvalue(), dataset.about["released"].isoformat())


def sheet_name(name: str) -> str:
    """The name of a table's sheet; Excel allows 31 characters."""
    return name[:31]


def _without_clock(body: bytes, day: str) -> bytes:
    """The file without the moment at which it was written."""
    files = unpacked(body)
    core = files["docProps/core.xml"]
    files["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), core)
    return packed(files)


def _read_me(book: Workbook, introduction: str, shown: Sequence[Layout]) -> None:
    sheet = book.create_sheet("README")
    sheet.column_dimensions["A"].width = 32
    sheet.column_dimensions["B"].width = 44
    sheet.column_dimensions["C"].width = 90
    for line in introduction.splitlines():
        bold = line.startswith("#")
        sheet.append([_cell(sheet, line.lstrip("# "), font=_BOLD if bold else None)])
    sheet.append([])
    sheet.append([_cell(sheet, text, font=_BOLD) for text in ("Sheet", "Table", "What it holds")])
    for name, title, what in (
        ("codebook", "Codebook", "Every column: what it means and what it may hold."),
        ("terms", "Terms", "Every term of the vocabularies with its definition."),
        *((layout.name, layout.title, layout.schema.description) for layout in shown),
    ):
        link = WriteOnlyCell(sheet, sheet_name(name))
        link.hyperlink = f"#'{sheet_name(name)}'!A1"
        link.style = "Hyperlink"
        link.alignment = _TOP
        sheet.append([link, _cell(sheet, title), _cell(sheet, what, wrap=True)])


def _table(book: Workbook, dataset: Dataset, layout: Layout) -> None:
    rows = frame(dataset, layout.name)
    fields = layout.schema.fields
    values = [_values(rows[field.name], field) for field in fields]
    _sheet(book, layout.name, [field.name for field in fields], list(zip(*values, strict=True)))


def _plain(book: Workbook, name: str, rows: pd.DataFrame) -> None:
    text = harmless(rows.replace({True: "yes", False: "no"}))
    _sheet(book, name, list(text.columns), list(text.itertuples(index=False, name=None)))


def _sheet(book: Workbook, name: str, header: list[str], rows: list[tuple[Any, ...]]) -> None:
    sheet = book.create_sheet(sheet_name(name))
    sheet.freeze_panes = "B2"
    last = get_column_letter(len(header))
    sheet.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
    widths = _widths(header, rows)
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([_cell(sheet, text, font=_BOLD) for text in header])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Any, *, font: Font | None = None, wrap: bool = False) -> Any:
    if font is None and not wrap and not isinstance(value, datetime):
        return value
    cell = WriteOnlyCell(sheet, value)
    if font:
        cell.font = font
    if wrap:
        cell.alignment = _WRAPPED
    if isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd"
    return cell


def _values(column: pd.Series, field: Field) -> list[Any]:
    """The cells of a column as Excel types them."""
    if field.type in ("date", "yearmonth"):
        return [None if pd.isna(value) else value.to_pydatetime() for value in column]
    if field.type == "boolean":
        return ["yes" if value else "no" for value in column]
    if field.type in ("integer", "number"):
        kind = int if field.type == "integer" else float
        return [None if pd.isna(value) else kind(value) for value in column]
    if field.type == "object":
        return ["; ".join(f"{key}: {text}" for key, text in value.items()) for value in column]
    return harmless(column.to_frame())[field.name].where(column != "", None).tolist()


def _widths(header: list[str], rows: list[tuple[Any, ...]]) -> list[int]:
    widths = []
    for place, name in enumerate(header):
        longest = max((len(_shown(row[place])) for row in rows[:400]), default=0)
        widths.append(max(len(name) + 3, min(longest + 2, _WIDEST)))
    return widths


def _shown(value: Any) -> str:
    return "2008-02-28" if isinstance(value, datetime) else "" if value is None else str(value)
