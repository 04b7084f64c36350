"""From a page to the seminar questions that are answered on it."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.words import count
from r2p.ui import link, store, way
from r2p.ui.classroom_views import ALL, views

PAGE = "classroom"
ON = "on"
"""Key in the link of the classroom: the page on which questions are answered."""


def discuss(data: Dataset, page: str, cases: Sequence[str]) -> None:
    """One link to the questions of this page, if there are any; else nothing.

    Args:
        data: the dataset.
        page: name of the page that is shown.
        cases: the crises it shows; questions on all crises count in any case.
    """
    number = sum(store.kept(numbers, page).get(case, 0) for case in {*cases, ALL})
    if number:
        st.page_link(
            way.to(PAGE),
            label=f"Discuss: {count(number, 'seminar question')}",
            icon=":material/school:",
            help="Questions whose answer is found on this page",
            query_params={
                **link.shared(),
                **({"cases": ",".join(cases)} if cases else {}),
                ON: page,
                link.VERSION_KEY: link.VERSION,
            },
            width="content",
        )


def numbers(data: Dataset, page: str) -> dict[str, int]:
    """How many questions of each crisis open this page; `ALL` for those on all crises."""
    rows = data.arguments["questions"]
    return dict(
        Counter(
            row.case_id
            for row in rows.itertuples()
            if page in {view.page for view in views(data, row.views)}
        )
    )
