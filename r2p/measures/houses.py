"""Who acts for whom: the house of an actor is itself and every body it acts for.

Source: design of the atlas, measure "joint share", and claims C18 and C19 on coordination.
"""

import pandas as pd

from r2p.dataset.schema import schema

UN = "UN"
"""The organisation whose bodies are told apart from other world bodies."""


def houses(actors: pd.DataFrame) -> dict[tuple[str, str], frozenset[str]]:
    """For each actor, itself and everybody it acts for, however many steps away.

    Args:
        actors: ``case_id`` (empty for shared actors), ``actor_id``, ``level``, ``kind``,
            ``acts_for`` (ids, separated as the schema says).

    Returns:
        By case and actor; shared actors stand under the empty case. A world body whose kind
        begins with "UN" belongs to the United Nations even where nothing says for whom it acts.

    >>> actors = pd.DataFrame({
    ...     "case_id": [""] * 4, "actor_id": ["UN", "HRC", "COI", "UNGA"], "level": ["global"] * 4,
    ...     "kind": ["UN body"] * 4, "acts_for": ["", "UN", "HRC", ""]})
    >>> sorted(houses(actors)["", "COI"]), sorted(houses(actors)["", "UNGA"])
    (['COI', 'HRC', 'UN'], ['UN', 'UNGA'])
    """
    separator = schema("actors")["acts_for"].separator
    heads: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in actors.itertuples():
        named = tuple(part for part in row.acts_for.split(separator) if part)
        of_un = row.level == "global" and row.kind.split(" ")[0] == UN
        heads[row.case_id, row.actor_id] = named + ((UN,) if of_un else ())
    result = {}
    for case_id, actor_id in heads:
        house, left = {actor_id}, list(heads[case_id, actor_id])
        while left:
            head = left.pop()
            if head not in house:
                house.add(head)
                left += heads.get((case_id, head), heads.get(("", head), ()))
        result[case_id, actor_id] = frozenset(house)
    return result
