"""``python -m r2p export``"""

import argparse
import sys
from pathlib import Path

from r2p.cli.usage import UsageError


def add(commands: argparse._SubParsersAction) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "export",
        help="write the release of the dataset into a folder",
        description="Write the release of the dataset: its tables, codebook and citation.",
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, help="made if it does not exist")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the release and print its files; 1, and no release, if a crisis is broken."""
    from r2p.dataset.export import export
    from r2p.dataset.load import load

    folder: Path = arguments.folder
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; a folder is needed")
    dataset = load()
    if dataset.left_out:
        names = ", ".join(dataset.left_out)
        print(f"no release without {names}: see `python -m r2p check`", file=sys.stderr)
        return 1
    for path in export(dataset, folder):
        print(path)
    return 0
