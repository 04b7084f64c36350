"""``python -m benchmarks.load``: a class of two hundred, and what gives way first.

Five parts, each with a server of its own:

- ``class``: 200 readers arrive within ten seconds; each opens five pages and changes three
  choices, spread over two minutes. Then the same again, to see whether memory stays flat.
- ``endless``: the same readers without any pause, for two minutes.
- ``churn``: 2,000 readers who open the first page and close the tab, 40 at a time, twice.
- ``idle``: how long a rerun takes beside 0, 50, 100 and 200 sessions that do nothing.
- ``soak``: memory over ten minutes with 200 sessions open and a few runs a second.

``--copies 2`` runs two copies behind nginx, as deploy/ hosts them; that needs nginx.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks import processes
from benchmarks.measure import quantile
from benchmarks.protocol import Session
from benchmarks.readers import Log, come_and_go, for_ever, visit
from benchmarks.server import Server, ServerError, running

_APP = Path(__file__).resolve().parent.parent / "app.py"
READERS = 200
ARRIVE = 10.0
"""Seconds within which the readers arrive."""
SPAN = 110.0
"""Seconds over which each then acts."""
CHANGE_LIMIT = 1.5
"""Seconds within which 95 of 100 changes of a choice must be done."""
MEMORY_LIMIT = 600e6
"""Bytes that a copy may hold."""

Say = Callable[[str], None]


async def classroom(server: Server, readers: int, say: Say) -> bool:
    """Two classes one after the other; whether all that was promised held."""
    held = True
    memory = []
    for name in ("first class", "second class"):
        log = Log()
        await asyncio.gather(*(_late(server, n, readers, log) for n in range(readers)))
        memory.append(server.memory_bytes() or 0)
        say(f"| {name} | {_told(log)} | {memory[-1] / 1e6:.0f} |")
        held &= not log.lost and not log.errors and quantile(log.choices, 0.95) <= CHANGE_LIMIT
        _say_errors(log, say)
    copies = len(server.pids) if isinstance(server, Elsewhere) else 1
    return held and (server.peak_memory_bytes() or 0) <= MEMORY_LIMIT * max(1, copies)


async def _late(server: Server, number: int, readers: int, log: Log) -> None:
    await asyncio.sleep(ARRIVE * number / readers)
    await visit(server, number, log, seconds=SPAN)


async def endless(server: Server, readers: int, say: Say) -> bool:
    """No pause at all for two minutes; tells, judges nothing."""
    log, start = Log(), time.monotonic()
    await asyncio.gather(*(for_ever(server, n, log, start + 120) for n in range(readers)))
    seconds = time.monotonic() - start
    say(f"| without pause | {_told(log)} | {(server.memory_bytes() or 0) / 1e6:.0f} |")
    say(f"\n{log.actions / seconds:.1f} runs a second.")
    _say_errors(log, say)
    return True


async def churn(server: Server, readers: int, say: Say) -> bool:
    """Two thousand tabs opened and closed, twice; whether none was lost."""
    lost = 0
    for name in ("first 2 000", "second 2 000"):
        log, gate = Log(), asyncio.Semaphore(40)

        async def one(number: int, log: Log = log, gate: asyncio.Semaphore = gate) -> None:
            async with gate:
                await come_and_go(server, number, log)

        await asyncio.gather(*(one(number) for number in range(2000)))
        lost += log.lost
        say(f"| {name} tabs | {_told(log)} | {(server.memory_bytes() or 0) / 1e6:.0f} |")
        _say_errors(log, say)
    return not lost


async def idle(server: Server, readers: int, say: Say) -> bool:
    """Reruns beside sessions that do nothing; whether they at most double."""
    medians = []
    async with AsyncExitStack() as stack:
        probe = await stack.enter_async_context(Session(server.host, "/compare", xsrf=server.xsrf))
        await probe.first_run()
        there = 0
        for number in (0, readers // 4, readers // 2, readers):
            while there < number:
                session = Session(server.host, "/compare", xsrf=server.xsrf)
                await stack.enter_async_context(session)
                await session.first_run()
                there += 1
            await asyncio.sleep(1)
            runs = []
            for _ in range(60):
                runs.append((await probe.rerun()).seconds)
                await asyncio.sleep(0.05)
            medians.append(quantile(runs, 0.5))
            say(
                f"| {number} idle | rerun {1000 * medians[-1]:.0f} ms, "
                f"{medians[-1] / medians[0]:.2f} times that beside none "
                f"| {(server.memory_bytes() or 0) / 1e6:.0f} |"
            )
    return medians[-1] <= 2 * medians[0]


async def soak(server: Server, readers: int, say: Say) -> bool:
    """Ten minutes with 200 sessions, some of which do something; whether memory stays flat."""
    minutes: list[float] = []
    async with AsyncExitStack() as stack:
        sessions = []
        for _ in range(readers):
            session = Session(server.host, "/timeline", xsrf=server.xsrf)
            await stack.enter_async_context(session)
            await session.first_run()
            sessions.append(session)
        start, turn = time.monotonic(), 0
        for minute in range(1, 11):
            while time.monotonic() < start + 60 * minute:
                await sessions[turn % readers].choose()
                turn += 1
                await asyncio.sleep(0.3)
            minutes.append((server.memory_bytes() or 0) / 1e6)
    told = ", ".join(f"{value:.0f}" for value in minutes)
    say(f"| ten minutes, {turn} runs | memory at each minute: {told} | {minutes[-1]:.0f} |")
    return minutes[-1] <= 1.05 * minutes[1]


def _told(log: Log) -> str:
    parts = [f"{log.actions} runs, {len(log.errors)} errors, {log.lost} lost"]
    for name, times in (("arrival", log.arrivals), ("page", log.pages), ("choice", log.choices)):
        if times:
            low, high = quantile(times, 0.5), quantile(times, 0.95)
            parts.append(f"{name} {1000 * low:.0f} / {1000 * high:.0f} ms")
    return "; ".join(parts)


def _say_errors(log: Log, say: Say) -> None:
    for error in sorted(set(log.errors))[:5]:
        say(f"\n- {log.errors.count(error)} times {error}")


def _say(text: str) -> None:
    print(text, flush=True)


@dataclass(frozen=True)
class Elsewhere(Server):
    """Servers that run already, behind one address; ``pids`` of all copies, for their memory."""

    pids: tuple[int, ...] = ()

    def memory_bytes(self) -> int | None:
        return sum(processes.memory_bytes(pid) or 0 for pid in self.pids)

    def peak_memory_bytes(self) -> int | None:
        return sum(processes.peak_memory_bytes(pid) or 0 for pid in self.pids)


PARTS: dict[str, Callable[[Server, int, Say], Coroutine[None, None, bool]]] = {
    "class": classroom,
    "endless": endless,
    "churn": churn,
    "idle": idle,
    "soak": soak,
}


@contextmanager
def _server(options: argparse.Namespace) -> Iterator[Server]:
    if options.at:
        yield Elsewhere(options.at, 0, "", Path("/dev/null"), tuple(options.pids))
        return
    if options.copies > 1:
        with _copies() as servers:
            yield servers
        return
    with running([sys.executable, "-m", "streamlit"], options.app.resolve()) as server:
        yield server


@contextmanager
def _copies() -> Iterator[Elsewhere]:
    """Two copies behind nginx, by the starters of the tests of faults; nginx's memory is left out.

    Raises:
        ServerError: they did not start; the text says why.
    """
    from tests.browser.hosting import behind_nginx, copies  # noqa: PLC0415 - for nobody else

    try:
        with (
            tempfile.TemporaryDirectory(prefix="bench-copies-") as folder,
            copies(2, Path(folder)) as (a, b),
            behind_nginx({"a": a, "b": b}, Path(folder)) as url,
        ):
            host = urlsplit(url).netloc
            yield Elsewhere(host, 0, "", Path("/dev/null"), (a.pid, b.pid))
    except RuntimeError as error:
        raise ServerError(str(error)) from error


def main() -> int:
    """Run the parts; 0 if all that is judged held."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="default: all")
    parser.add_argument("--app", type=Path, default=_APP, help="script to load, default ours")
    parser.add_argument("--at", metavar="HOST:PORT", help="copies that run already, on loopback")
    parser.add_argument(
        "--copies", type=int, choices=[1, 2], default=1, help="2: two of ours behind nginx"
    )
    parser.add_argument("--readers", type=int, default=READERS, help="default %(default)s")
    parser.add_argument("--pids", type=int, nargs="+", default=[], help="their processes")
    options = parser.parse_args()
    if options.at and not options.at.startswith(("127.0.0.1:", "localhost:")):
        parser.error("--at must be an address of this machine: 127.0.0.1:PORT")
    if options.copies > 1 and (options.at or options.app != _APP):
        parser.error("--copies runs the app as deploy/ hosts it: not with --at or --app")
    if options.readers < 1:
        parser.error("--readers must be at least 1")
    print("| part | what readers waited, median / 95th percentile | server memory, MB |")
    print("|---|---|---|")
    held = True
    for name in options.parts or PARTS:
        with _server(options) as server:
            good = asyncio.run(PARTS[name](server, options.readers, _say))
            peak = (server.peak_memory_bytes() or 0) / 1e6
            print(f"| {name} as a whole | {'held' if good else 'MISSED'} | highest {peak:.0f} |")
            held &= good
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
