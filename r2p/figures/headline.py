"""Mediation, sanctions and regional action: what each crisis used, and what became of it.

One bar holds four answers. Solid: carried out; hatched: the part of that which is both a
sanction and regional action; tinted: threatened or eased; empty: refused, blocked or
ignored. `outcome_bars` draws any kinds in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.compare_frame import Frame, Panel, Scale, Trace, key, lines_of, scale_to
from r2p.figures.compare_words import (
    NAMED,
    all_of,
    bold,
    capital,
    care,
    kind_words,
    names,
    number,
    selection_words,
    were,
    who_did,
)
from r2p.figures.look import Look
from r2p.figures.palette import blend
from r2p.figures.words import count, escaped, listed, percent
from r2p.measures.kinds import HEADLINE, kind
from r2p.measures.outcomes import BOTH, median_share, outcomes
from r2p.measures.selection import Selection

SCALE = 0.6  # the three panels run from 0 to 60 % unless the data need more
CARRIED, HATCHED, TINTED, EMPTY = range(4)
SAID = ("carried out", "sanction and regional action", "threatened or eased", "failed")

METHOD = (
    "**{label}.** {definition}\n\n"
    "A bar adds up all acts of the kind. *Solid*: carried out (mode apply or sustain, result "
    "completed, partial or reversed). *Hatched*: the part of it that is a sanction and "
    "regional action at once; both panels show the same acts there. *Tinted*: threatened or "
    "eased. *Empty*: refused, blocked or ignored. An act can be of several kinds, so panels do "
    "not add up. Counter-acts do not count. The dotted line is the median over all crises of "
    "the dataset, for the same days and the same filter.\n\n"
    "Source: definitions of the atlas; counts of preventive measures as in Öberg, Möller and "
    "Wallensteen 2009."
)
DEFINITIONS = {
    "share": "Acts of the kind divided by all protective acts of the crisis in the window, "
    "whatever became of them. Shares are compositional: more of one is less of another.",
    "acts": "How many acts of the kind were recorded in the window. Each counts once, however "
    "many actors took part.",
    "rate": "Acts of the kind divided by the days of the window, times 30.",
}


def headline(data: Dataset, selection: Selection, look: Look) -> Chart:
    """The three headline kinds, as shares of all acts in the window."""
    return outcome_bars(data, selection, "share", HEADLINE, "carried_out", look)


def outcome_bars(
    data: Dataset,
    selection: Selection,
    measure: str,
    kinds: tuple[str, ...],
    what: str,
    look: Look,
) -> Chart:
    """Bars of what was carried out, threatened or eased, and failed.

    Args:
        data: the dataset.
        selection: at least one crisis, window and filter.
        measure: ``share``, ``acts`` or ``rate``.
        kinds: one panel each.
        what: which acts the label counts, ``carried_out``, ``attempted`` or ``all``.
        look: theme and width.
    """
    counted = _Counted(data, selection, measure, kinds, what)
    frame = _frame(counted, look)
    for panel in range(len(kinds)):
        _draw(frame, counted, panel)
    return Chart(
        title=_title(counted),
        subtitle=_subtitle(counted),
        reading=_reading(counted),
        spec=frame.spec(),
        table=_table(counted),
        file_name=f"r2p-atlas-{measure}-{selection.window.id}",
        caveats=care(data, selection, measure),
    )


@dataclass
class _Counted:
    data: Dataset
    selection: Selection
    measure: str
    kinds: tuple[str, ...]
    what: str

    def __post_init__(self) -> None:
        self.compared = 0  # crises behind the median
        self.short = names(self.data, self.selection.cases)
        self.frame = outcomes(self.data, self.selection, self.kinds)
        rows = self.frame.to_dict("records")
        self.rows = {(row["kind"], row["case_id"]): row for row in rows}
        self.medians = self._medians() if self.measure == "share" else {}

    def _medians(self) -> dict[str, float]:
        if self.what != "carried_out":
            return {}
        everywhere = Selection(
            tuple(self.data.case_ids),
            self.selection.window,
            self.selection.checked_only,
            self.selection.min_confidence,
            self.selection.direction,
        )
        frame = outcomes(self.data, everywhere, self.kinds)
        self.compared = int((frame.drop_duplicates("case_id")["total"] > 0).sum())
        return median_share(frame)

    @property
    def cases(self) -> tuple[str, ...]:
        return self.selection.cases

    def of(self, id: str) -> list[dict[str, Any]]:
        """The rows of one kind, in the order of the crises."""
        return [self.rows[id, case] for case in self.cases]

    def divisor(self, row: dict[str, Any]) -> float:
        """What the acts of a row are divided by; 0 where there is no number."""
        if self.measure == "share":
            return row["total"]
        return row["days"] / 30 if self.measure == "rate" else float(row["days"] > 0)

    def counted(self, row: dict[str, Any]) -> int:
        """The acts that the label counts."""
        return {
            "carried_out": row["carried_out"],
            "attempted": row["all"] - row["carried_out"],
            "all": row["all"],
        }[self.what]

    def pieces(self, row: dict[str, Any]) -> tuple[float, float, float, float]:
        """Lengths of the four pieces of a bar."""
        by = self.divisor(row)
        if not by:
            return (0.0,) * 4
        acts = (
            row["carried_out"] - row["both"],
            row["both"],
            row["threatened"] + row["eased"],
            row["failed"],
        )
        if self.what == "attempted":
            acts = (0, 0, *acts[2:])
        return tuple(part / by for part in acts)

    def value(self, row: dict[str, Any]) -> float | None:
        """The number in bold; None where there is none."""
        by = self.divisor(row)
        return self.counted(row) / by if by else None

    def said(self, value: float) -> str:
        """A number in the unit of the measure."""
        return percent(value) if self.measure == "share" else number(value)


def colour_of(id: str, look: Look) -> str:
    """Colour of a kind: its family's, or muted ink for questions of who and how."""
    asked = kind(id)
    if asked.group == "family":
        return look.palette.families[asked.term]
    if asked.group == "instrument":
        from r2p.dataset import vocabulary

        return look.palette.families[vocabulary("instruments")["family"][asked.term]]
    return look.palette.muted


def markers(colour: str, look: Look) -> list[dict[str, Any]]:
    """How the four pieces of a bar are filled: solid, hatched, tinted, empty."""
    line = {"color": colour, "width": 1}
    hatch = {
        "shape": "/",
        "fgcolor": look.palette.page,
        "bgcolor": colour,
        "size": 5,
        "solidity": 0.4,
    }
    return [
        {"color": colour, "line": line},
        {"color": colour, "line": line, "pattern": hatch},
        {"color": blend(colour, look.palette.page, 0.35), "line": line},
        {"color": "rgba(0,0,0,0)", "line": line},
    ]


def _frame(counted: _Counted, look: Look) -> Frame:
    panels = []
    for id in counted.kinds:
        notes: tuple[str, ...] = ()
        if id in counted.medians:
            notes = (f"median {percent(counted.medians[id])}",)
        panels.append(Panel(id, kind(id).label, colour_of(id, look), notes))
    longest = max((sum(counted.pieces(row)) for row in counted.rows.values()), default=0.0)
    return Frame(
        look,
        lines_of(counted.data, counted.cases),
        tuple(panels),
        _scale(counted, longest),
        legend_px=_legend_height(look),
        legend=_legend(counted, look),
    )


def _scale(counted: _Counted, longest: float) -> Scale:
    if counted.measure == "share":
        return scale_to(longest, "%", least=SCALE if set(counted.kinds) <= set(HEADLINE) else 0.0)
    return scale_to(longest, "acts" if counted.measure == "acts" else "acts per 30 days")


def _legend_height(look: Look) -> int:
    return 100 if look.narrow else 44


def _legend(counted: _Counted, look: Look) -> tuple[Trace, ...]:
    solid, hatched, tinted, empty = markers(look.palette.muted, look)
    entries = []
    if counted.what != "attempted":
        entries.append(key("carried out", solid))
        if set(BOTH) & set(counted.kinds):
            entries.append(key("both sanction and regional", hatched))
    entries += [key("threatened or eased", tinted), key("refused, blocked, ignored", empty)]
    if counted.medians:
        entries.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [None],
                "y": [None],
                "name": f"median of {'all ' if counted.compared == len(counted.data.cases) else ''}"
                f"{counted.compared} crises",
                "line": {"color": look.palette.ink, "width": 1.5, "dash": "dot"},
                "hoverinfo": "skip",
            }
        )
    return tuple(entries)


def _draw(frame: Frame, counted: _Counted, panel: int) -> None:
    id = counted.kinds[panel]
    rows = counted.of(id)
    pieces = [counted.pieces(row) for row in rows]
    for place, marker in enumerate(markers(frame.panels[panel].colour, frame.look)):
        frame.bars(
            panel,
            range(len(rows)),
            [sum(row[:place]) for row in pieces],
            [row[place] for row in pieces],
            marker,
        )
    if id in counted.medians:
        frame.traces.append(_median(frame, panel, counted.medians[id]))
    frame.texts(panel, [_label(counted, row, frame.look) for row in rows])
    frame.targets(
        panel,
        [f"{row['case_id']}~{id}" for row in rows],
        [_hover(counted, row, line.label) for row, line in zip(rows, frame.lines, strict=True)],
    )


def _median(frame: Frame, panel: int, value: float) -> Trace:
    """A dotted line through the bars; it leaves out the words between them."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in range(len(frame.lines)):
        middle, reach = frame.bar_at(row), frame.bar_px / 2
        x += [value, value, None]
        y += [middle - reach, middle + reach + 4, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": frame.look.palette.ink, "width": 1.5, "dash": "2px,2px"},
        "hoverinfo": "skip",
        "showlegend": False,
        **frame.axes(panel),
    }


def _label(counted: _Counted, row: dict[str, Any], look: Look) -> str:
    value = counted.value(row)
    if value is None:
        return f"no {counted.selection.window.label}" if not row["days"] else "no act at all"
    if not row["all"]:
        return f"{bold(look, counted.said(0))} none recorded"
    rest = {
        "carried_out": f"{row['carried_out']} of {row['all']} carried out",
        "attempted": f"{counted.counted(row)} of {row['all']} not carried out",
        "all": count(row["all"], "act"),
    }[counted.what]
    if counted.measure == "acts":
        return f"{bold(look, str(counted.counted(row)))} {rest.partition(' ')[2]}"
    gap = " · " if counted.measure == "rate" else " "
    return f"{bold(look, counted.said(value))}{gap}{rest}"


def _hover(counted: _Counted, row: dict[str, Any], name: str) -> str:
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


def _title(counted: _Counted) -> str:
    cases = [case for case in counted.cases if counted.rows[counted.kinds[0], case]["total"]]
    if not cases:
        return "No act is recorded here"
    if len(cases) == 1:
        return _title_of_one(counted, cases[0])
    done = {id: [c for c in cases if counted.counted(counted.rows[id, c])] for id in counted.kinds}
    if len(counted.kinds) > NAMED:
        return _title_of_many(counted, cases, done)
    some = [id for id in counted.kinds if done[id] and len(done[id]) < len(cases)]
    some.sort(key=lambda id: len(done[id]))
    every = [id for id in counted.kinds if len(done[id]) == len(cases)]
    never = [id for id in counted.kinds if not done[id]]
    parts = []
    if len(cases) > NAMED and len(some) > 1:
        texts = [f"{kind_words(id)} in {len(done[id])}" for id in some]
        first = kind_words(some[0])
        texts[0] = (
            f"{first} {_verb(counted, were(first))} in {len(done[some[0]])} of {len(cases)} crises"
        )
        if every:
            texts.append(f"{listed(kind_words(id) for id in every)} in all")
        parts.append(listed(texts))
    else:
        for place, id in enumerate(some):
            verb = f" {_verb(counted, were(kind_words(id)))}" if not place else ""
            who = who_did(done[id], cases, counted.short)
            parts.append(f"{kind_words(id)}{verb} {who}")
        if every:
            noun = listed(kind_words(id) for id in every)
            verb = "" if parts else f" {_verb(counted, were(noun) if len(every) == 1 else 'were')}"
            parts.append(f"{noun}{verb} in {all_of(len(cases))}")
    if never:
        noun = listed((kind_words(id) for id in never), "nor")
        parts.append(f"{noun} in none of them" if parts else f"{noun} in none of these crises")
    return capital("; ".join(parts))


def _title_of_many(counted: _Counted, cases: list[str], done: dict[str, list[str]]) -> str:
    used = {case: sum(case in done[id] for id in counted.kinds) for case in cases}
    first, seen = f"Of these {len(counted.kinds)} kinds", _verb(counted, "").strip()
    if len(cases) <= NAMED:
        (case, n), *rest = used.items()
        each = [f"{counted.short[case]} saw {n} {seen}"]
        return f"{first}, {listed(each + [f'{counted.short[case]} {n}' for case, n in rest])}"
    low, high = min(used.values()), max(used.values())
    span = f"{low} to {high}" if low != high else str(low)
    return f"{first}, each of {len(cases)} crises saw {span} {seen}"


def _verb(counted: _Counted, be: str) -> str:
    return {
        "carried_out": f"{be} carried out",
        "attempted": f"{be} tried without being carried out",
        "all": f"{be} recorded",
    }[counted.what]


def _title_of_one(counted: _Counted, case: str) -> str:
    rows = [(id, counted.rows[id, case]) for id in counted.kinds]
    rows.sort(key=lambda pair: -counted.counted(pair[1]))
    shown = [
        f"{kind_words(id)} {counted.said(counted.value(row) or 0)}" for id, row in rows[:NAMED]
    ]
    unit = {"share": "of all acts", "acts": "acts", "rate": "acts per 30 days"}[counted.measure]
    return f"{counted.short[case]}: {listed(shown)} {unit}"


def _subtitle(counted: _Counted) -> str:
    first = {
        "share": "Share of all protective acts of the crisis",
        "acts": "Number of protective acts",
        "rate": "Protective acts per 30 days",
    }[counted.measure]
    counts = {
        "carried_out": "bold: carried out",
        "attempted": "threatened, eased or failed only",
        "all": "bold: carried out or not",
    }[counted.what]
    n = sum(counted.rows[counted.kinds[0], case]["total"] for case in counted.cases)
    return f"{first} · {selection_words(counted.selection)} · {counts} · n = {count(n, 'act')}"


def _reading(counted: _Counted) -> str:
    texts = [text for id in counted.kinds[:6] if (text := _range(counted, id))]
    first = {
        "share": "Part of all acts in the window",
        "acts": "Acts in the window",
        "rate": "Acts per 30 days",
    }[counted.measure]
    said = [f"{first}: {'; '.join(texts)}."] if texts else ["No act is recorded here."]
    if counted.what != "attempted" and (both := overlap_words(counted.frame)):
        said.append(both)
    return " ".join(said)


def _range(counted: _Counted, id: str) -> str:
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


def _end(counted: _Counted, value: float, values: Sequence[tuple[float, str]]) -> str:
    who = [name for each, name in values if each == value]
    where = listed(who) if len(who) <= 2 else f"{len(who)} crises"
    return f"{counted.said(value)} ({where})"


def overlap_words(frame: pd.DataFrame) -> str:
    """How many carried-out sanctions are regional action as well; empty without both kinds."""
    rows = frame[frame["kind"] == BOTH[0]]
    if not set(BOTH) <= set(frame["kind"]) or not rows["carried_out"].sum():
        return ""
    both, sanctions = int(rows["both"].sum()), int(rows["carried_out"].sum())
    regional = int(frame.loc[frame["kind"] == BOTH[1], "carried_out"].sum())
    if not both:
        return f"None of the {count(sanctions, 'carried-out sanction')} was regional action too."
    be, those = ("was", "was a sanction") if both == 1 else ("were", "were sanctions")
    return (
        f"{both} of {count(sanctions, 'carried-out sanction')} {be} regional action as well, "
        f"and so {both} of {count(regional, 'regional act')} {those}: hatched in both panels."
    )


def overlap_sentence(data: Dataset, selection: Selection) -> str:
    """`overlap_words` of a selection: for charts that do not show the overlap themselves."""
    return overlap_words(outcomes(data, selection, BOTH)).replace(": hatched in both panels", "")


def _table(counted: _Counted) -> pd.DataFrame:
    unit = {
        "share": "Share of all acts (%)",
        "acts": "Acts",
        "rate": "Acts per 30 days",
    }[counted.measure]
    rows = []
    for id in counted.kinds:
        for row in counted.of(id):
            value = counted.value(row)
            if value is not None:
                value = round(value * 100, 1) if counted.measure == "share" else round(value, 2)
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


def method(measure: str) -> str:
    """How the bars are measured, in Markdown."""
    label = {"share": "Share of all acts", "acts": "Number of acts", "rate": "Acts per 30 days"}
    return METHOD.format(label=label[measure], definition=DEFINITIONS[measure])
