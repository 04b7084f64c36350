"""Runs Streamlit with a profiler around each script run; started by ``--profile``.

Usage: python profiled_server.py STATS_FILE run APP [streamlit options]
"""

import cProfile
import os
import pstats
import sys

sys.path[0] = os.getcwd()  # as ``python -m streamlit`` has it

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner  # noqa: E402
from streamlit.web import cli  # noqa: E402

SKIPPED_RUNS = 3
"""The first runs import modules and fill caches; they would drown the others."""

_run_script = ScriptRunner._run_script
_runs = 0
_stats: pstats.Stats | None = None


def _profiled(runner: ScriptRunner, rerun_data) -> None:
    global _runs, _stats
    profile = cProfile.Profile()
    try:
        profile.runcall(_run_script, runner, rerun_data)
    finally:
        _runs += 1
        if _runs > SKIPPED_RUNS:
            if _stats is None:
                _stats = pstats.Stats(profile)
            else:
                _stats.add(profile)
            _stats.dump_stats(_stats_file)


if __name__ == "__main__":
    _stats_file = sys.argv.pop(1)
    ScriptRunner._run_script = _profiled  # type: ignore[method-assign,assignment]
    cli.main(prog_name="streamlit")
