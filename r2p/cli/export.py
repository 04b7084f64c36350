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
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, help="made if it does not exist"
    )
    where.add_argument(
        "--publish",
        action="store_true",
        help="into the folder of this version that the app serves under app/static/data/",
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the release and print its files; 1, and no release, if a crisis is broken."""
    from r2p.dataset.export import export
    from r2p.dataset.load import load
    from r2p.dataset.paths import published

    dataset = load()
    folder: Path = arguments.folder or published(dataset.about["version"])
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; a folder is needed")
    if dataset.left_out:
        names = ", ".join(dataset.left_out)
        print(f"no release without {names}: see `python -m r2p check`", file=sys.stderr)
        return 1
    for path in export(dataset, folder):
        print(path)
    return 0
