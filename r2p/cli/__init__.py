"""What can be done from the command line.

Commands import what they need when they run: asking for help must not load the data.
"""

import argparse
import io
import sys
from collections.abc import Sequence

from r2p.cli import check, export, health, measures, new_case, tidy
from r2p.cli.usage import UsageError

COMMANDS = (check, tidy, new_case, measures, export, health)

_EXAMPLES = """\
examples:
  python -m r2p check                     check every crisis and note which are sound
  python -m r2p check data/cases/KEN-2007 check one crisis
  python -m r2p tidy KEN-2007             write its files in the one agreed form
  python -m r2p new-case GHA-2016         begin a crisis from the template
  python -m r2p measures --measure speed  print how fast each crisis was answered, as CSV
  python -m r2p export release            write the release of the dataset into a folder
  python -m r2p health                    ask the app on this machine whether it is ready

exit status: 0 all is well, 1 there are problems, 2 the command was misused
"""


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(
        prog="python -m r2p",
        description="Check, tidy, extend, measure and export the dataset of R2P Atlas.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(title="commands", dest="command", required=True)
    for command in COMMANDS:
        command.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 all is well, 1 problems with the data, 2 a usage error.

    Raises:
        SystemExit: the arguments cannot be parsed, or help was asked for.
    """
    for stream in (sys.stdout, sys.stderr):
        # What a terminal cannot show, it shows as an escape instead of failing.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    chosen = parser().parse_args(arguments)
    try:
        return chosen.run(chosen)
    except UsageError as error:
        print(f"python -m r2p: {error}", file=sys.stderr)
        return 2
