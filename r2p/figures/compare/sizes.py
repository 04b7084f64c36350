"""Where everything goes in small multiples: panels side by side, a row per crisis in each.

Positions inside a panel are pixels from its top, so that text, bars and gaps keep their
size whatever the number of crises. On a phone the panels stand below each other and the
name of the crisis moves above its bar.
"""

from dataclasses import dataclass

from r2p.figures.compare.lines import Line, Panel
from r2p.figures.compare.scale import Scale
from r2p.figures.look import Look

BAR = 10  # px, thickness
TEXT = 16  # px, a line of text
GAP = 10  # px, below a row
HEAD = 20  # px, title of a panel; its notes come on top
TICKS = 28  # px, numbers below a panel
PER_LINE = {1: 118, 2: 58, 3: 38}  # characters of a label, by panels side by side
PER_LINE_NARROW = 56


@dataclass
class Sizes:
    """Heights, widths and places of panels and rows.

    ``label_lines`` is the height of the tallest label in lines of text; ``beside`` says
    that on a phone the label stands on one line with the name of the crisis.
    """

    look: Look
    lines: tuple[Line, ...]
    panels: tuple[Panel, ...]
    scale: Scale
    label_lines: int = 1
    beside: bool = True
    bar_px: int = BAR
    legend_px: int = 24

    @property
    def columns(self) -> int:
        """Panels side by side."""
        if self.look.narrow:
            return 1
        return 2 if len(self.panels) in (2, 4) else min(3, len(self.panels))

    @property
    def per_line(self) -> int:
        """Characters that a line of a label holds."""
        return PER_LINE_NARROW if self.look.narrow else PER_LINE[self.columns]

    @property
    def bands(self) -> int:
        """Rows of panels."""
        return -(-len(self.panels) // self.columns)

    @property
    def text_px(self) -> int:
        """Room for words above a bar."""
        own = self.look.narrow and not self.beside
        return TEXT * (self.label_lines + (1 if own else 0))

    @property
    def pitch(self) -> int:
        """From one row to the next."""
        return self.text_px + self.bar_px + GAP

    @property
    def head(self) -> int:
        """Room for the title of a panel and its notes."""
        notes = max((len(panel.notes) for panel in self.panels), default=0)
        return HEAD + TEXT * notes + 8

    @property
    def body(self) -> int:
        """Height of the rows of one panel."""
        return self.pitch * max(1, len(self.lines))

    @property
    def plot(self) -> int:
        """Height of all panels with the room between them."""
        return self.bands * (self.body + self.head) + (self.bands - 1) * TICKS

    @property
    def left(self) -> int:
        """Room for the names of the crises."""
        if self.look.narrow:
            return 8
        longest = max(
            (max(len(line.name) * 6.4, len(line.under) * 5.8) for line in self.lines), default=0
        )
        return max(72, round(longest) + 16)

    def axes(self, panel: int) -> dict[str, str]:
        """Names of the axes of a panel, as a trace refers to them."""
        x, y = panel + 1, panel // self.columns + 1
        return {"xaxis": f"x{x if x > 1 else ''}", "yaxis": f"y{y if y > 1 else ''}"}

    def bar_at(self, row: int) -> float:
        """Middle of the bar of a row, in pixels from the top of its panel."""
        return row * self.pitch + self.text_px + self.bar_px / 2

    def label_at(self, row: int) -> float:
        """Foot of the words of a row: just above its bar."""
        return row * self.pitch + self.text_px - 1

    def span(self, panel: int) -> tuple[float, float]:
        """Left and right end of a panel, as parts of the plot."""
        columns, gap = self.columns, 0.05
        width = (1 - gap * (columns - 1)) / columns
        left = (panel % columns) * (width + gap)
        return left, left + width

    def top(self, panel: int) -> float:
        """Top of the rows of a panel in pixels from the top of the plot."""
        band = panel // self.columns
        return band * (self.body + self.head + TICKS) + self.head

    def last_band(self, panel: int) -> bool:
        """Whether no panel stands below this one."""
        return panel + self.columns >= len(self.panels)
