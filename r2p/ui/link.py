"""The address of a page is its state: every choice is in the link, and only there.

A choice is a short key with plain values, such as
``?cases=KEN-2007,GIN-2009&window=acute``. Streamlit's own binding writes the
*label* of a choice into the address; labels are long and change, so links are
kept here with stable ids instead. Choices at their default leave no trace.

The rules: where the address says something else than was last read from it or
written to it, the address decides: on the first run of a page, after Back or
Forward, after a link. Otherwise the widget decides and the address follows. All
that reads or writes here first settles which address holds, since the one that a
run brings may be older than the last choice: see `r2p.ui.trail`. So may the value
of a widget: where the address has changed it, and a run for which the widget did
not ask brings back what it held before, the browser has not yet heard of it. A value
that is not allowed falls back to the default, and the reader is told.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from r2p.ui import trail

VERSION = "1"
VERSION_KEY = "v"
SHARED = ("cases", "checked", "confidence")  # travel from page to page
LONGEST = 16_000
"""Characters of a whole link: twice what proxies let through. Each choice costs the host time."""
MOST_NOTICES = 8
_NOTICES = "_link_notices"
HERE = "_here:"
"""What is kept in the session under such a key is forgotten when the reader leaves the page."""
_SEEN = HERE + "link_seen:"
_TOLD = HERE + "link_told"
_OLD = HERE + "link_old"
_SAID = "_link_said"
_PAGE = "_link_page"

Raw = tuple[str, ...]
"""Values of one key as they stand in the address."""


class BadValue(ValueError):
    """A value in the address that is not allowed. The text says what is."""


def limit() -> None:
    """Leave out all of a link that is longer than any of ours. Called once a run, by the frame."""
    long = sum(len(key) + len(value) for key, value in params())
    if long > LONGEST:
        trail.put({})
        notice(
            f"The link has {long} characters; at most {LONGEST} are read. Nothing of it is used."
        )


def raw(key: str) -> Raw:
    """What the address says under ``key``; commas and repeated keys both separate values."""
    return tuple(part for value in texts(key) for part in value.split(",") if part)


def texts(key: str) -> list[str]:
    """The same, with each text as it stands there: they may hold commas."""
    trail.settle(_bound)
    return st.query_params.get_all(key)


def write(key: str, values: Sequence[str]) -> None:
    """Put values under ``key`` into the address; no values remove the key."""
    write_all(key, [",".join(values)] if values else [])
    st.session_state[_SEEN + key] = raw(key)


def write_all(key: str, values: Sequence[str]) -> None:
    """Put whole texts under ``key``, each by itself: they may hold commas."""
    trail.settle(_bound)
    now = trail.params()
    wanted = {name: kept for name, kept in now.items() if name not in (key, VERSION_KEY)}
    if values:
        wanted[key] = list(values)
    if wanted:
        wanted[VERSION_KEY] = now.get(VERSION_KEY, [VERSION])
    if wanted != now:
        trail.put(wanted)


def params() -> tuple[tuple[str, str], ...]:
    """All that the address says, as pairs, without the version."""
    trail.settle(_bound)
    return tuple(
        (key, value)
        for key in st.query_params
        if key != VERSION_KEY
        for value in st.query_params.get_all(key)
    )


def _bound() -> list[str]:
    """Keys of the page's widgets that are in the address, as they were last drawn."""
    return [key for key in st.session_state.get(_TOLD, ()) if key in st.session_state]


def bind(
    key: str,
    default: Any,
    parse: Callable[[Raw], Any],
    dump: Callable[[Any], Sequence[str]],
) -> Callable[[], None]:
    """Tie the widget with this ``key`` to the address. Call it before the widget.

    Args:
        key: of the widget and in the address.
        default: value where the address is silent.
        parse: from the address to the value; raises `BadValue`.
        dump: from the value to the address.

    Returns:
        The callback for the widget's ``on_change``.
    """
    now = raw(key)
    told = st.session_state.setdefault(_TOLD, {})
    if key not in st.session_state or now != st.session_state.get(_SEEN + key):
        st.session_state[_SEEN + key] = now
        st.session_state[key] = value = _parsed(key, now, default, parse)
        if told.get(key, value) != value:
            st.session_state.setdefault(_OLD, {}).setdefault(key, []).append(told[key])
        if now and value != default and tuple(dump(value)) != now:
            write(key, dump(value))
    elif not is_drawn(key):
        # The browser asked for this run before it had drawn the widget: say it again.
        st.session_state[key] = st.session_state[key]
    told[key] = st.session_state[key]

    def follow() -> None:
        value, old = st.session_state[key], st.session_state.get(_OLD, {})
        if value in old.get(key, ()) and not trail.widget_asks():
            st.session_state[key] = told[key]
            return
        old.pop(key, None)
        write(key, () if value == default else dump(value))

    return follow


def is_drawn(key: str) -> bool:
    """Whether the browser told a value of the widget when it asked for this run.

    A slow one still fetches what draws the widget while runs follow one another, as when the
    screen is measured. It draws what the last of them said, and would leave the widget empty.
    """
    context = get_script_run_ctx(suppress_warning=True)
    return context is None or trail.reported(context, key)


def value(key: str, default: Any, parse: Callable[[Raw], Any]) -> Any:
    """The value of a widget that is not drawn in this run, by the same rules."""
    st.session_state[_SEEN + key] = now = raw(key)
    return _parsed(key, now, default, parse)


def enter(page: str) -> None:
    """Say which page is being drawn: on another page than before, the address decides."""
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE] = page
        for key in [key for key in st.session_state if str(key).startswith(HERE)]:
            del st.session_state[key]


def _parsed(key: str, now: Raw, default: Any, parse: Callable[[Raw], Any]) -> Any:
    if not now:
        return default
    try:
        return parse(now)
    except BadValue as problem:
        notice(f"The link asks for “{key}={','.join(now)[:80]}”, which cannot be shown: {problem}")
        write(key, ())
        return default


def one_of(options: Mapping[str, Any] | Sequence[str]) -> Callable[[Raw], str]:
    """Parser for a single value out of ``options``."""

    def parse(values: Raw) -> str:
        if len(values) == 1 and values[0] in options:
            return values[0]
        raise BadValue(f"it must be one of {_some(options)}.")

    return parse


def some_of(options: Mapping[str, Any] | Sequence[str]) -> Callable[[Raw], list[str]]:
    """Parser for several values out of ``options``; unknown ones are named and left out."""

    def parse(values: Raw) -> list[str]:
        known = [value for value in dict.fromkeys(values) if value in options]
        unknown = [value for value in values if value not in options]
        if not known:
            raise BadValue(f"each must be one of {_some(options)}.")
        if unknown:
            notice(
                f"The link names {', '.join(f'“{value[:40]}”' for value in unknown[:5])}, "
                "which is not in the data; it was left out."
            )
        return known

    return parse


def whole_number(low: int, high: int) -> Callable[[Raw], int]:
    """Parser for a whole number between ``low`` and ``high``."""

    def parse(values: Raw) -> int:
        try:
            number = int(values[0]) if len(values) == 1 and len(values[0]) < 12 else None
        except ValueError:
            number = None
        if number is None or not low <= number <= high:
            raise BadValue(f"it must be a whole number from {low} to {high}.")
        return number

    return parse


def _some(options: Mapping[str, Any] | Sequence[str]) -> str:
    names = list(options)
    return ", ".join(names[:8]) + (" …" if len(names) > 8 else "")


def notice(text: str) -> None:
    """Tell the reader something about the link, once, above the page."""
    notices = st.session_state.setdefault(_NOTICES, [])
    if text in notices or len(notices) > MOST_NOTICES:
        return
    more = "More in the link is not known and left out; only the first of it is listed."
    notices.append(text if len(notices) < MOST_NOTICES else more)


def take_notices() -> list[str]:
    """The notices of this run; they are gone afterwards (but see `say_again`)."""
    if raw(VERSION_KEY) not in ((), (VERSION,)):
        notice(
            "The link was made by another version of the atlas; what is not known here is left out."
        )
        write(VERSION_KEY, ())
    st.session_state[_SAID] = said = st.session_state.pop(_NOTICES, [])
    return said


def say_again() -> None:
    """Let the notices of the last run stay for one more, which no choice of the reader caused."""
    for text in st.session_state.get(_SAID, []):
        notice(text)


def shared() -> dict[str, str]:
    """The choices that travel from page to page, as query parameters."""
    kept = {key: ",".join(values) for key in SHARED if (values := raw(key))}
    return {**kept, VERSION_KEY: VERSION} if kept else {}
