"""What the app promises. Ratios are ours divided by the one-line default app."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Targets:
    """The highest value that still counts as met, for each promise."""

    choice_ratio: float = 0.5
    """Median run after a choice on the page, as a ratio."""
    rerun_ratio: float = 0.5
    """Median rerun of the whole script, as a ratio."""
    first_run_ratio: float = 0.5
    """Median first run of a new session, as a ratio."""
    crowd_ratio: float = 0.25
    """95th percentile of many sessions opened at once, as a ratio."""
    first_load_kb: float = 150.0
    """Websocket bytes of a first load, in kB (1 kB = 1000 bytes)."""
    memory_mb: float = 400.0
    """Resident memory after all crowds, in MB (1 MB = 1,000,000 bytes)."""


TARGETS = Targets()
