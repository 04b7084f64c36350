"""The layers of the map drawn on paper, in pixels of the frame."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from r2p.figures.look import Look
from r2p.figures.map.frame import Frame
from r2p.figures.map.labels import labels
from r2p.figures.map.land import Land, Polygon
from r2p.figures.map.marks import BEND, BEND_MORE, scale
from r2p.figures.map.paper import POINT
from r2p.figures.map.shown import Shown
from r2p.figures.map.symbols import OUTLINES
from r2p.figures.palette import blend

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path


class Drawing:
    """The layers of the map in pixels of the frame; lines and letters grow with it."""

    def __init__(self, axes: "Axes", shown: Shown, look: Look, frame: Frame, grown: float) -> None:
        self.axes, self.shown, self.look, self.frame, self.grown = axes, shown, look, frame, grown
        self.ground, self.palette = shown.ground, look.palette
        self.sizes = scale(shown.ground, look)
        places = self.ground.places
        self.x, self.y = frame.to_pixels(places["lon"].to_numpy(), places["lat"].to_numpy())

    def _add(self, paths: "Iterable[Path]", **style) -> None:
        from matplotlib.collections import PathCollection

        style.setdefault("linewidths", 0)
        style["linewidths"] = np.asarray(style["linewidths"]) * self.grown * POINT
        self.axes.add_collection(PathCollection(list(paths), **style), autolim=False)

    def land(self, land: Land, tint: bool) -> None:
        """Countries in the tone of the land, those in crisis a tone darker."""
        chosen = set(self.ground.cases["iso3"]) if tint else set()
        dark = blend(self.palette.muted, self.palette.land, 0.24)
        for iso3, polygons in land.countries.items():
            paths = [path for polygon in polygons if (path := self._outline(polygon)) is not None]
            self._add(
                paths,
                facecolors=dark if iso3 in chosen else self.palette.land,
                edgecolors=self.palette.page,
                linewidths=0.7,
            )

    def _outline(self, polygon: Polygon) -> "Path | None":
        """A polygon in pixels, or None if nothing of it is in the frame."""
        from matplotlib.path import Path

        rings = [np.column_stack(self.frame.to_pixels(*ring.T)).round(1) for ring in polygon]
        low, high = rings[0].min(axis=0), rings[0].max(axis=0)
        if (high < 0).any() or low[0] > self.frame.width or low[1] > self.frame.height:
            return None
        return Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))

    def arcs(self) -> None:
        """From the seats to the crises, the thickest on top; parallel ones bend apart."""
        from matplotlib.path import Path

        arcs = self.shown.arcs()
        capitals = self.ground.cases["place"].to_numpy()
        beside: Counter[tuple[int, int]] = Counter()
        bends = []
        for row in arcs.iloc[::-1].itertuples():
            bends.append(BEND + BEND_MORE * beside[(row.seat, row.case)])
            beside[(row.seat, row.case)] += 1
        curve = [Path.MOVETO, Path.CURVE3, Path.CURVE3]
        paths = []
        for row, bend in zip(arcs.itertuples(), reversed(bends), strict=True):
            start = np.array([self.x[row.seat], self.y[row.seat]])
            end = np.array([self.x[capitals[row.case]], self.y[capitals[row.case]]])
            along = end - start
            middle = (start + end) / 2 + np.array([along[1], -along[0]]) * bend
            paths.append(Path([start, middle, end], curve))
        self._add(
            paths,
            facecolors="none",
            edgecolors=[self.palette.groups[self.ground.groups[group]] for group in arcs["group"]],
            linewidths=[self.sizes.arc(acts) for acts in arcs["acts"]],
            alpha=0.75,
        )

    def places(self) -> None:
        """Circles whose area stands for the number of acts."""
        at = self.shown.at_places()
        circles = [
            circle(self.x[row.place], self.y[row.place], self.sizes.place(row.acts))
            for row in at.itertuples()
        ]
        muted = self.palette.muted
        self._add(circles, facecolors=muted, alpha=0.42)
        self._add(circles, facecolors="none", edgecolors=muted, linewidths=1)

    def deaths(self) -> None:
        """Rings whose area stands for the number of deaths."""
        points = self.shown.at_points()
        x, y = self.frame.to_pixels(points["lon"].to_numpy(), points["lat"].to_numpy())
        radii = [self.sizes.deaths(int(best)) for best in points["best"]]
        rings = [circle(*at) for at in zip(x, y, radii, strict=True)]
        self._add(rings, facecolors="none", edgecolors=self.palette.deaths, linewidths=1.3)

    def seats(self) -> None:
        """One mark per seat and actor group, side by side."""
        at_seat: dict[int, list[int]] = defaultdict(list)
        arcs = self.shown.arcs()
        for seat, group in sorted(set(zip(arcs["seat"], arcs["group"], strict=True))):
            at_seat[seat].append(group)
        for seat, groups in at_seat.items():
            for number, group in enumerate(groups):
                shift = (number - (len(groups) - 1) / 2) * (self.sizes.seat + 1)
                name = self.ground.groups[group]
                mark = symbol(name, self.x[seat] + shift, self.y[seat], self.sizes.seat / 2)
                self._add([mark], facecolors=self.palette.groups[name])

    def crises(self) -> None:
        """Dots at the capitals, with names where there is room."""
        at = self.ground.cases["place"].tolist()
        dots = [circle(self.x[place], self.y[place], 4.5) for place in at]
        self._add(dots, facecolors=self.palette.ink, edgecolors=self.palette.page, linewidths=1.5)
        size = 12
        for label in labels(self.shown, self.look, self.frame, size):
            if label.fits:
                x, y = self.x[at[label.case]], self.y[at[label.case]]
                self.axes.text(
                    x + label.offset[0],
                    y + label.offset[1],
                    label.text,
                    ha={"start": "left", "middle": "center", "end": "right"}[label.anchor],
                    va=label.baseline,
                    fontsize=size * 0.92 * self.grown * POINT,
                    fontweight="bold",
                    color=self.palette.ink,
                    parse_math=False,
                    bbox={"facecolor": self.palette.page, "alpha": 0.72, "lw": 0, "pad": 1.5},
                )


def circle(x: float, y: float, radius: float) -> "Path":
    """A circle as a closed path."""
    from matplotlib.path import Path

    return Path.circle((float(x), float(y)), radius)


def symbol(group: str, x: float, y: float, size: float, up: int = -1) -> "Path":
    """The mark of an actor group; ``up`` is the direction of the vertical axis."""
    from matplotlib.path import Path

    rings = []
    for ring, filled in OUTLINES[group]:
        points = np.array([*ring, ring[0]])
        if not filled:
            points = points[::-1]  # walked the other way round, it is cut out
        rings.append(Path(points * [size, size * up] + [x, y], closed=True))
    return Path.make_compound_path(*rings)
