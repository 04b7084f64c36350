"""The reader's weights: sliders per family, numbers per instrument on demand, reset."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from r2p.dataset import labels, vocabulary
from r2p.figures.weights.view import Weighting
from r2p.ui import controls, link

MOST = 3.0
_FAMILY, _INSTRUMENT, _CHANGED = "f_", "i_", "weights"


def _decimal(most: float):
    def parse(values: link.Raw) -> float:
        try:
            number = float(values[0]) if len(values) == 1 and len(values[0]) < 8 else -1.0
        except ValueError:
            number = -1.0
        if not 0 <= number <= most:
            raise link.BadValue(f"it must be a number from 0 to {most:g}.")
        return round(number, 1)

    return parse


def pick_weighting() -> Weighting:
    """Sliders and numbers; what is not touched stands at the published ladder."""
    factors = []
    with st.container(horizontal=True):
        for family, name in labels("families").items():
            value = controls.keyed(
                _FAMILY + family,
                1.0,
                _decimal(MOST),
                lambda value: (f"{value:g}",),
                partial(_slider, family, name),
            )
            factors.append((family, float(value)))
    with st.container(horizontal=True):
        weights = _pick_instruments()
        st.button("Reset the weights", icon=":material/restart_alt:", on_click=_reset)
    return Weighting(tuple(factors), tuple(weights))


def _pick_instruments() -> list[tuple[str, float]]:
    weights = []
    instruments = vocabulary("instruments")
    with controls.folded(
        "Weights of instruments", "_instruments", icon=":material/tune:"
    ) as is_open:
        chosen = controls.pick_some(
            "Change the weight of", _CHANGED, labels("instruments"), [], placeholder="Instruments"
        )
        for term in chosen:
            published = float(instruments["weight"][term])
            value = controls.keyed(
                _INSTRUMENT + term,
                published,
                _decimal(10),
                lambda value: (f"{value:g}",),
                partial(_number, term, published),
            )
            weights.append((term, float(value)))
        if is_open:
            st.caption("Each act adds its instrument's weight times the factor of its family.")
    return weights


def _slider(family: str, name: str, follow: Callable[[], None]) -> float:
    key = _FAMILY + family
    return st.slider(
        name, 0.0, MOST, step=0.1, format="× %.1f", key=key, on_change=follow, width=_WIDE
    )


_WIDE = 195  # px of a slider, so that a row holds four and a phone one


def _number(term: str, published: float, follow: Callable[[], None]) -> float:
    name = f"{labels('instruments')[term]} (published: {published:g})"
    key = _INSTRUMENT + term
    return st.number_input(name, 0.0, 10.0, step=0.5, format="%.1f", key=key, on_change=follow)


def _reset() -> None:
    """Put every weight back to the published ladder."""
    keys = [_FAMILY + family for family in labels("families")]
    keys += [_INSTRUMENT + term for term in labels("instruments")] + [_CHANGED]
    for key in keys:
        link.write(key, ())
        st.session_state.pop(key, None)
