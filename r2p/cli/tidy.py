"""``python -m r2p tidy``"""

import argparse

from r2p.cli.usage import folders_called


def add(commands: argparse._SubParsersAction) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "tidy",
        help="write the files of one crisis or all in the one agreed form",
        description="Write each file in the one form that check asks for: UTF-8, line feeds, "
        "columns and rows in order, quotation marks only where they are needed. No cell changes; "
        "comments in case.toml are dropped. A file that cannot be read is left as it is.",
    )
    command.add_argument(
        "folders", nargs="*", metavar="FOLDER", help="a case folder, or the id of a crisis"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Tidy and print what was written; 0 if every file could be."""
    from r2p.cli.check import report
    from r2p.dataset.tidy import tidy_case

    problems, written = [], 0
    for folder in folders_called(arguments.folders):
        tidied = tidy_case(folder)
        problems += tidied.problems
        written += len(tidied.written)
        for path in tidied.written:
            print(f"wrote {folder.name}/{path.name}")
    if problems:
        print("Left as they are:\n")
        print(report(problems))
        return 1
    if not written:
        print("all files are tidy")
    return 0
