"""Acts that add up, in words: the finding, the reading, what a mark says, the table."""

from typing import Any

import pandas as pd

from r2p.figures.compare.words import NAMED, capital, kind_words
from r2p.figures.first_days.asked import PER_LINE, Found, day_number, day_words, name_of
from r2p.figures.first_days.deaths import Strip
from r2p.figures.words import count, day, day_as_known, escaped, listed, wrapped

KINDS_TOLD = 4
"""Most kinds that the reading names."""


def title(found: Found, acts: pd.DataFrame, first: int, last: int) -> str:
    """By which day half of the acts had come."""
    once = acts.drop_duplicates("event_id")
    half = {
        id: int(days.sort_values().iloc[(len(days) - 1) // 2])
        for id, days in once.groupby("case_id", sort=False)["day"]
    }
    half = {id: half[id] for id in found.ids if id in half}
    if not half:
        return "No act of these kinds is recorded in these days"
    span = f"the acts of day {day_number(first)} to {day_number(last)}"
    if len(half) <= NAMED:
        told = [f"{day_words(by)} in {found.short[id]}" for id, by in half.items()]
        return f"Half of {span} had come by {listed(told)}"
    soon, late = min(half, key=lambda id: half[id]), max(half, key=lambda id: half[id])
    return (
        f"Half of {span} had come between {day_words(half[soon])} ({found.short[soon]}) "
        f"and {day_words(half[late])} ({found.short[late]})"
    )


def reading(found: Found, sums: pd.DataFrame, kinds: tuple[str, ...], last: int) -> str:
    """How many acts of each kind there were by the last day."""
    ends = sums.groupby(["kind", "case_id"], sort=False)["acts"].last()
    parts = []
    for id in kinds[:KINDS_TOLD]:
        if id not in ends.index.get_level_values("kind"):
            continue
        numbers = ends[id]
        if len(numbers) <= NAMED:
            told = listed(f"{acts} in {found.short[case]}" for case, acts in numbers.items())
        else:
            told = f"from {numbers.min()} to {numbers.max()} a crisis"
        parts.append(f"{kind_words(id)} {told}")
    if not parts:
        return "None of these days is coded for these crises."
    more = len(kinds) - KINDS_TOLD
    rest = f"; {count(more, 'more kind')} in the table" if more > 0 else ""
    return f"{capital(found.done)} up to {day_words(last)}: {'; '.join(parts)}{rest}."


def acute_days(case: pd.Series) -> int | None:
    """Day on which the acute phase ends; None where no end is recorded."""
    return int((case["acute_end"] - case["onset"]).days) if case["acute_given"] else None


def below_name(case: pd.Series) -> str:
    """Onset and acute phase, below the name of a crisis."""
    acute = acute_days(case)
    end = f"acute phase to day {day_number(acute)} (dotted)" if acute is not None else ""
    return f"onset {day(case['onset'])} · {end or 'no end of the acute phase recorded'}"


def hover(found: Found, act: dict[str, Any]) -> str:
    """What the mark of an act says when it is pointed at."""
    id = act["event_id"]
    return (
        f"<b>{wrapped(found.titles[id], PER_LINE)}</b>"
        f"<br>{day_words(act['day'])}, {day_as_known(*found.dates[id])}"
        f"<br>{escaped(name_of(act['kind']))}: {count(act['so_far'], 'act')} so far"
    )


def about_deaths(found: Found, strips: dict[str, Strip]) -> tuple[str, ...]:
    """What the red strips are, and for which crises there is none."""
    said = (
        "Red: deaths in organised violence per month in the whole country (UCDP), each strip on "
        "its own height; they stand beside the acts and explain nothing by themselves."
    )
    missing = [f"{found.short[id]} ({strips[id].why})" for id in found.ids if strips[id].why]
    if len(missing) == len(found.ids):
        return (f"No deaths are drawn: {listed(missing)}.",)
    return (f"{said} None for {listed(missing)}." if missing else said,)


def table(found: Found, acts: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """A row for each act and kind, with how many there were so far; one for each empty line."""
    rows = acts.assign(
        title=acts["event_id"].map(found.titles),
        date=[day_as_known(*found.dates[id]) for id in acts["event_id"]],
    )
    ends = sums.groupby(["case_id", "kind"], sort=False).last().reset_index()
    empty = ends[ends["acts"] == 0].rename(columns={"acts": "so_far"})
    rows = pd.concat([rows, empty.assign(title="none up to this day", date="", event_id="")])
    place = {id: order for order, id in enumerate(found.ids)}
    rows = rows.sort_values("case_id", key=lambda ids: ids.map(place), kind="stable")
    return pd.DataFrame(
        {
            "Crisis": rows["case_id"].map(found.data.labels),
            "Kind": rows["kind"].map(name_of),
            "Day since onset": rows["day"],
            "Date": rows["date"],
            "Acts so far": rows["so_far"],
            "Title": rows["title"],
            "Act": rows["event_id"],
        }
    ).reset_index(drop=True)
