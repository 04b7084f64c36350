"""The reader's stand on the claims, and the acts left out of the count: both in the link.

``?stands=C05.agree,C06.unsure&out=C05.KEN-2007-012``. The link alone holds them; the
widgets are set from it on every run.
"""

from collections.abc import Mapping

import streamlit as st

from r2p.dataset import Dataset
from r2p.ui import link
from r2p.ui.store import kept

STANDS = {"agree": "Agree", "unsure": "Unsure", "disagree": "Disagree"}
_STANDS, _OUT = "stands", "out"


def stands(data: Dataset) -> dict[str, str]:
    """The stand on each claim on which the reader has taken one."""
    known = kept(_claims)
    taken = {}
    for value in link.raw(_STANDS):
        claim, _, stand = value.partition(".")
        if claim in known and stand in STANDS:
            taken[claim] = stand
        else:
            link.notice(f"The link names the stand “{value[:40]}”, which is not known; left out.")
    return taken


def left_out(data: Dataset, claim_id: str) -> tuple[str, ...]:
    """Ids of the acts the reader does not count for this claim, sorted."""
    known = kept(_evidence)
    out = []
    for value in link.raw(_OUT):
        if value not in known:
            link.notice(f"The link leaves out “{value[:40]}”, which is no evidence; ignored.")
        elif value.startswith(f"{claim_id}."):
            out.append(value.partition(".")[2])
    return tuple(sorted(set(out)))


def _claims(data: Dataset) -> frozenset[str]:
    return frozenset(data.arguments["claims"]["claim_id"])


def _evidence(data: Dataset) -> frozenset[str]:
    links = data.arguments["evidence"]
    return frozenset(links["claim_id"] + "." + links["event_id"])


def pick_stand(data: Dataset, claim_id: str) -> str | None:
    """Agree, unsure or disagree; None while no stand is taken."""
    key = f"stand_{claim_id}"
    st.session_state[key] = stands(data).get(claim_id)

    def follow() -> None:
        now = {**stands(data), claim_id: st.session_state[key]}
        link.write(_STANDS, [f"{claim}.{stand}" for claim, stand in now.items() if stand])

    return st.segmented_control(
        "Your stand",
        list(STANDS),
        format_func=STANDS.__getitem__,
        key=key,
        on_change=follow,
        help="Kept in the link, nowhere else.",
    )


def pick_counts(
    label: str, claim_id: str, stance: str, numbers: Mapping[str, str], out: tuple[str, ...]
) -> None:
    """Which acts of a stance count for the claim; ``numbers`` gives each act's number there."""
    key = f"counts_{claim_id}_{stance}"
    st.session_state[key] = [act for act in numbers if act not in out]

    def follow() -> None:
        own = {f"{claim_id}.{act}" for act in numbers}
        chosen = {f"{claim_id}.{act}" for act in st.session_state[key]}
        others = [value for value in link.raw(_OUT) if value not in own]
        link.write(_OUT, [*others, *sorted(own - chosen)])

    st.pills(
        label,
        list(numbers),
        format_func=numbers.__getitem__,
        selection_mode="multi",
        wrap=True,
        key=key,
        on_change=follow,
        help="Take an act out to weigh the claim without it.",
    )
