"""Rules for the acts."""

import re
from collections.abc import Iterator

from r2p.dataset.draft import Draft
from r2p.dataset.problem import Problem
from r2p.dataset.rules.days import coded_days
from r2p.dataset.wording import iso_day, nearest, one_of

REDATED = "Date: Corrected from "
"""How the coding note of an act begins whose date was corrected after publication."""


def numbered_in_date_order(draft: Draft) -> Iterator[Problem]:
    """Ids carry the id of the crisis and count from 001 without gaps, in order of date.

    An act that was published keeps its id, which is in links and citations, when its date is
    corrected; its coding note says so.
    """
    if draft.values("events", "event_id") is None:
        return
    events = draft.tables["events"]
    numbered = []
    for row in events.rows:
        match = re.fullmatch(r"([A-Z]{3}-[0-9]{4})-([0-9]{3})", row["event_id"])
        if match and match[1] != draft.name:
            meant = f"{draft.name}-{match[2]}"
            allowed = f"an id that starts with {draft.name}-"
            yield events.problem(row, "event_id", row["event_id"], allowed, meant)
        elif match:
            numbered.append((int(match[2]), row))
    if len(numbered) < len(events.rows):
        return
    numbered.sort(key=lambda pair: pair[0])
    last, latest = 0, None
    for number, row in numbered:
        if number > last + 1:
            allowed = f"{draft.name}-{last + 1:03d}, ids without gaps"
            yield events.problem(row, "event_id", row["event_id"], allowed)
        last = number
        if row["coding_note"].startswith(REDATED):
            continue
        day = iso_day(row["date"])
        if day and latest and day < latest[0]:
            allowed = f"{latest[0]}, the date of {latest[1]}, or later: ids count in order of date"
            yield events.problem(row, "date", row["date"], allowed)
        elif day:
            latest = (day, row["event_id"])


def inside_the_stages(draft: Draft) -> Iterator[Problem]:
    """Each act lies on a day of the coded period."""
    coded = coded_days(draft)
    for row in draft.rows("events"):
        day = iso_day(row["date"])
        if coded and day and not coded[0] <= day <= coded[1]:
            allowed = f"a day of the stages, {coded[0]} to {coded[1]}"
            yield draft.tables["events"].problem(row, "date", row["date"], allowed)


def led_by_one_of_its_actors(draft: Draft) -> Iterator[Problem]:
    """The lead actor is one of the actors."""
    for row in draft.rows("events"):
        lead = row["lead_actor"]
        # Another separator is reported as such: what it separates are actors all the same.
        actors = [id.strip() for id in re.split("[,;]", row["actors"])]
        if lead and row["actors"] and lead not in actors:
            allowed = f"one of the actors: {one_of(actors)}"
            yield draft.tables["events"].problem(
                row, "lead_actor", lead, allowed, nearest(lead, actors)
            )


def joint_with_somebody(draft: Draft) -> Iterator[Problem]:
    """A joint act has two actors or more."""
    for row in draft.rows("events"):
        if row["joint"] == "yes" and row["actors"] and not re.search("[,;]", row["actors"]):
            allowed = "no, or a second organisation among the actors"
            yield draft.tables["events"].problem(row, "joint", "yes", allowed)


def ended_after_they_began(draft: Draft) -> Iterator[Problem]:
    """An end is a day of the calendar, not before the date and not after the end of coding."""
    coded = coded_days(draft)
    for row in draft.rows("events"):
        end, day = row["end_date"], iso_day(row["date"])
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", end):
            continue
        last = iso_day(end)
        if last is None:
            allowed = "a day of the calendar"
        elif day and last < day:
            allowed = f"a day from the date {day} on"
        elif coded and last > coded[1]:
            allowed = f"a day up to {coded[1]}, the end of coding, or ongoing"
        else:
            continue
        yield draft.tables["events"].problem(row, "end_date", end, allowed)
