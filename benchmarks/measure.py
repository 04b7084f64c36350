"""The measurements: always ours and the default app in turns, never one long after the other."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from benchmarks import processes
from benchmarks.protocol import FAILURES, Run, Session
from benchmarks.server import Server

RUN_TIMEOUT = 60.0
"""Seconds after which one run counts as failed."""
_WARM_RUNS = 3
_THINK_SECONDS = 0.05
_CALM_SECONDS = 15.0
_MAX_ERRORS = 3
_ERROR_CHARACTERS = 300


@dataclass
class Samples:
    """Times of the runs that went well, and what was wrong with the others."""

    seconds: list[float] = field(default_factory=list)
    wire_bytes: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, run: Run) -> None:
        self.seconds.append(run.seconds)
        self.wire_bytes.append(run.wire_bytes)

    def fail(self, error: BaseException) -> None:
        text = " ".join(str(error).split())[:_ERROR_CHARACTERS]
        self.errors.append(f"{type(error).__name__}: {text}" if text else type(error).__name__)

    @property
    def ok(self) -> bool:
        return bool(self.seconds) and not self.errors

    def ms(self, share: float) -> float:
        """Milliseconds within which this share (0 to 1) of the runs was done."""
        return 1000 * quantile(self.seconds, share)

    def kb(self) -> float:
        """Median of the bytes that came in per run, in kB of 1000 bytes."""
        return quantile(self.wire_bytes, 0.5) / 1000


@dataclass
class Side:
    """What was measured of one app."""

    choice: Samples = field(default_factory=Samples)
    """What a reader waits after using a choice of the page."""
    rerun: Samples = field(default_factory=Samples)
    """The whole script again, as after a choice in the frame."""
    first_run: Samples = field(default_factory=Samples)
    crowd: Samples = field(default_factory=Samples)

    def errors(self) -> list[str]:
        return [*self.choice.errors, *self.rerun.errors, *self.first_run.errors, *self.crowd.errors]


@dataclass
class PageResult:
    """One of our pages, and the default app as it was in the same minute."""

    page: str
    ours: Side = field(default_factory=Side)
    default: Side = field(default_factory=Side)


@dataclass
class Memory:
    """Resident memory of one server's process tree, in bytes; ``None`` if it can't be read."""

    idle: int | None = None
    """After start and one page."""
    after: int | None = None
    """After the crowds on all pages."""
    peak: int | None = None
    """The most it ever was."""


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    pages: tuple[str, ...]
    sessions: int
    reruns: int
    first_runs: int


@dataclass
class Results:
    plan: Plan
    pages: list[PageResult] = field(default_factory=list)
    ours: Memory = field(default_factory=Memory)
    default: Memory = field(default_factory=Memory)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share (0 to 1) of the values lies, interpolated."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


async def measure(ours: Server, default: Server, plan: Plan, say=print) -> Results:
    """Measure every page of the plan on both servers, which have just been started."""
    results = Results(plan)
    memories = ((ours, results.ours, plan.pages[0]), (default, results.default, "/"))
    for server, memory, address in memories:
        await _first_run(server, address, Samples())
        await _calm(server)
        memory.idle = server.memory_bytes()
    for page in plan.pages:
        say(f"measuring {page} ...")
        result = PageResult(page)
        results.pages.append(result)
        sides = ((ours, page, result.ours), (default, "/", result.default))
        await _warm(sides)
        if result.ours.errors() or result.default.errors():
            continue
        await _reruns(sides, plan.reruns)
        for turn in range(plan.first_runs):
            for server, address, side in _in_turns(sides, turn):
                if len(side.first_run.errors) < _MAX_ERRORS:
                    await _first_run(server, address, side.first_run)
        for server, address, side in _in_turns(sides, len(results.pages)):
            await _calm(ours, default)
            await _crowd(server, address, plan.sessions, side.crowd)
    await _calm(ours, default)
    for server, memory, _ in memories:
        memory.after = server.memory_bytes()
        memory.peak = server.peak_memory_bytes()
    return results


def _in_turns(sides, turn: int):
    """Ours first, then the default app first, and so on: neither profits from its place."""
    return sides if turn % 2 == 0 else sides[::-1]


async def _warm(sides) -> None:
    """Fill the caches a page may have: what is measured is the settled app."""
    for server, address, side in sides:
        await _first_run(server, address, warm := Samples())
        side.first_run.errors.extend(warm.errors)


async def _first_run(server: Server, address: str, samples: Samples) -> None:
    async with _session(server, address) as session:
        try:
            samples.add(await session.first_run())
        except FAILURES as error:
            samples.fail(error)


async def _reruns(sides, count: int) -> None:
    """Use a choice, and rerun all, in both apps in turns, each in one open session."""
    async with _session(*sides[0][:2]) as first, _session(*sides[1][:2]) as second:
        pairs = tuple(zip((first, second), (side for _, _, side in sides), strict=True))
        for session, side in pairs:
            await _rerun(session.first_run, Samples(), side.rerun)
            for _ in range(_WARM_RUNS):
                await _rerun(session.rerun, Samples(), side.rerun)
                await _rerun(session.choose, Samples(), side.choice)
        for turn in range(count):
            for session, side in _in_turns(pairs, turn):
                await _rerun(session.choose, side.choice, side.choice)
                await _rerun(session.rerun, side.rerun, side.rerun)


async def _rerun(run, times: Samples, errors: Samples) -> None:
    if errors.errors:
        return  # the session is of no use any more
    await asyncio.sleep(_THINK_SECONDS)
    try:
        times.add(await run())
    except FAILURES as error:
        errors.fail(error)


async def _crowd(server: Server, address: str, count: int, samples: Samples) -> None:
    """Open many sessions at the same moment; each one's time counts from that moment."""
    sessions = [_session(server, address) for _ in range(count)]
    start = time.perf_counter()

    async def visit(session: Session) -> None:
        try:
            run = await session.first_run()
            samples.add(replace(run, seconds=time.perf_counter() - start))
        except FAILURES as error:
            samples.fail(error)

    try:
        await asyncio.gather(*(visit(session) for session in sessions))
    finally:
        await asyncio.gather(*(session.close() for session in sessions), return_exceptions=True)


def _session(server: Server, address: str) -> Session:
    return Session(server.host, address, RUN_TIMEOUT, server.xsrf)


async def _calm(*servers: Server) -> None:
    """Wait until the servers have nothing left to do, or some seconds are over."""
    interval = 0.4
    before = _cpu(servers)
    for _ in range(int(_CALM_SECONDS / interval)):
        await asyncio.sleep(interval)
        now = _cpu(servers)
        if now - before < 0.1 * interval:
            return
        before = now


def _cpu(servers: Sequence[Server]) -> float:
    return sum(processes.cpu_seconds(server.pid) or 0.0 for server in servers)
