"""The map with all that belongs to it: finding, time, list of acts, evidence, table, downloads."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset
from r2p.dataset.spreadsheet import to_csv
from r2p.figures.look import Look
from r2p.figures.map import tables as map_tables
from r2p.figures.map import words as map_words
from r2p.figures.map.clock import Clock
from r2p.figures.map.ground import Asked
from r2p.figures.map.legend import Sign, rows
from r2p.figures.map.picture import FORMS
from r2p.figures.map.rows import CHOSEN_KEY
from r2p.figures.map.shown import Shown
from r2p.figures.words import count
from r2p.ui import (
    abbreviations,
    chart,
    controls,
    evidence,
    map_choices,
    map_player,
    map_store,
    map_touch,
    screen,
    selection,
    stage,
)
from r2p.ui.act_list import act_list
from r2p.ui.map_choices import Layers
from r2p.ui.map_store import Said
from r2p.ui.store import here, kept
from r2p.ui.text import plain

KEY = "map"
_GENERATION = "_map_generation"
_CLICKED = "_map_clicked"
_ROOM = {True: 320, False: 880}  # px, a row of the legend on a narrow and on a wide page
_WIDTHS = {"What was done": 400, "Lead": 120, "Place": 120, "Crisis": 130}  # px


def show(data: Dataset, asked: Asked, layers: Layers) -> None:
    """Show the map and everything that goes with it.

    Args:
        data: the dataset.
        asked: which acts; ``time`` is chosen here, under the map.
        layers: what is drawn.
    """
    heading, drawing, below = st.container(), st.container(), st.container()
    signs, acts = st.container(), st.container()
    with below:
        asked, clock = _time(data, asked)
    with acts:
        chosen = map_choices.pick_place(kept(map_store.selectable, asked.cases))
    step = map_player.position(clock)
    plays = map_player.playing()
    look = screen.look()
    span = clock.shown(None if plays else step)
    now = kept(map_store.in_window, asked, span)
    said = kept(map_store.said, asked, span, layers.on)
    with heading:
        _say_finding(data, now, said)
    if look.narrow:
        map_touch.let_scroll()
    with drawing:
        every = map_player.pace() if plays else None
        st.fragment(run_every=every)(_stage)(asked, clock, layers, chosen, look, said.reading)
    with signs:
        _say_signs(kept(map_store.signs, asked, clock.whole, layers.on, look))
    with acts:
        _list_acts(data, now, chosen)
    _say_rest(data, now, said, layers, look)


def _time(data: Dataset, asked: Asked) -> tuple[Asked, Clock]:
    """The player and the window, under the map; the player comes first but needs the window."""
    with st.container(horizontal=True, gap="small"):
        player = st.container(horizontal=True, gap="small", width="content")
        with controls.folded("Time window", "_window", icon=":material/date_range:"):
            asked = replace(asked, time=map_choices.pick_time(map_player.forget))
            clock = map_choices.pick_clock(data, asked)
    with player:
        map_player.buttons(clock)
    return asked, clock


def _say_finding(data: Dataset, now: Shown, said: Said) -> None:
    if now.acts.empty:
        selection.nothing(*map_words.empty(now))
        return
    st.header(plain(said.title), anchor=False)
    st.caption(plain(said.subtitle))


def _stage(
    asked: Asked, clock: Clock, layers: Layers, chosen: str, look: Look, reading: str
) -> None:
    """The map alone: all that runs again while it plays."""
    if st.session_state.pop(_CLICKED, False):
        st.rerun(scope="app")
    if map_player.playing() and not map_player.tick(clock):
        st.rerun(scope="app")
    step = map_player.position(clock)
    span = clock.shown(step)
    generation = st.session_state.get(_GENERATION, 0)
    deck, frame = kept(map_store.drawn, asked, span, layers, look, chosen, generation)
    st.pydeck_chart(
        deck,
        key=KEY,
        height=frame.height,
        on_select=_click,
        selection_mode="single-object",
        alt=reading,
    )
    now = kept(map_store.in_window, asked, span)
    words = f"**{plain(map_words.status(now, step, len(clock.steps)))}**"
    if chosen:
        name = kept(map_store.selectable, asked.cases).get(chosen, "")
        found = count(len(now.acts_of(chosen)), "act")
        words += f" · :material/arrow_downward: {plain(name)}: {found}"
    st.markdown(words)


def _click() -> None:
    """A mark was clicked: choose what it stands for, or let go of it."""
    marks = st.session_state[KEY].selection.objects
    objects = [object for found in marks.values() for object in found]
    if not objects:
        return
    st.session_state[_GENERATION] = st.session_state.get(_GENERATION, 0) + 1
    st.session_state[_CLICKED] = True
    id = objects[0].get(CHOSEN_KEY)
    if isinstance(id, str):
        map_choices.set_place("" if id == st.session_state.get("place") else id)


def _say_signs(signs: tuple[Sign, ...]) -> None:
    if not signs:
        return
    # One element, however many they are. A browser may end a line between a sign and its words
    # whatever stands between them, so the rows are laid here.
    room = _ROOM[screen.look().narrow]
    st.markdown("  \n".join("&emsp; ".join(map(_sign, row)) for row in rows(signs, room)))


def _sign(sign: Sign) -> str:
    return f":small[![]({sign.image})&nbsp;{plain(sign.words)}]"


def _list_acts(data: Dataset, now: Shown, chosen: str) -> None:
    act = evidence.chosen_act(data)
    if chosen:
        _list_rows(map_tables.acts(data, now, chosen), chosen, now)
    if act is not None:
        evidence.panel(data, act)


def _list_rows(found: pd.DataFrame, chosen: str, now: Shown) -> None:
    if found.empty:
        st.caption("None of the acts shown: choose a longer window, or more under Acts.")
        return
    act_list(
        found,
        f"map_acts_{chosen}",
        "Acts of the selected crisis, place or seat",
        {heading: st.column_config.Column(width=width) for heading, width in _WIDTHS.items()},
        height="content" if len(found) < 8 else 320,
    )


def _say_rest(data: Dataset, now: Shown, said: Said, layers: Layers, look: Look) -> None:
    words = f"{said.subtitle} {said.reading}"
    reading, meaning = abbreviations.below(data, plain(said.reading), words)
    st.markdown(reading, help=meaning)
    if said.caveats:  # one element, however many they are
        st.caption("\n\n".join(plain(caveat) for caveat in said.caveats))
    stem = chart.file_stem("map", *now.ground.asked.cases[:4])
    stage.keep_image(
        stage.Image(
            said.title,
            said.reading,
            lambda dark: map_store.pictured(
                now.ground.asked, now.span, layers, Look(dark=dark, printed=True), "PNG", bare=True
            ),
            lambda: map_tables.everything(now),
        )
    )
    chart.tools(
        said.title,
        KEY,
        stem,
        lambda: to_csv(map_tables.everything(now)),
        {
            "table": lambda: _table(now),
            "picture": lambda: _picture(now, layers, look, stem),
            "method": lambda: st.markdown(METHOD),
        },
    )


METHOD = """
- **Where**: an act stands at the place recorded for it, where it was done, decided or announced.
  Spellings of one town are joined. Circles grow with the number of acts by area.
- **From where**: an arc runs from the seat of the lead actor (the registry of actors holds one
  seat for each) to the capital of the crisis. Its colour and mark show the group of the actor's
  level, its width the number of acts. A place counts as abroad when it lies outside the outline
  of the country in crisis; a lead counts as seated abroad by the country of its seat.
- **When**: an act counts on the day coded for it. Calendar windows are whole months; days since
  onset lay all chosen crises on the same clock. The circles keep their scale from step to step.
- **Deaths**: deadly electoral events of the UCDP Deadly Electoral Conflict Dataset (DECO 1.0),
  best estimates, at their coordinates. Points on whole or half degrees both ways, points marked
  as stand-ins and points outside the country are no places and are not drawn. Deaths are set
  beside the acts, never added to them.
- The base map is Natural Earth's, simplified; borders imply no judgement on any status.
"""


def _table(now: Shown) -> None:
    which = st.segmented_control(
        "Table", list(map_tables.TABLES), format_func=map_tables.TABLES.__getitem__,
        default="places", required=True, key="map_table", label_visibility="collapsed",
    )  # fmt: skip
    make = {"places": map_tables.places, "seats": map_tables.seats, "deaths": map_tables.deaths}
    st.dataframe(make[which](now), hide_index=True, alt=map_tables.TABLES[which])


def _picture(now: Shown, layers: Layers, look: Look, stem: str) -> None:
    """A choice of format, and a button that draws the picture when it is pressed."""
    form = st.segmented_control(
        "Format", list(FORMS), default="PNG", required=True, key="map_format"
    )
    look = Look(printed=True, narrow=look.narrow)
    asked, span = now.ground.asked, now.span
    st.download_button(
        f"Save as {form}",
        data=here(lambda: map_store.pictured(asked, span, layers, look, form)),
        file_name=f"{stem}.{form.lower()}",
        mime=FORMS[form],
        icon=":material/image:",
        key="map_save",
        on_click="ignore",
    )
    st.caption(
        "The picture holds the map as it opens, in the window shown, with title, legend, "
        "reading and caveats, on white, at print resolution. Drawing it takes a moment."
    )
