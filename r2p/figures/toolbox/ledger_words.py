"""The failure ledger in words: title, subtitle, reading, caveats and table."""

import pandas as pd

from r2p.dataset import Dataset, label, labels
from r2p.figures.compare.words import filter_words, lower
from r2p.figures.toolbox.ledger_groups import Group
from r2p.figures.toolbox.view import LedgerView
from r2p.figures.words import count, days_as_known, listed
from r2p.measures.ledger import FAILED, SHORT, next_acts
from r2p.measures.notes import depth_warning

BORDERLINE = (
    "Results were coded by one person and say what became of an act at once, not what it did to "
    "the crisis; several are borderline, and the coding note says why."
)
QUIET_FAILURES = (
    "Failures that nobody wrote down are not here: an offer refused behind closed doors leaves "
    "no record."
)


def caveats(data: Dataset, view: LedgerView) -> tuple[str, ...]:
    """What to have in mind beside the ledger."""
    depth = depth_warning(data, view.selection.cases, "acts") if view.by == "crisis" else None
    return (BORDERLINE, QUIET_FAILURES, *([depth] if depth else []))


def title(acts: pd.DataFrame, of: int) -> str:
    """How many acts fell short, and with which results."""
    number = acts["result"].value_counts()
    parts = [
        f"{number[result]} {label('results', result).lower()}"
        for result in sorted(SHORT, key=lambda result: -number.get(result, 0))
        if number.get(result, 0)
    ]
    return f"{len(acts)} of {count(of, 'act')} fell short: {listed(parts)}"


def subtitle(view: LedgerView, shown: int, of: int) -> str:
    """How the acts are grouped, over which acts, and how many of how many."""
    by = {"instrument": "instrument", "actor": "lead actor", "crisis": "crisis"}[view.by]
    filters = filter_words(view.selection)
    parts = [f"acts by result and {by}", "whole response", filters, f"n = {shown} of {of}"]
    return ", ".join(part for part in parts if part)


def reading(view: LedgerView, acts: pd.DataFrame, groups: list[Group]) -> str:
    """Which part failed at once, and the rows with most acts."""
    failed = int(acts["result"].isin(FAILED).sum())
    text = (
        f"{failed} failed at once (refused, blocked or ignored), {len(acts) - failed} were carried "
        "out but fell short or were undone."
    )
    single = [group for group in groups if group.single]
    largest = sorted(single, key=lambda group: -len(group.ids))[:3]
    if len(single) < 2:
        return text
    parts = [f"{_lower(view, group.name)} {len(group.ids)} of {group.of}" for group in largest]
    return f"{text} Most often: {listed(parts)} acts."


def _lower(view: LedgerView, name: str) -> str:
    return lower(name) if view.by == "instrument" else name


def table(data: Dataset, scope: pd.DataFrame, acts: pd.DataFrame) -> pd.DataFrame:
    """Every act of the ledger with its coding note, and what came after an ignored one."""
    after = next_acts(data, scope).set_index("event_id")
    followed = after[after["next_id"] != ""]
    then = scope[scope["event_id"].isin(followed["next_id"])]
    title = dict(zip(then["event_id"], then["title"], strict=True))
    days = followed["days"].astype("Int64").to_dict()
    came = {id: title[next_id] for id, next_id in followed["next_id"].items()}
    ids = acts["event_id"]
    return pd.DataFrame(
        {
            "Date": days_as_known(acts),
            "Crisis": acts["case_id"].map(data.labels),
            "What happened": acts["title"],
            "Result": acts["result"].map(labels("results")),
            "Why it was coded so": acts["coding_note"].str.removeprefix("Result: "),
            "Instrument": acts["instrument"].map(labels("instruments")),
            "Led by": acts["lead_name"],
            "Stage": acts["stage"].map(labels("stages")),
            "Days to the next act of another actor": ids.map(days).astype("Int64"),
            "That act": ids.map(came).fillna(""),
            "Checked": acts["checked"].map({True: "yes", False: "no"}),
            "Act": ids,
        }
    ).reset_index(drop=True)
