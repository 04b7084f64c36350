"""The views that a seminar question names in the data, as links of the atlas."""

from urllib.parse import parse_qsl

from r2p.dataset import Dataset
from r2p.dataset.schema import schema
from r2p.lecture.slide import View
from r2p.ui import link
from r2p.ui.pages import PAGES

ALL = "ALL"
"""Stands for every crisis, in the data and in the views it names."""


def views(data: Dataset, text: str) -> tuple[View, ...]:
    """The views in one cell of the column ``views``; those of pages that do not exist left out.

    >>> from types import SimpleNamespace
    >>> two = SimpleNamespace(case_ids=["KEN-2007", "GIN-2009"])
    >>> views(two, "compare?cases=ALL;no-such-page")
    (View(page='compare', params=(('cases', 'KEN-2007,GIN-2009'),), title='', notes=''),)
    """
    names = {entry.name for entry in PAGES}
    found = []
    for part in text.split(schema("questions")["views"].separator or ";"):
        page, _, query = part.partition("?")
        if page in names:
            pairs = parse_qsl(query, keep_blank_values=True)
            found.append(View(page, tuple((key, _said(data, key, value)) for key, value in pairs)))
    return tuple(found)


def _said(data: Dataset, key: str, value: str) -> str:
    return ",".join(data.case_ids) if (key, value) == ("cases", ALL) else value


def query_of(view: View) -> dict[str, str]:
    """The view as query parameters of a link between pages."""
    return {**dict(view.params), link.VERSION_KEY: link.VERSION} if view.params else {}
