"""A lecture as one HTML file that needs no network: every chart answers to the pointer."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from r2p.lecture.night import night
from r2p.lecture.picture import smaller
from r2p.lecture.slide import Slide
from r2p.lecture.words import cell_text

HERE = Path(__file__).parent
MOST_ROWS = 200
LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)\]]")


def offline_page(slides: Sequence[Slide], title: str, *, plotly_js: str | None = None) -> bytes:
    """The lecture as one page with everything in it.

    Args:
        slides: in the order in which they are shown.
        title: of the lecture.
        plotly_js: the library to put into the page; by default the one that Plotly ships.

    Returns:
        UTF-8 HTML. Its own policy allows no request and no script but the two it brings.
    """
    if plotly_js is None:
        from plotly.offline import get_plotlyjs

        plotly_js = get_plotlyjs()
    charts: list[dict[str, Any]] = []
    sections = "\n".join(
        _section(slide, number, len(slides), charts) for number, slide in enumerate(slides, 1)
    )
    library, own = _inline(plotly_js), _inline((HERE / "offline.js").read_text("utf-8"))
    contents = "".join(
        f'<li><button type="button">{escape(slide.title)}</button></li>' for slide in slides
    )
    heading = escape(title) or "Lecture"
    page = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(library, own)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{heading}</title>
<link rel="icon" href="data:,">
<style>
{(HERE / "offline.css").read_text("utf-8")}</style>
</head>
<body>
<header class="cover"><h1>{heading}</h1><p>{_views(len(slides))} from R2P Atlas</p></header>
<div id="contents"><ol>{contents}</ol></div>
{sections}
<nav aria-label="Slides">
<button type="button" id="previous" aria-label="Previous view">←</button>
<button type="button" id="next" aria-label="Next view">→</button>
<span id="position" role="status"></span>
<span id="keys">← → move, Home, End, N notes, T table, F full screen, Esc all views</span>
<button type="button" id="show-notes">Notes</button>
<button type="button" id="overview">All<span class="long"> views</span></button>
</nav>
<script type="application/json" id="lecture">{_data({"charts": charts})}</script>
<script>{library}</script>
<script>{own}</script>
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def _views(number: int) -> str:
    return "1 view" if number == 1 else f"{number} views"


def _inline(script: str) -> str:
    """A script that cannot end its element, whatever strings it holds."""
    return re.sub(r"<(/script|script|!--)", r"\\x3c\1", script, flags=re.IGNORECASE)


def _policy(*scripts: str) -> str:
    """Nothing is fetched; only these scripts run. Plotly writes styles of its own."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _data(value: Any) -> str:
    """JSON that no HTML parser takes for markup."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), default=_plain)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _plain(value: Any) -> Any:
    """Numbers and dates of the libraries as JSON knows them."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be written into the page")


def _section(slide: Slide, number: int, total: int, charts: list[dict[str, Any]]) -> str:
    parts = "\n".join(_parts(slide, charts))
    return (
        f'<section class="slide" id="view-{number}" tabindex="-1" '
        f'aria-label="View {number} of {total}">\n{parts}\n</section>'
    )


def _parts(slide: Slide, charts: list[dict[str, Any]]) -> Iterator[str]:
    yield f'<p class="where">{escape(slide.page_title)}</p>'
    yield f"<h2>{escape(slide.title)}</h2>"
    for chart in slide.charts:
        if chart.title != slide.title:
            yield f'<p class="finding">{escape(chart.title)}</p>'
        yield f'<p class="measure">{escape(chart.subtitle)}</p>'
        yield f'<p class="reading">{escape(chart.reading)}</p>'
        yield (
            f'<div class="chart"><div class="drawing" data-chart="{len(charts)}" role="img" '
            f'aria-label="{escape(chart.reading)}"></div></div>'
        )
        charts.append({"spec": chart.spec, "night": night(chart.spec)})
        for caveat in chart.caveats:
            yield f'<p class="caveat">{escape(caveat)}</p>'
    if slide.picture is not None:
        if slide.picture_reading:
            yield f'<p class="reading">{escape(slide.picture_reading)}</p>'
        alt = escape(slide.picture_reading or slide.title)
        image = f'<img class="picture" alt="{alt}" src="{_address(slide.picture)}">'
        if slide.night_picture:
            media = "screen and (prefers-color-scheme: dark)"  # paper stays white
            image = f'<source media="{media}" srcset="{_address(slide.night_picture())}">{image}'
        yield f"<picture>{image}</picture>"
    if slide.evidence:
        lines = "".join(f"<li>{_linked(line)}</li>" for line in slide.evidence)
        yield f'<ul class="evidence">{lines}</ul>'
    for heading, frame in _tables(slide):
        opened = "" if slide.charts or slide.picture is not None else " open"
        yield f"<details{opened}><summary>{escape(heading)}</summary>{_table(frame)}</details>"
    if slide.source:
        yield f'<p class="source">{_linked(slide.source)}</p>'
    if slide.citation:
        yield f'<p class="citation">{_linked(slide.citation)}</p>'
    notes = escape(slide.view.notes) or "No notes."
    yield f'<aside class="notes" aria-label="Notes">{notes}</aside>'


def _address(png: bytes) -> str:
    """The picture itself, as an address."""
    return f"data:image/png;base64,{base64.b64encode(smaller(png)).decode()}"


def _tables(slide: Slide) -> Iterator[tuple[str, pd.DataFrame]]:
    for number, chart in enumerate(slide.charts, 1):
        name = "The same numbers as a table"
        yield (name if len(slide.charts) == 1 else f"{name}: chart {number}"), chart.table
    shown = [chart.table for chart in slide.charts]
    for heading, frame in slide.tables:
        if not any(frame is table for table in shown):
            yield heading, frame


def _table(frame: pd.DataFrame) -> str:
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in frame.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell_text(value))}</td>" for value in row) + "</tr>"
        for row in frame.head(MOST_ROWS).itertuples(index=False, name=None)
    )
    more = len(frame) - MOST_ROWS
    rest = f"<p class='caveat'>{more} more rows are in the atlas.</p>" if more > 0 else ""
    return (
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{rest}"
    )


def _linked(text: str) -> str:
    """Escaped text in which addresses can be followed."""
    made, end = [], 0
    for match in LINK.finditer(text):
        url = escape(match.group())
        made.append(escape(text[end : match.start()]))
        made.append(f'<a href="{url}" target="_blank" rel="noopener noreferrer">{url}</a>')
        end = match.end()
    return "".join(made) + escape(text[end:])
