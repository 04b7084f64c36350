"""The sections of the page Actors: what each draws below its choices."""

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from r2p.dataset import Dataset, labels
from r2p.figures.actors import cross as actors_cross
from r2p.figures.actors import first as actors_first
from r2p.figures.actors import levels as actors_levels
from r2p.figures.actors import stages as actors_stages
from r2p.figures.actors.claim import claim
from r2p.figures.actors.gaps import gaps
from r2p.figures.actors.lead import lead
from r2p.figures.actors.matrix import matrix
from r2p.figures.actors.net import net
from r2p.figures.actors.network import network
from r2p.figures.actors.text import View
from r2p.ui import actors_methods, chart, controls
from r2p.ui.actors_central import central
from r2p.ui.actors_choices import pick_crisis, pick_least, pick_page
from r2p.ui.actors_evidence import choose, listed
from r2p.ui.store import kept
from r2p.ui.text import plain

SECTIONS = {
    "together": "Who with whom",
    "led": "Who led",
    "levels": "Who was missing",
    "first": "Who came first",
    "gaps": "Days between",
    "stages": "Joint by stage",
    "cross": "Cross purposes",
}


def say_claim(view: View) -> None:
    """What the numbers say on the paper's claim, in one sentence."""
    st.markdown(f"**Was coordination wanting?** {plain(kept(claim, view))}")


def together(data: Dataset, view: View, choices: DeltaGenerator) -> None:
    """The network and the matrix."""
    with choices:
        view = pick_crisis(data, view)
        least = pick_least()
        form = controls.pick_tab(
            "Drawn as", "show", {"network": "Network", "matrix": "Matrix"}, "network"
        )
    made = kept(net, view, least)
    draw = network if form == "network" else matrix
    chart.show(
        data,
        draw,
        view,
        made,
        key=form,
        selectable=True,
        method=actors_methods.TOGETHER,
        pick=choose,
        below=partial(listed, view=view, options=made.marks()),
    )


def led(data: Dataset, view: View, choices: DeltaGenerator) -> None:
    """Lead and support, and how central each actor is."""
    with choices:
        view = pick_crisis(data, view)
    made = kept(net, view, 0)
    chart.show(
        data,
        lead,
        view,
        made,
        key="lead",
        selectable=True,
        method=actors_methods.LED,
        pick=choose,
        below=partial(listed, view=view, options=made.names),
    )
    st.header("How central is each actor?", anchor=False)
    st.caption("Point at a heading to read what it means, press it to sort by it.")
    central(made)


def levels(data: Dataset, view: View, _: DeltaGenerator) -> None:
    """Actor levels by crisis, and what is missing in each."""
    chart.show(
        data,
        actors_levels.levels,
        view,
        key="levels",
        selectable=True,
        method=actors_methods.LEVELS,
        pick=choose,
        below=partial(listed, view=view, options=kept(_level_marks, view)),
    )
    st.header("No act recorded, by crisis", anchor=False)
    st.markdown(
        "\n".join(
            f"- **{plain(name)}**: "
            + (plain(f"no act of {words}") if words else "every level acted")
            for name, words in kept(actors_levels.missing_lines, view)
        )
    )


def _level_marks(data: Dataset, view: View) -> dict[str, str]:
    return {
        f"{case}~level.{level}": f"{data.labels[case]}: {label}"
        for case in view.selection.cases
        for level, label in labels("levels").items()
    }


def first(data: Dataset, view: View, choices: DeltaGenerator) -> None:
    """Who opened, who followed."""
    with choices:
        by = controls.pick_tab(
            "By", "by", {"family": "Instrument family", "instrument": "Instrument"}, "family"
        )
        cases = view.selection.cases
        page = pick_page(len(cases), actors_first.PER_PAGE, "Crises")
    drawn = cases[(page - 1) * actors_first.PER_PAGE : page * actors_first.PER_PAGE]
    draw = actors_first.first
    chart.show(
        data, draw, view, by, drawn, key="first", selectable=True, method=actors_methods.FIRST
    )


def between(data: Dataset, view: View, _: DeltaGenerator) -> None:
    """The days between the first acts of different voices."""
    chart.show(data, gaps, view, key="gaps", selectable=True, method=actors_methods.GAPS)


def stages(data: Dataset, view: View, _: DeltaGenerator) -> None:
    """Joint share by stage."""
    chart.show(
        data,
        actors_stages.stages,
        view,
        key="stages",
        selectable=True,
        method=actors_methods.STAGES,
        pick=choose,
        below=partial(listed, view=view, options=kept(_stage_marks, view)),
    )


def _stage_marks(data: Dataset, view: View) -> dict[str, str]:
    names = actors_stages.names()
    return {
        f"{case}~days.{days}": f"{data.labels[case]}: {name.lower()}"
        for case in view.selection.cases
        for days, name in names.items()
    }


def cross(data: Dataset, view: View, choices: DeltaGenerator) -> None:
    """Acts at cross purposes."""
    with choices:
        within = controls.pick_number("Days apart, at most", "within", 0, 90, 14)
        number = kept(actors_cross.crossed, view, within).pairs["event_id"].nunique()
        page = pick_page(number, actors_cross.PER_PAGE, "Acts")
    draw = actors_cross.cross
    chart.show(
        data, draw, view, within, page, key="cross", selectable=True, method=actors_methods.CROSS
    )


DRAWN: dict[str, Callable[[Dataset, View, DeltaGenerator], None]] = {
    "together": together,
    "led": led,
    "levels": levels,
    "first": first,
    "gaps": between,
    "stages": stages,
    "cross": cross,
}
"""What each section draws; its own choices go into the row of choices."""
