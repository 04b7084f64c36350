"""Bars stacked by a split: stage, family, level and the like, always labelled directly."""

import textwrap

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.compare.colour import part_colours
from r2p.figures.compare.frame import Frame, key
from r2p.figures.compare.lines import Panel, lines_of
from r2p.figures.compare.split_words import hover, plain, reading, subtitle, table, title
from r2p.figures.compare.stack import Stack
from r2p.figures.compare.units import scale_for
from r2p.figures.compare.view import View
from r2p.figures.compare.words import bold, care
from r2p.figures.look import Look
from r2p.figures.words import escaped
from r2p.measures.kinds import kind


def split_bars(data: Dataset, view: View, look: Look) -> Chart:
    """Each kind as one bar a crisis, made of the parts of a split.

    Args:
        data: the dataset.
        view: at least one crisis and a split; the measure is one whose parts add up (``share``,
            ``acts`` or ``rate``).
        look: theme and width.
    """
    stack = Stack(data, view)
    colours = part_colours(view.by, look)
    frame = _frame(stack, look, colours)
    for panel, id in enumerate(view.kinds):
        _draw(frame, stack, panel, id, colours)
    return Chart(
        title=title(stack),
        subtitle=subtitle(stack),
        reading=reading(stack),
        spec=frame.spec(),
        table=table(stack),
        file_name=f"r2p-atlas-{view.measure}-by-{view.by}-{view.selection.window.id}",
        caveats=care(data, view.selection, view.measure),
    )


def _frame(stack: Stack, look: Look, colours: dict[str, str]) -> Frame:
    panels = tuple(Panel(id, kind(id).label, "") for id in stack.view.kinds)
    lengths = [
        sum(stack.n[id, case].values()) / stack.divisor(case)
        for id in stack.view.kinds
        for case in stack.cases
        if stack.divisor(case)
    ]
    longest = max(lengths, default=0.0)
    scale = scale_for(stack.view.measure, stack.view.kinds, longest)
    used = stack.used
    line = {"color": look.palette.muted, "width": 1}
    legend = tuple(
        key(stack.split.label_of(part), {"color": colours[part], "line": line}) for part in used
    )
    frame = Frame(look, lines_of(stack.data, stack.cases), panels, scale, beside=False)
    frame.label_lines = max(
        len(_wrapped(plain(stack, id, case), frame))
        for id in stack.view.kinds
        for case in stack.cases
    )
    longest_name = max((len(stack.split.label_of(part)) for part in used), default=1)
    per_row = max(1, (340 if look.narrow else 640) // (longest_name * 7 + 48))
    frame.legend, frame.legend_px = legend, 6 + 20 * -(-max(1, len(used)) // per_row)
    return frame


def _draw(frame: Frame, stack: Stack, panel: int, id: str, colours: dict[str, str]) -> None:
    starts = [0.0] * len(stack.cases)
    line = {"color": frame.look.palette.muted, "width": 1}
    for part in stack.split.parts:
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
        [hover(stack, id, case) for case in stack.cases],
    )


def _label(frame: Frame, stack: Stack, id: str, case: str) -> str:
    lead = stack.lead(id, case)
    if not lead:
        window = stack.view.selection.window.label
        return f"no {window}" if not stack.days[case] else "no act at all"
    lines = [escaped(line) for line in _wrapped(plain(stack, id, case), frame)]
    lines[0] = bold(frame.look, lead) + lines[0].removeprefix(escaped(lead))
    return "<br>".join(lines)


def _wrapped(text: str, frame: Frame) -> list[str]:
    return textwrap.wrap(text, frame.per_line, break_on_hyphens=False)
