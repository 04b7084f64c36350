"""The rows of each measure in the common columns of the table."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.dataset.load import Dataset
from r2p.measures.acts import count_acts
from r2p.measures.breadth import breadths
from r2p.measures.force import days_in_force
from r2p.measures.joint import joint_shares
from r2p.measures.rate import rates
from r2p.measures.selection import Selection, in_scope, select
from r2p.measures.share import shares
from r2p.measures.speed import speeds

LISTED = 7
"""Most instruments that a note lists by name."""

EITHER_SIDE = "The date is not known to the day and may lie on the other side of onset."
NO_ACTS = "No act at all is recorded in the window."
NO_ACT_OF_KIND = "No act of the kind is recorded in the window."

Columns = dict[str, np.ndarray]
"""Columns of the table by name, as arrays of one length."""


@dataclass(frozen=True)
class View:
    """What a table was asked for."""

    dataset: Dataset
    selection: Selection
    cases: pd.DataFrame
    spans: pd.DataFrame
    kinds: list[str]
    by: str | None
    what: str

    @property
    def ids(self) -> list[str]:
        """Ids of the crises, in the order of the reader."""
        return self.cases["case_id"].tolist()

    @property
    def acts(self) -> pd.DataFrame:
        """Acts inside the window."""
        return select(self.dataset, self.selection)

    @property
    def acts_on_any_day(self) -> pd.DataFrame:
        """Acts whatever their day, for measures that look beyond the window."""
        return in_scope(self.dataset, self.selection)

    @property
    def all_spans(self) -> pd.DataFrame:
        """Windows of all chosen crises; one day stands in where a crisis has none.

        Rows of such crises are blanked afterwards, so the day is never seen.
        """
        spans = self.spans.set_index("case_id").reindex(self.ids).rename_axis("case_id")
        spans["start"] = spans["start"].fillna(pd.Timestamp("1900-01-01"))
        spans["end"] = spans["end"].fillna(pd.Timestamp("1900-01-01"))
        return spans.fillna({"days": 1, "note": ""}).astype({"days": int}).reset_index()


def _columns(frame: pd.DataFrame, **values: object) -> Columns:
    """Columns of the table as arrays: the keys of a measure's frame, and ``values``."""
    keys = {
        name: frame[name].to_numpy(dtype=object)
        for name in ("case_id", "kind", "part")
        if name in frame
    }
    filled = {
        "value": np.nan,
        "low": np.nan,
        "high": np.nan,
        "event_id": "",
        "note": "",
    } | values
    types = {"value": float, "low": float, "high": float, "n": float, "total": float}
    return keys | {
        name: np.array(np.broadcast_to(np.asarray(value, types.get(name, object)), len(frame)))
        for name, value in filled.items()
    }


def _recorded(n: pd.Series) -> np.ndarray:
    return np.where(n.to_numpy() > 0, "recorded", "none").astype(object)


def _acts(view: View) -> Columns:
    frame = count_acts(view.acts, view.ids, view.kinds, view.by)
    n = {
        "carried_out": frame["carried_out"],
        "attempted": frame["all"] - frame["carried_out"],
        "all": frame["all"],
    }[view.what]
    return _columns(frame, value=n, n=n, total=frame["all"], state=_recorded(n))


def _share(view: View) -> Columns:
    frame = shares(view.acts, view.ids, view.kinds, view.what, view.by)
    return _ratio(frame, NO_ACTS)


def _joint(view: View) -> Columns:
    frame = joint_shares(view.acts, view.ids, view.kinds, view.what, view.by)
    return _ratio(frame, NO_ACT_OF_KIND)


def _ratio(frame: pd.DataFrame, without: str) -> Columns:
    nothing = frame["total"] == 0
    return _columns(
        frame,
        value=frame["value"],
        n=frame["n"],
        total=frame["total"],
        state=np.where(nothing, "missing", _recorded(frame["n"])),
        note=np.where(nothing, without, ""),
    )


def _rate(view: View) -> Columns:
    frame = rates(view.acts, view.all_spans, view.kinds, view.what, view.by)
    return _columns(
        frame, value=frame["value"], n=frame["n"], total=frame["days"], state=_recorded(frame["n"])
    )


def _days(view: View) -> Columns:
    frame = days_in_force(view.acts_on_any_day, view.all_spans, view.kinds, view.by)
    unknown = [
        f"{unknown} of {acts} acts {'has' if unknown == 1 else 'have'} no recorded end."
        if unknown
        else note
        for unknown, acts, note in zip(frame["unknown"], frame["acts"], frame["note"], strict=True)
    ]
    lasts = frame["note"] == ""
    return _columns(
        frame,
        value=frame["low"],
        low=frame["low"],
        high=frame["high"],
        n=frame["acts"],
        total=frame["days"],
        state=np.where(lasts, _recorded(frame["acts"]), "missing"),
        note=np.where(lasts, unknown, frame["note"]),
    )


def _breadth(view: View) -> Columns:
    frame = breadths(view.acts, view.ids, view.kinds, view.what, view.by)
    none = frame["acts"] == 0
    notes = [
        NO_ACT_OF_KIND
        if not acts
        else f"Rarefied to {size} {'act' if size == 1 else 'acts'}.{_unused(missing)}"
        for acts, size, missing in zip(
            frame["acts"], frame["size"], frame["not_recorded"], strict=True
        )
    ]
    return _columns(
        frame,
        value=frame["rarefied"],
        n=frame["raw"],
        total=frame["acts"],
        state=np.where(none, "none", "recorded"),
        note=notes,
    )


def _unused(not_recorded: str) -> str:
    """The instruments not recorded, or how many they are where the list would be long."""
    number = not_recorded.count(", ") + 1
    if not not_recorded:
        return ""
    if number > LISTED:
        return f" Not recorded: {number} instruments."
    return f" Not recorded: {not_recorded}."


def _speed(view: View) -> Columns:
    frame = speeds(view.acts_on_any_day, view.cases, view.kinds, view.what, view.by)
    facts = zip(
        frame["before"], frame["before_day"], frame["acts"], frame["either_side"], strict=True
    )
    notes = [_speed_note(before, day, after, either) for before, day, after, either in facts]
    return _columns(
        frame,
        value=frame["day"],
        low=frame["day_low"],
        high=frame["day_high"],
        n=frame["acts"],
        total=frame["censored_at"],
        state=frame["state"],
        event_id=frame["event_id"],
        note=notes,
    )


def _speed_note(before: int, before_day: float, after: int, either_side: bool) -> str:
    parts = []
    if before:
        acts = "1 act" if before == 1 else f"{before} acts, the latest"
        parts.append(f"In use before onset: {acts} on day {int(before_day)}.".replace("-", "−"))
        if not after:
            parts.append("None at or after onset is recorded.")
    if either_side:
        parts.append(EITHER_SIDE)
    return " ".join(parts)


FILL: dict[str, Callable[[View], Columns]] = {
    "acts": _acts,
    "share": _share,
    "rate": _rate,
    "days": _days,
    "breadth": _breadth,
    "speed": _speed,
    "joint": _joint,
}
"""How each measure fills the columns of the table."""
