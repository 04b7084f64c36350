"""Joint share: what part of the acts of each stage was done together."""

from dataclasses import replace

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.actors.cells import Cell, Head, Sheet, draw, heads
from r2p.figures.actors.text import UNDER_REPORTED, View, short_names, subtitle
from r2p.figures.chart import Chart
from r2p.figures.compare.words import lower
from r2p.figures.look import Look
from r2p.figures.words import count, escaped, listed, percent
from r2p.measures.grid import counted
from r2p.measures.joint import joint_shares
from r2p.measures.selection import Selection, select
from r2p.measures.window import Window

ACUTE, WHOLE = "acute", "whole"


def names() -> dict[str, str]:
    """What a column may be, with its heading: each stage, and two windows."""
    return labels("stages") | {ACUTE: "Acute phase", WHOLE: "Whole response"}


def shares(data: Dataset, view: View) -> pd.DataFrame:
    """Joint share per crisis for each stage, the acute phase and the whole response.

    Returns:
        ``case_id, column`` (a stage, ``acute`` or ``whole``), ``value, n, total``, as
        `r2p.measures.joint.joint_shares` counts them.
    """
    chosen, cases = view.selection, view.selection.cases
    parts = []
    for window, by in ((WHOLE, "stage"), (ACUTE, None), (WHOLE, None)):
        events = select(data, _within(chosen, window))
        frame = joint_shares(events, cases, ["all"], view.what, by)
        column = frame["part"] if by else window
        parts.append(frame.assign(column=column)[["case_id", "column", "value", "n", "total"]])
    return pd.concat(parts, ignore_index=True)


def _within(chosen: Selection, window: str) -> Selection:
    return replace(chosen, window=Window(window))


def stages(data: Dataset, view: View, look: Look) -> Chart:
    """Crises down, stages across, the joint share in each cell."""
    found = shares(data, view)
    short = short_names(data, view)
    columns = names()
    at = {(row.case_id, row.column): row for row in found.itertuples()}
    highest = max((row.value for row in found.itertuples() if row.total >= 3), default=0) or 1
    sheet = Sheet(
        rows=tuple(Head((name,)) for name in short.values()),
        columns=_columns(columns, look),
        cells=tuple(
            tuple(
                _cell(at[case, column], short[case], name, highest)
                for column, name in columns.items()
            )
            for case in short
        ),
        per_block=len(columns),
        row_px=42,
        names=0.0 if look.narrow else 0.17,
    )
    events = select(data, _within(view.selection, WHOLE))
    number = int(counted(events, view.what).sum())
    whole = View(_within(view.selection, WHOLE), view.what)
    return Chart(
        title=_title(found),
        subtitle=subtitle(data, whole, "Acts marked joint / all acts", number),
        reading=_reading(found, short),
        spec=draw(sheet, look),
        table=pd.DataFrame(
            {
                "Crisis": found["case_id"].map(data.labels),
                "Days": found["column"].map(columns),
                "Joint share (%)": (found["value"] * 100).round(1),
                "Joint acts": found["n"],
                "All acts": found["total"],
            }
        ),
        file_name="actors-joint-by-stage",
        caveats=(
            UNDER_REPORTED,
            "Where a stage holds few acts, one more joint act changes its share a great deal.",
        ),
    )


def _columns(names: dict[str, str], look: Look) -> tuple[Head, ...]:
    if not look.narrow:
        return heads(list(names.values()), 12)
    shorter = {"early_warning": "Early warn.", "consolidation": "Consoli- dation"}
    shorter |= {
        "escalation": "Escala- tion",
        "settlement": "Settle- ment",
        "transition": "Transi- tion",
    }
    shorter |= {WHOLE: "Whole resp."}
    return heads([shorter.get(id, name) for id, name in names.items()], 7)


def _cell(row, name: str, column: str, highest: float) -> Cell:
    mark = f"{row.case_id}~days.{row.column}"
    hover = f"<b>{escaped(name)}: {escaped(column.lower())}</b><br>"
    if not row.total:
        return Cell("no act", mark, hover + "no act is recorded", empty=True)
    return Cell(
        percent(row.value),
        mark,
        hover + f"{row.n} of {count(row.total, 'act')} marked joint",
        strength=min(row.value / highest, 1.0),
        under=f"{row.n} of {row.total}",
    )


def _pooled(found: pd.DataFrame) -> pd.DataFrame:
    sums = found.groupby("column", sort=False)[["n", "total"]].sum()
    sums = sums[sums["total"] > 0]
    return sums.assign(value=sums["n"] / sums["total"])


def _title(found: pd.DataFrame) -> str:
    pooled = _pooled(found)
    by_stage = pooled.drop(index=[ACUTE, WHOLE], errors="ignore").sort_values("value")
    if by_stage.empty:
        return "No act is recorded here"
    names = labels("stages")
    low, high = by_stage.iloc[0], by_stage.iloc[-1]
    if len(by_stage) == 1 or low["value"] == high["value"]:
        return f"{percent(high['value'])} of acts are marked joint"
    return (
        f"Joint acts were most common in {lower(names[str(high.name)])} "
        f"({percent(high['value'])}) and rarest in {lower(names[str(low.name)])} "
        f"({percent(low['value'])})"
    )


def _reading(found: pd.DataFrame, short: dict[str, str]) -> str:
    acute = found[(found["column"] == ACUTE) & (found["total"] > 0)]
    if acute.empty:
        return "No act of the chosen crises lies in the acute phase."
    n, total = int(acute["n"].sum()), int(acute["total"].sum())
    said = (
        f"In the acute phase {n} of {count(total, 'act')} ({percent(n / total)}) are marked joint"
    )
    rows = [(short[row.case_id], row) for row in acute.itertuples()]
    if len(rows) == 1:
        return said + "."
    if len(rows) <= 4:
        return said + ": " + listed(f"{percent(row.value)} in {name}" for name, row in rows) + "."
    low, high = min(rows, key=lambda pair: pair[1].value), max(rows, key=lambda pair: pair[1].value)
    ends = [f"{percent(row.value)} in {name}" for name, row in (low, high)]
    return f"{said}, from {' to '.join(ends)}."
