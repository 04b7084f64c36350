"""The start: what was loaded and what was left out, told in the log and to whoever asks.

`r2p.ui.store` reads the dataset inside `reading`; the answer to ``/ready`` and the event
``start`` in the log are made from the same facts.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

from r2p.ui import log

if TYPE_CHECKING:  # the server answers before pandas is there, which takes long to import
    from r2p.dataset import Dataset


@dataclass(frozen=True)
class State:
    """How far the start has come: ``loading``, ``ready`` or ``failed``, and the facts."""

    status: str = "loading"
    facts: dict[str, Any] = field(default_factory=dict)


_state = State()


def state() -> State:
    """How far the start of this process has come."""
    return _state


@contextmanager
def reading() -> Iterator[Callable[["Dataset"], None]]:
    """Time the reading of the dataset and tell what came of it.

    Yields a function that takes the dataset once it has been read. If it is never called,
    because reading failed, the state says ``failed`` until a later attempt succeeds.
    """
    global _state
    begun = perf_counter()
    read: list[Dataset] = []
    try:
        yield read.append
    finally:
        seconds = round(perf_counter() - begun, 3)
        if read:
            _state = State("ready", {**facts(read[0]), "seconds": seconds})
            log.say(logging.WARNING if read[0].left_out else logging.INFO, "start", **_state.facts)
        else:
            _state = State("failed", {"seconds": seconds})
            log.say(logging.ERROR, "start", status="failed", **_state.facts)


def facts(data: "Dataset") -> dict[str, Any]:
    """What a dataset holds, and the first problem of each folder that was left out."""
    return {
        "version": str(data.about["version"]),
        "crises": len(data.cases),
        "acts": len(data.events),
        "sources": len(data.sources),
        "left_out": {folder: str(problems[0]) for folder, problems in data.left_out.items()},
    }
