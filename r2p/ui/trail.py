"""Which address holds when runs overlap: the one that a run brings, or the last we have written.

A run brings the address that the browser had when it asked for that run. What the server writes
gets there later, and until then the browser may ask for more: the reader chooses again, the
screen is measured, the rest of a page is fetched, the map plays on. Such a run brings an address
from before the last choice, which must not undo it.

So the server keeps a trail: the last address that the browser is known to have, and those it has
written since, in order. The browser takes them in the same order. Hence:

- A run with an address on the trail tells how far the browser has got. What was before that is
  forgotten, and the end of the trail holds.
- Any other address comes from the reader, and holds. A new trail begins with it.
- So does that of another page, of Back and Forward, and of a link to the page on which it
  stands, wherever it was on the trail. Streamlit tells of all but the last. That one is known by
  the widgets of the page, of which the browser says nothing any more, although it had them.

Whatever holds is said to the browser again if it may not be what stands there in the end.
"""

from collections.abc import Callable, Iterable

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext, ThreadState

Params = dict[str, list[str]]
"""All that an address says, by key."""

_TRAIL = "_trail"
_HAD_WIDGETS = "_trail_had_widgets"
_SETTLED = "_r2p_settled"  # an attribute of the context: for which request this was done
_LONGEST = 100  # a browser that never takes an address shall not fill the memory


def params() -> Params:
    """What the address says in this run."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def settle(keys: Callable[[], Iterable[str]]) -> None:
    """Make the address of this run the one that holds. Works once for each request.

    Args:
        keys: gives the keys of the page's widgets, as they were last drawn; called where needed.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return
    # The browser's words about itself are one object for each of its requests, which
    # `st.rerun` and `st.switch_page` hand on.
    request, query = getattr(context, _SETTLED, (_SETTLED, ""))
    same = request is context.context_info
    if same and query == context.query_string:
        return
    here = (context.page_script_hash, params())
    trail = st.session_state.get(_TRAIL, [])
    if not trail or trail[-1][0] != here[0]:
        _begin(here, again=len(trail) > 1)
        st.session_state[_HAD_WIDGETS] = False
    elif same:  # st.switch_page has written it
        trail.append(here)
    elif _decides(context, here in trail, keys()):
        _begin(here, again=len(trail) > 1 or not context.is_history_navigation)
    else:
        del trail[: trail.index(here)]
        if len(trail) > 1:
            st.query_params.from_dict(trail[-1][1])
    setattr(context, _SETTLED, (context.context_info, context.query_string))


def put(wanted: Params) -> None:
    """Write an address, in a run that is settled; all at once: it is one step for Back."""
    st.query_params.from_dict(wanted)
    context = get_script_run_ctx(suppress_warning=True)
    if context is not None:
        trail = st.session_state.setdefault(_TRAIL, [])
        trail.append((context.page_script_hash, params()))
        del trail[:-_LONGEST]
        setattr(context, _SETTLED, (context.context_info, context.query_string))


def reported(context: ScriptRunContext, key: str) -> bool:
    """Whether the browser told a value of the widget with this key when it asked for the run."""
    state = context.session_state._state
    return state._key_id_mapper.get_id_from_key(key) in state._new_widget_state.states


def widget_asks() -> bool:
    """Whether the browser may have asked for this run because of the widget that calls back now.

    For a widget in a fragment it asks for that fragment, and for no other and no whole run.
    """
    context = get_script_run_ctx(suppress_warning=True)
    part = ThreadState.get().fragment_id
    return context is None or not part or part in (context.fragment_ids_this_run or ())


def _begin(here: tuple[str, Params], again: bool) -> None:
    st.session_state[_TRAIL] = [here]
    if again:
        st.query_params.from_dict(here[1])


def _decides(context: ScriptRunContext, on_trail: bool, keys: Iterable[str]) -> bool:
    """Whether an address of the same page holds whatever was written after it."""
    drawn = list(keys)
    has = any(reported(context, key) for key in drawn)
    had = st.session_state.get(_HAD_WIDGETS, False)
    st.session_state[_HAD_WIDGETS] = has or had
    followed_link = bool(drawn) and had and not has and not context.fragment_ids_this_run
    return context.is_history_navigation or followed_link or not on_trail
