"""The addresses that are measured when none are named on the command line."""

PAGES: tuple[str, ...] = ("/", "/map", "/timeline", "/compare", "/case", "/data")
