"""A case put beside the published ones is the same as one that was read with them."""

import pandas as pd
import pytest

from r2p.dataset.join import MARK, joined
from r2p.dataset.load import assemble, case_folders, load
from r2p.dataset.paths import CASES

FRAMES = ("cases", "stages", "events", "sources", "actors", "event_actors")


@pytest.mark.parametrize("case_id", ["KEN-2007", "GMB-2016"])
def test_joined_is_as_if_read_together(case_id: str) -> None:
    ours = assemble([folder for folder in case_folders() if folder.name != case_id])
    before = {name: getattr(ours, name).copy() for name in FRAMES}
    both, whole = joined(ours, CASES / case_id), load()
    for name in FRAMES:
        one, other = getattr(both, name), getattr(whole, name)
        if name == "cases":
            one = one.assign(label=one["label"].str.removesuffix(MARK))
        pd.testing.assert_series_equal(one.dtypes, other.dtypes)
        keys = list(one.columns)
        pd.testing.assert_frame_equal(
            one.astype(str).sort_values(keys, ignore_index=True),
            other.astype(str).sort_values(keys, ignore_index=True),
        )
        pd.testing.assert_frame_equal(getattr(ours, name), before[name])
    assert both.case_ids == whole.case_ids
    assert both.notes == whole.notes
    assert both.private == {case_id}
    assert both.labels[case_id].endswith(MARK)


def test_pages_open_on_published_crises_only() -> None:
    ours = assemble([folder for folder in case_folders() if folder.name != "KEN-2007"])
    assert joined(ours, CASES / "KEN-2007").focus_ids == ours.focus_ids


def test_an_id_of_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="KEN-2007 already"):
        joined(load(), CASES / "KEN-2007")
