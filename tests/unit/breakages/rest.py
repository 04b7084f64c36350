"""Stages, sources and actors, and several things at once."""

from tests.unit.breakages.tools import (
    LAST,
    SOURCE,
    UNKNOWN,
    Breakages,
    cell,
    cells,
    each,
    key,
    rows_of,
    said,
    tidied,
)

E = "events.csv"
ACTOR = "an actor of data/vocabulary/actors.csv or of actors.csv in the folder"

REQUIRED = "a value, not an empty cell"

REST: Breakages = {
    "a gap between stages": (
        cell("stages.csv", 3, "end", "2008-01-06"),
        [said("stages.csv, row 4, start", "2008-01-08", "2008-01-07, the day after onset ends")],
    ),
    "stages that overlap": (
        cell("stages.csv", 3, "end", "2008-01-08"),
        [said("stages.csv, row 4, start", "2008-01-08", "2008-01-09, the day after onset ends")],
    ),
    "a stage that ends before it starts": (
        cell("stages.csv", 7, "end", "2010-08-26"),
        [said("stages.csv, row 7, end", "2010-08-26", "a day from the start 2010-08-27 on")],
    ),
    "stages in another order": (
        cells("stages.csv", {(2, "stage"): "onset", (3, "stage"): "early_warning"}),
        [
            said("case.toml, onset", "2007-12-30", "2007-10-01, the first day of the stage onset"),
            said(
                "stages.csv, row 3, stage",
                "early_warning",
                (
                    "a stage that comes after onset in early_warning, onset, escalation, "
                    "settlement, transition, consolidation"
                ),
            ),
        ],
    ),
    "a stage twice": (
        cell("stages.csv", 7, "stage", "transition"),
        [said("stages.csv, row 7, stage", "transition", "each value once (row 6 has the same)")],
    ),
    "a misspelt stage": (
        cell("stages.csv", 4, "stage", "escallation"),
        [
            said(
                "stages.csv, row 4, stage",
                "escallation",
                ("early_warning, onset, escalation, settlement, transition or consolidation"),
                "escalation",
            )
        ],
    ),
    "a source that nothing cites": (
        rows_of(
            "sources.csv",
            lambda r: [*r, [UNKNOWN, "news", "BBC", "", "A new title", "2008-01-01", "", ""]],
        ),
        [
            said(
                f"sources.csv, row {LAST + 2}, source_id",
                UNKNOWN,
                "a source that an act, a stage, case.toml, a reading or notes.md cites",
            )
        ],
    ),
    "a source by nobody": (
        cells("sources.csv", {(3, "publisher"): ""}),
        [said("sources.csv, row 3, publisher", "", "a publisher or an author")],
    ),
    "a source of a day that no calendar has": (
        cell("sources.csv", 3, "date", "2008-04-31"),
        [said("sources.csv, row 3, date", "2008-04-31", "a date of the calendar")],
    ),
    "a source with a date in words": (
        cell("sources.csv", 3, "date", "April 2008"),
        [
            said(
                "sources.csv, row 3, date",
                "April 2008",
                "a day, month or year, such as 2008-02-28, 2008-02 or 2008",
            )
        ],
    ),
    "an address without its beginning": (
        cell("sources.csv", 3, "url", "www.example.org"),
        [
            said(
                "sources.csv, row 3, url",
                "www.example.org",
                "an address that starts with https:// or http://",
            )
        ],
    ),
    "a source with an id of another form": (
        cell("sources.csv", 3, "source_id", "2"),
        [
            said("events.csv, row 2, source_ids", "S002", SOURCE),
            said(
                "sources.csv",
                "line 2: S001,news,Voice of America,Derek Kilner,",
                tidied("2,regional_document,EU Election Observat"),
            ),
            said("sources.csv, row 3, source_id", "2", "S and two to four digits, such as S012"),
        ],
    ),
    "an actor that is a shared one": (
        cell("actors.csv", 2, "actor_id", "AU"),
        [
            said(
                "actors.csv, row 2, actor_id",
                "AU",
                ("actors that data/vocabulary/actors.csv does not have; leave the row out"),
            ),
            said("events.csv, row 8, actors", "CCP_KENYA", ACTOR),
            said("events.csv, row 8, lead_actor", "CCP_KENYA", ACTOR),
        ],
    ),
    "an actor that does nothing": (
        rows_of(
            "actors.csv",
            lambda r: [*r, ["ZZZ", "Zed", "Zed", "state", "state", "", "", "", "", "", ""]],
        ),
        [said("actors.csv, row 26, actor_id", "ZZZ", "an actor of an act of events.csv")],
    ),
    "a shared actor under another id": (
        cell("actors.csv", 2, "name", "African Union"),
        [
            said(
                "actors.csv, row 2, name",
                "African Union",
                "actors that data/vocabulary/actors.csv does not have under another id",
                "AU",
            )
        ],
    ),
    "an actor under an old id": (
        rows_of(
            "actors.csv",
            lambda r: [*r, ["VAT", "Nuncio", "Nuncio", "state", "state", "", "", "", "", "", ""]],
        ),
        [
            said(
                "actors.csv",
                "line 25: WOMEN_KENYA,Kenyan Women's Consultation ",
                tidied("VAT,Nuncio,Nuncio,state,state,,,,,,"),
            ),
            said("actors.csv, row 26, actor_id", "VAT", "an actor of an act of events.csv"),
            said(
                "actors.csv, row 26, actor_id", "VAT", "ids that have not been given up", "HOLY_SEE"
            ),
        ],
    ),
    "an actor for a misspelt organisation": (
        cell("actors.csv", 2, "acts_for", "AUU"),
        [said("actors.csv, row 2, acts_for", "AUU", ACTOR, "AU")],
    ),
    "half a place": (
        cell("actors.csv", 2, "lat", ""),
        [said("actors.csv, row 2, lat", "", "a coordinate beside lon")],
    ),
    "a level with a blank": (
        cell("actors.csv", 2, "level", "civil society"),
        [
            said(
                "actors.csv, row 2, level",
                "civil society",
                (
                    "global, regional, subregional, state, domestic_government, "
                    "domestic_opposition, armed_group, civil_society, private_sector, "
                    "judicial or eminent_persons"
                ),
                "civil_society",
            )
        ],
    ),
    "a wrong cell after a cell of several lines": (
        cells(E, {(2, "place"): "Nai\nro\nbi", (5, "mode"): "aply"}),
        [
            said(
                "events.csv, row 2, place",
                "a line break (U+000A) in Nai\nro\nbi",
                "text without invisible characters",
            ),
            said("events.csv, row 5, mode", "aply", "threaten, apply, sustain or ease", "apply"),
        ],
    ),
    "problems in four files at once": (
        each(
            cell(E, 2, "mode", "aply"),
            cell("sources.csv", 3, "url", "www"),
            key("outcome", '"halt"'),
            lambda d: (d / "stages.csv").unlink(),
        ),
        [
            said(
                "case.toml, outcome",
                "halt",
                "prevented, halted, contained, recurred or escalated",
                "halted",
            ),
            said("events.csv, row 2, mode", "aply", "threaten, apply, sustain or ease", "apply"),
            said(
                "sources.csv, row 3, url", "www", "an address that starts with https:// or http://"
            ),
            said("stages.csv", "no such file", "this file in every case folder"),
        ],
    ),
    "a row of which only a wrong day is filled": (
        rows_of("stages.csv", lambda r: [*r, ["", "1.1.2014", "", "", ""]]),
        [
            said("stages.csv, row 8, end", "", REQUIRED),
            said("stages.csv, row 8, marked_by", "", REQUIRED),
            said("stages.csv, row 8, source_ids", "", REQUIRED),
            said("stages.csv, row 8, stage", "", REQUIRED),
            said("stages.csv, row 8, start", "1.1.2014", "a day such as 2008-02-28", "2014-01-01"),
        ],
    ),
}
