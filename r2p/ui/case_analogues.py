"""Which crises were answered most like one: the part of the dossier and of Your case."""

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures import analogues as figures
from r2p.measures.grid import WHATS
from r2p.ui import chart, controls, link, selection, store
from r2p.ui.text import plain

METHOD = """
The **distance** of two responses is the mean of three parts with equal weights, each from 0 (alike)
to 1 (nothing shared):

- **Instrument mix**: Jensen-Shannon distance of the shares of the instrument families in the acute
  phase.
- **Stage profile**: Jensen-Shannon distance of the shares of the stages over the whole response;
  acts outside all stages are left out.
- **Speed**: for mediation, sanctions and regional action, when it first came: in use before onset
  lies at 0, first on day *n* at log(2 + n) / log(2 + 3650), not recorded at 1. The part is the
  mean difference.

Shares do not grow with the number of acts found, so depth of research plays little part.
Counter-acts count for nothing. The weights are a convention: others give another order.
"""


def analogues(data: Dataset, case_id: str) -> None:
    """The chart, what may be counted, and the way to compare the nearest side by side."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {what: name.capitalize() for what, name in WHATS.items()}
        what = controls.pick_tab("Acts", "what", names, "carried_out")
        rows = selection.pick_rows(data, choose_cases=False)
    choices = (case_id, what, *rows.quality)
    chart.show(data, figures.analogues, *choices, key="analogues", method=METHOD)
    near = store.kept(figures.nearest, *choices)
    if not near:
        selection.nothing("No crisis can be compared.", "Count other acts above.")
        return
    st.markdown("Compare side by side")
    with st.container(horizontal=True, gap="small"):
        for other in near:
            st.page_link(
                "pages/compare.py",
                label=f"with {plain(data.labels[other])}",
                icon=":material/bar_chart:",
                query_params={
                    **link.shared(),
                    "cases": f"{case_id},{other}",
                    link.VERSION_KEY: link.VERSION,
                },
                help="Measures of both crises",
            )
