"""Numbers counted from the case files by eye and by plain code, not with the measures."""

import csv
import datetime
import tomllib

import pytest

from r2p.dataset.paths import CASES, VOCABULARY
from r2p.measures.acts import count_acts, overlap
from r2p.measures.kinds import KINDS
from r2p.measures.selection import Selection, in_scope, select
from r2p.measures.table import measure_table
from r2p.measures.window import Window
from tests.unit.measure_frames import real, row

FOCUS = ("KEN-2007", "MLI-2012", "GIN-2009")
SANCTIONS = "family.sanctions"


def table(measure: str, kind: str, window: str = "acute", **more):
    chosen = Selection(FOCUS, Window.parse(window))
    return measure_table(real(), chosen, measure, [kind], **more).set_index("case_id")


def statuses(kind: str, window: str) -> dict[str, list[int]]:
    """carried_out, threatened, eased, failed of each focus case."""
    acts = select(real(), Selection(FOCUS, Window.parse(window)))
    frame = count_acts(acts, FOCUS, [kind]).set_index("case_id")
    columns = ["carried_out", "threatened", "eased", "failed"]
    return {case_id: frame.loc[case_id, columns].tolist() for case_id in FOCUS}


def test_kenya_sanctions_are_seven_acts_of_which_one_was_carried_out() -> None:
    # 021 EU, 024 World Bank, 039 USA, 041 Canada, 047 EU, 067 USA threatened; 069 USA applied.
    assert statuses(SANCTIONS, "whole")["KEN-2007"] == [1, 6, 0, 0]
    # Five of the threats were made by 28 Feb 2008; the one sanction came in November 2009.
    assert statuses(SANCTIONS, "acute")["KEN-2007"] == [0, 5, 0, 0]


def test_mali_and_guinea_sanctions_in_the_acute_phase() -> None:
    # Mali: 010 to 013, 016, 017, 018, 043, 056 carried out; 015, 044 threatened; 021, 039,
    # 053 eased. Guinea: 020, 034 to 037, 040, 048 carried out.
    counted = statuses(SANCTIONS, "acute")
    assert counted["MLI-2012"] == [9, 2, 3, 0]
    assert counted["GIN-2009"] == [7, 0, 0, 0]


def test_mediation_in_the_acute_phase() -> None:
    # Kenya: 20 acts; the visit of 1 Jan 2008 (006) and the second mediator (037) failed.
    # Mali: 15 acts, the talks of 8 Jan 2013 (046) failed. Guinea: 10, the talks 044 failed.
    counted = statuses("family.mediation", "acute")
    assert counted["KEN-2007"] == [18, 0, 0, 2]
    assert counted["MLI-2012"] == [14, 0, 0, 1]
    assert counted["GIN-2009"] == [9, 0, 0, 1]


def test_regional_action_in_the_acute_phase() -> None:
    # Kenya: the AU, the EAC and the AU's panel in 006, 017, 019, 020, 023, 025, 026, 029,
    # 031, 035, 036, 037, 045, 049, 051, 052; of these 006 and 037 failed.
    # Guinea: the AU and ECOWAS in 019, 023, 025, 029, 034, 040, 042, 044, 045, 052; of
    # these 044 and 045 failed.
    counted = statuses("regional.home", "acute")
    assert counted["KEN-2007"] == [14, 0, 0, 2]
    assert counted["GIN-2009"] == [8, 0, 0, 2]


def test_shares_in_the_acute_phase() -> None:
    # Kenya: 48 acts in the acute phase, 39 of them carried out.
    mediation = table("share", "family.mediation")
    assert mediation.loc["KEN-2007", ["n", "total"]].tolist() == [18, 39]
    assert mediation.loc["KEN-2007", "value"] == pytest.approx(18 / 39)
    assert mediation.loc["GIN-2009", ["n", "total"]].tolist() == [9, 33]
    every = table("share", SANCTIONS, what="all")
    assert every.loc["KEN-2007", ["n", "total"]].tolist() == [5, 48]


def test_first_sanction_and_first_threat_in_kenya() -> None:
    # Onset 30 Dec 2007. The EU threatened on 14 Jan 2008 (day 15); the United States
    # applied a travel ban on 4 Nov 2009: two days of 2007, 366 of 2008 and 307 of 2009.
    carried_out = table("speed", SANCTIONS).loc["KEN-2007"]
    assert carried_out[["state", "value", "event_id"]].tolist() == ["day", 675, "KEN-2007-069"]
    tried = table("speed", SANCTIONS, what="attempted").loc["KEN-2007"]
    assert tried[["state", "value", "event_id"]].tolist() == ["day", 15, "KEN-2007-021"]


def test_sanctions_on_guinea_were_in_use_before_onset() -> None:
    # 001, 003, 004, 005, 006 and 011, the last on 27 Jul 2009, 63 days before 28 Sep; the
    # threat of 17 Sep (014) was ignored. The first after onset is French, on 29 Sep.
    guinea = table("speed", SANCTIONS).loc["GIN-2009"]
    assert guinea[["state", "value", "event_id"]].tolist() == ["before_onset", 1, "GIN-2009-020"]
    assert guinea["note"] == "In use before onset: 6 acts, the latest on day −63."


def test_the_first_sanction_on_mali_came_on_day_zero() -> None:
    # World Bank and African Development Bank, 22 Mar 2012.
    mali = table("speed", SANCTIONS).loc["MLI-2012"]
    assert mali[["state", "value", "event_id"]].tolist() == ["day", 0, "MLI-2012-010"]


def test_days_in_force_in_mali() -> None:
    # Suspensions: AU 23 Mar to 24 Oct 2012, OIF 30 Mar 2012 to 6 Nov 2013; together 23 Mar
    # 2012 to 6 Nov 2013, 365 + 228 days and the last one.
    suspended = table("days", "instrument.membership_suspension", "whole").loc["MLI-2012"]
    assert suspended[["low", "high"]].tolist() == [594, 594]
    # ECOWAS closed the borders from 2 to 7 Apr 2012; the threat of 29 Mar does not count.
    closed = table("days", "instrument.trade_financial_sanctions").loc["MLI-2012"]
    assert closed[["low", "high", "n"]].tolist() == [6, 6, 1]
    # Aid: World Bank 22 Mar (no end), EU 23 Mar 2012 to 12 Feb 2013, USA 26 Mar (no end).
    # At least 22 Mar to 12 Feb: 10 days of March, 275 to the end of the year, 31 and 12.
    aid = table("days", "instrument.aid_suspension").loc["MLI-2012"]
    assert aid[["low", "high", "n", "total"]].tolist() == [328, 454, 3, 454]
    assert aid["note"] == "2 of 3 acts have no recorded end."


def test_days_in_force_in_guinea_and_kenya() -> None:
    # ECOWAS embargo from 17 Oct 2009, EU embargo to 14 Apr 2014: 4 years less one day to
    # 16 Oct 2013 (1,461 days), then 17 Oct 2013 to 14 Apr 2014 (180 days).
    embargo = table("days", "instrument.arms_embargo", "whole").loc["GIN-2009"]
    assert embargo[["low", "high", "n"]].tolist() == [1641, 1641, 2]
    # Sanctions imposed after the coup of December 2008 ran through the acute phase: 3 days
    # of September, 31, 30, 31 and 15 of January.
    guinea = table("days", SANCTIONS).loc["GIN-2009"]
    assert guinea[["low", "high", "n"]].tolist() == [110, 110, 13]
    assert table("days", SANCTIONS).loc["KEN-2007", ["low", "high"]].tolist() == [0, 0]


def test_sanctions_that_are_regional_action() -> None:
    # Guinea: 003 AU, 005 ECOWAS, 034 ECOWAS, 040 AU; 078 AU and 082 ECOWAS eased; the AU's
    # ultimatum 014 ignored. Mali, acute: 011, 017, 018; 015 threatened; 021, 039 eased.
    columns = ["carried_out", "threatened", "eased", "failed", "all"]
    acts = in_scope(real(), Selection(FOCUS))
    both = overlap(acts, FOCUS, SANCTIONS, "regional.home")
    assert row(both, case_id="GIN-2009")[columns].tolist() == [4, 0, 2, 1, 7]
    acute = overlap(select(real(), Selection(FOCUS)), FOCUS, SANCTIONS, "regional.home")
    assert row(acute, case_id="MLI-2012")[columns].tolist() == [3, 1, 2, 0, 6]
    assert row(acute, case_id="GIN-2009")[columns].tolist() == [2, 0, 0, 0, 2]


def test_joint_mediation_in_kenya() -> None:
    # Of the 18 carried out, 027 and 031 are marked joint; 006 is too, but failed.
    kenya = table("joint", "family.mediation").loc["KEN-2007"]
    assert kenya[["n", "total"]].tolist() == [2, 18]


def plain_rows(case_id: str) -> list[dict[str, str]]:
    with (CASES / case_id / "events.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain_status(row: dict[str, str]) -> str:
    if row["result"] in ("refused", "blocked", "ignored"):
        return "failed"
    return {"threaten": "threatened", "ease": "eased"}.get(row["mode"], "carried_out")


@pytest.mark.parametrize("case_id", FOCUS)
def test_every_family_and_status_as_plain_code_counts_them(case_id: str) -> None:
    with (VOCABULARY / "instruments.csv").open(encoding="utf-8", newline="") as file:
        family = {row["id"]: row["family"] for row in csv.DictReader(file)}
    case = tomllib.loads((CASES / case_id / "case.toml").read_text(encoding="utf-8"))
    acts = select(real(), Selection((case_id,)))
    families = [id for id in KINDS if id.startswith("family.")]
    frame = count_acts(acts, [case_id], families).set_index("kind")
    for id in families:
        inside = [
            plain_status(row)
            for row in plain_rows(case_id)
            if family[row["instrument"]] == id.partition(".")[2]
            and row["direction"] == "protective"
            and case["onset"] <= datetime.date.fromisoformat(row["date"]) <= case["acute_end"]
        ]
        for status in ("carried_out", "threatened", "eased", "failed"):
            assert frame.loc[id, status] == inside.count(status), (id, status)
        assert frame.loc[id, "all"] == len(inside)
