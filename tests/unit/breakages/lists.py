"""Lists of actors and sources."""

from tests.unit.breakages.tools import SOURCE, UNKNOWN, Breakages, cell, said

E = "events.csv"
ACTOR = "an actor of data/vocabulary/actors.csv or of actors.csv in the folder"

LISTS: Breakages = {
    "a misspelt actor": (
        cell(E, 2, "actors", "EU;ECOWASS"),
        [said("events.csv, row 2, actors", "ECOWASS", ACTOR, "ECOWAS")],
    ),
    "an actor by name": (
        cell(E, 2, "actors", "EU;European Union"),
        [said("events.csv, row 2, actors", "European Union", ACTOR, "EU")],
    ),
    "an actor that was renamed": (
        cell(E, 2, "actors", "EU;VAT"),
        [said("events.csv, row 2, actors", "VAT", ACTOR, "HOLY_SEE")],
    ),
    "a lead actor that is none of the actors": (
        cell(E, 2, "lead_actor", "AU"),
        [said("events.csv, row 2, lead_actor", "AU", "one of the actors: EU")],
    ),
    "a joint act of one": (
        cell(E, 2, "joint", "yes"),
        [said("events.csv, row 2, joint", "yes", "no, or a second organisation among the actors")],
    ),
    "an actor twice": (
        cell(E, 2, "actors", "EU;EU"),
        [said("events.csv, row 2, actors", "EU 2 times", "each id once")],
    ),
    "ids separated by commas": (
        cell(E, 2, "source_ids", "S001, S002"),
        [
            said(
                "events.csv, row 2, source_ids",
                "S001, S002",
                "ids separated by ';' without blanks",
                "S001;S002",
            )
        ],
    ),
    "actors separated by commas": (
        cell(E, 2, "actors", "EU, AU"),
        [
            said(
                "events.csv, row 2, actors",
                "EU, AU",
                "ids separated by ';' without blanks",
                "EU;AU",
            )
        ],
    ),
    "a blank in a list": (
        cell(E, 2, "source_ids", "S001;;S002"),
        [
            said(
                "events.csv, row 2, source_ids",
                "S001;;S002",
                "ids separated by ';' without blanks",
                "S001;S002",
            )
        ],
    ),
    "a source that is not listed": (
        cell(E, 2, "source_ids", f"S001;{UNKNOWN}"),
        [said("events.csv, row 2, source_ids", UNKNOWN, SOURCE)],
    ),
    "a source with another number of zeros": (
        cell(E, 2, "source_ids", "S001;S2"),
        [said("events.csv, row 2, source_ids", "S2", SOURCE, "S002")],
    ),
}
