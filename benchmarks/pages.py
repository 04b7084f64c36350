"""The addresses that are measured when none are named on the command line."""

from r2p.ui.pages import PAGES as ENTRIES

PAGES: tuple[str, ...] = tuple(entry.address for entry in ENTRIES)
