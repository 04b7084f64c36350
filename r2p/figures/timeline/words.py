"""What a timeline says in words: finding, reading, caveats and the table behind it."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from r2p.dataset import Dataset, labels
from r2p.figures.timeline.axis import MARGIN_DAYS
from r2p.figures.timeline.deaths import Deaths
from r2p.figures.timeline.findings import finding, reading, tallies
from r2p.figures.timeline.lanes import Shown
from r2p.figures.timeline.view import LANES, View
from r2p.figures.words import count, day, day_as_known, listed, percent


@dataclass(frozen=True)
class Drawn:
    """The acts of all crises shown (counter-acts among them) and where they stand."""

    events: pd.DataFrame
    shown: dict[str, Shown]
    deaths: dict[str, Deaths]


def words_for(data: Dataset, view: View, drawn: Drawn) -> dict[str, Any]:
    """Everything of a `Chart` but the drawing itself."""
    crises = tallies(data, view, drawn.events)
    return {
        "title": finding(view, crises),
        "subtitle": _subtitle(view, drawn),
        "reading": reading(view, crises),
        "caveats": tuple(_caveats(data, view, drawn)),
        "table": table(data, view, drawn),
        "file_name": "timeline-" + view.axis,
    }


def _subtitle(view: View, drawn: Drawn) -> str:
    total = len(drawn.events)
    acts = count(total, "act")
    if not view.whole:
        acts = f"{sum(shown.inside for shown in drawn.shown.values())} of {acts}"
    counters = int((drawn.events["direction"] == "counter").sum())
    parts = [
        acts + (f" ({count(counters, 'counter-act')} among them)" if counters else ""),
        f"by {LANES[view.lanes][0].lower()}{LANES[view.lanes][1:]}",
        _axis_in_words(view),
        view.left_out,
    ]
    if view.chosen > len(view.cases):
        until = view.place + len(view.cases) - 1
        parts.append(f"crises {view.place} to {until} of {view.chosen} chosen")
    return " · ".join(part for part in parts if part)


def _axis_in_words(view: View) -> str:
    if view.axis == "stage":
        return "stages equally wide, days evenly spaced within a stage"
    if view.axis == "days":
        until = {
            "acute": f"{MARGIN_DAYS} days after the longest acute phase",
            "whole": "the end of coding",
        }.get(view.span, f"day {view.span}")
        start = "the start of coding" if view.span == "whole" else f"{MARGIN_DAYS} days before"
        return f"days since onset, from {start} to {until}"
    if view.span == "dates" and view.first and view.last:
        return f"calendar, {day(view.first)} to {day(view.last)}"
    if view.span == "whole":
        return "calendar, the whole coded period of each crisis"
    return (
        f"calendar, from {MARGIN_DAYS} days before onset to {MARGIN_DAYS} days after the end "
        "of the acute phase, each crisis on its own"
    )


def _caveats(data: Dataset, view: View, drawn: Drawn) -> list[str]:
    cases = data.cases.set_index("case_id").loc[list(view.cases)]
    names = data.labels
    found = []
    if view.axis == "stage":
        own = data.stages[data.stages["case_id"].isin(view.cases)]
        short, long = count(int(own["days"].min()), "day"), count(int(own["days"].max()), "day")
        found.append(
            f"Every stage is drawn equally wide, whether it lasted {short} or {long}: "
            "compare order within and across crises, not distances."
        )
    if not view.whole:
        found.append("Finding and reading count the whole coded period, not only the days shown.")
    open_ended = [names[key] for key in cases.index[~cases["acute_given"]]]
    if open_ended and view.axis != "stage" and view.span == "acute":
        found.append(
            f"No end of the acute phase is recorded for {listed(open_ended)}; "
            "the end of the settlement stage stands in."
        )
    if cases["depth"].nunique() > 1:
        focus = listed(names[key] for key in cases.index[cases["depth"] == "focus"])
        found.append(
            f"{focus} {'was' if (cases['depth'] == 'focus').sum() == 1 else 'were'} researched "
            "about twice as deeply as the others: more acts recorded does not mean more acts done."
        )
    return [*found, *deaths_in_words(data, drawn.deaths)]


def deaths_in_words(data: Dataset, deaths: dict[str, Deaths]) -> list[str]:
    """Where the deaths come from and what the months leave out of them."""
    names = data.labels
    held = {key: one.share for key, one in deaths.items() if one.share is not None}
    text = (
        "Deaths: UCDP GED 25.1, of the whole country, counted per month by the PaCE project "
        "(CC BY 4.0)."
    )
    if held:
        shares = listed(f"{percent(part)} for {names[key]}" for key, part in held.items())
        text += (
            " The months leave out every event that began in one month and ended in another; from "
            "two years before to three years after the year of onset they hold, of the deaths "
            f"UCDP counts per year, {shares}."
        )
    found = [text]
    hidden = [names[key] for key, one in deaths.items() if len(one.deaths) and not one.drawn]
    if hidden:
        found.append(
            f"No monthly line is drawn for {listed(hidden)}: too few of the deaths can be given "
            "to a month."
        )
    late = listed(f"{one.gap} for {names[key]}" for key, one in deaths.items() if one.gap)
    if late:
        found.append(
            f"The table of months begins in {late}; "
            "before that nothing is drawn, which does not mean that nobody died."
        )
    calm = [names[key] for key, one in deaths.items() if one.drawn and one.deaths.max() == 0]
    if calm:
        found.append(
            f"Zero throughout for {listed(calm)}: UCDP counts only deaths it can tie to an "
            "organised actor, a day and a place, so zero does not mean that nobody died."
        )
    return found


def table(data: Dataset, view: View, drawn: Drawn) -> pd.DataFrame:
    """The acts that are drawn, one a row, crisis by crisis."""
    ids = [key for shown in drawn.shown.values() for key in shown.drawn]
    rows = drawn.events.set_index("event_id").loc[ids]
    lasting = rows["carried_out"] & (rows["end_state"] != "none")
    ends = [
        {"recorded": day(end), "ongoing": "end of coding", "unknown": "not recorded"}.get(state, "")
        if lasts
        else ""
        for lasts, state, end in zip(lasting, rows["end_state"], rows["end_min"], strict=True)
    ]
    made = pd.DataFrame(
        {
            "Crisis": rows["case_id"].map(data.labels),
            "Stage": rows["stage"].map(labels("stages")),
            "Date": [
                day_as_known(*pair)
                for pair in zip(rows["date"], rows["date_precision"], strict=True)
            ],
            "Days since onset": rows["day"],
            "Title": rows["title"],
            "Instrument": rows["instrument"].map(labels("instruments")),
            "Family": rows["family"].map(labels("families")),
            "Led by": rows["lead_name"],
            "Level of the lead": rows["lead_level"].map(labels("levels")),
            "Mode": rows["mode"].map(labels("modes")),
            "Result": rows["result"].map(labels("results")),
            "In force until": ends,
            "Counter-act": (rows["direction"] == "counter").map({True: "yes", False: ""}),
            "Checked": rows["checked"].map({True: "yes", False: "no"}),
            "Act": ids,
        }
    )
    return made.reset_index(drop=True)
