"""What the reader chooses on the page of the first days, and what a moved onset changes."""

from collections.abc import Sequence

import streamlit as st

from r2p.dataset import Dataset
from r2p.figures.compare.words import kind_words
from r2p.figures.first_days.asked import BY, LINES, MOST_LINES, WHATS, Asked, name_of
from r2p.figures.first_days.onset import what_changes
from r2p.figures.words import day, listed
from r2p.measures.kinds import HEADLINE, kind
from r2p.measures.onset import MOST, move_onsets
from r2p.measures.selection import Selection
from r2p.measures.window import Window
from r2p.ui import controls, link, selection
from r2p.ui.store import kept
from r2p.ui.text import plain

Moves = tuple[tuple[str, int], ...]
ONSET = "onset"
_FIELD = "move_"
EARLIEST, LATEST, STEP = -360, 1800, 10
DAYS = (-60, 365)


def pick_by() -> str:
    """A set of kinds."""
    return controls.pick_tab("Kinds", "by", {id: name for id, (name, _) in BY.items()}, "family")


def pick_what() -> str:
    """Which acts count."""
    return controls.pick_tab(
        "Acts",
        "what",
        WHATS,
        "carried_out",
        help="Whether a threat, or an act that was refused, blocked or ignored, counts too.",
    )


def pick_kinds() -> tuple[str, ...]:
    """Kinds to be drawn as lines; the first few of them where there are too many."""
    chosen = controls.pick_some(
        "Kinds",
        "kinds",
        {id: _line_name(id) for id in LINES},
        HEADLINE,
        placeholder="Choose kinds",
    )
    if len(chosen) > MOST_LINES:
        left = listed(kind_words(id) for id in chosen[MOST_LINES:])
        st.caption(plain(f"At most {MOST_LINES} lines can be told apart; not drawn: {left}."))
    return tuple(sorted(chosen[:MOST_LINES], key=LINES.index))


def _line_name(id: str) -> str:
    return f"Level: {name_of(id).lower()}" if kind(id).group == "level" else name_of(id)


def pick_day() -> int:
    """The day by which is asked what had been done."""
    return controls.keyed(
        "day",
        30,
        link.whole_number(0, 730),
        lambda value: (str(value),),
        lambda follow: st.slider(
            "By day", 0, 730, key="day", on_change=follow, help="Days since onset, day 0"
        ),
    )


def pick_days() -> tuple[int, int]:
    """First and last day to be drawn."""
    return tuple(
        controls.keyed(
            "days",
            DAYS,
            _two_days,
            lambda value: (str(value[0]), str(value[1])),
            lambda follow: st.slider(
                "From day … to day …", EARLIEST, LATEST, step=STEP, key="days", on_change=follow
            ),
        )
    )


def _two_days(values: link.Raw) -> tuple[int, int]:
    try:
        first, last = (int(value) for value in values if len(value) < 8)
    except ValueError:
        first, last = 0, 0
    if not EARLIEST <= first < last <= LATEST:
        raise link.BadValue(
            f"it must be two whole numbers from {EARLIEST} to {LATEST}, the smaller one first."
        )
    return first, last


def pick_moves(data: Dataset, cases: Sequence[str]) -> Moves:
    """By how many days the onsets of the chosen crises are moved: a field for each."""
    moves = dict(link.value(ONSET, (), lambda values: _parsed(data, values)))

    def move(new: dict[str, int]) -> None:
        link.write(ONSET, _dumped(_ordered(data, new)))

    def moved() -> None:
        fields = {id: st.session_state.get(_FIELD + id) for id in cases}
        move({**moves, **{id: int(by) for id, by in fields.items() if by is not None}})

    icon, explained = ":material/event_repeat:", "Move the day of an onset"
    with controls.folded("Onsets", "_onsets", icon=icon, help=explained) as is_open:
        if is_open:
            st.caption(
                f"When a crisis began is a choice of the coder. Move day 0 by up to {MOST} days, "
                "later or earlier (minus), and see what it changes."
            )
            for case in (data.case(id) for id in data.case_ids if id in cases):
                st.session_state[_FIELD + case["case_id"]] = moves.get(case["case_id"], 0)
                st.number_input(
                    plain(f"{case['label']}, onset {day(case['onset'])}"),
                    min_value=-MOST,
                    max_value=MOST,
                    step=1,
                    key=_FIELD + case["case_id"],
                    on_change=moved,
                )
            st.button("Back to the onsets as coded", on_click=move, args=({},), disabled=not moves)
    return tuple((id, by) for id, by in moves.items() if id in cases)


def _ordered(data: Dataset, moves: dict[str, int]) -> Moves:
    return tuple((id, moves[id]) for id in data.case_ids if moves.get(id))


def _dumped(moves: Moves) -> list[str]:
    return [f"{id}.{by}" for id, by in moves]


def _parsed(data: Dataset, values: link.Raw) -> Moves:
    moves, wrong = {}, []
    for value in values:
        id, _, by = value.rpartition(".")
        number = by.removeprefix("-")
        fits = number.isascii() and number.isdigit() and len(number) < 4 and int(number) <= MOST
        if id in data.case_ids and fits:
            moves[id] = int(by)
        else:
            wrong.append(value)
    rule = f"it must be a crisis, a dot and from -{MOST} to {MOST} days, such as KEN-2007.10."
    if wrong and not moves:
        raise link.BadValue(rule)
    if wrong:
        named = listed(f"“{value[:40]}”" for value in wrong[:5])
        link.notice(f"The link moves an onset in a way that cannot be followed ({named}): {rule}")
    return _ordered(data, moves)


def asked(rows: selection.Rows, what: str, moves: Moves) -> Asked:
    """All choices but those of one section."""
    return Asked(Selection(rows.cases, Window("whole"), *rows.quality), what, moves)


def say_moves(data: Dataset, question: Asked, kinds: tuple[str, ...]) -> None:
    """Say what the moved onsets change; nothing where none is moved."""
    if question.moves:
        st.info(plain(kept(what_changes, question, kinds)), icon=":material/event_repeat:")


def as_moved(data: Dataset, question: Asked) -> Dataset:
    """The dataset with the onsets moved, so that the evidence counts its days as the chart does."""
    return kept(_moved, question.moves) if question.moves else data


def _moved(data: Dataset, moves: Moves) -> Dataset:
    return move_onsets(data, dict(moves))
