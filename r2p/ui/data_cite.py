"""How to cite the dataset, one crisis or one act."""

from datetime import date

import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.cite import STYLES, Work, act_work, cited, crisis_work, dataset_work
from r2p.ui import controls, evidence, link
from r2p.ui.address import address_of
from r2p.ui.save import save_citation

_WHAT = {"dataset": "The dataset", "crisis": "One crisis", "act": "One act"}


def cite(data: Dataset) -> None:
    """Choose what to cite and in which form; copy it or save it."""
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        what = controls.pick_tab("What to cite", "work", _WHAT, "dataset")
    with right:
        style = controls.pick_tab("Form", "style", STYLES, "apa")
    work = _work(data, what)
    text = cited(work, style)
    st.code(text.strip(), language=None, wrap_lines=True)
    st.caption("The copy button is at the upper right of the box.")
    if not work.address:
        st.caption(
            "The address is left out, because the atlas runs on this machine or in a private "
            "network. Add the address under which your readers find it."
        )
    save_citation(text, style, work.part_id.lower() or work.name)


def _crisis(data: Dataset) -> str:
    """The crisis that the link names, or that of the act it names."""
    act = evidence.chosen_act(data)
    if act and not link.raw("case"):
        named = data.events.loc[data.events["event_id"] == act, "case_id"].iloc[0]
        link.write("case", (str(named),))
    if st.session_state.get("case") not in data.labels:
        st.session_state.pop("case", None)  # a choice of the tables: all crises
    return controls.pick_one("Crisis", "case", data.labels, data.case_ids[0])


def _work(data: Dataset, what: str) -> Work:
    today = date.today()
    if what == "dataset":
        return dataset_work(data.about, address=address_of(), accessed=today)
    case_id = _crisis(data)
    if what == "crisis":
        return crisis_work(data, case_id, address=address_of("case", case=case_id), accessed=today)
    acts = data.events[data.events["case_id"] == case_id]
    names = dict(zip(acts["event_id"], acts["event_id"] + ": " + acts["title"], strict=True))
    if not {*link.raw("act"), st.session_state.get("act")} & set(names):
        link.write("act", ())  # the act of another crisis
        st.session_state.pop("act", None)
    event_id = controls.pick_one("Act", "act", names, next(iter(names)))
    address = address_of("case", case=case_id, section="acts", act=event_id)
    return act_work(data, event_id, address=address, accessed=today)
