"""Garbage collection that does not grow with the number of readers.

Streamlit would run a full collection after every script run; its cost grows
with all that lives in the process. That is switched off in the settings
(``runner.postScriptGC``). Instead, what is loaded once is frozen, so that no
collection walks it again, and one thread collects on a timer.
"""

import gc
import threading
import time

SECONDS = 30


def hold() -> None:
    """Collect nothing while the server starts.

    Importing libraries sets off collections that take a fifth of the time and find nothing.
    """
    gc.disable()


def settle() -> None:
    """Freeze what is loaded, collect again, and start the timer. Called once, after the start."""
    gc.freeze()  # with the little garbage of the start: to look for it would take long
    gc.enable()
    threading.Thread(target=_collect_for_ever, name="collector", daemon=True).start()


def _collect_for_ever() -> None:
    while True:
        time.sleep(SECONDS)
        gc.collect()
