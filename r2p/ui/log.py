"""What the server says of itself: one line an event, on standard error.

``R2P_LOG`` chooses the form: ``text`` (the default), ``json`` or ``off``. ``R2P_LOG_LEVEL``
chooses how much: ``info`` (the default: starts, stops, slow runs and errors), ``debug``
(every run of a page too), ``warning`` or ``error``.

A line says what the server did, never what a reader did with it: no address, no search
words, no choices, no file names, no text of an error. Sessions are told apart by a number
that means nothing outside this process.
"""

import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cache, wraps
from hashlib import blake2b
from pathlib import Path
from time import perf_counter
from types import TracebackType

from streamlit import runtime
from streamlit.errors import FragmentHandledException
from streamlit.runtime.scriptrunner import get_script_run_ctx

FORMS = ("text", "json", "off")
ROOT = Path(__file__).resolve().parents[2]  # not from r2p.dataset: that imports pandas
LEVELS = ("debug", "info", "warning", "error")
SLOW = 2.0  # seconds after which a run is worth a warning

_SALT = os.urandom(16)
_page: ContextVar[str] = ContextVar("page", default="")


def say(level: int, event: str, **facts: object) -> None:
    """Write one event with its facts, if that level is asked for."""
    logger = _logger()
    if logger.isEnabledFor(level):
        logger.log(level, event, extra={"facts": facts})


def on_page(name: str) -> None:
    """Remember which page this run is about. Called once a run, by the frame."""
    _page.set(name)


def timed(function: Callable[[], None]) -> Callable[[], None]:
    """``function``, with an event for each of its runs: ``run``, ``slow`` or ``error``."""

    @wraps(function)
    def run() -> None:
        token = _page.set("")
        try:
            with _Run():
                function()
        finally:
            _page.reset(token)

    return run


@contextmanager
def part(page: str) -> Iterator[None]:
    """The same for a run of the page alone, without the frame; inside a timed run, nothing."""
    if _page.get():
        yield
        return
    token = _page.set(page)
    try:
        with _Run():
            yield
    finally:
        _page.reset(token)


def place(trace: TracebackType | None) -> str:
    """File and line of the project where an error arose; of a library if it was all there."""
    frames = traceback.extract_tb(trace)
    if not frames:
        return ""
    ours = [
        frame
        for frame in frames
        if ROOT in (path := Path(frame.filename)).parents and "site-packages" not in path.parts
    ]
    last = (ours or frames)[-1]
    path = Path(last.filename)
    name = path.relative_to(ROOT).as_posix() if ours else path.name
    return f"{name}:{last.lineno}"


class _Run:
    """One run of a page, timed from entering to leaving."""

    def __enter__(self) -> None:
        self.start = perf_counter()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        seconds = perf_counter() - self.start
        while isinstance(error, FragmentHandledException) and error.__context__:
            error = error.__context__  # what arose in the fragment; this one says that it was shown
        if isinstance(error, Exception):
            where = place(error.__traceback__)
            self._say(logging.ERROR, "error", seconds, error=type(error).__name__, place=where)
        elif seconds > SLOW:
            self._say(logging.WARNING, "slow", seconds)
        elif _logger().isEnabledFor(logging.DEBUG):
            # Streamlit ends a run by an exception of its own when a reader changes a choice
            # before the page is whole.
            self._say(logging.DEBUG, "run", seconds, whole=kind is None)

    def _say(self, level: int, event: str, seconds: float, **more: object) -> None:
        milliseconds = round(1000 * seconds)
        say(level, event, page=_page.get(), ms=milliseconds, session=_session(), **more)


def _session() -> str:
    """A name for this session that cannot be traced back to it; none if nobody is reading."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return ""
    if runtime.exists() and runtime.get_instance().get_client(context.session_id) is None:
        return ""  # the rehearsal of the start
    return blake2b(context.session_id.encode(), key=_SALT, digest_size=4).hexdigest()


class _Form(logging.Formatter):
    """An event as one line: JSON, or words for a terminal."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = form

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        level = record.levelname.lower()
        facts = getattr(record, "facts", {})
        if self.form == "json":
            line = {"time": time, "level": level, "event": record.getMessage(), **facts}
            return json.dumps(line, ensure_ascii=False)
        told = [f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]
        return " ".join([time, level, f"r2p {record.getMessage()}", *told])


@cache
def _logger() -> logging.Logger:
    """The logger, set up from the environment once in a process."""
    form, level = os.environ.get("R2P_LOG", "text"), os.environ.get("R2P_LOG_LEVEL", "info")
    logger = logging.getLogger("r2p")
    logger.propagate = False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Form(form if form in FORMS else "text"))
    logger.handlers = [logging.NullHandler() if form == "off" else handler]
    known = level if level in LEVELS else "info"
    logger.setLevel(logging.CRITICAL + 1 if form == "off" else known.upper())
    for name, value, allowed in (("R2P_LOG", form, FORMS), ("R2P_LOG_LEVEL", level, LEVELS)):
        if value not in allowed:
            facts = {"variable": name, "found": value, "allowed": list(allowed)}
            logger.warning("setting", extra={"facts": facts})
    return logger
