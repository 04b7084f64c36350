"""Garbage collection that does not grow with the number of readers.

Streamlit would run a full collection after every script run; its cost grows
with all that lives in the process. That is switched off in the settings
(``runner.postScriptGC``). Instead, what is loaded once is frozen, so that no
collection walks it again, and one thread collects on a timer.
"""

import gc
import threading
import time

import streamlit as st

SECONDS = 30


@st.cache_resource(show_spinner=False)
def settle() -> threading.Thread:
    """Freeze what is loaded and start the timer. Runs once in a process."""
    gc.collect()
    gc.freeze()
    thread = threading.Thread(target=_collect_for_ever, name="collector", daemon=True)
    thread.start()
    return thread


def _collect_for_ever() -> None:
    while True:
        time.sleep(SECONDS)
        gc.collect()
