"""Who acted with whom, who led, who is missing: the network and the levels beside it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.actors_layout import name_sides, positions, spread
from r2p.figures.actors_text import (
    AT_THE_TABLE,
    UNDER_REPORTED,
    View,
    acts,
    cut,
    group_of,
    level_noun,
    level_words,
    missing_levels,
    part,
    short_names,
    sizes,
    subtitle,
    symbol,
)
from r2p.figures.chart import Chart, Spec, base_layout
from r2p.figures.compare_words import capital
from r2p.figures.look import Look
from r2p.figures.palette import blend, rgba
from r2p.figures.words import count, escaped, listed
from r2p.measures.coordination import LEVELS, houses, level_counts
from r2p.measures.network import actors, centrality, least_acts, tied, ties

MOST = 26
"""Most actors that the automatic threshold leaves in the drawing."""
ASKED = ("global", "regional", "subregional", "state", "civil_society", "private_sector")
"""Levels whose absence the title names first: those that the paper speaks of."""
_ROW = 45  # px, one level
_HEAD = 26  # px, above the levels
_SPLIT = 0.63  # of the width for the network
_WIDTHS = ((1, 1.2), (3, 2.6), (6, 4.5), (10, 7.0))  # acts from, px
_NO_COLOUR = "rgba(0,0,0,0)"


@dataclass(frozen=True, eq=False)
class Net:
    """The co-action network of a view, laid out. Made once and shared: do not change it.

    Attributes:
        actors: all actors, with ``partners`` and ``between``.
        pairs: all ties.
        least: shared acts from which a tie is drawn.
        drawn: ids of the actors drawn, most acts first.
        shown: the ties drawn.
        places: of the actors drawn, in the unit square.
        levels: of `level_counts`.
        total: number of acts.
        apart: the tie with most acts between two actors that do not act for one body.
    """

    actors: pd.DataFrame
    pairs: pd.DataFrame
    least: int
    drawn: tuple[str, ...]
    shown: pd.DataFrame
    places: dict[str, tuple[float, float]]
    levels: pd.DataFrame
    total: int
    apart: Any

    @cached_property
    def names(self) -> dict[str, str]:
        """Short name of each actor."""
        return dict(zip(self.actors["actor_id"], self.actors["short_name"], strict=True))

    def name(self, actor_id: str) -> str:
        """Short name of an actor."""
        return self.names[actor_id]

    def marks(self) -> dict[str, str]:
        """What can be chosen: actors and ties drawn, by the id they carry, with a name."""
        found = {actor: self.name(actor) for actor in self.drawn}
        pairs = zip(self.shown["a"], self.shown["b"], strict=True)
        return found | {f"{a}~{b}": f"{self.name(a)} and {self.name(b)}" for a, b in pairs}


def net(data: Dataset, view: View, least: int) -> Net:
    """The network of a view; ``least`` 0 chooses a threshold that stays readable."""
    rows = part(data, view)
    found, pairs = actors(rows), ties(rows)
    found = found.merge(centrality(found["actor_id"].tolist(), pairs), on="actor_id")
    least = least or least_acts(pairs, MOST)
    inside = tied(pairs, least)
    drawn = tuple(actor for actor in found["actor_id"] if actor in inside)
    shown = pairs[pairs["acts"] >= least].reset_index(drop=True)
    return Net(
        found,
        pairs,
        least,
        drawn,
        shown,
        positions(drawn, shown),
        level_counts(acts(data, view), view.selection.cases, "all"),
        int(rows["event_id"].nunique()),
        _apart(data, pairs),
    )


def _apart(data: Dataset, pairs: pd.DataFrame) -> Any:
    """The UN and its Security Council are one house: that they act together says little."""
    house: dict[str, set[str]] = {}
    for (_, actor), members in houses(data.actors).items():
        house.setdefault(actor, {actor}).update(members)
    for row in pairs.itertuples():
        if not house[row.a] & house[row.b]:
            return row
    return None


def network(data: Dataset, view: View, made: Net, look: Look) -> Chart:
    """The network beside the levels: drawn, titled, read and tabled."""
    return Chart(
        title=_title(data, view, made),
        subtitle=subtitle(
            data, view, f"Lines: {made.least} or more acts in which both took part", made.total
        ),
        reading=_reading(data, view, made),
        spec=_spec(data, view, made, look),
        table=actors_table(made),
        file_name="actors-together",
        caveats=(UNDER_REPORTED, AT_THE_TABLE),
    )


def actors_table(made: Net) -> pd.DataFrame:
    """Every actor, drawn or not, with its numbers."""
    rows = made.actors
    return pd.DataFrame(
        {
            "Actor": rows["short_name"],
            "Level": rows["level"].map(labels("levels")),
            "Took part": rows["acts"],
            "Led": rows["led"],
            "Led, % of its acts": (rows["led"] / rows["acts"] * 100).round(0).astype(int),
            "Supported": rows["supported"],
            "With others": rows["shared"],
            "Marked joint": rows["joint"],
            "Partners": rows["partners"],
            "Between others, %": (rows["between"] * 100).round(1),
            "Crises": rows["crises"],
            "Full name": rows["name"],
        }
    )


def _title(data: Dataset, view: View, made: Net) -> str:
    if made.actors.empty:
        return "No act is recorded here"
    parts = []
    if (top := made.apart) is not None:
        parts.append(f"{made.name(top.a)} and {made.name(top.b)} acted together most")
    lead = made.actors.sort_values(["led", "acts"], ascending=False, kind="stable").iloc[0]
    parts.append(f"{lead['short_name']} led most")
    parts.append(missing_words(data, view, made.levels))
    return capital(", ".join(parts[:-1]) + f"; {parts[-1]}")


def missing_words(data: Dataset, view: View, levels: pd.DataFrame) -> str:
    """Which of the levels that the paper speaks of are missing, and where."""
    short, missing = short_names(data, view), missing_levels(levels)
    lacking = {level: [short[case] for case in short if level in missing[case]] for level in LEVELS}
    lacking = {level: where for level, where in lacking.items() if where}
    asked = {level: where for level, where in lacking.items() if level in ASKED}
    lacking = asked or lacking
    if not lacking:
        return "no level is missing"
    if len(short) == 1:
        return f"no act by {level_words(list(lacking), 'or')}"
    worst = max(len(where) for where in lacking.values())
    level, where = next(item for item in lacking.items() if len(item[1]) == worst)
    noun = level_noun(level)
    if worst == len(short):
        return f"no act by {noun} anywhere"
    if len(short) <= 4:
        return f"no act by {noun} in {listed(where, 'or')}"
    return f"no act by {noun} in {worst} of {len(short)} crises"


def _reading(data: Dataset, view: View, made: Net) -> str:
    if made.actors.empty:
        return "No act of the chosen crises lies in the window."
    people = count(len(made.actors), "actor")
    said = f"{people} took part in {count(made.total, 'act')}"
    if (top := made.apart) is not None:
        said += (
            f"; {made.name(top.a)} and {made.name(top.b)} did so together most often "
            f"({count(int(top.acts), 'act')}, {top.joint} marked joint)"
        )
    alone = int((made.actors["shared"] == 0).sum())
    said += f", and {alone} of the {people} never with another."
    lead = made.actors.sort_values(["led", "acts"], ascending=False, kind="stable").iloc[0]
    said += (
        f" {lead['short_name']} led {lead['led']} of the {count(int(lead['acts']), 'act')} it took "
        f"part in. {_missing_reading(data, view, made.levels)}"
    )
    return said


def _missing_reading(data: Dataset, view: View, levels: pd.DataFrame) -> str:
    short = short_names(data, view)
    missing = {short[case]: each for case, each in missing_levels(levels).items()}
    if len(short) > 4:
        lacking = sum(map(bool, missing.values()))
        return f"In {lacking} of {len(short)} crises at least one actor level has no recorded act."
    parts = [f"{name}: {level_words(each)}" for name, each in missing.items() if each]
    return f"No recorded act of: {'; '.join(parts)}." if parts else "Every actor level is recorded."


def _spec(data: Dataset, view: View, made: Net, look: Look) -> Spec:
    panel = _HEAD + _ROW * len(LEVELS)
    wide = _net_width(look)
    high = 400 if look.narrow else panel
    height = high + panel + 30 if look.narrow else panel
    net_axes = {"xaxis": "x", "yaxis": "y"}
    traces = [*_network_traces(made, look, wide, high, net_axes)]
    rows, notes, shapes = _levels(data, view, made, look)
    traces += rows
    if not made.drawn:
        notes.append(_nobody(made, look))
    elif hidden := len(made.actors) - len(made.drawn):
        notes.append(_hidden(made, hidden, look))
    share = (height - high) / height if look.narrow else 0.0
    layout = base_layout(
        look,
        height + 16,
        margin={"l": 4, "r": 28 if look.printed else 4, "t": 4, "b": 12},
        xaxis={
            "domain": [0, 1] if look.narrow else [0, _SPLIT],
            "range": [0, wide],
            "visible": False,
        },
        yaxis={"domain": [share, 1], "range": [high, 0], "visible": False},
        xaxis2={
            "domain": [0, 1] if look.narrow else [_SPLIT + 0.04, 1],
            "range": [0, 1],
            "anchor": "y2",
            "visible": False,
        },
        yaxis2={
            "domain": [0, panel / height],
            "range": [panel, 0],
            "anchor": "x2",
            "visible": False,
        },
        annotations=notes,
        shapes=shapes,
        barmode="overlay",
    )
    return {"data": traces, "layout": layout}


def _net_width(look: Look) -> float:
    if look.printed:
        return 390.0 if look.narrow else 640.0
    return 345.0 if look.narrow else 560.0


def _network_traces(
    made: Net, look: Look, wide: float, high: float, axes: dict[str, str]
) -> list[dict[str, Any]]:
    if not made.drawn:
        return []
    palette = look.palette
    rows = made.actors.set_index("actor_id").loc[list(made.drawn)]
    size = sizes(rows["acts"].tolist(), 8, 26 if look.narrow else 34)
    radius = {actor: each / 2 for actor, each in zip(made.drawn, size, strict=True)}
    side = 34 if look.narrow else 56
    foot = 34
    at = spread(made.places, radius, (side, 20, wide - side, high - foot - 12))
    text = {actor: cut(made_name) for actor, made_name in rows["short_name"].items()}
    type_size = 12
    sides = name_sides(at, radius, text, (0, 0, wide, high - foot), type_size)
    return [
        *_edges(made, at, look, axes),
        {
            "type": "scatter",
            "mode": "markers",
            "x": [at[actor][0] for actor in made.drawn],
            "y": [at[actor][1] for actor in made.drawn],
            "customdata": [[actor] for actor in made.drawn],
            "hovertext": [_hover(row) for row in rows.itertuples()],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {
                "symbol": [symbol(level) for level in rows["level"]],
                "size": size,
                "color": [palette.groups[group] for group in rows["group"]],
                "line": {
                    "width": [
                        2.5 if symbol(level).endswith("open") else 1 for level in rows["level"]
                    ],
                    "color": [
                        palette.groups[group] if symbol(level).endswith("open") else palette.page
                        for group, level in zip(rows["group"], rows["level"], strict=True)
                    ],
                },
                "opacity": 1,
            },
            "unselected": {"marker": {"opacity": 1}},
            "cliponaxis": False,
            **axes,
        },
        {
            "type": "scatter",
            "mode": "text",
            "x": [
                at[actor][0] + _nudge(side_of, radius[actor]) for actor, side_of in sides.items()
            ],
            "y": [at[actor][1] + _drop(side_of, radius[actor]) for actor, side_of in sides.items()],
            "text": [escaped(text[actor]) for actor in sides],
            "textposition": list(sides.values()),
            "textfont": {"size": type_size, "color": palette.ink},
            "unselected": {"textfont": {"color": palette.ink}},
            "hoverinfo": "skip",
            "cliponaxis": False,
            **axes,
        },
        *_tie_targets(made, at, look, axes),
    ]


def _nudge(side: str, radius: float) -> float:
    return {"middle right": radius + 3, "middle left": -radius - 3}.get(side, 0.0)


def _drop(side: str, radius: float) -> float:
    return {"top center": -radius, "bottom center": radius}.get(side, 0.0)


def _edges(
    made: Net, at: dict[str, tuple[float, float]], look: Look, axes: dict[str, str]
) -> list[dict[str, Any]]:
    lines: dict[float, tuple[list, list]] = {width: ([], []) for _, width in _WIDTHS}
    for row in made.shown.itertuples():
        width = [width for acts, width in _WIDTHS if row.acts >= acts][-1]
        lines[width][0].extend([at[row.a][0], at[row.b][0], None])
        lines[width][1].extend([at[row.a][1], at[row.b][1], None])
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": x,
            "y": y,
            "line": {"width": width, "color": rgba(look.palette.muted, 0.38)},
            "hoverinfo": "skip",
            **axes,
        }
        for width, (x, y) in lines.items()
        if x
    ]


def _tie_targets(
    made: Net,
    at: dict[str, tuple[float, float]],
    look: Look,
    axes: dict[str, str],
) -> list[dict[str, Any]]:
    """Something to point at in the middle of each tie."""
    if look.printed:
        return []
    rows = made.shown
    hover = [
        f"<b>{escaped(made.name(row.a))} and {escaped(made.name(row.b))}</b><br>"
        f"{count(row.acts, 'act')} in which both took part, {row.joint} marked joint"
        for row in rows.itertuples()
    ]
    pairs = list(zip(rows["a"], rows["b"], strict=True))
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [round((at[a][0] + at[b][0]) / 2, 1) for a, b in pairs],
            "y": [round((at[a][1] + at[b][1]) / 2, 1) for a, b in pairs],
            "customdata": [[f"{a}~{b}"] for a, b in pairs],
            "hovertext": hover,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {"size": 16 if look.narrow else 14, "color": _NO_COLOUR, "opacity": 1},
            **axes,
        }
    ]


def _hover(row) -> str:
    return (
        f"<b>{escaped(row.name)}</b><br>{escaped(labels('levels')[row.level])}<br>"
        f"took part in {count(row.acts, 'act')}, led {row.led}, {row.joint} marked joint<br>"
        f"{count(row.partners, 'partner')}"
    )


def _hidden(made: Net, hidden: int, look: Look) -> dict[str, Any]:
    if made.least == 1:
        text = f"Not drawn: {count(hidden, 'actor')} with no act together with another"
    else:
        text = (
            f"Not drawn: {count(hidden, 'actor')} with fewer than {made.least} acts together "
            "with any other"
        )
    return _note(text, look)


def _nobody(made: Net, look: Look) -> dict[str, Any]:
    if made.pairs.empty:
        text = "No two actors took part in the same act."
    else:
        text = f"No two actors share {made.least} acts; choose a lower number."
    return {**_note(text, look), "y": 0.5, "yref": "y domain"}


def _note(text: str, look: Look) -> dict[str, Any]:
    return {
        "text": escaped(text),
        "x": 0,
        "xref": "x domain",
        "y": 0,
        "yref": "y domain",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "align": "left",
        "font": {"size": 12, "color": look.palette.muted},
    }


def _levels(
    data: Dataset, view: View, made: Net, look: Look
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """The levels: mark and name, a bar of acts with the part led, and where none is recorded."""
    palette = look.palette
    short, missing = short_names(data, view), missing_levels(made.levels)
    counts = made.levels.groupby("level", sort=False)[["acts", "led"]].sum().loc[list(LEVELS)]
    highest = max(int(counts["acts"].max()), 1)
    middles = [_HEAD + _ROW * place + 11 for place in range(len(LEVELS))]
    bars = [middle + 16 for middle in middles]
    colours = [palette.groups[group_of(level)] for level in LEVELS]
    axes = {"xaxis": "x2", "yaxis": "y2"}
    room = 0.6  # of the width for the longest bar
    lengths = counts["acts"] / highest * room
    led = counts["led"] / highest * room
    mark_at = 0.022 if not look.narrow else 0.02
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "x": lengths.round(4).tolist(),
            "y": bars,
            "width": 9,
            "marker": {
                "color": [blend(colour, palette.page, 0.32) for colour in colours],
                "line": {"width": 0},
            },
            "hoverinfo": "skip",
            **axes,
        },
        {
            "type": "bar",
            "orientation": "h",
            "x": led.round(4).tolist(),
            "y": bars,
            "width": 9,
            "marker": {"color": colours, "line": {"width": 0}},
            "hoverinfo": "skip",
            **axes,
        },
        {
            "type": "scatter",
            "mode": "markers",
            "x": [mark_at] * len(LEVELS),
            "y": middles,
            "marker": {
                "symbol": [symbol(level) for level in LEVELS],
                "size": 11,
                "color": colours,
                "line": {
                    "width": [2 if symbol(level).endswith("open") else 0 for level in LEVELS],
                    "color": colours,
                },
                "opacity": 1,
            },
            "hoverinfo": "skip",
            **axes,
        },
    ]
    notes = [
        _level_note(0, 8, "<b>Acts of each actor level</b>", look, 13, ink=True),
        {**_level_note(1, 8, "full: led · pale: took part", look), "xanchor": "right"},
    ]
    for level, middle, bar, length in zip(LEVELS, middles, bars, lengths, strict=True):
        row = counts.loc[level]
        name = escaped(labels("levels")[level])
        notes.append(_level_note(mark_at + 0.035, middle, name, look, 13, ink=True))
        said = f"{row['acts']}, led {row['led']}" if row["acts"] else "none recorded"
        notes.append(_level_note(float(length) + (0.015 if row["acts"] else 0), bar, said, look))
        lacking = [short[case] for case in short if level in missing[case]]
        if lacking and row["acts"]:
            notes.append(
                {
                    **_level_note(1, middle, _lacking(lacking, len(short)), look, ink=True),
                    "xanchor": "right",
                }
            )
    return traces, notes, []


def _lacking(names: list[str], of: int) -> str:
    if len(names) <= 2 and of <= 4:
        return escaped(f"none in {listed(names, 'or')}")
    return f"none in {len(names)} of {of}"


def _level_note(
    x: float, y: float, text: str, look: Look, size: int = 12, *, ink: bool = False
) -> dict[str, Any]:
    return {
        "text": text,
        "x": round(x, 4),
        "y": y,
        "xref": "x2",
        "yref": "y2",
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "align": "left",
        "font": {"size": size, "color": look.palette.ink if ink else look.palette.muted},
    }
