"""Ways from page to page that cost nothing to look up."""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

_pages: ContextVar[Mapping[str, Any] | None] = ContextVar("pages", default=None)


def know(pages: Mapping[str, Any]) -> None:
    """Remember the pages of this run, by name. Called once a run, by the frame."""
    _pages.set(pages)


def known() -> Mapping[str, Any]:
    """The pages of this run, by name; none outside the frame."""
    return _pages.get() or {}


def to(name: str) -> Any:
    """A page for `st.page_link`; its file where the frame is not at hand, as in a fragment.

    A path would be looked up on the disk for every link of every run.
    """
    return known().get(name, f"pages/{name}.py")
