"""The blind coding exercise: a draw of acts, one act at a time, then the comparison."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, labels, vocabulary
from r2p.figures.words import count, day_as_known
from r2p.ui import classroom_codes as held
from r2p.ui import controls, screen, selection, store
from r2p.ui.classroom_codebook import codebook
from r2p.ui.classroom_codes import VARIABLES, Draw
from r2p.ui.classroom_files import load, save
from r2p.ui.classroom_result import result
from r2p.ui.text import plain

NUMBERS = {"5": "5", "10": "10", "18": "18", "30": "30"}
MOST_SEED = 9_999


def coding(data: Dataset, cases: Sequence[str]) -> None:
    """The draw, then the acts or the comparison."""
    if not cases:
        selection.nothing("No crisis is chosen.", "Choose at least one above.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = controls.pick_tab("Acts", "acts", NUMBERS, "10")
        seed = controls.pick_number(
            "Seed",
            "seed",
            1,
            MOST_SEED,
            1,
            help="The seed, the crises and the number of acts are in the link. Whoever opens the "
            "same link codes the same acts; another seed draws others.",
        )
    st.caption(
        "Code each act from what is shown, with the codebook beside it. The codes of the dataset "
        "stay hidden until you compare. Your codes live in this browser session only: save them "
        "as a file to keep them."
    )
    room(data, Draw(tuple(sorted(cases)), int(number), int(seed)))


@st.fragment
def room(data: Dataset, draw: Draw) -> None:
    """The exercise; a fragment, so that a choice does not draw the page again."""
    acts = store.kept(held.drawn, draw)
    if len(acts) < draw.number:
        st.caption(f"These crises have only {count(len(acts), 'act')}.")
    if held.is_shown(draw):
        result(data, draw, acts)
    else:
        form(data, draw, acts)


def form(data: Dataset, draw: Draw, acts: pd.DataFrame) -> None:
    """One act, its three choices, and the codebook beside them."""
    place = min(held.place(draw), len(acts) - 1)
    act = acts.iloc[place]
    left, right = st.columns([3, 2], gap="large")
    with left:
        _progress(draw, acts, place)
        _describe(data, act)
        for variable in VARIABLES:
            _pick(draw, act["event_id"], place, variable)
        _turn(draw, place, len(acts))
        _finish(draw, acts)
    with right:
        if screen.look().narrow:
            codebook(data, act["case_id"])
        else:
            with st.container(height=640, border=False):
                codebook(data, act["case_id"])


def _progress(draw: Draw, acts: pd.DataFrame, place: int) -> None:
    done = held.complete(held.codes(draw))
    st.progress(len(done) / len(acts), f"Act {place + 1} of {len(acts)} · {len(done)} coded")


def _describe(data: Dataset, act: pd.Series) -> None:
    """What the student may know: title, description, day and target. Nothing else of the act."""
    when = day_as_known(act["date"], act["date_precision"])
    st.header(plain(act["title"]), anchor=False)
    st.caption(plain(f"{data.labels[act['case_id']]} · {when} · to: {act['target']}"))
    st.markdown(plain(act["description"]))


def _pick(draw: Draw, event_id: str, place: int, variable: str) -> None:
    """One choice. Its key holds the place of the act and not its id, which could be looked up."""
    key = f"code_{variable}_{place}"
    mine = held.codes(draw)
    st.session_state[key] = mine.get(event_id, {}).get(variable)

    def follow() -> None:
        chosen = {**mine.get(event_id, {}), variable: st.session_state[key]}
        new = {name: term for name, term in chosen.items() if term}
        held.keep(draw, {**held.codes(draw), event_id: new})

    if variable == "instrument":
        _instrument(key, follow)
        return
    names = {str(id): shown for id, shown in labels(held.VOCABULARY[variable]).items()}
    st.segmented_control(
        VARIABLES[variable],
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=follow,
        wrap=True,
    )


def _instrument(key: str, follow: Callable[[], None]) -> None:
    rows = vocabulary("instruments")
    families = labels("families")
    names = {row.id: f"{row.label} ({families[row.family].lower()})" for row in rows.itertuples()}
    st.selectbox(
        VARIABLES["instrument"],
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=key,
        on_change=follow,
        placeholder="Choose, or type to search",
    )


def _turn(draw: Draw, place: int, number: int) -> None:
    with st.container(horizontal=True):
        st.button(
            "Previous",
            icon=":material/arrow_back:",
            disabled=place == 0,
            on_click=held.go,
            args=(draw, place - 1),
        )
        st.button(
            "Next",
            icon=":material/arrow_forward:",
            disabled=place >= number - 1,
            on_click=held.go,
            args=(draw, place + 1),
        )


def _finish(draw: Draw, acts: pd.DataFrame) -> None:
    mine = held.codes(draw)
    done = held.complete(mine)
    left = [str(n) for n, id in enumerate(acts["event_id"], 1) if id not in done]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            f"Compare {count(len(done), 'coded act')} with the dataset"
            if done
            else "Compare with the dataset",
            key="_compare",
            icon=":material/compare_arrows:",
            type=screen.emphasis(),
            disabled=not done,
            on_click=held.show,
            args=(draw,),
            help="Then the codes of the dataset are shown and yours stay as they are.",
        )
        save(draw)
        load(draw, acts["event_id"].tolist())
    if done and left:
        st.caption(f"Not yet coded in full, and left out of a comparison: act {', '.join(left)}.")
