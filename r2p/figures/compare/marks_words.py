"""Rows of marks in words: title, subtitle, reading, hover and table."""

import textwrap
from collections.abc import Sequence

import pandas as pd

from r2p.figures.compare.form import Form
from r2p.figures.compare.shown import Row
from r2p.figures.compare.words import EVERY, NAMED, capital, crises, lower, selection_words
from r2p.figures.words import count, escaped, listed
from r2p.measures.grid import WHATS
from r2p.measures.kinds import SPLITS


def title(form: Form) -> str:
    """The panel whose crises lie furthest apart, or the finding of the form."""
    shown = form.shown
    found = []
    for pair in shown.pairs:
        rows = [row for row in shown.of(pair) if form.sorting(row) is not None]
        if rows:
            values = [float(form.sorting(row) or 0) for row in rows]
            low, high = min(values), min(max(values), 1e6)
            found.append(((high - low) / (abs(high) or 1), pair, rows))
    if not found:
        return "Nothing of this is recorded here"
    _, pair, rows = max(found, key=lambda each: each[0])
    noun = f"{capital(shown.noun(pair))}, {form.noun}"
    rows.sort(key=lambda row: float(form.sorting(row) or 0))
    if len(rows) <= NAMED:
        who: dict[str, list[str]] = {}
        for row in rows:
            who.setdefault(form.said(row), []).append(shown.short[row["case_id"]])
        texts = [f"{said} in {listed(where)}" for said, where in who.items()]
        return f"{noun}: {', '.join(texts)}"
    if (finding := form.finding()) is not None:
        return finding
    least, most = rows[0], rows[-1]
    if form.said(least) == form.said(most):
        return f"{noun}: {form.said(least)} in all {len(rows)} crises"
    return (
        f"{noun}: from {form.said(least)} ({_whose(form, rows, least)}) "
        f"to {form.said(most)} ({_whose(form, rows, most)})"
    )


def _whose(form: Form, rows: Sequence[Row], like: Row) -> str:
    same = [row for row in rows if form.said(row) == form.said(like)]
    if len(same) <= 2:
        return listed(form.shown.short[row["case_id"]] for row in same)
    return crises(len(same))


def subtitle(form: Form) -> str:
    """Measure, split, window, which acts count and how many."""
    shown = form.shown
    window = selection_words(shown.view.selection)
    if not shown.measure.in_window:
        window = ", ".join(["from onset to the end of coding", *window.split(", ")[1:]])
    n = sum(int(row[form.acts] or 0) for row in shown.rows.values())
    split = f", by {lower(SPLITS[shown.view.by].label)}" if shown.view.by else ""
    counted = f"n = {count(n, 'act')}"
    if len(shown.pairs) > 1:
        counted += EVERY
    return f"{shown.measure.label}{split} · {window} · {WHATS[shown.view.what]} · {counted}"


def reading(form: Form) -> str:
    """The numbers of the first panels, crisis by crisis where there are few."""
    shown = form.shown
    texts = []
    for pair in shown.pairs[:NAMED]:
        rows = [row for row in shown.of(pair) if form.sorting(row) is not None]
        if not rows:
            texts.append(f"{shown.noun(pair)}: no number")
        elif len(rows) <= NAMED:
            each = listed(f"{shown.short[row['case_id']]} {form.said(row)}" for row in rows)
            texts.append(f"{shown.noun(pair)}: {each}")
        else:
            texts.append(f"{shown.noun(pair)}: {form.spread(rows)}")
    said = [capital("; ".join(texts)) + ".", *form.remarks()]
    return " ".join(said)


def hover(form: Form, row: Row) -> str:
    """What a row says to the pointer."""
    shown = form.shown
    pair = (row["kind"], row.get("part", "") or "")
    parts = [f"<b>{escaped(shown.name(pair))} · {escaped(row['case_label'])}</b>"]
    if row["state"] != "missing":
        parts.append(escaped(form.said(row)) if row["value"] is not None else "none recorded")
    parts += [escaped(line) for line in textwrap.wrap(str(row["note"] or ""), 56)]
    return "<br>".join(parts)


def table(form: Form) -> pd.DataFrame:
    """A row per kind, part and crisis: the columns of the form and a note."""
    shown = form.shown
    rows = []
    for pair in shown.pairs:
        for row in shown.of(pair):
            part = {SPLITS[shown.view.by].label: row["part_label"]} if shown.view.by else {}
            start = {"Crisis": row["case_label"], "Kind": row["kind_label"], **part}
            rows.append(start | form.columns(row) | {"Note": row["note"]})
    return pd.DataFrame(rows)
