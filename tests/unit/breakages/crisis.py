"""What can be wrong with case.toml."""

from tests.unit.breakages.tools import (
    SOURCE,
    Breakages,
    each,
    key,
    raw,
    said,
    text,
    tidied,
    without,
)

ACTOR = "an actor of data/vocabulary/actors.csv or of actors.csv in the folder"
SYNTAX = 'TOML: text in straight quotes ("), days as 2008-02-28, each key once, lists in [ ]'

CRISIS: Breakages = {
    "a code that is not that of the id": (
        key("iso3", '"KNE"'),
        [said("case.toml, iso3", "KNE", "KEN, as in the id")],
    ),
    "an id that is not that of the folder": (
        key("id", '"KEN-2008"'),
        [said("case.toml, id", "KEN-2008", "KEN-2007, the name of the folder")],
    ),
    "an acute phase that ends before it began": (
        key("acute_end", "2007-12-29"),
        [said("case.toml, acute_end", "2007-12-29", "a day from the onset 2007-12-30 on")],
    ),
    "an acute phase that ends after coding": (
        key("acute_end", "2014-01-01"),
        [said("case.toml, acute_end", "2014-01-01", "a day up to 2013-12-31, the end of coding")],
    ),
    "an onset that does not start its stage": (
        key("onset", "2007-12-31"),
        [said("case.toml, onset", "2007-12-31", "2007-12-30, the first day of the stage onset")],
    ),
    "a day in quotes": (
        key("onset", '"2007-12-30"'),
        [said("case.toml, onset", "2007-12-30", "a day without quotes, such as 2008-02-28")],
    ),
    "a day with a time": (
        key("onset", "2007-12-30T10:00:00"),
        [
            said(
                "case.toml, onset",
                "2007-12-30 10:00:00",
                "a day without quotes, such as 2008-02-28",
            )
        ],
    ),
    "a low figure above the high one": (
        key("deaths_low", "1600"),
        [said("case.toml, deaths_low", "1600", "at most deaths_high, 1500")],
    ),
    "a figure in words": (
        key("deaths_low", '"many"'),
        [said("case.toml, deaths_low", "many", "a whole number without quotes")],
    ),
    "a negative figure": (
        key("deaths_low", "-1"),
        [said("case.toml, deaths_low", "-1", "0 or more")],
    ),
    "deaths without a source": (
        without("deaths_source"),
        [said("case.toml, deaths_source", "", "the source of deaths_low and deaths_high")],
    ),
    "displaced people without a source": (
        without("displaced_source"),
        [said("case.toml, displaced_source", "", "the source of displaced")],
    ),
    "a source without its figure": (
        without("displaced"),
        [said("case.toml, displaced_source", "S095", "no source without displaced")],
    ),
    "a high figure alone": (
        without("deaths_low"),
        [said("case.toml, deaths_low", "no such key", "this key beside deaths_high")],
    ),
    "a figure with an unknown source": (
        key("deaths_source", '"S999"'),
        [said("case.toml, deaths_source", "S999", SOURCE)],
    ),
    "a missing key": (
        without("outcome"),
        [
            said(
                "case.toml, outcome",
                "no such key",
                (
                    "this key (What became of the violence. One label for a contested "
                    "matter; the notes say what else can be defended)"
                ),
            )
        ],
    ),
    "a misspelt key": (
        key("outcome_sumary", '"x"')
        if False
        else text("case.toml", "outcome_summary =", "outcome_sumary ="),
        [
            said("case.toml", "outcome_sumary", "outcome_summary", "outcome_summary"),
            said(
                "case.toml, outcome_summary",
                "no such key",
                "this key (Two or three sentences, what did not work included)",
            ),
        ],
    ),
    "a key twice": (
        text("case.toml", "crisis_type =", 'iso3 = "KEN"\ncrisis_type ='),
        [said("case.toml", 'Cannot overwrite a value in line 7: iso3 = "KEN"', SYNTAX)],
    ),
    "a day as a spreadsheet writes it in case.toml": (
        text("case.toml", "onset = 2007-12-30", "onset = 30.12.2007"),
        [
            said(
                "case.toml",
                "Expected newline or end of document after a statement in line 8: "
                "onset = 30.12.2007",
                SYNTAX,
            )
        ],
    ),
    "a text without its closing quote": (
        text("case.toml", 'outcome = "halted"', 'outcome = "halted'),
        [said("case.toml", "Illegal character '\\n' in line 11: outcome = \"halted", SYNTAX)],
    ),
    "a misspelt type of crisis": (
        key("crisis_type", '"electoral violance"'),
        [
            said(
                "case.toml, crisis_type",
                "electoral violance",
                (
                    "electoral violence, coup or unconstitutional rule, armed rebellion, "
                    "state repression, intercommunal violence or civil war"
                ),
                "electoral violence",
            )
        ],
    ),
    "an outcome in another form": (
        key("outcome", '"halt"'),
        [
            said(
                "case.toml, outcome",
                "halt",
                "prevented, halted, contained, recurred or escalated",
                "halted",
            )
        ],
    ),
    "a region in another form": (
        key("region", '"East"'),
        [
            said(
                "case.toml, region",
                "East",
                (
                    "Northern, Western, Central, Eastern, Southern, Northern America, "
                    "Central America, Caribbean, South America, Northern Europe, Western "
                    "Europe, Eastern Europe and 10 more"
                ),
                "Eastern",
            )
        ],
    ),
    "a misspelt organisation": (
        key("regional_bodies", '["AU", "IGADD"]'),
        [said("case.toml, regional_bodies", "IGADD", ACTOR, "IGAD")],
    ),
    "a state among the organisations": (
        key("regional_bodies", '["AU", "FRA"]'),
        [
            said(
                "case.toml, regional_bodies",
                "FRA of level state",
                "organisations of level regional or subregional",
            )
        ],
    ),
    "numbers among the organisations": (
        key("regional_bodies", "[1, 2]"),
        [
            said(
                "case.toml, regional_bodies",
                "a list of 2",
                "text or a list of texts, none with ';'",
            )
        ],
    ),
    "too few decisive acts": (
        each(key("highlights", '["KEN-2007-019", "KEN-2007-031"]')),
        [
            said(
                "case.toml, highlight_labels",
                "KEN-2007-052",
                "labels of KEN-2007-019 or KEN-2007-031 alone",
            ),
            said(
                "case.toml, highlight_labels",
                "KEN-2007-063",
                "labels of KEN-2007-019 or KEN-2007-031 alone",
            ),
            said(
                "case.toml, highlight_labels",
                "KEN-2007-073",
                "labels of KEN-2007-019 or KEN-2007-031 alone",
            ),
            said("case.toml, highlights", "2 acts", "3 to 5 acts"),
        ],
    ),
    "a decisive act of another crisis": (
        key(
            "highlights",
            '["KEN-2007-019", "KEN-2007-031", "MLI-2012-001", "KEN-2007-063", "KEN-2007-073"]',
        ),
        [
            said(
                "case.toml, highlight_labels",
                "",
                "a label of at most 24 characters for MLI-2012-001",
            ),
            said(
                "case.toml, highlight_labels",
                "KEN-2007-052",
                (
                    "labels of KEN-2007-019, KEN-2007-031, MLI-2012-001, KEN-2007-063 or "
                    "KEN-2007-073 alone"
                ),
            ),
            said(
                "case.toml, highlights",
                "MLI-2012-001",
                "an id of events.csv (KEN-2007-001 to KEN-2007-088)",
            ),
        ],
    ),
    "decisive acts in another order": (
        key(
            "highlights",
            '["KEN-2007-031", "KEN-2007-019", "KEN-2007-052", "KEN-2007-063", "KEN-2007-073"]',
        ),
        [
            said(
                "case.toml, highlights",
                "KEN-2007-019 of 2008-01-10",
                "acts in order of date: KEN-2007-031 is of 2008-01-29",
            )
        ],
    ),
    "a label that is too long": (
        key("KEN-2007-073", '"New constitution at long last"'),
        [
            said(
                "case.toml, highlight_labels",
                "New constitution at long last",
                "1 to 24 characters (this has 29)",
            )
        ],
    ),
    "a label that a spreadsheet would calculate": (
        key("KEN-2007-073", '"=1+1"'),
        [
            said(
                "case.toml, highlight_labels",
                "=1+1",
                "text that does not begin with =, +, - or @: a spreadsheet would calculate it",
            )
        ],
    ),
    "a decisive act without a label": (
        without("KEN-2007-073"),
        [
            said(
                "case.toml, highlight_labels",
                "",
                "a label of at most 24 characters for KEN-2007-073",
            )
        ],
    ),
    "a label without a decisive act": (
        text(
            "case.toml",
            'KEN-2007-073 = "New constitution"',
            'KEN-2007-073 = "New constitution"\nKEN-2007-074 = "One more"',
        ),
        [
            said(
                "case.toml, highlight_labels",
                "KEN-2007-074",
                (
                    "labels of KEN-2007-019, KEN-2007-031, KEN-2007-052, KEN-2007-063 or "
                    "KEN-2007-073 alone"
                ),
            )
        ],
    ),
    "a number in quotes": (
        key("lat", '"-1.286"'),
        [said("case.toml, lat", "-1.286", "a number without quotes, such as -1.286")],
    ),
    "fewer decimals than are kept in case.toml": (
        key("lat", "-1.3"),
        [said("case.toml", "line 20: lat = -1.3", tidied("lat = -1.300"))],
    ),
    "keys in another order": (
        text(
            "case.toml", 'id = "KEN-2007"\ncountry = "Kenya"', 'country = "Kenya"\nid = "KEN-2007"'
        ),
        [said("case.toml", 'line 1: country = "Kenya"', tidied('id = "KEN-2007"'))],
    ),
    "brackets nested too deeply": (
        raw("case.toml", lambda r: b"id = " + b"[" * 5000),
        [said("case.toml", "brackets nested too deeply", "TOML")],
    ),
    "a table in place of a text": (
        key("country", '{ name = "Kenya" }'),
        [said("case.toml, country", "a table", "text in quotes")],
    ),
    "a truth value in place of a number": (
        key("deaths_low", "true"),
        [said("case.toml, deaths_low", "true", "a whole number without quotes")],
    ),
    "a number that is too large": (
        key("deaths_low", "9" * 20),
        [
            said(
                "case.toml, deaths_low",
                "a number of more than 15 digits",
                "a whole number without quotes",
            )
        ],
    ),
}
