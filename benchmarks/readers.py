"""A reader with a browser tab: opens a few pages and changes a few choices, with pauses.

Each reader has a seed, so two runs do the same things.
"""

import asyncio
import random
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from benchmarks.protocol import FAILURES, Choice, Run, Session
from benchmarks.server import Server

PAGES = (
    "map", "timeline", "compare", "first-days", "actors", "toolbox", "weights", "arguments",
    "classroom", "case", "data",
)  # fmt: skip
"""Pages a reader may go to after the Overview."""
OPENED = 5
CHANGED = 3
_ACTIONS = OPENED + CHANGED
_LEADS_AWAY = ("ending_", "_search", "_found")
"""Beginnings of the keys of what opens another page."""


@dataclass
class Log:
    """What readers waited, in seconds, and what went wrong."""

    arrivals: list[float] = field(default_factory=list)
    """From the start of connecting to the first whole page."""
    pages: list[float] = field(default_factory=list)
    """From following a link to the whole page."""
    choices: list[float] = field(default_factory=list)
    """From changing a choice to the page as it then is."""
    errors: list[str] = field(default_factory=list)
    lost: int = 0
    """Sessions that did not get to their end."""

    @property
    def actions(self) -> int:
        return len(self.arrivals) + len(self.pages) + len(self.choices)


async def visit(server: Server, seed: int, log: Log, *, seconds: float) -> None:
    """One reader: five pages, three changes, spread over ``seconds``; 0 for no pause at all."""
    chance = random.Random(seed)
    session = Session(server.host, "/", xsrf=server.xsrf, as_browser=True)
    try:
        async with session:
            _note(log.arrivals, await session.first_run())
            await _pause(chance, seconds)
            for page in _places(chance):
                await _act(session, page, chance, log)
                await _pause(chance, seconds)
    except FAILURES as error:
        log.lost += 1
        log.errors.append(f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")


def _places(chance: random.Random) -> Iterator[str | None]:
    """Four more pages and, among them, three changes (`None`)."""
    pages = chance.sample(PAGES, OPENED - 1)
    changed = set(chance.sample(range(OPENED - 1), CHANGED))
    for number, page in enumerate(pages):
        yield page
        if number in changed:
            yield None


async def _act(session: Session, page: str | None, chance: random.Random, log: Log) -> None:
    if page is None:
        key, chosen = _change(session.choices, chance)
        _note(log.choices, await session.use(key, chosen))
    else:
        _note(log.pages, await session.go(page))


def _change(choices: dict[str, Choice], chance: random.Random) -> tuple[str, list[str]]:
    """A choice of the page and an option of it, by chance."""
    open_ = [
        key
        for key, choice in choices.items()
        if len(choice.options) > 1 and not key.startswith(_LEADS_AWAY)
    ]
    key = chance.choice(open_)
    return key, [chance.choice(choices[key].options)]


def _note(times: list[float], run: Run) -> None:
    times.append(run.seconds)


async def _pause(chance: random.Random, seconds: float) -> None:
    if seconds:
        await asyncio.sleep(chance.uniform(0.5, 1.5) * seconds / _ACTIONS)


async def come_and_go(server: Server, seed: int, log: Log) -> None:
    """One reader who opens the first page and closes the tab."""
    try:
        async with Session(server.host, "/", xsrf=server.xsrf, as_browser=True) as session:
            _note(log.arrivals, await session.first_run())
    except FAILURES as error:
        log.lost += 1
        log.errors.append(f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")


async def for_ever(server: Server, seed: int, log: Log, until: float) -> None:
    """The same reader again and again without a pause, to a moment of `time.monotonic`."""
    turn = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(max(0.0, until - time.monotonic()) + 60):
            while time.monotonic() < until:
                await visit(server, seed + 1000 * turn, log, seconds=0)
                turn += 1
