"""An upload from a stranger: read within limits or refused, and each refusal says why."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from r2p.dataset import upload
from r2p.dataset.load import load
from r2p.dataset.paths import CASES
from r2p.dataset.read import CASE_FILES
from r2p.dataset.trial import problem_list, trial, zipped
from r2p.dataset.upload import UploadError, received

CASE = "GMB-2016"
FILES = {file: (CASES / CASE / file).read_bytes() for file in CASE_FILES}


def packed(entries: list[tuple[zipfile.ZipInfo | str, bytes]]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return body.getvalue()


def refusal(entries: list[tuple[zipfile.ZipInfo | str, bytes]]) -> str:
    with pytest.raises(UploadError) as refused:
        received([("case.zip", packed(entries))])
    return str(refused.value)


def test_a_zip_with_or_without_its_folder_is_read() -> None:
    for sent in (zipped(CASE, FILES), packed(list(FILES.items()))):
        assert received([("any.zip", sent)]) == (CASE, FILES)


def test_the_files_themselves_are_read() -> None:
    assert received(list(FILES.items())) == (CASE, FILES)


def test_what_systems_leave_behind_is_passed_over() -> None:
    left = [("__MACOSX/._case.toml", b"x"), (f"{CASE}/.DS_Store", b"x"), (f"{CASE}/", b"")]
    body = packed([*left, *((f"{CASE}/{name}", body) for name, body in FILES.items())])
    assert received([("a.zip", body)]) == (CASE, FILES)


def test_optional_files_may_be_left_out() -> None:
    needed = {name: body for name, body in FILES.items() if name not in upload.OPTIONAL}
    name, files = received(list(needed.items()))
    assert list(files) == list(CASE_FILES)
    assert files["actors.csv"].startswith(b"actor_id,")
    assert trial(name, files, load()).problems  # its id is ours


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../case.toml", "leads elsewhere"),
        ("/case.toml", "leads elsewhere"),
        ("C:/case.toml", "leads elsewhere"),
        ("GMB-2016/../case.toml", "leads elsewhere"),
        ("GMB-2016//case.toml", "leads elsewhere"),
        ("GMB-2016\\case.toml", "backslash"),
        ("GMB-2016/more/case.toml", "Folders in folders"),
        ("my case/case.toml", "named like the id"),
        ("events.xlsx", "not a file of a case"),
        ("event.csv", "Did you mean events.csv?"),
    ],
)
def test_a_path_that_is_not_flat_is_refused(name: str, said: str) -> None:
    assert said in refusal([(name, b"x")])


def test_a_name_with_a_nul_is_refused() -> None:
    body = packed([("case.tomlXX.csv", b"x")]).replace(b"case.tomlXX.csv", b"case.toml\0X.csv")
    with pytest.raises(UploadError, match="NUL"):
        received([("a.zip", body)])


def test_two_folders_and_two_files_of_a_name_are_refused() -> None:
    assert "more than one folder" in refusal([("GMB-2016/case.toml", b""), ("KEN-2007/a", b"")])
    assert "more than one folder" in refusal([("GMB-2016/case.toml", b""), ("stages.csv", b"")])
    with pytest.warns(UserWarning, match="Duplicate"):
        assert "two files named" in refusal([("case.toml", b"1"), ("case.toml", b"2")])
    with pytest.raises(UploadError, match="two files"):
        received([("case.toml", b"1"), ("case.toml", b"2")])


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("case.toml")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    assert "link" in refusal([(link, b"/etc/passwd")])


def test_an_encrypted_zip_is_refused() -> None:
    body = bytearray(packed([("case.toml", b"x")]))
    at = body.index(b"PK\x01\x02") + 8
    body[at : at + 2] = struct.pack("<H", 1)
    with pytest.raises(UploadError, match="encrypted"):
        received([("a.zip", bytes(body))])


def test_archives_in_archives_are_refused() -> None:
    assert "archive itself" in refusal([("notes.md", zipped(CASE, FILES))])


def test_a_bomb_is_refused_by_its_ratio_and_by_its_size() -> None:
    assert "100 times" in refusal([("events.csv", b"a" * 1_500_000)])
    with pytest.raises(UploadError, match="2 MB"):
        received([("events.csv", b"a" * 2_000_001)])


def test_a_header_that_lies_about_the_size_is_not_believed() -> None:
    body = bytearray(packed([("events.csv", b"a" * 1_900_000)]))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = body.index(signature) + offset
        body[at : at + 4] = struct.pack("<I", 10)
    with pytest.raises(UploadError):
        received([("a.zip", bytes(body))])


def test_too_much_is_refused_and_the_limit_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UploadError, match="at most 5 MB"):
        received([("case.toml", b"x" * 5_000_001)])
    many = b"event_id\n" + b"x\n" * 1_000
    with pytest.raises(UploadError, match="1000 acts; at most 999"):
        received([("events.csv", many)])
    assert "at most 50" in refusal([(f"{n}.csv", b"") for n in range(51)])
    body = packed(list(FILES.items()))
    monkeypatch.setattr(upload, "MOST_BYTES", len(body))
    with pytest.raises(UploadError, match="Unpacked"):
        received([("a.zip", body)])


def test_a_zip_among_files_and_an_empty_one_are_refused() -> None:
    with pytest.raises(UploadError, match="not both"):
        received([("a.zip", zipped(CASE, FILES)), ("case.toml", b"x")])
    assert "no file of a case" in refusal([])


@given(st.binary(max_size=300), st.integers(0, 3_000))
@settings(max_examples=60, deadline=None)
def test_whatever_is_sent_the_answer_is_files_or_a_refusal(noise: bytes, at: int) -> None:
    body = zipped(CASE, FILES)
    for sent in (noise, body[:at] + noise + body[at + len(noise) :], body[at:]):
        try:
            _, files = received([("case.zip", sent)])
        except UploadError:
            continue
        assert set(files) <= set(CASE_FILES)


WRONG: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "utf-16": ("events.csv", lambda b: b.decode().encode("utf-16"), "UTF-16"),
    "latin-1": ("notes.md", lambda b: b + "é".encode("latin-1"), "0xE9"),
    "nul": ("sources.csv", lambda b: b + b"\0", "NUL"),
    "semicolons": ("stages.csv", lambda b: b.replace(b",", b";"), "semicolons"),
    "header twice": ("stages.csv", lambda b: b.replace(b"start,end", b"start,start"), "2 columns"),
    "huge cell": ("events.csv", lambda b: b.replace(b"day", b"d" * 200_000, 1), ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_inside_a_file_is_a_problem_with_its_place(name: str) -> None:
    file, change, found = WRONG[name]
    id, files = received([*{**FILES, file: change(FILES[file])}.items()])
    made = trial(id, files, load())
    assert made.data is None
    mine = [problem for problem in made.problems if problem.file.endswith(file)]
    assert mine
    assert any(found in problem.found for problem in mine), mine[:3]
    assert file.encode() in problem_list(made.problems)


def test_a_byte_order_mark_and_another_order_of_rows_are_mended_for_the_author() -> None:
    files = {
        name: body.replace(CASE.encode(), b"GMB-1994").replace(b'title = "', b'title = "Other ', 1)
        for name, body in FILES.items()
    }
    header, *rows = files["sources.csv"].decode().splitlines()
    files["sources.csv"] = "\n".join([header, *reversed(rows)]).encode("utf-8-sig")
    made = trial("GMB-1994", files, load())
    assert not made.problems
    assert made.tidied == ("sources.csv",)
    assert made.files["sources.csv"].decode().splitlines() == [header, *rows]
    assert made.data is not None
    assert "GMB-1994" in made.data.case_ids


def test_a_list_of_problems_starts_no_formula() -> None:
    files = {**FILES, "events.csv": FILES["events.csv"].replace(b",apply,", b",=cmd(),", 1)}
    listed = problem_list(trial(CASE, files, load()).problems)
    assert b",'=cmd()," in listed


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    trial(CASE, FILES, load())
    assert not list(tmp_path.iterdir())
    with pytest.raises(ValueError, match="no file of a case"):
        trial(CASE, {"../evil": b"x"}, load())
    assert not list(tmp_path.iterdir())
