"""How many were killed: the range of the sources read beside yearly counts of UCDP."""

from dataclasses import dataclass

import pandas as pd

from r2p.dataset import Dataset
from r2p.dataset.reference import reference
from r2p.figures.chart import Chart, base_layout
from r2p.figures.look import Look
from r2p.figures.words import escaped, number

_ROW = 34  # px
_KINDS = {
    "state_based": "with a state as a party",
    "non_state": "between groups",
    "one_sided": "against civilians",
}


@dataclass(frozen=True)
class _Range:
    label: str
    low: int
    best: int | None
    high: int
    own: bool = False

    @property
    def said(self) -> str:
        if self.low == self.high:
            return number(self.low)
        span = f"{number(self.low)}–{number(self.high)}"
        return span if self.best is None else f"{number(self.best)}  ({span})"


def death_ranges(data: Dataset, case_id: str, look: Look) -> Chart:
    """Deaths in one crisis as ranges."""
    case = data.case(case_id)
    counted = _counted(case)
    years = _years(case)
    rows = [*_own(case), *_together(counted, years), *_yearly(counted)]
    span = f"{years[0]}" if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return Chart(
        title=_title(case),
        subtitle=f"People killed, lowest to highest figure; UCDP: best estimate, {span}",
        reading=_reading(case, rows, span),
        spec={"data": _marks(rows, look), "layout": _layout(rows, look)},
        table=_table(case, counted),
        file_name=f"deaths-{case_id.lower()}",
        caveats=_caveats(case),
    )


def _counted(case: pd.Series) -> pd.DataFrame:
    """UCDP's rows on the country for the years of the acute phase."""
    annual = reference("violence_annual")
    return annual[(annual["iso3"] == case["iso3"]) & annual["year"].isin(_years(case))]


def _years(case: pd.Series) -> list[int]:
    return list(range(case["onset"].year, case["acute_until"].year + 1))


def _own(case: pd.Series) -> list[_Range]:
    low, high = case["deaths_low"], case["deaths_high"]
    if pd.isna(low) and pd.isna(high):
        return []
    low, high = (high if pd.isna(low) else low), (low if pd.isna(high) else high)
    return [_Range("Sources read", int(low), None, int(high), own=True)]


def _together(counted: pd.DataFrame, years: list[int]) -> list[_Range]:
    """The years as one row, where there are several and UCDP has them all."""
    whole = counted[counted["type"] == "all"]
    if len(years) < 2 or len(whole) < len(years):
        return []
    low, best, high = (int(whole[f"deaths_{part}"].sum()) for part in ("low", "best", "high"))
    return [_Range(f"UCDP {years[0]}–{years[-1] % 100:02d}", low, best, high)]


def _yearly(counted: pd.DataFrame) -> list[_Range]:
    return [
        _Range(f"UCDP {row.year}", int(row.deaths_low), int(row.deaths_best), int(row.deaths_high))
        for row in counted[counted["type"] == "all"].itertuples()
    ]


def _title(case: pd.Series) -> str:
    own = _own(case)
    if not own:
        return "No figure for the number of people killed is on record"
    low, high = own[0].low, own[0].high
    if pd.isna(case["deaths_high"]):
        return f"At least {number(low)} people killed"
    if high == 0:
        return "Nobody killed, as far as the sources read say"
    if low == high:
        return f"About {number(low)} people killed"
    return f"Between {number(low)} and {number(high)} people killed"


def _reading(case: pd.Series, rows: list[_Range], span: str) -> str:
    own = _own(case)
    if not own:
        said = "The sources read give no figure."
    elif pd.isna(case["deaths_high"]):
        said = f"The sources read name at least {number(own[0].low)} people killed."
    elif own[0].high == 0:
        said = "As far as the sources read say, nobody was killed."
    else:
        said = f"The sources read give {own[0].said} people killed."
    others = [row for row in rows if not row.own]
    if not others:
        return f"{said} UCDP has no figures for {span}."
    return (
        f"{said} For the whole country, {span}, UCDP counts {number(others[0].best or 0)} "
        f"(low {number(others[0].low)}, high {number(others[0].high)})."
    )


def _caveats(case: pd.Series) -> tuple[str, ...]:
    parts = [
        "UCDP counts a death only if it can tie it to an organised actor, an event and a place, "
        "in whole calendar years and for the whole country: it is mostly lower than inquiries "
        "and surveys, and zero does not mean that nobody died."
    ]
    if case["iso3"] == "SDN":
        parts.append("UCDP's Sudan is the whole country, before July 2011 with the South.")
    if pd.isna(case["deaths_high"]):
        parts.append("The sources read give no upper figure.")
    return tuple(parts)


def _table(case: pd.Series, counted: pd.DataFrame) -> pd.DataFrame:
    own = _own(case)
    rows: list[tuple] = [("Sources read", "", "all", row.low, None, row.high) for row in own]
    if own and pd.isna(case["deaths_high"]):
        rows = [("Sources read", "", "all", own[0].low, None, None)]
    rows += [
        (
            "UCDP",
            str(row.year),
            _KINDS.get(row.type, "all"),
            row.deaths_low,
            row.deaths_best,
            row.deaths_high,
        )
        for row in counted.sort_values(["year", "type"]).itertuples()
    ]
    frame = pd.DataFrame(rows, columns=["Source", "Year", "Violence", "Low", "Best", "High"])
    return frame.astype(dict.fromkeys(("Low", "Best", "High"), "Int64"))


def _marks(rows: list[_Range], look: Look) -> list[dict]:
    palette = look.palette
    traces = []
    for place, row in enumerate(rows):
        colour = palette.deaths if row.own else palette.muted
        shared = {
            "type": "scatter",
            "y": [place, place],
            "hovertemplate": f"{escaped(row.label)}: {escaped(row.said)}<extra></extra>",
        }
        traces.append(
            {
                **shared,
                "mode": "lines",
                "x": [row.low, row.high],
                "line": {"color": colour, "width": 7 if row.own else 4},
            }
        )
        marks = [row.low, row.high] if row.best is None else [row.best]
        traces.append(
            {
                **shared,
                "mode": "markers",
                "x": marks,
                "y": [place] * len(marks),
                "marker": {"size": 11 if row.own else 9, "color": colour},
            }
        )
    return traces


def _layout(rows: list[_Range], look: Look) -> dict:
    palette = look.palette
    top = max([row.high for row in rows], default=0) or 1
    names = [
        {
            "xref": "paper",
            "yref": "y",
            "x": 0,
            "y": place,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": 5,
            "text": f"{'<b>' if row.own else ''}{escaped(row.label)}{'</b>' if row.own else ''}  "
            f"{escaped(row.said)}",
            "showarrow": False,
            "align": "left",
            "font": {"size": 13, "color": palette.ink if row.own else palette.muted},
        }
        for place, row in enumerate(rows)
    ]
    return base_layout(
        look,
        24 + (_ROW + 6) * max(len(rows), 1) + 50,
        margin={"l": 10, "r": 16, "t": 16, "b": 50},
        annotations=names,
        xaxis={
            "range": [-top * 0.01, top * 1.04],
            "rangemode": "tozero",
            "nticks": 4 if look.narrow else 7,
            "tickformat": ",d",
            "showgrid": True,
            "title": {"text": "People killed"},
        },
        yaxis={"visible": False, "range": [len(rows) - 0.5, -0.75]},
    )
