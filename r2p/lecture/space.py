"""Where things of a Plotly drawing lie on its sheet: margins, domains, ranges, references."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from r2p.figures.chart import Spec


@dataclass(frozen=True)
class Axis:
    """One axis: the stretch of the sheet it covers, in pixels, and the values at its ends."""

    given: dict[str, Any]
    start: float  # left, or bottom
    end: float
    low: float
    high: float
    order: tuple[str, ...] = ()

    def at(self, value: Any) -> float:
        """The pixel of a value; a category counts as its place."""
        number = self.order.index(value) if isinstance(value, str) else float(value)
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)


class Space:
    """The sheet of a drawing, and the way from values to pixels."""

    def __init__(self, spec: Spec, width: float) -> None:
        self.spec, self.width = spec, width
        self.layout = spec["layout"]
        self.height = float(self.layout.get("height", 450))
        margin = {"l": 80, "r": 80, "t": 100, "b": 80, **self.layout.get("margin", {})}
        self.left, self.right = float(margin["l"]), width - margin["r"]
        self.top, self.bottom = float(margin["t"]), self.height - margin["b"]
        self.axes = {name: self._axis(name) for name in self._names()}
        self._keep_shape()

    def _names(self) -> list[str]:
        found = {"x", "y"}
        for key in self.layout:
            if match := re.fullmatch(r"([xy])axis(\d*)", key):
                found.add(match.group(1) + match.group(2))
        for trace in self.spec["data"]:
            found |= {trace.get("xaxis", "x"), trace.get("yaxis", "y")}
        return sorted(found)

    def _axis(self, name: str) -> Axis:
        letter = name[0]
        general = self.layout.get("template", {}).get("layout", {}).get(f"{letter}axis", {})
        given = {**general, **self.layout.get(f"{letter}axis{name[1:]}", {})}
        first, last = given.get("domain", (0, 1))
        if letter == "x":
            start, end = self._part(first, across=True), self._part(last, across=True)
        else:
            start, end = self._part(first, across=False), self._part(last, across=False)
        values = list(self._values(name))
        order = tuple(dict.fromkeys(value for value in values if isinstance(value, str)))
        low, high = given.get("range") or self._range(given, values, order)
        return Axis(given, start, end, float(low), float(high), order)

    def _values(self, name: str) -> Any:
        letter = name[0]
        for trace in self.spec["data"]:
            if trace.get(f"{letter}axis", letter) != name:
                continue
            if trace.get("type") == "heatmap":
                rows = trace["z"]
                number = len(rows[0]) if letter == "x" else len(rows)
                yield from (trace.get(letter) or range(number))
                yield from (-0.5, number - 0.5)
            else:
                yield from (value for value in trace.get(letter) or () if value is not None)

    @staticmethod
    def _range(
        given: dict[str, Any], values: Sequence[Any], order: Sequence[str]
    ) -> tuple[float, float]:
        numbers = [float(value) for value in values if not isinstance(value, str)]
        if order:
            numbers += [-0.5, len(order) - 0.5]
        low, high = (min(numbers), max(numbers)) if numbers else (0.0, 1.0)
        if low == high:
            low, high = low - 1, high + 1
        return (high, low) if given.get("autorange") == "reversed" else (low, high)

    def _keep_shape(self) -> None:
        """Axes tied by ``scaleanchor`` get one scale; what is too long is made shorter."""
        for name, axis in list(self.axes.items()):
            tied = axis.given.get("scaleanchor")
            if tied not in self.axes:
                continue
            other = self.axes[tied]
            scales = [abs((one.end - one.start) / (one.high - one.low)) for one in (axis, other)]
            for key, one, scale in ((name, axis, scales[0]), (tied, other, scales[1])):
                keep = min(scales) / scale
                long = (one.end - one.start) * keep
                toward = one.given.get("constraintoward", "middle")
                spare = one.end - one.start - long
                share = {"left": 0.0, "bottom": 0.0, "right": 1.0, "top": 1.0}.get(toward, 0.5)
                start = one.start + spare * share
                self.axes[key] = Axis(one.given, start, start + long, one.low, one.high, one.order)

    def _part(self, share: float, *, across: bool) -> float:
        if across:
            return self.left + share * (self.right - self.left)
        return self.bottom - share * (self.bottom - self.top)

    def of(self, trace: dict[str, Any]) -> tuple[Axis, Axis]:
        """The two axes of a trace."""
        return self.axes[trace.get("xaxis", "x")], self.axes[trace.get("yaxis", "y")]

    def refer(self, ref: str | None, letter: str, value: Any) -> float:
        """The pixel of a position that is given in an axis, in a domain or in the paper."""
        ref = ref or letter
        if ref == "paper":
            return self._part(float(value), across=letter == "x")
        name, _, domain = ref.partition(" ")
        axis = self.axes[name]
        if domain:
            return axis.start + float(value) * (axis.end - axis.start)
        return axis.at(value)
