"""What the map says in words: finding, reading, caveats, and the line under it while it plays."""

import pandas as pd

from r2p.dataset import label
from r2p.figures.map.clock import span_words
from r2p.figures.map.ground import Asked, Ground, kinds_offered
from r2p.figures.map.shown import Shown
from r2p.figures.words import count, listed, number, percent, quality_words

NAMED = 4
MOST = 3


def title(shown: Shown) -> str:
    """The finding: where the acts took place, and from where they were led."""
    acts = shown.acts
    n = len(acts)
    if not n:
        return f"No act on {about(shown.ground)} in this window"
    there = int(acts["in_country"].sum())
    abroad = int(acts["led_abroad"].sum())
    if n == 1:
        where = "took place there" if there else "took place elsewhere"
        led = "was led from abroad" if abroad else "was not led from abroad"
        return f"The one act on {about(shown.ground)} {where} and {led}"
    countries = shown.ground.cases["country"].nunique()
    where = "there" if countries <= NAMED else "in the countries in crisis"
    return (
        f"Of {count(n, 'act')} on {about(shown.ground)}, {there} took place {where} "
        f"and {abroad} were led from abroad"
    )


def about(ground: Ground) -> str:
    """The chosen crises within a sentence."""
    countries = list(dict.fromkeys(ground.cases["country"]))
    if len(countries) > NAMED:
        return f"{len(ground.cases)} crises"
    return listed(countries)


def subtitle(shown: Shown) -> str:
    """Measure, window and number of acts."""
    asked = shown.ground.asked
    parts = [
        measured(asked),
        span_words(asked.time, shown.span),
        f"n = {count(len(shown.acts), 'act')}",
        *quality_words(asked.checked_only, asked.min_confidence),
    ]
    return " · ".join(part for part in parts if part)


def measured(asked: Asked) -> str:
    """Which acts count."""
    kind = "All kinds of acts" if asked.kind == "all" else kinds_offered()[asked.kind]
    became = {
        "carried_out": "carried out",
        "attempted": "threatened, eased or failed",
        "all": "carried out or attempted",
        "counter": "only counter-acts (they shielded perpetrators or obstructed prevention)",
    }
    return f"{kind}, {became[asked.became]}"


def reading(shown: Shown) -> str:
    """Two sentences: the places and the seats with most acts."""
    ground, acts = shown.ground, shown.acts
    if acts.empty:
        return f"No act of this kind is recorded for {about(ground)} in this window."
    names = ground.places["name"].to_numpy()
    at = shown.at_places()
    top = [f"{names[row.place]} ({row.acts})" for row in at.head(MOST).itertuples()]
    sentences = [f"{'Most acts' if len(at) > 1 else 'All acts'} took place in {listed(top)}."]
    abroad = acts[acts["led_abroad"]]
    if len(abroad):
        share = percent(len(abroad) / len(acts))
        seats = (
            abroad["seat"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
        )
        top = [f"{names[seat]} ({led})" for seat, led in seats.head(MOST).items()]
        led = "were led" if len(abroad) > 1 else "was led"
        groups = abroad["group"].value_counts()
        leading = label("actor_groups", ground.groups[groups.index[0]]).lower()
        sentences.append(
            f"{share} {led} from seats abroad, most often {listed(top)}; {leading} led "
            f"{int(groups.iloc[0])} of these {count(len(abroad), 'act')}."
        )
    else:
        sentences.append("None was led by an actor with a known seat abroad.")
    return " ".join(sentences)


def status(shown: Shown, step: int | None, steps: int) -> str:
    """The line under the map: window, step, acts and deaths."""
    parts = [span_words(shown.ground.asked.time, shown.span), count(len(shown.acts), "act")]
    deaths = int(shown.deaths["best"].sum())
    if len(shown.ground.deaths):
        parts.append(f"{count(deaths, 'death')} in electoral events")
    if step is not None:
        parts.append(f"step {step + 1} of {steps}")
    return " · ".join(parts)


def caveats(shown: Shown, layers: tuple[str, ...]) -> list[str]:
    """What the reader should have in mind, only what applies."""
    said = []
    if "deaths" in layers:
        said += _on_deaths(shown)
    if "arcs" in layers:
        said += _on_seats(shown)
    vague = int((shown.acts["precision"] != "day").sum())
    if vague:
        said.append(
            f"{count(vague, 'act')} known only to the month or year {_is(vague)} placed on the "
            "day that was coded."
        )
    cases = shown.ground.cases
    if cases["depth"].nunique() > 1:
        focus = list(dict.fromkeys(cases.loc[cases["depth"] == "focus", "country"]))
        said.append(
            f"{listed(focus)} {'was' if len(focus) == 1 else 'were'} researched about twice as "
            "deeply as the others; larger circles there partly say so."
        )
    return said


def _on_deaths(shown: Shown) -> list[str]:
    ground = shown.ground
    said = []
    if len(ground.deaths):
        said.append(
            "Rings show deaths in electoral violence as UCDP DECO 1.0 counts them, at most to "
            "2017; they are no record of all deaths."
        )
    undrawn = []
    for case, deaths in shown.undrawn.items():
        drawn = int(shown.deaths.loc[shown.deaths["case"] == case, "best"].sum())
        country = ground.cases["country"].iloc[case]
        undrawn.append(f"{number(int(deaths))} of {number(int(deaths) + drawn)} in {country}")
    if undrawn:
        said.append(
            f"Not drawn are the deaths whose points stand for a whole country or province, or lie "
            f"outside the country: {listed(undrawn)}."
        )
    without = [
        country
        for row, country in enumerate(ground.cases["country"])
        if not (ground.deaths["case"] == row).any()
    ]
    if without and len(without) <= NAMED:
        said.append(f"DECO records no deadly electoral event for {listed(without)}.")
    elif without:
        said.append(f"DECO records no deadly electoral event for {len(without)} of these crises.")
    return said


def _on_seats(shown: Shown) -> list[str]:
    said = ["An arc starts where the lead actor has its seat, not where its people were."]
    acts = shown.acts
    capital = shown.ground.cases["place"].to_numpy()[acts["case"]]
    at_home = int((acts["seat"].to_numpy() == capital).sum())
    if at_home:
        said[0] += (
            f" {count(at_home, 'act')} led from the capital of the crisis itself "
            f"{'has' if at_home == 1 else 'have'} no arc."
        )
    unknown = acts[~acts["seat_known"]]
    if len(unknown):
        said.append(
            f"{count(len(unknown), 'act')} {_is(len(unknown))} without an arc, as no seat is "
            f"recorded for the lead: {listed(pd.unique(unknown['lead']))}."
        )
    return said


def _is(acts: int) -> str:
    return "is" if acts == 1 else "are"


def empty(shown: Shown) -> tuple[str, str]:
    """What is missing when a window holds no act, and what to do about it."""
    if shown.span.empty:
        return "The window ends before it begins.", "Choose a later end under Time window."
    ground = shown.ground
    what = f"No act of this kind is recorded for {about(ground)} in this window."
    if ground.asked.became != "all" or ground.asked.kind != "all":
        return what, "Choose a longer time window, or more under Acts."
    return what, "Choose a longer time window or another crisis."
