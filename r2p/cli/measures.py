"""``python -m r2p measures``"""

import argparse
import sys

from r2p.cli.usage import UsageError, several


def add(commands: argparse._SubParsersAction) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "measures",
        help="print any measure of the app as CSV",
        description="Print a measure for each crisis and kind of act as CSV, zeros included. "
        "An unknown id is answered with the ids there are.",
    )
    command.add_argument(
        "--measure",
        default="share",
        metavar="ID",
        help="such as share, rate or speed (%(default)s)",
    )
    command.add_argument(
        "--cases", type=several, metavar="IDS", help="crises, with commas between (all)"
    )
    command.add_argument(
        "--kinds",
        type=several,
        metavar="IDS",
        help="kinds of acts, such as family.mediation,regional.home (mediation, sanctions and "
        "regional action)",
    )
    command.add_argument(
        "--window",
        default="acute",
        metavar="ID",
        help="acute, whole, first-N (days) or stage-NAME (%(default)s)",
    )
    command.add_argument("--by", metavar="ID", help="split each kind, such as by stage")
    command.add_argument(
        "--what",
        default="carried_out",
        metavar="ID",
        help="carried_out, attempted or all acts (%(default)s)",
    )
    command.add_argument(
        "--checked", action="store_true", help="only acts whose date and fact were read confirmed"
    )
    command.add_argument(
        "--confidence", default="low", metavar="ID", help="least confidence (%(default)s)"
    )
    command.add_argument(
        "--counter", action="store_true", help="count acts that worked against prevention too"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the table; 1 if a crisis of the dataset had to be left out."""
    from r2p.dataset.load import load
    from r2p.dataset.vocabulary import vocabulary
    from r2p.measures.catalogue import MEASURES
    from r2p.measures.kinds import HEADLINE, KINDS, SPLITS
    from r2p.measures.selection import Selection
    from r2p.measures.table import measure_table
    from r2p.measures.window import Window

    dataset = load()
    cases = _known("crisis", arguments.cases or dataset.case_ids, dataset.case_ids)
    kinds = _known("kind", arguments.kinds or list(HEADLINE), list(KINDS))
    _known("measure", [arguments.measure], list(MEASURES))
    _known("confidence", [arguments.confidence], vocabulary("confidences").index.tolist())
    if arguments.by:
        _known("split", [arguments.by], list(SPLITS))
    try:
        selection = Selection(
            tuple(cases),
            Window.parse(arguments.window),
            checked_only=arguments.checked,
            min_confidence=arguments.confidence,
            direction="all" if arguments.counter else "protective",
        )
        table = measure_table(
            dataset, selection, arguments.measure, kinds, by=arguments.by, what=arguments.what
        )
    except ValueError as error:
        raise UsageError(str(error)) from None
    table.to_csv(sys.stdout, index=False, lineterminator="\n")
    for name in dataset.left_out:
        print(f"{name} is left out: see `python -m r2p check {name}`", file=sys.stderr)
    return 1 if dataset.left_out else 0


def _known(what: str, asked: list[str], allowed: list[str]) -> list[str]:
    """The ids that were asked for.

    Raises:
        UsageError: one of them does not exist.
    """
    from r2p.dataset.wording import nearest

    for id in asked:
        if id not in allowed:
            meant = nearest(id, allowed)
            hint = f"; did you mean {meant!r}?" if meant else "."
            raise UsageError(f"no {what} {id!r}{hint} There are: {', '.join(allowed)}")
    return asked
