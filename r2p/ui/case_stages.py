"""The stages of the response: when, how long, marked by what, and how many acts."""

from dataclasses import dataclass

import streamlit as st

from r2p.dataset import Dataset, label, vocabulary
from r2p.figures.words import count, day
from r2p.ui import case as dossier
from r2p.ui import store
from r2p.ui.case_facts import sources_of
from r2p.ui.text import plain


@dataclass(frozen=True)
class _Block:
    """One stage as it is shown."""

    stage: str
    head: str
    meaning: str
    """What such a stage is, and the abbreviations in what marks this one."""
    acts: str
    marked: str
    """What marks the stage and, below it in small, where that is written: one element."""


def stages(data: Dataset, case_id: str) -> None:
    """One block a stage, in order."""
    blocks, missing = store.kept(_blocks, case_id)
    for block in blocks:
        left, right = st.columns([5, 11], gap="medium")
        left.markdown(block.head, help=block.meaning)
        left.button(
            block.acts,
            key=f"stage_{block.stage}",
            type="tertiary",
            icon=":material/list:",
            on_click=dossier.go,
            args=("acts",),
            kwargs={"stage": block.stage},
            help="Show the acts of this stage",
        )
        right.markdown(block.marked)
    st.caption(missing)


def _blocks(data: Dataset, case_id: str) -> tuple[list[_Block], str]:
    rows = data.stages[data.stages["case_id"] == case_id].sort_values("start")
    acts = dossier.acts_of(data, case_id)
    counted = acts["carried_out"] & (acts["direction"] == "protective")
    blocks = []
    for place, stage in enumerate(rows.itertuples(), start=1):
        inside = acts["stage"] == stage.stage
        done = int((inside & counted).sum())
        span = f"{day(stage.start)} to {day(stage.end)}, {count(stage.days, 'day')}"
        blocks.append(
            _Block(
                stage=stage.stage,
                head=f"**{place} {plain(label('stages', stage.stage))}**  \n"
                f":gray[:small[{plain(span)}]]",
                meaning=_meaning(data, stage.stage, stage.marked_by),
                acts=f"{count(int(inside.sum()), 'act')}, {done} carried out",
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
