"""``--profile``: where the time of a page's reruns goes."""

import asyncio
import pstats
import sys
import tempfile
from pathlib import Path

from benchmarks import profiled_server
from benchmarks.protocol import Session
from benchmarks.server import running

_LINES = 30


def profile(app: Path, page: str, reruns: int) -> None:
    """Print the functions that take most of the reruns, by own time and by all time below."""
    with tempfile.TemporaryDirectory(prefix="bench-profile-") as folder:
        stats_file = Path(folder, "reruns.pstats")
        launcher = [sys.executable, profiled_server.__file__, str(stats_file)]
        with running(launcher, app) as server:
            session = Session(server.host, page, xsrf=server.xsrf)
            asyncio.run(_rerun(session, profiled_server.SKIPPED_RUNS + reruns))
        print(f"{reruns} reruns of {page}; the profiler itself makes them several times slower.")
        stats = pstats.Stats(str(stats_file))
        stats.sort_stats("cumulative").print_stats(_LINES)
        stats.sort_stats("tottime").print_stats(_LINES)


async def _rerun(session: Session, runs: int) -> None:
    async with session:
        await session.first_run()
        for _ in range(runs - 1):
            await session.rerun()
        await asyncio.sleep(1)  # the last run's figures are written after it finished
