"""Case: everything that is known about one crisis."""

import streamlit as st

from r2p.ui import case as dossier
from r2p.ui import case_print, controls, house, store
from r2p.ui.beside import beside
from r2p.ui.case_actors import actors
from r2p.ui.case_acts import acts
from r2p.ui.case_analogues import analogues
from r2p.ui.case_dates import chronology
from r2p.ui.case_facts import facts
from r2p.ui.case_numbers import numbers
from r2p.ui.case_protection import protection
from r2p.ui.case_readings import notes, readings
from r2p.ui.case_sources import sources
from r2p.ui.case_stages import stages
from r2p.ui.evidence_place import is_at_top
from r2p.ui.text import plain

SHOW = {
    "stages": stages,
    "acts": acts,
    "actors": actors,
    "sources": sources,
    "numbers": numbers,
    "analogues": analogues,
    "protection": protection,
    "readings": readings,
    "notes": notes,
}


def page() -> None:
    """The dossier: chronology, summary and facts, then the section that was chosen."""
    data = store.dataset()
    title = st.container()
    with beside(vertical_alignment="bottom"):
        case_id = dossier.pick(data)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            dossier.onward(case_id)
            case_print.button(data, case_id)
    text, outcomes = dossier.heading(data, case_id)
    with title:
        st.title(plain(text), anchor=False, help=outcomes)
        st.caption("What is known about one crisis?")
    top = st.container()
    section = controls.pick_tab("Section", "section", dossier.SECTIONS, "stages")
    with top:
        chronology(data, case_id, with_evidence=is_at_top(section, ("acts", "protection")))
        facts(data, case_id)
    SHOW[section](data, case_id)


house.show(page)
