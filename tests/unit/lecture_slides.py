"""A lecture of real views, for the tests of its exports."""

import io
from functools import cache, partial

from PIL import Image

from r2p.figures import arguments
from r2p.figures.actors import net as actors_net
from r2p.figures.actors import network as actors_network
from r2p.figures.actors.text import View as ActorsView
from r2p.figures.chart import Chart
from r2p.figures.first_days.asked import BY, Asked
from r2p.figures.first_days.growth import growth
from r2p.figures.headline.figure import headline
from r2p.figures.look import Look
from r2p.figures.timeline.figure import timeline
from r2p.figures.timeline.view import View as TimelineView
from r2p.figures.toolbox.grid import grid
from r2p.figures.toolbox.view import GridView
from r2p.figures.weights.pairs import pairs
from r2p.figures.weights.stock import stocks
from r2p.figures.weights.view import View as WeightsView
from r2p.figures.weights.view import Weighting
from r2p.lecture.slide import Slide, View
from r2p.measures.selection import Selection
from r2p.measures.window import Window
from tests.unit.measure_frames import real

FOCUS = ("KEN-2007", "MLI-2012", "GIN-2009")
HOSTILE = "</script><script>alert('x')</script> =1+1 <img src=x onerror=alert(1)> & \u2028"


@cache
def charts() -> dict[str, Chart]:
    """One chart of each way of drawing, by page."""
    data, look, whole = real(), Look(), Window("whole")
    actors = ActorsView(Selection(FOCUS))
    net = actors_net.net(data, actors, 0)
    return {
        "timeline": timeline(data, TimelineView(FOCUS), look),
        "compare": headline(data, Selection(FOCUS), look),
        "actors": actors_network.network(data, actors, net, look),
        "toolbox": grid(data, GridView(Selection(FOCUS, whole), "level"), look),
        "first-days": growth(
            data, Asked(Selection(FOCUS, whole)), BY["family"][1], -60, 365, look
        ),
        "weights": stocks(data, Selection(FOCUS), Weighting(), 90, 365, look),
        "pairs": pairs(
            data, WeightsView(Selection(tuple(data.case_ids), whole), "all"), look
        ),
        "arguments": arguments.beside_claim(data, "C06", (), look),
    }  # fmt: skip


@cache
def png(dark: bool = False) -> bytes:
    """A picture such as that of a map."""
    file = io.BytesIO()
    Image.new("RGB", (1200, 700), "#2A2F36" if dark else "#E4E3DD").save(file, "PNG")
    return file.getvalue()


def slides() -> list[Slide]:
    """Ten views: eight charts, a map and a table."""
    made = [
        Slide(
            View(name, (("cases", "KEN-2007"),), notes=f"Say something about {name}."),
            name.title(),
            (chart,),
            evidence=("28 Feb 2008: National Accord signed. Sources: S1, S2.",),
            citation=f"R2P Atlas (2026). {chart.title}. https://example.org/{name}?v=1.",
            source="R2P Atlas, data 1.0",
        )
        for name, chart in charts().items()
    ]
    reading = "Kenya, Mali and Guinea are marked."
    made.append(
        Slide(
            View("map", (), "Where it happened"),
            "Map",
            picture=png(),
            night_picture=partial(png, True),
            picture_reading=reading,
        )
    )
    table = charts()["compare"].table
    made.append(Slide(View("data"), "Data", tables=(("Acts by kind", table),)))
    return made


def hostile() -> Slide:
    """A view whose every word tries to be something else."""
    return Slide(
        View("map", (), HOSTILE, HOSTILE), HOSTILE, (),
        tables=((HOSTILE, charts()["compare"].table.assign(Crisis=HOSTILE)),),
        evidence=(HOSTILE,), citation=HOSTILE, source=HOSTILE,
    )  # fmt: skip
