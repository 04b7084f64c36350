"""What the server cannot know by itself: how wide and how dark the page is, and how still.

Streamlit guesses the theme and says nothing of the width beside the sidebar, nor of a
reader who wants less motion. A component without any content measures all three and
reports only when the server has guessed wrong, so most readers never pay for it.

It also asks for a run when the page has found a server again after an outage. The new server
knows nothing of this reader, Streamlit lets it wait for the first click, and that click would
be lost: in the first run of a session the link decides.

And on a phone it closes the menu when a page is chosen there, which would stay covered.
Streamlit does that for a menu of its own, but that one cannot carry choices from page to page.
"""

from typing import Literal

import streamlit as st

from r2p.figures.look import Look
from r2p.ui import link

NARROW = 680  # px for the page itself, below which the wide figures would cut their labels
PATIENCE = 3_000  # ms that another page may take to come before this one is measured again

_MEASURE = """
export default function ({ data, parentElement, setStateValue }) {
  parentElement.forget?.();  // called again with every run: one set of listeners at a time
  const main = document.querySelector("[data-testid=stMainBlockContainer]") || document.body;
  const room = () => {
    const style = getComputedStyle(main);
    return main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  };
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const see = () => {
    const shown = getComputedStyle(document.querySelector(".stApp") || document.body);
    const [r, g, b] = (shown.backgroundColor.match(/[0-9.]+/g) || [255, 255, 255]).map(Number);
    const dark = 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
    return { dark, narrow: room() < data.limit, still: calm.matches };
  };
  // A run asked for by a page that the reader leaves would bring the reader back to it.
  let left = 0;
  const leave = ({ type, target }) => {
    if (type === "popstate" || target.closest("a[data-testid=stPageLink-NavLink]")) {
      left = Date.now();
    }
  };
  document.addEventListener("click", leave, true);
  window.addEventListener("popstate", leave);
  const measure = () => {
    if (Date.now() - left < data.patience) return later();
    const { dark, narrow, still } = see();
    if (dark !== data.dark || narrow !== data.narrow || still !== data.still) {
      setStateValue("seen", { dark, narrow, still });
    }
  };
  let timer;
  const later = () => { clearTimeout(timer); timer = setTimeout(measure, 250); };
  measure();
  const size = new ResizeObserver(later);  // the sidebar opens and closes without a resize
  size.observe(main);
  const watch = new MutationObserver(later);
  const app = document.querySelector(".stApp");
  if (app) watch.observe(app, { attributes: true, attributeFilter: ["class", "style"] });
  const state = "data-test-connection-state";
  let lost = false;
  const back = new MutationObserver(() => {
    const connected = app.getAttribute(state) === "CONNECTED";
    if (connected && lost) setStateValue("seen", { ...see(), back: Date.now() });
    lost = !connected;
  });
  if (app) back.observe(app, { attributes: true, attributeFilter: [state] });
  calm.addEventListener("change", later);
  const phone = window.matchMedia("(max-width: 767.98px)");  // where Streamlit lays it over all
  const chosen = ({ target }) => {
    const menu = target.closest("[data-testid=stSidebar]");
    if (menu && phone.matches && target.closest("a[data-testid=stPageLink-NavLink]")) {
      menu.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
    }
  };
  document.addEventListener("click", chosen);
  parentElement.forget = () => {
    clearTimeout(timer);
    document.removeEventListener("click", leave, true);
    window.removeEventListener("popstate", leave);
    size.disconnect();
    watch.disconnect();
    back.disconnect();
    calm.removeEventListener("change", later);
    document.removeEventListener("click", chosen);
  };
  return () => parentElement.forget();
}
"""


@st.cache_resource(show_spinner=False)
def _component():
    return st.components.v2.component("r2p_screen", js=_MEASURE)


def guess() -> None:
    """Guess the reader's screen until it has been measured. Called by the frame, before a page."""
    if "_screen" not in st.session_state:
        st.session_state["_screen"] = {
            "dark": st.context.theme.type == "dark",
            "narrow": touched(),
            "still": False,
        }


def measure() -> None:
    """Learn the reader's screen. Called once a run, by the frame, at the end of the page.

    Until the browser has the component it shows a grey bar in its place, and would move the
    page when that goes.
    """
    _component()(
        key="screen",
        data={**st.session_state["_screen"], "limit": NARROW, "patience": PATIENCE},
        on_seen_change=_learn,
        height="content",
    )


def _learn() -> None:
    seen = st.session_state["screen"].get("seen")
    if isinstance(seen, dict):
        st.session_state["_screen"] = {
            "dark": bool(seen.get("dark")),
            "narrow": bool(seen.get("narrow")),
            "still": bool(seen.get("still")),
        }
        link.say_again()


def look() -> Look:
    """How figures are to look for this reader."""
    seen = st.session_state.get("_screen", {})
    return Look(dark=bool(seen.get("dark")), narrow=bool(seen.get("narrow")))


def touched() -> bool:
    """Whether a finger points, as far as the browser says: on a phone."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def still() -> bool:
    """Whether the reader has asked the system for less motion."""
    return bool(st.session_state.get("_screen", {}).get("still"))


def emphasis() -> Literal["primary", "secondary"]:
    """The type of the button that matters most on a page.

    Streamlit writes white on the primary colour, which in the dark theme is light, so that it
    can be read as text: there the button looks like the others.
    """
    return "secondary" if look().dark else "primary"
