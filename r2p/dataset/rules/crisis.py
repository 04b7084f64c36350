"""Rules for case.toml as a whole."""

from collections.abc import Iterator

from r2p.dataset.draft import Draft
from r2p.dataset.problem import Problem
from r2p.dataset.rules.days import coded_days
from r2p.dataset.vocabulary import shared_actors
from r2p.dataset.wording import iso_day, printable, shown


def problem(draft: Draft, key: str, found: str, allowed: str, suggestion: str = "") -> Problem:
    """A problem with one key of case.toml."""
    return Problem(draft.place("case.toml"), 0, key, shown(found), allowed, suggestion)


def named_like_its_folder(draft: Draft) -> Iterator[Problem]:
    """The id is the name of the folder and starts with the country code."""
    id, iso3 = draft.key("id"), draft.key("iso3")
    if id and id != draft.name:
        yield problem(draft, "id", id, f"{draft.name}, the name of the folder")
    if id and iso3 and not id.startswith(f"{iso3}-"):
        yield problem(draft, "iso3", iso3, f"{printable(id.partition('-')[0])}, as in the id")


def days_in_order(draft: Draft) -> Iterator[Problem]:
    """The acute phase begins with the stage `onset` and ends after that, all while coded."""
    onset, acute_end = iso_day(draft.key("onset")), iso_day(draft.key("acute_end"))
    for row in draft.rows("stages"):
        start = iso_day(row["start"])
        if row["stage"] == "onset" and onset and start and onset != start:
            allowed = f"{start}, the first day of the stage onset"
            yield problem(draft, "onset", onset.isoformat(), allowed)
    if onset and acute_end and acute_end < onset:
        allowed = f"a day from the onset {onset} on"
        yield problem(draft, "acute_end", acute_end.isoformat(), allowed)
    coded = coded_days(draft)
    if onset and coded and not coded[0] <= onset <= coded[1]:
        allowed = f"a day of the stages, {coded[0]} to {coded[1]}"
        yield problem(draft, "onset", onset.isoformat(), allowed)
    if acute_end and coded and acute_end > coded[1]:
        allowed = f"a day up to {coded[1]}, the end of coding"
        yield problem(draft, "acute_end", acute_end.isoformat(), allowed)


def figures_in_order(draft: Draft) -> Iterator[Problem]:
    """The low figure for deaths is not above the high one, and never missing beside it."""
    low, high = _whole(draft, "deaths_low"), _whole(draft, "deaths_high")
    if high is not None and "deaths_low" not in draft.named:
        yield problem(draft, "deaths_low", "no such key", "this key beside deaths_high")
    if low is not None and high is not None and low > high:
        yield problem(draft, "deaths_low", str(low), f"at most deaths_high, {high}")


def figures_with_source(draft: Draft) -> Iterator[Problem]:
    """A figure has a source, and a source of a figure has the figure."""
    for figures, source in (
        (("deaths_low", "deaths_high"), "deaths_source"),
        (("displaced",), "displaced_source"),
    ):
        given = [figure for figure in figures if figure in draft.named]
        if given and not draft.key(source) and not _of_wrong_type(draft, source):
            yield problem(draft, source, "", f"the source of {' and '.join(given)}")
        if draft.key(source) and not given:
            found, allowed = draft.key(source), f"no source without {' or '.join(figures)}"
            yield problem(draft, source, found, allowed)


def regional_bodies_regional(draft: Draft) -> Iterator[Problem]:
    """The organisations of the neighbourhood are regional or sub-regional ones."""
    shared = zip(shared_actors()["actor_id"], shared_actors()["level"], strict=True)
    own = ((row["actor_id"], row["level"]) for row in draft.rows("actors"))
    levels = dict([*own, *shared])
    for id in dict.fromkeys(draft.key("regional_bodies").split(";")):
        if levels.get(id, "regional") not in ("regional", "subregional"):
            allowed = "organisations of level regional or subregional"
            yield problem(draft, "regional_bodies", f"{id} of level {levels[id]}", allowed)


def _of_wrong_type(draft: Draft, key: str) -> bool:
    """Whether a key has a value that is no text, which has been reported."""
    return key in draft.named and key not in (draft.case or {})


def _whole(draft: Draft, key: str) -> int | None:
    value = (draft.case or {}).get(key)
    return value if isinstance(value, int) else None
