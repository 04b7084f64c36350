"""Comparisons of days in force, speed, variety and joint action: one row of marks a crisis."""

from r2p.dataset import Dataset
from r2p.figures.chart import Chart
from r2p.figures.compare.breadth import Breadth
from r2p.figures.compare.colour import colour_of
from r2p.figures.compare.days import Days
from r2p.figures.compare.form import Form
from r2p.figures.compare.frame import Frame
from r2p.figures.compare.joint import Joint
from r2p.figures.compare.lines import Panel, lines_of
from r2p.figures.compare.marks_words import hover, reading, subtitle, table, title
from r2p.figures.compare.shown import Pair, Shown
from r2p.figures.compare.speed import Speed
from r2p.figures.compare.view import View
from r2p.figures.compare.words import care
from r2p.figures.look import Look

FORMS: dict[str, type[Form]] = {
    "days": Days,
    "speed": Speed,
    "breadth": Breadth,
    "joint": Joint,
}
"""How each measure is drawn and said."""


def mark_rows(data: Dataset, view: View, pairs: tuple[Pair, ...], look: Look) -> Chart:
    """A panel for each kind (and part), a row of marks for each crisis.

    Args:
        data: the dataset.
        view: at least one crisis; the measure is ``days``, ``speed``, ``breadth`` or ``joint``.
        pairs: kind and part of each panel drawn; see `recorded_pairs`.
        look: theme and width.

    Raises:
        ValueError: the measure knows no such split, or does not count such acts.
    """
    shown = Shown(data, view, pairs)
    form = FORMS[view.measure](shown)
    frame = Frame(
        look,
        lines_of(data, view.selection.cases),
        tuple(_panel(form, pair, look) for pair in pairs),
        form.scale(),
        bar_px=form.bar_px,
        legend=form.legend(look),
        legend_px=form.legend_px(look),
    )
    for panel, pair in enumerate(pairs):
        rows = shown.of(pair)
        form.draw(frame, panel, rows)
        frame.texts(panel, [form.label(row, look) for row in rows])
        frame.targets(
            panel,
            ["~".join(part for part in (row["case_id"], *pair) if part) for row in rows],
            [hover(form, row) for row in rows],
        )
    return Chart(
        title=title(form),
        subtitle=subtitle(form),
        reading=reading(form),
        spec=frame.spec(),
        table=table(form),
        file_name=f"r2p-atlas-{view.measure}-{view.selection.window.id}",
        caveats=care(data, view.selection, view.measure),
    )


def _panel(form: Form, pair: Pair, look: Look) -> Panel:
    shown = form.shown
    return Panel(
        "~".join(pair), shown.name(pair), colour_of(pair[0], look), form.notes(shown.of(pair))
    )
