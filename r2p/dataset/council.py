"""Which outcomes of the Security Council belong to a crisis."""

import re

import pandas as pd

from r2p.dataset.load import Dataset
from r2p.dataset.reference import reference

LAST_YEAR = 2019
"""The last year of the table of outcomes."""

_SYMBOL = re.compile(r"S/(RES|PRST)/(\d+(?:/\d+)?)")
# Numbers of the years covered; other bodies number their resolutions otherwise.
_RESOLUTION = re.compile(r"\b[Rr]esolutions? (1[2-9]\d\d|2[0-5]\d\d)\b")


def council_outcomes(dataset: Dataset, case_id: str) -> pd.DataFrame:
    """Outcomes of the coded period that concern the country of a crisis.

    An outcome belongs to it if its agenda item names the country, or if an act
    or a source of the crisis names its symbol: many crises were taken up under
    regional items that name no country. A crisis whose source merely quotes a
    general resolution is thereby matched too, so the reason is given.

    Returns:
        Columns ``date, type, symbol, agenda_item, vote_yes_no_abstain,
        vetoed_by, matched`` (``country`` or ``symbol``) and ``event_ids``
        (list of acts that name the symbol), by date.
    """
    case = dataset.case(case_id)
    rows = reference("unsc_resolutions")
    rows = rows[(rows["date"] >= case["coding_start"]) & (rows["date"] <= case["coding_end"])]
    named = _acts_by_symbol(dataset, case_id)
    country = rows["iso3"].str.split(";").map(lambda codes: case["iso3"] in codes)
    keys = rows["symbol"].map(_key)
    found = rows.assign(
        matched=country.map({True: "country", False: "symbol"}),
        event_ids=[named.get(key, []) for key in keys],
    )[country | keys.isin(named)]
    columns = ["date", "type", "symbol", "agenda_item", "vote_yes_no_abstain", "vetoed_by"]
    return found.sort_values("date", kind="stable")[[*columns, "matched", "event_ids"]].reset_index(
        drop=True
    )


def council_vetoes(dataset: Dataset, case_id: str) -> pd.DataFrame:
    """Drafts on the country of a crisis vetoed in the coded period, by date."""
    case = dataset.case(case_id)
    rows = reference("unsc_vetoes")
    inside = (rows["date"] >= case["coding_start"]) & (rows["date"] <= case["coding_end"])
    return rows[(rows["iso3"] == case["iso3"]) & inside].sort_values("date").reset_index(drop=True)


def _acts_by_symbol(dataset: Dataset, case_id: str) -> dict[str, list[str]]:
    """Acts that name a symbol, in their text or by their sources; sources without acts too."""
    events = dataset.events[dataset.events["case_id"] == case_id]
    sources = dataset.sources[dataset.sources["case_id"] == case_id]
    of_source = {row.source_id: _keys(f"{row.symbol} {row.title}") for row in sources.itertuples()}
    named: dict[str, list[str]] = {key: [] for keys in of_source.values() for key in keys}
    for act in events.itertuples():
        keys = _keys(f"{act.title} {act.description}")
        for source_id in act.source_ids.split(";"):
            keys |= of_source.get(source_id, set())
        for key in keys:
            named.setdefault(key, []).append(act.event_id)
    return named


def _keys(text: str) -> set[str]:
    keys = {f"{kind}/{number}" for kind, number in _SYMBOL.findall(text)}
    return keys | {f"RES/{number}" for number in _RESOLUTION.findall(text)}


def _key(symbol: str) -> str:
    return next(iter(_keys(symbol)), symbol)
