"""What is on the map in a window of time: the ground, counted."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from r2p.figures.map.clock import Span
from r2p.figures.map.ground import Ground

ABROAD = "from-"
"""How the id of a place begins where it stands for the seat of lead actors."""


@dataclass(frozen=True)
class Shown:
    """Acts and deaths in a window.

    Attributes:
        ground: where they come from.
        span: the window.
        acts: rows of ``ground.acts`` inside it.
        deaths: rows of ``ground.deaths`` inside it, stand-ins left out.
        undrawn: deaths inside it whose point is only a stand-in, per row of
            ``ground.cases``.
    """

    ground: Ground
    span: Span
    acts: pd.DataFrame
    deaths: pd.DataFrame
    undrawn: pd.Series

    def at_places(self) -> pd.DataFrame:
        """Acts per place: ``place`` (row in ``ground.places``) and ``acts``, most first."""
        counts = np.bincount(self.acts["place"], minlength=len(self.ground.places))
        place = np.flatnonzero(counts)
        place = place[np.argsort(-counts[place], kind="stable")]
        return pd.DataFrame({"place": place, "acts": counts[place]})

    def arcs(self) -> pd.DataFrame:
        """Acts per seat, actor group and crisis: ``seat``, ``group``, ``case``, ``acts``.

        Where the seat is the capital of the crisis itself there is nothing to draw. Most
        acts come last, so that they are drawn on top.
        """
        capital = self.ground.cases["place"].to_numpy()
        acts = self.acts[["seat", "group", "case"]].to_numpy()
        acts = acts[(acts[:, 0] >= 0) & (acts[:, 0] != capital[acts[:, 2]])]
        rows, counts = np.unique(acts, axis=0, return_counts=True)
        order = np.argsort(counts, kind="stable")
        frame = pd.DataFrame(rows[order], columns=["seat", "group", "case"])
        return frame.assign(acts=counts[order])

    def at_points(self) -> pd.DataFrame:
        """Deaths per point: ``lat``, ``lon``, ``case``, ``events``, ``best``, ``low``, ``high``,
        ``first`` and ``last`` date; the deadliest first, so that smaller ones lie on top."""
        deaths = self.deaths
        at = deaths[["lat", "lon", "case"]].to_numpy().round(2)
        points, which = np.unique(at, axis=0, return_inverse=True)
        frame = pd.DataFrame(points, columns=["lat", "lon", "case"]).astype({"case": int})
        count = len(points)
        frame["events"] = np.bincount(which, minlength=count)
        for name in ("best", "low", "high"):
            frame[name] = np.bincount(which, deaths[name], minlength=count).astype(int)
        dates = deaths["date"].to_numpy()
        order = np.argsort(dates, kind="stable")
        first, last = np.empty(count, dates.dtype), np.empty(count, dates.dtype)
        last[which[order]] = dates[order]  # the latest is written last
        first[which[order[::-1]]] = dates[order[::-1]]
        frame["first"], frame["last"] = first, last
        return frame.sort_values("best", ascending=False, kind="stable", ignore_index=True)

    def acts_of(self, chosen: str) -> pd.DataFrame:
        """The acts behind a crisis, a place or a seat, by the id that stands in the link."""
        ground = self.ground
        case = np.flatnonzero(ground.cases["case_id"] == chosen)
        if len(case):
            return self.acts[self.acts["case"] == case[0]]
        column = "seat" if chosen.startswith(ABROAD) else "place"
        row = np.flatnonzero(ground.places["id"] == chosen.removeprefix(ABROAD))
        return self.acts[self.acts[column].isin(row)]


def shown(ground: Ground, span: Span) -> Shown:
    """Count what lies inside a window."""
    acts, deaths = ground.acts, ground.deaths
    acts = acts[((acts["day"] >= span.first) & (acts["day"] <= span.last)).to_numpy()]
    deaths = deaths[((deaths["day"] >= span.first) & (deaths["day"] <= span.last)).to_numpy()]
    stand_in = deaths["stand_in"].to_numpy()
    return Shown(
        ground=ground,
        span=span,
        acts=acts,
        deaths=deaths[~stand_in],
        undrawn=deaths[stand_in].groupby("case")["best"].sum(),
    )


def options(ground: Ground) -> dict[str, str]:
    """What can be selected on the map, on any day: crises, then places, then seats abroad."""
    places = ground.places
    crises = dict(zip(ground.cases["case_id"], ground.cases["label"], strict=True))
    named = zip(places["id"], places["name"], strict=True)
    names = dict(enumerate(named))
    at = [names[row] for row in ground.acts["place"].value_counts().index]
    capital = ground.cases["place"].to_numpy()
    acts = ground.acts
    abroad = acts[(acts["seat"] >= 0) & (acts["seat"].to_numpy() != capital[acts["case"]])]
    seats = [names[row] for row in abroad["seat"].value_counts().index]
    return {
        **crises,
        **{id: f"In {name}" for id, name in at},
        **{f"{ABROAD}{id}": f"Led from {name}" for id, name in seats},
    }
