"""``python -m r2p new-case``"""

import argparse
import os

from r2p.cli.usage import UsageError


def add(commands: argparse._SubParsersAction) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "new-case",
        help="begin a crisis from the template",
        description="Make data/cases/ID from the commented template and list what is to be filled.",
    )
    command.add_argument(
        "id", metavar="ID", help="country code, dash, year the crisis broke, such as GHA-2016"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the folder and print what to do next."""
    from r2p.cli.check import report
    from r2p.dataset.check import check_case
    from r2p.dataset.new_case import TEMPLATE, new_case
    from r2p.dataset.paths import CASES

    try:
        folder = new_case(arguments.id, CASES)
    except (ValueError, FileExistsError) as error:
        raise UsageError(str(error)) from None
    guide = os.path.relpath(TEMPLATE / "GUIDE.md")
    print(f"made {os.path.relpath(folder)}; {guide} explains how to fill it\n")
    print("To be filled, as `python -m r2p check` will say until it is done:\n")
    # The comments of the template are no fault while it is being filled.
    print(report(problem for problem in check_case(folder) if not problem.only_form))
    return 0
