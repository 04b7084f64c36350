"""One way to show a chart: finding, drawing, reading, evidence, table, downloads."""

import re
from collections.abc import Callable, Mapping

import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.spreadsheet import to_csv
from r2p.figures.chart import Chart
from r2p.figures.drawn import Drawn
from r2p.figures.look import Look
from r2p.figures.picture import picture
from r2p.ui import abbreviations, evidence, first_chart, screen, stage
from r2p.ui.act_list import act_list
from r2p.ui.save import save_file
from r2p.ui.store import kept
from r2p.ui.text import plain

QUIET = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "responsive": True}
Draw = Callable[..., Chart]


def show(
    data: Dataset,
    draw: Draw,
    *choices: object,
    key: str,
    selectable: bool = False,
    heading: bool = True,
    method: str | None = None,
    pick: Callable[[str], None] = evidence.choose,
    below: Callable[[Dataset], None] | None = None,
) -> None:
    """Show the chart that ``draw(dataset, *choices, look)`` makes, with all that belongs to it.

    Args:
        data: the dataset.
        draw: makes the `Chart`; called once for each set of choices and look.
        choices: hashable, all that the chart depends on besides dataset and look.
        key: of the chart on its page; stable, so that selections survive.
        selectable: marks and table rows open the evidence of an act.
        heading: whether to print title and subtitle above the chart.
        method: how it is measured, in Markdown, behind "How this is measured".
        pick: what a selected mark does; it gets the first entry of its ``customdata``.
        below: what stands under the reading instead of the evidence of the chosen act.
    """
    if stage.keep_chart(draw, choices):
        return
    chart, figure = kept(_finished, draw, choices, screen.look())
    if heading:
        st.header(plain(chart.title), anchor=False)
        # The first tap only points at a mark, as a mouse does before it is pressed.
        hint = " · tap a mark twice to open it" if selectable and screen.touched() else ""
        st.caption(plain(chart.subtitle) + hint)
    _drawing(data, draw, choices, chart, figure, key, selectable, method, pick, below)


def _finished(data: Dataset, draw: Draw, choices: tuple, look: Look) -> tuple[Chart, Drawn]:
    chart = draw(data, *choices, look)
    return chart, Drawn(chart.spec)


@st.fragment
def _drawing(
    data: Dataset,
    draw: Draw,
    choices: tuple,
    chart: Chart,
    figure: Drawn,
    key: str,
    selectable: bool,
    method: str | None,
    pick: Callable[[str], None],
    below: Callable[[Dataset], None] | None,
) -> None:
    if selectable:
        st.plotly_chart(
            figure,
            theme=None,
            key=key,
            config=QUIET,
            alt=chart.reading,
            selection_mode="points",
            on_select=lambda: _pick_mark(key, pick),
        )
    else:
        st.plotly_chart(figure, theme=None, key=key, config=QUIET, alt=chart.reading)
    first_chart.drawn()
    if selectable and below is None:
        act = evidence.chosen_act(data)
        if act is not None:
            evidence.panel(data, act)
    words = f"{chart.subtitle} {chart.reading}"
    reading, meaning = abbreviations.below(data, plain(chart.reading), words)
    st.markdown(reading, help=meaning)
    if below is not None:
        below(data)
    if chart.caveats:  # one element, however many they are
        st.caption("\n\n".join(plain(caveat) for caveat in chart.caveats))
    _tools(data, draw, choices, chart, key, selectable, method)


def _pick_mark(key: str, pick: Callable[[str], None]) -> None:
    mark = evidence.act_of_point(st.session_state[key].selection)
    if mark:
        pick(mark)


def _tools(
    data: Dataset,
    draw: Draw,
    choices: tuple,
    chart: Chart,
    key: str,
    selectable: bool,
    method: str | None,
) -> None:
    """The table twin, the picture and the method."""
    offered: dict[str, Callable[[], object]] = {
        "table": lambda: _table(chart, key, selectable),
        "picture": lambda: _picture(data, draw, choices, chart, key),
    }
    if method:
        offered["method"] = lambda: st.markdown(method)
    tools(chart.title, key, chart.file_name, lambda: to_csv(chart.table), offered)


TOOLS = {
    "table": ":material/table_rows: Table",
    "picture": ":material/image: Picture",
    "method": ":material/help: How this is measured",
}


def tools(
    title: str,
    key: str,
    file_name: str,
    csv: Callable[[], bytes],
    offered: Mapping[str, Callable[[], object]],
) -> None:
    """The row of tools under a chart: what they show is sent when asked for, not before.

    Args:
        title: of the chart.
        key: of the chart.
        file_name: stem of the file with the data.
        csv: makes that file, when it is asked for.
        offered: what each tool shows, by its key in `TOOLS`.
    """
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        tool = st.pills(
            f"More on {plain(title)}",
            list(offered),
            format_func=TOOLS.__getitem__,
            key=f"{key}_tool",
            label_visibility="collapsed",
        )
        save_file("Data (CSV)", csv, f"{file_name}.csv", type="tertiary", key=f"{key}_csv")
    if tool:
        offered[tool]()


def _table(chart: Chart, key: str, selectable: bool) -> None:
    rows = chart.table
    if selectable and "Act" in rows:
        act_list(rows, f"{key}_rows", chart.title, {}, "auto")
    else:
        st.dataframe(rows, hide_index=True, alt=chart.title)


def _picture(data: Dataset, draw: Draw, choices: tuple, chart: Chart, key: str) -> None:
    form = st.segmented_control(
        "Format", ["PNG", "SVG"], default="PNG", required=True, key=f"{key}_format"
    )
    look = Look(printed=True, narrow=screen.look().narrow)
    drawn = kept(_pictured, draw, choices, look)
    st.caption("The camera above the picture saves it at print resolution.")
    st.plotly_chart(
        drawn.figure,
        theme=None,
        key=f"{key}_print",
        alt=chart.reading,
        config={
            "displaylogo": False,
            "displayModeBar": True,
            "modeBarButtons": [["toImage"]],
            "toImageButtonOptions": {
                "format": str(form).lower(),
                "filename": chart.file_name,
                "width": drawn.width,
                "height": drawn.height,
                "scale": 3 if form == "PNG" else 1,
            },
        },
    )


class _Pictured:
    """A picture ready to be sent."""

    def __init__(self, data: Dataset, draw: Draw, choices: tuple, look: Look) -> None:
        chart = draw(data, *choices, look)
        source = f"{data.about['title'].split(':')[0]}, version {data.about['version']}, CC BY 4.0."
        source += data.unpublished
        made = picture(chart, look, source)
        self.figure, self.width, self.height = Drawn(made.spec), made.width, made.height


def _pictured(data: Dataset, draw: Draw, choices: tuple, look: Look) -> _Pictured:
    return _Pictured(data, draw, choices, look)


def file_stem(*parts: str) -> str:
    """A file name without anything a file system may dislike."""
    return re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-")[:80]
