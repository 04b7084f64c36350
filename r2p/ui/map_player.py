"""Walking through a window of time: play, pause, a step back, a step on.

The step stands in the link (``until``) when the map is at rest. While it plays, it is kept
in the session, so that the browser's history does not fill up with steps. It plays until it is
stopped or the reader leaves the page; however late its steps come over a slow line, they come.
"""

import time

import streamlit as st

from r2p.figures.map.clock import Clock
from r2p.ui import link, screen

KEY = "until"
SECONDS, SLOW = 0.5, 2.0  # between two steps; slow for a reader who wants less motion
_PACE = {SECONDS: "two steps a second", SLOW: "a step in two seconds"}
_PLAYING, _STEP, _TICK = (link.HERE + name for name in ("playing", "step", "tick"))


def pace() -> float:
    """Seconds between two steps for this reader."""
    return SLOW if screen.still() else SECONDS


def playing() -> bool:
    """Whether the map plays for this reader."""
    return bool(st.session_state.get(_PLAYING))


def position(clock: Clock) -> int | None:
    """The step that is shown; None for the whole window."""
    if playing():
        return min(st.session_state[_STEP], len(clock.steps) - 1) if clock.steps else None
    values = link.raw(KEY)
    if not values:
        return None
    step = clock.from_link(values[0]) if len(values) == 1 else None
    if step is None:
        link.notice(
            f"The link names the step “{KEY}={','.join(values)[:40]}”, which is not in this "
            "window; the whole window is shown."
        )
        forget()
    return step


def tick(clock: Clock) -> bool:
    """Go one step on if it is time to. Returns whether the map is to play on."""
    now = time.monotonic()
    if now - st.session_state[_TICK] < pace() * 0.7:
        return True
    st.session_state[_TICK] = now
    if st.session_state[_STEP] + 1 >= len(clock.steps):
        rest(clock)
        return False
    st.session_state[_STEP] += 1
    return True


def forget() -> None:
    """Show the whole window."""
    st.session_state[_PLAYING] = False
    link.write(KEY, ())


def rest(clock: Clock) -> None:
    """Stop where the map is, and put that into the link."""
    step = position(clock) if playing() else None
    st.session_state[_PLAYING] = False
    if step is not None:
        _go(clock, step)


def _go(clock: Clock, step: int) -> None:
    link.write(KEY, (clock.to_link(step),))


def _play(clock: Clock) -> None:
    at = position(clock)
    again = at is None or at + 1 >= len(clock.steps)
    st.session_state.update({_PLAYING: True, _STEP: 0 if again else at, _TICK: time.monotonic()})


def _walk(clock: Clock, by: int) -> None:
    at = position(clock)
    last = len(clock.steps) - 1
    st.session_state[_PLAYING] = False
    _go(clock, (last if by < 0 else 0) if at is None else min(max(at + by, 0), last))


def buttons(clock: Clock) -> None:
    """Back, play or pause, next, and the whole window."""
    at, none, plays = position(clock), len(clock.steps) < 2, playing()
    st.button(
        "Back",
        icon=":material/skip_previous:",
        key="map_back",
        on_click=_walk,
        args=(clock, -1),
        disabled=none or (at == 0 and not plays),
        help="One step back",
    )
    if plays:
        st.button(
            "Pause", icon=":material/pause:", key="map_pause", on_click=rest, args=(clock,),
            type=screen.emphasis(),
        )  # fmt: skip
    else:
        st.button(
            "Play", icon=":material/play_arrow:", key="map_play", on_click=_play, args=(clock,),
            disabled=none, type=screen.emphasis(), help=f"Walk through the window, {_PACE[pace()]}",
        )  # fmt: skip
    st.button(
        "Next",
        icon=":material/skip_next:",
        key="map_next",
        on_click=_walk,
        args=(clock, 1),
        disabled=none or (not plays and at is not None and at + 1 >= len(clock.steps)),
        help="One step on",
    )
    if at is not None:
        st.button(
            "Whole window", icon=":material/fit_width:", key="map_whole", on_click=forget,
            type="tertiary",
        )  # fmt: skip
