"""Rules for the sources."""

import csv
import re
from collections.abc import Iterator

from r2p.dataset.draft import TABLES, Draft
from r2p.dataset.paths import ARGUMENTS
from r2p.dataset.problem import Problem
from r2p.dataset.read import read_text_table
from r2p.dataset.schema import schema
from r2p.dataset.wording import iso_day


def published_or_written_by_somebody(draft: Draft) -> Iterator[Problem]:
    """A source names a publisher or an author."""
    for row in draft.rows("sources"):
        if any(row.cells.values()) and not row["publisher"] and not row["author"]:
            yield draft.tables["sources"].problem(row, "publisher", "", "a publisher or an author")


def dated(draft: Draft) -> Iterator[Problem]:
    """The date of a source is one of the calendar."""
    for row in draft.rows("sources"):
        day = row["date"]
        if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", day) and not iso_day(f"{day}-01-01"[:10]):
            yield draft.tables["sources"].problem(row, "date", day, "a date of the calendar")


def used(draft: Draft) -> Iterator[Problem]:
    """A source is cited by a row or a key, or the notes name it by its id or title."""
    if not all(name in draft.tables for name in TABLES) or draft.notes is None:
        return
    cited = _cited(draft) | set(re.findall(r"\bS[0-9]{2,4}\b", draft.notes))
    for row in draft.rows("sources"):
        id, title = row["source_id"], row["title"]
        named = bool(title) and title.partition(":")[0] in draft.notes
        if id and id not in cited and not named:
            allowed = "a source that an act, a stage, case.toml, a reading or notes.md cites"
            yield draft.tables["sources"].problem(row, "source_id", id, allowed)


def _cited(draft: Draft) -> set[str]:
    """The sources that tables of the folder and rival readings cite."""
    cells = {
        row[field.name]
        for table in draft.tables.values()
        for field in table.schema.fields
        if field.reference == "sources"
        for row in table.all_rows
    }
    return {id.strip() for cell in cells | _cells_of_readings(draft.name) for id in cell.split(";")}


def _cells_of_readings(case_id: str) -> set[str]:
    try:
        readings = read_text_table(ARGUMENTS / "readings.csv", schema("readings"))
    except (OSError, ValueError, csv.Error):
        # A broken table of readings is reported with the dataset, not with each crisis.
        return set()
    return set(readings.loc[readings["case_id"] == case_id, "source_ids"])
