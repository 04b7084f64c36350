"""Citations that programs can read, and that invent nothing."""

import re
import tomllib
from datetime import date

import pytest

from r2p.dataset import Dataset
from r2p.dataset.cite import (
    STYLES,
    Work,
    act_work,
    apa,
    bibtex,
    cff,
    chicago,
    cited,
    crisis_work,
    dataset_work,
    ris,
)
from r2p.dataset.load import assemble, case_folders
from r2p.dataset.paths import DATA

ABOUT = tomllib.loads((DATA / "dataset.toml").read_text(encoding="utf-8"))
ADDRESS, DAY = "https://atlas.example/case?case=KEN-2007&v=1", date(2026, 12, 3)


@pytest.fixture(scope="module")
def data() -> Dataset:
    return assemble(case_folders())


def test_the_dataset_as_text() -> None:
    text = apa(dataset_work(ABOUT, address="https://atlas.example/", accessed=DAY))
    assert text == (
        f"R2P Atlas contributors. (2026). {ABOUT['title']} (Version {ABOUT['version']}) "
        "[Data set]. Retrieved December 3, 2026, from https://atlas.example/"
    )
    assert chicago(dataset_work(ABOUT)) == (
        f"R2P Atlas contributors. 2026. {ABOUT['title']}. Version {ABOUT['version']}. Data set."
    )


@pytest.mark.parametrize("style", STYLES)
def test_no_address_is_invented(style: str, data: Dataset) -> None:
    works = (dataset_work(ABOUT), act_work(data, "KEN-2007-001"), crisis_work(data, "KEN-2007"))
    for work in works:
        text = cited(work, style)
        assert "http" not in text
        assert "ccessed" not in text
        assert "etrieved" not in text
        assert ABOUT["version"] in text
        assert "2026" in text
        assert "R2P Atlas contributors" in text


@pytest.mark.parametrize("style", STYLES)
def test_an_act_is_cited_with_its_id_and_title(style: str, data: Dataset) -> None:
    act = data.events.iloc[40]
    text = cited(act_work(data, act["event_id"], address=ADDRESS, accessed=DAY), style)
    assert act["event_id"] in text
    assert act["title"].split()[-1] in text
    assert ADDRESS.split("&")[0] in text
    assert re.search("2026.12.03|December 3, 2026", text)


def test_a_crisis_is_cited_by_its_title(data: Dataset) -> None:
    assert "Kenya post-election crisis. In " in apa(crisis_work(data, "KEN-2007"))


def test_what_there_is_not_cannot_be_cited(data: Dataset) -> None:
    with pytest.raises(KeyError, match="no act 'KEN-2007-999'"):
        act_work(data, "KEN-2007-999")
    with pytest.raises(KeyError, match="no crisis 'ATL-1999'"):
        crisis_work(data, "ATL-1999")


def hostile() -> Work:
    text = 'A {brace} & 50% $5 #1 a_b ~ ^ \\end "quoted"\nTY  - HACK'
    return Work(
        title=text,
        creators=("Doe, Jane", "A & B"),
        released=DAY,
        version="1",
        licence="CC-BY-4.0",
        name="x",
        address="https://atlas.example/}{\n",
    )


def test_bibtex_stays_one_entry_whatever_the_text_says() -> None:
    text = bibtex(hostile())
    depth, least = 0, 0
    for before, sign in zip(f" {text}", text, strict=False):
        if before != "\\":
            depth += {"{": 1, "}": -1}.get(sign, 0)
        least = min(least, depth)
    assert depth == 0
    assert least == 0
    assert text.count("@") == 1
    assert r"\& 50\% \$5 \#1 a\_b" in text
    assert "author = {Doe, Jane and {A \\& B}}" in text


def test_ris_stays_one_record_whatever_the_text_says() -> None:
    lines = ris(hostile()).split("\r\n")
    assert lines[-1] == ""
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert sum(line.startswith("TY  - ") for line in lines) == 1
    assert lines[-2] == "ER  - "
    assert "\n" not in "".join(lines)


def test_the_citation_file_is_yaml_that_says_the_same() -> None:
    import yaml

    read = yaml.safe_load(cff(dataset_work(ABOUT)))
    assert read["title"] == ABOUT["title"]
    assert read["version"] == ABOUT["version"]
    assert read["date-released"] == ABOUT["released"]
    assert read["type"] == "dataset"
    assert read["authors"] == [{"name": name} for name in ABOUT["creators"]]
    authors = yaml.safe_load(cff(hostile()))["authors"]
    assert authors == [{"family-names": "Doe", "given-names": "Jane"}, {"name": "A & B"}]
