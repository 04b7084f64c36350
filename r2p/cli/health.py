"""``python -m r2p health``"""

import argparse
import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request
from typing import NamedTuple

from r2p.cli.usage import UsageError

SECONDS = 5  # how long an answer may take
PAUSE = 0.2  # seconds between two questions


def add(commands: argparse._SubParsersAction) -> None:
    """Add the command to the parser."""
    command = commands.add_parser(
        "health",
        help="ask a running app whether it is ready, and with which data",
        description="Ask a running app whether its server lives and its data are loaded. No page "
        "is run. Exit status: 0 ready, 1 not (yet) ready or no answer.",
    )
    command.add_argument(
        "url",
        nargs="?",
        metavar="URL",
        help="address of the app; without it the app on this machine, on the port that "
        "STREAMLIT_SERVER_PORT names, or 8501",
    )
    command.add_argument(
        "--wait",
        type=float,
        default=0,
        metavar="SECONDS",
        help="ask again for up to so many seconds until the app is ready",
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask and print; 0 if the app is ready."""
    url = arguments.url or f"http://127.0.0.1:{os.environ.get('STREAMLIT_SERVER_PORT', '8501')}"
    if not url.startswith(("http://", "https://")):
        raise UsageError(f"{url!r} is no address of an app; write it as http://localhost:8501")
    end = time.monotonic() + arguments.wait
    while not (answer := look(url.rstrip("/"))).ready and time.monotonic() < end:
        time.sleep(PAUSE)
    print(answer.words, file=sys.stdout if answer.ready else sys.stderr)
    return 0 if answer.ready else 1


class Answer(NamedTuple):
    """Whether an app is ready, and what to tell about it."""

    ready: bool
    words: str


def look(url: str) -> Answer:
    """Ask the app at ``url`` once."""
    try:
        lives, words = _ask(f"{url}/_stcore/health")
        if not lives:
            return Answer(False, f"{url}: {words or 'no word'}")
        ready, body = _ask(f"{url}/ready")
    except (OSError, http.client.HTTPException) as error:
        return Answer(False, f"{url}: no answer ({getattr(error, 'reason', None) or error})")
    try:
        facts = json.loads(body)
    except ValueError:
        return Answer(
            False,
            f"{url}: the server lives but does not say whether the data are loaded; "
            "was it started with: streamlit run app.py?",
        )
    if not ready:
        return Answer(False, f"{url}: {facts['status']}")
    lines = [
        f"{url}: ready, data {facts['version']}, {facts['crises']} crises, {facts['acts']} acts, "
        f"{facts['sources']} sources"
    ]
    lines += [f"  left out: {name}: {problem}" for name, problem in facts["left_out"].items()]
    return Answer(True, "\n".join(lines))


def _ask(url: str) -> tuple[bool, str]:
    """Whether the answer is 200, and its text."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=SECONDS) as answer:
            return True, answer.read().decode(errors="replace")
    except urllib.error.HTTPError as error:
        with error:
            return False, error.read().decode(errors="replace")
