"""Whatever bytes a folder holds, the check answers with a list, and what passes can be loaded."""

import csv
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from r2p.dataset.check import check_case
from r2p.dataset.load import assemble
from r2p.dataset.paths import CASES
from r2p.dataset.problem import Problem
from r2p.dataset.read import CASE_FILES, CASE_TABLES
from tests.unit.breakages.tools import write

CASE = "GMB-2016"
"""A small case, since each example reads all of it."""

FILES = st.sampled_from(CASE_FILES)
PIECES = st.sampled_from(
    [b'"', b",", b"\n", b"\r", b"\0", b";", b"[", b"{", b"= ", b"\xff", b"\xef\xbb\xbf", b"1e999"]
)
CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "sNaN",
            "inf",
            "-0",
            "1_0",
            "٣",
            "0001-01-01",
            "9999-12-31",
            "S01;",
            ";",
            "=1+1",
            "ongoing",
        ]
    ),
)


@contextmanager
def copied() -> Iterator[Path]:
    """A copy of the case that lives as long as one example."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(
            shutil.copytree(CASES / CASE, Path(folder) / CASE, copy_function=shutil.copyfile)
        )


def assert_answers(folder: Path) -> list[Problem]:
    problems = check_case(folder)
    assert all(problem.file.startswith(CASE) and problem.allowed for problem in problems)
    return problems


@settings(max_examples=60, deadline=None)
@given(file=FILES, body=st.binary(max_size=400))
def test_any_bytes_in_place_of_a_file(file: str, body: bytes) -> None:
    with copied() as folder:
        (folder / file).write_bytes(body)
        assert_answers(folder)


@settings(max_examples=80, deadline=None)
@given(file=FILES, piece=st.one_of(PIECES, st.binary(max_size=3)), at=st.floats(0, 1))
def test_any_bytes_put_into_a_file(file: str, piece: bytes, at: float) -> None:
    with copied() as folder:
        body = (folder / file).read_bytes()
        cut = int(at * len(body))
        (folder / file).write_bytes(body[:cut] + piece + body[cut:])
        assert_answers(folder)


@settings(max_examples=120, deadline=None)
@given(table=st.sampled_from(CASE_TABLES), text=CELLS, data=st.data())
def test_any_text_in_a_cell_and_what_passes_can_be_loaded(
    table: str, text: str, data: st.DataObject
) -> None:
    with copied() as folder:
        path = folder / f"{table}.csv"
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        row = data.draw(st.integers(1, len(rows) - 1))
        column = data.draw(st.integers(0, len(rows[0]) - 1))
        rows[row][column] = text
        write(path, rows)
        if not assert_answers(folder):
            assert assemble([folder]).case_ids == [CASE]


@settings(max_examples=80, deadline=None)
@given(
    line=st.integers(0, 24),
    value=st.sampled_from(
        [
            "[[[[]]]]",
            "{ a = { b = [1] } }",
            "nan",
            "-inf",
            "1e999999999",
            "0x" + "f" * 5000,
            "2007-12-30T00:00:00Z",
            "07:32:00",
            "true",
            '""',
            '"\\u0007"',
            "[]",
            '["S01", 1]',
            '["S01;S02"]',
            "+5.0",
            "1_000",
            "0.0",
            "1979-05-27",
            "3000-01-01",
        ]
    ),
)
def test_any_value_of_a_key_and_what_passes_can_be_loaded(line: int, value: str) -> None:
    with copied() as folder:
        path = folder / "case.toml"
        lines = path.read_text(encoding="utf-8").splitlines()
        lines[line] = f"{lines[line].partition(' = ')[0]} = {value}"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if not assert_answers(folder):
            assert assemble([folder]).case_ids == [CASE]
