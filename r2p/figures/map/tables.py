"""The same numbers as the map, as tables."""

import pandas as pd

from r2p.dataset import Dataset, label
from r2p.figures.map.shown import ABROAD, Shown
from r2p.figures.words import days_as_known, listed

TABLES = {"places": "Places", "seats": "Lead actors' seats", "deaths": "Deadly electoral events"}


def places(shown: Shown) -> pd.DataFrame:
    """Places of action: where, how many acts, on which crises, first and last date."""
    ground, acts = shown.ground, shown.acts
    labels = ground.cases["label"].to_numpy()
    by_place = acts.groupby("place")
    frame = pd.DataFrame(
        {
            "acts": by_place.size(),
            "crises": by_place["case"].agg(lambda rows: listed(labels[sorted(set(rows))])),
            "first": by_place["date"].min(),
            "last": by_place["date"].max(),
        }
    ).reset_index()
    frame = frame.sort_values(["acts", "place"], ascending=[False, True], kind="stable")
    at = ground.places.iloc[frame["place"]]
    return pd.DataFrame(
        {
            "Place": at["name"].to_numpy(),
            "Latitude": at["lat"].to_numpy(),
            "Longitude": at["lon"].to_numpy(),
            "Acts": frame["acts"].to_numpy(),
            "On": frame["crises"].to_numpy(),
            "First": frame["first"].dt.date.to_numpy(),
            "Last": frame["last"].dt.date.to_numpy(),
        }
    )


def seats(shown: Shown) -> pd.DataFrame:
    """Arcs: from where, who, to which crisis, how many acts, first and last date.

    Acts led from the capital of the crisis itself are among them (the map draws no arc).
    """
    ground, acts = shown.ground, shown.acts
    acts = acts[acts["seat_known"]]
    keys = ["seat", "group", "case"]
    by_arc = acts.groupby(keys)
    frame = pd.DataFrame(
        {
            "acts": by_arc.size(),
            "leads": by_arc["lead"].agg(lambda names: listed(sorted(set(names)))),
            "first": by_arc["date"].min(),
            "last": by_arc["date"].max(),
        }
    ).reset_index()
    frame = frame.sort_values(["acts", *keys], ascending=[False, True, True, True], kind="stable")
    at = ground.places.iloc[frame["seat"]]
    groups = [ground.groups[group] for group in frame["group"]]
    return pd.DataFrame(
        {
            "Seat": at["name"].to_numpy(),
            "Latitude": at["lat"].to_numpy(),
            "Longitude": at["lon"].to_numpy(),
            "Lead actors": [label("actor_groups", group) for group in groups],
            "Crisis": ground.cases["label"].to_numpy()[frame["case"]],
            "Acts": frame["acts"].to_numpy(),
            "Who": frame["leads"].to_numpy(),
            "First": frame["first"].dt.date.to_numpy(),
            "Last": frame["last"].dt.date.to_numpy(),
        }
    )


def deaths(shown: Shown) -> pd.DataFrame:
    """Points with deaths: where, how many events and deaths, first and last date."""
    points = shown.at_points()
    return pd.DataFrame(
        {
            "Crisis": shown.ground.cases["label"].to_numpy()[points["case"]],
            "Latitude": points["lat"],
            "Longitude": points["lon"],
            "Events": points["events"],
            "Deaths (best)": points["best"],
            "Deaths (low)": points["low"],
            "Deaths (high)": points["high"],
            "First": points["first"].dt.date,
            "Last": points["last"].dt.date,
        }
    )


def everything(shown: Shown) -> pd.DataFrame:
    """All three in one table, for a file: what each row is stands in the first column."""
    parts = {
        "place of action": places(shown).rename(columns={"On": "Crisis"}),
        "seat to crisis": seats(shown).rename(columns={"Seat": "Place"}),
        "deadly electoral event (UCDP DECO)": deaths(shown),
    }
    frames = [part.assign(Mark=mark) for mark, part in parts.items() if len(part)]
    columns = ["Mark", "Place", "Latitude", "Longitude", "Crisis", "Lead actors", "Who", "Acts"]
    columns += ["Events", "Deaths (best)", "Deaths (low)", "Deaths (high)", "First", "Last"]
    if not frames:
        return pd.DataFrame(columns=columns)
    whole = pd.concat(frames, ignore_index=True).reindex(columns=columns)
    numbers = ["Acts", "Events", "Deaths (best)", "Deaths (low)", "Deaths (high)"]
    return whole.astype(dict.fromkeys(numbers, "Int64"))


def acts(data: Dataset, shown: Shown, chosen: str) -> pd.DataFrame:
    """The acts behind what is chosen, oldest first; the column ``Act`` leads to the evidence.

    What all of them share by the choice, their crisis or their place, has no column.
    """
    rows = data.events.set_index("event_id").loc[shown.acts_of(chosen)["event_id"]]
    table = pd.DataFrame(
        {
            "Date": days_as_known(rows),
            "What was done": rows["title"].to_numpy(),
            "Lead": rows["lead_name"].to_numpy(),
            "Place": rows["place"].to_numpy(),
            "Crisis": rows["case_id"].map(data.labels).to_numpy(),
            "Result": [label("results", result) for result in rows["result"]],
            "Act": rows.index.to_numpy(),
        }
    )
    if chosen in set(shown.ground.cases["case_id"]):
        return table.drop(columns="Crisis")
    return table if chosen.startswith(ABROAD) else table.drop(columns="Place")
