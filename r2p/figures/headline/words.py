"""Bars of acts in words: label, hover, subtitle, reading and table."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from r2p.figures.compare.units import COLUMNS, SUBTITLES
from r2p.figures.compare.words import bold, kind_words, selection_words
from r2p.figures.headline.counted import Counted
from r2p.figures.headline.overlap import overlap_words
from r2p.figures.look import Look
from r2p.figures.words import count, escaped, listed
from r2p.measures.kinds import kind


def label(counted: Counted, row: dict[str, Any], look: Look) -> str:
    """What stands above a bar: the number in bold, and how many acts it is of."""
    value = counted.value(row)
    if value is None:
        return f"no {counted.view.selection.window.label}" if not row["days"] else "no act at all"
    if not row["all"]:
        return f"{bold(look, counted.said(0))} none recorded"
    rest = {
        "carried_out": f"{row['carried_out']} of {row['all']} carried out",
        "attempted": f"{counted.counted(row)} of {row['all']} not carried out",
        "all": count(row["all"], "act"),
    }[counted.view.what]
    if counted.view.measure == "acts":
        return f"{bold(look, str(counted.counted(row)))} {rest.partition(' ')[2]}"
    gap = " · " if counted.view.measure == "rate" else " "
    return f"{bold(look, counted.said(value))}{gap}{rest}"


def hover(counted: Counted, row: dict[str, Any], name: str) -> str:
    """What a bar says to the pointer; ``name`` is that of the crisis."""
    parts = [f"<b>{escaped(kind(row['kind']).label)} · {escaped(name)}</b>"]
    if not row["total"]:
        return parts[0] + "<br>no act at all is recorded in the window"
    parts.append(f"{row['carried_out']} of {row['all']} carried out")
    if row["both"]:
        parts[-1] += f", {row['both']} of them sanction and regional action at once"
    parts.append(
        f"{row['threatened'] + row['eased']} threatened or eased, "
        f"{row['failed']} refused, blocked or ignored"
    )
    parts.append(f"{count(row['total'], 'act')} of any kind in {count(row['days'], 'day')}")
    return "<br>".join(parts)


def subtitle(counted: Counted) -> str:
    """Measure, window, which acts are in bold, and how many acts in all."""
    first = SUBTITLES[counted.view.measure]
    counts = {
        "carried_out": "bold: carried out",
        "attempted": "threatened, eased or failed only",
        "all": "bold: carried out or not",
    }[counted.view.what]
    n = sum(counted.rows[counted.view.kinds[0], case]["total"] for case in counted.cases)
    return f"{first} · {selection_words(counted.view.selection)} · {counts} · n = {count(n, 'act')}"


def reading(counted: Counted) -> str:
    """From the lowest to the highest number of each kind, and the overlap."""
    texts = [text for id in counted.view.kinds[:6] if (text := _range(counted, id))]
    first = {
        "share": "Part of all acts in the window",
        "acts": "Acts in the window",
        "rate": "Acts per 30 days",
    }[counted.view.measure]
    said = [f"{first}: {'; '.join(texts)}."] if texts else ["No act is recorded here."]
    if counted.view.what != "attempted" and (both := overlap_words(counted.frame)):
        said.append(both)
    return " ".join(said)


def _range(counted: Counted, id: str) -> str:
    values = [
        (value, counted.short[row["case_id"]])
        for row in counted.of(id)
        if (value := counted.value(row)) is not None
    ]
    if not values:
        return ""
    noun, (low, _), (high, _) = kind_words(id), min(values), max(values)
    if low == high:
        return f"{noun} {counted.said(low)}" + (" everywhere" if len(values) > 1 else "")
    return f"{noun} from {_end(counted, low, values)} to {_end(counted, high, values)}"


def _end(counted: Counted, value: float, values: Sequence[tuple[float, str]]) -> str:
    who = [name for each, name in values if each == value]
    where = listed(who) if len(who) <= 2 else f"{len(who)} crises"
    return f"{counted.said(value)} ({where})"


def table(counted: Counted) -> pd.DataFrame:
    """A row per kind and crisis: the number, what became of the acts, acts and days in all."""
    unit = COLUMNS[counted.view.measure]
    rows = []
    for id in counted.view.kinds:
        for row in counted.of(id):
            value = counted.value(row)
            if value is not None:
                value = (
                    round(value * 100, 1) if counted.view.measure == "share" else round(value, 2)
                )
            rows.append(
                {
                    "Crisis": counted.data.labels[row["case_id"]],
                    "Kind": kind(id).label,
                    unit: value,
                    "Carried out": row["carried_out"],
                    "Of these sanction and regional": row["both"],
                    "Threatened": row["threatened"],
                    "Eased": row["eased"],
                    "Refused, blocked or ignored": row["failed"],
                    "All of the kind": row["all"],
                    "All acts": row["total"],
                    "Days of the window": row["days"],
                }
            )
    return pd.DataFrame(rows)
