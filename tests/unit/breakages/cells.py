"""Cells that are wrong by themselves."""

from tests.unit.breakages.tools import Breakages, cell, cells, said, tidied

E = "events.csv"
INSTRUMENTS = (
    "early_warning_report, fact_finding, statement, council_decision, good_offices, "
    "mediator_appointed, mediation_talks, contact_group, national_dialogue, agreement, "
    "membership_suspension, targeted_sanctions and 16 more in data/vocabulary/instruments.csv"
)
DAY = "a day such as 2008-02-28"
NO_BLANKS = "no blank at the start or the end, and no two in a row"
NO_FORMULA = "text that does not begin with =, +, - or @: a spreadsheet would calculate it"

CELLS: Breakages = {
    "a misspelt term of a long list": (
        cell(E, 2, "instrument", "electoral_suport"),
        [
            said(
                "events.csv, row 2, instrument",
                "electoral_suport",
                INSTRUMENTS,
                "electoral_support",
            )
        ],
    ),
    "a term that is near to none": (
        cell(E, 2, "mode", "nothing"),
        [said("events.csv, row 2, mode", "nothing", "threaten, apply, sustain or ease")],
    ),
    "a term in capitals": (
        cell(E, 2, "result", "Completed"),
        [
            said(
                "events.csv, row 2, result",
                "Completed",
                "completed, partial, refused, blocked, ignored or reversed",
                "completed",
            )
        ],
    ),
    "a label instead of its term": (
        cell("sources.csv", 2, "type", "UN document"),
        [
            said(
                "sources.csv, row 2, type",
                "UN document",
                (
                    "un_document, regional_document, court_document, ngo_report, academic, "
                    "news, government or website"
                ),
                "un_document",
            )
        ],
    ),
    "yes with a capital": (
        cell(E, 2, "joint", "Yes"),
        [said("events.csv, row 2, joint", "Yes", "yes or no", "yes")],
    ),
    "no as a spreadsheet writes it": (
        cell(E, 2, "joint", "FALSE"),
        [said("events.csv, row 2, joint", "FALSE", "yes or no", "no")],
    ),
    "a pillar that does not exist": (
        cell(E, 2, "pillar", "4"),
        [said("events.csv, row 2, pillar", "4", "1, 2 or 3")],
    ),
    "a number in words": (
        cell(E, 2, "pillar", "one"),
        [said("events.csv, row 2, pillar", "one", "a whole number")],
    ),
    "a precision in the plural": (
        cell(E, 2, "date_precision", "days"),
        [said("events.csv, row 2, date_precision", "days", "day, month or year", "day")],
    ),
    "a day as a spreadsheet writes it": (
        cell(E, 2, "date", "27.11.2007"),
        [said("events.csv, row 2, date", "27.11.2007", DAY, "2007-11-27")],
    ),
    "a day that no calendar has": (
        cell(E, 3, "date", "2007-11-31"),
        [
            said(
                "events.csv, row 3, date", "2007-11-31", "a day of the calendar, such as 2008-02-28"
            )
        ],
    ),
    "a day that can be read in two ways": (
        cell(E, 2, "date", "11/12/2007"),
        [said("events.csv, row 2, date", "11/12/2007", DAY)],
    ),
    "a title that is missing": (
        cell(E, 2, "title", ""),
        [said("events.csv, row 2, title", "", "a value, not an empty cell")],
    ),
    "a title that is too short": (
        cell(E, 2, "title", "EU"),
        [said("events.csv, row 2, title", "EU", "at least 10 characters (this has 2)")],
    ),
    "a title that is too long": (
        cell(E, 2, "title", "E" * 91),
        [
            said(
                "events.csv, row 2, title",
                (
                    ""
                    "EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE..."
                ),
                "at most 90 characters (this has 91)",
            )
        ],
    ),
    "a description of too many words": (
        cell(E, 2, "description", " ".join(["word"] * 61)),
        [
            said(
                "events.csv, row 2, description",
                (
                    "word word word word word word word word word word word word word word "
                    "word wo..."
                ),
                "at most 60 words (this has 61)",
            )
        ],
    ),
    "a description of too many characters": (
        cell(E, 2, "description", "w" * 601),
        [
            said(
                "events.csv, row 2, description",
                (
                    ""
                    "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww..."
                ),
                "at most 600 characters (this has 601)",
            )
        ],
    ),
    "the same title twice": (
        cell(E, 3, "title", "EU presented its long-term observer mission a month before the vote"),
        [
            said(
                "events.csv, row 3, title",
                "EU presented its long-term observer mission a month before the vote",
                "each value once (row 2 has the same)",
            )
        ],
    ),
    "a control character": (
        cell(E, 2, "place", "Nai\x07robi"),
        [
            said(
                "events.csv, row 2, place",
                "U+0007 in Nai\x07robi",
                "text without invisible characters",
            )
        ],
    ),
    "a formula for a spreadsheet": (
        cell(E, 2, "description", "=HYPERLINK(1)"),
        [said("events.csv, row 2, description", "=HYPERLINK(1)", NO_FORMULA)],
    ),
    "a blank at the end": (
        cell(E, 2, "place", "Nairobi "),
        [said("events.csv, row 2, place", "Nairobi ", NO_BLANKS, "Nairobi")],
    ),
    "two blanks in a row": (
        cell(E, 2, "target", "Government  and donors"),
        [
            said(
                "events.csv, row 2, target",
                "Government  and donors",
                NO_BLANKS,
                "Government and donors",
            )
        ],
    ),
    "a latitude beyond the pole": (
        cell(E, 2, "lat", "-91.000"),
        [said("events.csv, row 2, lat", "-91.000", "-90 or more")],
    ),
    "a decimal comma": (
        cell(E, 2, "lat", "-1,286"),
        [said("events.csv, row 2, lat", "-1,286", "a number such as -1.286", "-1.286")],
    ),
    "a number that is none": (
        cell(E, 2, "lat", "NaN"),
        [said("events.csv, row 2, lat", "NaN", "a number such as -1.286")],
    ),
    "more decimals than are kept": (
        cell(E, 2, "lat", "-1.28634"),
        [said("events.csv, row 2, lat", "-1.28634", "3 decimals", "-1.286")],
    ),
    "fewer decimals than are kept": (
        cell(E, 2, "lat", "-1.3"),
        [
            said(
                "events.csv",
                "line 2: rties,2,Nairobi,-1.3,36.817,no,S001;S002,yes,high",
                tidied("rties,2,Nairobi,-1.300,36.817,no,S001;S002,yes,high"),
            )
        ],
    ),
    "coordinates 0, 0": (
        cells(E, {(2, "lat"): "0.000", (2, "lon"): "0.000"}),
        [
            said(
                "events.csv, row 2, lat",
                "0.000, 0.000",
                "the place itself; 0, 0 lies in the Gulf of Guinea",
            )
        ],
    ),
}
