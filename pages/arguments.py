"""Arguments: is the paper right? Each claim beside the acts for and against it."""

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures import arguments as figures
from r2p.ui import arguments as parts
from r2p.ui import chart, controls, house, selection, store
from r2p.ui.stand import left_out, pick_stand, stands
from r2p.ui.text import plain

ABOUT = {"all": "All claims", "general": "On all crises"}
METHOD = """
Each claim of the paper was put into one plain sentence. The acts of nine crises were read in full
and searched for support and for the contrary. An act **supports** a claim if one would expect it
were the claim true, **contradicts** it if one would not, and **qualifies** it where the claim
holds in part, later, under a condition, or where the credit is shared. One act has one stance per
claim. Acts, not causes: a measure followed by calm is at most consistent with a claim.
"""


def page() -> None:
    """One claim at a time: evidence, measures, rival readings, and the reader's stand."""
    st.title("Arguments", anchor=False)
    st.caption("Is the paper right? Its claims, the acts for and against, and your stand.")
    data = store.dataset()
    claim_id = pick_claim(data)
    if claim_id is None:
        selection.nothing("There is no such claim.", "Choose another subject.")
        return
    claim = store.kept(parts.claim_of, claim_id)
    st.header(plain(claim["claim"]), anchor=False)
    st.caption(
        plain(
            f"Claim {claim_id} of {len(data.arguments['claims'])}, in our words. "
            f"{parts.cites(claim)}How to test it: {claim['testable_as']}"
        )
    )
    out = left_out(data, claim_id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        stand = pick_stand(data, claim_id)
        parts.brief_button(data, claim_id, stand, out)
    chart.show(
        data, figures.beside_claim, claim_id, out, key="beside", selectable=True, method=METHOD
    )
    sections = store.kept(parts.sections, claim_id)
    section = controls.pick_tab("Beside the claim", "section", sections, "acts")
    if section == "acts":
        parts.cards(data, claim_id, out)
    elif section == "measures":
        parts.measures(data, claim_id)
    elif section == "readings":
        parts.readings(data, claim["case_id"])
    else:
        parts.taken(data, stands(data))


def pick_claim(data: Dataset) -> str | None:
    """A subject, then a claim on it."""
    subject = controls.pick_tab("About", "about", store.kept(parts.subjects), "any")
    names = store.kept(parts.claims_on, subject)
    return controls.pick_one("Claim", "claim", names, next(iter(names))) if names else None


house.show(page)
