"""The stages of the response: when, how long, marked by what, and how many acts."""

from dataclasses import dataclass

import streamlit as st

from r2p.dataset import Dataset, label, vocabulary
from r2p.figures.words import count, day
from r2p.ui import case as dossier
from r2p.ui import store
from r2p.ui.beside import beside, width
from r2p.ui.case_facts import sources_of
from r2p.ui.text import plain

_HEAD = 270  # px of what stands beside the text of a stage


@dataclass(frozen=True)
class _Block:
    """One stage as it is shown."""

    stage: str
    name: str
    """Its place in the order and what it is called, in Markdown."""
    head: str
    """Its name, when it was, how long it took and how many acts fell into it."""
    meaning: str
    """What such a stage is, and the abbreviations in what marks this one."""
    marked: str
    """What marks the stage and, below it in small, where that is written: one element."""


def stages(data: Dataset, case_id: str) -> None:
    """One block a stage, in order, below one row of buttons for the acts of each."""
    blocks, missing = store.kept(_blocks, case_id)
    _pick_acts({block.stage: block.name for block in blocks})
    for block in blocks:
        with beside():
            st.markdown(block.head, help=block.meaning, width=width(_HEAD))
            st.markdown(block.marked, width="stretch")
    st.caption(missing)


def _pick_acts(names: dict[str, str]) -> None:
    """The stages by name; one opens its acts. One row, not a button for each stage."""
    st.pills(
        "Read the acts of a stage",
        list(names),
        format_func=names.__getitem__,
        key=_PICK,
        on_change=lambda: dossier.go("acts", stage=st.session_state[_PICK]),
        wrap=True,
    )


_PICK = "stage_acts"


def _blocks(data: Dataset, case_id: str) -> tuple[list[_Block], str]:
    rows = data.stages[data.stages["case_id"] == case_id].sort_values("start")
    acts = dossier.acts_of(data, case_id)
    counted = acts["carried_out"] & (acts["direction"] == "protective")
    blocks = []
    for place, stage in enumerate(rows.itertuples(), start=1):
        inside = acts["stage"] == stage.stage
        done = int((inside & counted).sum())
        name = f"{place} {plain(label('stages', stage.stage))}"
        acts_in = f"{count(int(inside.sum()), 'act')}, {done} carried out"
        span = f"{day(stage.start)} to {day(stage.end)}, {count(stage.days, 'day')}"
        blocks.append(
            _Block(
                stage=stage.stage,
                name=name,
                head=f"**{name}**  \n:gray[:small[{plain(span)}]]  \n{acts_in}",
                meaning=_meaning(data, stage.stage, stage.marked_by),
                marked=f"{plain(stage.marked_by)}\n\n"
                + _small(sources_of(data, case_id, stage.source_ids)),
            )
        )
    present = set(rows["stage"])
    absent = [term.label for term in vocabulary("stages").itertuples() if term.id not in present]
    text = "The last stage ends where coding ends. The boundaries are choices of the coder."
    if absent:
        text = f"Not a stage of this crisis: {', '.join(absent).lower()}. {text}"
    return blocks, plain(text)


def _meaning(data: Dataset, stage: str, marked_by: str) -> str:
    # Not a help mark of its own: it would stand behind the sources, the end of their element.
    parts = (
        plain(vocabulary("stages")["definition"][stage]),
        dossier.explained(data, marked_by),
    )
    return "\n\n".join(filter(None, parts))


def _small(items: str) -> str:
    """A list in Markdown, in small grey letters."""
    return "\n".join(
        f"- :gray[:small[{line.removeprefix('- ')}]]" for line in items.splitlines() if line
    )
