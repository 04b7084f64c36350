"""The title of bars of acts: which kinds were used in which crises."""

from r2p.figures.compare.words import NAMED, all_of, capital, kind_words, were, who_did
from r2p.figures.headline.counted import Counted
from r2p.figures.words import listed


def title(counted: Counted) -> str:
    """Which kinds were used where, or how much of each where there is one crisis."""
    cases = [case for case in counted.cases if counted.rows[counted.view.kinds[0], case]["total"]]
    if not cases:
        return "No act is recorded here"
    if len(cases) == 1:
        return _of_one(counted, cases[0])
    done = {
        id: [c for c in cases if counted.counted(counted.rows[id, c])] for id in counted.view.kinds
    }
    if len(counted.view.kinds) > NAMED:
        return _of_many(counted, cases, done)
    some = [id for id in counted.view.kinds if done[id] and len(done[id]) < len(cases)]
    some.sort(key=lambda id: len(done[id]))
    every = [id for id in counted.view.kinds if len(done[id]) == len(cases)]
    never = [id for id in counted.view.kinds if not done[id]]
    parts = []
    if len(cases) > NAMED and len(some) > 1:
        texts = [f"{kind_words(id)} in {len(done[id])}" for id in some]
        first = kind_words(some[0])
        texts[0] = (
            f"{first} {_verb(counted, were(first))} in {len(done[some[0]])} of {len(cases)} crises"
        )
        if every:
            texts.append(f"{listed(kind_words(id) for id in every)} in all")
        parts.append(listed(texts))
    else:
        for place, id in enumerate(some):
            verb = f" {_verb(counted, were(kind_words(id)))}" if not place else ""
            who = who_did(done[id], cases, counted.short)
            parts.append(f"{kind_words(id)}{verb} {who}")
        if every:
            noun = listed(kind_words(id) for id in every)
            verb = "" if parts else f" {_verb(counted, were(noun) if len(every) == 1 else 'were')}"
            parts.append(f"{noun}{verb} in {all_of(len(cases))}")
    if never:
        noun = listed((kind_words(id) for id in never), "nor")
        parts.append(f"{noun} in none of them" if parts else f"{noun} in none of these crises")
    return capital("; ".join(parts))


def _of_many(counted: Counted, cases: list[str], done: dict[str, list[str]]) -> str:
    used = {case: sum(case in done[id] for id in counted.view.kinds) for case in cases}
    first, seen = f"Of these {len(counted.view.kinds)} kinds", _verb(counted, "").strip()
    if len(cases) <= NAMED:
        (case, n), *rest = used.items()
        each = [f"{counted.short[case]} saw {n} {seen}"]
        return f"{first}, {listed(each + [f'{counted.short[case]} {n}' for case, n in rest])}"
    low, high = min(used.values()), max(used.values())
    span = f"{low} to {high}" if low != high else str(low)
    return f"{first}, each of {len(cases)} crises saw {span} {seen}"


def _verb(counted: Counted, be: str) -> str:
    return {
        "carried_out": f"{be} carried out",
        "attempted": f"{be} tried without being carried out",
        "all": f"{be} recorded",
    }[counted.view.what]


def _of_one(counted: Counted, case: str) -> str:
    rows = [(id, counted.rows[id, case]) for id in counted.view.kinds]
    rows.sort(key=lambda pair: -counted.counted(pair[1]))
    shown = [
        f"{kind_words(id)} {counted.said(counted.value(row) or 0)}" for id, row in rows[:NAMED]
    ]
    unit = {"share": "of all acts", "acts": "acts", "rate": "acts per 30 days"}[
        counted.view.measure
    ]
    return f"{counted.short[case]}: {listed(shown)} {unit}"
