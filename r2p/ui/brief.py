"""A one-page brief on a claim: stand, balance, evidence with its sources. Prints on its own."""

from html import escape

import pandas as pd

from r2p.dataset import Dataset
from r2p.dataset.cite import apa, dataset_work
from r2p.figures.words import day_as_known, listed
from r2p.measures.balance import STANCES, balance, evidence_for
from r2p.ui.stand import STANDS
from r2p.ui.text import safe_address

_STYLE = """
body{font:11pt/1.4 Georgia,serif;max-width:42em;margin:2em auto;padding:0 1em;color:#15181c}
h1{font-size:16pt;line-height:1.25}h2{font-size:12pt;margin:1.2em 0 .3em}
li{margin-bottom:.4em}small{color:#5b6470}@page{margin:18mm}
"""


def brief(
    data: Dataset, claim_id: str, stand: str | None, left_out: tuple[str, ...], address: str
) -> bytes:
    """The brief as one HTML file that asks for nothing else. Every text is escaped."""
    claim = data.arguments["claims"].set_index("claim_id").loc[claim_id]
    rows = evidence_for(data, claim_id)
    rows = rows[~rows["event_id"].isin(left_out)]
    counts = balance(rows)
    body = [
        f"<h1>{escape(claim['claim'])}</h1>",
        f"<p><small>Claim {claim_id} of a paper on the responsibility to prevent, in our words. "
        f"How it could be tested: {escape(claim['testable_as'])}</small></p>",
        f"<p><b>Stand:</b> {STANDS[stand] if stand else 'none taken'}. <b>Balance:</b> "
        f"{listed(f'{n} {STANCES[stance]}' for stance, n in counts.items())}. The links were "
        "chosen; the counts show breadth of argument, not a verdict."
        + (f" Left out by the reader: {escape(listed(left_out))}." if left_out else "")
        + "</p>",
    ]
    for stance in STANCES:
        own = rows[rows["stance"] == stance]
        body.append(f"<h2>{STANCES[stance].capitalize()} ({len(own)})</h2><ul>")
        body += [f"<li>{_act(data, act)}</li>" for _, act in own.iterrows()]
        body.append("</ul>")
    body.append(f"<p><small>{escape(apa(dataset_work(data.about, address=address)))}</small></p>")
    text = (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Claim {claim_id}</title><style>{_STYLE}</style><body>{''.join(body)}</body></html>"
    )
    return text.encode("utf-8")


def _act(data: Dataset, act: pd.Series) -> str:
    sources = data.sources[data.sources["case_id"] == act["case_id"]].set_index("source_id")
    cited = "; ".join(source_html(sources.loc[one]) for one in act["source_ids"].split(";"))
    when = day_as_known(act["date"], act["date_precision"])
    checked = "" if act["checked"] else " Not checked."
    return (
        f"{escape(act['title'])}, {when}. <i>{escape(act['why'])}</i>{checked} "
        f"<small>{act['event_id']}: {cited}</small>"
    )


def source_html(source: pd.Series) -> str:
    """One source as HTML: who, title, symbol, date, with its link where that is a web address."""
    who = source["author"] or source["publisher"]
    parts = (who, source["title"], source["symbol"], source["date"])
    text = escape(", ".join(part for part in parts if part))
    address = safe_address(source["url"])
    return f'<a href="{escape(address)}">{text}</a>' if address else text
