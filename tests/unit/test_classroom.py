"""The classroom without a page: draws, files of codes, answers as files, links to questions."""

import json

import pytest

from r2p.dataset.load import assemble, case_folders
from r2p.lecture.strict import FileError
from r2p.ui import classroom_answers as answers
from r2p.ui import classroom_saved as saved
from r2p.ui import discuss
from r2p.ui.classroom_codes import HEADER, CodesError, Draw, drawn, dump, parse
from r2p.ui.classroom_views import ALL, views

DATA = assemble(case_folders())
DRAW = Draw(("GIN-2009", "KEN-2007"), 10, 7)
ACTS = drawn(DATA, DRAW)["event_id"].tolist()
HEAD = ",".join(HEADER)


def test_a_class_codes_the_same_acts() -> None:
    assert drawn(DATA, DRAW)["event_id"].tolist() == ACTS
    assert len(set(ACTS)) == 10
    assert {act[:8] for act in ACTS} <= set(DRAW.cases)
    assert drawn(DATA, Draw(DRAW.cases, 5, 7))["event_id"].tolist() == ACTS[:5]
    assert drawn(DATA, Draw(DRAW.cases, 10, 8))["event_id"].tolist() != ACTS


def test_a_draw_larger_than_the_crises_takes_every_act() -> None:
    case = DATA.events["case_id"].value_counts().idxmin()
    number = int((DATA.events["case_id"] == case).sum())
    assert len(drawn(DATA, Draw((case,), number + 5, 1))) == number


def test_every_act_is_drawn_about_equally_often() -> None:
    draws = [drawn(DATA, Draw(("GMB-2016",), 5, seed))["event_id"] for seed in range(1, 200)]
    times = [sum(act in set(draw) for draw in draws) for act in draws[0]]
    number = int((DATA.events["case_id"] == "GMB-2016").sum())
    assert all(0.3 < count / (199 * 5 / number) < 2.5 for count in times)


def test_codes_come_back_as_they_were_saved() -> None:
    codes = {
        ACTS[0]: {"instrument": "statement", "mode": "apply", "pillar": "3"},
        ACTS[1]: {"mode": "ease"},
    }
    assert parse(dump(codes), ACTS) == codes
    resaved = b"\xef\xbb\xbf" + dump(codes).replace(b",", b";").replace(b"\n", b"\r\n")
    assert parse(resaved, ACTS) == codes


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "The first row must be"),
        (b"\xff\xfe\x00", "no CSV text"),
        (b"PK\x03\x04" + b"\x00" * 50, "The first row must be"),
        (b"x" * 30_000, "larger than 20 kB"),
        (f"{HEAD}\n=1+1,,,\n".encode(), "“=1+1” is not an act of this draw"),
        (f"{HEAD}\nSYR-2011-001,,,\n".encode(), "not an act of this draw"),
        (f"{HEAD}\n{ACTS[0]},war,,\n".encode(), "instrument “war” is not allowed"),
        (f"{HEAD}\n{ACTS[0]},,,4\n".encode(), "pillar “4” is not allowed"),
        (f"{HEAD}\n{ACTS[0]},,\n".encode(), "must have 4 cells and has 3"),
        (f"{HEAD}\n{ACTS[0]},,,\n{ACTS[0]},,,\n".encode(), "has a row already"),
        (f'{HEAD}\n"{ACTS[0]}'.encode(), "no CSV text"),
        (f"{HEAD}\n{'x,,,' + chr(10)}".encode() * 1 + b"y,,,\n" * 40, "and 33 more problems"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_the_reason(body: bytes, said: str) -> None:
    with pytest.raises(CodesError, match=said.replace("+", r"\+")):
        parse(body, ACTS)


def answers_file(**changes: object) -> bytes:
    made = {"format": "r2p-atlas-answers", "version": 1, "answers": {"Q01": "x"}, **changes}
    return json.dumps(made).encode()


def test_answers_come_back_as_they_were_saved() -> None:
    given = {"Q01": "Two <b>days</b>,\n\n\t“é” 🙂", "Q99": "of another version"}
    assert saved.parse(saved.dump(given)) == given
    assert saved.parse(b"\xef\xbb\xbf" + saved.dump({"Q01": "a\r\nb", "Q02": " "})) == {
        "Q01": "a\nb"
    }
    assert saved.parse(answers_file(answers={})) == {}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe{\x00", "no UTF-8"),
        (b"{" * 500_000, "nested"),
        (b" " * 1_000_001, "at most 1 MB"),
        (b"[]", "has to be an object"),
        (b'{"format": "r2p-atlas-lecture", "version": 1, "views": []}', "answers files say"),
        (answers_file(version=2), "opens version 1"),
        (answers_file(answers=["Q01"]), "has to be an object"),
        (answers_file(answers={"Q01": 7}), "answer to 'Q01' is 7; it has to be text"),
        (answers_file(answers={"Q01": "x" * 5_001}), "at most 5000"),
        (answers_file(answers={"Q01": "a\u202eb"}), "U[+]202E"),
        (answers_file(answers={"Q" * 5_000: "x"}), "at most 40"),
        (answers_file(answers={f"Q{n}": "x" for n in range(151)}), "at most 150"),
        (answers_file().replace(b'"Q01": "x"', b'"Q01": "x", "Q01": "y"'), "twice"),
    ],
)
def test_a_file_that_holds_no_answers_gets_a_clear_answer(body: bytes, said: str) -> None:
    with pytest.raises(FileError, match=said) as got:
        saved.parse(body)
    assert len(str(got.value)) < 250
    assert str(got.value).isprintable()


def test_answers_are_written_with_question_link_and_citation() -> None:
    given = {"Q03": "Seven {threats}, one act\n\nand \\b an “é” 🙂", "Q14": "Kenya"}
    text = answers.as_markdown(DATA, given).decode()
    assert text.index("Q03 · Kenya 2007–08") < text.index("Q14 · All crises")
    assert "Seven {threats}, one act" in text
    assert "timeline?cases=KEN-2007&axis=calendar&family=sanctions" in text
    assert "claim=C07" in text
    assert "Version 1" in text
    assert "Q01" not in text


def test_the_document_for_word_holds_no_command_of_the_student() -> None:
    body = answers.as_rtf(DATA, {"Q03": "{\\object 1} é 🙂\nnext"}).decode("ascii")
    assert r"\{\\object 1\} \u233? \u-10179?\u-8638?" in body
    assert body.count("{") - body.count(r"\{") == body.count("}") - body.count(r"\}")
    assert body.startswith(r"{\rtf1")


def test_every_question_is_counted_on_the_pages_it_opens() -> None:
    rows = DATA.arguments["questions"]
    for page in ("timeline", "arguments", "case"):
        made = discuss.numbers(DATA, page)
        opened = [row for row in rows.itertuples() if f"{page}?" in row.views]
        assert sum(made.values()) == len(opened) > 0
        assert made.get(ALL, 0) == sum(row.case_id == ALL for row in opened)
    assert discuss.numbers(DATA, "weights") == {}


def test_all_stands_for_every_crisis() -> None:
    (view,) = views(DATA, "compare?cases=ALL&measure=joint")
    assert dict(view.params) == {"cases": ",".join(DATA.case_ids), "measure": "joint"}


@pytest.mark.parametrize(
    ("page", "cases", "said"),
    [
        ("timeline", ("KEN-2007",), "Discuss: 5 seminar questions"),
        ("compare", (), "Discuss: 4 seminar questions"),
        ("weights", ("KEN-2007",), ""),
    ],
)
def test_a_page_leads_to_its_questions(
    page: str, cases: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_links = []
    monkeypatch.setattr(discuss.store, "kept", lambda made, *choices: made(DATA, *choices))
    monkeypatch.setattr(discuss.st, "page_link", lambda to, **how: drawn_links.append(how))
    discuss.discuss(DATA, page, cases)
    assert [each["label"] for each in drawn_links] == ([said] if said else [])
    for each in drawn_links:
        assert each["query_params"]["on"] == page
        assert each["query_params"].get("cases", "") == ",".join(cases)
