"""All crises as typed frames, ready for the measures."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow.csv import ConvertOptions, ParseOptions, ReadOptions, read_csv

from r2p.dataset.derive import (
    derive_cases,
    derive_event_actors,
    derive_events,
    derive_stages,
)
from r2p.dataset.kept_frames import kept_or_made, key_of
from r2p.dataset.manifest import is_known_good, known_digest, rules_digest
from r2p.dataset.paths import ARGUMENTS, CASES, DATA
from r2p.dataset.problem import Problem
from r2p.dataset.read import (
    case_text_row,
    read_case_toml,
    read_table,
)
from r2p.dataset.schema import Schema, schema, typed
from r2p.dataset.vocabulary import shared_actors, vocabulary

ARGUMENT_TABLES = ("claims", "evidence", "readings", "questions", "bearing")


@dataclass(frozen=True)
class Dataset:
    """Every table of the dataset. Frames are shared by all readers: never change one.

    ``cases``, ``stages``, ``events``, ``sources`` and ``actors`` have the
    columns of their schema, ``case_id`` (empty for shared actors) and what
    `r2p.dataset.derive` adds; ``event_actors`` has one row per act and actor.
    ``notes`` holds the coder's notes (Markdown) per crisis, ``arguments`` the
    tables of the paper's claims, ``about`` the keys of ``dataset.toml``,
    ``left_out`` the problems of each folder that could not be read, ``private`` the ids of
    crises that a reader put beside the published ones (see `r2p.dataset.join`).
    """

    cases: pd.DataFrame
    stages: pd.DataFrame
    events: pd.DataFrame
    sources: pd.DataFrame
    actors: pd.DataFrame
    event_actors: pd.DataFrame
    notes: dict[str, str]
    arguments: dict[str, pd.DataFrame]
    about: dict[str, Any]
    left_out: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    private: frozenset[str] = frozenset()

    @cached_property
    def case_ids(self) -> list[str]:
        """Ids of the crises, focus first, then by onset."""
        return self.cases["case_id"].tolist()

    @cached_property
    def focus_ids(self) -> list[str]:
        """Ids of the published crises that were researched in depth: what pages open on."""
        focus = (self.cases["depth"] == "focus") & ~self.cases["case_id"].isin(self.private)
        return self.cases.loc[focus, "case_id"].tolist()

    def case(self, case_id: str) -> pd.Series:
        """The row of one crisis.

        Raises:
            KeyError: there is no such crisis.
        """
        if case_id not in self._rows:
            raise KeyError(f"no crisis {case_id!r}")
        return self._rows[case_id]

    @cached_property
    def _rows(self) -> dict[str, pd.Series]:
        return {row["case_id"]: row for _, row in self.cases.iterrows()}

    @property
    def unpublished(self) -> str:
        """For source lines: a sentence that there is a case of the reader's own, or nothing."""
        return " With a private, unpublished case beside the published ones." * bool(self.private)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Label of each crisis, e.g. ``{"KEN-2007": "Kenya 2007–08"}``."""
        return dict(zip(self.cases["case_id"], self.cases["label"], strict=True))


def load(folder: Path = CASES) -> Dataset:
    """Read every case folder in ``folder``; leave out and report the broken ones.

    A folder whose checksum is in the manifest is known to be good and is not
    checked again (see `r2p.dataset.manifest`).
    """
    from r2p.dataset.check import check_case

    good, left_out = [], {}
    all_known = True
    for path in case_folders(folder):
        known = is_known_good(path)
        all_known &= known
        problems = () if known else tuple(check_case(path))
        if problems:
            left_out[path.name] = problems
        else:
            good.append(path)
    return assemble(good, left_out, keep=all_known and len(good) >= LARGE)


def case_folders(folder: Path = CASES) -> list[Path]:
    """The case folders in ``folder``, sorted by name."""
    return sorted(
        path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))
    )


def assemble(
    folders: Iterable[Path],
    left_out: dict[str, tuple[Problem, ...]] | None = None,
    *,
    keep: bool = False,
) -> Dataset:
    """The dataset made of checked case folders.

    Args:
        folders: the case folders.
        left_out: problems of those that are no part of it.
        keep: whether the large tables may be read from an earlier start and kept for the next
            (see `r2p.dataset.kept_frames`); all folders must be known to be good.

    Raises:
        ValueError: ``folders`` is empty.
    """
    folders = list(folders)
    if not folders:
        raise ValueError("no case folder could be read")
    rows: list[dict[str, Any]] = []
    notes: dict[str, str] = {}
    for path in folders:
        rows.append(case_text_row(read_case_toml(path / "case.toml")))
        notes[path.name] = (path / "notes.md").read_text(encoding="utf-8")
    cases = typed(pd.DataFrame(rows), schema("cases"))
    stages = derive_stages(_of_all(folders, "stages"))
    cases = derive_cases(cases, stages)
    if keep:
        key = key_of(
            {path.name: known_digest(path.name) for path in folders} | {"": rules_digest()}
        )
        large = kept_or_made(key, _LARGE_TABLES, lambda: _joined(folders, cases, stages))
    else:
        large = _joined(folders, cases, stages)
    return Dataset(
        cases=cases,
        stages=stages,
        **large,
        notes=notes,
        arguments={
            name: read_table(ARGUMENTS / f"{name}.csv", schema(name)) for name in ARGUMENT_TABLES
        },
        about=tomllib.loads((DATA / "dataset.toml").read_text(encoding="utf-8")),
        left_out=left_out or {},
    )


LARGE = 50
"""Crises from which on the joined tables are kept between starts."""
_LARGE_TABLES = ("events", "sources", "actors", "event_actors")


def _joined(
    folders: list[Path], cases: pd.DataFrame, stages: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """The tables that grow with the acts, by name."""
    own = _of_all(folders, "actors")
    actors = pd.concat([_with_case(shared_actors(), ""), own], ignore_index=True)
    actors["group"] = actors["level"].map(vocabulary("levels")["group"])
    acts = _of_all(folders, "events")
    event_actors = derive_event_actors(acts, actors)
    events = derive_events(
        acts, cases, stages, event_actors, vocabulary("instruments"), vocabulary("results")
    )
    sources = _of_all(folders, "sources")
    return {"events": events, "sources": sources, "actors": actors, "event_actors": event_actors}


def _of_all(folders: list[Path], name: str) -> pd.DataFrame:
    """One table of all folders below each other, typed once: a frame a folder costs far more."""
    table = schema(name)
    parts = [_cells(path / f"{name}.csv", table) for path in folders]
    cells = pa.concat_tables(parts).combine_chunks()
    of = np.repeat([path.name for path in folders], [part.num_rows for part in parts])
    text = pd.DataFrame({column: pd.array(cells[column], dtype="str") for column in table.names})
    return _with_case(typed(text, table), of)


def _cells(path: Path, table: Schema) -> pa.Table:
    """The cells of a CSV file as `r2p.dataset.read` has them, in columns: many are read fast.

    Raises:
        ValueError: the header or the number of cells differs from the schema.
    """
    body = path.read_bytes()
    cells = read_csv(
        pa.py_buffer(body),
        ReadOptions(use_threads=False, block_size=len(body)),
        ParseOptions(newlines_in_values=True),
        ConvertOptions(column_types=dict.fromkeys(table.names, pa.large_string())),
    )
    if cells.column_names != table.names:
        raise ValueError(f"{path.name} does not have the columns {', '.join(table.names)}")
    return cells


def _with_case(frame: pd.DataFrame, case_id: str | np.ndarray) -> pd.DataFrame:
    frame = frame.copy()
    frame.insert(0, "case_id", pd.Series(case_id, index=frame.index, dtype="str"))
    return frame
