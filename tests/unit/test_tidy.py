"""Tidy writes one form, loses nothing, and leaves alone what it cannot read."""

import csv
import io
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from r2p.dataset.canonical import canonical, case_text
from r2p.dataset.check import check_case
from r2p.dataset.draft import read_draft
from r2p.dataset.paths import CASES
from r2p.dataset.read import CASE_FILES, CASE_TABLES, read_case_toml
from r2p.dataset.schema import schema
from r2p.dataset.tidy import tidy_case
from tests.unit.breakages.tools import raw, rows_of, text


def rows_by_column(path: Path) -> Counter:
    """The rows of a CSV file as sets of column and cell, whatever their order."""
    content = path.read_bytes().decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(content, newline=""))
    return Counter(frozenset(zip(header, row, strict=True)) for row in rows if any(row))


def bodies(folder: Path) -> dict[str, bytes]:
    return {file: (folder / file).read_bytes() for file in CASE_FILES}


UNTIDY: dict[str, Callable[[Path], None]] = {
    "line ends of Windows": raw("events.csv", lambda body: body.replace(b"\n", b"\r\n")),
    "line ends of old Macs": raw("events.csv", lambda body: body.replace(b"\n", b"\r")),
    "a byte-order mark": raw("sources.csv", lambda body: b"\xef\xbb\xbf" + body),
    "no line feed at the end": raw("stages.csv", lambda body: body.rstrip(b"\n")),
    "line feeds at the end": raw("stages.csv", lambda body: body + b"\n\n"),
    "empty rows": raw("actors.csv", lambda body: body + b",,,,,,,,,,\n,,,\n\n"),
    "rows in another order": rows_of("sources.csv", lambda rows: [rows[0], *rows[:0:-1]]),
    "acts in another order": rows_of("events.csv", lambda rows: [rows[0], *rows[:0:-1]]),
    "stages in another order": rows_of("stages.csv", lambda rows: [rows[0], *rows[:0:-1]]),
    "columns in another order": rows_of("events.csv", lambda rows: [row[::-1] for row in rows]),
    "quotation marks everywhere": raw(
        "stages.csv",
        lambda body: b"".join(
            b",".join(b'"' + cell.encode().replace(b'"', b'""') + b'"' for cell in row) + b"\n"
            for row in csv.reader(io.StringIO(body.decode(), newline=""))
        ),
    ),
    "keys in another order": text(
        "case.toml",
        'country = "Kenya"\niso3 = "KEN"\n',
        'iso3 = "KEN" # a comment\ncountry = "Kenya"\n',
    ),
    "a long string over several lines": text(
        "case.toml", 'capital = "Nairobi"', 'capital = """\\\n    Nairobi"""'
    ),
    "notes with line ends of Windows": raw("notes.md", lambda body: body.replace(b"\n", b"\r\n")),
}


@pytest.mark.parametrize("does", UNTIDY.values(), ids=UNTIDY)
def test_tidy_restores_the_form(does: Callable[[Path], None], kenya: Path) -> None:
    before = bodies(kenya)
    does(kenya)
    assert tidy_case(kenya).problems == []
    assert bodies(kenya) == before
    assert check_case(kenya) == []


def test_tidy_leaves_a_tidy_folder_alone(kenya: Path) -> None:
    assert tidy_case(kenya).written == []


def test_tidy_says_what_it_wrote(kenya: Path) -> None:
    UNTIDY["no line feed at the end"](kenya)
    UNTIDY["a byte-order mark"](kenya)
    assert tidy_case(kenya).written == [kenya / "sources.csv", kenya / "stages.csv"]
    assert sorted(path.name for path in kenya.iterdir()) == sorted(CASE_FILES)


def test_tidy_fills_up_decimals_and_keeps_what_more_there_are(kenya: Path) -> None:
    text("case.toml", "lat = -1.286", "lat = -1.3")(kenya)
    text("case.toml", "lon = 36.817", "lon = 36.81725")(kenya)
    tidy_case(kenya)
    lines = (kenya / "case.toml").read_text(encoding="utf-8").splitlines()
    assert "lat = -1.300" in lines
    assert "lon = 36.81725" in lines


UNREADABLE: dict[str, tuple[str, Callable[[Path], None]]] = {
    "another encoding": ("actors.csv", raw("actors.csv", lambda body: body + b"\xe9\r\n")),
    "a NUL byte": ("actors.csv", raw("actors.csv", lambda body: body + b"\0\r\n")),
    "an open quotation mark": ("actors.csv", raw("actors.csv", lambda body: body + b'X,"y\r\n')),
    "a row too long": ("actors.csv", raw("actors.csv", lambda body: body + b",,,,,,,,,,,x\r\n")),
    "an unknown column": ("stages.csv", raw("stages.csv", lambda body: b"x" + body + b"\r\n")),
    "broken TOML": ("case.toml", raw("case.toml", lambda body: b"=\r\n" + body)),
    "an unknown key": ("case.toml", raw("case.toml", lambda body: b"x = 1\r\n" + body)),
    "a value of another type": (
        "case.toml",
        text("case.toml", "deaths_low = 1133", 'deaths_low = "many"  '),
    ),
}


@pytest.mark.parametrize(("file", "does"), UNREADABLE.values(), ids=UNREADABLE)
def test_tidy_leaves_alone_and_reports_what_it_cannot_read(
    file: str, does: Callable[[Path], None], kenya: Path
) -> None:
    does(kenya)
    before = bodies(kenya)
    tidied = tidy_case(kenya)
    assert bodies(kenya) == before
    assert tidied.written == []
    assert {problem.file for problem in tidied.problems} == {f"KEN-2007/{file}"}


def test_a_half_filled_table_keeps_its_order(kenya: Path) -> None:
    rows_of("events.csv", lambda rows: [rows[0], *rows[:0:-1], ["", "", *rows[1][2:]]])(kenya)
    before = bodies(kenya)
    tidy_case(kenya)
    assert bodies(kenya) == before


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_real_files_are_tidy(folder: Path) -> None:
    draft = read_draft(folder)
    for file in CASE_FILES:
        assert canonical(draft, file) == (folder / file).read_bytes(), (
            f"{folder.name}/{file}: run `python -m r2p tidy`"
        )


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ANY_CELL = st.one_of(
    ANY_TEXT, st.sampled_from(["1.5", "-0", "007.1", "2008-01-01", "S2", "S10", '"', "\r", "\n,"])
)


@settings(max_examples=150, deadline=None)
@given(table=st.sampled_from(CASE_TABLES), data=st.data())
def test_tidy_keeps_every_cell_and_tidying_twice_is_tidying_once(
    table: str, data: st.DataObject
) -> None:
    columns = data.draw(st.permutations(schema(table).names))
    width = len(columns)
    rows = data.draw(st.lists(st.lists(ANY_CELL, min_size=width, max_size=width), max_size=4))
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=data.draw(st.sampled_from(["\n", "\r\n"])), quoting=1).writerows(
        [columns, *rows]
    )
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"{table}.csv"
        path.write_text(out.getvalue(), encoding="utf-8", newline="")
        assert tidy_case(Path(name)).problems == []
        once = path.read_bytes()
        assert tidy_case(Path(name)).written == []
        found = rows_by_column(path)
    decimals = {field.name for field in schema(table).fields if field.decimals}
    expected = Counter(
        frozenset(
            (column, padded(cell) if column in decimals else cell)
            for column, cell in zip(columns, row, strict=True)
        )
        for row in rows
        if any(row)
    )
    assert found == expected
    assert once.startswith(",".join(schema(table).names).encode() + b"\n")
    assert once.endswith(b"\n")


def padded(cell: str) -> str:
    """What tidy may do to a number: fill it up to three decimals."""
    whole, _, decimals = cell.partition(".")
    plain = whole.removeprefix("-")
    number = plain.isascii() and plain.isdecimal() and len(plain) < 10
    if number and (not decimals or (decimals.isascii() and decimals.isdecimal())):
        return f"{whole}.{decimals.ljust(3, '0')}"
    return cell


@settings(max_examples=100, deadline=None)
@given(
    texts=st.dictionaries(
        st.sampled_from(["title", "trigger", "summary", "capital", "r2p_referenced"]), ANY_TEXT
    ),
    labels=st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=3),
    sources=st.lists(ANY_TEXT.filter(lambda text: ";" not in text), max_size=3),
)
def test_tidy_keeps_every_key(
    texts: dict[str, str], labels: dict[str, str], sources: list[str]
) -> None:
    case = {**texts, "r2p_sources": sources, "highlight_labels": labels, "deaths_low": 12}
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "case.toml"
        path.write_text(case_text(case), encoding="utf-8", newline="")
        assert read_case_toml(path) == case
        assert tidy_case(Path(name)).written == []


def test_the_order_of_keys_is_that_of_the_schema() -> None:
    body = (CASES / "KEN-2007" / "case.toml").read_text(encoding="utf-8")
    keys = [name for name in tomllib.loads(body) if name != "highlight_labels"]
    assert keys == [name for name in schema("cases").names if name in keys]


def test_what_tidy_writes_replaces_a_leftover_of_an_interrupted_run(kenya: Path) -> None:
    (kenya / ".stages.csv.tidy").write_text("half", encoding="utf-8")
    UNTIDY["no line feed at the end"](kenya)
    tidy_case(kenya)
    assert check_case(kenya) == []
    assert not (kenya / ".stages.csv.tidy").exists()


def test_a_copy_of_every_real_folder_survives_a_round_trip(tmp_path: Path) -> None:
    for folder in sorted(CASES.iterdir()):
        copied = Path(
            shutil.copytree(folder, tmp_path / folder.name, copy_function=shutil.copyfile)
        )
        for table in CASE_TABLES:
            rows_of(f"{table}.csv", lambda rows: [row[::-1] for row in [rows[0], *rows[:0:-1]]])(
                copied
            )
        tidy_case(copied)
        assert bodies(copied) == bodies(folder), folder.name
