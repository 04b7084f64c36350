"""How the cost of the atlas grows with its dataset: a table in Markdown.

    python -m tools.scale                              # 16, 50, 150 and 500 crises; a while
    python -m tools.scale --sizes 16 60 --reruns 3     # a first look
    python -m tools.scale --folder FOLDER              # a folder that is there already

For each size an invented dataset is made (`tools.synthetic`), checked, and served; the pages
are opened over Streamlit's own protocol as `benchmarks` does it. The real dataset is measured
first, in the same run, and everything else is given as a ratio to it as well.
"""

import argparse
import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.protocol import FAILURES, Session
from benchmarks.server import Server, running
from r2p.dataset.paths import ROOT
from r2p.ui.pages import PAGES
from tools.synthetic import REAL, Plan, make

ACTS_OF_ONE = 200
"""Acts of an invented crisis on average: 500 crises have 100,000."""
TIMEOUT = 120.0
SEARCHES = ("mediation", "of")
"""What is searched for: something, for which all is gone through once, and a word of most rows."""
ALL = ("overview", "compare", "timeline", "first-days", "actors", "toolbox", "weights", "map")
"""Pages that are also opened with every crisis chosen."""


@dataclass
class Measured:
    """What one dataset costs; seconds, and megabytes of 1,000,000 bytes."""

    name: str
    crises: int
    acts: int
    check: float = 0.0
    start: float = 0.0
    again: float = 0.0
    search: float = 0.0
    search_again: float = 0.0
    memory: float = 0.0
    first: dict[str, float] = field(default_factory=dict)
    rerun: dict[str, float] = field(default_factory=dict)
    kilobytes: dict[str, float] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def measure(folder: Path, name: str, reruns: int) -> Measured:
    """Check a dataset, serve it, and open every page.

    Raises:
        subprocess.CalledProcessError: the dataset is not valid.
    """
    cases = sorted(path.name for path in (folder / "cases").iterdir())
    acts = sum(
        (folder / "cases" / case / "events.csv").read_bytes().count(b"\n") - 1 for case in cases
    )
    found = Measured(name, len(cases), acts)
    kept = tempfile.TemporaryDirectory(prefix="r2p-scale-kept-")
    environment = {**os.environ, "R2P_DATA": str(folder), "XDG_CACHE_HOME": kept.name}
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "r2p", "check"],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    found.check = time.perf_counter() - begun
    launcher = [sys.executable, "-m", "streamlit"]
    with kept:
        begun = time.perf_counter()
        with running(launcher, ROOT / "app.py", environment) as server:
            asyncio.run(_first_page(server))
            found.start = time.perf_counter() - begun
        begun = time.perf_counter()
        with running(launcher, ROOT / "app.py", environment) as server:
            asyncio.run(_first_page(server))
            found.again = time.perf_counter() - begun
            asyncio.run(_pages(server, found, cases, reruns))
            found.search, found.search_again = asyncio.run(_searches(server))
            found.memory = (server.memory_bytes() or 0) / 1e6
    return found


async def _first_page(server: Server) -> None:
    """What a reader waits for after a start."""
    async with Session(server.host, "/", TIMEOUT, server.xsrf) as session:
        await session.first_run()


async def _pages(server: Server, found: Measured, cases: list[str], reruns: int) -> None:
    every = ",".join(cases)
    addresses = {entry.name: entry.address for entry in PAGES}
    addresses |= {f"{name}, all": f"{addresses[name]}?cases={every}" for name in ALL}
    for name, address in addresses.items():
        try:
            async with Session(server.host, address, TIMEOUT, server.xsrf) as session:
                opened = await session.first_run()
                times = [(await session.rerun()).seconds for _ in range(reruns + 1)]
        except FAILURES as error:
            found.errors[name] = f"{type(error).__name__}: {error}"[:200]
            continue
        found.first[name] = opened.seconds
        found.kilobytes[name] = opened.wire_bytes / 1000
        found.rerun[name] = statistics.median(times[1:])


async def _searches(server: Server) -> list[float]:
    """Seconds until what was searched for in the sidebar is listed."""
    async with Session(server.host, "/", TIMEOUT, server.xsrf) as session:
        await session.first_run()
        box = next(id for id in session.widgets if id.endswith("-_search"))
        seconds = []
        for query in SEARCHES:
            session.widgets[box] = WidgetState(id=box, string_value=query)
            seconds.append((await session.rerun()).seconds)
        return seconds


def markdown(real: Measured, others: list[Measured]) -> str:
    """The tables: the whole, then each page."""
    head = ["dataset", "crises", "acts", "check, s", "first start, s", "start, s"]
    head += ["first search, s", "search, s", "memory, MB"]
    rows = [
        [
            each.name,
            str(each.crises),
            str(each.acts),
            _beside(each.check, real.check, 1),
            _beside(each.start, real.start, 1),
            _beside(each.again, real.again, 1),
            _beside(each.search, real.search, 2),
            _beside(each.search_again, real.search_again, 2),
            _beside(each.memory, real.memory, 0),
        ]
        for each in (real, *others)
    ]
    pages = [
        [name, *(_of_page(each, real, name) for each in (real, *others))] for name in real.rerun
    ]
    names = [each.name for each in (real, *others)]
    kinds = "Rerun in ms (ratio to the real data), first opening in s, kB of the first load."
    return "\n".join([*_table(head, rows), "", kinds, "", *_table(["page", *names], pages)])


def _beside(value: float, real: float, decimals: int) -> str:
    return f"{value:.{decimals}f} ({value / real:.1f})" if real else f"{value:.{decimals}f}"


def _of_page(each: Measured, real: Measured, name: str) -> str:
    if name not in each.rerun:
        return each.errors.get(name, "not measured")
    rerun = _beside(1000 * each.rerun[name], 1000 * real.rerun[name], 0)
    return f"{rerun}; {each.first[name]:.1f}; {each.kilobytes[name]:.0f}"


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def main() -> int:
    """Return 0 if every page answered, 1 if one did not."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", nargs="*", type=int, default=[16, 50, 150, 500])
    parser.add_argument("--folder", nargs="*", type=Path, default=[], help="invented datasets")
    parser.add_argument("--reruns", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="r2p-scale-") as place:
        # The real folder is left alone: a check would write its manifest.
        copy = Path(place, "real")
        shutil.copytree(REAL, copy, copy_function=shutil.copyfile)
        real = measure(copy, "real", options.reruns)
        others = [measure(path.resolve(), path.name, options.reruns) for path in options.folder]
        for crises in [] if options.folder else options.sizes:
            folder = Path(place, str(crises))
            make(folder, Plan(crises, ACTS_OF_ONE * crises, options.seed))
            others.append(measure(folder, f"invented {crises}", options.reruns))
    print(markdown(real, others))
    failed = [each for each in (real, *others) if each.errors]
    for each in failed:
        print(f"{each.name}: {each.errors}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
