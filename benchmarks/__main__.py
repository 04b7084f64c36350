"""Command line: ``python -m benchmarks``. See README.md beside this file."""

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from benchmarks import profiling, report
from benchmarks.default_app import running_default
from benchmarks.measure import Plan, Results, measure
from benchmarks.pages import PAGES
from benchmarks.protocol import FAILURES
from benchmarks.server import ServerError, running

_APP = Path(__file__).resolve().parent.parent / "app.py"
_FULL = {"sessions": 100, "reruns": 30, "first_runs": 10}
_QUICK = {"sessions": 20, "reruns": 10, "first_runs": 4}


def main() -> int:
    """Return 0 if all targets are met, 1 if some are missed, 2 if anything failed."""
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if options.profile:
            profiling.profile(options.app, options.profile, options.reruns)
            return 0
        plan = Plan(tuple(options.pages), options.sessions, options.reruns, options.first_runs)
        results = _measure(options.app, plan, options.minutes)
    except ServerError as error:
        print(f"ERROR: {error}", file=sys.stderr)
        return 2
    except FAILURES as error:
        print(f"ERROR: {type(error).__name__} {error}", file=sys.stderr)
        return 2
    print(report.markdown(results))
    if options.json:
        options.json.write_text(json.dumps(report.as_json(results), indent=1))
    if report.failed(results):
        return 2
    return 1 if report.missed(results) else 0


def _measure(app: Path, plan: Plan, minutes: float) -> Results:
    async def within_time() -> Results:
        async with asyncio.timeout(60 * minutes):
            return await measure(ours, default, plan, lambda text: print(text, file=sys.stderr))

    with running_default() as default, running([sys.executable, "-m", "streamlit"], app) as ours:
        results = asyncio.run(within_time())
        if report.failed(results):
            print(f"Last lines of our server's log:\n{ours.log_tail()}", file=sys.stderr)
        return results


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--pages", nargs="+", default=PAGES, metavar="PAGE", help="default all")
    parser.add_argument("--sessions", type=int, help="sessions opened at once, default 100")
    parser.add_argument("--reruns", type=int, help="reruns measured per page, default 30")
    parser.add_argument("--first-runs", type=int, help="new sessions measured per page, default 10")
    parser.add_argument("--quick", action="store_true", help="20 sessions, 10 reruns, 4 first runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample there")
    parser.add_argument("--app", type=Path, default=_APP, help="script to measure, default ours")
    parser.add_argument("--minutes", type=float, default=20, help="give up then, default 20")
    parser.add_argument("--profile", metavar="PAGE", help="only profile reruns of this page")
    options = parser.parse_args()
    options.app = options.app.resolve()
    for name, value in (_QUICK if options.quick else _FULL).items():
        if getattr(options, name) is None:
            setattr(options, name, value)
        if getattr(options, name) < 1:
            parser.error(f"--{name.replace('_', '-')} must be at least 1")
    return options


if __name__ == "__main__":
    sys.exit(main())
