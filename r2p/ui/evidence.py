"""The evidence for one act: who did what to whom, when, and where that is written."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from r2p.dataset import Dataset, label
from r2p.figures.words import count, day, day_as_known, day_written
from r2p.ui import abbreviations, link
from r2p.ui.text import linked, plain, whole

KEY = "act"
_CITE = {"section": "cite", "work": "act", link.VERSION_KEY: link.VERSION}


def chosen_act(data: Dataset) -> str | None:
    """The act that the link names, or None."""
    values = link.raw(KEY)
    if not values:
        return None
    if len(values) == 1 and (data.events["event_id"] == values[0]).any():
        return values[0]
    link.notice(f"The link names the act “{','.join(values)[:40]}”, which is not in the data.")
    link.write(KEY, ())
    return None


def choose(event_id: str | None) -> None:
    """Put an act into the link; None closes the evidence."""
    link.write(KEY, (event_id,) if event_id else ())


def act_of_point(selection: Mapping) -> str | None:
    """The act under a mark selected in a Plotly chart."""
    for point in selection.get("points", []):
        data = point.get("customdata")
        first = data[0] if isinstance(data, list | tuple) and data else data
        if isinstance(first, dict):
            first = first.get("0")
        if isinstance(first, str):
            return first
    return None


def panel(data: Dataset, event_id: str) -> None:
    """Everything on one act, with a way to close it and to go to its crisis."""
    act = data.events[data.events["event_id"] == event_id].iloc[0]
    with st.container(border=True, key=f"evidence_{event_id}"):
        with st.container(horizontal=True, wrap=False, gap="small"):
            head, close = st.container(), st.container(width="content")
        head.markdown(f"**{plain(act['title'])}**")
        close.button(
            "Close",
            icon=":material/close:",
            type="tertiary",
            key=f"close_{event_id}",
            on_click=choose,
            args=(None,),
            help="Close the evidence",
        )
        st.caption(plain(_when(data, act)))
        words = f"{act['title']} {act['description']} {act['actor_names']}"
        description, meaning = abbreviations.below(data, plain(act["description"]), words)
        st.markdown(description, help=meaning)
        st.markdown(_facts(act))
        if act["coding_note"]:
            st.caption(f"Coding note: {plain(act['coding_note'])}")
        st.markdown(_trust(act))
        st.markdown(_actors(data, act))
        st.markdown(_sources(data, act))
        st.caption(plain(f"{event_id}, {data.about['title']}, version {data.about['version']}"))
        with st.container(horizontal=True, gap="small"):
            if link.raw("case") != (act["case_id"],):
                st.page_link(
                    "pages/case.py",
                    label=f"All on {plain(data.labels[act['case_id']])}",
                    icon=":material/article:",
                    query_params={**link.shared(), "case": act["case_id"], KEY: event_id},
                )
            st.page_link(
                "pages/data.py",
                label="Cite this act",
                icon=":material/format_quote:",
                query_params={**link.shared(), **_CITE, "case": act["case_id"], KEY: event_id},
                help="As APA, Chicago, BibTeX or RIS, to copy or to save",
            )


def _when(data: Dataset, act: pd.Series) -> str:
    when = day_as_known(act["date"], act["date_precision"])
    days = int(act["day"])
    if days == 0:
        lag = "day of the onset"
    else:
        lag = f"{count(abs(days), 'day')} {'after' if days > 0 else 'before'} onset"
    end = {
        "recorded": f"in force or under way until {day(act['end_min'])}",
        "ongoing": "still in force when coding ended",
        "unknown": "end not recorded",
        "none": "",
    }[act["end_state"]]
    parts = (
        data.labels[act["case_id"]],
        when,
        f"{lag}, {label('stages', act['stage']).lower()}",
        end,
    )
    return " · ".join(part for part in parts if part)


def _facts(act: pd.Series) -> str:
    counter = "" if act["direction"] == "protective" else " · **counter-act**"
    return (
        f"**{plain(label('instruments', act['instrument']))}** "
        f"({plain(label('families', act['family']).lower())}) · "
        f"mode: {plain(label('modes', act['mode']).lower())} · "
        f"result: {plain(label('results', act['result']).lower())}{counter}  \n"
        f"To: {plain(act['target'])} · in {plain(act['place'])} · "
        f"{plain(label('pillars', act['pillar']))}"
    )


def _trust(act: pd.Series) -> str:
    checked = (
        ":material/check_circle: Checked: a text that confirms date and fact was read"
        if act["checked"]
        else ":material/help: **Not checked**: no text that confirms both date and fact was read"
    )
    return f"{checked} · confidence {plain(act['confidence'])}"


def _actors(data: Dataset, act: pd.Series) -> str:
    rows = data.event_actors[data.event_actors["event_id"] == act["event_id"]]
    rows = rows.sort_values("lead", ascending=False, kind="stable")
    lines = [
        f"- {plain(row.name)} ({plain(label('levels', row.level).lower())}"
        f"{', lead' if row.lead else ''})"
        for row in rows.itertuples(index=False)
    ]
    return "Who acted\n" + "\n".join(lines)


def _sources(data: Dataset, act: pd.Series) -> str:
    sources = data.sources[data.sources["case_id"] == act["case_id"]].set_index("source_id")
    lines = [
        f"- {source_line(sources.loc[source_id])} ({plain(source_id)})"
        for source_id in act["source_ids"].split(";")
    ]
    return "Sources\n" + "\n".join(lines)


def source_line(source: pd.Series) -> str:
    """One source as Markdown: author or publisher, title, symbol, date, with its link."""
    who = source["author"] or source["publisher"]
    publisher = source["publisher"] if source["author"] else ""
    title = linked(source["title"], source["url"])
    rest = [plain(part) for part in (source["symbol"], publisher) if part]
    if source["date"]:  # no line ends inside a date
        rest.append(whole(day_written(source["date"])))
    return f"{plain(who)}: {title}" + (f", {', '.join(rest)}" if rest else "")
