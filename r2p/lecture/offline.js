"use strict";
(() => {
  const lecture = JSON.parse(document.getElementById("lecture").textContent);
  const slides = [...document.querySelectorAll(".slide")];
  const body = document.body;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const PRINTED = 1020; // px: the width of a landscape A4 page inside its margins
  const SHEET = 470; // px: what is left of its height below title and reading
  let current = 0;
  let printing = false;

  const recoloured = (value, colours) => {
    if (typeof value === "string") {
      if (Object.hasOwn(colours, value)) return colours[value];
      return value.includes("color:")
        ? value.replace(/#[0-9a-f]{6}/gi, (found) => (Object.hasOwn(colours, found) ? colours[found] : found))
        : value;
    }
    if (Array.isArray(value)) return value.map((part) => recoloured(part, colours));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, recoloured(part, colours)]));
    }
    return value;
  };

  const draw = (box) => {
    const chart = lecture.charts[Number(box.dataset.chart)];
    const night = dark.matches && !printing;
    const frame = box.parentElement;
    const high = chart.spec.layout.height || 450;
    const room = printing ? PRINTED : Math.max(frame.clientWidth, 760);
    // Large type on a large screen; on paper a chart rather shrinks than breaks over two pages.
    const scale = printing
      ? (high > SHEET && high < 1.7 * SHEET ? SHEET / high : 1)
      : Math.min(Math.max(room / 1100, 1), 2);
    const width = Math.round(room / scale);
    const state = `${night}|${width}|${scale}`;
    if (box.dataset.drawn === state) return;
    box.dataset.drawn = state;
    box.style.width = `${width}px`;
    box.style.transform = scale === 1 ? "none" : `scale(${scale})`;
    frame.style.height = `${Math.ceil(high * scale)}px`;
    const spec = recoloured(chart.spec, night ? chart.night : {});
    const layout = { ...spec.layout, width, autosize: false };
    Plotly.react(box, spec.data, layout, {
      displayModeBar: false, responsive: false, showTips: false, staticPlot: false, scrollZoom: false,
    });
  };
  const drawIn = (slide) => slide.querySelectorAll(".drawing").forEach(draw);

  const place = document.getElementById("position");
  const previous = document.getElementById("previous");
  const next = document.getElementById("next");

  const show = (number, focus = true) => {
    if (!slides.length) return;
    current = Math.min(Math.max(number, 0), slides.length - 1);
    body.classList.remove("overview");
    slides.forEach((slide, index) => slide.classList.toggle("current", index === current));
    place.textContent = `${current + 1} of ${slides.length}`;
    previous.disabled = current === 0;
    next.disabled = current === slides.length - 1;
    drawIn(slides[current]);
    window.scrollTo(0, 0);
    if (focus) slides[current].focus({ preventScroll: true });
    history.replaceState(null, "", `#${current + 1}`);
  };
  const overview = () => {
    if (body.classList.contains("overview")) { show(current); return; }
    body.classList.add("overview");
    window.scrollTo(0, 0);
    const entry = document.querySelectorAll("#contents button")[current];
    if (entry) entry.focus();
  };
  const notes = () => body.classList.toggle("with-notes");
  const table = () => {
    const folded = slides[current].querySelector("details");
    if (!folded) return;
    folded.open = !folded.open;
    if (folded.open) folded.scrollIntoView();
  };
  const full = () => {
    const asked = document.fullscreenElement
      ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
    asked?.catch(() => {}); // a browser may refuse; the lecture goes on in its window
  };

  const KEYS = {
    ArrowRight: () => show(current + 1), PageDown: () => show(current + 1),
    ArrowLeft: () => show(current - 1), PageUp: () => show(current - 1),
    Home: () => show(0), End: () => show(slides.length - 1),
    Escape: overview, n: notes, N: notes, t: table, T: table, f: full, F: full,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  previous.addEventListener("click", () => show(current - 1));
  next.addEventListener("click", () => show(current + 1));
  document.getElementById("overview").addEventListener("click", overview);
  document.getElementById("show-notes").addEventListener("click", notes);
  document.querySelectorAll("#contents button").forEach((button, index) =>
    button.addEventListener("click", () => show(index)));

  const again = () => { if (!printing && slides[current]) drawIn(slides[current]); };
  dark.addEventListener("change", again);
  let waiting = 0;
  window.addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(again, 150); });
  const print = (on) => { printing = on; if (on) slides.forEach(drawIn); else again(); };
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));

  body.classList.add("ready");
  show((Number.parseInt(location.hash.slice(1), 10) || 1) - 1, false);
})();
