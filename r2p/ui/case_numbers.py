"""Deaths, displacement and what other producers count about one crisis."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.council import LAST_YEAR, council_outcomes, council_vetoes
from r2p.dataset.reference import provenances, reference
from r2p.figures.ranges import death_ranges
from r2p.figures.words import count, day, day_as_known, listed, number
from r2p.ui import chart, store
from r2p.ui.case_facts import sources_of
from r2p.ui.text import linked, plain

_OUTCOMES = {
    "resolution": "Resolution",
    "presidential_statement": "Presidential statement",
    "vetoed_draft": "Vetoed draft",
    "draft_not_adopted": "Draft not adopted",
}
_STILL = "and still active in the edition used"
_MATCHED = {
    "country": "agenda item names the country",
    "symbol": "symbol named by an act or source",
}


def numbers(data: Dataset, case_id: str) -> None:
    """Deaths as ranges, displacement, the Security Council, coups and operations."""
    chart.show(data, death_ranges, case_id, key="death_ranges")
    killed, displaced, council, rest = store.kept(_parts, case_id)
    _credits(killed)
    st.header("People displaced", anchor=False)
    st.markdown(displaced.text)
    _credits(displaced)
    st.header("In the Security Council", anchor=False)
    st.markdown(council.text)
    outcomes = store.kept(_outcomes, case_id)
    if not outcomes.empty:
        _outcome_table(outcomes)
    _credits(council)
    for part in rest:
        st.header(part.heading, anchor=False)
        st.markdown(part.text)
        _credits(part)


@dataclass(frozen=True)
class _Part:
    """One paragraph: what is said, and who counted."""

    heading: str
    text: str
    credits: tuple[tuple[str, str | None], ...]


def _credits(part: _Part) -> None:
    for text, leaves_out in part.credits:
        st.caption(text, help=leaves_out)


def _parts(data: Dataset, case_id: str) -> tuple[_Part, _Part, _Part, list[_Part]]:
    case = data.case(case_id)
    sources = sources_of(data, case_id, case["deaths_source"])
    own = ((f"Figures of the sources read:\n{sources}", None),) if sources else ()
    killed = _Part("", "", (*own, _credit("violence_annual")))
    return killed, _displaced(data, case), _council(data, case), [*_coups(case), *_operations(case)]


def _displaced(data: Dataset, case: pd.Series) -> _Part:
    if pd.isna(case["displaced"]):
        return _Part("", "No figure is on record.", ())
    sources = sources_of(data, case["case_id"], case["displaced_source"])
    text = plain(f"About {number(case['displaced'])} people{_share(case)}.")
    return _Part("", text, ((sources, None),) if sources else ())


def _share(case: pd.Series) -> str:
    people = reference("population")
    year = case["onset"].year
    row = people[(people["iso3"] == case["iso3"]) & (people["year"] == year)]
    if row.empty:
        return ""
    total = int(row["population"].iloc[0])
    share = 100 * int(case["displaced"]) / total
    said = f"{share:.0f}" if share >= 10 else f"{share:.1f}" if share >= 0.1 else f"{share:.2f}"
    return (
        f", {said} % of the {total / 1e6:.1f} million who lived in the country in {year} "
        "(World Bank)"
    )


def _council(data: Dataset, case: pd.Series) -> _Part:
    rows, vetoes = council_outcomes(data, case["case_id"]), council_vetoes(data, case["case_id"])
    kinds = rows["type"].value_counts()
    counts = [
        count(int(kinds[kind]), name.lower(), _plural(name))
        for kind, name in _OUTCOMES.items()
        if kind in kinds
    ]
    text = f"{listed(counts) or 'No outcome matched'} in the coded period."
    if case["coding_end"].year > LAST_YEAR:
        text += f" The table ends in {LAST_YEAR}, before coding does."
    lines = [plain(text)]
    if not vetoes.empty:
        lines += ["", "Vetoes:", *(_veto(row) for row in vetoes.itertuples())]
    tables = ("unsc_resolutions",) if vetoes.empty else ("unsc_resolutions", "unsc_vetoes")
    return _Part("", "\n".join(lines), tuple(_credit(table) for table in tables))


def _outcome_table(outcomes: pd.DataFrame) -> None:
    st.dataframe(
        outcomes,
        hide_index=True,
        height=min(36 + 35 * len(outcomes), 320),
        column_config={
            "Date": st.column_config.DateColumn(format="D MMM YYYY", width=100),
            "Vote": st.column_config.TextColumn(help="Yes, no, abstaining.", width=80),
            "Matched because": st.column_config.TextColumn(width="medium"),
        },
        placeholder="",
        alt="Security Council outcomes",
    )


def _plural(name: str) -> str:
    return "drafts not adopted" if name == "Draft not adopted" else f"{name.lower()}s"


def _outcomes(data: Dataset, case_id: str) -> pd.DataFrame:
    rows = council_outcomes(data, case_id)
    return pd.DataFrame(
        {
            "Date": rows["date"],
            "Outcome": rows["type"].map(_OUTCOMES),
            "Symbol": rows["symbol"],
            "Agenda item": rows["agenda_item"],
            "Vote": rows["vote_yes_no_abstain"],
            "Acts here": rows["event_ids"].map(", ".join),
            "Matched because": rows["matched"].map(_MATCHED),
        }
    )


def _veto(row) -> str:
    who = " and ".join(row.vetoed_by.split(";"))
    return f"- {plain(day(row.date))}: draft {plain(row.draft)}, vetoed by {plain(who)}"


_COUPS = {
    "realized": "coup",
    "failed attempt": "failed attempt",
    "conspiracy": "conspiracy uncovered",
}


def _coups(case: pd.Series) -> list[_Part]:
    rows = _inside(reference("coups"), case).sort_values("date")
    lines = [
        f"- {plain(day(row.date))}: {plain(_COUPS[row.result])} "
        f"({plain(row.initiators.replace(';', ', '))})"
        for row in rows.itertuples()
    ]
    if not lines:
        return []
    return [_Part("Coups and attempts", "\n".join(lines), (_credit("coups"),))]


def _operations(case: pd.Series) -> list[_Part]:
    """Peacekeeping operations deployed at some time of the coded period."""
    rows = reference("peace_operations")
    rows = rows[
        (rows["iso3"] == case["iso3"])
        & (rows["start"] <= case["coding_end"])
        & ~(rows["end"] < case["coding_start"])
    ]
    lines = [
        f"- **{plain(row.mission)}** {plain(row.name)}, from {day_as_known(row.start, 'month')} "
        + (_STILL if pd.isna(row.end) else f"to {day_as_known(row.end, 'month')}")
        for row in rows.itertuples(index=False)
    ]
    if not lines:
        return []
    text = "\n".join(lines)
    return [_Part("United Nations peacekeeping", text, (_credit("peace_operations"),))]


def _inside(rows: pd.DataFrame, case: pd.Series) -> pd.DataFrame:
    inside = (rows["date"] >= case["coding_start"]) & (rows["date"] <= case["coding_end"])
    return rows[(rows["iso3"] == case["iso3"]) & inside]


def _credit(table: str) -> tuple[str, str]:
    """Who counted, under which licence, and what the reader must know."""
    origin = provenances()[table]
    return (
        f"{plain(origin.producer)}: {plain(origin.dataset)} "
        f"({linked(origin.licence, origin.licence_url)}).",
        plain(f"What it leaves out: {origin.leaves_out}"),
    )
