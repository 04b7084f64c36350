"""Who took part with whom: actors, what they did together, and who stands between others."""

from collections.abc import Sequence

import numpy as np
import pandas as pd


def taking_part(event_actors: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """One row per act and actor, for these acts only.

    Args:
        event_actors: ``event_id, actor_id, lead`` and more about the actor.
        events: acts that count; read are ``event_id`` and ``joint`` (bool).

    Returns:
        Rows of ``event_actors`` and ``joint``, in their order.

    >>> rows = pd.DataFrame({"event_id": ["1", "1", "2"], "actor_id": ["UN", "AU", "UN"]})
    >>> acts = pd.DataFrame({"event_id": ["1"], "joint": [True]})
    >>> taking_part(rows, acts)["actor_id"].tolist()
    ['UN', 'AU']
    """
    joint = pd.Series(events["joint"].to_numpy(dtype=bool), index=events["event_id"].to_numpy())
    rows = event_actors[event_actors["event_id"].isin(joint.index)]
    return rows.assign(joint=rows["event_id"].map(joint).astype(bool))


def actors(rows: pd.DataFrame) -> pd.DataFrame:
    """What each actor did: how often it took part, led, supported, and acted with others.

    Args:
        rows: of `taking_part`.

    Returns:
        One row per actor, most acts first: ``actor_id, short_name, name, level, group`` and,
        as numbers of acts, ``acts`` (took part), ``led``, ``supported`` (took part, another
        led), ``shared`` (at least one other actor took part too), ``joint`` (marked joint);
        ``crises`` is the number of crises.

    Source: design of the atlas, page "Actors".

    >>> rows = pd.DataFrame({
    ...     "event_id": ["1", "1", "2"], "case_id": ["A"] * 3, "actor_id": ["UN", "AU", "UN"],
    ...     "lead": [True, False, True], "joint": [True, True, False], "short_name": "x",
    ...     "name": "x", "level": "global", "group": "world"})
    >>> actors(rows)[["actor_id", "acts", "led", "supported", "shared", "joint"]].values.tolist()
    [['UN', 2, 2, 0, 1, 1], ['AU', 1, 0, 1, 1, 1]]
    """
    many = rows.groupby("event_id")["actor_id"].transform("size") > 1
    found = (
        rows.assign(shared=many)
        .groupby("actor_id", as_index=False)
        .agg(
            short_name=("short_name", "first"),
            name=("name", "first"),
            level=("level", "first"),
            group=("group", "first"),
            acts=("event_id", "size"),
            led=("lead", "sum"),
            shared=("shared", "sum"),
            joint=("joint", "sum"),
            crises=("case_id", "nunique"),
        )
    )
    found.insert(found.columns.get_loc("led") + 1, "supported", found["acts"] - found["led"])
    numbers = ["acts", "led", "supported", "shared", "joint", "crises"]
    found[numbers] = found[numbers].astype(int)
    order = ["acts", "led", "actor_id"]
    return found.sort_values(order, ascending=[False, False, True], ignore_index=True)


def ties(rows: pd.DataFrame) -> pd.DataFrame:
    """Pairs of actors that took part in the same act.

    Args:
        rows: of `taking_part`.

    Returns:
        One row per pair, most acts first: ``a, b`` (ids, ``a`` before ``b`` in the alphabet),
        ``acts`` (both took part), ``joint`` (of these, marked joint).

    Source: design of the atlas, page "Actors": the co-action network.

    >>> rows = pd.DataFrame({
    ...     "event_id": ["1", "1", "2", "2", "3"], "actor_id": ["UN", "AU", "AU", "UN", "UN"],
    ...     "joint": [True, True, False, False, False]})
    >>> ties(rows).values.tolist()
    [['AU', 'UN', 2, 1]]
    """
    own = rows[["event_id", "actor_id", "joint"]]
    both = own.merge(own[["event_id", "actor_id"]], on="event_id", suffixes=("", "_b"))
    both = both[both["actor_id"] < both["actor_id_b"]]
    pairs = both.rename(columns={"actor_id": "a", "actor_id_b": "b"}).groupby(["a", "b"])
    found = pairs.agg(acts=("event_id", "size"), joint=("joint", "sum")).reset_index()
    found = found.astype({"acts": int, "joint": int})
    return found.sort_values(["acts", "a", "b"], ascending=[False, True, True], ignore_index=True)


def centrality(actor_ids: Sequence[str], pairs: pd.DataFrame) -> pd.DataFrame:
    """How central each actor is in the network of shared acts.

    Args:
        actor_ids: every actor, those without a partner too.
        pairs: of `ties`; each tie counts as one step, however many acts made it.

    Returns:
        One row per actor, in the order given: ``actor_id``, ``partners`` (degree: number of
        distinct actors it took part with), ``between`` (betweenness, 0 to 1: of all shortest
        chains of partners that link two other actors, the part that runs through this one).

    Source: Freeman 1977, by way of `networkx.betweenness_centrality`.

    >>> pairs = pd.DataFrame({"a": ["AU", "EU"], "b": ["UN", "UN"], "acts": [3, 1]})
    >>> centrality(["UN", "AU", "EU", "G8"], pairs)["partners"].tolist()
    [2, 1, 1, 0]
    >>> centrality(["UN", "AU", "EU"], pairs)["between"].tolist()
    [1.0, 0.0, 0.0]
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(actor_ids)
    graph.add_edges_from(zip(pairs["a"], pairs["b"], strict=True))
    between = nx.betweenness_centrality(graph)
    return pd.DataFrame(
        {
            "actor_id": pd.Series(list(actor_ids), dtype="str"),
            "partners": [graph.degree(actor) for actor in actor_ids],
            "between": np.array([between[actor] for actor in actor_ids], dtype=float),
        }
    )


def least_acts(pairs: pd.DataFrame, most: int) -> int:
    """The smallest number of shared acts from which on at most ``most`` actors are tied.

    >>> pairs = pd.DataFrame({"a": ["A", "A", "B"], "b": ["B", "C", "D"], "acts": [2, 1, 1]})
    >>> least_acts(pairs, 4), least_acts(pairs, 3)
    (1, 2)
    """
    top = int(pairs["acts"].max()) if len(pairs) else 1
    for least in range(1, top + 1):
        if len(tied(pairs, least)) <= most:
            return least
    return top


def tied(pairs: pd.DataFrame, least: int) -> set[str]:
    """The actors that share at least ``least`` acts with some other one.

    >>> pairs = pd.DataFrame({"a": ["A", "B"], "b": ["B", "C"], "acts": [2, 1]})
    >>> sorted(tied(pairs, 2))
    ['A', 'B']
    """
    strong = pairs[pairs["acts"] >= least]
    return set(strong["a"]) | set(strong["b"])
