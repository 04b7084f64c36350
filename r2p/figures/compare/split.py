"""Bars stacked by a split: stage, family, level and the like, always labelled directly."""

import textwrap
from typing import Any

import pandas as pd

from r2p.dataset import Dataset, vocabulary
from r2p.figures.chart import Chart
from r2p.figures.compare.frame import Frame, key
from r2p.figures.compare.lines import Panel, lines_of
from r2p.figures.compare.units import COLUMNS, SUBTITLES, divisor, said, scale_for
from r2p.figures.compare.words import (
    EVERY,
    bold,
    capital,
    care,
    crises,
    kind_words,
    lower,
    selection_words,
)
from r2p.figures.look import Look
from r2p.figures.palette import blend
from r2p.figures.words import count, escaped, listed
from r2p.measures.grid import WHATS
from r2p.measures.kinds import SPLITS, kind
from r2p.measures.outcomes import outcomes
from r2p.measures.selection import Selection

FADE = (1.0, 0.7, 0.45, 0.25, 0.85, 0.55)  # opacity of the first, second ... part of one colour
METHOD = (
    "**{label}, split by {split}.** {definition} Each act belongs to exactly one part, so the "
    "parts add up to the bar; the words above each bar name its parts from left to right with "
    "their number of acts.\n\nSource: definitions of the atlas."
)


def split_bars(
    data: Dataset,
    selection: Selection,
    measure: str,
    kinds: tuple[str, ...],
    by: str,
    what: str,
    look: Look,
) -> Chart:
    """Each kind as one bar a crisis, made of the parts of a split.

    Args:
        data: the dataset.
        selection: at least one crisis, window and filter.
        measure: ``share``, ``acts`` or ``rate``: one whose parts add up.
        kinds: one panel each.
        by: id of a split.
        what: which acts count, ``carried_out``, ``attempted`` or ``all``.
        look: theme and width.
    """
    stack = _Stack(data, selection, measure, kinds, by, what)
    colours = part_colours(by, look)
    frame = _frame(stack, look, colours)
    for panel, id in enumerate(kinds):
        _draw(frame, stack, panel, id, colours)
    return Chart(
        title=_title(stack),
        subtitle=_subtitle(stack),
        reading=_reading(stack),
        spec=frame.spec(),
        table=_table(stack),
        file_name=f"r2p-atlas-{measure}-by-{by}-{selection.window.id}",
        caveats=care(data, selection, measure),
    )


class _Stack:
    """Acts of each crisis, kind and part, and what they are divided by."""

    def __init__(
        self,
        data: Dataset,
        selection: Selection,
        measure: str,
        kinds: tuple[str, ...],
        by: str,
        what: str,
    ) -> None:
        self.data, self.selection, self.measure = data, selection, measure
        self.kinds, self.by, self.what = kinds, by, what
        self.split = SPLITS[by]
        frame = outcomes(data, selection, kinds, by)
        counted = {
            "carried_out": frame["carried_out"],
            "attempted": frame["all"] - frame["carried_out"],
            "all": frame["all"],
        }[what]
        self.n: dict[tuple[str, str], dict[str, int]] = {}
        self.total: dict[str, int] = {}
        self.days: dict[str, int] = {}
        rows = zip(
            frame["kind"],
            frame["case_id"],
            frame["part"],
            counted,
            frame["total"],
            frame["days"],
            strict=True,
        )
        for id, case, part, n, total, days in rows:
            self.n.setdefault((id, case), {})[part] = int(n)
            self.total[case], self.days[case] = int(total), int(days)

    @property
    def cases(self) -> tuple[str, ...]:
        return self.selection.cases

    @property
    def used(self) -> list[str]:
        """Parts of which there is any act, in display order."""
        return [
            part for part in self.split.parts if any(each.get(part) for each in self.n.values())
        ]

    def divisor(self, case: str) -> float:
        return divisor(self.measure, self.total[case], self.days[case])

    def said(self, value: float) -> str:
        return said(self.measure, value)

    def words(self, id: str, case: str) -> str:
        """The parts of one bar from left to right, without markup."""
        return ", ".join(
            f"{n} {lower(self.split.label_of(part))}".replace(" ", "\N{NO-BREAK SPACE}")
            for part, n in self.n[id, case].items()
            if n
        )

    def lead(self, id: str, case: str) -> str:
        """What stands before the parts."""
        by = self.divisor(case)
        if not by:
            return ""
        return self.said(sum(self.n[id, case].values()) / by)


def part_colours(by: str, look: Look) -> dict[str, str]:
    """Fill of each part of a split: the ramp of stages, family colours or group colours."""
    palette, parts = look.palette, SPLITS[by].parts
    if by == "family":
        return {part: palette.families[part] for part in parts}
    if by in ("instrument", "level"):
        column, colours = (
            ("family", palette.families) if by == "instrument" else ("group", palette.groups)
        )
        groups = vocabulary("instruments" if by == "instrument" else "levels")[column]
        seen: dict[str, int] = {}
        result = {}
        for part in parts:
            group = str(groups[part])
            place = seen[group] = seen.get(group, -1) + 1
            result[part] = blend(colours[group], palette.page, FADE[place % len(FADE)])
        return result
    ramp = palette.stages
    last = max(1, len(parts) - 1)
    return {
        part: ramp[round(place * (len(ramp) - 1) / last) if last < len(ramp) else place % len(ramp)]
        for place, part in enumerate(parts)
    }


def _frame(stack: _Stack, look: Look, colours: dict[str, str]) -> Frame:
    panels = tuple(Panel(id, kind(id).label, "") for id in stack.kinds)
    lengths = [
        sum(stack.n[id, case].values()) / stack.divisor(case)
        for id in stack.kinds
        for case in stack.cases
        if stack.divisor(case)
    ]
    longest = max(lengths, default=0.0)
    scale = scale_for(stack.measure, stack.kinds, longest)
    used = stack.used
    line = {"color": look.palette.muted, "width": 1}
    legend = tuple(
        key(stack.split.label_of(part), {"color": colours[part], "line": line}) for part in used
    )
    frame = Frame(look, lines_of(stack.data, stack.cases), panels, scale, beside=False)
    frame.label_lines = max(
        len(_wrapped(_plain(stack, id, case), frame)) for id in stack.kinds for case in stack.cases
    )
    longest_name = max((len(stack.split.label_of(part)) for part in used), default=1)
    per_row = max(1, (340 if look.narrow else 640) // (longest_name * 7 + 48))
    frame.legend, frame.legend_px = legend, 6 + 20 * -(-max(1, len(used)) // per_row)
    return frame


def _plain(stack: _Stack, id: str, case: str) -> str:
    return f"{stack.lead(id, case)}  {stack.words(id, case) or 'none recorded'}"


def _draw(frame: Frame, stack: _Stack, panel: int, id: str, colours: dict[str, str]) -> None:
    starts = [0.0] * len(stack.cases)
    line = {"color": frame.look.palette.muted, "width": 1}
    for part in SPLITS[stack.by].parts:
        lengths = [
            stack.n[id, case].get(part, 0) / by if (by := stack.divisor(case)) else 0.0
            for case in stack.cases
        ]
        marker = {"color": colours[part], "line": line}
        frame.bars(panel, range(len(starts)), starts, lengths, marker)
        starts = [start + length for start, length in zip(starts, lengths, strict=True)]
    frame.texts(panel, [_label(frame, stack, id, case) for case in stack.cases])
    frame.targets(
        panel,
        [f"{case}~{id}" for case in stack.cases],
        [_hover(stack, id, case) for case in stack.cases],
    )


def _label(frame: Frame, stack: _Stack, id: str, case: str) -> str:
    lead = stack.lead(id, case)
    if not lead:
        window = stack.selection.window.label
        return f"no {window}" if not stack.days[case] else "no act at all"
    lines = [escaped(line) for line in _wrapped(_plain(stack, id, case), frame)]
    lines[0] = bold(frame.look, lead) + lines[0].removeprefix(escaped(lead))
    return "<br>".join(lines)


def _wrapped(text: str, frame: Frame) -> list[str]:
    return textwrap.wrap(text, frame.per_line, break_on_hyphens=False)


def _hover(stack: _Stack, id: str, case: str) -> str:
    parts = [f"<b>{escaped(kind(id).label)} · {escaped(stack.data.labels[case])}</b>"]
    parts += [
        f"{escaped(stack.split.label_of(part))}: {count(n, 'act')}"
        for part, n in stack.n[id, case].items()
        if n
    ]
    parts.append(
        f"{count(stack.total[case], 'act')} of any kind in {count(stack.days[case], 'day')}"
    )
    return "<br>".join(parts)


def _sums(stack: _Stack, id: str) -> dict[str, int]:
    return {
        part: sum(stack.n[id, case].get(part, 0) for case in stack.cases)
        for part in stack.split.parts
    }


def _title(stack: _Stack) -> str:
    tops: dict[tuple[str, str], list[str]] = {}
    for id in stack.kinds[:3]:
        sums = _sums(stack, id)
        if total := sum(sums.values()):
            top = max(sums, key=lambda part: sums[part])
            some = "most of" if sums[top] * 2 > total else "the largest part of"
            text = f"{kind_words(id)} ({sums[top]} of {count(total, 'act')})"
            tops.setdefault((top, some), []).append(text)
    if not tops:
        return "No act of these kinds is recorded here"
    parts: list[str] = []
    for (top, some), kinds in tops.items():
        verb = "" if parts else " holds"
        parts.append(f"{_part_words(stack, top)}{verb} {some} {listed(kinds)}")
    return capital("; ".join(parts))


def _part_words(stack: _Stack, part: str) -> str:
    """A part as the subject of a sentence."""
    name = lower(stack.split.label_of(part))
    if stack.by == "stage":
        return f"the {name} stage"
    if stack.by == "pillar":
        return name.partition(":")[0]
    return f"{stack.by} “{name}”" if stack.by in ("level", "mode", "result") else name


def _subtitle(stack: _Stack) -> str:
    first = SUBTITLES[stack.measure]
    n = sum(sum(parts.values()) for parts in stack.n.values())
    return (
        f"{first}, by {lower(stack.split.label)} · {selection_words(stack.selection)} · "
        f"{WHATS[stack.what]} · n = {count(n, 'act')} in {crises(len(stack.cases))}"
        f"{EVERY if len(stack.kinds) > 1 else ''}"
    )


def _reading(stack: _Stack) -> str:
    texts = []
    for id in stack.kinds[:4]:
        sums = {part: n for part, n in _sums(stack, id).items() if n}
        if sums:
            shown = listed(f"{n} {lower(stack.split.label_of(part))}" for part, n in sums.items())
            texts.append(f"{kind_words(id)}: {shown}")
        else:
            texts.append(f"{kind_words(id)}: none recorded")
    return capital("; ".join(texts)) + "."


def _table(stack: _Stack) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    for id in stack.kinds:
        for case in stack.cases:
            by = stack.divisor(case)
            for part, n in stack.n[id, case].items():
                value = n / by if by else None
                if value is not None:
                    value = round(value * (100 if stack.measure == "share" else 1), 2)
                row = {
                    "Crisis": stack.data.labels[case],
                    "Kind": kind(id).label,
                    stack.split.label: stack.split.label_of(part),
                    COLUMNS[stack.measure]: value,
                }
                rows.append(row | {"Acts of the part": n, "All acts": stack.total[case]})
    return pd.DataFrame(rows)
