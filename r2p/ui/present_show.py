"""Slide mode: one view on the screen, in large type, moved by the keys of a keyboard or clicker."""

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.drawn import Drawn
from r2p.figures.enlarge import enlarged
from r2p.figures.look import Look
from r2p.lecture.slide import View
from r2p.ui import lecture, link, screen, slides, stage
from r2p.ui.chart import QUIET
from r2p.ui.store import kept
from r2p.ui.text import plain

KEY = "slide"
NOTES, TABLE = "notes", "slide_table"
_HIGH = 560  # px for the drawing on a projector of 1024 x 768
_LARGEST, _SMALLEST = 1.2, 0.75
_PATIENCE = 10_000  # ms after which a key that no run has answered counts as lost with its line

# Text goes in as text, never as markup. Page keys are what clickers send.
_JS = """
export default function ({ data, parentElement, setTriggerValue }) {
  const put = (name, text) => { parentElement.querySelector(name).textContent = text; };
  put("h1", data.title); put("p", data.reading); put("span", data.place);
  const steps = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
  const ends = { Home: 1, End: data.of };
  const rest = { Escape: "end", n: "notes", N: "notes", t: "table", T: "table" };
  // A key may come before the last one has been answered. So each names the slide it leads to,
  // counted from where the keys before it lead: however many are answered, the last one tells all.
  const root = parentElement;
  if (root.target === data.at) root.target = null;
  const from = () => (Date.now() - root.asked < data.patience && root.target) || data.at;
  const go = (to) => {
    const at = Math.max(1, Math.min(data.of, to));
    if (at === from()) return;
    root.target = at;
    root.asked = Date.now();
    setTriggerValue("key", at);
  };
  const pressed = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === " " && event.target.tagName === "BUTTON") return;
    if (event.key === "f" || event.key === "F") {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
      return;
    }
    if (!(event.key in steps || event.key in ends || event.key in rest)) return;
    event.preventDefault();
    if (event.key in steps) go(from() + steps[event.key]);
    else if (event.key in ends) go(ends[event.key]);
    else setTriggerValue("key", rest[event.key]);
  };
  // Called again with every run: one listener at a time, or a key would count twice.
  window.removeEventListener("keydown", parentElement.pressed);
  parentElement.pressed = pressed;
  window.addEventListener("keydown", pressed);
  return () => window.removeEventListener("keydown", parentElement.pressed);
}
"""
_CSS = """
:host, div { font-family: var(--st-font); color: var(--st-text-color); }
header { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; }
h1 { font-size: clamp(24px, 3vw, 45px); line-height: 1.15; font-weight: 600; margin: 0; }
p { font-size: clamp(17px, 1.8vw, 28px); line-height: 1.35; margin: .4rem 0 0; }
span { font-size: clamp(15px, 1.4vw, 20px); white-space: nowrap; }
"""
_HTML = "<header><h1></h1><span></span></header><p></p>"


@st.cache_resource(show_spinner=False)
def _component():
    return st.components.v2.component("r2p_slide", html=_HTML, css=_CSS, js=_JS)


def is_on(page: str) -> bool:
    """Whether a lecture is being shown, so that nothing else has a place on the screen."""
    return page == lecture.PAGE and bool(link.raw(KEY))


def number(views: list[View]) -> int:
    """Which view is on the screen, from 1; 0 for none."""
    if not link.raw(KEY):
        return 0
    try:
        return link.whole_number(1, len(views))(link.raw(KEY)) if views else 0
    except link.BadValue as problem:
        link.notice(f"The link asks for view “{link.raw(KEY)[0][:20]}”: {problem}")
        return 1


def start(at: int) -> None:
    """Put a view on the screen. For callbacks."""
    link.write(KEY, (str(at),))


def show(data: Dataset, views: list[View], at: int) -> None:
    """One view on the screen."""
    part = slides.part(data, views[at - 1])
    reading, figure = "", None
    if part.staged.drawings:
        reading, figure = kept(_drawn, part.staged.drawings[0], screen.look())
    elif part.staged.images:
        reading = part.staged.images[0].reading
    _component()(
        key=KEY,
        data={
            "title": part.title,
            "reading": reading,
            "place": f"{at} of {len(views)}",
            "at": at,
            "of": len(views),
            "patience": _PATIENCE,
        },
        on_key_change=lambda: _pressed(views),
        height="content",
    )
    if figure is not None:
        st.plotly_chart(figure, theme=None, key=f"slide_{at}", config=QUIET, alt=reading)
    elif part.staged.images:
        st.image(part.staged.images[0].png(screen.look().dark), alt=reading)
    else:
        for title, rows in part.staged.tables:
            st.header(plain(title), anchor=False)
            st.table(rows)
    for line in slides.evidence_lines(data, part.view):
        st.markdown(plain(line))
    _foot(data, views, at, bool(reading))
    if reading and st.session_state.get(TABLE):
        _numbers(data, part.staged, part.title)


def _numbers(data: Dataset, staged: stage.Staged, title: str) -> None:
    """The table twin of what is on the screen."""
    if staged.drawings:
        drawing = staged.drawings[0]
        rows = drawing.draw(data, *drawing.choices, Look()).table
    else:
        rows = staged.images[0].table()
    st.dataframe(rows, hide_index=True, key="slide_rows", alt=title)


def _foot(data: Dataset, views: list[View], at: int, drawn: bool) -> None:
    view = views[at - 1]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for name, icon, by in (("Previous", "arrow_back", -1), ("Next", "arrow_forward", 1)):
            st.button(
                name,
                icon=f":material/{icon}:",
                key=f"_{name.lower()}",
                disabled=not 1 <= at + by <= len(views),
                on_click=_step,
                args=(views, by),
            )
        st.button("Notes", icon=":material/notes:", key="_notes", on_click=_turn, args=(NOTES,))
        if drawn:
            st.button(
                "Table", icon=":material/table_rows:", key="_table", on_click=_turn, args=(TABLE,)
            )
        st.button("End", icon=":material/close:", key="_end", on_click=link.write, args=(KEY, ()))
        st.caption(
            plain(
                f"{slides.source_line(data)} "
                "Keys: arrows, Home, End, N notes, T table, F full screen, Escape."
            )
        )
    if st.session_state.get(NOTES):
        st.info(_as_written(view.notes) or "This view has no notes.")


def _as_written(notes: str) -> str:
    """Notes with their lines and paragraphs, all else as plain text."""
    return "  \n".join(plain(line) or "\u00a0" for line in notes.splitlines())


def _drawn(data: Dataset, drawing: stage.Drawing, look: Look) -> tuple[str, Drawn]:
    chart = drawing.draw(data, *drawing.choices, look)
    factor = max(_SMALLEST, min(_LARGEST, _HIGH / chart.height))
    return chart.reading, Drawn(enlarged(chart.spec, 1.0 if look.narrow else factor))


def _pressed(views: list[View]) -> None:
    key = st.session_state[KEY].get("key")
    if key == "end":
        link.write(KEY, ())
    elif key in ("notes", "table"):
        _turn(NOTES if key == "notes" else TABLE)
    elif isinstance(key, int):
        _show(views, key)


def _show(views: list[View], at: int) -> None:
    """Put a view on the screen, or the first or last if there is none there."""
    start(max(1, min(len(views), at)))


def _step(views: list[View], by: int) -> None:
    """Go on from the view that is shown now, which may be further than where the button stood."""
    _show(views, number(views) + by)


def _turn(what: str) -> None:
    st.session_state[what] = not st.session_state.get(what)
