"""The parts of the Arguments page that stand beside a claim."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.figures import arguments as figures
from r2p.figures.words import day_as_known
from r2p.measures.balance import STANCES, evidence_for
from r2p.ui import chart, evidence, link
from r2p.ui.brief import brief
from r2p.ui.evidence import source_line
from r2p.ui.save import save_file
from r2p.ui.stand import STANDS, pick_counts
from r2p.ui.store import kept
from r2p.ui.text import plain, whole


def subjects(data: Dataset) -> dict[str, str]:
    """What there are claims on: all, all crises, one crisis."""
    about = {"any": "All subjects", "ALL": "All crises"}
    named = data.arguments["claims"]["case_id"].unique()
    return about | {case: data.labels[case] for case in named if case in data.labels}


def claims_on(data: Dataset, subject: str) -> dict[str, str]:
    """The claims on a subject, by id."""
    claims = data.arguments["claims"]
    own = claims if subject == "any" else claims[claims["case_id"] == subject]
    return dict(zip(own["claim_id"], own["claim_id"] + "  " + own["claim"], strict=True))


def claim_of(data: Dataset, claim_id: str) -> pd.Series:
    """The row of a claim."""
    return data.arguments["claims"].set_index("claim_id").loc[claim_id]


def cites(claim: pd.Series) -> str:
    """Whom the paper cites for the claim, as a sentence."""
    return f"The paper cites {claim['source_cited']}. " if claim["source_cited"] else ""


def sections(data: Dataset, claim_id: str) -> dict[str, str]:
    """The sections that have something to show for this claim."""
    claim = claim_of(data, claim_id)
    found = {"acts": "Acts one by one"}
    bearing = data.arguments["bearing"]
    if (bearing["claim_id"] == claim_id).any():
        found["measures"] = "Measures"
    readings = data.arguments["readings"]
    if claim["case_id"] == "ALL" or (readings["case_id"] == claim["case_id"]).any():
        found["readings"] = "Rival readings"
    return {**found, "stands": "Your stands"}


def brief_button(
    data: Dataset, claim_id: str, stand: str | None, left_out: tuple[str, ...]
) -> None:
    """The one-page brief, made when it is asked for."""
    save_file(
        "Brief (one page, prints)",
        lambda: brief(data, claim_id, stand, left_out, st.context.url or ""),
        f"claim-{claim_id.lower()}.html",
        icon=":material/description:",
    )


@dataclass(frozen=True)
class _Card:
    """One act as it is shown beside a claim."""

    event_id: str
    stance: str
    why: str
    about: str

    def item(self, number: int, left_out: tuple[str, ...]) -> str:
        """A line of a numbered list, in Markdown; struck through when it does not count."""
        why = f"~~{self.why}~~" if self.event_id in left_out else self.why
        return f"{number}. {why}  \n   :gray[:small[{self.about}]]"


def cards(data: Dataset, claim_id: str, left_out: tuple[str, ...]) -> None:
    """Each act with what it says about the claim; each can be weighed out, or its evidence read.

    The acts of a column are one text with two rows of numbers below it, not four elements an
    act: every element costs the host time.
    """
    every = kept(_cards, claim_id)
    columns = st.columns(len(STANCES), border=True)
    for column, (stance, name) in zip(columns, STANCES.items(), strict=True):
        own = [card for card in every if card.stance == stance]
        head = f"**{name.capitalize()}** ({len(own)})"
        with column:
            if not own:
                st.markdown(f"{head}  \nNo linked act.")
                continue
            numbers = {card.event_id: str(number) for number, card in enumerate(own, 1)}
            pick_counts(f"{head} · counted", claim_id, stance, numbers, left_out)
            items = [card.item(number, left_out) for number, card in enumerate(own, 1)]
            st.markdown("\n".join(items))
            _pick_evidence(claim_id, stance, numbers)


def _cards(data: Dataset, claim_id: str) -> list[_Card]:
    made = []
    for act in evidence_for(data, claim_id).itertuples():
        when = day_as_known(act.date, act.date_precision)
        about = plain(f"{act.title} · {data.labels[act.case_id]},") + f" {whole(when)}"
        made.append(_Card(act.event_id, act.stance, plain(act.why), about))
    return made


def _pick_evidence(claim_id: str, stance: str, numbers: dict[str, str]) -> None:
    """The acts of a column by number; one opens its evidence below the chart."""
    key = f"show_{claim_id}_{stance}"
    named = link.raw(evidence.KEY)
    st.session_state[key] = named[0] if named and named[0] in numbers else None
    st.pills(
        "Read the evidence",
        list(numbers),
        format_func=numbers.__getitem__,
        key=key,
        on_change=lambda: evidence.choose(st.session_state[key]),
        wrap=True,
        help="Opens below the chart",
    )


def measures(data: Dataset, claim_id: str) -> None:
    """The measures that bear on the claim, each with the way to the comparison."""
    rows = data.arguments["bearing"].query("claim_id == @claim_id").reset_index(drop=True)
    for number, row in rows.iterrows():
        chart.show(data, figures.bearing, claim_id, int(number), key=f"bearing_{number}")
        query = {
            "cases": ",".join(data.case_ids),
            "measure": row["measure"],
            "kinds": row["kind"],
            "window": row["window"],
            "by": row["by"],
            "what": row["what"],
            link.VERSION_KEY: link.VERSION,
        }
        st.page_link(
            "pages/compare.py",
            label="The same on Compare",
            icon=":material/bar_chart:",
            query_params={key: value for key, value in query.items() if value},
        )


def readings(data: Dataset, case_id: str) -> None:
    """Readings that disagree, each with its weak point."""
    rows = data.arguments["readings"]
    rows = rows if case_id == "ALL" else rows[rows["case_id"] == case_id]
    for row in rows.itertuples():
        with st.expander(plain(f"{data.labels.get(row.case_id, row.case_id)}: {row.title}")):
            st.markdown(f"**{plain(row.statement)}**")
            st.markdown(f"Holds that: {plain(row.holds_that)}")
            st.markdown(f"Weak point: {plain(row.weak_point)}")
            st.caption(plain(f"Held by: {row.proponents}"))
            sources = data.sources[data.sources["case_id"] == row.case_id].set_index("source_id")
            known = [one for one in row.source_ids.split(";") if one in sources.index]
            st.markdown("\n".join(f"- {source_line(sources.loc[one])}" for one in known))


def taken(data: Dataset, stands: dict[str, str]) -> None:
    """All stands of the reader, so far."""
    if not stands:
        st.info("You have not taken a stand yet.", icon=":material/how_to_vote:")
        return
    claims = data.arguments["claims"].set_index("claim_id")["claim"]
    rows = [
        {"Claim": claim, "Says": claims[claim], "Your stand": STANDS[stand]}
        for claim, stand in stands.items()
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt="Your stand on each claim")
    st.caption("The stands are in the link of this page: copy it to keep or share them.")
