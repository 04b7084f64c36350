"""One view of a lecture: as the lecturer keeps it, and as it is filled to be shown."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from r2p.figures.chart import Chart


@dataclass(frozen=True)
class View:
    """A view that was kept: where it is, and the lecturer's own words.

    Attributes:
        page: name of the page, such as ``timeline``.
        params: the query parameters of its link, in order; keys may repeat.
        title: the lecturer's own title; empty for the chart's.
        notes: what the lecturer wants to say.
    """

    page: str
    params: tuple[tuple[str, str], ...] = ()
    title: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Slide:
    """A view with what it shows, ready for any form of export.

    Attributes:
        view: what was kept.
        page_title: heading of its page.
        charts: drawn light and wide; empty for a page without charts.
        picture: a PNG that stands for a view Plotly does not draw (the map).
        night_picture: draws the same picture for the dark theme; not every form wants it.
        picture_reading: what the picture shows, in words.
        tables: headings and frames, as shown on the page.
        evidence: lines on the chosen act: date, title, sources.
        citation: how to cite the view, with its link.
        source: one short line on where the data come from.
    """

    view: View
    page_title: str
    charts: tuple[Chart, ...] = ()
    picture: bytes | None = None
    night_picture: Callable[[], bytes] | None = None
    picture_reading: str = ""
    tables: tuple[tuple[str, pd.DataFrame], ...] = field(default=())
    evidence: tuple[str, ...] = ()
    citation: str = ""
    source: str = ""

    @property
    def title(self) -> str:
        """The lecturer's title, else the first chart's, else the page's."""
        return self.view.title or (self.charts[0].title if self.charts else self.page_title)

    @property
    def reading(self) -> str:
        """What the view says, in one or two sentences; may be empty."""
        return self.charts[0].reading if self.charts else self.picture_reading
