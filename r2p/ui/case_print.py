"""A dossier to print: one crisis with its stages, acts, readings and sources, in one file."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from html import escape

import pandas as pd

from r2p.dataset import Dataset, label
from r2p.dataset.cite import apa, crisis_work
from r2p.figures.words import count, day, day_as_known
from r2p.ui import case as dossier
from r2p.ui.address import address_of
from r2p.ui.brief import source_html
from r2p.ui.case_dates import five_dates
from r2p.ui.case_facts import fact_rows
from r2p.ui.save import save_file
from r2p.ui.store import here

_STYLE = """
:root{color-scheme:light dark;--ink:#15181c;--muted:#5b6470;--rule:#d9dadd}
@media screen and (prefers-color-scheme:dark){
:root{--ink:#eceef1;--muted:#a3abb5;--rule:#363c45}body{background:#12151a}}
body{font:10.5pt/1.4 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:var(--ink);
overflow-wrap:anywhere}
a{color:inherit}h1{font-size:18pt;line-height:1.2;margin:0 0 .4em}h2{font-size:14pt;
margin:1.6em 0 .4em;border-top:1px solid var(--rule);padding-top:.6em}h3{font-size:11.5pt;
margin:1.2em 0 .2em}small,.small{color:var(--muted);font-size:9pt}p{margin:.4em 0}
ul,ol{padding-left:1.3em;margin:.3em 0}li{margin-bottom:.45em}
table{border-collapse:collapse;width:100%;margin:.6em 0}
th,td{text-align:left;vertical-align:top;padding:.2em .8em .2em 0;
border-bottom:1px solid var(--rule);font-weight:normal}th{color:var(--muted)}
td:nth-child(2){white-space:nowrap}.sources{font-size:9pt}.sources li{margin-bottom:.2em}
@page{size:A4;margin:18mm}
@media print{body{margin:0;padding:0;max-width:none}h1,h2,h3,.head{break-after:avoid}
li,tr,.citation{break-inside:avoid}a{text-decoration:none}}
"""


def button(data: Dataset, case_id: str) -> None:
    """The dossier as a file, made when it is asked for."""
    address = address_of("case", case=case_id)
    save_file(
        "To print",
        here(partial(dossier_page, data, case_id, address)),
        f"r2p-atlas-{case_id.lower()}.html",
        icon=":material/print:",
        type="tertiary",
        key="_dossier",
        help="Summary, dates, stages, every act with its sources, and readings, in one file.",
    )


def dossier_page(data: Dataset, case_id: str, address: str = "") -> bytes:
    """Everything on one crisis as one HTML file that asks for nothing else.

    Every text is escaped. UTF-8; prints on A4, reads in light and dark.

    Args:
        data: the dataset with the crisis.
        case_id: of the crisis.
        address: of its page, for the citation; empty where nobody else can follow it.

    Raises:
        KeyError: there is no such crisis.
    """
    title = str(data.case(case_id)["title"])
    body = "".join(_parts(data, case_id, address))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)}: dossier</title><style>{_STYLE}</style></head>"
        f"<body>{body}</body></html>"
    ).encode("utf-8", "replace")


def _parts(data: Dataset, case_id: str, address: str) -> Iterator[str]:
    case = data.case(case_id)
    yield f"<h1>{escape(dossier.finding(data, case_id))}</h1>"
    work = crisis_work(data, case_id, address=address, accessed=date.today())
    yield f'<p class="small citation">{escape(apa(work) + data.unpublished)}</p>'
    yield _table(five_dates(data, case_id))
    yield f"<p>{escape(case['summary'])}</p>"
    outcome = escape(label("outcomes", case["outcome"]))
    yield f"<p><b>{outcome}.</b> {escape(case['outcome_summary'])}</p>"
    yield "<h2>Facts</h2><ul>"
    for name, text in fact_rows(data, case_id):
        yield f"<li><b>{escape(name)}:</b> {escape(text)}</li>"
    yield "</ul><h2>Stages and acts</h2>"
    yield from _stages(data, case_id)
    yield from _readings(data, case_id)
    yield from _sources(data, case_id)


def _table(frame: pd.DataFrame) -> str:
    head = "".join(f"<th>{escape(str(name))}</th>" for name in frame.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(str(value))}</td>" for value in row) + "</tr>"
        for row in frame.itertuples(index=False, name=None)
    )
    return f"<table><tr>{head}</tr>{rows}</table>"


def _stages(data: Dataset, case_id: str) -> Iterator[str]:
    acts = dossier.acts_of(data, case_id).sort_values(["date", "event_id"], kind="stable")
    rows = data.stages[data.stages["case_id"] == case_id].sort_values("start")
    left = set(acts["stage"]) - set(rows["stage"])
    for place, stage in enumerate(rows.itertuples(), start=1):
        inside = acts[acts["stage"] == stage.stage]
        yield f"<h3>{place} {escape(label('stages', stage.stage))}</h3>"
        yield (
            f'<p class="head"><small>{day(stage.start)} to {day(stage.end)}, '
            f"{count(stage.days, 'day')}, {count(len(inside), 'act')}</small><br>"
            f"{escape(stage.marked_by)} {_cited(stage.source_ids)}</p>"
        )
        yield from _acts(inside)
    if left:
        yield "<h3>Outside all stages</h3>"
        yield from _acts(acts[acts["stage"].isin(left)])


def _acts(acts: pd.DataFrame) -> Iterator[str]:
    yield "<ul>"
    for act in acts.itertuples():
        doubt = "" if act.checked else " <b>Not checked.</b>"
        counter = ", counter-act" if act.direction != "protective" else ""
        coded = (
            f"{label('instruments', act.instrument)}, "
            f"{label('modes', act.mode).lower()}, {label('results', act.result).lower()}{counter}"
        )
        yield (
            f"<li><b>{escape(day_as_known(act.date, act.date_precision))}</b> "
            f"{escape(act.title)}.{doubt} {escape(act.description)} "
            f"<small>{escape(act.actor_names)} · {escape(coded)} · {escape(act.event_id)} "
            f"{_cited(act.source_ids)}</small></li>"
        )
    yield "</ul>"


def _readings(data: Dataset, case_id: str) -> Iterator[str]:
    rows = data.arguments["readings"]
    rows = rows[rows["case_id"] == case_id]
    if rows.empty:
        return
    yield "<h2>Readings that disagree</h2><ol>"
    for row in rows.itertuples():
        yield (
            f"<li><b>{escape(row.title)}.</b> {escape(row.statement)} <i>Speaks for it:</i> "
            f"{escape(row.holds_that)} <i>Speaks against it:</i> {escape(row.weak_point)} "
            f"<small>Held by: {escape(row.proponents or 'nobody by name')} "
            f"{_cited(row.source_ids)}</small></li>"
        )
    yield "</ol>"


def _sources(data: Dataset, case_id: str) -> Iterator[str]:
    rows = data.sources[data.sources["case_id"] == case_id].sort_values("source_id")
    yield f"<h2>{count(len(rows), 'source')}</h2>"
    yield '<ul class="sources">'
    for _, source in rows.iterrows():
        id = escape(source["source_id"])
        yield f'<li id="{id}"><small>{id}</small> {source_html(source)}</li>'
    yield "</ul>"


def _cited(source_ids: str) -> str:
    """The sources behind a statement, each a link to its line at the end."""
    ids = [escape(id) for id in source_ids.split(";") if id]
    links = ", ".join(f'<a href="#{id}">{id}</a>' for id in ids)
    return f"({links})" if links else ""
