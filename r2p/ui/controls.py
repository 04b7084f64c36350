"""Widgets whose value is in the link. One function a form; each returns the value."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import streamlit as st

from r2p.ui import link

_drawn: ContextVar[bool] = ContextVar("drawn", default=True)


@contextmanager
def folded(
    label: str, key: str, *, icon: str | None = None, help: str | None = None
) -> Iterator[bool]:
    """A popover whose widgets are drawn while it is open; closed, the link says their values.

    Every widget costs the host time in every run, and most readers never open most popovers.
    What the functions of this module return is the same in both states. Yields whether the
    popover is open.
    """
    popover = st.popover(label, key=key, icon=icon, help=help, on_change="rerun")
    token = _drawn.set(bool(popover.open))
    try:
        with popover:
            yield bool(popover.open)
    finally:
        _drawn.reset(token)


def pick_one(
    label: str, key: str, options: Mapping[str, str], default: str, *, help: str | None = None
) -> str:
    """A list to choose one of; ``options`` maps ids to what is shown."""
    return _one_of(st.selectbox, label, key, options, default, help=help)


def pick_tab(
    label: str, key: str, options: Mapping[str, str], default: str, *, help: str | None = None
) -> str:
    """A few choices side by side, one of which is always chosen."""
    more = {"help": help, "required": True, "wrap": True}
    return _one_of(st.segmented_control, label, key, options, default, **more) or default


def pick_here(label: str, key: str, options: Mapping[str, str], default: str) -> str:
    """The same for a choice that is not in the link: it belongs to the reader, not to the view."""
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        default=default,
        required=True,
        key=key,
        wrap=True,
    )
    return str(chosen)


def _one_of(
    widget: Callable[..., Any],
    label: str,
    key: str,
    options: Mapping[str, str],
    default: str,
    **more: Any,
) -> str:
    return keyed(
        key,
        default,
        link.one_of(options),
        lambda value: (value,),
        lambda follow: widget(
            label,
            list(options),
            format_func=options.__getitem__,
            key=key,
            on_change=follow,
            **more,
        ),
    )


def pick_some(
    label: str,
    key: str,
    options: Mapping[str, str],
    default: Sequence[str],
    *,
    help: str | None = None,
    placeholder: str | None = None,
) -> list[str]:
    """A list to choose any number of, none included."""

    def parse(values: link.Raw) -> list[str]:
        return [] if values == (NONE,) else link.some_of(options)(values)

    return keyed(
        key,
        list(default),
        parse,
        lambda value: value or (NONE,),
        lambda follow: st.multiselect(
            label,
            list(options),
            format_func=options.__getitem__,
            key=key,
            on_change=follow,
            help=help,
            placeholder=placeholder,
            wrap=True,
        ),
    )


NONE = "none"
"""How an emptied list stands in the link."""


def switch(label: str, key: str, *, default: bool = False, help: str | None = None) -> bool:
    """On or off."""
    return keyed(
        key,
        default,
        lambda values: link.one_of(("yes", "no"))(values) == "yes",
        lambda value: ("yes" if value else "no",),
        lambda follow: st.toggle(label, key=key, on_change=follow, help=help),
    )


def pick_number(
    label: str,
    key: str,
    low: int,
    high: int,
    default: int,
    *,
    step: int = 1,
    help: str | None = None,
) -> int:
    """A whole number between ``low`` and ``high``."""
    return keyed(
        key,
        default,
        link.whole_number(low, high),
        lambda value: (str(value),),
        lambda follow: st.number_input(
            label, min_value=low, max_value=high, step=step, key=key, on_change=follow, help=help
        ),
    )


def search_box(label: str, key: str, *, placeholder: str | None = None) -> str:
    """Free text, at most 100 characters."""
    return keyed(
        key,
        "",
        lambda values: ",".join(values)[:100],
        lambda value: (value,),
        lambda follow: st.text_input(
            label, key=key, on_change=follow, max_chars=100, placeholder=placeholder
        ),
    )


def keyed(
    key: str,
    default: Any,
    parse: Callable[[link.Raw], Any],
    dump: Callable[[Any], Sequence[str]],
    widget: Callable[[Callable[[], None]], Any],
) -> Any:
    """Any widget: ``widget`` gets the callback for its ``on_change``."""
    if not _drawn.get():
        return link.value(key, default, parse)
    return widget(link.bind(key, default, parse, dump))
