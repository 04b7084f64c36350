"""Notes may come from anybody: nothing in them may act."""

import pandas as pd
import pytest

from r2p.dataset.load import assemble, case_folders
from r2p.ui.notes import blocks, safe_notes, sections


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)>"),
        ("![pixel](https://evil.example/p.png)", "pixel"),
        ("[![p](https://evil.example/p.png)](https://ok.example)", "[p](https://ok.example)"),
        ("[click](javascript:alert(1))", "click"),
        ("[click](data:text/html,x)", "click"),
        ("[click](/map)", "click"),
        ("[read](https://ok.example/a)", "[read](https://ok.example/a)"),
        ("[read](http://ok.example 'title')", "[read](http://ok.example)"),
        (":red[loud] :material/home: :smile:", "\\:red[loud] \\:\u2060material/home: \\:smile:"),
        ("\\:red[loud]", "\\:red[loud]"),
        ("$a$ and \\$b", "\\$a\\$ and \\$b"),
        ("[r]: javascript:alert(1)", "\\[r]: javascript\\:alert(1)"),
        ("[x][r]", "[x]\\[r]"),
        ("# Big\n## Less", "#### Less"),
        ("line\n===", "line\n\\==="),
        ("line\n---", "line\n\\---"),
        ("at 12:30", "at 12:30"),
        ("`<b> :red[x] $`", "`<b> :red[x] $`"),
        ("- `checked=no`, rest", "- `checked=no`, rest"),
        ("a\u202eb\x00c\u200bd", "abcd"),
        ("\\`![x](http://e.org/p.png)\\`", "\\`x\\`"),
        ("a ~~~ ![x](http://e.org/p.png) ~~~", "a ~~~ \u2060x ~~~"),
        ("``a\n\n![x](http://e.org/p.png)\n\n``", "``a\n\nx\n\n``"),
        ("`b | ![x](http://e.org/p.png)` c\n--- | ---", "`b | x` c\n--- | ---"),
        ("[x](javascript:a(b(c)))", "[x]\\(javascript\\:a(b(c)))"),
        ("```mermaid\nA\n```", "```\u2060mermaid\nA\n```"),
        ("`:material/home:`", "`:\u2060material/home:`"),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert safe_notes(text) == shown


def test_emphasis_lists_and_headings_are_kept() -> None:
    text = "## Sure\n\n- **one** and *two*\n  1. three\n"
    assert safe_notes(text) == "#### Sure\n\n- **one** and *two*\n  1. three\n"


def test_tables_are_taken_out_because_they_would_not_fit_a_phone() -> None:
    text = "Before\n\n| id | name |\n| --- | :-: |\n| `A` | **Alpha** \\| x |\n| B |\n\nAfter\n"
    before, table, after = blocks(text)
    assert before == "Before\n\n"
    assert isinstance(table, pd.DataFrame)
    assert table.to_dict("list") == {"id": ["A", "B"], "name": ["Alpha | x", ""]}
    assert str(after).strip() == "After"


def test_a_table_with_two_like_headings_does_not_fail() -> None:
    (table,) = blocks("| a | a |\n| - | - |\n| 1 | 2 | 3 |\n")
    assert isinstance(table, pd.DataFrame)
    assert table.shape == (1, 2)


def test_no_cell_of_a_table_starts_a_formula() -> None:
    (table,) = blocks("| =x | b |\n| - | - |\n| =1+1 | - see |\n")
    assert table.to_dict("list") == {"'=x": ["'=1+1"], "b": ["'- see"]}


def test_parts_by_heading() -> None:
    assert sections("# T\nx\n## A\none\n\n## B\ntwo\n") == {"A": "one", "B": "two"}


def test_our_own_notes_come_through_whole() -> None:
    data = assemble(case_folders())
    for case_id, text in data.notes.items():
        parts = blocks(text)
        words = sum(len(str(part).split()) for part in parts if isinstance(part, str))
        assert words > 200, case_id
        tables = [part for part in parts if isinstance(part, pd.DataFrame)]
        listed = text.count("\n|") - 2 * len(tables)
        assert sum(len(table) for table in tables) == listed, case_id
