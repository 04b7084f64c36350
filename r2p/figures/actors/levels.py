"""Who was missing: in how many acts each actor level took part, crisis by crisis."""

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.actors.cells import Cell, Head, Sheet, draw, heads
from r2p.figures.actors.text import (
    UNDER_REPORTED,
    View,
    acts,
    group_of,
    level_noun,
    level_words,
    missing_levels,
    short_names,
    subtitle,
    symbol,
)
from r2p.figures.chart import Chart
from r2p.figures.look import Look
from r2p.figures.words import count, escaped, listed, percent
from r2p.measures.levels import LEVELS, level_counts


def counts(data: Dataset, view: View) -> pd.DataFrame:
    """`level_counts` of the acts that count."""
    return level_counts(acts(data, view), view.selection.cases, "all")


def missing(data: Dataset, view: View) -> dict[str, list[str]]:
    """For each chosen crisis the levels with no recorded act."""
    return missing_levels(counts(data, view))


def missing_lines(data: Dataset, view: View) -> list[tuple[str, str]]:
    """Each crisis with its missing levels in words, for the list under the chart."""
    return [
        (data.labels[case], level_words(levels, "or") if levels else "")
        for case, levels in missing(data, view).items()
    ]


def levels(data: Dataset, view: View, look: Look) -> Chart:
    """Levels down, crises across; an empty cell is framed and says so."""
    found = counts(data, view)
    short = short_names(data, view)
    cell = {(row.case_id, row.level): row for row in found.itertuples()}
    palette = look.palette
    rows = tuple(
        Head((labels("levels")[level],), symbol(level), palette.groups[group_of(level)])
        for level in LEVELS
    )
    sheet = Sheet(
        rows=rows,
        columns=heads(list(short.values()), 11 if look.narrow else 14),
        cells=tuple(
            tuple(_cell(cell[case, level], short[case], look) for case in short) for level in LEVELS
        ),
        per_block=3 if look.narrow else 8,
        row_px=30,
        names=0.42 if look.narrow else 0.2,
    )
    return Chart(
        title=_title(found, short),
        subtitle=subtitle(
            data, view, "Acts in which the level took part, and those it led", len(acts(data, view))
        ),
        reading=_reading(found, short),
        spec=draw(sheet, look),
        table=_table(data, found),
        file_name="actors-levels",
        caveats=(
            "None recorded does not mean that nobody acted: counting follows reporting.",
            UNDER_REPORTED,
        ),
    )


def _cell(row, name: str, look: Look) -> Cell:
    label = labels("levels")[row.level]
    hover = f"<b>{escaped(name)}: {escaped(label)}</b><br>"
    mark = f"{row.case_id}~level.{row.level}"
    if not row.acts:
        return Cell("none", mark, hover + "no recorded act", empty=True)
    hover += (
        f"took part in {row.acts} of {count(row.total, 'act')} "
        f"({percent(row.acts / row.total)}), led {row.led}"
    )
    return Cell(
        f"{row.acts}, led {row.led}",
        mark,
        hover,
        strength=row.acts / row.total,
        colour=look.palette.groups[group_of(row.level)],
    )


def _title(found: pd.DataFrame, short: dict[str, str]) -> str:
    missing = missing_levels(found)
    lacking = {level: [short[case] for case in short if level in missing[case]] for level in LEVELS}
    lacking = {level: where for level, where in lacking.items() if where}
    if not lacking:
        return "Every actor level has a recorded act in every crisis"
    order = sorted(lacking.items(), key=lambda item: -len(item[1]))[:2]
    if len(short) == 1:
        return f"No recorded act by {level_words(list(lacking), 'or')}"
    parts = [f"{level_noun(level)} {_where(where, len(short))}" for level, where in order]
    return f"No recorded act by {', none by '.join(parts)}"


def _where(names: list[str], of: int) -> str:
    if len(names) == of:
        return "anywhere"
    return f"in {listed(names, 'or')}" if of <= 4 else f"in {len(names)} of {of} crises"


def _reading(found: pd.DataFrame, short: dict[str, str]) -> str:
    pooled = found.groupby("level", sort=False)[["acts", "led"]].sum()
    pooled = pooled[pooled["acts"] > 0].sort_values("acts", ascending=False)
    if pooled.empty:
        return "No act of the chosen crises lies in the window."
    top = pooled.iloc[0]
    said = (
        f"Most acts list {level_noun(str(top.name))} ({top['acts']}, led {top['led']})."
        if len(pooled) == 1
        else f"Most acts list {level_noun(str(top.name))} ({top['acts']}, led {top['led']}), "
        f"fewest {level_noun(str(pooled.index[-1]))} ({pooled['acts'].iloc[-1]})."
    )
    missing = missing_levels(found)
    numbers = [len(missing[case]) for case in short]
    if len(short) == 1:
        have = "has" if numbers[0] == 1 else "have"
        return f"{said} {count(numbers[0], 'level')} of {len(LEVELS)} {have} no recorded act."
    return (
        f"{said} Levels with no recorded act: "
        + (
            listed(
                f"{number} in {name}" for number, name in zip(numbers, short.values(), strict=True)
            )
            if len(short) <= 4
            else f"{min(numbers)} to {max(numbers)} of {len(LEVELS)}, by crisis"
        )
        + "."
    )


def _table(data: Dataset, found: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Crisis": found["case_id"].map(data.labels),
            "Level": found["level"].map(labels("levels")),
            "Took part": found["acts"],
            "Led": found["led"],
            "Supported": found["acts"] - found["led"],
            "All acts": found["total"],
        }
    )
