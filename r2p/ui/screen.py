"""What the server cannot know by itself: how wide the page beside the sidebar is, and how dark.

Streamlit guesses the theme and says nothing of the width. A component without
any content measures both and reports only when the server has guessed wrong,
so most readers never pay for it.
"""

import streamlit as st

from r2p.figures.look import Look

NARROW = 680  # px for the page itself, below which the wide figures would cut their labels

_MEASURE = """
export default function ({ data, parentElement, setStateValue }) {
  parentElement.forget?.();  // called again with every run: one set of listeners at a time
  const main = document.querySelector("[data-testid=stMainBlockContainer]") || document.body;
  const room = () => {
    const style = getComputedStyle(main);
    return main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  };
  const measure = () => {
    const shown = getComputedStyle(document.querySelector(".stApp") || document.body);
    const [r, g, b] = (shown.backgroundColor.match(/[0-9.]+/g) || [255, 255, 255]).map(Number);
    const dark = 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
    const narrow = room() < data.limit;
    if (dark !== data.dark || narrow !== data.narrow) {
      setStateValue("seen", { dark, narrow });
    }
  };
  measure();
  let timer;
  const later = () => { clearTimeout(timer); timer = setTimeout(measure, 250); };
  const size = new ResizeObserver(later);  // the sidebar opens and closes without a resize
  size.observe(main);
  const watch = new MutationObserver(later);
  const app = document.querySelector(".stApp");
  if (app) watch.observe(app, { attributes: true, attributeFilter: ["class", "style"] });
  parentElement.forget = () => {
    clearTimeout(timer);
    size.disconnect();
    watch.disconnect();
  };
  return () => parentElement.forget();
}
"""


@st.cache_resource(show_spinner=False)
def _component():
    return st.components.v2.component("r2p_screen", js=_MEASURE)


def measure() -> None:
    """Learn the reader's screen. Called once a run, by the frame."""
    guess = st.session_state.get("_screen") or {"dark": _dark_guess(), "narrow": _narrow_guess()}
    st.session_state["_screen"] = guess
    _component()(
        key="screen",
        data={**guess, "limit": NARROW},
        on_seen_change=_learn,
        height="content",
    )


def _learn() -> None:
    seen = st.session_state["screen"].get("seen")
    if isinstance(seen, dict):
        st.session_state["_screen"] = {
            "dark": bool(seen.get("dark")),
            "narrow": bool(seen.get("narrow")),
        }


def _dark_guess() -> bool:
    return st.context.theme.type == "dark"


def _narrow_guess() -> bool:
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def look() -> Look:
    """How figures are to look for this reader."""
    seen = st.session_state.get("_screen", {})
    return Look(dark=bool(seen.get("dark")), narrow=bool(seen.get("narrow")))
