"""The failure ledger: a mark for each act that was refused, blocked, ignored, undone or partial."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from r2p.dataset import Dataset, label, labels
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.compare.words import lower, names, selection_words
from r2p.figures.look import Look
from r2p.figures.timeline.marks import SHAPES, look_of
from r2p.figures.timeline.text import width as text_width
from r2p.figures.toolbox.sheet import WIDER
from r2p.figures.toolbox.view import LedgerView
from r2p.figures.webgl import by_webgl
from r2p.figures.words import count, day_as_known, escaped, listed, wrapped
from r2p.measures.ledger import SHORT, fell_short, next_acts
from r2p.measures.notes import depth_warning
from r2p.measures.selection import in_scope

ROW = 13  # px, a line of marks
HEAD = 50  # px, heads of the columns
NAME = 19  # px, the name of a row above its marks
PER_LINE = {True: 5, False: 8}
"""Marks side by side, on a phone and elsewhere."""
MOST_ROWS = 15
"""Most lead actors with a row of their own."""
FAILED = 3
"""The first so many results of the ledger failed; the others were carried out."""
GLYPHS = {"apply": "●", "sustain": "■", "threaten": "▲", "ease": "▼"}
SHAPE_WORDS = {
    "apply": "applied",
    "sustain": "continued",
    "threaten": "threatened",
    "ease": "eased",
}
READ = (
    *("title", "date", "date_precision", "case_id", "instrument", "family"),
    *("mode", "result", "lead_name", "coding_note"),
)
"""What a mark is drawn and explained by."""
BORDERLINE = (
    "Results were coded by one person and say what became of an act at once, not what it did to "
    "the crisis; several are borderline, and the coding note says why."
)
QUIET_FAILURES = (
    "Failures that nobody wrote down are not here: an offer refused behind closed doors leaves "
    "no record."
)


def acts_of(data: Dataset, view: LedgerView) -> pd.DataFrame:
    """The acts that the ledger shows, in the order of the dataset."""
    acts = fell_short(in_scope(data, view.selection))
    acts = acts[acts["result"].isin(view.results)]
    return acts if view.acts is None else acts[acts["event_id"].isin(view.acts)]


def ledger(data: Dataset, view: LedgerView, look: Look) -> Chart:
    """The chart for these choices; see `acts_of` for what it shows."""
    scope = in_scope(data, view.selection)
    acts = acts_of(data, view)
    groups = _groups(data, view, scope, acts)
    return Chart(
        title=_title(acts, len(scope)),
        subtitle=_subtitle(view, len(acts), len(scope)),
        reading=_reading(view, acts, groups),
        spec=_Ledger(data, view, acts, groups, look).spec(),
        table=ledger_table(data, scope, acts),
        file_name=f"failure-ledger-by-{view.by}",
        caveats=_caveats(data, view),
    )


@dataclass(frozen=True)
class Group:
    """A row: its acts, how many acts there are in all, and whether it stands for one thing."""

    name: str
    ids: tuple[str, ...]
    of: int
    single: bool = True


def _groups(
    data: Dataset, view: LedgerView, scope: pd.DataFrame, acts: pd.DataFrame
) -> list[Group]:
    column = {"instrument": "instrument", "actor": "lead_name", "crisis": "case_id"}[view.by]
    of = scope[column].value_counts().to_dict()
    short = names(data, view.selection.cases)
    name = {"instrument": labels("instruments"), "crisis": short}.get(view.by, {})
    terms = {"instrument": list(labels("instruments")), "crisis": list(view.selection.cases)}
    found = {term: tuple(ids) for term, ids in acts.groupby(column)["event_id"]}
    order = [term for term in terms.get(view.by, sorted(found)) if term in found]
    if view.by != "crisis":
        order.sort(key=lambda term: -len(found[term]))
    groups = [Group(name.get(term, term), found[term], of[term]) for term in order]
    if view.by == "actor" and len(groups) > MOST_ROWS:
        rest = groups[MOST_ROWS - 1 :]
        ids = tuple(id for group in rest for id in group.ids)
        others = Group(
            f"{len(rest)} other lead actors", ids, sum(group.of for group in rest), False
        )
        groups = [*groups[: MOST_ROWS - 1], others]
    return groups


def _caveats(data: Dataset, view: LedgerView) -> tuple[str, ...]:
    depth = depth_warning(data, view.selection.cases, "acts") if view.by == "crisis" else None
    return (BORDERLINE, QUIET_FAILURES, *([depth] if depth else []))


def _title(acts: pd.DataFrame, of: int) -> str:
    number = acts["result"].value_counts()
    parts = [
        f"{number[result]} {label('results', result).lower()}"
        for result in sorted(SHORT, key=lambda result: -number.get(result, 0))
        if number.get(result, 0)
    ]
    return f"{len(acts)} of {count(of, 'act')} fell short: {listed(parts)}"


def _subtitle(view: LedgerView, shown: int, of: int) -> str:
    by = {"instrument": "instrument", "actor": "lead actor", "crisis": "crisis"}[view.by]
    filters = selection_words(view.selection).partition(", ")[2]
    parts = [f"acts by result and {by}", "whole response", filters, f"n = {shown} of {of}"]
    return ", ".join(part for part in parts if part)


def _reading(view: LedgerView, acts: pd.DataFrame, groups: list[Group]) -> str:
    failed = int(acts["result"].isin(SHORT[:FAILED]).sum())
    text = (
        f"{failed} failed at once (refused, blocked or ignored), {len(acts) - failed} were carried "
        "out but fell short or were undone."
    )
    single = [group for group in groups if group.single]
    largest = sorted(single, key=lambda group: -len(group.ids))[:3]
    if len(single) < 2:
        return text
    parts = [f"{_lower(view, group.name)} {len(group.ids)} of {group.of}" for group in largest]
    return f"{text} Most often: {listed(parts)} acts."


def _lower(view: LedgerView, name: str) -> str:
    return lower(name) if view.by == "instrument" else name


def ledger_table(data: Dataset, scope: pd.DataFrame, acts: pd.DataFrame) -> pd.DataFrame:
    """Every act of the ledger with its coding note, and what came after an ignored one."""
    after = next_acts(data, scope).set_index("event_id")
    followed = after[after["next_id"] != ""]
    then = scope[scope["event_id"].isin(followed["next_id"])]
    title = dict(zip(then["event_id"], then["title"], strict=True))
    days = followed["days"].astype("Int64").to_dict()
    came = {id: title[next_id] for id, next_id in followed["next_id"].items()}
    ids = acts["event_id"]
    return pd.DataFrame(
        {
            "Date": [
                day_as_known(*known)
                for known in zip(acts["date"], acts["date_precision"], strict=True)
            ],
            "Crisis": acts["case_id"].map(data.labels),
            "What happened": acts["title"],
            "Result": acts["result"].map(labels("results")),
            "Why it was coded so": acts["coding_note"].str.removeprefix("Result: "),
            "Instrument": acts["instrument"].map(labels("instruments")),
            "Led by": acts["lead_name"],
            "Stage": acts["stage"].map(labels("stages")),
            "Days to the next act of another actor": ids.map(days).astype("Int64"),
            "That act": ids.map(came).fillna(""),
            "Checked": acts["checked"].map({True: "yes", False: "no"}),
            "Act": ids,
        }
    ).reset_index(drop=True)


@dataclass
class _Ledger:
    """The drawing: a row per group, a column per result, a mark per act."""

    data: Dataset
    view: LedgerView
    acts: pd.DataFrame
    groups: list[Group]
    look: Look

    def __post_init__(self) -> None:
        columns = [list(self.acts[name]) for name in READ]
        rows = (dict(zip(READ, row, strict=True)) for row in zip(*columns, strict=True))
        self.row = dict(zip(self.acts["event_id"], rows, strict=True))
        self.results = [result for result in SHORT if result in self.view.results]
        self.labels = [wrapped(group.name, 48 if self.look.narrow else 28) for group in self.groups]
        lines = [line for text in self.labels for line in text.split("<br>")]
        widest = max((text_width(line, 13) for line in lines), default=0)
        self.left = 4 if self.look.narrow else widest + 14
        self.right = 4 if self.look.narrow else 76
        self.edge = 0
        if self.look.printed:
            self.edge = 16
            self.left = self.left * WIDER + self.edge - 4 * self.look.narrow
            self.right = round(self.right * WIDER) + 12 * (1 + self.look.narrow)
        self.marks: list[tuple[float, float, str]] = []
        self.annotations: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []

    def spec(self) -> Spec:
        y = self._legend() + HEAD
        self._heads(y)
        top = y
        for place, group in enumerate(self.groups):
            y = self._row(group, self.labels[place], y)
        height = y + 4
        self._bands(top, y)
        layout = base_layout(
            self.look,
            round(height) + 8,
            margin={"l": round(self.left), "r": self.right, "t": 4, "b": 4},
            xaxis={"range": [-0.5, len(self.results) - 0.5], "visible": False},
            yaxis={"range": [height, 0], "visible": False},
            annotations=self.annotations,
            shapes=self.shapes,
        )
        return {"data": by_webgl([self._trace()]), "layout": layout}

    def _legend(self) -> float:
        palette = self.look.palette
        families = [term for term in labels("families") if term in set(self.acts["family"])]
        entries = [
            (label("families", term).lower(), "●", palette.families[term]) for term in families
        ]
        modes = [mode for mode in SHAPES if mode in set(self.acts["mode"])]
        shapes = [(SHAPE_WORDS[mode], GLYPHS[mode], palette.muted) for mode in modes]
        room, y = 344 if self.look.narrow else 700, 10.0
        for part in (entries, shapes if len(modes) > 1 else []):
            x = 0.0
            for words, glyph, colour in part:
                wide = text_width(words, 12) + 18
                if x and x + wide > room:
                    x, y = 0.0, y + 19
                text = f'<span style="color:{colour}">{glyph}</span> {words}'
                self._text(text, y, shift=x + self.edge - self.left)
                x += wide + 12
            y += 19 if part else 0
        return y - 7

    def _heads(self, y: float) -> None:
        number = self.acts["result"].value_counts()
        ink, muted = self.look.palette.ink, self.look.palette.muted
        for place, result in enumerate(self.results):
            self._over(place, y - 24, f"<b>{label('results', result)}</b>", 12, ink)
            self._over(place, y - 9, str(number.get(result, 0)), 11, muted)
        failed = [place for place, result in enumerate(self.results) if result in SHORT[:FAILED]]
        rest = [place for place in range(len(self.results)) if place not in failed]
        for places, words in ((failed, "failed"), (rest, "carried out, but")):
            if places:
                middle = (places[0] + places[-1]) / 2
                self._over(middle, y - 40, words, 11, muted)
        if not self.look.narrow:
            self._text("of all acts", y - 24, x=1, shift=8)

    def _over(self, x: float, y: float, text: str, size: int, colour: str) -> None:
        self.annotations.append(
            {
                "text": text,
                "x": x,
                "y": y,
                "yanchor": "middle",
                "showarrow": False,
                "font": {"size": size, "color": colour},
            }
        )

    def _text(
        self, text: str, y: float, *, x: int = 0, shift: float, ink: bool = False, to: str = "left"
    ) -> None:
        palette = self.look.palette
        self.annotations.append(
            {
                "text": text,
                "x": x,
                "xref": "paper",
                "xanchor": to,
                "xshift": round(shift),
                "y": y,
                "yanchor": "middle",
                "align": to,
                "showarrow": False,
                "font": {"size": 13 if ink else 12, "color": palette.ink if ink else palette.muted},
            }
        )

    def _row(self, group: Group, name: str, top: float) -> float:
        by_result: dict[str, list[str]] = {result: [] for result in self.results}
        for id in group.ids:
            by_result[self.row[id]["result"]].append(id)
        per_line = PER_LINE[self.look.narrow]
        lines = max(-(-len(ids) // per_line) for ids in by_result.values())
        start = top + (NAME * (name.count("<br>") + 1) if self.look.narrow else 0)
        tall = max(ROW * lines + 10, 26 if self.look.narrow else 17 * (name.count("<br>") + 1) + 8)
        middle = start + tall / 2
        total = f"{len(group.ids)} of {group.of}"
        if self.look.narrow:
            self._text(name, (top + start) / 2 + 2, shift=self.edge - self.left, ink=True)
            self._text(f"{total} acts", top + NAME / 2 + 2, x=1, shift=0, to="right")
        else:
            self._text(name, middle, shift=self.edge - self.left, ink=True)
            self._text(total, middle, x=1, shift=8)
        for place, ids in enumerate(by_result.values()):
            used = -(-len(ids) // per_line)
            first = middle - (used - 1) * ROW / 2
            for number, id in enumerate(ids):
                across, down = number % per_line, number // per_line
                x = place - 0.42 + across * 0.7 / (per_line - 1)
                self.marks.append((round(x, 3), first + down * ROW, id))
        self._rule(start + tall)
        return start + tall

    def _rule(self, y: float) -> None:
        self.shapes.append(
            {
                "type": "line",
                "layer": "below",
                "x0": -0.5,
                "x1": len(self.results) - 0.5,
                "y0": y,
                "y1": y,
                "line": {"color": self.look.palette.rule, "width": 0.5},
            }
        )

    def _bands(self, top: float, bottom: float) -> None:
        for place in range(0, len(self.results), 2):
            self.shapes.append(
                {
                    "type": "rect",
                    "layer": "below",
                    "x0": place - 0.5,
                    "x1": place + 0.5,
                    "y0": top,
                    "y1": bottom,
                    "fillcolor": self.look.palette.band,
                    "line": {"width": 0},
                }
            )

    def _trace(self) -> dict[str, Any]:
        palette = self.look.palette
        styles = [
            look_of(
                self.row[id]["mode"],
                self.row[id]["result"],
                palette.families[self.row[id]["family"]],
                palette,
            )
            for _, _, id in self.marks
        ]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [x for x, _, _ in self.marks],
            "y": [y for _, y, _ in self.marks],
            "customdata": [[id] for _, _, id in self.marks],
            "hovertext": [self._hover(self.row[id]) for _, _, id in self.marks],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {
                "opacity": 1,
                "symbol": [style["symbol"] for style in styles],
                "size": [style["size"] for style in styles],
                "color": [style["color"] for style in styles],
                "line": {
                    "color": [style["line"]["color"] for style in styles],
                    "width": [style["line"]["width"] for style in styles],
                },
            },
            "selected": {"marker": {"size": 15}},
            "unselected": {"marker": {"opacity": 1}},
            "cliponaxis": False,
        }

    def _hover(self, act: dict[str, Any]) -> str:
        when = day_as_known(act["date"], act["date_precision"])
        return "<br>".join(
            (
                f"<b>{wrapped(act['title'], 56)}</b>",
                escaped(f"{self.data.labels[act['case_id']]}, {when}"),
                escaped(f"{label('instruments', act['instrument'])}, {act['lead_name']}"),
                wrapped(act["coding_note"], 56),
            )
        )
