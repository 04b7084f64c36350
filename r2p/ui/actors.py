"""The choices of the page Actors, and the acts behind an actor, a tie or a cell."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from r2p.dataset import Dataset
from r2p.figures import actors_cross, actors_first, actors_levels, actors_stages
from r2p.figures.actors_behind import behind as acts_behind
from r2p.figures.actors_claim import claim
from r2p.figures.actors_gaps import gaps
from r2p.figures.actors_lead import lead
from r2p.figures.actors_matrix import matrix
from r2p.figures.actors_network import Net, actors_table, net, network
from r2p.figures.actors_text import View
from r2p.figures.words import count
from r2p.measures.selection import Selection
from r2p.ui import chart, controls, evidence, link, selection
from r2p.ui.compare import pick_window
from r2p.ui.selection import Rows
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
WITHOUT_WINDOW = ("first", "gaps", "stages")
"""Sections in which the window plays no part."""
WITHOUT_WHAT = ("cross",)
"""Sections that say themselves which acts count."""
WITH = "with"
"""Key in the link of the actor, tie or cell whose acts are listed."""
AUTOMATIC = "auto"
EVERY = "all"
WHATS = {
    "carried_out": "Carried out",
    "attempted": "Threatened, eased or failed",
    "all": "All, carried out or not",
}
TOGETHER = """
**A line** joins two actors that took part in the same act; the more acts, the thicker. Only lines
of at least the chosen number of acts are drawn; *Automatic* takes the lowest number that leaves a
readable drawing. **Size** is the number of acts an actor took part in, **colour and shape** its
level. Actors that act together stand close to each other; where exactly has no meaning.
Counter-acts do not count.

Beside it, each actor level: in how many acts it took part (pale), and how many it led (full).
"""
LED = """
**Led** counts the acts of which an actor is coded as the lead, **supported** those in which it took
part and another led. The table under the chart explains each of its columns in its heading.
"""
LEVELS = """
An act counts for every level that took part in it, so a column adds up to more than the acts of the
crisis. *None* means that no act is recorded.
"""
FIRST = """
The first act that an actor led of each family or instrument, from onset on; the **bold number** is
the day since onset of the opener, and for those who came later the days after the opener (~: the
date is not known to the day). What came before onset stands pale on the left and does not count.
The window plays no part. The scale of days is logarithmic.
"""
GAPS = """
The first act from onset on in which somebody with this voice took part; the **bold number** is the
day (~: not known to the day). An actor speaks for its own level and for the body it acts for: the
panel of the African Union is a regional voice. **UN bodies** are the UN, whoever acts for it, and
world bodies whose kind says so. *Regional* and *sub-regional* are organisations of the crisis's own
neighbourhood; those from elsewhere, such as the EU in Africa, stand apart. Pale marks: the latest
act before onset. The window plays no part. The scale of days is logarithmic.
"""
STAGES = """
Acts marked joint (two or more organisations acted together) divided by all acts of the stage. The
last two columns do the same for the acute phase and the whole response, whatever window is chosen.
"""
CROSS = """
A pair is one act that **eases** (pressure or presence is reduced and this took place, or sanctions
relief) or is a **counter-act**, and one that **applies pressure**: a carried-out, protective act of
the families sanctions (but relief) or security (but observers), or of an international court. Both
lie in the window, on one crisis, at most the chosen days apart, and are by different actors:
neither lead took part in the other act, nor do both lead for one body. A **full line** means that
both targets share a word, a dotted one that they are named differently.
"""


def pick_view(rows: Rows, section: str) -> View:
    """Which days count, and what became of the acts."""
    window = pick_window(disabled=section in WITHOUT_WINDOW)
    if section in WITHOUT_WHAT:
        st.selectbox(
            "What became of it",
            ["Does not apply"],
            disabled=True,
            help="Pressure counts where it was carried out, easing where it took place.",
        )
        what = "carried_out"
    else:
        what = controls.pick_one("What became of it", "what", WHATS, "carried_out")
    return View(Selection(rows.cases, window, *rows.quality), what)


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
        method=TOGETHER,
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
        method=LED,
        pick=choose,
        below=partial(listed, view=view, options=made.names),
    )
    st.subheader("How central is each actor?", anchor=False)
    st.caption("Point at a heading to read what it means, press it to sort by it.")
    central(made)


_COLUMNS = {
    "Actor": "Short name; select a row to list its acts above.",
    "Level": "To which level of actors it belongs.",
    "Took part": "Acts in which it took part, alone or with others.",
    "Led": "Acts of which it is the lead actor.",
    "Led, % of its acts": "How often it led when it took part.",
    "Supported": "Acts in which it took part and another led.",
    "With others": "Acts in which at least one other actor took part too.",
    "Marked joint": "Acts marked joint: two or more organisations acted together.",
    "Partners": "With how many different actors it took part in at least one act (degree).",
    "Between others, %": "Go-between: of all shortest chains of partners that link two other "
    "actors, the part that runs through this one (betweenness). High means that others are "
    "linked mainly by way of it.",
    "Crises": "In how many of the chosen crises it took part.",
    "Full name": "Its full name.",
}


def central(made: Net) -> None:
    """Every actor in a table that can be sorted, each heading explained."""
    rows = kept(_actors, made)

    def pick() -> None:
        chosen = st.session_state["central"].selection.rows
        if chosen:
            choose(str(made.actors["actor_id"].iloc[chosen[0]]))

    st.dataframe(
        rows,
        hide_index=True,
        key="central",
        on_select=pick,
        selection_mode="single-row",
        height=360,
        column_config={
            name: st.column_config.Column(help=explained) for name, explained in _COLUMNS.items()
        },
        alt="How often each actor took part, led and supported, and how central it is",
    )


def _actors(data: Dataset, made: Net) -> pd.DataFrame:
    return actors_table(made)


def levels(data: Dataset, view: View, _: DeltaGenerator) -> None:
    """Actor levels by crisis, and what is missing in each."""
    chart.show(
        data,
        actors_levels.levels,
        view,
        key="levels",
        selectable=True,
        method=LEVELS,
        pick=choose,
        below=partial(listed, view=view, options=kept(_level_marks, view)),
    )
    st.subheader("No act recorded, by crisis", anchor=False)
    st.markdown(
        "\n".join(
            f"- **{plain(name)}**: "
            + (plain(f"no act of {words}") if words else "every level acted")
            for name, words in kept(actors_levels.missing_lines, view)
        )
    )


def _level_marks(data: Dataset, view: View) -> dict[str, str]:
    from r2p.dataset import labels

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
    chart.show(data, draw, view, by, drawn, key="first", selectable=True, method=FIRST)


def between(data: Dataset, view: View, _: DeltaGenerator) -> None:
    """The days between the first acts of different voices."""
    chart.show(data, gaps, view, key="gaps", selectable=True, method=GAPS)


def stages(data: Dataset, view: View, _: DeltaGenerator) -> None:
    """Joint share by stage."""
    chart.show(
        data,
        actors_stages.stages,
        view,
        key="stages",
        selectable=True,
        method=STAGES,
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
    chart.show(data, draw, view, within, page, key="cross", selectable=True, method=CROSS)


def pick_crisis(data: Dataset, view: View) -> View:
    """All chosen crises together, or one of them."""
    cases = view.selection.cases
    if len(cases) < 2:
        _drop("crisis")
        return view
    options = {EVERY: f"All {len(cases)} together", **{case: data.labels[case] for case in cases}}
    _keep_if_in("crisis", options)
    chosen = controls.pick_one("Crisis", "crisis", options, EVERY)
    if chosen == EVERY:
        return view
    return replace(view, selection=replace(view.selection, cases=(chosen,)))


def pick_least() -> int:
    """How many acts two actors must share to be joined; 0 chooses for the reader."""
    options = {AUTOMATIC: "Automatic", **{str(n): f"{n} or more" for n in (1, 2, 3, 4, 5, 8)}}
    chosen = controls.pick_one(
        "Acts together",
        "least",
        options,
        AUTOMATIC,
        help="A line is drawn where two actors took part in so many acts. Automatic takes the "
        "lowest number that leaves a readable drawing.",
    )
    return 0 if chosen == AUTOMATIC else int(chosen)


def pick_page(number: int, per_page: int, noun: str) -> int:
    """Which of many drawings are shown, where there are more than fit."""
    pages = -(-number // per_page)
    if pages < 2:
        _drop("page")
        return 1
    options = {
        str(page): f"{(page - 1) * per_page + 1}–{min(page * per_page, number)}"
        for page in range(1, pages + 1)
    }
    _keep_if_in("page", options)
    return int(controls.pick_tab(f"{noun}, {number} in all", "page", options, "1"))


def choose(mark: str) -> None:
    """Put an actor, a tie or a cell into the link, and close the evidence of an act."""
    st.session_state[WITH] = mark
    link.write(WITH, (mark,))
    evidence.choose(None)


def listed(data: Dataset, view: View, options: dict[str, str]) -> None:
    """The acts behind what was chosen; a list to choose from without a pointer."""
    _keep_if_in(WITH, options)
    chosen = controls.pick_one(
        "Acts behind a mark",
        WITH,
        {"": "Select a mark above, or choose one here", **options},
        "",
    )
    if chosen:
        _acts(kept(acts_behind, view, chosen), options[chosen])
    act = evidence.chosen_act(data)
    if act is not None:
        evidence.panel(data, act)


def _acts(rows: pd.DataFrame, name: str) -> None:
    st.markdown(f"**{plain(name)}**, {count(len(rows), 'act')}")
    if rows.empty:
        selection.nothing(
            "No act is recorded here.",
            "It may have been done all the same: what no text records is not counted.",
        )
        return
    st.caption("Select a row to read its evidence.")
    key = f"{WITH}_rows"

    def pick() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen:
            evidence.choose(str(rows["Act"].iloc[chosen[0]]))

    st.dataframe(
        rows,
        hide_index=True,
        key=key,
        on_select=pick,
        selection_mode="single-row",
        height=min(35 * (len(rows) + 1) + 3, 320),
        column_config={"Act of prevention": st.column_config.TextColumn(width="large")},
        alt=f"Acts behind {name}",
    )


def _drop(key: str) -> None:
    st.session_state.pop(key, None)
    if link.raw(key):
        link.write(key, ())


def _keep_if_in(key: str, options: dict[str, str]) -> None:
    """Forget what another choice has made impossible; what a link asks for is still answered."""
    held = st.session_state.get(key)
    if held and held not in options:
        _drop(key)


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
