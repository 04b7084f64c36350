"""Overview: which crises, how they ended, and what was done to prevent the worst."""

from functools import partial

import streamlit as st

from r2p.figures.compare.figure import View
from r2p.figures.headline.figure import headline
from r2p.figures.headline.methods import method
from r2p.figures.overview import finding
from r2p.measures.window import Window
from r2p.ui import chart, compare, house, overview, selection, some_crises, store
from r2p.ui.text import plain


def page() -> None:
    data = store.dataset()
    st.title("R2P Atlas", anchor=False)
    st.caption("How was mass violence prevented in real crises, and how was it not?")
    st.markdown(plain(store.kept(finding)))
    line = st.container(horizontal=True, vertical_alignment="center")
    size = line.container(width="content")
    with line:
        overview.about()
        rows = selection.pick_rows(data, choose_cases=False)
    chosen = compare.as_selection(rows, Window("acute"))
    with size:
        overview.numbers(data, chosen)
    drawn = compare.as_selection(some_crises.drawn(data, rows), Window("acute"))
    chart.show(
        data,
        headline,
        drawn,
        key="headline",
        selectable=True,
        method=method("share"),
        pick=compare.choose_bar,
        below=partial(compare.behind, view=View(drawn)),
    )
    overview.lead_on(data)
    overview.endings(data)
    overview.ways_in(data)
    overview.crises(data, chosen)


house.show(page)
