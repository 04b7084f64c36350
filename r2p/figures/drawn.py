"""A finished drawing that can be sent many times without being copied."""

from typing import Any

import plotly.graph_objects as go

from r2p.figures.chart import Spec


class Drawn(go.Figure):
    """A Plotly figure whose ``to_dict`` hands out the drawing itself.

    Plotly copies the whole figure whenever it is sent; for a cached figure
    that is read only, the copy is most of the cost of a rerun (see
    ``benchmarks/README.md``). The drawing is validated once, when it is made.
    """

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        object.__setattr__(self, "_finished", super().to_dict())

    def to_dict(self) -> dict[str, Any]:
        """The drawing as plain data. Shared: do not change it."""
        return self._finished
