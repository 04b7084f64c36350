"""The five dates of each dossier."""

import pandas as pd
import pytest

from r2p.dataset import Dataset
from r2p.dataset.load import assemble, case_folders
from r2p.dataset.milestones import milestones

KEYS = {"warning", "onset", "mediation", "sanction", "end"}


@pytest.fixture(scope="module")
def data() -> Dataset:
    return assemble(case_folders())


def test_kenya(data: Dataset) -> None:
    found = [(m.key, m.date.date().isoformat(), m.day) for m in milestones(data, "KEN-2007")]
    assert found == [
        ("warning", "2007-12-05", -25),
        ("onset", "2007-12-30", 0),
        ("mediation", "2008-01-01", 2),
        ("end", "2008-02-28", 60),
        ("sanction", "2009-11-04", 675),
    ]


def test_every_crisis_has_five_dates_in_order_or_says_that_there_is_none(data: Dataset) -> None:
    for case_id in data.case_ids:
        found = milestones(data, case_id)
        assert {milestone.key for milestone in found} == KEYS
        dates = [milestone.date for milestone in found if milestone.date is not None]
        assert dates == sorted(dates)
        assert all(m.date is not None for m in found[: len(dates)]), "those without come last"


def test_only_what_was_carried_out_and_protected_counts(data: Dataset) -> None:
    acts = data.events.set_index("event_id")
    for case_id in data.case_ids:
        for milestone in milestones(data, case_id):
            if milestone.event_id:
                act = acts.loc[milestone.event_id]
                assert act["carried_out"]
                assert act["direction"] == "protective"
                earlier = acts[
                    (acts["case_id"] == case_id)
                    & (acts["family"] == act["family"])
                    & acts["carried_out"]
                    & (acts["direction"] == "protective")
                    & (acts["date"] < act["date"])
                ]
                assert earlier.empty


def test_what_is_not_on_record_has_no_date(data: Dataset) -> None:
    by_key = {m.key: m for m in milestones(data, "SYR-2011")}
    assert by_key["end"].date is None
    by_key = {m.key: m for m in milestones(data, "KGZ-2010")}
    assert by_key["sanction"].date is None
    assert by_key["sanction"].event_id == ""


def test_on_the_same_day_the_onset_comes_first(data: Dataset) -> None:
    keys = [m.key for m in milestones(data, "MLI-2012")]
    assert keys.index("onset") < keys.index("sanction")
    by_key = {m.key: m for m in milestones(data, "MLI-2012")}
    assert by_key["onset"].date == by_key["sanction"].date == pd.Timestamp("2012-03-22")
