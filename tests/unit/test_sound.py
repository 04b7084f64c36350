"""What is found sound at a glance is sound to the library too, whatever stands in the cells."""

from random import Random

import pytest

from r2p.dataset import columns
from r2p.dataset.columns import column_problems
from r2p.dataset.draft import read_draft
from r2p.dataset.paths import CASES
from r2p.dataset.table import Row, Table
from r2p.dataset.vocabulary import terms

ODD = (
    *("", "-0", "007", "1e3", "nan", "inf", "none", "null", "yes", "no", "true", "Yes"),
    *("apply", "aply", "low", "2", "3", "9", "2008-02-28", "1900-01-01", "2100-01-01"),
    *("2008-02-30", "ongoing", "91.000", "-180.000", "181.000", "KEN-2007-001", "S001", "S1"),
    *("KEN", "x" * 95, "x" * 700, "https://example.org", "http:// example", "-", "AU;UN"),
)


@pytest.mark.parametrize("name", ["cases", "stages", "events", "sources", "actors"])
def test_nothing_is_passed_over_that_the_library_finds(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(7)
    whole = read_draft(CASES / "KEN-2007").tables[name]
    glanced = columns.evidently_sound
    sound = 0
    for _ in range(40):
        rows = [Row(row.number, dict(row.cells)) for row in whole.rows[:4]]
        random.choice(rows).cells[random.choice(whole.columns)] = random.choice(ODD)
        table = Table(whole.place, whole.schema, whole.columns, tuple(rows), whole=True)
        with monkeypatch.context() as patch:
            patch.setattr(columns, "evidently_sound", lambda *_: False)
            by_library = list(column_problems(table, terms))
        assert list(column_problems(table, terms)) == by_library
        sound += not by_library
    by_column = [(whole.schema[c], [row[c] for row in whole.rows]) for c in whole.columns]
    assert glanced(by_column, lambda field: columns._allowed_terms(field, terms))
    assert sound < 40, "the odd cells must break something"
