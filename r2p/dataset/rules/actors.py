"""Rules for the actors that a case declares itself."""

from collections.abc import Iterator

from r2p.dataset.draft import Draft
from r2p.dataset.problem import Problem
from r2p.dataset.vocabulary import actor_aliases, shared_actors


def declared_once(draft: Draft) -> Iterator[Problem]:
    """An actor of a case is not one of the shared actors under the same or an older id."""
    shared = dict(zip(shared_actors()["actor_id"], shared_actors()["name"], strict=True))
    by_name = {name.casefold(): id for id, name in shared.items()}
    renamed = renamed_actors(draft.name)
    for row in draft.rows("actors"):
        id, name = row["actor_id"], row["name"]
        if id in shared:
            allowed = "actors that data/vocabulary/actors.csv does not have; leave the row out"
            yield draft.tables["actors"].problem(row, "actor_id", id, allowed)
        elif id in renamed:
            allowed = "ids that have not been given up"
            yield draft.tables["actors"].problem(row, "actor_id", id, allowed, renamed[id])
        elif name.casefold() in by_name:
            allowed = "actors that data/vocabulary/actors.csv does not have under another id"
            meant = by_name[name.casefold()]
            yield draft.tables["actors"].problem(row, "name", name, allowed, meant)


def used(draft: Draft) -> Iterator[Problem]:
    """An actor of a case takes part in an act, or another one acts for it."""
    if draft.values("events", "actors") is None or "cases" not in draft.tables:
        return
    cells = draft.tables["events"].values("actors") + [draft.key("regional_bodies")]
    cells += draft.tables["actors"].values("acts_for") if "actors" in draft.tables else []
    acting = {id.strip() for cell in cells for id in cell.split(";")}
    for row in draft.rows("actors"):
        if row["actor_id"] and row["actor_id"] not in acting:
            allowed = "an actor of an act of events.csv"
            yield draft.tables["actors"].problem(row, "actor_id", row["actor_id"], allowed)


def names_of_actors(draft: Draft) -> dict[str, str]:
    """The id of each actor by its names: what an author may write instead."""
    own = [(row["actor_id"], row["name"], row["short_name"]) for row in draft.rows("actors")]
    shared = shared_actors()[["actor_id", "name", "short_name"]].itertuples(index=False)
    return {name: id for id, *names in [*own, *shared] for name in names}


def renamed_actors(case_id: str) -> dict[str, str]:
    """The present id of each actor that has been renamed for this crisis or for all."""
    aliases = actor_aliases()
    mine = aliases[aliases["case_id"].isin(["*", case_id])]
    return dict(zip(mine["old_id"], mine["new_id"], strict=True))
