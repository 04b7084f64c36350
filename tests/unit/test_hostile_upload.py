"""Uploads made to cost the host time or memory, or to be taken for something else."""

import csv
import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from r2p.dataset import Dataset, wording
from r2p.dataset.load import load
from r2p.dataset.problem import Problem
from r2p.dataset.read import CASE_TABLES
from r2p.dataset.trial import Trial, trial, zipped
from r2p.dataset.upload import MOST_ENTRIES, UploadError, received
from r2p.dataset.wording import nearest
from r2p.ui.notes import blocks
from r2p.ui.your_case_correct import table_of
from r2p.ui.your_case_start import template_zip
from tests.hostile import NEW, poisoned

FILES = poisoned()
SECONDS = 10
"""Of processor time, several times what a bad upload takes; the worst once took minutes."""
MEGABYTES = 120


@cache
def ours() -> Dataset:
    """The published crises."""
    return load()


def sent(**changed: bytes) -> Trial | str:
    """What is said of the case with these files changed: a trial, or why it is refused."""
    files = {**FILES, **{name.replace("_", "."): body for name, body in changed.items()}}
    try:
        return trial(*received(list(files.items())), ours())
    except UploadError as refusal:
        return str(refusal)


def table(name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(FILES[f"{name}.csv"].decode(), newline="")))


def written(rows: list[list[str]], **how: Any) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, **{"lineterminator": "\n", **how}).writerows(rows)
    return out.getvalue().encode()


def acts(number: int, **cells: Callable[[int], str]) -> bytes:
    """A table of acts: the first one over and over, with these cells."""
    header, first, *_ = table("events")
    rows = [header]
    for place in range(number):
        cell = {**dict(zip(header, first, strict=True)), "event_id": f"{NEW}-{place + 1:03d}"}
        cell |= {"title": f"Title number {place}", "description": "A description of it"}
        rows.append([*(cell | {name: of(place) for name, of in cells.items()}).values()])
    return written(rows)


def many_actors(number: int) -> bytes:
    header, first, *_ = table("actors")
    return written(
        [header, *([f"SOMEBODY_OF_A_LONG_NAME_{n:06d}", *first[1:]] for n in range(number))]
    )


def strings(depth: int, opened: str, closed: str) -> bytes:
    return b"a = " + opened.encode() * depth + b"1" + closed.encode() * depth


COSTLY: dict[str, Callable[[], dict[str, bytes]]] = {
    "unknown actors beside many": lambda: {
        "actors_csv": many_actors(2_000),
        "events_csv": acts(300, actors=lambda n: f"SOMEBDY_OF_A_LNG_NAME_{n * 7:06d}"),
    },
    "unknown sources in every act": lambda: {
        "events_csv": acts(400, source_ids=lambda n: ";".join(f"S{n}{k:02d}" for k in range(90))),
    },
    "wrong terms in every act": lambda: {
        "events_csv": acts(500, instrument=lambda n: f"arms_embrago{n}", mode=lambda n: f"aply{n}"),
    },
    "a table of commas": lambda: {"sources_csv": b"source_id\n" + b"," * 1_900_000},
    "a table of line breaks": lambda: {"sources_csv": b"source_id\n" + b"\n" * 1_900_000},
    "a million rows": lambda: {"sources_csv": b"source_id\n" + b"a\n" * 990_000},
    "a cell that never ends": lambda: {"events_csv": FILES["events.csv"] + b'"' + b"a\n" * 600_000},
    "one huge cell": lambda: {"stages_csv": FILES["stages.csv"] + b"x" * 1_500_000},
    "keys of dots": lambda: {
        "case_toml": b"".join(b"a%d" % n + b".a" * 190 + b"=1\n" for n in range(240))
    },
    "lists in lists": lambda: {"case_toml": strings(40_000, "[", "]")},
    "tables in tables": lambda: {"case_toml": strings(9_000, "{a=", "}")},
    "a number of digits": lambda: {"case_toml": b"deaths_low = " + b"9" * 99_000},
    "a case of line breaks": lambda: {"case_toml": b"\n" * 1_900_000 + b"x"},
    "notes of brackets": lambda: {"notes_md": b"[" * 299_000},
}


@pytest.mark.parametrize("name", COSTLY)
def test_what_is_made_to_cost_is_answered_in_bounded_time(name: str) -> None:
    body = COSTLY[name]()
    begun = time.process_time()
    answer = sent(**body)
    assert time.process_time() - begun < SECONDS
    assert isinstance(answer, str) or answer.problems


@pytest.mark.parametrize("name", ["a million rows"])
def test_what_is_made_to_cost_takes_bounded_memory(name: str) -> None:
    body = COSTLY[name]()
    ours()
    tracemalloc.start()
    sent(**body)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MEGABYTES * 1_000_000


def test_what_was_uploaded_is_not_held_by_the_search_for_near_misses() -> None:
    wording._nearest.cache_clear()
    tracemalloc.start()
    for place in range(1_500):
        nearest(f"unknown {place}", [f"{place}-{n}" for n in range(60)], near=wording.SAME)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 3_000_000


def test_near_misses_are_the_same_among_few_and_among_many() -> None:
    known = [f"SOMEBODY_{n:04d}_OF_A_PLACE" for n in range(wording.LISTED_ALIKE + 200)]
    assert nearest("SOMEBDY_0042_OF_A_PLACE", known) == "SOMEBODY_0042_OF_A_PLACE"
    assert nearest("NOBODY_AT_ALL", known) == ""


NOTES = {
    "a link that never ends": "[a](" + "x" * 300_000,
    "a link of blanks": "[a](" + " " * 300_000,
    "names that never end": "[\n" * 150_000,
    "backslashes": "\\" * 300_000,
    "a rule that is none": "|a\n" + "-" * 300_000 + "x",
    "bars": "|\n" * 150_000 + "-x",
    "a row of bars": "|" * 300_000 + "x-",
    "a table of columns": "|a" * 150_000 + "\n|-\n|b",
    "code that never ends": "`a\n" * 100_000,
}


@pytest.mark.parametrize("name", NOTES)
def test_no_notes_hold_the_host_up(name: str) -> None:
    begun = time.process_time()
    assert blocks(NOTES[name])
    assert time.process_time() - begun < 5  # a quadratic pattern takes a minute and more


def test_a_table_too_large_to_be_edited_is_edited_as_text() -> None:
    header = ",".join(f"c{n}" for n in range(200))
    assert table_of("events.csv", f"{header}\n{header}\n".encode()) is None
    assert table_of("events.csv", b"a,b\n" * 6_000) is None


def packed(names: list[str], body: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, body)
    return out.getvalue()


def overlapping() -> bytes:
    """A zip in which every name stands for the same packed bytes."""
    body = packed(["events.csv"], b"a,b,c\n" * 20_000)
    at = body.index(b"PK\x01\x02")
    central, end = body[at : body.index(b"PK\x05\x06")], body[body.index(b"PK\x05\x06") :]
    entries = b"".join(
        central.replace(b"events.csv", name) for name in (b"stages.csv", b"events.csv")
    )
    end = end[:8] + struct.pack("<HHI", 2, 2, len(entries)) + end[16:]
    return body[:at] + entries + end


def workbook() -> bytes:
    """A workbook whose text would grow a thousandfold if anybody read its XML."""
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", laughs)
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (packed(["Case.toml"]), "Did you mean case.toml"),
        (packed(["case.toml", "CASE.TOML"]), "CASE.TOML is not a file of a case"),
        (packed(["events.csv ", "events.csv"]), "is not a file of a case"),
        (packed(["ｅvents.csv"]), "is not a file of a case"),
        (packed(["events.csv\u202e"]), "\\\\u202e"),
        (packed(["c:case.toml"]), "leads elsewhere"),
        (packed(["~/case.toml"]), "named like the id"),
        (packed(["case.toml/"]), "named like the id"),
        (packed([f"{n}/" for n in range(MOST_ENTRIES * 3)]), "at most 50"),
        (b"PK\x01\x02" * 1_000_000, "at most 50"),
        (b"PK\x03\x04" + b"\0" * 1_000_000, "damaged"),
        (overlapping(), "damaged|Overlapped"),
        (workbook(), "workbook.*Save each of its tables as CSV"),
    ],
)  # fmt: skip
def test_a_zip_with_a_trick_is_refused_and_says_why(body: bytes, said: str) -> None:
    with pytest.raises(UploadError, match=said):
        received([("case.zip", body)])


def test_notes_may_not_be_longer_than_anybody_reads() -> None:
    body = b"word " * 70_000
    for upload in ([("notes.md", body)], [("a.zip", packed(["notes.md"], body))]):
        with pytest.raises(UploadError, match="notes.md has more than 0.3 MB|times as large"):
            received(upload)


def test_many_files_at_once_are_refused() -> None:
    with pytest.raises(UploadError, match="51 files; at most 50"):
        received([(f"{n}.csv", b"") for n in range(MOST_ENTRIES + 1)])


def found(answer: Trial | str, file: str) -> list[Problem]:
    assert isinstance(answer, Trial)
    assert answer.data is None
    return [problem for problem in answer.problems if problem.file.endswith(file)]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (written(table("stages"), delimiter="\t"), "tabs"),
        (written(table("stages"), delimiter="|"), "|"),
        (written(table("stages"), quotechar="'", quoting=csv.QUOTE_ALL), "'stage'"),
        (FILES["stages.csv"].decode().encode("utf-32"), "UTF-16"),
        (FILES["stages.csv"].decode().encode("utf-16-le"), "NUL"),
        (FILES["stages.csv"] + "é".encode("cp1252"), "0xE9"),
        (FILES["stages.csv"].replace(b"stage,", b"st\xe2\x80\x8bage,", 1), "st"),
        (b"\xef\xbb\xbf" * 2 + FILES["stages.csv"], "\ufeffstage"),
        (b"\x1b[31m" + FILES["stages.csv"], "stage"),
    ],
)
def test_another_dialect_or_encoding_is_named(body: bytes, said: str) -> None:
    problems = found(sent(stages_csv=body), "stages.csv")
    assert any(said in problem.found for problem in problems), problems
    assert all(problem.allowed for problem in problems)


def test_windows_line_ends_and_needless_quotes_are_mended() -> None:
    rows = table("stages")
    answer = sent(stages_csv=written(rows, lineterminator="\r\n", quoting=csv.QUOTE_ALL))
    assert isinstance(answer, Trial)
    assert answer.tidied == ("stages.csv",)
    assert not answer.problems


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\x07"])
def test_signs_that_nobody_sees_are_refused_with_their_place(sign: str) -> None:
    rows = table("events")
    rows[3][rows[0].index("target")] = f"a{sign}b"
    problems = found(sent(events_csv=written(rows)), "events.csv")
    assert [(p.row, p.column) for p in problems] == [(4, "target")]
    notes = sent(notes_md=FILES["notes.md"] + f"a{sign}b\n".encode())
    assert [p.row for p in found(notes, "notes.md")] == [0]


@pytest.mark.parametrize("title", ["Gambian post-election crisis", "GAMBIAN Post-election crisis"])
def test_a_case_is_not_called_like_one_of_ours(title: str) -> None:
    lines = FILES["case.toml"].decode().splitlines()
    named = "\n".join(f'title = "{title}"' if line.startswith("title") else line for line in lines)
    (problem,) = found(sent(case_toml=f"{named}\n".encode()), "case.toml")
    assert (problem.column, problem.found) == ("title", title)
    assert "The Gambia 2016–17 has this one" in problem.allowed


def test_a_host_without_a_temporary_folder_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/dev/null/nowhere")
    assert "no temporary folder" in str(sent())
    with pytest.raises(ValueError, match="no temporary folder"):
        template_zip("GHA-2016")


CELLS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["=1+1", "NaN", "1e999", "<b>", "a" * 700, "S01;S02", "2016-12-09", "\r\n"]),
)


@st.composite
def changes(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of a case with a few cells changed to anything."""
    files = {}
    for name in draw(st.lists(st.sampled_from(CASE_TABLES), min_size=1, max_size=3, unique=True)):
        rows = table(name)
        for _ in range(draw(st.integers(1, 4))):
            row = draw(st.integers(0, len(rows) - 1))
            rows[row][draw(st.integers(0, len(rows[0]) - 1))] = draw(CELLS)
        files[f"{name}_csv"] = written(rows)
    return files


@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(changed=changes())
def test_whatever_stands_in_the_cells_there_is_an_answer(changed: dict[str, bytes]) -> None:
    answer = sent(**changed)
    if isinstance(answer, Trial):
        assert (answer.data is None) == bool(answer.problems)
        assert all(problem.found is not None and problem.allowed for problem in answer.problems)
        assert received([("a.zip", zipped(answer.name, answer.files))])[0] == answer.name
