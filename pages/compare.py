"""Compare: how much mediation, sanctions and regional action did each crisis use?"""

from functools import partial

import streamlit as st

from r2p.figures.compare.figure import compare, method, never_in_force, panels
from r2p.figures.headline.overlap import overlap_sentence
from r2p.figures.words import listed
from r2p.measures.notes import depth_warning
from r2p.measures.outcomes import BOTH
from r2p.ui import chart, house, selection, store
from r2p.ui import compare as choices
from r2p.ui.pages import entry
from r2p.ui.text import plain


def page() -> None:
    """The comparison that the reader asks for, or what is missing for one."""
    st.title("Compare", anchor=False)
    st.caption(entry("compare").question)
    data = store.dataset()
    view = choices.pick_view(data)
    if not view.selection.cases:
        selection.nothing("No crisis is chosen.", "Choose at least one above.")
        return
    if not view.kinds:
        selection.nothing("No kind of act is chosen.", "Choose at least one above.")
        return
    left_out = never_in_force(view)
    if len(left_out) == len(view.kinds):
        selection.nothing(
            "None of these kinds is ever in force: only instruments that last can be.",
            "Choose sanctions, deployments or observer missions, or another measure.",
        )
        return
    if left_out:
        st.caption(plain(f"Not shown, as never in force: {listed(left_out)}."))
    if not store.kept(panels, view):
        selection.nothing(
            "Nothing of this is recorded in the crises and the window chosen.",
            "Choose other kinds, a longer window, or no split.",
        )
        return
    if warning := store.kept(depth_warning, view.selection.cases, view.measure):
        st.warning(plain(warning), icon=":material/balance:")
    chart.show(
        data,
        compare,
        view,
        key="compare",
        selectable=True,
        method=method(view),
        pick=choices.choose_bar,
        below=partial(choices.behind, view=view),
    )
    if set(BOTH) <= set(view.kinds) and (view.by or view.measure not in ("share", "acts", "rate")):
        st.caption(plain(store.kept(overlap_sentence, view.selection)))


house.show(page)
