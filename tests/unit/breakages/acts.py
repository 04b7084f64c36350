"""Acts that do not fit their days, ids or neighbours."""

from tests.unit.breakages.tools import Breakages, cell, rows_of, said, tidied

E = "events.csv"


ACTS: Breakages = {
    "an end before the date": (
        cell(E, 2, "end_date", "2007-11-26"),
        [said("events.csv, row 2, end_date", "2007-11-26", "a day from the date 2007-11-27 on")],
    ),
    "an end after the end of coding": (
        cell(E, 2, "end_date", "2014-01-01"),
        [
            said(
                "events.csv, row 2, end_date",
                "2014-01-01",
                "a day up to 2013-12-31, the end of coding, or ongoing",
            )
        ],
    ),
    "an end in words": (
        cell(E, 2, "end_date", "still"),
        [
            said(
                "events.csv, row 2, end_date",
                "still",
                "a day such as 2008-04-03, ongoing, or nothing",
            )
        ],
    ),
    "an end that no calendar has": (
        cell(E, 2, "end_date", "2008-02-30"),
        [said("events.csv, row 2, end_date", "2008-02-30", "a day of the calendar")],
    ),
    "an act before the first stage": (
        cell(E, 2, "date", "2007-09-30"),
        [
            said(
                "events.csv, row 2, date",
                "2007-09-30",
                "a day of the stages, 2007-10-01 to 2013-12-31",
            )
        ],
    ),
    "an act after the last stage": (
        cell(E, 89, "date", "2014-01-01"),
        [
            said(
                "events.csv, row 89, date",
                "2014-01-01",
                "a day of the stages, 2007-10-01 to 2013-12-31",
            )
        ],
    ),
    "a gap between ids": (
        cell(E, 89, "event_id", "KEN-2007-090"),
        [said("events.csv, row 89, event_id", "KEN-2007-090", "KEN-2007-088, ids without gaps")],
    ),
    "the id of another crisis": (
        cell(E, 89, "event_id", "KNE-2007-088"),
        [
            said(
                "events.csv, row 89, event_id",
                "KNE-2007-088",
                "an id that starts with KEN-2007-",
                "KEN-2007-088",
            )
        ],
    ),
    "an id without its zeros": (
        cell(E, 89, "event_id", "KEN-2007-88"),
        [
            said(
                "events.csv, row 89, event_id",
                "KEN-2007-88",
                "crisis id, dash, three digits, such as KEN-2007-001",
            )
        ],
    ),
    "an id twice": (
        cell(E, 89, "event_id", "KEN-2007-087"),
        [
            said(
                "events.csv, row 89, event_id",
                "KEN-2007-087",
                "each value once (row 88 has the same)",
            )
        ],
    ),
    "dates that decrease along the ids": (
        cell(E, 4, "date", "2007-12-01"),
        [
            said(
                "events.csv",
                "line 3: KEN-2007-002,2007-12-05,day,,Kenya Red Cross declar",
                tidied("KEN-2007-003,2007-12-01,day,,Kenya human rights com"),
            ),
            said(
                "events.csv, row 4, date",
                "2007-12-01",
                ("2007-12-05, the date of KEN-2007-002, or later: ids count in order of date"),
            ),
        ],
    ),
    "rows in another order": (
        rows_of(E, lambda r: [r[0], r[2], r[1], *r[3:]]),
        [
            said(
                "events.csv",
                "line 2: KEN-2007-002,2007-12-05,day,,Kenya Red Cross declar",
                tidied("KEN-2007-001,2007-11-27,day,2008-04-03,EU presented"),
            )
        ],
    ),
}
