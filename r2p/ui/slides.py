"""From a kept view to what it shows: the page is run for it, and its charts are drawn."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.look import Look
from r2p.figures.words import day_as_known
from r2p.lecture.slide import Slide, View
from r2p.ui import stage, store, view_tools

_STAGED = "_staged"
_MOST = 80  # views whose pages are remembered; a session is one reader's


@dataclass(frozen=True)
class Part:
    """A kept view and what its page showed."""

    view: View
    staged: stage.Staged
    name: str
    citation: str

    @property
    def title(self) -> str:
        """The lecturer's own, or that of the first chart or picture."""
        return self.view.title or self.shown_title

    @property
    def shown_title(self) -> str:
        """What the page says of the view: the finding of its first chart, or its own name."""
        if self.staged.drawings:
            return store.kept(_title, self.staged.drawings[0])
        if self.staged.images:
            return self.staged.images[0].title
        return self.name


def part(data: Dataset, view: View) -> Part:
    """Run the page of a view, once in a session and dataset."""
    known = st.session_state.setdefault(_STAGED, {})
    key = (id(data), view.page, view.params)
    if key not in known:
        while len(known) >= _MOST:
            del known[next(iter(known))]
        known[key] = stage.run(view.page, view.params, store.carried())
    name, citation = view_tools.called(data, view), view_tools.citation(data, view)
    return Part(view, known[key], name, citation)


def _title(data: Dataset, drawing: stage.Drawing) -> str:
    return drawing.draw(data, *drawing.choices, Look()).title


def filled(data: Dataset, of: Part) -> Slide:
    """The view with all that it shows, ready for an export. Takes as long as its charts."""
    image = of.staged.images[0] if of.staged.images else None
    tables = list(of.staged.tables)
    if image:
        tables.append((image.title, image.table()))
    view = of.view
    if image and not view.title:
        view = View(view.page, view.params, image.title, view.notes)
    return Slide(
        view=view,
        page_title=of.name,
        charts=tuple(
            drawing.draw(data, *drawing.choices, Look()) for drawing in of.staged.drawings
        ),
        picture=image.png(False) if image else None,
        night_picture=partial(image.png, True) if image else None,
        picture_reading=image.reading if image else "",
        tables=tuple(tables),
        evidence=evidence_lines(data, view),
        citation=of.citation,
        source=source_line(data),
    )


def source_line(data: Dataset) -> str:
    """Where the data come from, in one short line."""
    source = f"{data.about['title'].split(':')[0]}, version {data.about['version']}, CC BY 4.0."
    return source + data.unpublished


def evidence_lines(data: Dataset, view: View) -> tuple[str, ...]:
    """The act that the view's link names: date and title, then its sources."""
    named = dict(view.params).get("act", "")
    acts = data.events[data.events["event_id"] == named]
    if acts.empty:
        return ()
    act = acts.iloc[0]
    sources = data.sources[data.sources["case_id"] == act["case_id"]].set_index("source_id")
    lines = [f"{day_as_known(act['date'], act['date_precision'])}: {act['title']} ({named})"]
    for source_id in act["source_ids"].split(";"):
        source = sources.loc[source_id]
        who = source["author"] or source["publisher"]
        known = (f"{who}: {source['title']}", source["symbol"], source["date"], source["url"])
        lines.append(", ".join(part for part in known if part))
    return tuple(lines)
