"""Every column and every term is in the codebook."""

import json

import pytest

from r2p.dataset.codebook import allowed, codebook
from r2p.dataset.load import assemble, case_folders
from r2p.dataset.paths import SCHEMA
from r2p.dataset.release import GROUPS, frame, layouts
from r2p.dataset.schema import schema, schema_names
from r2p.dataset.vocabulary import VOCABULARIES, vocabulary

PUBLISHED = {"id": "case_id"}  # columns of the crises that have another name when published
DERIVED = sorted(path.stem for path in (SCHEMA / "derived").glob("*.json"))


@pytest.mark.parametrize("name", schema_names())
def test_every_field_of_every_schema_is_in_the_codebook(name: str) -> None:
    rows = codebook().columns
    rows = rows[rows["table"] == name].set_index("Column")
    for field in schema(name).fields:
        column = PUBLISHED.get(field.name, field.name) if name == "cases" else field.name
        assert column in rows.index, f"{name}.{field.name} is not in the codebook"
        assert rows.loc[column, "Meaning"] == field.description
        assert rows.loc[column, "Heading"] == field.title


@pytest.mark.parametrize("name", DERIVED)
def test_every_derived_column_is_in_the_codebook_as_such(name: str) -> None:
    rows = codebook().columns
    rows = rows[rows["table"] == name].set_index("Column")
    for field in json.loads((SCHEMA / "derived" / f"{name}.json").read_text("utf-8"))["fields"]:
        assert rows.loc[field["name"], "Derived"], f"{name}.{field['name']}"


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_term_is_in_the_codebook(name: str) -> None:
    rows = codebook().terms
    rows = rows[rows["vocabulary"] == name].set_index("Term")
    for term in vocabulary(name).to_dict("records"):
        assert rows.loc[str(term["id"]), "Label"] == term["label"]
        for column, heading in (
            ("definition", "Definition"),
            ("neighbour", "Where the neighbour begins"),
        ):
            if column in term:
                assert rows.loc[str(term["id"]), heading] == term[column]


def test_the_codebook_has_no_empty_meaning_and_no_unknown_type() -> None:
    columns = codebook().columns
    assert (columns["Meaning"].str.len() > 3).all()
    assert (columns["Type"] != "").all()
    assert set(columns["group"]) == set(GROUPS.values())
    assert not columns.duplicated(["table", "Column"]).any()


def test_what_is_allowed_is_said_in_words() -> None:
    events = layouts()["events"].schema
    assert allowed(events["instrument"]) == "a term of Instruments"
    assert "several separated by semicolons" in allowed(events["actors"])
    assert "one of day, month, year" in allowed(events["date_precision"])
    assert "at most 60 words" in allowed(events["description"])
    assert "-90 to 90" in allowed(events["lat"])


def test_every_published_table_has_the_columns_that_its_layout_promises() -> None:
    data = assemble(case_folders())
    for name, layout in layouts().items():
        assert list(frame(data, name).columns) == layout.schema.names, name
