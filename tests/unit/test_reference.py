"""The tables of other producers: whole, typed, and each with its licence."""

import re

import pytest

from r2p.dataset.paths import REFERENCE, SCHEMA
from r2p.dataset.reference import provenances, reference, reference_names, reference_schema

NAMES = reference_names()
ROWS = {
    "violence_annual": 1892,
    "violence_monthly": 3456,
    "violence_monthly_by_type_caf": 278,
    "electoral_violence_events": 387,
    "population": 450,
    "coups": 57,
    "unsc_resolutions": 626,
    "unsc_vetoes": 20,
    "peace_operations": 12,
    "treaties": 54,
    "countries": 18,
}
NOT_PASSED_ON = (
    *("democracy_vdem", "peace_agreements", "sanctions_regimes", "election_years"),
    "peace_operations_footprint",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_table_is_there_whole_and_typed(name: str) -> None:
    rows = reference(name)
    assert len(rows) == ROWS[name]
    assert list(rows.columns) == reference_schema(name).names
    dates = [field.name for field in reference_schema(name).fields if field.type == "date"]
    assert all(rows[column].dtype.kind == "M" for column in dates)


@pytest.mark.parametrize("name", NAMES)
def test_the_table_fits_its_schema(name: str) -> None:
    from frictionless import Resource, Schema

    descriptor = reference_schema(name).descriptor
    resource = Resource(
        path=f"{name}.csv", basepath=str(REFERENCE), schema=Schema.from_descriptor(descriptor)
    )
    report = resource.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]


def test_files_schemas_and_sources_name_the_same_tables() -> None:
    files = {path.stem for path in REFERENCE.glob("*.csv")}
    schemas = {path.stem for path in (SCHEMA / "reference").glob("*.json")}
    assert set(NAMES) == files == schemas == set(ROWS)
    assert not files & set(NOT_PASSED_ON)


@pytest.mark.parametrize("name", NAMES)
def test_the_source_says_all_that_a_user_must_know(name: str) -> None:
    origin = provenances()[name]
    for key, text in vars(origin).items():
        assert text.strip(), f"{name}: {key} is empty"
    assert origin.licence_url.startswith("https://")
    readme = (REFERENCE / "README.md").read_text(encoding="utf-8")
    assert f"`{name}`" in readme
    if name != "countries":
        assert re.search(r"commit [0-9a-f]{40}, .+\.\w+", origin.read_from), origin.read_from


@pytest.mark.parametrize(
    ("name", "where", "column", "value"),
    [
        ("violence_annual", {"iso3": "KEN", "year": 2008, "type": "all"}, "deaths_best", 783),
        ("violence_annual", {"iso3": "GIN", "year": 2009, "type": "all"}, "deaths_best", 160),
        ("violence_annual", {"iso3": "LKA", "year": 2009, "type": "all"}, "deaths_best", 10418),
        ("violence_monthly", {"iso3": "KEN", "month": "2008-01-01"}, "deaths_best", 256),
        ("violence_monthly", {"iso3": "MLI", "month": "2012-01-01"}, "deaths_best", 144),
        ("unsc_resolutions", {"symbol": "S/RES/1973 (2011)"}, "vote_yes_no_abstain", "10-0-5"),
        ("unsc_vetoes", {"draft": "S/2008/447"}, "vetoed_by", "China;Russia"),
    ],
)
def test_known_figures(name: str, where: dict, column: str, value: object) -> None:
    rows = reference(name)
    for key, wanted in where.items():
        rows = rows[rows[key] == wanted]
    assert rows[column].tolist() == [value]


def test_the_types_of_violence_add_up() -> None:
    rows = reference("violence_annual")
    keys = ["iso3", "year"]
    parts = rows[rows["type"] != "all"].groupby(keys)["deaths_best"].sum()
    whole = rows[rows["type"] == "all"].set_index(keys)["deaths_best"]
    assert parts.loc[whole.index].tolist() == whole.tolist()


def test_what_is_not_in_the_source_is_missing_and_not_zero() -> None:
    rows = reference("violence_monthly")
    assert rows["deaths_low"].isna().all()
    assert rows["deaths_best"].notna().all()
    assert reference("peace_operations")["end"].isna().sum() == 4
    assert reference("electoral_violence_events")["also_in_ged"].nunique() == 2


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(KeyError, match="no reference table 'peace_agreements'"):
        reference("peace_agreements")
